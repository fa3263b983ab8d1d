#include "stream/article.h"

#include <jansson.h>
#include <pthread.h>
#include <stdlib.h>

#include "stream/json.h"
#include "text/utf8.h"

static void forget(hs_article_reader *reader)
{
    json_decref(reader->object);
    reader->object = NULL;
    reader->rest = (hs_slice){ NULL, 0 };
    reader->part = reader->chars = reader->bytes = reader->utf16 = 0;
}

void hs_article_close(hs_article_reader *reader)
{
    forget(reader);
    hs_buffer_free(&reader->id);
}

/* --- parts */

/* The end of the last blank line (one with nothing but white space) in the second half of `text`.
 */
static size_t last_paragraph_end(hs_slice text)
{
    size_t end = 0; // behind the white space that holds the last two line feeds met

    for (size_t i = text.size; i > text.size / 2; i--) {
        char byte = text.data[i - 1];
        if (byte == '\n' && end != 0) {
            return end;
        }
        if (byte == '\n') {
            end = i;
        } else if (byte != '\r' && byte != ' ' && byte != '\t') {
            end = 0;
        }
    }
    return 0;
}

static size_t last_space_end(hs_slice text)
{
    size_t end = text.size;

    while (end > text.size / 2 && (unsigned char) text.data[end - 1] > ' ') {
        end--;
    }
    return end > text.size / 2 ? end : 0;
}

/* Where to end a part that starts with `text`, of which there is more: behind a paragraph, else
 * behind white space, else between two characters. */
static size_t part_end(hs_slice text)
{
    size_t end = last_paragraph_end(text);

    end = end ? end : last_space_end(text);
    if (end == 0) {
        end = text.size;
        while (end > 1 && ((unsigned char) text.data[end] & 0xc0) == 0x80) {
            end--;
        }
    }
    return end;
}

/* Fills the document with the next part; `all` is what follows, one byte more than a part if there
 * is that much.  Returns the bytes used. */
static size_t take_part(hs_article_reader *reader, hs_document *document, hs_slice all)
{
    hs_slice text = all;

    if (text.size > HS_PART_BYTES) {
        text.size = HS_PART_BYTES;
        text.size = part_end(text);
    }
    document->id = hs_arena_copy(document->arena, (hs_slice){ reader->id.data, reader->id.size });
    document->text = hs_arena_copy(document->arena, text);
    document->part = ++reader->part;
    document->line = reader->line;
    document->chars_before = reader->chars;
    document->bytes_before = reader->bytes;
    document->utf16_before = reader->utf16;
    if (text.size < all.size) { // a part follows
        reader->chars += hs_utf8_length(text);
        reader->utf16 += hs_utf16_length(text);
    }
    reader->bytes += text.size;
    return text.size;
}

/* --- plain text */

static size_t count_lines(hs_slice text)
{
    size_t lines = 0;

    while (text.data != NULL) {
        hs_slice_cut(&text, '\n');
        lines += text.data != NULL;
    }
    return lines;
}

static hs_status pass_input(hs_source *source, hs_error *error)
{
    hs_slice bytes;
    hs_status status;

    while ((status = hs_source_peek(source, HS_PART_BYTES, &bytes, error)) == HS_OK
        && bytes.size != 0) {
        hs_source_skip(source, bytes.size);
    }
    return status;
}

static hs_status not_utf8(
    hs_article_reader *reader, hs_slice text, const char *bad, hs_error *error)
{
    hs_error ignored;
    size_t byte = reader->bytes + (size_t) (bad - text.data) + 1;
    unsigned value = (unsigned char) *bad;

    error->line = reader->line + count_lines(hs_slice_between(text.data, bad));
    pass_input(reader->source, &ignored);
    return hs_fail(error, HS_BAD_DOCUMENT,
        "byte %zu (0x%02x) is not UTF-8; convert the file, for example with iconv -f WINDOWS-1252 "
        "-t UTF-8",
        byte, value);
}

static hs_status read_text(hs_article_reader *reader, hs_document *document, hs_error *error)
{
    hs_slice text;
    const char *bad;
    size_t used;
    hs_status status = hs_source_peek(reader->source, HS_PART_BYTES + 4, &text, error);

    if (status != HS_OK) {
        return status;
    }
    if (text.size == 0) {
        return HS_END;
    }
    if (reader->part == 0) {
        reader->line = 1;
        reader->id.size = 0;
        hs_put(&reader->id, reader->stem);
    }
    bad = hs_utf8_invalid(text);
    if (bad != NULL && (text.size < HS_PART_BYTES + 4 || bad < text.data + HS_PART_BYTES)) {
        return not_utf8(reader, text, bad, error);
    }
    used = take_part(reader, document, text);
    reader->line += count_lines(document->text);
    hs_source_skip(reader->source, used);
    return HS_OK;
}

