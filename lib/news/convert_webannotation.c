/* Web Annotation Data Model (W3C Recommendation, 2017): an annotation for each name, quotation and
 * attribution.  Stretches are found by position and, where the page's text is not quite this one,
 * by what they say with what stands around them. */
#include "news/convert_parts.h"
#include "news/who.h"
#include "stream/json.h"
#include "text/utf8.h"

enum { AROUND = 32 }; // code points of prefix and suffix, as Hypothesis has it

static size_t back(hs_slice text, size_t place)
{
    for (int n = 0; n < AROUND && place > 0; n++) {
        do {
            place--;
        } while (place > 0 && ((unsigned char) text.data[place] & 0xc0) == 0x80);
    }
    return place;
}

static size_t forth(hs_slice text, size_t place)
{
    size_t length;

    for (int n = 0; n < AROUND && place < text.size; n++) {
        hs_utf8_decode(text.data + place, &length);
        place += length;
    }
    return place;
}

static void put_selectors(hs_json *json, const hs_converting *of, const hs_span *piece)
{
    hs_slice text = of->layout.text;
    size_t start = of->layout.places[piece->first].start,
           end = of->layout.places[piece->end - 1].end;

    hs_json_open(json, "selector", '[');
    hs_json_open(json, NULL, '{');
    hs_json_string(json, "type", HS_LITERAL("TextPositionSelector"));
    hs_json_number(json, "start", hs_converting_start(of, piece->first));
    hs_json_number(json, "end", hs_converting_end(of, piece->end));
    hs_json_close(json, '}');
    hs_json_open(json, NULL, '{');
    hs_json_string(json, "type", HS_LITERAL("TextQuoteSelector"));
    hs_json_string(json, "exact", (hs_slice){ text.data + start, end - start });
    hs_json_string(
        json, "prefix", hs_slice_between(text.data + back(text, start), text.data + start));
    hs_json_string(json, "suffix", hs_slice_between(text.data + end, text.data + forth(text, end)));
    hs_json_close(json, '}');
    hs_json_close(json, ']');
}

/* One stretch of the article; `role` NULL: the target of an annotation with one. */
static void put_target(
    hs_json *json, const hs_converting *of, hs_slice iri, const hs_span *piece, const char *role)
{
    hs_json_open(json, NULL, '{');
    hs_json_string(json, "type", HS_LITERAL("SpecificResource"));
    hs_json_string(json, "role", hs_slice_of(role));
    hs_json_string(json, "source", iri);
    put_selectors(json, of, piece);
    hs_json_close(json, '}');
}

static void put_tag(hs_json *json, const char *purpose, hs_slice value)
{
    if (value.size != 0) {
        hs_json_open(json, NULL, '{');
        hs_json_string(json, "type", HS_LITERAL("TextualBody"));
        hs_json_string(json, "purpose", hs_slice_of(purpose));
        hs_json_string(json, "format", HS_LITERAL("text/plain"));
        hs_json_string(json, "value", value);
        hs_json_close(json, '}');
    }
}

static void begin_annotation(
    hs_json *json, const hs_converting *of, hs_slice iri, hs_slice name, const char *motivation)
{
    const hs_slice parts[] = { iri, HS_LITERAL("#"), name };

    hs_json_open(json, NULL, '{');
    hs_json_string(json, "id", hs_arena_join(of->document->arena, parts, 3));
    hs_json_string(json, "type", HS_LITERAL("Annotation"));
    hs_json_string(json, "motivation", hs_slice_of(motivation));
    hs_json_open(json, "body", '[');
}

static void begin_targets(hs_json *json)
{
    hs_json_close(json, ']');
    hs_json_open(json, "target", '[');
}

static void end_annotation(hs_json *json)
{
    hs_json_close(json, ']');
    hs_json_close(json, '}');
}

static hs_slice numbered(const hs_converting *of, const char *letter, size_t number)
{
    return of->document->part > 1
        ? hs_arena_print(of->document->arena, "%s%zu.%zu", letter, of->document->part, number)
        : hs_arena_print(of->document->arena, "%s%zu", letter, number);
}

