#include <stdlib.h>
#include <string.h>

#include "news/extract.h"
#include "run/options.h"

enum { TEXT = HS_RECORD_CSV + 1 }; // the format that is no hs_record_format

typedef struct extract_config {
    int kind;   // hs_record_kind
    int format; // hs_record_format or TEXT
    hs_extract_wanted wanted;
} extract_config;

static const hs_option options[] = {
    { "records", 'r', "KIND",
        "attributions, quotations, entities, claims or tokens (attributions)" },
    { "output", 'o', "FORMAT", "jsonl, tsv, csv, or text for a person to read (jsonl)" },
    { "speaker", 0, "NAME", "only what this speaker says, by words of the name" },
    { "speech-only", 0, NULL, "only what is said or written, not what is thought" },
    { "min-confidence", 0, "NUMBER", "only what is right with this probability, 0 to 1" },
    { 0 },
};

static hs_status set_confidence(hs_extract_wanted *to, const char *argument, hs_error *error)
{
    char *end;
    double number = strtod(argument, &end);

    if (end == argument || *end != '\0' || !(number >= 0 && number <= 1)) {
        return hs_fail(
            error, HS_USAGE, "--min-confidence takes a number from 0 to 1, not '%s'", argument);
    }
    to->permille = (unsigned) (number * 1000 + 0.5);
    return HS_OK;
}

static hs_status set(void *config, const char *option, const char *argument, hs_error *error)
{
    static const char *const formats[] = { "jsonl", "tsv", "csv", "text", NULL };
    extract_config *to = config;

    if (strcmp(option, "records") == 0) {
        return hs_option_choice(option, argument, hs_record_kinds, &to->kind, error);
    }
    if (strcmp(option, "speaker") == 0) {
        to->wanted.speaker = hs_slice_of(argument);
        return HS_OK;
    }
    if (strcmp(option, "speech-only") == 0) {
        to->wanted.speech = true;
        return HS_OK;
    }
    if (strcmp(option, "min-confidence") == 0) {
        return set_confidence(&to->wanted, argument, error);
    }
    return hs_option_choice(option, argument, formats, &to->format, error);
}

static bool chooses(const hs_extract_wanted *wanted)
{
    return wanted->speaker.data != NULL || wanted->speech || wanted->permille != 0;
}

static hs_status open_extract(const void *config, void **state, hs_error *error)
{
    const extract_config *from = config;
    extract_config *copy = malloc(sizeof *copy);

    if (chooses(&from->wanted) && from->kind != HS_ATTRIBUTIONS && from->kind != HS_CLAIMS) {
        free(copy);
        return hs_fail(error, HS_USAGE,
            "--speaker, --speech-only and --min-confidence choose attributions and claims only");
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
        hs_extract_text(document, 80, &with->wanted, document->records);
    } else {
        hs_extract(document, (hs_record_kind) with->kind, &with->wanted, &writer);
    }
    return HS_OK;
}

static size_t next_record(const void *state, hs_slice rest, hs_arena *arena, hs_slice *id)
{
    const extract_config *with = state;
    hs_slice line;

    if (with->format != TEXT) {
        return hs_record_next(rest, (hs_record_format) with->format, arena, id);
    }
    *id = (hs_slice){ NULL, 0 };
    line = hs_slice_cut(&rest, '\n');
    if (rest.data == NULL) {
        return 0;
    }
    if (hs_slice_starts(line, HS_LITERAL("== "))) {
        *id = hs_slice_from(line, 3);
    }
    return line.size + 1;
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
    .next_record = next_record,
    .close = free,
};

HS_PROGRAM(hs_extract_filter)
