/*
 * How a name sounds, so far as its spelling in Latin letters tells: what makes "Lukashenko" and
 * "Lukaschenko", "Luhansk" and "Lugansk", "Muhammad" and "Mohammed" one.
 *
 * A word becomes a row of units. A unit is a consonant or a run of vowels, each as the set of sounds that
 * its letters stand for in the usual systems (English, German, French and Polish practice for Cyrillic,
 * the systems for Arabic, Chinese, Korean, Greek, Georgian and Hebrew): "ch" may be ч, х or ш. Two words
 * sound alike when their units can be aligned at little cost.
 */
#ifndef QUOTH_ENTITY_NAME_SOUND_H
#define QUOTH_ENTITY_NAME_SOUND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SOUND_UNITS = 32, SOUND_KEYS = 2 };

struct sound {
    uint64_t spelling;         /* hash of the letters: lower case, without diacritics and hyphens; American */
    uint64_t stem;             /* the same without a plural -s */
    uint64_t keys[SOUND_KEYS]; /* words that sound alike have a key in common; 0: no key */
    uint32_t units[SOUND_UNITS];
    uint8_t count;   /* of units; 0 when the word is not in Latin letters, or is longer than any name */
    uint8_t letters; /* at most 255 */
    char first;      /* first letter, lower case */
};

/* What a word sounds like. Everything but letters is passed over, so that a hyphen or space counts for nothing. */
void qi_sound(const char *word, size_t length, struct sound *sound);

/* Bytes of what the model's memo holds of a spelling. */
size_t qi_sound_entry_size(void);

/* A number for the consonants of a word, those that are confused taken for one and vowels left out, and how many they
   are: what a name keeps however it is transliterated (Elkhan Baghirov, Elchan Bagirow). */
uint64_t qi_sound_frame(const struct sound *sound, uint32_t *consonants);

/* How far apart two words are, in hundredths of a consonant gone wrong, for each unit of the shorter one. */
int qi_sound_distance(const struct sound *a, const struct sound *b);

/* Spelt alike but for case, diacritics and hyphens, or sounding alike. */
bool qi_sounds_alike(const struct sound *a, const struct sound *b);

/* The same for names of two or three sounds, when all else agrees: Ko and Go, Hyun and Hyeon. */
bool qi_short_names_alike(const struct sound *a, const struct sound *b);

#endif
