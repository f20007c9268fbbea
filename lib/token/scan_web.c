/* Addresses: URLs, host and file names, e-mail, hashtags, handles. */
#include "token/scan.h"

static bool address_byte(char c) {
    return qi_byte_class[(unsigned char)c] == BYTE_LETTER || qi_byte_class[(unsigned char)c] == BYTE_DIGIT ||
           c == '.' || c == '-' || c == '+' || c == '%' || c == '@' || c == '~';
}

/* Everything to the chunk's end but closing punctuation; a bracket stays when it was opened inside. */
static uint32_t url_end(const struct scan *s, uint32_t at) {
    uint32_t end = at;
    int32_t open = 0;
    while (end < s->chunk_stop && s->text[end] != '<' && s->text[end] != '>' && s->text[end] != '"') {
        open += s->text[end] == '(';
        open -= s->text[end] == ')';
        size_t length;
        uint32_t c = qi_utf8_decode(s->text + end, &length);
        if (c == 0x201C || c == 0x201D || c == 0x2019 || c == 0xBB) break;
        end += (uint32_t)length;
    }
    while (end > at) {
        char c = s->text[end - 1];
        if (c == ')' && open >= 0) break;
        if (!c || !strchr(".,;:!?')]}*", c)) break;
        open += c == ')';
        end--;
    }
    return end;
}

static bool starts(const struct scan *s, uint32_t at, const char *word) {
    for (; *word; word++, at++) {
        char c = qi_byte_at(s, at);
        if (c != *word && !(c >= 'A' && c <= 'Z' && c + 32 == *word)) return false;
    }
    return true;
}

static bool url_starts(const struct scan *s, uint32_t at) {
    if (starts(s, at, "www.") || starts(s, at, "mailto:")) return true;
    uint32_t end = at;
    while (qi_letter_at(s, end) && end < at + 12) end++;
    return end > at && starts(s, end, "://");
}

/* user@host: where the address in [at, end) stops, or 0. */
static uint32_t mail_end(const struct scan *s, uint32_t at, uint32_t end) {
    const char *sign = memchr(s->text + at, '@', end - at);
    if (!sign) return 0;
    uint32_t sign_at = (uint32_t)(sign - s->text), stop = sign_at + 1;
    if (sign_at == at || !qi_word_at(s, stop)) return 0;
    while (stop < end && s->text[stop] != '@' && s->text[stop] != '%') stop++;
    while (stop > sign_at && !qi_word_at(s, stop - 1)) stop--;
    return stop > sign_at + 1 ? stop : 0;
}

/* host.tld, host.tld/path, name.pdf: where it stops, or 0. */
static uint32_t host_end(const struct scan *s, uint32_t at, uint32_t end) {
    while (end > at && (s->text[end - 1] == '.' || s->text[end - 1] == '-')) end--;
    uint32_t label = end;
    while (label > at && qi_letter_at(s, label - 1)) label--;
    if (label == end || label < at + 2 || s->text[label - 1] != '.' || !qi_word_at(s, label - 2)) return 0;
    uint32_t before = label - 1;
    while (before > at && s->text[before - 1] != '.') before--;
    if (before + 1 == label - 1 && before == at) return 0;             /* p.m, U.S */
    if (qi_upper_at(s, label) && !qi_upper_at(s, label + 1)) return 0; /* street.In */
    if (!(qi_spelling_lists(s, label, end) >> LIST_DOMAIN & 1)) return 0;
    if (qi_spelling_lists(s, label, end) >> LIST_STARTER & 1 && before == at && qi_byte_at(s, end) != '/') return 0;
    return qi_byte_at(s, end) == '/' && end < s->chunk_stop ? url_end(s, at) : end;
}

static struct piece tag(const struct scan *s, uint32_t at, uint8_t kind) {
    uint32_t end = at + 1;
    while (qi_word_at(s, end) || (kind == TOKEN_HANDLE && qi_byte_at(s, end) == '.' && qi_word_at(s, end + 1))) {
        size_t length;
        qi_utf8_decode(s->text + end, &length);
        end += (uint32_t)length;
    }
    return (struct piece){end, kind, false};
}

struct piece qi_scan_web(struct scan *s, uint32_t at) {
    struct piece none = {0, 0, false};
    char first = s->text[at];
    bool word_before = at > s->chunk_start && qi_word_at(s, at - 1);
    if (first == '#' || first == '@')
        return !word_before && qi_letter_at(s, at + 1) ? tag(s, at, first == '#' ? TOKEN_HASHTAG : TOKEN_HANDLE) : none;
    if (at < s->web_checked || word_before) return none;
    if (url_starts(s, at)) {
        uint32_t end = url_end(s, at);
        uint8_t kind = starts(s, at, "mailto:") ? TOKEN_EMAIL : TOKEN_URL;
        if (end > at + 4) return (struct piece){end, kind, false};
    }
    uint32_t end = at;
    while (end < s->chunk_stop && address_byte(s->text[end])) end++;
    s->web_checked = end;
    uint32_t stop = mail_end(s, at, end);
    if (stop) return (struct piece){stop, TOKEN_EMAIL, false};
    stop = host_end(s, at, end);
    return stop ? (struct piece){stop, TOKEN_URL, false} : none;
}