/* --- JSON Lines */

static const char *const text_keys[]
    = { "text", "maintext", "body_text", "content", "articleBody", NULL };
static const char *const title_keys[] = { "title", "headline", NULL };
static const char *const date_keys[]
    = { "date", "date_publish", "versioncreated", "datePublished", NULL };
static const char *const id_keys[] = { "id", NULL };

static bool among(const char *key, const char *const *keys)
{
    while (*keys != NULL && strcmp(key, *keys) != 0) {
        keys++;
    }
    return *keys != NULL;
}

/* The first of the keys that holds a string that is not empty. */
static hs_slice find_string(const json_t *object, const char *const *keys)
{
    for (; *keys != NULL; keys++) {
        const json_t *value = json_object_get(object, *keys);
        if (json_string_length(value) != 0) {
            return (hs_slice){ json_string_value(value), json_string_length(value) };
        }
    }
    return (hs_slice){ NULL, 0 };
}

/* A name that can stand in a comment `# meta::name = value`. */
static hs_slice field_name(hs_document *document, const char *key)
{
    hs_slice name = hs_arena_copy(document->arena, hs_slice_of(key));
    char *byte = (char *) (uintptr_t) name.data;

    for (size_t i = 0; i < name.size; i++) {
        if ((unsigned char) byte[i] <= ' ' || byte[i] == '=') {
            byte[i] = '_';
        }
    }
    return name;
}

void hs_article_field(hs_document *document, const char *name, hs_slice value)
{
    if (value.size != 0) {
        hs_field *field = HS_APPEND(document->arena, document, metadata);
        field->name = field_name(document, name);
        field->value = hs_arena_copy(document->arena, value);
    }
}

void hs_article_add(hs_document *document, const char *name, const json_t *value)
{
    char *text;

    if (json_is_string(value)) {
        hs_article_field(
            document, name, (hs_slice){ json_string_value(value), json_string_length(value) });
        return;
    }
    text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
    if (text == NULL) {
        hs_arena_run_out(document->arena);
    }
    hs_article_field(document, name, hs_slice_of(text));
    free(text);
}

static void add_other(hs_document *document, const char *key, const json_t *value)
{
    if (!json_is_null(value) && !among(key, text_keys) && !among(key, title_keys)
        && !among(key, date_keys) && !among(key, id_keys)) {
        hs_article_add(document, key, value);
    }
}

static void add_metadata(hs_document *document, json_t *object)
{
    const char *key;
    json_t *value;

    hs_article_field(document, "title", find_string(object, title_keys));
    hs_article_field(document, "date", find_string(object, date_keys));
    json_object_foreach(object, key, value) { add_other(document, key, value); }
}

static void name_article(hs_article_reader *reader, const json_t *object)
{
    hs_slice id = find_string(object, id_keys);
    const json_t *value = json_object_get(object, "id");

    reader->id.size = 0;
    if (id.size != 0) {
        hs_put(&reader->id, id);
    } else if (json_is_integer(value)) {
        hs_put_format(&reader->id, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    } else {
        hs_put(&reader->id, reader->stem);
        hs_put_format(&reader->id, "-%zu", reader->line);
    }
}

static bool is_blank(hs_slice line)
{
    size_t i = 0;

    while (i < line.size && (unsigned char) line.data[i] <= ' ') {
        i++;
    }
    return i == line.size;
}

// Where jansson (2.14) is refused memory it leaves characters out of a string and does not tell.
static _Thread_local bool refused;

static void *get_memory(size_t size)
{
    void *memory = malloc(size);

    refused = refused || memory == NULL;
    return memory;
}

static void watch_memory(void) { json_set_alloc_funcs(get_memory, free); }

json_t *hs_article_json(hs_slice text, json_error_t *error, bool *no_memory)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    json_t *object;

    pthread_once(&once, watch_memory);
    refused = false;
    object = json_loadb(text.data, text.size, JSON_ALLOW_NUL, error);
    if (refused) {
        json_decref(object);
        object = NULL;
    }
    *no_memory = refused;
    return object;
}

