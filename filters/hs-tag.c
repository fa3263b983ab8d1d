#include "language/tag.h"
#include "run/filter.h"

typedef struct tag_config {
    const char *model;
} tag_config;

static const hs_option options[] = {
    { "model", 'm', "FILE", "the model (default: the English one that is shipped)" },
    { 0 },
};

static hs_status set(void *config, const char *option, const char *argument, hs_error *error)
{
    tag_config *tag = config;

    (void) option;
    (void) error;
    tag->model = argument;
    return HS_OK;
}

static hs_status open_tagger(const void *config, void **state, hs_error *error)
{
    const tag_config *tag = config;
    hs_tagger *tagger = NULL;
    hs_status status = hs_tagger_open(tag->model, &tagger, error);

    *state = tagger;
    return status;
}

static const hs_model *model(const void *state) { return hs_tagger_model(state); }

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    (void) error;
    hs_tagger_document(state, document);
    return HS_OK;
}

static void close_tagger(void *state) { hs_tagger_close(state); }

const hs_filter hs_tag_filter = {
    .name = "hs-tag",
    .summary = "tag words with part of speech, features and lemma",
    .reads = HS_TOKENS,
    .writes = HS_TOKENS,
    .local = true,
    .options = options,
    .config_size = sizeof(tag_config),
    .set = set,
    .open = open_tagger,
    .model = model,
    .process = process,
    .close = close_tagger,
};

HS_PROGRAM(hs_tag_filter)
