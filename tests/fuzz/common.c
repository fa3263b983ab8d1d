#define _GNU_SOURCE // memfd_create
#include "fuzz.h"

#include <jansson.h>
#include <sys/mman.h>
#include <unistd.h>

#include "stream/decompress.h"
#include "text/utf8.h"

#define FILTER(name) extern const hs_filter hs_##name##_filter;
#include "../../filters/table.h"
#undef FILTER

const hs_filter *const fuzz_filters[] = {
#define FILTER(name) &hs_##name##_filter,
#include "../../filters/table.h"
#undef FILTER
    NULL,
};

/* Before any target: its models are those of the checkout. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void) argc;
    (void) argv;
    return setenv("HEARSAY_MODELS", HS_FUZZ_MODELS, 0);
}

void fuzz_same(const char *what, hs_slice a, hs_slice b)
{
    size_t at = 0, size = a.size < b.size ? a.size : b.size, from;

    while (at < size && a.data[at] == b.data[at]) {
        at++;
    }
    from = at < 200 ? 0 : at - 200;
    REQUIRE(at == a.size && at == b.size,
        "%s: %zu and %zu bytes, differ from byte %zu:\n%.*s\n%.*s", what, a.size, b.size, at,
        (int) (a.size - from < 400 ? a.size - from : 400), a.data + from,
        (int) (b.size - from < 400 ? b.size - from : 400), b.data + from);
}

/* --- input */

void fuzz_open(hs_source *source, hs_slice bytes)
{
    int file = memfd_create("input", MFD_CLOEXEC);
    size_t done = 0;

    REQUIRE(file >= 0, "no file in memory");
    while (done < bytes.size) {
        ssize_t wrote = write(file, bytes.data + done, bytes.size - done);
        REQUIRE(wrote > 0, "cannot write to a file in memory");
        done += (size_t) wrote;
    }
    REQUIRE(lseek(file, 0, SEEK_SET) == 0, "cannot go back in a file in memory");
    *source = (hs_source){ .descriptor = file, .name = "input" };
}

void fuzz_close(hs_source *source)
{
    close(source->descriptor);
    hs_source_close(source);
}

bool fuzz_is_compressed(hs_slice bytes)
{
    bool more;

    return hs_compression_of(bytes, &more) != HS_PLAIN;
}

/* --- filters */

fuzz_stage fuzz_stage_open(const hs_filter *filter, const char *const *options, size_t count)
{
    fuzz_stage stage = { .filter = filter };
    hs_error error = { .line = 0 };

    stage.config = calloc(1, filter->config_size + 1);
    REQUIRE(stage.config != NULL, "no memory");
    for (size_t i = 0; i < count; i++) {
        REQUIRE(filter->set(stage.config, options[2 * i], options[2 * i + 1], &error) == HS_OK,
            "%s", error.message);
    }
    if (filter->open != NULL) {
        REQUIRE(filter->open(stage.config, &stage.state, &error) == HS_OK, "%s", error.message);
    }
    return stage;
}

void fuzz_stage_close(fuzz_stage *stage)
{
    if (stage->filter->close != NULL && stage->state != NULL) {
        stage->filter->close(stage->state);
    }
    free(stage->config);
}

void fuzz_clear(hs_document *document, hs_arena *arena, hs_buffer *records)
{
    arena->limit = MEMORY;
    document->records = records;
    hs_document_clear(document, arena);
    document->file = "input";
}

hs_status fuzz_run(const fuzz_stage *stage, hs_slice stream, hs_buffer *out)
{
    hs_source source;
    hs_arena arena = { 0 };
    hs_document document;
    hs_error error;
    hs_status status, worst = HS_OK;

    fuzz_open(&source, stream);
    hs_conllu_reader reader = { .source = &source, .stem = HS_LITERAL("input") };
    do {
        hs_arena_reset(&arena);
        fuzz_clear(&document, &arena, out);
        status = hs_conllu_read(&reader, &document, &error);
        if (status == HS_OK && stage != NULL) {
            status = stage->filter->process(stage->state, &document, &error);
        }
        if (status == HS_OK && (stage == NULL || stage->filter->writes == HS_TOKENS)) {
            hs_conllu_write(&document, out);
        }
        worst = status != HS_OK && status != HS_END ? status : worst;
    } while (status == HS_OK || status == HS_BAD_DOCUMENT);
    hs_arena_free(&arena);
    hs_conllu_close(&reader);
    fuzz_close(&source);
    return worst;
}

