/* Reading back what record.c wrote. */
#include <jansson.h>

#include "stream/record.h"

static hs_slice first_of_json(hs_slice line, hs_arena *arena)
{
    json_error_t ignored;
    json_t *object = json_loadb(line.data, line.size, JSON_ALLOW_NUL, &ignored);
    void *place = object ? json_object_iter(object) : NULL;
    const json_t *value = place ? json_object_iter_value(place) : NULL;
    hs_slice found = { NULL, 0 };

    if (json_is_string(value)) {
        hs_slice text = { json_string_value(value), json_string_length(value) };
        found = hs_arena_copy(arena, text);
    }
    json_decref(object);
    return found;
}

static hs_slice first_of_tsv(hs_slice line, hs_arena *arena)
{
    hs_slice field = hs_slice_cut(&line, '\t');
    char *place = hs_arena_get(arena, field.size + 1), *to = place;

    for (size_t i = 0; i < field.size; i++) {
        char byte = field.data[i];
        if (byte == '\\' && i + 1 < field.size) {
            byte = field.data[++i];
            byte = byte == 't' ? '\t' : byte == 'n' ? '\n' : byte == 'r' ? '\r' : byte;
        }
        *to++ = byte;
    }
    return hs_slice_between(place, to);
}

/* The first field of a CSV record. */
static hs_slice first_of_csv(hs_slice record, hs_arena *arena)
{
    char *place = hs_arena_get(arena, record.size + 1), *to = place;
    bool quoted = false;

    for (size_t i = 0; i < record.size && (quoted || record.data[i] != ','); i++) {
        if (record.data[i] != '"') {
            *to++ = record.data[i];
        } else {
            if (i != 0 && !quoted) { // the second of two
                *to++ = '"';
            }
            quoted = !quoted;
        }
    }
    return hs_slice_between(place, to);
}

/* A record ends at a line feed outside quotation marks; 0 where there is none. */
static size_t csv_size(hs_slice rest)
{
    bool quoted = false;

    for (size_t i = 0; i < rest.size; i++) {
        quoted = quoted != (rest.data[i] == '"');
        if (rest.data[i] == '\n' && !quoted) {
            return i + 1;
        }
    }
    return 0;
}

size_t hs_record_next(hs_slice rest, hs_record_format format, hs_arena *arena, hs_slice *first)
{
    size_t size = format == HS_RECORD_CSV ? csv_size(rest) : 0;
    const char *end = hs_slice_find(rest, '\n');

    *first = (hs_slice){ NULL, 0 };
    if (format != HS_RECORD_CSV && end != NULL) {
        size = (size_t) (end + 1 - rest.data);
    }
    if (size != 0) {
        hs_slice record = { rest.data, size - 1 };
        *first = format == HS_RECORD_JSONL ? first_of_json(record, arena)
            : format == HS_RECORD_TSV      ? first_of_tsv(record, arena)
                                           : first_of_csv(record, arena);
    }
    return size;
}
