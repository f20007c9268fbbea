#include "entity/name_sound.h"

#include <string.h>
#include <utf8proc.h>

#include "model/model.h"
#include "unicode/utf8.h"

/* ---- sounds, as bits of a unit */

enum {
    P = 1 << 0,
    B = 1 << 1,
    F = 1 << 2,
    V = 1 << 3,
    T = 1 << 4,
    D = 1 << 5,
    S = 1 << 6,
    Z = 1 << 7,
    SH = 1 << 8,
    ZH = 1 << 9,
    CH = 1 << 10,
    J = 1 << 11,
    TS = 1 << 12,
    SHCH = 1 << 13,
    K = 1 << 14,
    G = 1 << 15,
    KH = 1 << 16,
    H = 1 << 17,
    M = 1 << 18,
    N = 1 << 19,
    L = 1 << 20,
    R = 1 << 21,
    Y = 1 << 22,
    A = 1 << 23,
    E = 1 << 24,
    I = 1 << 25,
    O = 1 << 26,
    U = 1 << 27,
    VOWELS = A | E | I | O | U
};
enum { MAIN_SHIFT = 28 }; /* the four top bits: which of the set is the usual one, to tell "h" from "ch" */

/* Letters after folding: a to z, and S C Z D for s, c, z, d with a caron, acute, cedilla or bar. */
struct rule {
    char letters[8];
    uint8_t length;
    uint8_t usual; /* rank among the readings of one class; equal ranks cost nothing */
    uint32_t sounds;
};

enum { LAX, STOP, SOFT, HARD, BREATH, HISS, BUZZ, AFFRICATE }; /* ranks */

#define RULE(letters, sounds, rank)                                                                                    \
    { letters, sizeof letters - 1, rank, sounds }
#define END                                                                                                            \
    { "", 0, 0, 0 }

/* By first letter, the longest first; a row ends with an empty rule. */
static const struct rule rules_s[] = {RULE("schtsch", SHCH | SH, HARD),
                                      RULE("shch", SHCH | SH, HARD),
                                      RULE("szcz", SHCH | SH, HARD),
                                      RULE("sch", SH | ZH | SHCH, SOFT),
                                      RULE("sh", SH, SOFT),
                                      RULE("sz", S | SH, HISS),
                                      RULE("s", S | Z, HISS),
                                      END},
                         rules_S[] = {RULE("SC", SHCH | SH, HARD), RULE("S", SH | S, SOFT), END},
                         rules_c[] = {RULE("chtch", SHCH | SH, HARD),   RULE("ch", CH | KH | SH | K, AFFRICATE),
                                      RULE("cz", CH, AFFRICATE),        RULE("ck", K, STOP),
                                      RULE("c", K | TS | CH | S, STOP), END},
                         rules_C[] = {RULE("C", CH | TS, AFFRICATE), END},
                         rules_t[] = {RULE("tsch", CH, AFFRICATE), RULE("tch", CH, AFFRICATE),
                                      RULE("tsh", CH, AFFRICATE),  RULE("ts", TS, LAX),
                                      RULE("tz", TS | CH, LAX),    RULE("th", T, STOP),
                                      RULE("t", T, STOP),          END},
                         rules_d[] = {RULE("dsch", J, SOFT),
                                      RULE("dzh", J, SOFT),
                                      RULE("dj", J, SOFT),
                                      RULE("dz", Z | TS | J, BUZZ),
                                      RULE("ds", Z | TS | J, BUZZ),
                                      RULE("dh", D | Z, LAX),
                                      RULE("d", D, LAX),
                                      END},
                         rules_D[] = {RULE("D", D | J, LAX), END},
                         rules_z[] = {RULE("zh", ZH | J | CH, BUZZ), RULE("z", Z | TS | ZH, BUZZ), END},
                         rules_Z[] = {RULE("Z", ZH | Z, BUZZ), END},
                         rules_k[] = {RULE("kh", KH | H, BREATH), RULE("k", K, STOP), END},
                         rules_q[] = {RULE("qu", K, STOP), RULE("q", K | G | CH, STOP), END},
                         rules_g[] = {RULE("gh", G | KH, LAX), RULE("g", G | H | J, LAX), END},
                         rules_h[] = {RULE("h", H | G | KH, BREATH), END},
                         rules_j[] = {RULE("j", J | ZH | Y | KH | CH, SOFT), END},
                         rules_p[] = {RULE("ph", F, STOP), RULE("p", P, STOP), END},
                         rules_b[] = {RULE("b", B, LAX), END}, rules_f[] = {RULE("f", F, STOP), END},
                         rules_v[] = {RULE("v", V, LAX), END}, rules_w[] = {RULE("w", V, LAX), END},
                         rules_m[] = {RULE("m", M, LAX), END}, rules_n[] = {RULE("n", N, LAX), END},
                         rules_l[] = {RULE("l", L, LAX), END}, rules_r[] = {RULE("rh", R, LAX), RULE("r", R, LAX), END};

