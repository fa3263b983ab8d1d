#include "pages/reader.h"

#include <strings.h>

#include "pages/charset.h"
#include "stream/article.h"

const char *const hs_page_inputs[] = { "text", "jsonl", "html", "warc", "xml", NULL };

static void forget(hs_page_reader *reader)
{
    json_decref(reader->list);
    reader->list = NULL;
    xmlFreeDoc(reader->message);
    reader->message = NULL;
    reader->item = NULL;
}

void hs_page_reader_close(hs_page_reader *reader)
{
    forget(reader);
    hs_bytes_close(&reader->bytes);
}

void hs_page_skip(hs_page_reader *reader)
{
    hs_error ignored;

    // The record is where memory ran out; what is behind it can be found.
    if (reader->input == HS_INPUT_WARC) {
        hs_bytes_resume(&reader->bytes, HS_LITERAL("WARC/"), &ignored);
    } else {
        reader->done = true;
    }
}

/* --- what it is */

static hs_slice without_space(hs_slice text)
{
    if (hs_slice_starts(text, HS_LITERAL("\xef\xbb\xbf"))) {
        text = hs_slice_from(text, 3);
    }
    while (text.size != 0 && strchr(" \t\r\n", text.data[0]) && text.data[0] != '\0') {
        text = hs_slice_from(text, 1);
    }
    return text;
}

static bool starts_so(hs_slice text, const char *lower)
{
    return text.size >= strlen(lower) && strncasecmp(text.data, lower, strlen(lower)) == 0;
}

/* UTF-16 as its ASCII, to look at. */
static hs_slice narrowed(hs_slice text, char *room, size_t most)
{
    size_t size = 0;
    bool little = hs_slice_starts(text, HS_LITERAL("\xff\xfe"));

    if (!little && !hs_slice_starts(text, HS_LITERAL("\xfe\xff"))) {
        return text;
    }
    for (size_t i = 2; i + 1 < text.size && size < most; i += 2) {
        room[size++] = text.data[little ? i : i + 1];
    }
    return (hs_slice){ room, size };
}

#define SNIFFED ((size_t) 1024)

int hs_page_sniff(hs_slice start)
{
    static const char *const html[] = { "<!doctype html", "<html", "<head", "<body", "<title",
        "<meta", "<script", "<article", "<div", "<p>", "<h1", "<table", NULL };
    char room[SNIFFED];

    start = without_space(narrowed(start, room, sizeof room));
    if (hs_slice_starts(start, HS_LITERAL("WARC/"))) {
        return HS_INPUT_WARC;
    }
    while (starts_so(start, "<!--")) { // a comment in front
        const char *end = hs_slice_find(start, '>');
        start = end ? without_space(hs_slice_between(end + 1, start.data + start.size))
                    : (hs_slice){ start.data, 0 };
    }
    for (size_t i = 0; html[i] != NULL; i++) {
        if (starts_so(start, html[i])) {
            return HS_INPUT_HTML;
        }
    }
    return starts_so(start, "<?xml") || starts_so(start, "<nitf") || starts_so(start, "<news")
        ? HS_INPUT_XML
        : -1;
}

static int sniff_any(hs_slice start)
{
    int found = hs_page_sniff(start);

    start = without_space(start);
    if (found < 0 && start.size != 0 && (start.data[0] == '{' || start.data[0] == '[')) {
        // Text may start with a bracket: JSON goes on with a string, an object, or nothing.
        hs_slice next = without_space(hs_slice_from(start, 1));
        if (next.size == 0 || strchr("\"{}]", next.data[0])) {
            return HS_INPUT_JSON;
        }
    }
    return found;
}

int hs_page_suffix(hs_slice name)
{
    static const struct {
        const char *suffix;
        hs_page_input input;
    } known[] = { { ".html", HS_INPUT_HTML }, { ".htm", HS_INPUT_HTML },
        { ".xhtml", HS_INPUT_HTML }, { ".html.gz", HS_INPUT_HTML }, { ".warc", HS_INPUT_WARC },
        { ".warc.gz", HS_INPUT_WARC }, { ".xml", HS_INPUT_XML }, { ".json", HS_INPUT_JSON } };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t size = strlen(known[i].suffix);
        if (name.size > size
            && strncasecmp(name.data + name.size - size, known[i].suffix, size) == 0) {
            return (int) known[i].input;
        }
    }
    return -1;
}

