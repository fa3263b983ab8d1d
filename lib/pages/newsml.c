/* News exchange formats of the IPTC: NITF, and NewsML-G2 items with NITF, XHTML or plain text in
 * them; also XHTML pages.  Elements are known by their local names. */
#include <strings.h>

#include "pages/extractor.h"
#include "pages/squeeze.h"

#define FACT_BYTES ((size_t) 2000)

static bool is_in(const xmlNode *node, const char *parent)
{
    return node->parent != NULL && node->parent->type == XML_ELEMENT_NODE
        && hs_markup_is(node->parent, parent);
}

static hs_slice text_of(const hs_facts *facts, const xmlNode *node)
{
    return hs_markup_text(facts->arena, node, FACT_BYTES);
}

static hs_body body_below(hs_arena *arena, xmlNode *top)
{
    hs_blocks blocks = hs_blocks_collect(arena, top);

    return hs_body_all(arena, &blocks);
}

/* --- NITF (www.iptc.org/std/NITF/3.6) */

static void read_nitf_element(const xmlNode *node, hs_facts *facts)
{
    if (hs_markup_is(node, "doc-id") && facts->id.data == NULL) {
        facts->id = hs_squeeze(facts->arena, hs_markup_attribute(node, "id-string"));
    } else if (hs_markup_is(node, "date.issue")) {
        hs_facts_add(facts, HS_DATE, 0, hs_markup_attribute(node, "norm"));
    } else if (hs_markup_is(node, "date.release")) {
        hs_facts_add(facts, HS_DATE, 1, hs_markup_attribute(node, "norm"));
    } else if (hs_markup_is(node, "story.date")) {
        hs_facts_add(facts, HS_DATE, 2, hs_markup_attribute(node, "norm"));
    } else if (hs_markup_is(node, "pubdata")) {
        hs_facts_add(facts, HS_DATE, 3, hs_markup_attribute(node, "date.publication"));
        hs_facts_add(facts, HS_PUBLISHER, 0, hs_markup_attribute(node, "name"));
        hs_facts_add(facts, HS_SECTION, 0, hs_markup_attribute(node, "position.section"));
        hs_facts_add(facts, HS_URL, 0, hs_markup_attribute(node, "ex-ref"));
    } else if (hs_markup_is(node, "distributor")) {
        hs_facts_add(facts, HS_PUBLISHER, 1, text_of(facts, node));
    } else if (hs_markup_is(node, "doc.copyright")) {
        hs_facts_add(facts, HS_PUBLISHER, 2, hs_markup_attribute(node, "holder"));
    } else if (hs_markup_is(node, "hl1")) {
        hs_facts_add(facts, HS_TITLE, 0, text_of(facts, node));
    } else if (hs_markup_is(node, "title")) {
        hs_facts_add(facts, HS_TITLE, 1, text_of(facts, node));
    } else if (hs_markup_is(node, "byline")) {
        hs_facts_add(facts, HS_BYLINE, 1, text_of(facts, node));
    } else if (hs_markup_is(node, "person") && is_in(node, "byline")) {
        hs_facts_add(facts, HS_BYLINE, 0, text_of(facts, node));
    } else if (hs_markup_is(node, "abstract")) {
        hs_facts_add(facts, HS_DESCRIPTION, 0, text_of(facts, node));
    }
}

static hs_body read_nitf(xmlNode *root, hs_facts *facts)
{
    xmlNode *body = hs_markup_find(root, "body");

    hs_facts_add(facts, HS_LANG, 1, hs_markup_attribute(root, "lang"));
    for (const xmlNode *node = root; node; node = hs_markup_next(root, node, false)) {
        read_nitf_element(node, facts);
    }
    return body ? body_below(facts->arena, body) : (hs_body){ 0 };
}

/* --- NewsML-G2 (iptc.org/std/NAR) */

/* A name: a child <name>, a literal, or the code. */
static hs_slice name_of(const hs_facts *facts, const xmlNode *node)
{
    const xmlNode *name = hs_markup_find(node, "name");
    hs_slice literal = hs_markup_attribute(node, "literal");

    if (name != NULL) {
        return text_of(facts, name);
    }
    if (literal.data == NULL) {
        literal = text_of(facts, node);
    }
    return literal.data ? literal : hs_markup_attribute(node, "qcode");
}

static void read_item_meta(const xmlNode *node, hs_facts *facts)
{
    if (hs_markup_is(node, "firstCreated")) {
        hs_facts_add(facts, HS_DATE, 1, text_of(facts, node));
    } else if (hs_markup_is(node, "versionCreated")) {
        hs_facts_add(facts, HS_DATE, 2, text_of(facts, node));
        hs_facts_add(facts, HS_MODIFIED, 1, text_of(facts, node));
    } else if (hs_markup_is(node, "provider")) {
        hs_facts_add(facts, HS_PUBLISHER, 0, name_of(facts, node));
    } else if (hs_markup_is(node, "title")) {
        hs_facts_add(facts, HS_TITLE, 1, text_of(facts, node));
    } else if (hs_markup_is(node, "link")) {
        hs_facts_add(facts, HS_URL, 0, hs_markup_attribute(node, "href"));
    }
}