static const struct rule *const rules[128] = {
    ['s'] = rules_s, ['S'] = rules_S, ['c'] = rules_c, ['C'] = rules_C, ['t'] = rules_t, ['d'] = rules_d,
    ['D'] = rules_D, ['z'] = rules_z, ['Z'] = rules_Z, ['k'] = rules_k, ['q'] = rules_q, ['g'] = rules_g,
    ['h'] = rules_h, ['j'] = rules_j, ['p'] = rules_p, ['b'] = rules_b, ['f'] = rules_f, ['v'] = rules_v,
    ['w'] = rules_w, ['m'] = rules_m, ['n'] = rules_n, ['l'] = rules_l, ['r'] = rules_r,
};

/* ---- letters */

enum { LETTERS = 96 };

static bool vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* Latin letters that Unicode does not decompose, as they are usually written without them. */
static const char *spelled_out(uint32_t c) {
    switch (c) {
    case 0xDF: return "ss";
    case 0xE6: return "ae";
    case 0xF8: return "oe";
    case 0x153: return "oe";
    case 0xF0: return "d";
    case 0xFE: return "th";
    case 0x111: return "D";
    case 0x131: return "i";
    case 0x142: return "l";
    case 0x259: return "a";
    default: return NULL;
    }
}

/* What a mark above or below does to the letter before it. */
static size_t mark(char *letters, size_t n, uint32_t c) {
    char *last = &letters[n - 1];
    bool hook = c == 0x30C || c == 0x301 || c == 0x327 || c == 0x326;
    if (hook && (*last == 's' || *last == 'c' || *last == 'z')) *last = (char)(*last - 32);
    if (c == 0x308 && (*last == 'a' || *last == 'o' || *last == 'u')) letters[n++] = 'e';
    return n;
}

struct folding {
    char letters[LETTERS + 8];  /* for the rules */
    char spelling[LETTERS + 8]; /* without diacritics */
    size_t n, plain;
    bool latin;
};

static void fold_letter(struct folding *f, uint32_t c) {
    if (c < 0x80) {
        c |= 0x20;
        if (c >= 'a' && c <= 'z') f->letters[f->n++] = f->spelling[f->plain++] = (char)c;
        return;
    }
    c = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
    const char *out = spelled_out(c);
    for (; out && *out; out++) {
        f->letters[f->n++] = *out;
        f->spelling[f->plain++] = *out == 'D' ? 'd' : *out;
    }
    if (out) return;
    if (c >= 0x300 && c < 0x370) {
        if (f->n) f->n = mark(f->letters, f->n, c);
    } else if (utf8proc_category((utf8proc_int32_t)c) <= UTF8PROC_CATEGORY_LO) {
        f->latin = false;
    }
}

static void fold(const char *word, size_t length, struct folding *f) {
    f->n = f->plain = 0;
    f->latin = true;
    for (size_t at = 0, step; at < length && f->n < LETTERS; at += step) {
        uint32_t c = qi_utf8_decode(word + at, &step);
        utf8proc_int32_t parts[8];
        int boundary = 0, n = 1;
        parts[0] = (utf8proc_int32_t)c;
        if (c >= 0xC0) n = (int)utf8proc_decompose_char((utf8proc_int32_t)c, parts, 8, UTF8PROC_DECOMPOSE, &boundary);
        for (int i = 0; i < n && i < 8 && f->n < LETTERS; i++) fold_letter(f, (uint32_t)parts[i]);
    }
}

