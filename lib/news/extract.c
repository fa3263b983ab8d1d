#include "news/extract.h"

#include "news/attribution.h"
#include "news/extract_entities.h"
#include "text/utf8.h"

const char *const hs_record_kinds[]
    = { "attributions", "quotations", "entities", "claims", "tokens", NULL };

/* What one record is made from; all zero for the line of names. */
typedef struct view {
    hs_document *document;
    hs_words words;
    const hs_extent *extents;   // of the words
    const hs_slice *paragraphs; // [sentences] id of each sentence's paragraph
    hs_named_entities entities;
    hs_slice original; // the document that this one is a near-duplicate of; no data: none
} view;

static hs_slice original_of(const hs_document *document)
{
    return document->sentences_count
        ? hs_comment_get(&document->sentences[0], HS_LITERAL("hs::duplicate_of"))
        : (hs_slice){ NULL, 0 };
}

static view view_of(hs_document *document, bool entities)
{
    view made = { .document = document,
        .words = hs_document_words(document),
        .original = original_of(document) };
    hs_slice *paragraphs = HS_NEW(document->arena, hs_slice, document->sentences_count + 1),
             id = { NULL, 0 };

    for (size_t i = 0; i < document->sentences_count; i++) {
        hs_slice found = hs_comment_get(&document->sentences[i], HS_LITERAL("newpar id"));
        id = found.data ? found : id;
        paragraphs[i] = id;
    }
    made.extents = hs_document_extents(document);
    made.paragraphs = paragraphs;
    if (entities) {
        made.entities = hs_named_entities_read(document, made.words);
    }
    return made;
}

static hs_slice sentence_id(const view *of, uint32_t sentence)
{
    return hs_comment_get(&of->document->sentences[sentence], HS_LITERAL("sent_id"));
}

/* A list of pieces that grows in the arena. */
typedef struct pieces {
    hs_piece *items;
    size_t items_count, items_capacity;
} pieces;

/* The text of words first..end. */
static void add_piece(const view *of, pieces *to, size_t first, size_t end)
{
    *HS_APPEND(of->document->arena, to, items)
        = (hs_piece){ .text = hs_words_text(of->document, of->words, first, end),
              .start = of->extents[first].start,
              .end = of->extents[end - 1].end };
}

static pieces role_pieces(const view *of, const hs_attribution *attribution, hs_role role)
{
    pieces found = { 0 };

    for (size_t i = 0; i < attribution->pieces_count; i++) {
        const hs_span *piece = &attribution->pieces[i];
        if (hs_slice_equal(piece->kind, hs_role_name(role))) {
            add_piece(of, &found, piece->first, piece->end);
        }
    }
    return found;
}

/* --- attributions */

static void put_role(
    hs_record_writer *writer, const view *of, const hs_attribution *attribution, hs_role role)
{
    static const char *const names[HS_ROLES] = { "source", "cue", "content", "addressee" };
    pieces found = { 0 };

    if (attribution != NULL) {
        found = role_pieces(of, attribution, role);
    }
    hs_record_pieces(writer, names[role], found.items, found.items_count);
}

static hs_slice property(const hs_attribution *attribution, const char *name)
{
    return attribution ? hs_attribution_property(attribution, hs_slice_of(name))
                       : (hs_slice){ NULL, 0 };
}

static void put_property(
    hs_record_writer *writer, const hs_attribution *attribution, const char *name)
{
    hs_record_string(writer, name, property(attribution, name));
}

/* Streams without Entity= may have the name itself: "Ana_Ruiz". */
static hs_slice name_of(hs_arena *arena, hs_slice value)
{
    char *text = hs_arena_get(arena, value.size);

    for (size_t i = 0; i < value.size; i++) {
        text[i] = value.data[i] == '_' ? ' ' : value.data[i];
    }
    return (hs_slice){ text, value.size };
}

