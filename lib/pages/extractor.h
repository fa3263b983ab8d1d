/* What the readers of page formats share: trees and values that outlive a jump of base/arena.h. */
#ifndef HS_PAGES_EXTRACTOR_H
#define HS_PAGES_EXTRACTOR_H

#include <jansson.h>

#include "pages/body.h"
#include "pages/facts.h"
#include "pages/page.h"

#define HS_HELD 64

struct hs_page_extractor {
    xmlDoc *trees[HS_HELD];
    size_t trees_count;
    json_t *values[HS_HELD];
    size_t values_count;
    hs_buffer scratch;
};

/* Reads markup or JSON, which is freed with the page.  HS_BAD_DOCUMENT also where the page has had
 * HS_HELD of them. */
hs_status hs_hold_html(hs_page_extractor *by, hs_slice page, xmlDoc **tree, hs_error *error);
hs_status hs_hold_xml(
    hs_page_extractor *by, hs_slice bytes, const char *charset, xmlDoc **tree, hs_error *error);
hs_status hs_hold_json(hs_page_extractor *by, hs_slice text, json_t **value, hs_error *error);

/* Each makes the article of one format: fills `facts` and `body`; no text where none is found. */
hs_status hs_page_read_html(
    hs_page_extractor *by, hs_slice page, hs_facts *facts, hs_body *body, hs_error *error);
hs_status hs_page_read_tree(
    hs_page_extractor *by, xmlDoc *tree, hs_facts *facts, hs_body *body, hs_error *error);
hs_status hs_page_read_xml(hs_page_extractor *by, const struct hs_page *page, hs_facts *facts,
    hs_body *body, hs_error *error);

/* JSON has fields of its own, which go to `document` behind the facts. */
hs_status hs_page_read_json(hs_page_extractor *by, hs_slice text, hs_facts *facts, hs_body *body,
    hs_document *document, hs_error *error);

/* Takes facts, and the text, from a script with JSON-LD (schema.org); what is no JSON or of no
 * article is passed over. */
void hs_jsonld_read(hs_page_extractor *by, hs_slice script, hs_facts *facts);

/* The text of a fragment that may have tags in it: paragraphs in lines. */
hs_slice hs_page_plain(hs_page_extractor *by, hs_arena *arena, hs_slice fragment);

/* A string of a JSON object; no data where there is none, or it is empty. */
hs_slice hs_json_text(const json_t *value);
hs_slice hs_json_member(const json_t *object, const char *key);

#endif
