/*
 * Does the full stop after a word belong to it? In Universal Dependencies the stop of an abbreviation
 * does, unless it ends the sentence too ("in the U.S." at the end: U.S|.).
 */
#include "token/scan.h"

/* The word after the stop at `stop`, skipping closing marks and white space; false at the segment's end. */
static bool next_word(const struct scan *s, uint32_t stop, uint32_t *next, bool *joined) {
    uint32_t at = stop + 1, limit = stop + 64;
    *joined = true;
    while (at < s->stop && at < limit) {
        size_t length;
        uint32_t c = qi_utf8_decode(s->text + at, &length);
        bool space = c < 0x80 ? qi_byte_class[c] == BYTE_SPACE : qi_wide_class(c) == WIDE_SPACE;
        if (space)
            *joined = false;
        else if (c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D ||
                 (c == '(' && !*joined) || (c == 0x201C && !*joined))
            ;
        else
            break;
        at += (uint32_t)length;
    }
    *next = at;
    return at < s->stop;
}

static uint32_t ascii_end(const struct scan *s, uint32_t at) {
    while (qi_letter_at(s, at)) at++;
    return at;
}

enum after { AFTER_NOTHING, AFTER_LOWER, AFTER_NAME, AFTER_STARTER, AFTER_NUMBER, AFTER_JOINED };

/* What follows the stop: the evidence for and against the end of a sentence. */
static enum after what_follows(const struct scan *s, uint32_t stop, uint32_t *next) {
    bool joined;
    if (!next_word(s, stop, next, &joined)) return AFTER_NOTHING;
    if (joined) return AFTER_JOINED; /* U.S.,  etc.) and */
    if (qi_digit_at(s, *next)) return AFTER_NUMBER;
    if (!qi_letter_at(s, *next)) {
        size_t length;
        uint32_t c = qi_utf8_decode(s->text + *next, &length);
        bool dash = c == 0x2013 || c == 0x2014; /* 12:01 p.m. — A man called. */
        return qi_class_at(s, *next) == BYTE_HIGH && !dash ? AFTER_NAME : AFTER_LOWER;
    }
    if (!qi_upper_at(s, *next)) return AFTER_LOWER;
    uint32_t end = ascii_end(s, *next);
    if (end == *next + 1 && qi_byte_at(s, end) == '.') return AFTER_NAME; /* the initial A. */
    return qi_spelling_lists(s, *next, end) >> LIST_STARTER & 1 ? AFTER_STARTER : AFTER_NAME;
}

/* J. | U.S | p.m: single letters with stops between them; *letters: how many. */
static bool dotted(const struct scan *s, uint32_t start, uint32_t stop, uint32_t *letters) {
    *letters = 0;
    for (uint32_t at = start; at < stop; at += 2) {
        if (!qi_letter_at(s, at) || (at + 1 < stop && s->text[at + 1] != '.')) return false;
        ++*letters;
    }
    return *letters > 0;
}

static bool time_of_day(const struct scan *s, uint32_t start, uint32_t stop) {
    return stop - start == 3 && (s->text[start + 2] | 32) == 'm' &&
           ((s->text[start] | 32) == 'a' || (s->text[start] | 32) == 'p');
}

/* 3 p.m. Riga time, 9 a.m. New York time: do capitalised words from `next` on say whose clock it is? */
static bool names_clock(const struct scan *s, uint32_t next) {
    enum { WORDS = 3 };
    for (int n = 0; n < WORDS && qi_upper_at(s, next); n++) {
        uint32_t end = ascii_end(s, next);
        if (end + 5 > s->stop || s->text[end] != ' ') return false;
        if (!memcmp(s->text + end + 1, "time", 4)) return end + 5 == s->stop || !qi_letter_at(s, end + 5);
        next = end + 1;
    }
    return false;
}

/* 9 a. m. and: the halves of the day with a blank between their letters; start: of the first. */
static bool spaced_half(const struct scan *s, uint32_t start) {
    return start > s->start + 1 && (s->text[start] == 'a' || s->text[start] == 'p') && s->text[start - 1] == ' ' &&
           qi_digit_at(s, start - 2) && start + 5 <= s->stop && !memcmp(s->text + start + 1, ". m.", 4);
}

