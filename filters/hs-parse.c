#include "language/parse.h"
#include "run/filter.h"

typedef struct parse_config {
    const char *model;
} parse_config;

static const hs_option options[] = {
    { "model", 'm', "FILE", "the model (default: the English one that is shipped)" },
    { 0 },
};

static hs_status set(void *config, const char *option, const char *argument, hs_error *error)
{
    parse_config *parse = config;

    (void) option;
    (void) error;
    parse->model = argument;
    return HS_OK;
}

static hs_status open_parser(const void *config, void **state, hs_error *error)
{
    const parse_config *parse = config;
    hs_parser *parser = NULL;
    hs_status status = hs_parser_open(parse->model, &parser, error);

    *state = parser;
    return status;
}

static const hs_model *model(const void *state) { return hs_parser_model(state); }

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    (void) error;
    hs_parser_document(state, document);
    return HS_OK;
}

static void close_parser(void *state) { hs_parser_close(state); }

const hs_filter hs_parse_filter = {
    .name = "hs-parse",
    .summary = "find what each word of a sentence depends on",
    .reads = HS_TOKENS,
    .writes = HS_TOKENS,
    .local = true,
    .options = options,
    .config_size = sizeof(parse_config),
    .set = set,
    .open = open_parser,
    .model = model,
    .process = process,
    .close = close_parser,
};

HS_PROGRAM(hs_parse_filter)
