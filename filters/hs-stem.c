#include "language/stem.h"
#include "run/filter.h"

typedef struct stem_config {
    const char *language;
} stem_config;

static const hs_option options[] = {
    { "language", 'l', "NAME",
        "language or algorithm of libstemmer: french, fr, porter (english)" },
    { 0 },
};

static hs_status set(void *config, const char *option, const char *argument, hs_error *error)
{
    (void) option;
    (void) error;
    ((stem_config *) config)->language = argument;
    return HS_OK;
}

static hs_status open_stemmer(const void *config, void **state, hs_error *error)
{
    const char *language = ((const stem_config *) config)->language;
    hs_stemmer *stemmer = NULL;
    hs_status status = hs_stemmer_open(language ? language : "english", &stemmer, error);

    *state = stemmer;
    return status;
}

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    (void) error;
    hs_stemmer_document(state, document);
    return HS_OK;
}

static void close_stemmer(void *state) { hs_stemmer_close(state); }

const hs_filter hs_stem_filter = {
    .name = "hs-stem",
    .summary = "give every word its stem",
    .reads = HS_TOKENS,
    .writes = HS_TOKENS,
    .local = true,
    .options = options,
    .config_size = sizeof(stem_config),
    .set = set,
    .open = open_stemmer,
    .process = process,
    .close = close_stemmer,
};

HS_PROGRAM(hs_stem_filter)