static bool initial_belongs(const struct scan *s, uint32_t start, enum after after) {
    if (!qi_upper_at(s, start) && start > s->start && s->text[start - 1] == '(') return true; /* (b. 1961) */
    if (s->text[start] == 'v' && start > s->start + 1 && qi_byte_at(s, start - 1) == ' ')
        return after != AFTER_NOTHING; /* Orlava Corp. v. The Queen */
    if (spaced_half(s, start)) return true;
    if (s->text[start] == 'm' && start > s->start + 4 && spaced_half(s, start - 3))
        return after != AFTER_NOTHING && after != AFTER_STARTER;
    if (!qi_upper_at(s, start))
        return qi_spelling_lists(s, start, start + 2) >> LIST_ABBREVIATION & 1 && after == AFTER_NUMBER;
    if (after == AFTER_NOTHING) return false;
    if (s->text[start] == 'I')
        return after == AFTER_NAME && start > s->start + 1 && qi_byte_at(s, start - 1) == ' ' && start != s->start;
    if (start == s->start) return after == AFTER_NAME; /* "A. Thanks": a list item; "J. Orlova": a name */
    return after != AFTER_STARTER;
}

/* Abbreviations that seldom stand before a name that goes on the sentence: etc., Inc., a.m. */
static bool closes(const struct scan *s, uint32_t start, uint32_t stop) {
    return stop - start == 3 && (s->text[start] | 32) == 'e' && (s->text[start + 1] | 32) == 't' &&
           (s->text[start + 2] | 32) == 'c';
}

static bool listed_belongs(const struct scan *s, uint32_t start, uint32_t stop, uint64_t lists, enum after after) {
    const char *when = qi_spelling_value(s, LIST_ABBREVIATION, start, stop + 1);
    if (when && *when == 'c' && !qi_upper_at(s, start)) return false;
    if (when && *when == 'n' && after != AFTER_NUMBER && after != AFTER_JOINED) return false;
    if (after == AFTER_NOTHING) return lists >> LIST_ABBREVIATION_BEFORE & 1;
    if (lists >> LIST_ABBREVIATION_BEFORE & 1) return true;
    if (after == AFTER_STARTER) return false;
    return after != AFTER_NAME || !closes(s, start, stop);
}

/* "6 ft. tall", "$5 m. in cash": a unit behind a figure, with a small letter behind it. */
static bool is_unit(const struct scan *s, uint32_t start, uint32_t stop) {
    uint32_t next;
    if (stop - start > 4 || start < s->start + 2 || s->text[start - 1] != ' ' || !qi_digit_at(s, start - 2))
        return false;
    bool unit = qi_spelling_lists(s, start, stop) & ((uint64_t)1 << LIST_UNIT | (uint64_t)1 << LIST_NUMBER_WORD) ||
                (stop - start == 1 && s->text[start] == 'm') ||
                qi_spelling_lists(s, start, stop + 1) >> LIST_NUMBER_WORD & 1 || /* 21 mil. yen, 8 in. tall */
                (stop - start == 2 && !memcmp(s->text + start, "in", 2));
    return unit && what_follows(s, stop, &next) == AFTER_LOWER;
}

bool qi_stop_belongs(const struct scan *s, uint32_t start, uint32_t stop) {
    if (stop - start > 12 || qi_digit_at(s, start)) return false;
    if (qi_byte_at(s, stop + 1) == '.') /* Inc.. has a stop of its own; etc... has an ellipsis */
        return qi_byte_at(s, stop + 2) != '.' && qi_spelling_lists(s, start, stop + 1) >> LIST_ABBREVIATION & 1;
    uint32_t letters, next;
    uint64_t lists = qi_spelling_lists(s, start, stop + 1);
    if (is_unit(s, start, stop)) return true;
    if (dotted(s, start, stop, &letters)) {
        enum after after = what_follows(s, stop, &next);
        if (letters == 1) return initial_belongs(s, start, after);
        if (lists >> LIST_ABBREVIATION_BEFORE & 1) return true;
        if (after == AFTER_NOTHING) return false;
        if (time_of_day(s, start, stop) && after == AFTER_NAME) {
            uint64_t day = qi_spelling_lists(s, next, ascii_end(s, next));
            return (day >> LIST_MONTH & 1) || (day >> LIST_WEEKDAY & 1) || qi_upper_at(s, next + 1) ||
                   names_clock(s, next);
        }
        return after != AFTER_STARTER;
    }
    if (!(lists >> LIST_ABBREVIATION & 1)) return false;
    return listed_belongs(s, start, stop, lists, what_follows(s, stop, &next));
}