static void put_name(hs_json *json, const hs_converting *of, hs_slice iri, size_t number)
{
    const hs_named_entities *all = &of->entities;
    const hs_span *name = &all->names.items[number];
    size_t inside = all->inside[number];
    const hs_named_entity *entity
        = inside ? hs_named_entity_find(all, all->mentions.items[inside - 1].id) : NULL;

    begin_annotation(json, of, iri, numbered(of, "n", number + 1), "identifying");
    put_tag(json, "classifying", name->kind);
    put_tag(json, "identifying", entity ? entity->name : (hs_slice){ NULL, 0 });
    begin_targets(json);
    put_target(json, of, iri, name, NULL);
    end_annotation(json);
}

static void put_quotation(hs_json *json, const hs_converting *of, hs_slice iri, size_t number)
{
    const hs_span_group *group = &of->quotes.items[number];

    begin_annotation(json, of, iri, numbered(of, "q", number + 1), "classifying");
    put_tag(json, "classifying", group->pieces[0].kind);
    begin_targets(json);
    for (size_t i = 0; i < group->pieces_count; i++) {
        put_target(json, of, iri, &group->pieces[i], NULL);
    }
    end_annotation(json);
}

static void put_attribution(hs_json *json, const hs_converting *of, hs_slice iri, size_t number)
{
    static const char *const tags[] = { "type", "mode", "class", "polarity", "certainty" };
    const hs_attribution *attribution = &of->attributions.items[number];
    hs_who who = hs_who_speaks(of->document, of->words, &of->entities, attribution);

    begin_annotation(json, of, iri, numbered(of, "a", number + 1), "describing");
    put_tag(json, "identifying", who.name);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        hs_slice value = hs_attribution_property(attribution, hs_slice_of(tags[i]));
        put_tag(json, "tagging",
            value.size ? hs_arena_print(of->document->arena, "%s=%.*s", tags[i], HS_PRINT(value))
                       : value);
    }
    begin_targets(json);
    for (size_t i = 0; i < attribution->pieces_count; i++) {
        const hs_span *piece = &attribution->pieces[i];
        for (hs_role role = HS_SOURCE; role < HS_ROLES; role++) {
            if (hs_slice_equal(piece->kind, hs_role_name(role))) {
                put_target(json, of, iri, piece, hs_role_name(role).data);
            }
        }
    }
    end_annotation(json);
}

/* The role of a stretch is no term of the model; it has a name of ours. */
static void put_context(hs_json *json)
{
    hs_json_open(json, "@context", '[');
    hs_json_string(json, NULL, HS_LITERAL("http://www.w3.org/ns/anno.jsonld"));
    hs_json_open(json, NULL, '{');
    hs_json_string(json, "role", HS_LITERAL("urn:hearsay:role"));
    hs_json_close(json, '}');
    hs_json_close(json, ']');
}

void hs_convert_webannotation(hs_converting *of)
{
    hs_json json = { .out = of->out };
    hs_slice iri = hs_converting_iri(of);

    hs_json_open(&json, NULL, '{');
    put_context(&json);
    hs_json_string(&json, "id",
        hs_arena_print(of->document->arena, "%.*s#page%zu", HS_PRINT(iri), of->document->part));
    hs_json_string(&json, "type", HS_LITERAL("AnnotationPage"));
    hs_json_open(&json, "items", '[');
    for (size_t i = 0; i < of->entities.names.items_count; i++) {
        put_name(&json, of, iri, i);
    }
    for (size_t i = 0; i < of->quotes.items_count; i++) {
        put_quotation(&json, of, iri, i);
    }
    for (size_t i = 0; i < of->attributions.items_count; i++) {
        put_attribution(&json, of, iri, i);
    }
    hs_json_close(&json, ']');
    hs_json_close(&json, '}');
    hs_put_byte(of->out, '\n');
}