/* The name of who says it; without one the entity, kind and role may still be known. */
static void put_speaker(hs_record_writer *writer, const view *of, const hs_attribution *attribution)
{
    hs_slice id = property(attribution, "speaker");
    const hs_named_entity *entity = of ? hs_named_entity_find(&of->entities, id) : NULL;
    const hs_slice none = { NULL, 0 };
    bool is_name = of != NULL && entity == NULL && id.data != NULL;
    const hs_record_field fields[] = { { "name",
                                           entity        ? entity->name
                                               : is_name ? name_of(of->document->arena, id)
                                                         : none },
        { "entity", is_name ? none : id }, { "kind", property(attribution, "speaker_kind") },
        { "role", entity ? entity->role : none } };

    hs_record_object(writer, "speaker", fields, sizeof fields / sizeof *fields);
}

/* What is done by it, as hs-claim leaves it. */
static void put_act(hs_record_writer *writer, const hs_attribution *attribution)
{
    put_property(writer, attribution, "mode");
    put_property(writer, attribution, "class");
    put_property(writer, attribution, "polarity");
    put_property(writer, attribution, "certainty");
    put_property(writer, attribution, "factivity");
}

/* Ends the record, behind `duplicate_of` where the document is one: in JSON only, since columns are
 * the same for all documents. */
static void end_record(hs_record_writer *writer, const view *of)
{
    if (writer->format == HS_RECORD_JSONL && of != NULL && of->original.data != NULL) {
        hs_record_string(writer, "duplicate_of", of->original);
    }
    hs_record_end(writer);
}

/* Where a record starts; `sentence` is NULL for the line of names. */
static void put_place(hs_record_writer *writer, const view *of, const uint32_t *sentence)
{
    const hs_slice none = { NULL, 0 };

    hs_record_string(writer, "sentence", sentence ? sentence_id(of, *sentence) : none);
    hs_record_string(writer, "paragraph", sentence ? of->paragraphs[*sentence] : none);
}

static void begin_attribution(
    hs_record_writer *writer, const view *of, const hs_attribution *attribution)
{
    const hs_slice none = { NULL, 0 };

    hs_record_begin(writer);
    hs_record_string(writer, "doc", attribution ? of->document->id : none);
    hs_record_string(writer, "id", attribution ? attribution->id : none);
}

static void end_attribution(
    hs_record_writer *writer, const view *of, const hs_attribution *attribution)
{
    hs_record_decimal(writer, "confidence", property(attribution, "confidence"));
    put_property(writer, attribution, "rule");
    put_place(writer, of, attribution ? &attribution->sentence : NULL);
    end_record(writer, of);
}

/* `attribution` is NULL for the line of names. */
static void put_attribution(
    hs_record_writer *writer, const view *of, const hs_attribution *attribution)
{
    begin_attribution(writer, of, attribution);
    put_property(writer, attribution, "type");
    for (hs_role role = HS_SOURCE; role < HS_ROLES; role++) {
        put_role(writer, of, attribution, role);
    }
    put_speaker(writer, of, attribution);
    put_act(writer, attribution);
    put_property(writer, attribution, "parent");
    end_attribution(writer, of, attribution);
}

static void put_claim(hs_record_writer *writer, const view *of, const hs_attribution *attribution)
{
    begin_attribution(writer, of, attribution);
    put_act(writer, attribution);
    put_speaker(writer, of, attribution);
    put_role(writer, of, attribution, HS_SOURCE);
    put_role(writer, of, attribution, HS_CONTENT);
    put_role(writer, of, attribution, HS_ADDRESSEE);
    end_attribution(writer, of, attribution);
}

/* --- quotations */

/* `group` is NULL for the line of names. */
static void put_quotation(hs_record_writer *writer, const view *of, const hs_span_group *group)
{
    const hs_slice none = { NULL, 0 };
    const hs_span *first = group ? group->pieces : NULL;
    uint32_t sentence = first ? of->words.items[first->first].sentence : 0;
    pieces text = { 0 };

    for (size_t i = 0; group && i < group->pieces_count; i++) {
        add_piece(of, &text, group->pieces[i].first, group->pieces[i].end);
    }
    hs_record_begin(writer);
    hs_record_string(writer, "doc", group ? of->document->id : none);
    hs_record_string(writer, "id", group ? group->id : none);
    hs_record_string(writer, "class", first ? first->kind : none);
    hs_record_pieces(writer, "text", text.items, text.items_count);
    put_place(writer, of, group ? &sentence : NULL);
    end_record(writer, of);
}

