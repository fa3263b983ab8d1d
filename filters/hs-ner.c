#include "news/ner.h"
#include "run/options.h"

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
    static const char *const types[] = { "all", "four", NULL };
    ner_config *ner = config;
    int index = 0;
    hs_status status;

    if (strcmp(option, "model") == 0) {
        ner->model = argument;
        return HS_OK;
    }
    status = hs_option_choice(option, argument, types, &index, error);
    ner->types = index == 1 ? HS_NER_FOUR : HS_NER_ALL;
    return status;
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
