/* HTML pages: the facts of their heads, and the article of their blocks. */
#include <strings.h>

#include "pages/blocks_hint.h"
#include "pages/extractor.h"
#include "pages/squeeze.h"

#define SCRIPTS 16 // with JSON-LD that are read
#define TITLE_BYTES ((size_t) 1000)

/* --- <meta> */

/* Names of <meta>, by property, name, itemprop or http-equiv; ranks stand behind JSON-LD's. */
static const struct {
    const char *name;
    hs_fact fact;
    int rank;
} metas[] = {
    { "og:title", HS_TITLE, 3 },
    { "headline", HS_TITLE, 3 },
    { "twitter:title", HS_TITLE, 4 },
    { "dc.title", HS_TITLE, 4 },
    { "dcterms.title", HS_TITLE, 4 },
    { "sailthru.title", HS_TITLE, 4 },
    { "parsely-title", HS_TITLE, 4 },
    { "article:published_time", HS_DATE, 3 },
    { "og:article:published_time", HS_DATE, 3 },
    { "datepublished", HS_DATE, 3 },
    { "article.published", HS_DATE, 3 },
    { "parsely-pub-date", HS_DATE, 4 },
    { "sailthru.date", HS_DATE, 4 },
    { "dc.date.issued", HS_DATE, 4 },
    { "dcterms.issued", HS_DATE, 4 },
    { "dc.date", HS_DATE, 5 },
    { "dc.date.created", HS_DATE, 5 },
    { "dcterms.created", HS_DATE, 5 },
    { "dcterms.date", HS_DATE, 5 },
    { "pubdate", HS_DATE, 5 },
    { "publishdate", HS_DATE, 5 },
    { "publish-date", HS_DATE, 5 },
    { "publication_date", HS_DATE, 5 },
    { "date", HS_DATE, 6 },
    { "article:modified_time", HS_MODIFIED, 3 },
    { "datemodified", HS_MODIFIED, 3 },
    { "og:updated_time", HS_MODIFIED, 4 },
    { "dcterms.modified", HS_MODIFIED, 4 },
    { "last-modified", HS_MODIFIED, 5 },
    { "author", HS_BYLINE, 3 },
    { "article:author", HS_BYLINE, 4 },
    { "parsely-author", HS_BYLINE, 4 },
    { "sailthru.author", HS_BYLINE, 4 },
    { "dc.creator", HS_BYLINE, 4 },
    { "dcterms.creator", HS_BYLINE, 4 },
    { "byl", HS_BYLINE, 4 },
    { "og:site_name", HS_PUBLISHER, 3 },
    { "dc.publisher", HS_PUBLISHER, 4 },
    { "publisher", HS_PUBLISHER, 4 },
    { "application-name", HS_PUBLISHER, 5 },
    { "og:url", HS_URL, 2 },
    { "content-language", HS_LANG, 4 },
    { "dc.language", HS_LANG, 4 },
    { "og:locale", HS_LANG, 5 },
    { "og:description", HS_DESCRIPTION, 3 },
    { "description", HS_DESCRIPTION, 4 },
    { "twitter:description", HS_DESCRIPTION, 4 },
    { "dc.description", HS_DESCRIPTION, 4 },
    { "article:section", HS_SECTION, 3 },
    { "parsely-section", HS_SECTION, 4 },
};

/* What the element says by itself: content, datetime, or its text. */
static hs_slice value_of(hs_arena *arena, const xmlNode *node)
{
    hs_slice value = hs_markup_attribute(node, "content");

    if (value.data == NULL) {
        value = hs_markup_attribute(node, "datetime");
    }
    if (value.data == NULL && !hs_markup_is(node, "meta")) {
        value = hs_markup_text(arena, node, TITLE_BYTES);
    }
    return value;
}

static void add_named(hs_facts *facts, const xmlNode *node, hs_slice name, int later)
{
    for (size_t i = 0; name.size != 0 && i < sizeof metas / sizeof *metas; i++) {
        if (name.size == strlen(metas[i].name)
            && strncasecmp(name.data, metas[i].name, name.size) == 0) {
            hs_facts_add(facts, metas[i].fact, metas[i].rank + later, value_of(facts->arena, node));
            return;
        }
    }
}

static void read_meta(hs_facts *facts, const xmlNode *node)
{
    static const char *const attributes[] = { "property", "name", "itemprop", "http-equiv", NULL };

    for (size_t i = 0; attributes[i] != NULL; i++) {
        add_named(facts, node, hs_markup_attribute(node, attributes[i]), 0);
    }
}

/* --- the rest of the page */

/* The <title> without the name of the site behind it. */
static void add_title(hs_facts *facts, const xmlNode *node)
{
    hs_slice title = hs_markup_text(facts->arena, node, TITLE_BYTES);
    static const hs_slice marks[] = { HS_CONSTANT(" | "), HS_CONSTANT(" \xe2\x80\x93 "),
        HS_CONSTANT(" \xe2\x80\x94 "), HS_CONSTANT(" - "), HS_CONSTANT(" :: ") };

    for (size_t i = title.size; i > title.size / 2; i--) {
        for (size_t j = 0; j < sizeof marks / sizeof *marks; j++) {
            if (hs_slice_starts(hs_slice_from(title, i), marks[j])) {
                title.size = i;
                hs_facts_add(facts, HS_TITLE, 7, title);
                return;
            }
        }
    }
    hs_facts_add(facts, HS_TITLE, 7, title);
}

