/*
 * Parts of speech: the tags of the Penn Treebank as Universal Dependencies' English treebanks use them.
 * token.tag holds one for every token; POS_NONE only where the model has no tagger.
 */
#ifndef QUOTH_TAGGER_POS_H
#define QUOTH_TAGGER_POS_H

#include "document.h"

#define QUOTH_POS_TAGS(X)                                                                  \
    X(NONE, "")                                                                            \
    X(CC, "CC")       /* and, or */                                                        \
    X(CD, "CD")       /* two, 14 */                                                        \
    X(DT, "DT")       /* the, this */                                                      \
    X(EX, "EX")       /* existential there */                                              \
    X(FW, "FW")       /* foreign word */                                                   \
    X(IN, "IN")       /* preposition, that, because */                                     \
    X(JJ, "JJ")                                                                            \
    X(JJR, "JJR")                                                                          \
    X(JJS, "JJS")                                                                          \
    X(MD, "MD")       /* will, would */                                                    \
    X(NN, "NN")                                                                            \
    X(NNP, "NNP")                                                                          \
    X(NNPS, "NNPS")                                                                        \
    X(NNS, "NNS")                                                                          \
    X(PDT, "PDT")     /* all the */                                                        \
    X(POS, "POS")     /* possessive 's */                                                  \
    X(PRP, "PRP")     /* he, it */                                                         \
    X(PRPS, "PRP$")   /* his, its */                                                       \
    X(RB, "RB")                                                                            \
    X(RBR, "RBR")                                                                          \
    X(RBS, "RBS")                                                                          \
    X(RP, "RP")       /* particle: point out */                                            \
    X(TO, "TO")                                                                            \
    X(UH, "UH")       /* interjection */                                                   \
    X(VB, "VB")                                                                            \
    X(VBD, "VBD")                                                                          \
    X(VBG, "VBG")                                                                          \
    X(VBN, "VBN")                                                                          \
    X(VBP, "VBP")                                                                          \
    X(VBZ, "VBZ")                                                                          \
    X(WDT, "WDT")     /* which, relative that */                                           \
    X(WP, "WP")       /* who, what */                                                      \
    X(WPS, "WP$")     /* whose */                                                          \
    X(WRB, "WRB")     /* when, how */                                                      \
    X(LS, "LS")       /* list item */                                                      \
    X(ADD, "ADD")     /* address: URL, e-mail */                                           \
    X(AFX, "AFX")     /* affix that stands alone */                                        \
    X(GW, "GW")       /* part of a word written apart */                                   \
    X(SYM, "SYM")                                                                          \
    X(DOLLAR, "$")                                                                         \
    X(STOP, ".")                                                                           \
    X(COMMA, ",")                                                                          \
    X(COLON, ":")     /* : ; – … */                                                        \
    X(OPEN, "``")     /* quotation mark that opens */                                      \
    X(CLOSE, "''")                                                                         \
    X(BRACKET, "-LRB-") /* ( or ) */                                                       \
    X(HYPH, "HYPH")   /* hyphen inside a compound */

enum pos_tag {
#define X(name, text) POS_##name,
    QUOTH_POS_TAGS(X)
#undef X
    POS_TAGS /* 48: a row of weights is 48 bytes */
};

/* Bytes of what the model's memo holds of a spelling. */
size_t qi_pos_entry_size(void);

/* The Penn Treebank's name of a tag, such as "NNP"; "" for POS_NONE. */
const char *qi_pos_name(unsigned tag);

static inline bool qi_pos_is_noun(unsigned tag) {
    return tag == POS_NN || tag == POS_NNS || tag == POS_NNP || tag == POS_NNPS;
}
/* Nouns and what may stand before them in a noun phrase beside determiners and participles. */
static inline bool qi_pos_in_phrase(unsigned tag) {
    return qi_pos_is_noun(tag) || tag == POS_JJ || tag == POS_JJR || tag == POS_JJS || tag == POS_CD || tag == POS_POS;
}
static inline bool qi_pos_is_proper(unsigned tag) {
    return tag == POS_NNP || tag == POS_NNPS;
}
static inline bool qi_pos_is_verb(unsigned tag) {
    return tag >= POS_VB && tag <= POS_VBZ;
}

#endif