void fuzz_text(hs_slice stream, hs_buffer *out)
{
    hs_source source;
    hs_arena arena = { 0 };
    hs_document document;
    hs_error error;

    fuzz_open(&source, stream);
    hs_conllu_reader reader = { .source = &source, .stem = HS_LITERAL("input") };
    for (;;) {
        hs_arena_reset(&arena);
        fuzz_clear(&document, &arena, NULL);
        if (hs_conllu_read(&reader, &document, &error) != HS_OK) {
            break;
        }
        hs_document_text(&document, out);
    }
    hs_arena_free(&arena);
    hs_conllu_close(&reader);
    fuzz_close(&source);
}

/* --- offsets */

/* Where each unit of the text starts, in bytes, and one more for its end; SIZE_MAX inside a
 * surrogate pair.  To be freed. */
static size_t *unit_places(hs_slice text, hs_unit unit, size_t *count)
{
    size_t *places = malloc((text.size + 1) * sizeof *places), size;

    REQUIRE(places != NULL, "no memory");
    *count = 0;
    for (size_t at = 0; at < text.size; at += size) {
        size = unit == HS_BYTES ? 1 : (hs_utf8_decode(text.data + at, &size), size);
        places[(*count)++] = at;
        if (unit == HS_UTF16 && size == 4) {
            places[(*count)++] = SIZE_MAX;
        }
    }
    places[*count] = text.size;
    return places;
}

static void check_piece(
    hs_slice original, const size_t *places, size_t count, size_t start, size_t end, hs_slice text)
{
    REQUIRE(start < end && end <= count && places[start] != SIZE_MAX && places[end] != SIZE_MAX,
        "offsets %zu:%zu in %zu", start, end, count);
    fuzz_same("text at its offsets",
        hs_slice_between(original.data + places[start], original.data + places[end]), text);
}

void fuzz_check_offsets(hs_document *document, hs_unit unit, hs_slice original)
{
    hs_words words = hs_document_words(document);
    const hs_extent *extents = hs_document_extents(document);
    size_t count, *places = unit_places(original, unit, &count);

    for (size_t i = 0; i < words.count; i++) {
        const hs_word *word = &words.items[i];
        if (word->surface.size != 0) { // not the later words of a multiword token
            check_piece(original, places, count, extents[i].start, extents[i].end, word->surface);
        }
    }
    free(places);
}

/* --- records */

typedef struct original {
    hs_slice text;
    size_t *places, count;
} original;

static void check_value(const original *in, json_t *value)
{
    const json_t *start = json_object_get(value, "start"), *end = json_object_get(value, "end");
    const json_t *text = json_object_get(value, "text");
    const char *key;
    json_t *item;
    size_t i;

    text = text ? text : json_object_get(value, "form");
    if (json_is_integer(start) && json_is_integer(end) && json_is_string(text)) {
        check_piece(in->text, in->places, in->count, (size_t) json_integer_value(start),
            (size_t) json_integer_value(end),
            (hs_slice){ json_string_value(text), json_string_length(text) });
        return;
    }
    json_object_foreach(value, key, item) { check_value(in, item); }
    json_array_foreach(value, i, item) { check_value(in, item); }
}

void fuzz_check_records(hs_slice records, hs_slice text)
{
    original in = { .text = text };

    if (text.data != NULL) {
        in.places = unit_places(text, HS_CHARS, &in.count);
    }
    while (records.size != 0) {
        hs_slice line = hs_slice_cut(&records, '\n');
        json_error_t error;
        json_t *record = json_loadb(line.data, line.size, JSON_ALLOW_NUL, &error);
        REQUIRE(record != NULL, "%s: %.*s", error.text, HS_PRINT(line));
        REQUIRE(records.data != NULL, "the last record has no line feed");
        if (text.data != NULL) {
            check_value(&in, record);
        }
        json_decref(record);
    }
    free(in.places);
}

/* The fields of the first line of `rest`, which goes on behind it. */
static size_t count_fields(hs_slice *rest, char between)
{
    size_t fields = 1, at = 0;
    bool quoted = false;

    for (; at < rest->size && (quoted || rest->data[at] != '\n'); at++) {
        quoted ^= between == ',' && rest->data[at] == '"';
        fields += !quoted && rest->data[at] == between;
    }
    REQUIRE(at < rest->size, "the last record has no line feed");
    *rest = hs_slice_from(*rest, at + 1);
    return fields;
}

void fuzz_check_table(hs_slice records, char between)
{
    size_t first = count_fields(&records, between);

    while (records.size != 0) {
        size_t fields = count_fields(&records, between);
        REQUIRE(fields == first, "%zu fields, not %zu", fields, first);
    }
}
