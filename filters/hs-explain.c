#include <stdlib.h>

#include "news/attribute.h"
#include "news/attribute_explain.h"
#include "run/filter.h"

typedef struct explain_config {
    const char *model;
    hs_slice document, id; // no data: any, all
} explain_config;

typedef struct explain_state {
    const explain_config *config;
    hs_attributor *attributor;
} explain_state;

static const hs_option options[] = {
    { "model", 'm', "FILE", "the model (default: the English one that is shipped)" },
    { "id", 0, "ID", "only this attribution: a3, or DOC/a3 of one document (all)" },
    { 0 },
};

/* "a3" or "DOC/a3", where DOC may have dashes too. */
static void set_id(explain_config *to, const char *argument)
{
    const char *dash = strrchr(argument, '/');

    to->id = hs_slice_of(dash ? dash + 1 : argument);
    if (dash != NULL) {
        to->document = hs_slice_between(argument, dash);
    }
}

static hs_status set(void *config, const char *option, const char *argument, hs_error *error)
{
    (void) error;
    if (strcmp(option, "id") == 0) {
        set_id(config, argument);
    } else {
        ((explain_config *) config)->model = argument;
    }
    return HS_OK;
}

static hs_status open_explain(const void *config, void **state, hs_error *error)
{
    explain_state *made = calloc(1, sizeof *made);

    *state = made;
    if (made == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    made->config = config;
    return hs_attributor_open(made->config->model, &made->attributor, error);
}

static const hs_model *model(const void *state)
{
    return hs_attributor_model(((const explain_state *) state)->attributor);
}

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    const explain_state *with = state;
    hs_slice wanted = with->config->document;

    (void) error;
    if (wanted.data == NULL || hs_slice_equal(wanted, document->id)) {
        hs_attributor_explain(with->attributor, document, with->config->id, document->records);
    }
    return HS_OK;
}

static void close_explain(void *state)
{
    hs_attributor_close(((explain_state *) state)->attributor);
    free(state);
}

const hs_filter hs_explain_filter = {
    .name = "hs-explain",
    .summary = "say why each attribution was found",
    .reads = HS_TOKENS,
    .writes = HS_RECORDS,
    .options = options,
    .config_size = sizeof(explain_config),
    .set = set,
    .open = open_explain,
    .model = model,
    .process = process,
    .close = close_explain,
};

HS_PROGRAM(hs_explain_filter)
