#include "stream/entity.h"

const hs_slice hs_entity_names[HS_ENTITY_OTHER]
    = { HS_CONSTANT("PER"), HS_CONSTANT("ORG"), HS_CONSTANT("LOC"), HS_CONSTANT("MISC") };

int hs_entity_four(hs_slice type)
{
    static const struct {
        const char *name;
        int four;
    } types[] = { { "PER", HS_ENTITY_PER }, { "ORG", HS_ENTITY_ORG }, { "LOC", HS_ENTITY_LOC },
        { "MISC", HS_ENTITY_MISC }, { "NORP", HS_ENTITY_MISC }, { "PRODUCT", HS_ENTITY_MISC },
        { "WORK", HS_ENTITY_MISC }, { "FAC", HS_ENTITY_LOC } };

    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (hs_slice_is(type, types[i].name)) {
            return types[i].four;
        }
    }
    return HS_ENTITY_OTHER;
}
