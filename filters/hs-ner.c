#include "news/ner.h"
#include "run/filter.h"

typedef struct ner_config {
    const char *model;
    hs_ner_types types;
} ner_config;

static const hs_option options[] = {
    { "model", 'm', "FILE", "the model (default: the English one that is shipped)" },
    { "types", 't', "all|four", "which types: all (the default), or the four of CoNLL-2003" },
    { 0 },
};

static hs_status set(void *config, const char *option, const char *argument, hs_error *error)
{
    ner_config *ner = config;

    if (hs_slice_is(hs_slice_of(option), "model")) {
        ner->model = argument;
    } else if (hs_slice_is(hs_slice_of(argument), "four")) {
        ner->types = HS_NER_FOUR;
    } else if (hs_slice_is(hs_slice_of(argument), "all")) {
        ner->types = HS_NER_ALL;
    } else {
        return hs_fail(error, HS_USAGE, "--types is all or four, not '%s'", argument);
    }
    return HS_OK;
}

static hs_status open_recognizer(const void *config, void **state, hs_error *error)
{
    const ner_config *ner = config;
    hs_ner *recognizer = NULL;
    hs_status status = hs_ner_open(ner->model, ner->types, &recognizer, error);

    *state = recognizer;
    return status;
}

static const hs_model *model(const void *state) { return hs_ner_model(state); }

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    (void) error;
    hs_ner_document(state, document);
    return HS_OK;
}

static void close_recognizer(void *state) { hs_ner_close(state); }

const hs_filter hs_ner_filter = {
    .name = "hs-ner",
    .summary = "mark persons, organizations, places, dates and other named entities",
    .reads = HS_TOKENS,
    .writes = HS_TOKENS,
    .options = options,
    .config_size = sizeof(ner_config),
    .set = set,
    .open = open_recognizer,
    .model = model,
    .process = process,
    .close = close_recognizer,
};

HS_PROGRAM(hs_ner_filter)