/* British spellings become American ones, so that Defence and Defense are spelt alike. Returns the new length. */
static size_t respell(char *c, size_t n) {
    static const struct {
        char british[10], american[10];
        uint8_t old, new;
    } endings[] = {
#define ENDING(british, american) {british, american, sizeof british - 1, sizeof american - 1}
        ENDING("isation", "ization"),   ENDING("isations", "izations"), ENDING("defence", "defense"),
        ENDING("centre", "center"),     ENDING("labour", "labor"),      ENDING("harbour", "harbor"),
        ENDING("programme", "program"), ENDING("theatre", "theater"),
#undef ENDING
    };
    for (size_t i = 0; i < sizeof endings / sizeof *endings && n > 5; i++) {
        if (n < endings[i].old || memcmp(c + n - endings[i].old, endings[i].british, endings[i].old) != 0) continue;
        memcpy(c + n - endings[i].old, endings[i].american, endings[i].new);
        return n - endings[i].old + endings[i].new;
    }
    return n;
}

static void hash_spelling(const char *word, size_t length, struct folding *f, struct sound *s) {
    if (!f->latin || !f->plain || f->n >= LETTERS) {
        s->spelling = s->stem = qi_hash(word, length);
        return;
    }
    f->plain = respell(f->spelling, f->plain);
    const char *c = f->spelling;
    size_t n = f->plain;
    s->spelling = qi_hash(c, n);
    bool plural = n > 4 && c[n - 1] == 's' && c[n - 2] != 's' && c[n - 2] != 'u' && c[n - 2] != 'i';
    s->stem = plural ? qi_hash(c, n - 1) : s->spelling;
}

/* ---- units */

/* Is the j at `i` a consonant? It is one before a vowel at the start or after a vowel: Jelzin, Prigojine; not
   Majdan, nor an ending such as -skaja. */
static bool hard_j(const char *c, size_t n, size_t i) {
    return i + 1 < n && vowel(c[i + 1]) && (i == 0 || (vowel(c[i - 1]) && i + 2 < n));
}

/* A run of vowels as one set; a long "ee" is an i, "oo" and "ou" are an u. */
static uint32_t vowels(const char *c, size_t n, size_t *at) {
    uint32_t set = 0;
    size_t start = *at, i = *at;
    for (; i < n && (vowel(c[i]) || (c[i] == 'j' && !hard_j(c, n, i))); i++)
        set |= c[i] == 'a' ? A : c[i] == 'e' ? E : c[i] == 'o' ? O : c[i] == 'u' ? U : I;
    if (i - start == 2 && c[start] == 'e' && c[start + 1] == 'e') set = I | E;
    if (i - start == 2 && c[start] == 'o' && c[start + 1] == 'o') set = U | O;
    *at = i;
    return set;
}

/* One unit more; a doubled one is one (zhzh). */
static void put(struct sound *s, uint32_t sounds, uint32_t rank) {
    uint32_t unit = sounds | rank << MAIN_SHIFT;
    if (s->count && s->count <= SOUND_UNITS && s->units[s->count - 1] == unit) return;
    if (s->count < SOUND_UNITS) s->units[s->count] = unit;
    if (s->count <= SOUND_UNITS) s->count++;
}

static size_t consonant(const char *c, size_t n, size_t i, struct sound *s) {
    if (c[i] == 'x') {
        if (i == 0) return put(s, SH | S | Z, HISS), i + 1;
        return put(s, K, STOP), put(s, S | Z, HISS), i + 1;
    }
    if (i == 0 && n > 2 && c[0] == 'h' && c[1] == 's') return put(s, SH | S, HISS), 2; /* Wade-Giles */
    if (c[i] == 'n' && i + 1 < n && (c[i + 1] == 'b' || c[i + 1] == 'p')) return put(s, M, LAX), i + 1;
    if (c[i] == 'f' && i + 1 == n) return put(s, F | V, LAX), i + 1; /* -off: an older -ov */
    for (const struct rule *r = rules[(unsigned char)c[i]]; r && r->length; r++) {
        if (r->length > n - i || memcmp(r->letters, c + i, r->length) != 0) continue;
        put(s, r->sounds, r->usual);
        return i + r->length;
    }
    return i + 1;
}

