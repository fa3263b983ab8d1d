#include "news/quote.h"
#include "run/filter.h"

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    (void) state;
    (void) error;
    hs_quote_document(document);
    return HS_OK;
}

const hs_filter hs_quote_filter = {
    .name = "hs-quote",
    .summary = "pair quotation marks and tell speech from titles, names and scare quotes",
    .reads = HS_TOKENS,
    .writes = HS_TOKENS,
    .process = process,
};

HS_PROGRAM(hs_quote_filter)
