#include "run/chain.h"

extern const hs_filter hs_tokenize_filter, hs_structure_filter, hs_tag_filter, hs_parse_filter,
    hs_ner_filter, hs_quote_filter, hs_attribute_filter, hs_coref_filter, hs_claim_filter;

const hs_filter *const hs_chain[]
    = { &hs_tokenize_filter, &hs_structure_filter, &hs_tag_filter, &hs_parse_filter, &hs_ner_filter,
          &hs_quote_filter, &hs_attribute_filter, &hs_coref_filter, &hs_claim_filter, NULL };
