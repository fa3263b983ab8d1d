#include "news/extract_entities.h"

#include "text/utf8.h"

/* --- which name a mention is */

static bool is_name(const hs_span *span)
{
    return hs_slice_is(span->kind, "PER") || hs_slice_is(span->kind, "ORG")
        || hs_slice_is(span->kind, "LOC") || hs_slice_is(span->kind, "FAC");
}

static bool is_genitive(hs_words words, size_t word)
{
    return hs_slice_is(words.items[word].token->column[HS_XPOS], "POS");
}

/* Names and mentions both come by start; a name belongs to the shortest mention that it ends. */
static void match_names(hs_named_entities *all, hs_words words)
{
    size_t first = 0;

    for (size_t i = 0; i < all->names.items_count; i++) {
        const hs_span *name = &all->names.items[i];
        size_t best = 0;
        while (first < all->mentions.items_count
            && all->mentions.items[first].first + 64 < name->first) {
            first++;
        }
        for (size_t k = first;
             k < all->mentions.items_count && all->mentions.items[k].first <= name->first; k++) {
            const hs_entity_mention *each = &all->mentions.items[k];
            size_t end = each->end > each->first && is_genitive(words, each->end - 1)
                ? each->end - 1
                : each->end;
            best = end == name->end ? k + 1 : best;
        }
        if (best != 0 && is_name(name)) {
            all->inside[i] = best;
            all->name_of[best - 1] = i + 1;
        }
    }
}

/* --- roles */

static bool is_form(hs_words words, size_t word, const char *text)
{
    return word < words.count && hs_slice_is(words.items[word].form, text);
}

/* A form of address, which is no role. */
static bool is_address(hs_slice form)
{
    return hs_slice_has_word(
        HS_LITERAL("Mr Mr. Mrs Mrs. Ms Ms. Miss Sir Dame Lord Lady Dr Dr. the The ,"), form);
}

static bool is_noun(const hs_word *word)
{
    hs_slice upos = word->token->column[HS_UPOS];

    return (hs_slice_is(upos, "NOUN") || hs_slice_is(upos, "PROPN")) && !is_address(word->form);
}

/* Tells whose, and nothing of what somebody is. */
static bool is_relation(hs_slice form)
{
    return hs_slice_has_word(HS_LITERAL("rival Rival opponent Opponent foe friend fellow"), form);
}

/* What stands in front of the name: "Hollywood star". */
static hs_slice title_of(hs_document *document, hs_words words, size_t first, size_t end)
{
    const hs_slice none = { NULL, 0 };
    bool noun = false;

    while (first < end && is_address(words.items[first].form)) {
        first++;
    }
    for (size_t i = first; i < end; i++) {
        noun |= is_noun(&words.items[i]);
    }
    return noun && is_noun(&words.items[end - 1]) && !is_relation(words.items[end - 1].form)
        ? hs_words_text(document, words, first, end)
        : none;
}

#define NOWHERE SIZE_MAX

/* Behind a comma and an age: "Smith, 45, a teacher". */
static size_t behind_comma(hs_words words, size_t end)
{
    if (!is_form(words, end, ",")) {
        return NOWHERE;
    }
    if (end + 2 < words.count && hs_slice_is(words.items[end + 1].token->column[HS_UPOS], "NUM")
        && is_form(words, end + 2, ",")) {
        return end + 3;
    }
    return end + 1;
}

/* Are the two beside each other, with a comma between? */
static bool is_beside(hs_words words, const hs_entity_mention *name, const hs_entity_mention *other)
{
    return behind_comma(words, name->end) == other->first
        || (behind_comma(words, other->end) == name->first);
}

static bool is_pronoun(hs_words words, const hs_entity_mention *mention)
{
    return mention->end == mention->first + 1
        && hs_slice_is(words.items[mention->first].token->column[HS_UPOS], "PRON");
}