/* Abdel-, Abdoul- and Abdul- are one. */
static size_t fold_abd(char *c, size_t n) {
    if (n < 7 || memcmp(c, "abd", 3) != 0 || !vowel(c[3])) return n;
    size_t l = vowel(c[4]) ? 5 : 4;
    if (c[l] != 'l') return n;
    memmove(c + 4, c + l, n - l);
    c[3] = 'a';
    return n - (l - 4);
}

static void find_units(const struct folding *f, struct sound *s) {
    char c[LETTERS + 8];
    size_t n = 0;
    for (size_t i = 0; i < f->n; i++) /* a doubled consonant is one */
        if (!i || f->letters[i] != f->letters[i - 1] || vowel(f->letters[i])) c[n++] = f->letters[i];
    n = fold_abd(c, n);
    while (n > 2 && c[n - 1] == 'h' && vowel(c[n - 2])) n--; /* -ah: Hezbollah */
    for (size_t i = 0; i < n;) {
        bool glide = c[i] == 'y' && i == 0 && n > 1 && vowel(c[1]);
        if (glide)
            put(s, Y, LAX), i++;
        else if (vowel(c[i]) || (c[i] == 'j' && !hard_j(c, n, i)))
            put(s, vowels(c, n, &i), LAX);
        else
            i = consonant(c, n, i, s);
    }
    if (s->count > SOUND_UNITS) s->count = 0;
}

/* ---- keys */

/* A class of consonants that are never confused with another class; 0 for sounds that come and go. */
static char class_of(uint32_t unit) {
    if (unit & VOWELS) return 0;
    if (unit & (P | B)) return 'p';
    if (unit & (F | V)) return 'f';
    if (unit & (T | D) && !(unit & J)) return 't';
    if (unit & M) return 'm';
    if (unit & N) return 'n';
    if (unit & L) return 'l';
    if (unit & R) return 'r';
    return unit & (H | G | K | KH | S | Z | SH | ZH | CH | J | TS | SHCH) ? 'x' : 0;
}

/* A j may be a consonant or a vowel: Jelzin and Yeltsin, Stojanov and Stoyanov. */
static bool is_j(uint32_t unit) {
    return (unit & (J | Y)) == (J | Y);
}

static uint64_t key_without_j(const struct sound *s, bool without, bool *has_j) {
    char row[SOUND_UNITS + 1];
    size_t n = 1;
    row[0] = class_of(s->units[0]) && !(without && is_j(s->units[0])) ? '-' : 'a';
    for (uint32_t i = 0; i < s->count; i++) {
        *has_j |= is_j(s->units[i]);
        if (class_of(s->units[i]) && !(without && is_j(s->units[i]))) row[n++] = class_of(s->units[i]);
    }
    return qi_hash(row, n);
}

static void find_keys(struct sound *s) {
    bool has_j = false;
    s->keys[0] = key_without_j(s, false, &has_j);
    if (has_j) s->keys[1] = key_without_j(s, true, &has_j);
}

uint64_t qi_sound_frame(const struct sound *s, uint32_t *consonants) {
    char row[SOUND_UNITS + 1];
    uint32_t n = 1;
    row[0] = s->count && s->units[0] & VOWELS ? 'a' : '-';
    for (uint32_t i = 0; i < s->count; i++) {
        char class = class_of(s->units[i]);
        if (class && class != row[n - 1]) row[n++] = class;
    }
    *consonants = n - 1;
    return qi_hash(row, n);
}

void qi_sound(const char *word, size_t length, struct sound *sound) {
    struct folding f;
    fold(word, length, &f);
    *sound = (struct sound){0};
    sound->letters = (uint8_t)f.plain;
    sound->first = f.plain ? f.spelling[0] : 0;
    hash_spelling(word, length, &f, sound);
    if (f.latin && f.n < LETTERS) find_units(&f, sound);
    if (sound->count)
        find_keys(sound);
    else
        sound->keys[0] = sound->spelling;
}