static hs_span_groups quotations(const view *of)
{
    return hs_spans_group(
        of->document, hs_spans_read(of->document, of->words, HS_LITERAL("Quote")));
}

/* --- entities */

/* `span` is NULL for the line of names; `number` counts the entities of the document, `id` is of
 * who is meant. */
static void put_entity(
    hs_record_writer *writer, const view *of, const hs_span *span, hs_slice id, size_t number)
{
    const hs_slice none = { NULL, 0 };
    const hs_named_entity *entity = of ? hs_named_entity_find(&of->entities, id) : NULL;
    uint32_t sentence = span ? of->words.items[span->first].sentence : 0;
    pieces text = { 0 };

    if (span != NULL) {
        add_piece(of, &text, span->first, span->end);
    }
    hs_record_begin(writer);
    hs_record_string(writer, "doc", span ? of->document->id : none);
    hs_record_number(writer, "number", number);
    hs_record_string(writer, "type", span ? span->kind : none);
    hs_record_pieces(writer, "text", text.items, text.items_count);
    put_place(writer, of, span ? &sentence : NULL);
    hs_record_string(writer, "entity", id);
    hs_record_string(writer, "name", entity ? entity->name : none);
    end_record(writer, of);
}

/* --- tokens */

static void put_token(hs_record_writer *writer, const view *of, const hs_word *word)
{
    static const struct {
        const char *name;
        hs_column column;
    } columns[] = { { "token", HS_ID }, { "form", HS_FORM }, { "lemma", HS_LEMMA },
        { "upos", HS_UPOS }, { "xpos", HS_XPOS }, { "feats", HS_FEATS }, { "head", HS_HEAD },
        { "deprel", HS_DEPREL } };
    static const struct {
        const char *name, *key;
    } keys[] = { { "stem", "Stem" }, { "ner", "NER" }, { "entity", "Entity" }, { "quote", "Quote" },
        { "attr", "Attr" } };
    const hs_slice none = { NULL, 0 };
    hs_extent extent = word ? of->extents[word - of->words.items] : (hs_extent){ 0 };

    hs_record_begin(writer);
    hs_record_string(writer, "doc", word ? of->document->id : none);
    hs_record_string(writer, "sentence", word ? sentence_id(of, word->sentence) : none);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        hs_slice value = word ? word->token->column[columns[i].column] : none;
        bool unset = columns[i].column != HS_FORM && hs_slice_is(value, "_");
        hs_record_string(writer, columns[i].name, unset ? none : value);
    }
    hs_record_number(writer, "start", extent.start);
    hs_record_number(writer, "end", extent.end);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        hs_record_string(writer, keys[i].name,
            word ? hs_misc_get(word->token->column[HS_MISC], hs_slice_of(keys[i].key)) : none);
    }
    end_record(writer, of);
}

/* --- all records of a document */

void hs_extract_names(hs_record_kind kind, hs_record_writer *writer)
{
    writer->names = true;
    if (kind == HS_ATTRIBUTIONS) {
        put_attribution(writer, NULL, NULL);
    } else if (kind == HS_CLAIMS) {
        put_claim(writer, NULL, NULL);
    } else if (kind == HS_QUOTATIONS) {
        put_quotation(writer, NULL, NULL);
    } else if (kind == HS_ENTITIES) {
        put_entity(writer, NULL, NULL, (hs_slice){ NULL, 0 }, 0);
    } else {
        put_token(writer, NULL, NULL);
    }
    writer->names = false;
}

/* "0.93" as 930; 0 where it is not known. */
static unsigned permille_of(hs_slice confidence)
{
    static const unsigned units[] = { 1000, 0, 100, 10, 1 };
    unsigned permille = 0;

    for (size_t i = 0; i < confidence.size && i < sizeof units / sizeof *units; i++) {
        permille += (confidence.data[i] >= '0' && confidence.data[i] <= '9')
            ? units[i] * (unsigned) (confidence.data[i] - '0')
            : 0;
    }
    return permille;
}

