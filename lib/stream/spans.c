#include "stream/spans.h"

#include <stdlib.h>

#include "base/map.h"

// Labels of one word at most; what nests deeper is left out, so that a document of nothing but
// quotation marks does not grow with the square of its size.
#define DEPTH 16

void hs_spans_add(hs_document *document, hs_spans *spans, hs_span span)
{
    *HS_APPEND(document->arena, spans, items) = span;
}

/* --- reading */

/* "B-speech:q1" into its parts; false where it is no label. */
static bool parse_label(hs_slice label, bool *begins, hs_span *span)
{
    hs_slice rest;

    if (label.size < 3 || label.data[1] != '-' || (label.data[0] != 'B' && label.data[0] != 'I')) {
        return false;
    }
    *begins = label.data[0] == 'B';
    rest = hs_slice_from(label, 2);
    span->kind = hs_slice_cut(&rest, ':');
    span->id = rest.data ? rest : HS_LITERAL("");
    return true;
}

/* The spans that cover one word, as indexes. */
typedef struct cover {
    size_t items[DEPTH], count;
} cover;

static bool same_label(const hs_span *a, const hs_span *b)
{
    return hs_slice_equal(a->id, b->id) && hs_slice_equal(a->kind, b->kind);
}

/* The span over the word before that goes on under this label, or `count` of them. */
static size_t continued(const hs_spans *spans, const cover *before, const hs_span *label)
{
    size_t i = 0;

    while (i < before->count && !same_label(&spans->items[before->items[i]], label)) {
        i++;
    }
    return i;
}

static void read_labels(
    hs_document *document, hs_spans *spans, cover *at, hs_slice labels, size_t word)
{
    cover before = *at;

    at->count = 0;
    while (labels.data != NULL && at->count < DEPTH) {
        hs_slice label = hs_slice_cut(&labels, ',');
        hs_span span = { .first = word, .end = word + 1 };
        bool begins;
        size_t from;
        if (!parse_label(label, &begins, &span)) {
            continue;
        }
        from = begins ? before.count : continued(spans, &before, &span);
        if (from < before.count) {
            at->items[at->count] = before.items[from];
            spans->items[before.items[from]].end = word + 1;
        } else {
            at->items[at->count] = spans->items_count;
            hs_spans_add(document, spans, span);
        }
        at->count++;
    }
}

hs_spans hs_spans_read(hs_document *document, hs_words words, hs_slice key)
{
    hs_spans spans = { 0 };
    cover at = { .count = 0 };

    for (size_t i = 0; i < words.count; i++) {
        hs_slice labels = hs_misc_get(words.items[i].token->column[HS_MISC], key);
        if (labels.data == NULL) {
            at.count = 0;
        } else {
            read_labels(document, &spans, &at, labels, i);
        }
    }
    return spans;
}

hs_span_groups hs_spans_group(hs_document *document, hs_spans spans)
{
    hs_map places = hs_map_make(document->arena);
    hs_span_groups groups = { 0 };

    for (size_t i = 0; i < spans.items_count; i++) {
        bool added;
        hs_map_value *place = hs_map_add(&places, spans.items[i].id, &added);
        if (added) {
            place->number = groups.items_count;
            HS_APPEND(document->arena, &groups, items)->id = spans.items[i].id;
        }
        *HS_APPEND(document->arena, &groups.items[place->number], pieces) = spans.items[i];
    }
    return groups;
}

/* --- writing */

/* By start, the longest first; then by id and kind, so that the order is one. */
static int outermost_first(const void *left, const void *right)
{
    const hs_span *a = left, *b = right;
    int order;

    if (a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    if (a->end != b->end) {
        return a->end > b->end ? -1 : 1;
    }
    order = hs_slice_compare(a->id, b->id);
    if (order != 0) {
        return order;
    }
    return a->kind.size == b->kind.size ? 0 : a->kind.size < b->kind.size ? -1 : 1;
}

static hs_slice join_labels(
    hs_document *document, const hs_spans *spans, const cover *at, size_t word)
{
    hs_slice parts[DEPTH * 5];
    size_t count = 0;

    for (size_t i = 0; i < at->count; i++) {
        const hs_span *span = &spans->items[at->items[i]];
        parts[count++] = i ? HS_LITERAL(",") : HS_LITERAL("");
        parts[count++] = span->first == word ? HS_LITERAL("B-") : HS_LITERAL("I-");
        parts[count++] = span->kind;
        parts[count++] = span->id.size ? HS_LITERAL(":") : HS_LITERAL("");
        parts[count++] = span->id;
    }
    return hs_arena_join(document->arena, parts, count);
}

/* Brings `at` to the word, spans from `*next` on not yet begun; returns whether one begins. */
static bool step(const hs_spans *spans, cover *at, size_t *next, size_t word)
{
    size_t kept = 0;

    for (size_t i = 0; i < at->count; i++) {
        if (spans->items[at->items[i]].end > word) {
            at->items[kept++] = at->items[i];
        }
    }
    at->count = kept;
    for (; *next < spans->items_count && spans->items[*next].first <= word; ++*next) {
        if (spans->items[*next].first == word && spans->items[*next].end > word
            && at->count < DEPTH) {
            at->items[at->count++] = *next;
        }
    }
    return at->count > kept;
}

void hs_spans_write(hs_document *document, hs_words words, hs_slice key, hs_spans spans)
{
    cover at = { .count = 0 };
    size_t next = 0;
    hs_slice labels = { NULL, 0 };
    bool joined = false; // labels are those of this word too, if the same spans cover it

    if (spans.items_count != 0) {
        qsort(spans.items, spans.items_count, sizeof *spans.items, outermost_first);
    }
    for (size_t word = 0; word < words.count; word++) {
        hs_token *token = words.items[word].token;
        size_t before = at.count;
        bool idle = before == 0 && (next == spans.items_count || spans.items[next].first > word);
        bool begins = !idle && step(&spans, &at, &next, word);
        if (at.count == 0) {
            hs_misc_drop(document, token, key);
            continue;
        }
        if (begins || at.count != before || !joined) {
            labels = join_labels(document, &spans, &at, word);
        }
        joined = !begins;
        hs_misc_set(document, token, key, labels);
    }
}