static void read_link(hs_facts *facts, const xmlNode *node)
{
    if (hs_slice_is(hs_markup_attribute(node, "rel"), "canonical")) {
        hs_facts_add(facts, HS_URL, 0, hs_markup_attribute(node, "href"));
    }
}

/* Microdata, and what the reader sees: ranks behind all of the head. */
static void read_body_element(hs_facts *facts, const xmlNode *node)
{
    hs_slice property = hs_markup_attribute(node, "itemprop");

    if (hs_markup_is(node, "h1")) {
        hs_facts_add(facts, HS_TITLE, 6, hs_markup_text(facts->arena, node, TITLE_BYTES));
    } else if (hs_markup_is(node, "time")) {
        int rank = hs_markup_attribute(node, "pubdate").data ? 7 : 8;
        hs_facts_add(facts, HS_DATE, rank, value_of(facts->arena, node));
    }
    if (property.data != NULL) {
        add_named(facts, node, property, 4);
    }
    if (hs_slice_is(hs_markup_attribute(node, "rel"), "author")) {
        hs_facts_add(facts, HS_BYLINE, 8, hs_markup_text(facts->arena, node, 200));
    }
}

static void read_facts(hs_page_extractor *by, const xmlNode *root, hs_facts *facts)
{
    size_t scripts = 0;

    for (const xmlNode *node = root; node; node = hs_markup_next(root, node, false)) {
        char room[4];
        if (node->type != XML_ELEMENT_NODE) {
            continue;
        }
        if (hs_markup_is(node, "meta")) {
            read_meta(facts, node);
        } else if (hs_markup_is(node, "link")) {
            read_link(facts, node);
        } else if (hs_markup_is(node, "title") && !hs_markup_is(node->parent, "svg")) {
            add_title(facts, node);
        } else if (hs_markup_is(node, "html")) {
            hs_facts_add(facts, HS_LANG, 1, hs_markup_attribute(node, "lang"));
        } else if (hs_markup_is(node, "script")) {
            hs_slice type = hs_markup_attribute(node, "type");
            if (node->children && scripts < SCRIPTS && type.size >= 19
                && strncasecmp(type.data, "application/ld+json", 19) == 0) {
                hs_jsonld_read(by, hs_markup_content(node->children, room), facts);
                scripts++;
            }
        } else {
            read_body_element(facts, node);
        }
    }
}

/* --- the article */

/* "By Ana Ruiz", where nothing else names the author. */
static void add_byline(const hs_blocks *blocks, hs_facts *facts)
{
    for (size_t i = 0; i < blocks->items_count; i++) {
        const hs_block *block = &blocks->items[i];
        if (block->kind == HS_BLOCK_BYLINE && !hs_block_is_aside(block) && block->words <= 12
            && block->text.size > 3 && strncasecmp(block->text.data, "by ", 3) == 0) {
            hs_slice rest = block->text;
            hs_facts_add(facts, HS_BYLINE, 9, hs_slice_cut(&rest, '\n'));
            return;
        }
    }
}

hs_status hs_page_read_tree(
    hs_page_extractor *by, xmlDoc *tree, hs_facts *facts, hs_body *body, hs_error *error)
{
    xmlNode *root = xmlDocGetRootElement(tree);
    hs_blocks blocks;

    (void) error;
    if (root == NULL) {
        return HS_OK;
    }
    read_facts(by, root, facts);
    blocks = hs_blocks_collect(facts->arena, root);
    add_byline(&blocks, facts);
    *body = hs_body_pick(facts->arena, root, &blocks, facts->value[HS_TITLE], facts->body);
    return HS_OK;
}

hs_status hs_page_read_html(
    hs_page_extractor *by, hs_slice page, hs_facts *facts, hs_body *body, hs_error *error)
{
    xmlDoc *tree;
    hs_status status = hs_hold_html(by, page, &tree, error);

    return status == HS_OK ? hs_page_read_tree(by, tree, facts, body, error) : status;
}

static bool has_tags(hs_slice text)
{
    const char *mark;

    while ((mark = hs_slice_find(text, '<')) != NULL) {
        text = hs_slice_between(mark + 1, text.data + text.size);
        if (text.size != 0
            && (text.data[0] == '/'
                || ((text.data[0] | 32) >= 'a' && (text.data[0] | 32) <= 'z'))) {
            return true;
        }
    }
    return false;
}

hs_slice hs_page_plain(hs_page_extractor *by, hs_arena *arena, hs_slice fragment)
{
    hs_error ignored;
    xmlDoc *tree;
    xmlNode *root;
    hs_blocks blocks;
    hs_status status;
    hs_body body;

    if (!has_tags(fragment)) {
        return hs_unescape(arena, fragment);
    }
    status = hs_hold_html(by, fragment, &tree, &ignored);
    if (status == HS_IO) {
        hs_arena_run_out(arena);
    }
    if (status != HS_OK || (root = xmlDocGetRootElement(tree)) == NULL) {
        return fragment;
    }
    blocks = hs_blocks_collect(arena, root);
    body = hs_body_all(arena, &blocks);
    return body.text.data ? body.text : fragment;
}