/* --- whole files */

/* All of the file in the arena. */
static hs_status read_all(hs_page_reader *reader, hs_arena *arena, hs_slice *all, hs_error *error)
{
    hs_status status = hs_bytes_peek(&reader->bytes, HS_PAGE_LIMIT + 1, all, error);

    reader->done = true;
    if (status != HS_OK) {
        return status;
    }
    if (all->size > HS_PAGE_LIMIT) {
        return hs_fail(
            error, HS_BAD_DOCUMENT, "more than %zu MB in one page; split it", HS_PAGE_LIMIT >> 20);
    }
    if (all->size == 0) {
        return HS_END;
    }
    *all = hs_arena_copy(arena, *all);
    hs_bytes_skip(&reader->bytes, all->size);
    return HS_OK;
}

static void set_page(hs_document *document, hs_page_format format, hs_slice bytes)
{
    struct hs_page *page = HS_NEW(document->arena, struct hs_page, 1);

    *page = (struct hs_page){ .format = format, .bytes = bytes };
    document->page = page;
}

static void number_page(hs_page_reader *reader, hs_document *document, size_t number)
{
    document->id = hs_arena_print(document->arena, "%.*s-%zu", HS_PRINT(reader->stem), number);
}

static hs_status read_file(
    hs_page_reader *reader, hs_page_format format, hs_document *document, hs_error *error)
{
    hs_slice all;
    hs_status status = read_all(reader, document->arena, &all, error);

    if (status == HS_OK) {
        set_page(document, format, all);
        document->line = 1;
    }
    return status;
}

/* --- WARC */

static hs_status read_warc(hs_page_reader *reader, hs_document *document, hs_error *error)
{
    struct hs_page page;
    hs_status status = hs_warc_read(&reader->bytes, document->arena, &reader->record, &page, error);

    if (status == HS_OK) {
        set_page(document, page.format, page.bytes);
        *(struct hs_page *) (uintptr_t) document->page = page;
        number_page(reader, document, reader->record.number);
        document->line = 0;
    }
    return status;
}

/* --- XML */

/* The next newsItem with text from `node` on, in document order. */
static xmlNode *next_item(const xmlDoc *message, xmlNode *node)
{
    const xmlNode *root = xmlDocGetRootElement(message);

    while (node != NULL && !hs_markup_is(node, "newsItem")) {
        node = hs_markup_next(root, node, false);
    }
    return node;
}

/* Items of pictures, graphics, video and audio (itemClass, NewsCodes ninat) have no article. */
static bool has_article(const xmlNode *item)
{
    const xmlNode *class = hs_markup_find(item, "itemClass");
    hs_slice code = class ? hs_markup_attribute(class, "qcode") : (hs_slice){ NULL, 0 };

    return !hs_slice_ends(code, HS_LITERAL(":picture"))
        && !hs_slice_ends(code, HS_LITERAL(":graphic"))
        && !hs_slice_ends(code, HS_LITERAL(":video")) && !hs_slice_ends(code, HS_LITERAL(":audio"));
}

/* The item as a document of its own, in the arena. */
static hs_status copy_item(const xmlNode *item, hs_arena *arena, hs_slice *text, hs_error *error)
{
    xmlChar *bytes;
    int size;

    if (hs_markup_copy(item, &bytes, &size, error) != HS_OK) {
        return HS_BAD_DOCUMENT;
    }
    *text = hs_arena_copy(arena, (hs_slice){ (const char *) bytes, (size_t) size });
    xmlFree(bytes);
    return HS_OK;
}

