/* A look at streams for the shell tests:
 *
 *     stream copy    < TOKENS             reads the token stream and writes it again
 *     stream text    < TOKENS             the original text that it holds
 *     stream records ORIGINAL < RECORDS   fails where a record's text does not stand at its offsets
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "stream/conllu.h"
#include "text/utf8.h"

static _Noreturn void give_up(const char *message, size_t line)
{
    fprintf(stderr, "stream: line %zu: %s\n", line, message);
    exit(1);
}

static void put(const hs_buffer *buffer)
{
    if (fwrite(buffer->data, 1, buffer->size, stdout) != buffer->size) {
        give_up("cannot write", 0);
    }
}

static void read_tokens(void (*write)(const hs_document *document, hs_buffer *out))
{
    hs_source source = { .descriptor = STDIN_FILENO, .name = "standard input" };
    hs_conllu_reader reader = { .source = &source, .stem = HS_LITERAL("stdin") };
    hs_arena arena = { 0 };
    hs_buffer out = { 0 };
    hs_document document = { 0 };
    hs_error error = { .line = 0 };
    hs_status status;

    while (hs_document_clear(&document, &arena),
        (status = hs_conllu_read(&reader, &document, &error)) == HS_OK) {
        out.size = 0;
        write(&document, &out);
        put(&out);
        hs_arena_reset(&arena);
    }
    if (status != HS_END) {
        give_up(error.message, error.line);
    }
    hs_buffer_free(&out);
    hs_arena_free(&arena);
    hs_conllu_close(&reader);
    hs_source_close(&source);
}

/* --- records */

static void read_all(const char *name, hs_buffer *text)
{
    FILE *file = fopen(name, "rb");
    size_t got = 1;

    if (file == NULL) {
        give_up("cannot open the original", 0);
    }
    while (got != 0) {
        got = fread(hs_buffer_room(text, 1 << 16), 1, 1 << 16, file);
        text->size += got;
    }
    fclose(file);
}

/* Where every character starts, in bytes; one more for the end. */
static size_t *character_places(const hs_buffer *text, size_t *count)
{
    size_t *places = calloc(text->size + 1, sizeof *places), size;

    if (places == NULL) {
        give_up("not enough memory", 0);
    }
    *count = 0;
    for (size_t at = 0; at < text->size; at += size) {
        hs_utf8_decode(text->data + at, &size);
        places[(*count)++] = at;
    }
    places[*count] = text->size;
    return places;
}

typedef struct original {
    hs_buffer text;
    size_t *places, length;
    size_t pieces; // checked
    size_t line;
} original;

/* Checks {"start", "end", "text"}, or "form" for a token, anywhere in the value; jansson bounds how
 * deep it nests. */
static void check_value(original *in, const json_t *value)
{
    const json_t *start = json_object_get(value, "start"), *end = json_object_get(value, "end");
    const json_t *text = json_object_get(value, "text"), *item;
    const char *key;
    size_t i;

    text = text ? text : json_object_get(value, "form");
    if (json_is_integer(start) && json_is_integer(end) && json_is_string(text)) {
        size_t from = (size_t) json_integer_value(start), to = (size_t) json_integer_value(end);
        if (from >= to || to > in->length) {
            give_up("offsets outside the text", in->line);
        }
        if (!hs_slice_equal((hs_slice){ json_string_value(text), json_string_length(text) },
                hs_slice_between(
                    in->text.data + in->places[from], in->text.data + in->places[to]))) {
            give_up(json_string_value(text), in->line);
        }
        in->pieces++;
        return;
    }
    json_object_foreach((json_t *) (uintptr_t) value, key, item) { check_value(in, item); }
    json_array_foreach(value, i, item) { check_value(in, item); }
}

static void check_records(const char *name)
{
    original in = { .line = 1 };
    json_error_t error;
    json_t *record;

    read_all(name, &in.text);
    in.places = character_places(&in.text, &in.length);
    while ((record = json_loadf(stdin, JSON_DISABLE_EOF_CHECK, &error)) != NULL) {
        check_value(&in, record);
        json_decref(record);
        in.line++;
    }
    if (!feof(stdin)) {
        give_up(error.text, in.line);
    }
    printf("%zu\n", in.pieces);
    free(in.places);
    hs_buffer_free(&in.text);
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "copy") == 0) {
        read_tokens(hs_conllu_write);
    } else if (argc == 2 && strcmp(argv[1], "text") == 0) {
        read_tokens(hs_document_text);
    } else if (argc == 3 && strcmp(argv[1], "records") == 0) {
        check_records(argv[2]);
    } else {
        fputs("usage: stream copy|text < TOKENS, stream records ORIGINAL < RECORDS\n", stderr);
        return 2;
    }
    return fflush(stdout) == 0 ? 0 : 1;
}