/* Reads lines up to the next that is not blank, and makes its object the current article. */
static hs_status next_object(hs_article_reader *reader, hs_error *error)
{
    json_error_t json_error;
    hs_slice line;
    bool whole, no_memory;

    do {
        hs_status status;
        hs_source_mark(reader->source);
        status = hs_source_line(reader->source, &line, &whole, error);
        error->line = reader->line = reader->source->line;
        if (status != HS_OK) {
            return status;
        }
    } while (is_blank(line));
    reader->object = hs_article_json(line, &json_error, &no_memory);
    hs_source_mark(reader->source); // the line is taken, see hs_article_skip
    if (no_memory) {
        return hs_fail(error, HS_BAD_DOCUMENT, "not enough memory for this document");
    }
    if (reader->object == NULL) {
        return hs_fail(error, HS_BAD_DOCUMENT, "not a JSON object (%s, at byte %d)",
            json_error.text, json_error.position);
    }
    reader->rest = find_string(reader->object, text_keys);
    if (reader->rest.data == NULL) {
        forget(reader);
        return hs_fail(error, HS_BAD_DOCUMENT,
            "the article has no text; looked for the keys text, maintext, body_text, content and "
            "articleBody");
    }
    name_article(reader, reader->object);
    return HS_OK;
}

static hs_status read_jsonl(hs_article_reader *reader, hs_document *document, hs_error *error)
{
    size_t used;

    if (reader->rest.data == NULL) {
        hs_status status = next_object(reader, error);
        if (status != HS_OK) {
            return status;
        }
        add_metadata(document, reader->object);
    }
    used = take_part(reader, document, reader->rest);
    reader->rest = hs_slice_from(reader->rest, used);
    if (reader->rest.size == 0) {
        forget(reader);
    }
    return HS_OK;
}

hs_status hs_article_read(hs_article_reader *reader, hs_document *document, hs_error *error)
{
    return reader->format == HS_JSONL ? read_jsonl(reader, document, error)
                                      : read_text(reader, document, error);
}

void hs_article_skip(hs_article_reader *reader)
{
    hs_error ignored;

    if (reader->format == HS_TEXT) {
        pass_input(reader->source, &ignored);
    } else if (reader->object == NULL && reader->source->next == reader->source->mark) {
        hs_source_pass(reader->source, '\n', &ignored); // a line that there was no memory for
    }
    forget(reader);
}

/* --- articles made in memory */

bool hs_article_part(const hs_document *article, hs_document *part)
{
    size_t done = part->bytes_before + part->text.size;
    hs_slice text = hs_slice_from(article->text, done);
    hs_document next = *article;

    if (text.size == 0) {
        return false;
    }
    next.part = part->arena ? part->part + 1 : 1;
    next.page = NULL;
    next.bytes_before = done;
    if (next.part > 1) {
        next.metadata_count = 0;
        next.chars_before = part->chars_before + hs_utf8_length(part->text);
        next.utf16_before = part->utf16_before + hs_utf16_length(part->text);
    }
    if (text.size > HS_PART_BYTES) {
        text.size = HS_PART_BYTES;
        text.size = part_end(text);
    }
    next.text = text;
    *part = next;
    return true;
}

/* Is it the text of an array or object, the same again when it is read and written? */
static bool is_json(hs_slice value, jmp_buf *guard)
{
    json_error_t ignored;
    json_t *read;
    char *again = NULL;
    bool same = false, no_memory;

    if (value.size < 2 || (value.data[0] != '[' && value.data[0] != '{')) {
        return false;
    }
    read = hs_article_json(value, &ignored, &no_memory);
    if (read != NULL) {
        again = json_dumps(read, JSON_COMPACT);
        no_memory = again == NULL;
        same = again != NULL && hs_slice_is(value, again);
    }
    free(again);
    json_decref(read);
    if (no_memory && guard == NULL) {
        abort(); // as base/buffer.h has it
    }
    if (no_memory) {
        longjmp(*guard, 1);
    }
    return same;
}

static void write_pair(hs_buffer *out, hs_slice name, hs_slice value)
{
    hs_put_byte(out, ',');
    hs_put_json(out, name);
    hs_put_byte(out, ':');
    if (is_json(value, out->guard)) {
        hs_put(out, value);
    } else {
        hs_put_json(out, value);
    }
}

void hs_article_write(const hs_document *article, hs_buffer *out)
{
    hs_put(out, HS_LITERAL("{\"id\":"));
    hs_put_json(out, article->id);
    for (size_t i = 0; i < article->metadata_count; i++) {
        write_pair(out, article->metadata[i].name, article->metadata[i].value);
    }
    hs_put(out, HS_LITERAL(",\"text\":"));
    hs_put_json(out, article->text);
    hs_put(out, HS_LITERAL("}\n"));
}
