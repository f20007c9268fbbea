/* Marks: quotation marks, punctuation, symbols, emoticons, emoji. */
#include "token/scan.h"

static const char *const EMOTICONS[] = {">:(", ":'(", ":-)", ":-(", ":-D", ":-P", ":-p", ":-/", ":-|", ";-)",
                                        "=-)", "^_^", "-_-", "(-:", ":)",  ":(",  ":D",  ":P",  ":p",  ":/",
                                        ":|",  ";)",  "=)",  "=(",  "=D",  "(:",  "<3",  NULL};

static uint32_t emoticon(const struct scan *s, uint32_t at) {
    if (!strchr(">:;=^-(<", s->text[at]) || !s->text[at]) return 0;
    for (const char *const *e = EMOTICONS; *e; e++) {
        if (**e != s->text[at]) continue;
        uint32_t length = (uint32_t)strlen(*e);
        if (at + length > s->chunk_stop || memcmp(s->text + at, *e, length) != 0) continue;
        bool ends_free = !qi_word_at(s, at + length) && qi_byte_at(s, at + length) != '/';
        bool starts_free = at == s->chunk_start || length > 2 || qi_letter_at(s, at - 1);
        if (ends_free && starts_free &&
            !(s->text[at] == '(' && qi_byte_at(s, at + length) != '\0' && at + length < s->chunk_stop))
            return at + length;
    }
    return 0;
}

static uint32_t run_of(const struct scan *s, uint32_t at, uint32_t stop, const char *set) {
    while (at < stop && s->text[at] && strchr(set, s->text[at])) at++;
    return at;
}

/* ... and … and their mixtures. */
static uint32_t dots_end(const struct scan *s, uint32_t at) {
    for (;;) {
        if (at < s->chunk_stop && s->text[at] == '.')
            at++;
        else if (at + 2 < s->chunk_stop && memcmp(s->text + at, "\xE2\x80\xA6", 3) == 0)
            at += 3;
        else
            return at;
    }
}

/* 'em, 'tis, '90s: an apostrophe that opens a word. */
static uint32_t elision(const struct scan *s, uint32_t after) {
    static const char *const words[] = {"em", "til", "till", "tis", "twas", "cause", "n", "bout", "cuz", NULL};
    uint32_t end = after;
    while (qi_digit_at(s, end)) end++;
    if (end == after + 2) {
        if (qi_byte_at(s, end) == 's') end++;
        return qi_word_at(s, end) ? 0 : end;
    }
    end = after;
    while (qi_letter_at(s, end)) end++;
    if (end == after || end - after > 5 || qi_word_at(s, end)) return 0;
    for (const char *const *w = words; *w; w++)
        if (strlen(*w) == end - after) {
            uint32_t i = 0;
            while (i < end - after && (s->text[after + i] | 32) == (*w)[i]) i++;
            if (i == end - after) return end + (**w == 'n' ? qi_apostrophe(s, end) : 0); /* rock 'n' roll */
        }
    return 0;
}

/* Is there, within sight, a later apostrophe that closes what was opened? */
static bool closed_later(const struct scan *s, uint32_t at) {
    uint32_t limit = s->stop - at < 300 ? s->stop : at + 300;
    for (; at < limit; at++) {
        uint32_t length = qi_apostrophe(s, at);
        if (length && at && s->text[at - 1] != ' ' && !qi_word_at(s, at + length)) return true;
    }
    return false;
}

/* A mark that is an apostrophe or a single quotation mark. */
static struct piece apostrophe(struct scan *s, uint32_t at, uint32_t length) {
    uint32_t after = at + length;
    bool word_before = at > s->chunk_start && qi_word_at(s, at - 1);
    if (length == 1 && qi_byte_at(s, after) == '\'') return (struct piece){after + 1, TOKEN_QUOTE, false};
    if (length > 1 && qi_apostrophe(s, after) > 1) return (struct piece){after + length, TOKEN_QUOTE, false};
    uint32_t clitic = qi_clitic(s, at);
    if (at > s->chunk_start && clitic && s->text[at - 1] != '(') return (struct piece){clitic, TOKEN_WORD, word_before};
    uint32_t word = word_before ? 0 : elision(s, after);
    if (word && !(s->single_open && at > s->chunk_start)) return (struct piece){word, TOKEN_WORD, false};
    if (word_before && qi_digit_at(s, at - 1) && qi_digit_at(s, after)) /* 5'10 */
        return (struct piece){after, TOKEN_PUNCTUATION, false};
    if (word_before) { /* workers'  or  'the workers' */
        bool plural = (s->text[at - 1] | 32) == 's';
        int next = qi_byte_at(s, after); /* ‘Leave the shoes’: a plural's apostrophe has its noun behind it */
        bool ends = s->single_open && (next == ':' || next == ';' || next == ',');
        if (plural && !ends && (!s->single_open || closed_later(s, after)))
            return (struct piece){after, TOKEN_WORD, true};
        s->single_open = false;
        return (struct piece){after, TOKEN_QUOTE, false};
    }
    s->single_open = qi_word_at(s, after);
    return (struct piece){after, TOKEN_QUOTE, false};
}

static bool extends_emoji(uint32_t c) {
    return c == 0xFE0F || c == 0x20E3 || (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F);
}

