#include "news/attribute.h"
#include "run/filter.h"

typedef struct attribute_config {
    const char *model;
} attribute_config;

static const hs_option options[] = {
    { "model", 'm', "FILE", "the model (default: the English one that is shipped)" },
    { 0 },
};

static hs_status set(void *config, const char *option, const char *argument, hs_error *error)
{
    (void) option;
    (void) error;
    ((attribute_config *) config)->model = argument;
    return HS_OK;
}

static hs_status open_attributor(const void *config, void **state, hs_error *error)
{
    hs_attributor *attributor = NULL;
    hs_status status
        = hs_attributor_open(((const attribute_config *) config)->model, &attributor, error);

    *state = attributor;
    return status;
}

static const hs_model *model(const void *state) { return hs_attributor_model(state); }

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    (void) error;
    hs_attributor_document(state, document);
    return HS_OK;
}

static void close_attributor(void *state) { hs_attributor_close(state); }

const hs_filter hs_attribute_filter = {
    .name = "hs-attribute",
    .summary = "find who said what: source, cue and content",
    .reads = HS_TOKENS,
    .writes = HS_TOKENS,
    .options = options,
    .config_size = sizeof(attribute_config),
    .set = set,
    .open = open_attributor,
    .model = model,
    .process = process,
    .close = close_attributor,
};

HS_PROGRAM(hs_attribute_filter)