static hs_status read_item(hs_page_reader *reader, hs_document *document, hs_error *error)
{
    hs_slice text;
    hs_status status;

    while (reader->item != NULL) {
        xmlNode *item = reader->item;
        reader->item = next_item(
            reader->message, hs_markup_next(xmlDocGetRootElement(reader->message), item, true));
        reader->number++;
        if (!has_article(item)) {
            continue;
        }
        status = copy_item(item, document->arena, &text, error);
        if (status == HS_OK) {
            set_page(document, HS_PAGE_XML, text);
            number_page(reader, document, reader->number);
            document->line = item->line;
        }
        return status;
    }
    forget(reader);
    return HS_END;
}

static hs_status read_xml(hs_page_reader *reader, hs_document *document, hs_error *error)
{
    hs_slice all;
    size_t replaced;
    const xmlNode *root;
    hs_status status;

    if (reader->message != NULL) {
        return read_item(reader, document, error);
    }
    if (reader->done) {
        return HS_END;
    }
    status = read_file(reader, HS_PAGE_XML, document, error);
    if (status != HS_OK) {
        return status;
    }
    all = hs_charset_decode(
        document->arena, document->page->bytes, (hs_slice){ NULL, 0 }, true, &replaced);
    status = hs_markup_xml(all, "UTF-8", &reader->message, error);
    if (status != HS_OK) {
        return HS_BAD_DOCUMENT;
    }
    root = xmlDocGetRootElement(reader->message);
    if (root != NULL && hs_markup_is(root, "newsMessage")) {
        reader->item = next_item(reader->message, root->children);
        return read_item(reader, document, error);
    }
    forget(reader);
    return HS_OK;
}

/* --- JSON */

