/* What of a spelling generalises to words never seen: affixes, letter case, digits. */
#ifndef QUOTH_TAGGER_SHAPE_H
#define QUOTH_TAGGER_SHAPE_H

#include "document.h"

/*
 * How the letters of a sentence are cased: in a headline or a shouted line a capital says little. CASE_SMALL, where
 * names have none either, is for who knows the whole document to say (lib/entity/context.c).
 */
enum letter_case { CASE_NORMAL = 0, CASE_TITLE, CASE_UPPER, CASE_SMALL, LETTER_CASES };

/* Judges the tokens [first, last). */
enum letter_case qi_letter_case(const quoth_document *d, uint32_t first, uint32_t last);

/* The first (last) `n` bytes of a word, n ≤ 7, with their number: distinct for distinct affixes. */
uint64_t qi_prefix(const char *text, uint32_t length, uint32_t n);
uint64_t qi_suffix(const char *text, uint32_t length, uint32_t n);

/* A hash of the letters' and digits' pattern, runs made one: "McAdam-23" -> "AaAa-0". */
uint64_t qi_shape(const char *text, uint32_t length);

/* A hash of a lower-case spelling with its digits made equal, so that 14 and 37 are one word. */
uint64_t qi_word_hash(const struct form *lower);

#endif
