/* Attributions, measured in units that no tokenizer favours: runs of letters and digits, and other
 * characters one by one. */
#include <stdlib.h>

#include "learn/score_layers.h"
#include "stream/spans.h"
#include "text/utf8.h"

enum { SOURCE, CUE, CONTENT, ROLES };

static const hs_slice roles[ROLES]
    = { HS_CONSTANT("source"), HS_CONSTANT("cue"), HS_CONSTANT("content") };

/* --- units */

typedef struct unit {
    size_t start, end;
    bool word; // letters and digits
} unit;

/* The units of a text, which both streams have. */
typedef struct units {
    unit *items; // [items_count]
    size_t items_count, items_capacity;
    uint32_t *of; // [bytes of the text] the unit that the byte is in
} units;

static bool is_word(uint32_t code)
{
    return code == '_' || hs_is_letter(code) || hs_is_digit(code);
}

static void add_units(units *to, hs_arena *arena, hs_slice surface, size_t place, bool *goes_on)
{
    size_t size;

    for (; surface.size != 0; surface = hs_slice_from(surface, size)) {
        uint32_t code = hs_utf8_decode(surface.data, &size);
        if (hs_is_space(code)) {
            *goes_on = false;
            continue;
        }
        if (!*goes_on || !is_word(code)) {
            *HS_APPEND(arena, to, items) = (unit){ .start = place, .word = is_word(code) };
        }
        *goes_on = is_word(code);
        for (size_t i = 0; i < size; i++) {
            to->of[place++] = (uint32_t) (to->items_count - 1);
        }
        to->items[to->items_count - 1].end = place;
    }
}

static units find_units(const hs_scored *stream)
{
    hs_arena *arena = stream->document->arena;
    units found = { .of = HS_NEW(arena, uint32_t, stream->text.size) };
    bool goes_on = false;

    for (size_t i = 0; i < stream->words.count; i++) {
        const hs_word *word = &stream->words.items[i];
        add_units(&found, arena, word->surface, stream->places[i].start, &goes_on);
        goes_on = goes_on && word->after.size == 0;
    }
    return found;
}

/* --- attributions */

typedef struct role {
    uint32_t *items; // [items_count] units, in order
    size_t items_count, items_capacity;
} role;

typedef struct attribution {
    role roles[ROLES];
} attribution;

typedef struct attributions {
    attribution *items; // [items_count] in the order of the text
    size_t items_count, items_capacity;
} attributions;

/* Ids of the attributions inside others. */
static hs_map find_nested(const hs_document *document)
{
    hs_map nested = hs_map_make(document->arena);

    for (size_t i = 0; i < document->sentences_count; i++) {
        for (size_t c = 0; c < document->sentences[i].comments_count; c++) {
            hs_slice rest = hs_comment_value(
                document->sentences[i].comments[c], HS_LITERAL("hs::attribution"));
            hs_slice id = hs_slice_cut(&rest, ' ');
            while (rest.data != NULL) {
                bool added;
                if (hs_slice_starts(hs_slice_cut(&rest, ' '), HS_LITERAL("parent="))) {
                    hs_map_add(&nested, id, &added);
                }
            }
        }
    }
    return nested;
}