static hs_status read_element(hs_page_reader *reader, hs_document *document, hs_error *error)
{
    const json_t *element = json_array_get(reader->list, reader->number++);
    char *text;

    if (element == NULL) {
        forget(reader);
        return HS_END;
    }
    text = json_dumps(element, JSON_COMPACT | JSON_ENCODE_ANY);
    if (text == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    set_page(document, HS_PAGE_JSON, hs_arena_copy(document->arena, hs_slice_of(text)));
    free(text);
    number_page(reader, document, reader->number);
    document->line = 0;
    return HS_OK;
}

static hs_status read_json_file(hs_page_reader *reader, hs_document *document, hs_error *error)
{
    json_error_t what;
    bool no_memory;
    hs_slice all;
    hs_status status = read_file(reader, HS_PAGE_JSON, document, error);

    if (status != HS_OK) {
        return status;
    }
    document->line = reader->number + 1; // behind empty ones
    all = without_space(document->page->bytes);
    if (all.size == 0 || all.data[0] != '[') {
        return HS_OK;
    }
    reader->list = hs_article_json(all, &what, &no_memory);
    if (no_memory) {
        return hs_fail(error, HS_BAD_DOCUMENT, "not enough memory for this document");
    }
    if (reader->list == NULL) {
        error->line = (size_t) what.line;
        return hs_fail(
            error, HS_BAD_DOCUMENT, "not JSON (%s, at byte %d)", what.text, what.position);
    }
    reader->number = 0;
    return read_element(reader, document, error);
}

/* Shows the next line, without its line feed; all of a longer one than HS_PAGE_LIMIT that is read.
 */
static hs_status show_line(hs_page_reader *reader, hs_slice *line, bool *whole, hs_error *error)
{
    for (size_t wanted = (size_t) 64 << 10;; wanted *= 2) {
        const char *end;
        hs_status status = hs_bytes_peek(&reader->bytes, wanted, line, error);
        if (status != HS_OK || line->size == 0) {
            return status == HS_OK ? HS_END : status;
        }
        end = hs_slice_find(*line, '\n');
        *whole = end != NULL;
        if (end != NULL) {
            *line = hs_slice_between(line->data, end);
        }
        if (end != NULL || line->size < wanted || wanted > HS_PAGE_LIMIT) {
            return HS_OK;
        }
    }
}

/* The next line that is not blank, in the arena. */
static hs_status next_line(hs_page_reader *reader, hs_arena *arena, hs_slice *line, hs_error *error)
{
    bool whole;
    hs_status status;

    while ((status = show_line(reader, line, &whole, error)) == HS_OK) {
        reader->number++;
        if (line->size > HS_PAGE_LIMIT) {
            reader->done = true;
            error->line = reader->number;
            return hs_fail(error, HS_BAD_DOCUMENT, "more than %zu MB in one line; split it",
                HS_PAGE_LIMIT >> 20);
        }
        *line = hs_arena_copy(arena, *line);
        hs_bytes_skip(&reader->bytes, line->size + whole);
        if (without_space(*line).size != 0) {
            break;
        }
    }
    return status;
}

static hs_status read_json_line(hs_page_reader *reader, hs_document *document, hs_error *error)
{
    hs_slice line;
    hs_status status = next_line(reader, document->arena, &line, error);

    if (status == HS_OK) {
        set_page(document, HS_PAGE_JSON, without_space(line));
        number_page(reader, document, reader->number);
        document->line = reader->number;
    }
    return status;
}

/* One object a line: the first starts and ends with brackets of its own. */
static bool is_object(hs_slice line)
{
    line = without_space(line);
    while (line.size != 0 && (unsigned char) line.data[line.size - 1] <= ' ') {
        line.size--;
    }
    return line.size > 1 && line.data[0] == '{' && line.data[line.size - 1] == '}';
}

static hs_status read_json(hs_page_reader *reader, hs_document *document, hs_error *error)
{
    hs_slice line;
    bool whole;
    hs_status status;

    if (reader->list != NULL) {
        return read_element(reader, document, error);
    }
    if (reader->done) {
        return HS_END;
    }
    while (!reader->lines) {
        status = show_line(reader, &line, &whole, error);
        if (status != HS_OK) {
            return status;
        }
        if (without_space(line).size != 0) {
            reader->lines = is_object(line);
            break;
        }
        hs_bytes_skip(&reader->bytes, line.size + whole); // an empty line in front
        reader->number++;
    }
    return reader->lines ? read_json_line(reader, document, error)
                         : read_json_file(reader, document, error);
}

/* --- any */

static hs_status begin(hs_page_reader *reader, hs_error *error)
{
    hs_slice start;
    hs_status status;

    static const hs_slice inner[] = { HS_CONSTANT(".warc"), HS_CONSTANT(".html") };

    for (size_t i = 0; i < sizeof inner / sizeof *inner; i++) { // of NAME.warc.gz
        if (reader->stem.size > inner[i].size && hs_slice_ends(reader->stem, inner[i])) {
            reader->stem.size -= inner[i].size;
        }
    }
    reader->bytes.source = reader->source;
    reader->bytes.out.guard = reader->source->buffer.guard;
    status = hs_bytes_open(&reader->bytes, error);
    if (status == HS_OK && reader->input < 0) {
        status = hs_bytes_peek(&reader->bytes, SNIFFED, &start, error);
        if (status == HS_IO) {
            return status;
        }
        reader->input = status == HS_OK ? sniff_any(start) : -1;
        if (status == HS_BAD_DOCUMENT) { // damaged in front: an archive has more behind it
            reader->input = HS_INPUT_WARC;
            status = HS_OK;
        } else if (reader->input < 0) {
            reader->input = reader->hint < 0 ? HS_INPUT_TEXT : reader->hint;
        }
    }
    reader->begun = true;
    return status;
}

hs_status hs_page_read(hs_page_reader *reader, hs_document *document, hs_error *error)
{
    static const hs_page_format formats[]
        = { [HS_INPUT_TEXT] = HS_PAGE_TEXT, [HS_INPUT_HTML] = HS_PAGE_HTML };
    hs_status status = reader->begun ? HS_OK : begin(reader, error);

    if (status != HS_OK) {
        return status;
    }
    document->id = hs_arena_copy(document->arena, reader->stem);
    switch (reader->input) {
    case HS_INPUT_WARC:
        return read_warc(reader, document, error);
    case HS_INPUT_XML:
        return read_xml(reader, document, error);
    case HS_INPUT_JSON:
        return read_json(reader, document, error);
    default:
        return reader->done ? HS_END : read_file(reader, formats[reader->input], document, error);
    }
}
