#include <errno.h>
#include <stdlib.h>

#include "pages/functions.h"
#include "run/filter.h"
#include "stream/record.h"

typedef struct read_config {
    size_t words;
} read_config;

typedef struct read_state {
    hs_page_extractor *extractor;
    size_t words;
} read_state;

static const hs_option options[] = {
    { "min-words", 0, "NUMBER", "leave out pages with fewer words of article (1)" },
    { 0 },
};

static hs_status set(void *config, const char *option, const char *argument, hs_error *error)
{
    char *end;
    unsigned long words;

    errno = 0;
    words = strtoul(argument, &end, 10);
    if (errno != 0 || end == argument || *end != '\0' || *argument == '-') {
        return hs_fail(error, HS_USAGE, "--%s takes a number, not '%s'", option, argument);
    }
    ((read_config *) config)->words = words;
    return HS_OK;
}

static hs_status open_extractor(const void *config, void **state, hs_error *error)
{
    read_state *made = calloc(1, sizeof *made);

    if (made == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    made->words = ((const read_config *) config)->words;
    *state = made;
    return hs_page_extractor_open(&made->extractor, error);
}

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    const read_state *own = state;

    return hs_page_extract(own->extractor, document, own->words, error);
}

static size_t next_record(const void *state, hs_slice rest, hs_arena *arena, hs_slice *id)
{
    (void) state;
    return hs_record_next(rest, HS_RECORD_JSONL, arena, id);
}

static void close_extractor(void *state)
{
    read_state *own = state;

    if (own->extractor != NULL) {
        hs_page_extractor_close(own->extractor);
    }
    free(own);
}

const hs_filter hs_read_filter = {
    .name = "hs-read",
    .summary = "make articles of web pages, archives and wire formats",
    .reads = HS_PAGES,
    .writes = HS_ARTICLES,
    .pages = &hs_pages,
    .options = options,
    .config_size = sizeof(read_config),
    .set = set,
    .open = open_extractor,
    .process = process,
    .next_record = next_record,
    .close = close_extractor,
};

HS_PROGRAM(hs_read_filter)
