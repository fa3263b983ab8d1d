#include "news/quote.h"
#include "run/filter.h"

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    (void) error;
    hs_quote_document(state, document);
    return HS_OK;
}

const hs_filter hs_quote_filter = {
    .name = "hs-quote",
    .summary = "pair quotation marks and tell speech from titles, names and scare quotes",
    .reads = HS_TOKENS,
    .writes = HS_TOKENS,
    .open = hs_lexicon_open_state,
    .process = process,
    .close = hs_lexicon_close_state,
};

HS_PROGRAM(hs_quote_filter)
