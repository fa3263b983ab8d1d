#include "news/coref.h"
#include "run/filter.h"

static hs_status open_nouns(const void *config, void **state, hs_error *error)
{
    hs_nouns_map *nouns = NULL;
    hs_status status = hs_nouns_open(&nouns, error);

    (void) config;
    *state = nouns;
    return status;
}

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    (void) error;
    hs_coref_document(state, document);
    return HS_OK;
}

static void close_nouns(void *state) { hs_nouns_close(state); }

const hs_filter hs_coref_filter = {
    .name = "hs-coref",
    .summary = "tell which names, nouns and pronouns are the same person, and who speaks",
    .reads = HS_TOKENS,
    .writes = HS_TOKENS,
    .open = open_nouns,
    .process = process,
    .close = close_nouns,
};

HS_PROGRAM(hs_coref_filter)
