#include "entity/evidence.h"

#include "tagger/weights.h"

enum { EVIDENCE = 400 };

void qi_evidence_add(struct evidence *e, struct reading reading, float sign) {
    if (reading.type == NAME_TYPES) e->outside += sign;
    else e->types[reading.type] += sign * reading.probability * (reading.several ? 2 : 1);
}

static uint32_t amount(float x) {
    return x < 0.2f ? 0 : x < 0.7f ? 1 : x < 1.3f ? 2 : x < 2.6f ? 3 : x < 6 ? 4 : 5;
}

uint32_t qi_evidence_keys(const struct evidence *e, struct reading own, uint64_t *keys) {
    struct evidence others = *e;
    qi_evidence_add(&others, own, -1);
    uint32_t best = 0, second = NAME_TYPES;
    float total = others.outside > 0 ? others.outside : 0;
    for (uint32_t t = 0; t < NAME_TYPES; t++) {
        if (others.types[t] > others.types[best]) best = t;
        total += others.types[t];
    }
    if (total < 0.2f) return 0;
    for (uint32_t t = 0; t < NAME_TYPES; t++)
        if (t != best && others.types[t] > 0.2f && (second == NAME_TYPES || others.types[t] > others.types[second]))
            second = t;
    uint32_t share = (uint32_t)(others.types[best] / total * 4.99f), much = amount(others.types[best]);
    uint32_t reading = (uint32_t)own.type << 1 | own.several;
    keys[0] = qi_feature(EVIDENCE, best << 8 | much << 4 | share);
    keys[1] = qi_feature(EVIDENCE + 1, best << 12 | share << 8 | reading);
    keys[2] = qi_feature(EVIDENCE + 2, best << 12 | much << 8 | second);
    keys[3] = qi_feature(EVIDENCE + 3, amount(others.outside) << 8 | reading);
    return 4;
}