static void read_content_meta(const xmlNode *node, hs_facts *facts)
{
    if (hs_markup_is(node, "contentCreated")) {
        hs_facts_add(facts, HS_DATE, 0, text_of(facts, node));
    } else if (hs_markup_is(node, "contentModified")) {
        hs_facts_add(facts, HS_MODIFIED, 0, text_of(facts, node));
    } else if (hs_markup_is(node, "headline")) {
        hs_facts_add(facts, HS_TITLE, 0, text_of(facts, node));
    } else if (hs_markup_is(node, "by")) {
        hs_facts_add(facts, HS_BYLINE, 1, text_of(facts, node));
    } else if (hs_markup_is(node, "creator")) {
        hs_facts_add(facts, HS_BYLINE, 2, name_of(facts, node));
    } else if (hs_markup_is(node, "creditline")) {
        hs_facts_add(facts, HS_PUBLISHER, 1, text_of(facts, node));
    } else if (hs_markup_is(node, "language")) {
        hs_facts_add(facts, HS_LANG, 0, hs_markup_attribute(node, "tag"));
    } else if (hs_markup_is(node, "description")) {
        hs_facts_add(facts, HS_DESCRIPTION, 0, text_of(facts, node));
    }
}

/* The text of one form of the content. */
static hs_body read_content(hs_page_extractor *by, xmlNode *node, hs_facts *facts)
{
    hs_body body = { 0 };

    if (hs_markup_is(node, "inlineXML")) {
        xmlNode *nitf = hs_markup_find(node, "nitf"), *top = hs_markup_find(node, "body");
        return nitf ? read_nitf(nitf, facts) : body_below(facts->arena, top ? top : node);
    }
    if (hs_markup_is(node, "inlineData") && node->children != NULL) {
        xmlChar *content = xmlNodeGetContent(node);
        if (content != NULL) {
            hs_slice text = hs_arena_copy(facts->arena, hs_slice_of((const char *) content));
            xmlFree(content);
            body.text = hs_page_plain(by, facts->arena, text);
            body.words = body.text.size;
        }
    }
    return body;
}

/* Texts of wires often leave the headline to the metadata. */
static void add_headline(hs_facts *facts, hs_body *body)
{
    hs_slice title = facts->value[HS_TITLE], rest = body->text;

    if (body->text.size == 0 || title.size == 0) {
        return;
    }
    for (size_t i = 0; i < 400 && rest.size >= title.size; i++) {
        if (strncasecmp(rest.data, title.data, title.size) == 0) {
            return;
        }
        rest = hs_slice_from(rest, 1);
    }
    body->text = hs_arena_join(
        facts->arena, (const hs_slice[]){ title, HS_LITERAL("\n\n"), body->text }, 3);
}

static hs_body read_item(hs_page_extractor *by, xmlNode *root, hs_facts *facts)
{
    hs_body best = { 0 };
    xmlNode *node = root;

    facts->id = hs_squeeze(facts->arena, hs_markup_attribute(root, "guid"));
    hs_facts_add(facts, HS_LANG, 2, hs_markup_attribute(root, "lang"));
    while (node != NULL) {
        bool content = is_in(node, "contentSet");
        if (is_in(node, "itemMeta")) {
            read_item_meta(node, facts);
        } else if (is_in(node, "contentMeta")) {
            read_content_meta(node, facts);
        } else if (content) {
            hs_body body = read_content(by, node, facts);
            best = body.text.size > best.text.size ? body : best;
        }
        node = hs_markup_next(root, node, content);
    }
    add_headline(facts, &best);
    return best;
}

hs_status hs_page_read_xml(hs_page_extractor *by, const struct hs_page *page, hs_facts *facts,
    hs_body *body, hs_error *error)
{
    xmlDoc *tree;
    xmlNode *root;
    hs_status status = hs_hold_xml(by, page->bytes, "UTF-8", &tree, error);

    if (status != HS_OK) {
        return status;
    }
    root = xmlDocGetRootElement(tree);
    if (root == NULL) {
        return hs_fail(error, HS_BAD_DOCUMENT, "the XML has no element");
    }
    if (hs_markup_is(root, "newsMessage")) {
        xmlNode *item = hs_markup_find(root, "newsItem");
        root = item ? item : root;
    }
    if (hs_markup_is(root, "nitf")) {
        *body = read_nitf(root, facts);
    } else if (hs_markup_is(root, "newsItem")) {
        *body = read_item(by, root, facts);
    } else if (hs_markup_is(root, "html")) {
        return hs_page_read_tree(by, tree, facts, body, error);
    } else {
        return hs_fail(error, HS_BAD_DOCUMENT,
            "the XML is neither NewsML-G2 nor NITF nor XHTML: its root is <%.40s>",
            (const char *) root->name);
    }
    return HS_OK;
}