/* ---- alignment, in hundredths of a consonant gone wrong */

enum { FAR = 200 };

static int vowel_cost(uint32_t a, uint32_t b) {
    static const struct {
        uint32_t pair;
        int cost;
    } near[] = {{A | E, 25}, {E | I, 25}, {O | U, 25}, {A | O, 30}, {A | U, 40}, {A | I, 60}};
    a &= VOWELS, b &= VOWELS;
    if (a == b) return 0;
    if (a & b) return 10;
    for (size_t i = 0; i < sizeof near / sizeof *near; i++)
        if ((a & near[i].pair) && (b & near[i].pair)) return near[i].cost;
    return 90;
}

static int unit_cost(uint32_t a, uint32_t b) {
    if ((a & VOWELS) && (b & VOWELS)) return vowel_cost(a, b);
    if ((a | b) & VOWELS) return FAR;
    uint32_t sounds = (1u << MAIN_SHIFT) - 1;
    if (a & b & sounds) return a >> MAIN_SHIFT == b >> MAIN_SHIFT ? 0 : 20;
    static const uint32_t voicing[] = {P | B, F | V, T | D, K | G, CH | J | SH, S | SH};
    for (size_t i = 0; i < sizeof voicing / sizeof *voicing; i++)
        if ((a & voicing[i]) && (b & voicing[i])) return voicing[i] == (K | G) ? 40 : 60;
    return FAR;
}

static int gap_cost(uint32_t unit) {
    if (unit & VOWELS) return 60;
    return unit & (H | Y) && !(unit & K) ? 30 : FAR;
}

/* A final -a where the other has none, or an i, marks the other gender: Ivanov and Ivanova, Zelensky and Zelenska. */
static bool other_gender(const struct sound *a, const struct sound *b) {
    uint32_t x = a->units[a->count - 1] & VOWELS, y = b->units[b->count - 1] & VOWELS;
    if (!(x & A)) {
        uint32_t swap = x;
        x = y, y = swap;
    }
    return (x & A) && !(y & (A | O | U)) && !(y == E && x == A);
}

/* Vowels before a final v differ between Russian and Ukrainian, and between e and o for ё: Kharkov, Kharkiv. */
static bool before_final_v(const struct sound *s, uint32_t i) {
    return i + 2 == s->count && s->units[i + 1] & V;
}

static int align(const struct sound *a, const struct sound *b) {
    int row[SOUND_UNITS + 1];
    row[0] = 0;
    for (uint32_t j = 0; j < b->count; j++) row[j + 1] = row[j] + gap_cost(b->units[j]);
    for (uint32_t i = 0; i < a->count; i++) {
        int corner = row[0];
        row[0] += gap_cost(a->units[i]);
        for (uint32_t j = 0; j < b->count; j++) {
            int pair = unit_cost(a->units[i], b->units[j]);
            if (pair > 30 && before_final_v(a, i) && before_final_v(b, j)) pair = 30;
            int best = corner + pair;
            if (row[j] + gap_cost(b->units[j]) < best) best = row[j] + gap_cost(b->units[j]);
            if (row[j + 1] + gap_cost(a->units[i]) < best) best = row[j + 1] + gap_cost(a->units[i]);
            corner = row[j + 1];
            row[j + 1] = best;
        }
    }
    return row[b->count];
}

bool qi_sounds_alike(const struct sound *a, const struct sound *b) {
    if (a->spelling == b->spelling) return true;
    int units = a->count < b->count ? a->count : b->count;
    /* Short names differ in every letter (Li and Lee, Khan and Han), or all but (Kyiv and Kiev). */
    if (units < 3 || (units == 3 && a->first != b->first) || other_gender(a, b)) return false;
    return align(a, b) <= (units == 3 ? 10 : units < 10 ? 5 + 10 * units : 105);
}

int qi_sound_distance(const struct sound *a, const struct sound *b) {
    int units = a->count < b->count ? a->count : b->count;
    return units ? align(a, b) / units : FAR;
}

bool qi_short_names_alike(const struct sound *a, const struct sound *b) {
    if (!a->count || !b->count || a->count > 4 || b->count > 4) return false;
    return align(a, b) <= 60;
}