static bool is_wanted(
    const view *of, const hs_attribution *attribution, const hs_extract_wanted *wanted)
{
    const hs_named_entity *entity
        = hs_named_entity_find(&of->entities, property(attribution, "speaker"));

    if (wanted->speech && hs_slice_is(property(attribution, "mode"), "thought")) {
        return false;
    }
    if (permille_of(property(attribution, "confidence")) < wanted->permille) {
        return false;
    }
    return wanted->speaker.data == NULL
        || (entity != NULL && hs_name_matches(entity->name, wanted->speaker));
}

static void extract_attributions(
    const view *of, hs_record_kind kind, const hs_extract_wanted *wanted, hs_record_writer *writer)
{
    hs_attributions all = hs_attributions_read(of->document, of->words);

    for (size_t i = 0; i < all.items_count; i++) {
        if (!is_wanted(of, &all.items[i], wanted)) {
            continue;
        }
        if (kind == HS_CLAIMS) {
            put_claim(writer, of, &all.items[i]);
        } else {
            put_attribution(writer, of, &all.items[i]);
        }
    }
}

static void extract_quotations(const view *of, hs_record_writer *writer)
{
    hs_span_groups groups = quotations(of);

    for (size_t i = 0; i < groups.items_count; i++) {
        put_quotation(writer, of, &groups.items[i]);
    }
}

static hs_slice type_of_mention(hs_slice type)
{
    return hs_slice_is(type, "person")      ? HS_LITERAL("PER")
        : hs_slice_is(type, "organization") ? HS_LITERAL("ORG")
        : hs_slice_is(type, "place")        ? HS_LITERAL("LOC")
                                            : type;
}

/* Names, and the mentions that are no names, in the order in which they start. */
static void extract_entities(const view *of, hs_record_writer *writer)
{
    const hs_named_entities *all = &of->entities;
    size_t number = 0, name = 0, mention = 0;

    while (name < all->names.items_count || mention < all->mentions.items_count) {
        bool is_mention = mention < all->mentions.items_count
            && (name == all->names.items_count
                || all->mentions.items[mention].first < all->names.items[name].first);
        if (!is_mention) {
            size_t inside = all->inside[name];
            put_entity(writer, of, &all->names.items[name++],
                inside ? all->mentions.items[inside - 1].id : (hs_slice){ NULL, 0 }, ++number);
        } else if (all->name_of[mention++] == 0) {
            const hs_entity_mention *other = &all->mentions.items[mention - 1];
            hs_span span = { type_of_mention(other->type), other->id, other->first, other->end };
            put_entity(writer, of, &span, other->id, ++number);
        }
    }
}

void hs_extract(hs_document *document, hs_record_kind kind, const hs_extract_wanted *wanted,
    hs_record_writer *writer)
{
    view of
        = view_of(document, kind == HS_ATTRIBUTIONS || kind == HS_CLAIMS || kind == HS_ENTITIES);

    if (kind == HS_ATTRIBUTIONS || kind == HS_CLAIMS) {
        extract_attributions(&of, kind, wanted, writer);
    } else if (kind == HS_QUOTATIONS) {
        extract_quotations(&of, writer);
    } else if (kind == HS_ENTITIES) {
        extract_entities(&of, writer);
    } else {
        for (size_t i = 0; i < of.words.count; i++) {
            put_token(writer, &of, &of.words.items[i]);
        }
    }
}

/* --- for a person */

/* Puts words out in lines of `width` columns, each behind `margin`. */
typedef struct wrapped {
    hs_buffer *out;
    hs_slice margin;
    size_t width, column;
} wrapped;

/* Text in one paragraph: every run of white space is a place for a line end. */
static void put_wrapped(wrapped *to, hs_slice text)
{
    while (text.size != 0) {
        size_t end = 0, columns;
        while (end < text.size && (unsigned char) text.data[end] > ' ') {
            end++;
        }
        columns = hs_utf8_length((hs_slice){ text.data, end });
        if (to->column != 0 && to->column + 1 + columns > to->width) {
            hs_put_byte(to->out, '\n');
            to->column = 0;
        }
        if (end != 0) {
            hs_put(to->out, to->column ? HS_LITERAL(" ") : to->margin);
            hs_put(to->out, (hs_slice){ text.data, end });
            to->column += columns + (to->column ? 1 : to->margin.size);
        }
        text = hs_slice_from(text, end + (end < text.size));
    }
}

