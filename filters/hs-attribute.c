#include <stdlib.h>
#include "news/attribute.h"
#include "news/attribute_model.h"
#include "run/filter.h"

typedef struct attribute_config {
    const char *model;
} attribute_config;

static const hs_option options[] = {
    { "model", 'm', "FILE", "the model (default: the English one that is shipped)" },
    { 0 },
};

typedef struct state_ { hs_attribute_model model; hs_lexicon *lexicon; } state_;

static hs_status set(void *config, const char *option, const char *argument, hs_error *error)
{
    (void) option; (void) error;
    ((attribute_config *) config)->model = argument;
    return HS_OK;
}

static hs_status open_model(const void *config, void **state, hs_error *error)
{
    state_ *s = calloc(1, sizeof *s);
    hs_status status = hs_attribute_model_open(((const attribute_config *) config)->model, &s->model, error);
    *state = s;
    if (status == HS_OK) status = hs_lexicon_open(&s->lexicon, error);
    return status;
}

static const hs_model *model(const void *state) { return &((const state_ *) state)->model.model; }

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    (void) error;
    if (getenv("RULES")) hs_attribute(((state_ *) state)->lexicon, document);
    else hs_attribute_by_model(&((state_ *) state)->model, ((state_ *) state)->lexicon, document);
    return HS_OK;
}

static void close_(void *state) { (void) state; }

const hs_filter hs_attribute_filter = {
    .name = "hs-attribute",
    .summary = "find who said what: source, cue and content",
    .reads = HS_TOKENS,
    .writes = HS_TOKENS,
    .options = options,
    .config_size = sizeof(attribute_config),
    .set = set,
    .open = open_model,
    .model = model,
    .process = process,
    .close = close_,
};

HS_PROGRAM(hs_attribute_filter)
