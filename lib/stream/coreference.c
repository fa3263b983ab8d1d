#include "stream/coreference.h"

#include <stdlib.h>

enum { DEPTH = 64 };

static const hs_slice misc_key = HS_CONSTANT("Entity"), head_key = HS_CONSTANT("global.Entity");

/* --- reading */

/* Which field, counted from 0, is the id and which the type. */
typedef struct layout {
    int id, type;
} layout;

static layout read_layout(const hs_document *document)
{
    layout found = { 0, 1 };
    hs_slice fields = { NULL, 0 };

    if (document->sentences_count != 0) {
        fields = hs_comment_get(&document->sentences[0], head_key);
    }
    for (int i = 0; fields.data != NULL; i++) {
        hs_slice name = hs_slice_cut(&fields, '-');
        found.id = hs_slice_is(name, "eid") || hs_slice_is(name, "GRP") ? i : found.id;
        found.type = hs_slice_is(name, "etype") ? i : found.type;
    }
    return found;
}

static hs_slice field_of(hs_slice label, int number)
{
    hs_slice field = { NULL, 0 };

    for (int i = 0; i <= number; i++) {
        if (label.data == NULL) {
            return HS_LITERAL("");
        }
        field = hs_slice_cut(&label, '-');
    }
    return hs_slice_cut(&field, '['); // e1[1/2]: a piece
}

typedef struct reader {
    hs_document *document;
    hs_entity_mentions found;
    size_t open[DEPTH], open_count;
    layout layout;
} reader;

static void open_mention(reader *with, hs_slice label, size_t word)
{
    *HS_APPEND(with->document->arena, &with->found, items)
        = (hs_entity_mention){ .id = field_of(label, with->layout.id),
              .type = field_of(label, with->layout.type),
              .first = word };
    if (with->open_count < DEPTH) {
        with->open[with->open_count++] = with->found.items_count - 1;
    }
}

static void close_mention(reader *with, hs_slice label, size_t word)
{
    hs_slice id = hs_slice_cut(&label, '[');

    for (size_t i = with->open_count; i > 0; i--) {
        hs_entity_mention *each = &with->found.items[with->open[i - 1]];
        if (hs_slice_equal(each->id, id)) {
            each->end = word + 1;
            memmove(
                &with->open[i - 1], &with->open[i], (with->open_count - i) * sizeof *with->open);
            with->open_count--;
            return;
        }
    }
}

/* Brackets of one word: "(e1-person(e2-place)" or "e2)e1)". */
static void read_brackets(reader *with, hs_slice text, size_t word)
{
    while (text.size != 0) {
        bool opens = text.data[0] == '(';
        size_t end = opens;
        hs_slice label;
        while (end < text.size && text.data[end] != '(' && text.data[end] != ')') {
            end++;
        }
        label = hs_slice_between(text.data + opens, text.data + end);
        if (opens) {
            open_mention(with, label, word);
        }
        if (end < text.size && text.data[end] == ')') {
            close_mention(with, opens ? field_of(label, with->layout.id) : label, word);
            end++;
        }
        text = hs_slice_from(text, end);
    }
}

static int outermost_first(const void *left, const void *right)
{
    const hs_entity_mention *a = left, *b = right;

    if (a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    if (a->end != b->end) {
        return a->end > b->end ? -1 : 1;
    }
    return hs_slice_compare(a->id, b->id);
}

static void put_in_order(hs_entity_mentions *mentions)
{
    size_t kept = 0;

    for (size_t i = 0; i < mentions->items_count; i++) {
        if (mentions->items[i].end > mentions->items[i].first) {
            mentions->items[kept++] = mentions->items[i];
        }
    }
    mentions->items_count = kept;
    if (kept != 0) {
        qsort(mentions->items, kept, sizeof *mentions->items, outermost_first);
    }
}

hs_entity_mentions hs_entity_mentions_read(hs_document *document, hs_words words)
{
    reader with = { .document = document, .layout = read_layout(document) };

    for (size_t i = 0; i < words.count; i++) {
        hs_slice text = hs_misc_get(words.items[i].token->column[HS_MISC], misc_key);
        if (text.data != NULL) {
            read_brackets(&with, text, i);
        }
    }
    put_in_order(&with.found);
    return with.found;
}

/* --- writing */

static hs_slice add_text(
    hs_arena *arena, hs_slice text, hs_slice a, hs_slice b, hs_slice c, hs_slice d)
{
    hs_slice parts[5] = { text, a, b, c, d };

    return hs_arena_join(arena, parts, 5);
}

/* What closes behind the word, the innermost first. */
static hs_slice close_brackets(hs_arena *arena, const hs_entity_mentions *mentions, size_t *open,
    size_t *open_count, size_t word, hs_slice text)
{
    const hs_slice none = HS_LITERAL("");
    size_t kept = 0;

    for (size_t i = *open_count; i > 0; i--) {
        const hs_entity_mention *each = &mentions->items[open[i - 1]];
        if (each->end == word + 1) {
            text = add_text(arena, text, each->id, HS_LITERAL(")"), none, none);
        }
    }
    for (size_t i = 0; i < *open_count; i++) {
        if (mentions->items[open[i]].end > word + 1) {
            open[kept++] = open[i];
        }
    }
    *open_count = kept;
    return text;
}

static void put_brackets(hs_document *document, hs_words words, const hs_entity_mentions *mentions)
{
    size_t open[DEPTH], open_count = 0, next = 0;

    for (size_t word = 0; word < words.count; word++) {
        hs_slice text = HS_LITERAL("");
        for (; next < mentions->items_count && mentions->items[next].first == word; next++) {
            const hs_entity_mention *each = &mentions->items[next];
            bool whole = each->end == word + 1;
            if (!whole && open_count == DEPTH) {
                continue;
            }
            text = add_text(
                document->arena, text, HS_LITERAL("("), each->id, HS_LITERAL("-"), each->type);
            if (whole) {
                text = add_text(document->arena, text, HS_LITERAL(")"), HS_LITERAL(""),
                    HS_LITERAL(""), HS_LITERAL(""));
            } else {
                open[open_count++] = next;
            }
        }
        text = close_brackets(document->arena, mentions, open, &open_count, word, text);
        if (text.size != 0) {
            hs_misc_set(document, words.items[word].token, misc_key, text);
        } else {
            hs_misc_drop(document, words.items[word].token, misc_key);
        }
    }
}

/* The head of the first part says how the brackets are to be read. */
static void put_head(hs_document *document)
{
    const hs_slice line = HS_LITERAL("# global.Entity = eid-etype");
    hs_sentence *first = document->sentences;
    size_t place;

    if (document->sentences_count == 0 || document->part > 1) {
        return;
    }
    place = hs_comment_place(first, head_key);
    if (place < first->comments_count) {
        first->comments[place] = line;
        return;
    }
    place = hs_comment_place(first, HS_LITERAL("newdoc id"));
    place = place < first->comments_count ? place : hs_comment_place(first, HS_LITERAL("newdoc"));
    hs_comment_insert(document, first, place < first->comments_count ? place + 1 : 0, head_key,
        HS_LITERAL("eid-etype"));
}

void hs_entity_mentions_write(hs_document *document, hs_words words, hs_entity_mentions mentions)
{
    put_in_order(&mentions);
    put_brackets(document, words, &mentions);
    put_head(document);
}
