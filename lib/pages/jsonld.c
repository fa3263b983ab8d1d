/* JSON-LD of schema.org: what news pages say of themselves for search engines.
 *
 * Found in a script: one object, a list of them, or one with a list under @graph; the article may
 * be the mainEntity of a page.  Persons and organizations may stand elsewhere, by @id. */
#include <string.h>

#include "pages/extractor.h"

#define DEPTH 6 // of objects in objects in which the article is looked for
#define RANK 0  // the best word

/* Is it an article: NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting, Report? */
static bool is_article_type(hs_slice type)
{
    return hs_slice_ends(type, HS_LITERAL("Article")) || hs_slice_ends(type, HS_LITERAL("Posting"))
        || hs_slice_ends(type, HS_LITERAL("Report"));
}

static bool is_article(const json_t *object)
{
    const json_t *type = json_object_get(object, "@type"), *one;
    size_t i;

    if (json_is_string(type)) {
        return is_article_type(hs_json_text(type));
    }
    json_array_foreach(type, i, one)
    {
        if (is_article_type(hs_json_text(one))) {
            return true;
        }
    }
    return false;
}

/* What is looked for below a value. */
typedef struct search {
    const json_t *article; // the one with the longest text, else the first
    const json_t *named;   // the object of an id that has a name
    hs_slice id;           // no data: articles are looked for
} search;

static size_t body_size(const json_t *article)
{
    return hs_json_member(article, "articleBody").size;
}

static void look_at(search *in, const json_t *object)
{
    if (in->id.data == NULL) {
        if (is_article(object)
            && (in->article == NULL || body_size(object) > body_size(in->article))) {
            in->article = object;
        }
    } else if (in->named == NULL && hs_json_member(object, "name").data != NULL
        && hs_slice_equal(hs_json_member(object, "@id"), in->id)) {
        in->named = object;
    }
}

static void search_below(search *in, const json_t *value, int depth)
{
    json_t *object = (json_t *) (uintptr_t) value, *below;
    const char *key;
    size_t i;

    if (depth == 0) {
        return;
    }
    json_array_foreach(value, i, below) { search_below(in, below, depth - 1); }
    if (json_is_object(value)) {
        look_at(in, value);
        json_object_foreach(object, key, below)
        {
            if (json_is_array(below) || json_is_object(below)) {
                search_below(in, below, depth - 1);
            }
        }
    }
}

/* A name: a string, an object with one, an object elsewhere, or a list of them. */
static void add_names(hs_facts *to, hs_fact fact, const json_t *all, const json_t *value, int depth)
{
    const json_t *one;
    size_t i;

    if (depth == 0) {
        return;
    }
    json_array_foreach(value, i, one) { add_names(to, fact, all, one, depth - 1); }
    if (json_is_string(value)) {
        hs_facts_add(to, fact, RANK, hs_json_text(value));
    } else if (hs_json_member(value, "name").data != NULL) {
        hs_facts_add(to, fact, RANK, hs_json_member(value, "name"));
    } else if (json_is_object(value)) {
        const json_t *name = json_object_get(value, "name");
        search in = { .id = hs_json_member(value, "@id") };
        if (json_is_array(name)) {
            add_names(to, fact, all, name, depth - 1);
        } else if (in.id.data != NULL) {
            search_below(&in, all, DEPTH);
            hs_facts_add(to, fact, RANK, hs_json_member(in.named, "name"));
        }
    }
}

/* The text; of a live blog that of its entries. */
static hs_slice body_of(hs_page_extractor *by, hs_arena *arena, const json_t *article)
{
    hs_slice body = hs_json_member(article, "articleBody");
    const json_t *entry;
    size_t i;

    json_array_foreach(json_object_get(article, "liveBlogUpdate"), i, entry)
    {
        hs_slice text = hs_json_member(entry, "articleBody");
        body = hs_arena_print(arena, "%.*s\n%.*s\n%.*s", HS_PRINT(body),
            HS_PRINT(hs_json_member(entry, "headline")), HS_PRINT(text));
    }
    return body.size ? hs_page_plain(by, arena, body) : body;
}

