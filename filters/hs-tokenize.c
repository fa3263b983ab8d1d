#include "language/tokenize.h"
#include "run/filter.h"
#include "run/options.h"

static const hs_option options[] = {
    { "offsets", 0, "UNIT", "unit of TokenRange: chars (default), bytes or utf16" },
    { "language", 'l', "NAME", "language of the text: english (default) or another" },
    { "paragraph", 0, "END",
        "a paragraph ends at a blank line (blank, default) or at each (line)" },
    { 0 },
};

static hs_status set(void *config, const char *option, const char *argument, hs_error *error)
{
    static const char *const units[] = { "chars", "bytes", "utf16", NULL };
    static const char *const ends[] = { "blank", "line", NULL };
    hs_tokenize_options *chosen = config;
    int index = 0;
    hs_status status = HS_OK;

    if (strcmp(option, "offsets") == 0) {
        status = hs_option_choice(option, argument, units, &index, error);
        chosen->unit = (hs_unit) index;
    } else if (strcmp(option, "paragraph") == 0) {
        status = hs_option_choice(option, argument, ends, &index, error);
        chosen->line = index == 1;
    } else {
        chosen->other_language = strcmp(argument, "english") != 0 && strcmp(argument, "en") != 0;
    }
    return status;
}

static hs_status open_copy(const void *config, void **state, hs_error *error)
{
    (void) error;
    // Nothing is kept but the configuration, which outlives every thread.
    *state = (void *) (uintptr_t) config;
    return HS_OK;
}

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    return hs_tokenize_document(document, *(const hs_tokenize_options *) state, error);
}

const hs_filter hs_tokenize_filter = {
    .name = "hs-tokenize",
    .summary = "divide articles into sentences and words",
    .reads = HS_ARTICLES,
    .writes = HS_TOKENS,
    .options = options,
    .config_size = sizeof(hs_tokenize_options),
    .set = set,
    .open = open_copy,
    .process = process,
};

HS_PROGRAM(hs_tokenize_filter)