static int compare_units(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

static void add_piece(const hs_scored *stream, const units *all, const hs_span *piece, role *to)
{
    size_t start = stream->places[piece->first].start, end = stream->places[piece->end - 1].end;

    if (start < end) {
        for (uint32_t at = all->of[start]; at <= all->of[end - 1]; at++) {
            *HS_APPEND(stream->document->arena, to, items) = at;
        }
    }
}

static void make_set(role *of)
{
    size_t kept = 0;

    if (of->items_count != 0) {
        qsort(of->items, of->items_count, sizeof *of->items, compare_units);
    }
    for (size_t i = 0; i < of->items_count; i++) {
        if (kept == 0 || of->items[kept - 1] != of->items[i]) {
            of->items[kept++] = of->items[i];
        }
    }
    of->items_count = kept;
}

static attribution read_attribution(
    const hs_scored *stream, const units *all, const hs_span_group *group)
{
    attribution made = { 0 };

    for (size_t p = 0; p < group->pieces_count; p++) {
        for (int r = 0; r < ROLES; r++) {
            if (hs_slice_equal(group->pieces[p].kind, roles[r])) {
                add_piece(stream, all, &group->pieces[p], &made.roles[r]);
            }
        }
    }
    for (int r = 0; r < ROLES; r++) {
        make_set(&made.roles[r]);
    }
    return made;
}

static attributions find_attributions(
    const hs_score *score, const hs_scored *stream, const units *all)
{
    hs_span_groups groups = hs_spans_group(
        stream->document, hs_spans_read(stream->document, stream->words, HS_LITERAL("Attr")));
    hs_map nested = find_nested(stream->document);
    attributions found = { 0 }, *add_to = &found;

    for (size_t i = 0; i < groups.items_count; i++) {
        attribution one = read_attribution(stream, all, &groups.items[i]);
        if (one.roles[CONTENT].items_count != 0
            && !(score->outermost && hs_map_find(&nested, groups.items[i].id))) {
            *HS_APPEND(stream->document->arena, add_to, items) = one;
        }
    }
    return found;
}

/* --- pieces */

/* Adds the contiguous pieces of a role, without what is no word at their ends. */
static void add_pieces(
    const hs_scored *stream, const units *all, const role *of, hs_slice kind, hs_scored_spans *to)
{
    for (size_t i = 0, next; i < of->items_count; i = next) {
        size_t first = i, end;
        for (next = i + 1; next < of->items_count && of->items[next] == of->items[next - 1] + 1;) {
            next++;
        }
        for (end = next; end > first && !all->items[of->items[end - 1]].word;) {
            end--;
        }
        while (first < end && !all->items[of->items[first]].word) {
            first++;
        }
        if (first < end) {
            *HS_APPEND(stream->document->arena, to, items)
                = (hs_scored_span){ of->items[first], of->items[end - 1], kind };
        }
    }
}

static hs_scored_spans find_pieces(
    const hs_scored *stream, const units *all, const attributions *from, int r)
{
    hs_scored_spans spans = { 0 };

    for (size_t i = 0; i < from->items_count; i++) {
        add_pieces(stream, all, &from->items[i].roles[r], (hs_slice){ NULL, 0 }, &spans);
    }
    return spans;
}

/* --- pairs */

typedef struct comparison {
    const units *all;
    hs_slice text;
    hs_arena *arena;
} comparison;

typedef bool agree(const comparison *with, const attribution *a, const attribution *b);

static bool share_half(const role *a, const role *b)
{
    size_t i = 0, j = 0, shared = 0;

    if (a->items_count == 0 || b->items_count == 0) {
        return a->items_count == b->items_count;
    }
    while (i < a->items_count && j < b->items_count) {
        uint32_t left = a->items[i], right = b->items[j];
        i += left <= right;
        j += right <= left;
        shared += left == right;
    }
    return 2 * shared >= a->items_count && 2 * shared >= b->items_count;
}

static bool is_close(const comparison *with, const attribution *a, const attribution *b)
{
    (void) with;
    return share_half(&a->roles[CONTENT], &b->roles[CONTENT])
        && share_half(&a->roles[SOURCE], &b->roles[SOURCE]);
}

/* The next word of the role from `at` on. */
static size_t next_word(const comparison *with, const role *of, size_t at)
{
    while (at < of->items_count && !with->all->items[of->items[at]].word) {
        at++;
    }
    return at;
}

static size_t first_word(const comparison *with, const role *of)
{
    size_t at = next_word(with, of, 0);

    if (at < of->items_count) {
        unit first = with->all->items[of->items[at]];
        hs_slice form = { with->text.data + first.start, first.end - first.start };
        char lower[16];
        if (form.size == 4 && hs_slice_is((hs_slice){ lower, hs_fold(form, lower) }, "that")) {
            at = next_word(with, of, at + 1);
        }
    }
    return at;
}

static bool same_words(const comparison *with, const role *a, const role *b)
{
    size_t i = first_word(with, a), j = first_word(with, b);

    while (i < a->items_count && j < b->items_count && a->items[i] == b->items[j]) {
        i = next_word(with, a, i + 1);
        j = next_word(with, b, j + 1);
    }
    return i == a->items_count && j == b->items_count;
}

static bool is_exact(const comparison *with, const attribution *a, const attribution *b)
{
    int r = 0;

    while (r < ROLES && same_words(with, &a->roles[r], &b->roles[r])) {
        r++;
    }
    return r == ROLES;
}

static size_t count_pairs(
    const comparison *with, const attributions *gold, const attributions *system, agree *agrees)
{
    bool *used = HS_NEW(with->arena, bool, system->items_count);
    size_t pairs = 0;

    for (size_t i = 0; i < gold->items_count; i++) {
        size_t j = 0;
        while (j < system->items_count
            && (used[j] || !agrees(with, &gold->items[i], &system->items[j]))) {
            j++;
        }
        if (j < system->items_count) {
            used[j] = true;
            pairs++;
        }
    }
    return pairs;
}

void hs_score_attributions(hs_score *score, const hs_scored *gold, const hs_scored *system)
{
    units all = find_units(gold);
    attributions ours = find_attributions(score, gold, &all),
                 theirs = find_attributions(score, system, &all);
    comparison with = { &all, gold->text, gold->document->arena };

    score->gold_has[HS_SCORE_ATTRIBUTIONS] |= ours.items_count != 0;
    for (int r = 0; r < ROLES; r++) {
        hs_scored_spans spans[2]
            = { find_pieces(gold, &all, &ours, r), find_pieces(system, &all, &theirs, r) };
        hs_score_spans(
            score, HS_SCORE_ATTRIBUTIONS, roles[r].data, (unsigned) r + 1, &spans[0], &spans[1]);
    }
    hs_score_count(score, HS_SCORE_ATTRIBUTIONS, HS_LITERAL("exact"), ROLES + 1, ours.items_count,
        theirs.items_count, count_pairs(&with, &ours, &theirs, is_exact));
    hs_score_count(score, HS_SCORE_ATTRIBUTIONS, HS_LITERAL("att50"), ROLES + 2, ours.items_count,
        theirs.items_count, count_pairs(&with, &ours, &theirs, is_close));
}
