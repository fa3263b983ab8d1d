#include <stdlib.h>

#include "news/duplicate.h"
#include "run/filter.h"

#define THRESHOLD 500 // permille

typedef struct dedup_config {
    unsigned permille; // of the threshold; 0: not given
    bool drop;
} dedup_config;

typedef struct dedup_state {
    hs_duplicates *duplicates;
    dedup_config config;
} dedup_state;

static const hs_option options[] = {
    { "threshold", 0, "NUMBER", "how like a duplicate must be, above 0 to 1 (0.5)" },
    { "drop", 0, NULL, "leave duplicates out" },
    { 0 },
};

static hs_status set(void *config, const char *option, const char *argument, hs_error *error)
{
    dedup_config *chosen = config;
    char *end;
    double number;

    if (strcmp(option, "drop") == 0) {
        chosen->drop = true;
        return HS_OK;
    }
    number = strtod(argument, &end);
    if (end == argument || *end != '\0' || !(number >= 0.001 && number <= 1)) {
        return hs_fail(
            error, HS_USAGE, "--threshold takes a number from 0.001 to 1, not '%s'", argument);
    }
    chosen->permille = (unsigned) (number * 1000 + 0.5);
    return HS_OK;
}

static hs_status open_duplicates(const void *config, void **state, hs_error *error)
{
    dedup_state *made = calloc(1, sizeof *made);

    *state = made;
    if (made == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    made->config = *(const dedup_config *) config;
    made->config.permille = made->config.permille ? made->config.permille : THRESHOLD;
    return hs_duplicates_open(&made->duplicates, error);
}

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    const dedup_state *own = state;
    bool duplicate = hs_duplicates_mark(own->duplicates, document, own->config.permille);

    (void) error;
    if (duplicate && own->config.drop) {
        document->sentences_count = document->tokens_count = 0;
        document->words = (hs_words){ 0 };
    }
    return HS_OK;
}

static void close_duplicates(void *state)
{
    dedup_state *own = state;

    if (own->duplicates != NULL) {
        hs_duplicates_close(own->duplicates);
    }
    free(own);
}

const hs_filter hs_dedup_filter = {
    .name = "hs-dedup",
    .summary = "mark stories that are near-duplicates of earlier ones",
    .reads = HS_TOKENS,
    .writes = HS_TOKENS,
    .serial = true,
    .options = options,
    .config_size = sizeof(dedup_config),
    .set = set,
    .open = open_duplicates,
    .process = process,
    .close = close_duplicates,
};

HS_PROGRAM(hs_dedup_filter)
