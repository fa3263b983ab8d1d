#include "news/attribute.h"
#include "run/filter.h"

static hs_status open_attributor(const void *config, void **state, hs_error *error)
{
    hs_attributor *attributor = NULL;
    hs_status status = hs_attributor_open(&attributor, error);

    (void) config;
    *state = attributor;
    return status;
}

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    (void) error;
    hs_attribute(state, document);
    return HS_OK;
}

static void close_attributor(void *state) { hs_attributor_close(state); }

const hs_filter hs_attribute_filter = {
    .name = "hs-attribute",
    .summary = "find who said what: source, cue and content",
    .reads = HS_TOKENS,
    .writes = HS_TOKENS,
    .open = open_attributor,
    .process = process,
    .close = close_attributor,
};

HS_PROGRAM(hs_attribute_filter)
