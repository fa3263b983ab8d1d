/* schema.org: the article, and what is said in it.  What stands in quotation marks from end to end
 * is a Quotation, what is told in the writer's words a Claim; a Claim has the stretches that it
 * quotes as parts. */
#include "news/convert_parts.h"
#include "news/who.h"
#include "stream/json.h"

static void put_thing(hs_json *json, const char *property, const char *type, hs_slice name)
{
    if (name.size != 0) {
        hs_json_open(json, property, '{');
        hs_json_string(json, "@type", hs_slice_of(type));
        hs_json_string(json, "name", name);
        hs_json_close(json, '}');
    }
}

/* Who says it; spokenByCharacter takes a Person or an Organization. */
static void put_speaker(hs_json *json, const char *property, const hs_who *who)
{
    bool person = hs_slice_is(who->kind, "person") || hs_slice_is(who->kind, "anonymous");
    bool organization = hs_slice_is(who->kind, "organization")
        || hs_slice_is(who->kind, "government") || hs_slice_is(who->kind, "group");

    if (who->name.size == 0) {
        return;
    }
    hs_json_open(json, property, '{');
    hs_json_string(json, "@type",
        person             ? HS_LITERAL("Person")
            : organization ? HS_LITERAL("Organization")
                           : HS_LITERAL("Thing"));
    hs_json_string(json, "name", who->name);
    if (who->role.size != 0) {
        hs_json_string(json, person ? "jobTitle" : "description", who->role);
    }
    hs_json_close(json, '}');
}

/* Quotations come by start: the first that can stand in the attribution. */
static size_t first_quote(const hs_converting *of, size_t word)
{
    size_t low = 0, high = of->quotes.items_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (of->quotes.items[middle].pieces[0].first < word) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void put_quotation(hs_json *json, const hs_converting *of, const hs_span *piece, bool *any)
{
    if (!*any) {
        hs_json_open(json, "hasPart", '[');
    }
    *any = true;
    hs_json_open(json, NULL, '{');
    hs_json_string(json, "@type", HS_LITERAL("Quotation"));
    hs_json_string(json, "text", hs_converting_text(of, piece->first, piece->end));
    hs_json_close(json, '}');
}

/* What a claim quotes. */
static void put_quoted(hs_json *json, const hs_converting *of, const hs_attribution *attribution)
{
    bool any = false;

    for (size_t k = 0; k < attribution->pieces_count; k++) {
        const hs_span *content = &attribution->pieces[k];
        if (!hs_slice_equal(content->kind, hs_role_name(HS_CONTENT))) {
            continue;
        }
        for (size_t i = first_quote(of, content->first); i < of->quotes.items_count; i++) {
            const hs_span *piece = &of->quotes.items[i].pieces[0];
            if (piece->first >= content->end) {
                break;
            }
            if (hs_slice_is(piece->kind, "speech") && piece->end <= content->end) {
                put_quotation(json, of, piece, &any);
            }
        }
    }
    if (any) {
        hs_json_close(json, ']');
    }
}

static void put_said(
    hs_json *json, const hs_converting *of, hs_slice iri, const hs_attribution *attribution)
{
    bool direct = hs_slice_is(hs_attribution_property(attribution, HS_LITERAL("type")), "direct");
    const hs_slice parts[] = { iri, HS_LITERAL("#"), attribution->id };
    hs_slice text = hs_role_text(of->document, of->words, attribution, HS_CONTENT);
    hs_who who = hs_who_speaks(of->document, of->words, &of->entities, attribution);

    if (text.size == 0) {
        return;
    }
    hs_json_open(json, NULL, '{');
    hs_json_string(json, "@type", direct ? HS_LITERAL("Quotation") : HS_LITERAL("Claim"));
    hs_json_string(json, "@id", hs_arena_join(of->document->arena, parts, 3));
    hs_json_string(json, "text", text);
    put_speaker(json, direct ? "spokenByCharacter" : "author", &who);
    hs_json_string(json, "additionalType",
        hs_attribution_property(attribution, HS_LITERAL("class")).size
            ? hs_arena_print(of->document->arena, "urn:hearsay:class:%.*s",
                HS_PRINT(hs_attribution_property(attribution, HS_LITERAL("class"))))
            : (hs_slice){ NULL, 0 });
    if (!direct) {
        put_quoted(json, of, attribution);
    }
    hs_json_close(json, '}');
}

void hs_convert_schema(hs_converting *of)
{
    hs_json json = { .out = of->out };
    hs_slice iri = hs_converting_iri(of);

    hs_json_open(&json, NULL, '{');
    hs_json_string(&json, "@context", HS_LITERAL("https://schema.org"));
    hs_json_string(&json, "@type", HS_LITERAL("NewsArticle"));
    hs_json_string(&json, "@id", iri);
    hs_json_string(&json, "identifier", of->document->id);
    hs_json_string(&json, "headline", hs_converting_meta(of, "title"));
    hs_json_string(&json, "datePublished", hs_converting_meta(of, "date"));
    put_thing(&json, "author", "Person", hs_converting_meta(of, "byline"));
    put_thing(&json, "publisher", "Organization", hs_converting_meta(of, "publisher"));
    hs_json_open(&json, "hasPart", '[');
    for (size_t i = 0; i < of->attributions.items_count; i++) {
        put_said(&json, of, iri, &of->attributions.items[i]);
    }
    hs_json_close(&json, ']');
    hs_json_close(&json, '}');
    hs_put_byte(of->out, '\n');
}