/* The address of the page: a string, or the @id of an object. */
static void add_address(hs_facts *to, const json_t *value)
{
    hs_facts_add(to, HS_URL, RANK + 1, hs_json_text(value));
    hs_facts_add(to, HS_URL, RANK + 1, hs_json_member(value, "@id"));
}

static void read_article(
    hs_page_extractor *by, const json_t *all, const json_t *article, hs_facts *to)
{
    hs_slice body = body_of(by, to->arena, article);

    hs_facts_add(to, HS_TITLE, RANK, hs_json_member(article, "headline"));
    hs_facts_add(to, HS_TITLE, RANK + 1, hs_json_member(article, "name"));
    hs_facts_add(to, HS_DATE, RANK, hs_json_member(article, "datePublished"));
    hs_facts_add(to, HS_DATE, RANK + 1, hs_json_member(article, "dateCreated"));
    hs_facts_add(to, HS_MODIFIED, RANK, hs_json_member(article, "dateModified"));
    hs_facts_add(to, HS_LANG, RANK, hs_json_member(article, "inLanguage"));
    hs_facts_add(to, HS_DESCRIPTION, RANK, hs_json_member(article, "description"));
    add_names(to, HS_SECTION, all, json_object_get(article, "articleSection"), 2);
    add_names(to, HS_BYLINE, all, json_object_get(article, "author"), 3);
    add_names(to, HS_PUBLISHER, all, json_object_get(article, "publisher"), 3);
    add_address(to, json_object_get(article, "url"));
    add_address(to, json_object_get(article, "mainEntityOfPage"));
    if (body.size > to->body.size) {
        to->body = body;
    }
}

/* Scripts that break lines inside of strings, which JSON forbids, are met: control characters
 * become spaces. */
static hs_slice mended(hs_arena *arena, hs_slice script)
{
    hs_slice copy = hs_arena_copy(arena, script);
    char *byte = (char *) (uintptr_t) copy.data;

    for (size_t i = 0; i < copy.size; i++) {
        byte[i] = (unsigned char) byte[i] < ' ' ? ' ' : byte[i];
    }
    return copy;
}

/* The place behind `mark`; the start where it is not there. */
static hs_slice behind(hs_slice text, hs_slice mark)
{
    for (hs_slice rest = text; rest.size >= mark.size; rest = hs_slice_from(rest, 1)) {
        if (hs_slice_starts(rest, mark)) {
            return hs_slice_from(rest, mark.size);
        }
    }
    return text;
}

/* The object or list, from its first bracket to its last: comments around it are met, of JavaScript
 * and of XML. */
static hs_slice data_of(hs_slice script)
{
    char last;

    if (script.size != 0 && (script.data[0] == '/' || script.data[0] == '<')) {
        script = behind(script, HS_LITERAL("<![CDATA["));
    }
    while (script.size != 0 && script.data[0] != '{' && script.data[0] != '[') {
        script = hs_slice_from(script, 1);
    }
    last = script.size != 0 && script.data[0] == '{' ? '}' : ']';
    if (last == ']' && hs_slice_ends(script, HS_LITERAL("]]>"))) {
        script.size -= 3;
    }
    while (script.size != 0 && script.data[script.size - 1] != last) {
        script.size--;
    }
    return script;
}

void hs_jsonld_read(hs_page_extractor *by, hs_slice script, hs_facts *facts)
{
    search in = { 0 };
    json_t *all = NULL;
    hs_status status;
    hs_error ignored;

    script = data_of(script);
    if (script.size == 0) {
        return;
    }
    status = hs_hold_json(by, script, &all, &ignored);
    if (status == HS_BAD_DOCUMENT) {
        status = hs_hold_json(by, mended(facts->arena, script), &all, &ignored);
    }
    if (status == HS_IO) {
        hs_arena_run_out(facts->arena);
    }
    if (status != HS_OK) {
        return;
    }
    search_below(&in, all, DEPTH);
    if (in.article != NULL) {
        read_article(by, all, in.article, facts);
    }
}
