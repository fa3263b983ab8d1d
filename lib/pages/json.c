/* Articles as JSON: ninjs of the IPTC, and what news-please, trafilatura and newspaper write. */
#include <string.h>

#include "base/map.h"
#include "pages/extractor.h"
#include "pages/squeeze.h"
#include "stream/article.h"

hs_slice hs_json_text(const json_t *value)
{
    size_t size = json_string_length(value);

    return size ? (hs_slice){ json_string_value(value), size } : (hs_slice){ NULL, 0 };
}

hs_slice hs_json_member(const json_t *object, const char *key)
{
    return hs_json_text(json_object_get(object, key));
}

/* --- facts */

/* The keys of a fact; the first that holds something wins. */
static const struct {
    const char *key;
    hs_fact fact;
} keys[] = {
    { "title", HS_TITLE },
    { "headline", HS_TITLE },
    { "headlines", HS_TITLE },
    { "date", HS_DATE },
    { "date_publish", HS_DATE },
    { "datePublished", HS_DATE },
    { "publish_date", HS_DATE },
    { "published_date", HS_DATE },
    { "firstcreated", HS_DATE },
    { "firstCreated", HS_DATE },
    { "versioncreated", HS_DATE },
    { "versionCreated", HS_DATE },
    { "byline", HS_BYLINE },
    { "bylines", HS_BYLINE },
    { "by", HS_BYLINE },
    { "author", HS_BYLINE },
    { "authors", HS_BYLINE },
    { "publisher", HS_PUBLISHER },
    { "sitename", HS_PUBLISHER },
    { "source-hostname", HS_PUBLISHER },
    { "site_name", HS_PUBLISHER },
    { "source_domain", HS_PUBLISHER },
    { "hostname", HS_PUBLISHER },
    { "copyrightholder", HS_PUBLISHER },
    { "copyrightHolder", HS_PUBLISHER },
    { "lang", HS_LANG },
    { "language", HS_LANG },
    { "meta_lang", HS_LANG },
    { "inLanguage", HS_LANG },
    { "url", HS_URL },
    { "canonical_link", HS_URL },
    { "canonicalurl", HS_URL },
    { "uri", HS_URL },
    { "modified", HS_MODIFIED },
    { "date_modify", HS_MODIFIED },
    { "dateModified", HS_MODIFIED },
    { "section", HS_SECTION },
    { "articleSection", HS_SECTION },
    { "description", HS_DESCRIPTION },
    { "description_text", HS_DESCRIPTION },
    { "excerpt", HS_DESCRIPTION },
    { "meta_description", HS_DESCRIPTION },
    { "fetched", HS_FETCHED },
    { "date_download", HS_FETCHED },
    { "filedate", HS_FETCHED },
};

#define KEYS (sizeof keys / sizeof *keys)

/* A string, an object with a name or value, or a list of them. */
static void add_value(hs_facts *to, hs_fact fact, int rank, const json_t *value)
{
    const json_t *one;
    size_t i;

    if (json_is_array(value)) {
        json_array_foreach(value, i, one)
        {
            if (!json_is_array(one)) {
                add_value(to, fact, rank, one);
            }
        }
    } else if (json_is_object(value)) {
        hs_facts_add(to, fact, rank, hs_json_member(value, "name"));
        hs_facts_add(to, fact, rank, hs_json_member(value, "value"));
    } else {
        hs_facts_add(to, fact, rank, hs_json_text(value));
    }
}

static void read_facts(const json_t *object, hs_facts *facts)
{
    for (size_t i = 0; i < KEYS; i++) {
        const json_t *value = json_object_get(object, keys[i].key);
        if (value != NULL) {
            add_value(facts, keys[i].fact, (int) i, value);
        }
    }
    // A date that is none that is known here is left as it is.
    for (size_t i = 0; facts->value[HS_DATE].data == NULL && i < KEYS; i++) {
        hs_slice text = hs_json_member(object, keys[i].key);
        if (keys[i].fact == HS_DATE && text.data != NULL) {
            facts->value[HS_DATE] = hs_squeeze(facts->arena, text);
        }
    }
}

/* An id of its own, or the uri of ninjs. */
static void read_id(const json_t *object, hs_facts *facts)
{
    const json_t *id = json_object_get(object, "id");

    facts->id = hs_squeeze(facts->arena, hs_json_text(id));
    if (json_is_integer(id)) {
        facts->id = hs_arena_print(facts->arena, "%" JSON_INTEGER_FORMAT, json_integer_value(id));
    }
    if (facts->id.data == NULL) {
        facts->id = hs_squeeze(facts->arena, hs_json_member(object, "uri"));
    }
}

