/* The structs of the interface, made of what filters have left in a document. */
#include "api/analyser.h"
#include "news/attribution.h"
#include "news/extract_entities.h"

typedef struct view {
    hs_arena *arena; // where the structs go
    hs_document *document;
    hs_words words;
    const hs_extent *extents; // [words]
    hs_named_entities entities;
} view;

/* With a NUL behind it; NULL where there is none. */
static const char *string_of(const view *of, hs_slice text)
{
    const hs_slice parts[] = { text, { "", 1 } };

    return text.data ? hs_arena_join(of->arena, parts, 2).data : NULL;
}

static hearsay_span span_of(const view *of, size_t first, size_t end)
{
    hs_slice text = hs_words_text(of->document, of->words, first, end);

    return (hearsay_span){ .start = of->extents[first].start,
        .end = of->extents[end - 1].end,
        .text = string_of(of, text),
        .size = text.size };
}

/* --- attributions */

static const char *property(const view *of, const hs_attribution *attribution, const char *key)
{
    return string_of(of, hs_attribution_property(attribution, hs_slice_of(key)));
}

static hearsay_spans role_spans(const view *of, const hs_attribution *attribution, hs_role role)
{
    hearsay_span *spans = HS_NEW(of->arena, hearsay_span, attribution->pieces_count + 1);
    size_t count = 0;

    for (size_t i = 0; i < attribution->pieces_count; i++) {
        const hs_span *piece = &attribution->pieces[i];
        if (hs_slice_equal(piece->kind, hs_role_name(role))) {
            spans[count++] = span_of(of, piece->first, piece->end);
        }
    }
    return (hearsay_spans){ spans, count };
}

/* "0.93", whatever sign the locale has between the digits; -1 where there is none. */
static double confidence_of(hs_slice text)
{
    double number = 0, unit = 1;
    bool behind = false;

    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '.' && !behind) {
            behind = true;
        } else if (text.data[i] >= '0' && text.data[i] <= '9') {
            number = number * 10 + (text.data[i] - '0');
            unit *= behind ? 10 : 1;
        } else {
            return -1;
        }
    }
    return text.size ? number / unit : -1;
}

/* The id of the paragraph that a sentence stands in. */
static hs_slice paragraph_id(const view *of, uint32_t sentence)
{
    hs_slice id = { NULL, 0 };

    for (size_t i = sentence + 1; i > 0 && id.data == NULL; i--) {
        id = hs_comment_get(&of->document->sentences[i - 1], HS_LITERAL("newpar id"));
    }
    return id;
}

static void set_speaker(const view *of, const hs_attribution *from, hearsay_attribution *to)
{
    hs_slice id = hs_attribution_property(from, HS_LITERAL("speaker"));
    const hs_named_entity *entity = hs_named_entity_find(&of->entities, id);

    to->entity = string_of(of, id);
    to->speaker_kind = property(of, from, "speaker_kind");
    if (entity != NULL) {
        to->speaker = string_of(of, entity->name);
        to->role = string_of(of, entity->role);
    }
}

static void set_properties(const view *of, const hs_attribution *from, hearsay_attribution *to)
{
    to->type = property(of, from, "type");
    to->mode = property(of, from, "mode");
    to->act = property(of, from, "class");
    to->polarity = property(of, from, "polarity");
    to->certainty = property(of, from, "certainty");
    to->factivity = property(of, from, "factivity");
    to->parent = property(of, from, "parent");
    to->rule = property(of, from, "rule");
    to->confidence = confidence_of(hs_attribution_property(from, HS_LITERAL("confidence")));
}

static void add_attribution(const view *of, const hs_attribution *from, hearsay_attribution *to)
{
    to->id = string_of(of, from->id);
    to->source = role_spans(of, from, HS_SOURCE);
    to->cue = role_spans(of, from, HS_CUE);
    to->content = role_spans(of, from, HS_CONTENT);
    to->addressee = role_spans(of, from, HS_ADDRESSEE);
    to->sentence = string_of(
        of, hs_comment_get(&of->document->sentences[from->sentence], HS_LITERAL("sent_id")));
    to->paragraph = string_of(of, paragraph_id(of, from->sentence));
    set_speaker(of, from, to);
    set_properties(of, from, to);
}

/* --- entities */

/* The place of a mention's entity; every mention has one. */
static size_t entity_of(const hs_named_entities *all, const hs_entity_mention *mention)
{
    return (size_t) (hs_named_entity_find(all, mention->id) - all->items);
}

/* Counts the mentions of each entity, gives each room for them, and fills it in text order. */
static void add_mentions(const view *of, hearsay_entity *entities)
{
    const hs_named_entities *all = &of->entities;
    hearsay_span *spans = HS_NEW(of->arena, hearsay_span, all->mentions.items_count + 1);
    hearsay_span **next = HS_NEW(of->arena, hearsay_span *, all->items_count + 1);

    for (size_t i = 0; i < all->mentions.items_count; i++) {
        entities[entity_of(all, &all->mentions.items[i])].mentions.count++;
    }
    for (size_t i = 0; i < all->items_count; i++) {
        entities[i].mentions.items = next[i] = spans;
        spans += entities[i].mentions.count;
    }
    for (size_t i = 0; i < all->mentions.items_count; i++) {
        const hs_entity_mention *mention = &all->mentions.items[i];
        size_t entity = entity_of(all, mention);
        if (entities[entity].type == NULL) {
            entities[entity].type = string_of(of, mention->type);
        }
        *next[entity]++ = span_of(of, mention->first, mention->end);
    }
}

static void add_entities(const view *of, hs_findings *to)
{
    const hs_named_entities *all = &of->entities;
    size_t first = to->entities_count;

    for (size_t i = 0; i < all->items_count; i++) {
        hearsay_entity *entity = HS_APPEND(of->arena, to, entities);
        entity->id = string_of(of, all->items[i].id);
        entity->name = string_of(of, all->items[i].name);
        entity->role = string_of(of, all->items[i].role);
    }
    if (all->items_count != 0) {
        add_mentions(of, to->entities + first);
    }
}

static void add_names(const view *of, hs_findings *to)
{
    const hs_named_entities *all = &of->entities;

    for (size_t i = 0; i < all->names.items_count; i++) {
        const hs_span *span = &all->names.items[i];
        hearsay_name *name = HS_APPEND(of->arena, to, names);
        name->type = string_of(of, span->kind);
        name->span = span_of(of, span->first, span->end);
        if (all->inside[i] != 0) {
            name->entity = string_of(of, all->mentions.items[all->inside[i] - 1].id);
        }
    }
}

/* --- all */

void hs_findings_add(hs_findings *to, hs_arena *arena, hs_document *document)
{
    view of = { .arena = arena, .document = document, .words = hs_document_words(document) };
    hs_attributions all = hs_attributions_read(document, of.words);

    of.extents = hs_document_extents(document);
    of.entities = hs_named_entities_read(document, of.words);
    for (size_t i = 0; i < all.items_count; i++) {
        add_attribution(&of, &all.items[i], HS_APPEND(arena, to, attributions));
    }
    add_entities(&of, to);
    add_names(&of, to);
}
