/* Pairs of documents from two streams. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "learn/score.h"

/* Two streams, a document of each in memory. */
typedef struct pair {
    hs_conllu_reader readers[2]; // gold, system
    hs_document documents[2];
    hs_status statuses[2];
    hs_arena arena;
} pair;

static hs_status read_pair(hs_score *score, pair *both, hs_error *error)
{
    hs_arena_reset(&both->arena);
    for (int i = 0; i < 2; i++) {
        hs_conllu_reader *reader = &both->readers[i];
        hs_document_clear(&both->documents[i], &both->arena);
        both->documents[i].file = reader->source->name;
        score->where = reader->source->name;
        both->statuses[i] = hs_conllu_read(reader, &both->documents[i], error);
        if (both->statuses[i] != HS_OK && both->statuses[i] != HS_END) {
            return both->statuses[i];
        }
    }
    return HS_OK;
}

static hs_status refuse_end(hs_score *score, const pair *both, hs_error *error)
{
    int there = both->statuses[0] == HS_OK ? 0 : 1;
    const hs_document *document = &both->documents[there];

    score->where = document->file;
    error->line = document->line;
    return hs_fail(error, HS_BAD_DOCUMENT,
        "document '%.*s' is missing in %s, which ends before it; compare streams of the same "
        "documents",
        (int) (document->id.size < 60 ? document->id.size : 60), document->id.data,
        both->readers[1 - there].source->name);
}

/* A stream without ids is compared by order alone. */
static bool same_document(const pair *both)
{
    const hs_document *gold = &both->documents[0], *system = &both->documents[1];

    return gold->id.size == 0 || system->id.size == 0 || hs_slice_equal(gold->id, system->id);
}

static hs_status refuse_ids(const pair *both, hs_error *error)
{
    const hs_document *gold = &both->documents[0], *system = &both->documents[1];

    error->line = system->line;
    return hs_fail(error, HS_BAD_DOCUMENT,
        "document '%.*s' stands where %s:%zu has '%.*s'; both streams must have the same documents "
        "in the same order",
        (int) (system->id.size < 60 ? system->id.size : 60), system->id.data, gold->file,
        gold->line, (int) (gold->id.size < 60 ? gold->id.size : 60), gold->id.data);
}

static hs_status score_pairs(hs_score *score, pair *both, hs_error *error)
{
    hs_status status;

    while ((status = read_pair(score, both, error)) == HS_OK) {
        if (both->statuses[0] == HS_END && both->statuses[1] == HS_END) {
            return HS_OK;
        }
        if (both->statuses[0] != both->statuses[1]) {
            return refuse_end(score, both, error);
        }
        if (!same_document(both)) {
            return refuse_ids(both, error);
        }
        status = hs_score_documents(score, &both->documents[0], &both->documents[1], error);
        if (status != HS_OK) {
            return status;
        }
    }
    return status;
}

hs_status hs_score_streams(hs_score *score, hs_source *gold, hs_source *system, hs_error *error)
{
    // Whole documents: parts of two streams end at different places.
    pair both = { .readers = { { .source = gold, .most = SIZE_MAX, .stem = HS_LITERAL("") },
                      { .source = system, .most = SIZE_MAX, .stem = HS_LITERAL("") } },
        .arena = { .guard = score->arena->guard } };
    hs_status status;

    for (int i = 0; i < 2; i++) {
        both.readers[i].id.guard = both.readers[i].source->buffer.guard = score->arena->guard;
    }
    status = score_pairs(score, &both, error);
    hs_conllu_close(&both.readers[0]);
    hs_conllu_close(&both.readers[1]);
    hs_arena_free(&both.arena);
    return status;
}

/* --- files */

static hs_status open_stream(const char *name, hs_source *source, hs_error *error)
{
    bool standard = strcmp(name, "-") == 0;

    source->name = standard ? "standard input" : name;
    source->descriptor = standard ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
    return source->descriptor >= 0 ? HS_OK
                                   : hs_fail(error, HS_IO, "cannot open: %s", strerror(errno));
}

static void close_stream(hs_source *source)
{
    hs_source_close(source);
    if (source->descriptor >= 0 && source->descriptor != STDIN_FILENO) {
        close(source->descriptor);
    }
}

hs_status hs_score_files(hs_score *score, const char *gold, const char *system, hs_error *error)
{
    hs_source sources[2] = { { .descriptor = -1 }, { .descriptor = -1 } };
    hs_status status = open_stream(gold, &sources[0], error);

    score->where = sources[0].name;
    if (status == HS_OK) {
        status = open_stream(system, &sources[1], error);
        score->where = sources[1].name;
    }
    if (status == HS_OK) {
        status = hs_score_streams(score, &sources[0], &sources[1], error);
    }
    close_stream(&sources[0]);
    close_stream(&sources[1]);
    return status;
}
