#include <stdlib.h>

#include "pages/charset.h"
#include "pages/extractor.h"
#include "stream/article.h"
#include "stream/json.h"

/* --- what is held */

hs_status hs_page_extractor_open(hs_page_extractor **extractor, hs_error *error)
{
    hs_markup_start(); // filters are opened before threads start
    *extractor = calloc(1, sizeof **extractor);
    if (*extractor == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    return HS_OK;
}

static void release(hs_page_extractor *by)
{
    while (by->trees_count != 0) {
        xmlFreeDoc(by->trees[--by->trees_count]);
    }
    while (by->values_count != 0) {
        json_decref(by->values[--by->values_count]);
    }
}

void hs_page_extractor_close(hs_page_extractor *extractor)
{
    release(extractor);
    hs_buffer_free(&extractor->scratch);
    free(extractor);
}

static hs_status too_many(hs_error *error)
{
    return hs_fail(error, HS_BAD_DOCUMENT, "more than %d pieces of data in one page", HS_HELD);
}

hs_status hs_hold_html(hs_page_extractor *by, hs_slice page, xmlDoc **tree, hs_error *error)
{
    hs_status status;

    if (by->trees_count == HS_HELD) {
        return too_many(error);
    }
    status = hs_markup_html(page, tree, error);
    if (status == HS_OK) {
        by->trees[by->trees_count++] = *tree;
    }
    return status;
}

hs_status hs_hold_xml(
    hs_page_extractor *by, hs_slice bytes, const char *charset, xmlDoc **tree, hs_error *error)
{
    hs_status status;

    if (by->trees_count == HS_HELD) {
        return too_many(error);
    }
    status = hs_markup_xml(bytes, charset, tree, error);
    if (status == HS_OK) {
        by->trees[by->trees_count++] = *tree;
    }
    return status;
}

hs_status hs_hold_json(hs_page_extractor *by, hs_slice text, json_t **value, hs_error *error)
{
    json_error_t what;
    bool no_memory;

    if (by->values_count == HS_HELD) {
        return too_many(error);
    }
    *value = hs_article_json(text, &what, &no_memory);
    if (no_memory) {
        return hs_fail(error, HS_IO, "not enough memory for this document");
    }
    if (*value == NULL) {
        return hs_fail(
            error, HS_BAD_DOCUMENT, "not a JSON object (%s, at byte %d)", what.text, what.position);
    }
    by->values[by->values_count++] = *value;
    return HS_OK;
}

/* --- the article */

/* ["…","…"], as jansson writes it. */
static hs_slice list_of(hs_page_extractor *by, hs_arena *arena, const hs_body *body)
{
    by->scratch.guard = arena->guard;
    by->scratch.size = 0;
    for (size_t i = 0; i < body->captions_count; i++) {
        hs_put_byte(&by->scratch, i ? ',' : '[');
        hs_put_json(&by->scratch, body->captions[i]);
    }
    hs_put_byte(&by->scratch, ']');
    return hs_arena_copy(arena, (hs_slice){ by->scratch.data, by->scratch.size });
}

static void add_rest(
    hs_page_extractor *by, hs_document *document, const hs_body *body, size_t replaced)
{
    if (body->captions_count != 0) {
        hs_facts_field(document, "captions", list_of(by, document->arena, body));
    }
    if (replaced != 0) {
        hs_facts_field(document, "replaced", hs_arena_print(document->arena, "%zu", replaced));
    }
}

/* More than one control character or U+FFFD in twenty: a picture, an office file. */
static bool is_binary(hs_slice text)
{
    size_t odd = 0;

    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char) text.data[i];
        odd += (byte < ' ' && strchr("\t\n\r\f\033", byte) == NULL)
            || (byte == 0xef
                && hs_slice_starts(hs_slice_from(text, i), HS_LITERAL("\xef\xbf\xbd")));
    }
    return 20 * odd > text.size;
}

static hs_status read_page(hs_page_extractor *by, const struct hs_page *page, hs_facts *facts,
    hs_body *body, hs_document *document, hs_error *error)
{
    switch (page->format) {
    case HS_PAGE_HTML:
        return hs_page_read_html(by, page->bytes, facts, body, error);
    case HS_PAGE_XML:
        return hs_page_read_xml(by, page, facts, body, error);
    case HS_PAGE_JSON:
        return hs_page_read_json(by, page->bytes, facts, body, document, error);
    case HS_PAGE_TEXT:
        break;
    }
    *body = (hs_body){ .text = page->bytes, .words = page->bytes.size };
    return is_binary(page->bytes)
        ? hs_fail(error, HS_BAD_DOCUMENT, "it is no text, nor anything else that is known here")
        : HS_OK;
}

/* What an archive says of the page, which may be any bytes. */
static hs_slice valid(hs_arena *arena, hs_slice text)
{
    size_t replaced;

    return hs_charset_decode(arena, text, HS_LITERAL("utf-8"), false, &replaced);
}

hs_status hs_page_extract(
    hs_page_extractor *extractor, hs_document *document, size_t words, hs_error *error)
{
    struct hs_page page = *document->page;
    hs_facts facts = { .arena = document->arena };
    hs_body body = { 0 };
    size_t replaced = 0;
    hs_status status;

    release(extractor);
    page.bytes = hs_charset_decode(document->arena, page.bytes, page.charset,
        page.format == HS_PAGE_HTML || page.format == HS_PAGE_XML, &replaced);
    hs_facts_add(&facts, HS_FETCHED, 0, valid(document->arena, page.fetched));
    status = read_page(extractor, &page, &facts, &body, document, error);
    status = status == HS_IO ? HS_BAD_DOCUMENT : status; // no memory for this page
    if (status == HS_OK && (body.text.size == 0 || body.words < words)) {
        status = hs_fail(error, HS_BAD_DOCUMENT,
            body.text.size == 0 ? "no article is found in it"
                                : "the article found in it has fewer than %zu words",
            words);
    }
    if (status == HS_OK) {
        hs_facts_add(&facts, HS_URL, 9, valid(document->arena, page.url));
        if (page.format != HS_PAGE_JSON) {
            hs_facts_write(&facts, document);
        }
        if (hs_slice_find(body.text, '\0') != NULL) { // "\\u0000" in JSON
            size_t more;
            body.text
                = hs_charset_decode(document->arena, body.text, HS_LITERAL("utf-8"), false, &more);
            replaced += more;
        }
        document->text = body.text;
        add_rest(extractor, document, &body, replaced);
    }
    release(extractor);
    return status;
}