/* One emoji: modifiers and what a zero-width joiner ties to it (UAX #29, GB11), or a flag (GB12). */
static uint32_t emoji_end(const struct scan *s, uint32_t at) {
    uint32_t more;
    if (qi_wide_at(s, at, &more) == WIDE_FLAG) {
        at += more;
        return qi_class_at(s, at) == BYTE_HIGH && qi_wide_at(s, at, &more) == WIDE_FLAG ? at + more : at;
    }
    for (at += more; at < s->stop;) {
        size_t length;
        uint32_t c = qi_utf8_decode(s->text + at, &length), joined = at + (uint32_t)length;
        if (c == 0x200D && qi_class_at(s, joined) == BYTE_HIGH) {
            if (qi_wide_at(s, joined, &more) != WIDE_EMOJI) break;
            at = joined + more;
        } else if (extends_emoji(c)) {
            at += (uint32_t)length;
        } else {
            break;
        }
    }
    return at;
}

static struct piece wide_mark(struct scan *s, uint32_t at) {
    size_t length;
    uint32_t c = qi_utf8_decode(s->text + at, &length), after = at + (uint32_t)length;
    if (c == 0x2026) return (struct piece){dots_end(s, at), TOKEN_PUNCTUATION, false};
    if (c == 0x2018) {
        if (qi_apostrophe(s, after) > 1) return (struct piece){after + 3, TOKEN_QUOTE, false};
        uint32_t word = elision(s, after);
        if (word && qi_digit_at(s, after)) return (struct piece){word, TOKEN_WORD, false};
        s->single_open = true;
        return (struct piece){after, TOKEN_QUOTE, false};
    }
    switch (qi_wide_class(c)) {
    case WIDE_APOSTROPHE: return apostrophe(s, at, (uint32_t)length);
    case WIDE_QUOTE: return (struct piece){after, TOKEN_QUOTE, false};
    case WIDE_EMOJI:
    case WIDE_FLAG: return (struct piece){emoji_end(s, at), TOKEN_EMOJI, false};
    case WIDE_ALONE: return (struct piece){after, TOKEN_WORD, false};
    case WIDE_PUNCTUATION:
    case WIDE_HYPHEN: return (struct piece){after, TOKEN_PUNCTUATION, false};
    default: return (struct piece){after, TOKEN_SYMBOL, false};
    }
}

/* Lines and arrows: ---- ===> *** |---+--->. */
static struct piece drawing(const struct scan *s, uint32_t at) {
    uint32_t same = at;
    while (same < s->chunk_stop && s->text[same] == s->text[at]) same++;
    static const char set[] = "-=<>|+*~{}_";
    uint32_t sight = s->chunk_stop - same < 16 ? s->chunk_stop : same + 16; /* what follows may be read again */
    uint32_t mixed = run_of(s, same, sight, set), lines = 0;
    for (uint32_t i = same; i < mixed; i++) lines += s->text[i] == '-' || s->text[i] == '=';
    if (s->text[at] == '-' || s->text[at] == '=') lines += same - at;
    if (mixed > same && (lines > 1 || (mixed == at + 2 && s->text[at] == '-')) && s->text[at] != '{')
        same = run_of(s, mixed, s->chunk_stop, set);
    bool symbol = s->text[at] != '-' && s->text[at] != '{' && s->text[at] != '}';
    return (struct piece){same, symbol ? TOKEN_SYMBOL : TOKEN_PUNCTUATION, false};
}

static struct piece number_after_mark(struct scan *s, uint32_t at) {
    struct piece piece = qi_scan_word(s, at + 1);
    return (struct piece){piece.stop, TOKEN_NUMBER, false};
}

struct piece qi_scan_mark(struct scan *s, uint32_t at) {
    char c = s->text[at], next = at + 1 < s->chunk_stop ? s->text[at + 1] : '\0';
    bool word_before = at > s->chunk_start && qi_word_at(s, at - 1);
    if (qi_byte_class[(unsigned char)c] == BYTE_HIGH) return wide_mark(s, at);
    uint32_t face = emoticon(s, at);
    if (face) return (struct piece){face, TOKEN_SYMBOL, false};
    switch (c) {
    case '\'': return apostrophe(s, at, 1);
    case '`':
        if (word_before && qi_clitic(s, at)) return (struct piece){qi_clitic(s, at), TOKEN_WORD, true};
        return (struct piece){at + 1 + (next == '`'), TOKEN_QUOTE, false};
    case '"': return (struct piece){at + 1, TOKEN_QUOTE, false};
    case '.':
        if (next != '.' && qi_digit_at(s, at + 1) && !word_before) return number_after_mark(s, at);
        if (next == '!' || next == '?')
            return (struct piece){run_of(s, at + 1, s->chunk_stop, "!?"), TOKEN_PUNCTUATION, false};
        return (struct piece){dots_end(s, at), TOKEN_PUNCTUATION, false};
    case '!':
    case '?': return (struct piece){run_of(s, at, s->chunk_stop, "!?"), TOKEN_PUNCTUATION, false};
    case '+':
        if (at == s->chunk_start && qi_digit_at(s, at + 1)) return number_after_mark(s, at);
        return drawing(s, at);
    case '-':
    case '=':
    case '*':
    case '~':
    case '<':
    case '>':
    case '|':
    case '#':
    case '{':
    case '}': return drawing(s, at);
    case '$': return (struct piece){run_of(s, at, s->chunk_stop, "$"), TOKEN_SYMBOL, false};
    case '%':
    case '^':
    case '&':
    case '@': return (struct piece){at + 1, TOKEN_SYMBOL, false};
    default: return (struct piece){at + 1, TOKEN_PUNCTUATION, false};
    }
}