/* --- text */

static const char *const plain_keys[]
    = { "text", "maintext", "body_text", "content", "articleBody", NULL };
static const char *const marked_keys[] = { "body_xhtml", "body_html", "article_html", NULL };

/* ninjs 2: a list of the same text in several forms. */
static hs_slice text_of_bodies(hs_page_extractor *by, hs_arena *arena, const json_t *bodies)
{
    hs_slice best = { NULL, 0 };
    const json_t *body;
    size_t i;

    json_array_foreach(bodies, i, body)
    {
        hs_slice value = hs_json_member(body, "value");
        hs_slice type = hs_json_member(body, "contenttype");
        type = type.data ? type : hs_json_member(body, "contentType");
        if (value.data != NULL && !hs_slice_is(type, "text/plain")) {
            value = hs_page_plain(by, arena, value);
        }
        best = value.size > best.size ? value : best;
    }
    return best;
}

static hs_slice text_of(hs_page_extractor *by, hs_arena *arena, const json_t *object)
{
    hs_slice text = { NULL, 0 };

    for (size_t i = 0; text.data == NULL && plain_keys[i] != NULL; i++) {
        text = hs_json_member(object, plain_keys[i]);
    }
    for (size_t i = 0; text.data == NULL && marked_keys[i] != NULL; i++) {
        text = hs_json_member(object, marked_keys[i]);
        text = text.data ? hs_page_plain(by, arena, text) : text;
    }
    return text.data ? text : text_of_bodies(by, arena, json_object_get(object, "bodies"));
}

/* Captions of the pictures that ninjs has beside the text. */
static void add_captions(const json_t *object, hs_arena *arena, hs_body *body)
{
    json_t *all = json_object_get(object, "associations"), *one;
    const char *key;

    json_object_foreach(all, key, one)
    {
        hs_slice caption = hs_squeeze(arena, hs_json_member(one, "description_text"));
        if (caption.data != NULL) {
            *HS_APPEND(arena, body, captions) = caption;
        }
    }
}

/* --- other keys */

static bool is_known(const char *key)
{
    // The last are the same text again.
    static const char *const others[] = { "id", "captions", "replaced", "bodies", "associations",
        "raw_text", "html", "raw_html", NULL };

    for (size_t i = 0; i < KEYS; i++) {
        if (strcmp(key, keys[i].key) == 0) {
            return true;
        }
    }
    for (size_t i = 0; others[i] != NULL; i++) {
        if (strcmp(key, others[i]) == 0) {
            return true;
        }
    }
    for (size_t i = 0; plain_keys[i] != NULL; i++) {
        if (strcmp(key, plain_keys[i]) == 0) {
            return true;
        }
    }
    return strcmp(key, "body_xhtml") == 0 || strcmp(key, "body_html") == 0
        || strcmp(key, "article_html") == 0;
}

static bool is_empty(const json_t *value)
{
    return json_is_null(value) || (json_is_string(value) && json_string_length(value) == 0)
        || (json_is_array(value) && json_array_size(value) == 0)
        || (json_is_object(value) && json_object_size(value) == 0);
}

/* What is not known travels on; each name once, since names are cut to what a comment can hold. */
static void add_others(hs_document *document, json_t *object)
{
    hs_map seen = hs_map_make(document->arena);
    const char *key;
    json_t *value;

    json_object_foreach(object, key, value)
    {
        size_t before = document->metadata_count;
        bool added = true;
        if (is_known(key) || is_empty(value)) {
            continue;
        }
        hs_article_add(document, key, value);
        if (document->metadata_count != before) {
            hs_map_add(&seen, document->metadata[before].name, &added);
        }
        if (!added) {
            document->metadata_count--;
        }
    }
}

hs_status hs_page_read_json(hs_page_extractor *by, hs_slice text, hs_facts *facts, hs_body *body,
    hs_document *document, hs_error *error)
{
    json_t *object = NULL;
    hs_status status = hs_hold_json(by, text, &object, error);

    if (status != HS_OK) {
        return status;
    }
    if (!json_is_object(object)) {
        return hs_fail(error, HS_BAD_DOCUMENT, "not a JSON object");
    }
    read_facts(object, facts);
    read_id(object, facts);
    body->text = text_of(by, facts->arena, object);
    if (body->text.data != NULL) {
        body->text = hs_arena_copy(facts->arena, body->text);
    }
    body->words = body->text.size; // not counted: a text that is there is an article
    add_captions(object, facts->arena, body);
    hs_facts_write(facts, document);
    add_others(document, object);
    return HS_OK;
}