static void put_pieces(wrapped *to, pieces found)
{
    for (size_t i = 0; i < found.items_count; i++) {
        if (i != 0) {
            put_wrapped(to, HS_LITERAL("…"));
        }
        put_wrapped(to, found.items[i].text);
    }
}

static bool has_text(pieces source, hs_slice text)
{
    for (size_t i = 0; i < source.items_count; i++) {
        hs_slice rest = source.items[i].text;
        for (; rest.size >= text.size; rest = hs_slice_from(rest, 1)) {
            if (hs_slice_starts(rest, text)) {
                return true;
            }
        }
    }
    return false;
}

/* Who it is, where the source does not say so itself. */
static void put_who(wrapped *to, const view *of, const hs_attribution *attribution, pieces source)
{
    const hs_named_entity *entity
        = hs_named_entity_find(&of->entities, property(attribution, "speaker"));
    hs_slice who = { NULL, 0 };

    if (entity != NULL) {
        who = entity->name.data ? entity->name : entity->role;
    }
    if (who.data != NULL && !has_text(source, who)) {
        put_wrapped(to, hs_arena_print(of->document->arena, "(%.*s)", HS_PRINT(who)));
    }
}

/* "[indirect, threat]", "[direct, negative]": the type, what is done if it is more than to state,
 * and whether that is denied. */
static hs_slice bracket(const view *of, const hs_attribution *attribution)
{
    hs_slice class = property(attribution, "class");
    bool acts = class.data != NULL && !hs_slice_is(class, "statement");
    bool denied = hs_slice_is(property(attribution, "polarity"), "negative");

    return hs_arena_print(of->document->arena, "[%.*s%s%.*s%s]",
        HS_PRINT(property(attribution, "type")), acts ? ", " : "", acts ? (int) class.size : 0,
        acts ? class.data : "", denied ? ", negative" : "");
}

/* The source, without the comma that ends an apposition: "its founder, Ines Okoro,". */
static void put_source(wrapped *to, pieces source)
{
    if (source.items_count != 0) {
        hs_slice *last = &source.items[source.items_count - 1].text;
        last->size -= hs_slice_ends(*last, HS_LITERAL(","));
    }
    put_pieces(to, source);
}

/* SOURCE | CUE [type, class], and below it the content. */
static void show_attribution(
    const view *of, const hs_attribution *attribution, size_t width, hs_buffer *out)
{
    wrapped head = { .out = out, .width = width, .margin = HS_LITERAL("") };
    wrapped body = { .out = out, .width = width, .margin = HS_LITERAL("    ") };
    pieces source = role_pieces(of, attribution, HS_SOURCE);

    if (source.items_count != 0) {
        put_source(&head, source);
    } else {
        put_wrapped(&head, HS_LITERAL("(no source named)"));
    }
    put_who(&head, of, attribution, source);
    put_wrapped(&head, HS_LITERAL("|"));
    put_pieces(&head, role_pieces(of, attribution, HS_CUE));
    put_wrapped(&head, bracket(of, attribution));
    hs_put_byte(out, '\n');
    put_pieces(&body, role_pieces(of, attribution, HS_CONTENT));
    hs_put(out, HS_LITERAL("\n\n"));
}

static void put_title(const view *of, hs_buffer *out)
{
    hs_put_format(out, "== %.*s", HS_PRINT(of->document->id));
    if (of->original.data != NULL) {
        hs_put_format(out, " (like %.*s)", HS_PRINT(of->original));
    }
    hs_put(out, HS_LITERAL("\n\n"));
}

void hs_extract_text(
    hs_document *document, size_t width, const hs_extract_wanted *wanted, hs_buffer *out)
{
    view of = view_of(document, true);
    hs_attributions all = hs_attributions_read(document, of.words);
    bool any = false;

    for (size_t i = 0; i < all.items_count; i++) {
        if (!is_wanted(&of, &all.items[i], wanted)) {
            continue;
        }
        if (!any) {
            put_title(&of, out);
            any = true;
        }
        show_attribution(&of, &all.items[i], width, out);
    }
}
