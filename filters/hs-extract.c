#include <stdlib.h>
#include <string.h>

#include "news/extract.h"
#include "run/options.h"

enum { TEXT = HS_RECORD_CSV + 1 }; // the format that is no hs_record_format

typedef struct extract_config {
    int kind;   // hs_record_kind
    int format; // hs_record_format or TEXT
    const char *speaker;
} extract_config;

static const hs_option options[] = {
    { "records", 'r', "KIND",
        "attributions, quotations, entities, claims or tokens (attributions)" },
    { "output", 'o', "FORMAT", "jsonl, tsv, csv, or text for a person to read (jsonl)" },
    { "speaker", 0, "NAME", "only what this speaker says, by words of the name" },
    { 0 },
};

static hs_status set(void *config, const char *option, const char *argument, hs_error *error)
{
    static const char *const formats[] = { "jsonl", "tsv", "csv", "text", NULL };
    extract_config *to = config;

    if (strcmp(option, "records") == 0) {
        return hs_option_choice(option, argument, hs_record_kinds, &to->kind, error);
    }
    if (strcmp(option, "speaker") == 0) {
        to->speaker = argument;
        return HS_OK;
    }
    return hs_option_choice(option, argument, formats, &to->format, error);
}

static hs_status open_extract(const void *config, void **state, hs_error *error)
{
    const extract_config *from = config;
    extract_config *copy = malloc(sizeof *copy);

    if (from->speaker != NULL && from->kind != HS_ATTRIBUTIONS && from->kind != HS_CLAIMS) {
        free(copy);
        return hs_fail(error, HS_USAGE, "--speaker chooses attributions and claims only");
    }
    if (from->format == TEXT && from->kind != HS_ATTRIBUTIONS) {
        free(copy);
        return hs_fail(error, HS_USAGE,
            "--output=text shows attributions; take tsv or jsonl for other records");
    }
    if (copy == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    *copy = *from;
    *state = copy;
    return HS_OK;
}

static void begin(void *state, hs_buffer *out)
{
    const extract_config *with = state;
    hs_record_writer writer = { .out = out, .format = (hs_record_format) with->format };

    if (with->format == HS_RECORD_TSV || with->format == HS_RECORD_CSV) {
        hs_extract_names((hs_record_kind) with->kind, &writer);
    }
}

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    const extract_config *with = state;
    hs_record_writer writer
        = { .out = document->records, .format = (hs_record_format) with->format };

    (void) error;
    if (with->format == TEXT) {
        hs_extract_text(document, 80, hs_slice_of(with->speaker), document->records);
    } else {
        hs_extract(document, (hs_record_kind) with->kind, hs_slice_of(with->speaker), &writer);
    }
    return HS_OK;
}

const hs_filter hs_extract_filter = {
    .name = "hs-extract",
    .summary = "turn a token stream into records, one a line",
    .reads = HS_TOKENS,
    .writes = HS_RECORDS,
    .options = options,
    .config_size = sizeof(extract_config),
    .set = set,
    .open = open_extract,
    .process = process,
    .begin = begin,
    .close = free,
};

HS_PROGRAM(hs_extract_filter)