static hs_slice apposition_of(
    hs_document *document, hs_words words, const hs_named_entities *all, size_t mention)
{
    const hs_entity_mention *name = &all->mentions.items[mention];
    size_t first = mention > 8 ? mention - 8 : 0;

    for (size_t i = first; i < all->mentions.items_count && i < mention + 8; i++) {
        const hs_entity_mention *each = &all->mentions.items[i];
        if (all->name_of[i] == 0 && !is_pronoun(words, each) && hs_slice_equal(each->id, name->id)
            && is_beside(words, name, each)) {
            return hs_words_text(document, words, each->first, each->end);
        }
    }
    return (hs_slice){ NULL, 0 };
}

/* What stands in front of a name in a headline is more often its verb. */
static bool is_headline(const hs_document *document, hs_words words, size_t word)
{
    hs_slice kind
        = hs_comment_get(&document->sentences[words.items[word].sentence], HS_LITERAL("hs::par"));

    return hs_slice_is(kind, "headline");
}

static void take_name(hs_document *document, hs_words words, const hs_named_entities *all,
    size_t mention, hs_named_entity *entity)
{
    const hs_entity_mention *at = &all->mentions.items[mention];
    const hs_span *span = &all->names.items[all->name_of[mention] - 1];
    hs_slice name = hs_words_text(document, words, span->first, span->end);

    if (name.size > entity->name.size) {
        entity->name = name;
    }
    if (entity->role.data == NULL && hs_slice_is(at->type, "person")
        && !is_headline(document, words, at->first)) {
        entity->role = apposition_of(document, words, all, mention);
        if (entity->role.data == NULL && span->first > at->first) {
            entity->role = title_of(document, words, at->first, span->first);
        }
    }
}

/* --- all */

static hs_named_entity *entity_of(hs_document *document, hs_named_entities *all, hs_slice id)
{
    bool added;
    hs_map_value *place = hs_map_add(&all->places, id, &added);

    if (added) {
        place->number = all->items_count;
        HS_APPEND(document->arena, all, items)->id = id;
    }
    return &all->items[place->number];
}

/* An entity without a name is called by its first noun phrase. */
static void call_nameless(hs_document *document, hs_words words, hs_named_entities *all)
{
    for (size_t i = 0; i < all->mentions.items_count; i++) {
        const hs_entity_mention *each = &all->mentions.items[i];
        hs_named_entity *entity = entity_of(document, all, each->id);
        if (entity->name.data == NULL && entity->role.data == NULL && !is_pronoun(words, each)) {
            size_t end = each->end - (each->end > each->first && is_genitive(words, each->end - 1));
            entity->role = hs_words_text(document, words, each->first, end);
        }
    }
}

hs_named_entities hs_named_entities_read(hs_document *document, hs_words words)
{
    hs_named_entities all = { .mentions = hs_entity_mentions_read(document, words),
        .names = hs_spans_read(document, words, HS_LITERAL("NER")),
        .places = hs_map_make(document->arena) };

    all.inside = HS_NEW(document->arena, size_t, all.names.items_count);
    all.name_of = HS_NEW(document->arena, size_t, all.mentions.items_count);
    match_names(&all, words);
    for (size_t i = 0; i < all.mentions.items_count; i++) {
        hs_named_entity *entity = entity_of(document, &all, all.mentions.items[i].id);
        if (all.name_of[i] != 0) {
            take_name(document, words, &all, i, entity);
        }
    }
    call_nameless(document, words, &all);
    return all;
}

const hs_named_entity *hs_named_entity_find(const hs_named_entities *all, hs_slice id)
{
    const hs_map_value *place = id.data ? hs_map_find(&all->places, id) : NULL;

    return place ? &all->items[place->number] : NULL;
}

/* --- names that somebody looks for */

enum { LONGEST = 256 };

bool hs_name_matches(hs_slice name, hs_slice wanted)
{
    char folded[2][2 * LONGEST + 4];
    hs_slice rest;

    if (name.data == NULL || name.size > LONGEST || wanted.size > LONGEST) {
        return false;
    }
    name = (hs_slice){ folded[0], hs_fold(name, folded[0]) };
    rest = (hs_slice){ folded[1], hs_fold(wanted, folded[1]) };
    while (rest.data != NULL) {
        hs_slice word = hs_slice_cut(&rest, ' ');
        if (word.size != 0 && !hs_slice_has_word(name, word)) {
            return false;
        }
    }
    return true;
}
