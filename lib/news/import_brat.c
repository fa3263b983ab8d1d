#include "news/import_brat.h"

#include <stdlib.h>

#include "news/attribution.h"
#include "news/import_brat_parts.h"
#include "text/utf8.h"

/* --- words */

/* The first word that ends behind `place`, or does not start before it. */
static size_t word_behind(const hs_extent *extents, size_t count, size_t place, bool ends)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if ((ends ? extents[middle].end : extents[middle].start + 1) <= place) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Pieces that follow each other are one, but for a paragraph's end between them. */
static void add_run(hs_document *document, hs_words words, hs_brat_stretch *to, hs_range run)
{
    hs_range *last = to->runs_count ? &to->runs[to->runs_count - 1] : NULL;
    bool goes_on = last != NULL && run.first >= last->first && run.first <= last->end
        && words.items[run.first].paragraph == words.items[last->end - 1].paragraph;

    if (goes_on) {
        last->end = run.end > last->end ? run.end : last->end;
    } else {
        *HS_APPEND(document->arena, to, runs) = run;
    }
}

/* The words that the stretch touches; true where it cuts none. */
static bool find_words(hs_document *document, hs_words words, const hs_extent *extents,
    hs_brat_stretch *of, hs_brat_misfits *misfits)
{
    size_t cut = 0;

    of->runs = NULL;
    of->runs_count = of->runs_capacity = 0;
    for (size_t i = 0; i < of->pieces_count; i++) {
        hs_range piece = of->pieces[i],
                 run = { word_behind(extents, words.count, piece.first, true),
                     word_behind(extents, words.count, piece.end, false) };
        if (run.first >= run.end) {
            continue;
        }
        cut += extents[run.first].start < piece.first;
        cut += extents[run.end - 1].end > piece.end;
        add_run(document, words, of, run);
    }
    of->found |= of->runs_count != 0;
    misfits->cut += cut;
    return cut == 0;
}

static hs_slice pass_spaces(hs_slice text)
{
    size_t length;

    while (text.size != 0 && hs_is_space(hs_utf8_decode(text.data, &length))) {
        text = hs_slice_from(text, length);
    }
    return text;
}

/* Takes the form off the front of `rest`, white space apart. */
static bool take_form(hs_slice *rest, hs_slice form)
{
    size_t length;

    for (form = pass_spaces(form); form.size != 0; form = pass_spaces(form)) {
        hs_utf8_decode(form.data, &length);
        *rest = pass_spaces(*rest);
        if (!hs_slice_starts(*rest, (hs_slice){ form.data, length })) {
            return false;
        }
        *rest = hs_slice_from(*rest, length);
        form = hs_slice_from(form, length);
    }
    *rest = pass_spaces(*rest);
    return true;
}

/* Does the annotation quote these words?  White space apart. */
static bool quotes_words(hs_words words, const hs_brat_stretch *of)
{
    hs_slice rest = of->text;

    for (size_t i = 0; i < of->runs_count; i++) {
        for (size_t k = of->runs[i].first; k < of->runs[i].end; k++) {
            if (!take_form(&rest, words.items[k].surface)) {
                return false;
            }
        }
    }
    return rest.size == 0;
}

/* Are all its pieces in this part of the document? */
static bool is_whole(const hs_extent *extents, size_t count, const hs_brat_stretch *of)
{
    for (size_t i = 0; i < of->pieces_count; i++) {
        if (count == 0 || of->pieces[i].first < extents[0].start
            || of->pieces[i].end > extents[count - 1].end) {
            return false;
        }
    }
    return true;
}

static hs_status find_all(
    hs_brat *brat, hs_document *document, hs_words words, hs_brat_misfits *misfits, hs_error *error)
{
    const hs_extent *extents = hs_document_extents(document);

    for (size_t i = 0; i < brat->stretches_count; i++) {
        hs_brat_stretch *each = &brat->stretches[i];
        bool fits = find_words(document, words, extents, each, misfits);
        if (fits && each->text.data != NULL && is_whole(extents, words.count, each)
            && !quotes_words(words, each)) {
            error->line = each->line;
            return hs_fail(error, HS_BAD_DOCUMENT,
                "the text at %zu is not '%.*s'; is this the article that was annotated?",
                each->pieces[0].first, (int) (each->text.size < 60 ? each->text.size : 60),
                each->text.data);
        }
    }
    return HS_OK;
}

/* --- names and quotations */

static int by_start(const void *left, const void *right)
{
    const hs_span *a = left, *b = right;

    if (a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    return a->end == b->end ? 0 : a->end > b->end ? -1 : 1;
}

/* A type as MISC can have it. */
static hs_slice plain(hs_document *document, hs_slice type)
{
    hs_slice copy = hs_arena_copy(document->arena, type);

    for (size_t i = 0; i < copy.size; i++) {
        if (!hs_brat_is_word((hs_slice){ copy.data + i, 1 }, "_-")) {
            ((char *) (uintptr_t) copy.data)[i] = '_';
        }
    }
    return copy;
}

/* The role of "Content2"; HS_ROLES: another. */
static hs_role role_of(hs_slice name)
{
    hs_role role = HS_SOURCE;

    while (name.size != 0 && name.data[name.size - 1] >= '0' && name.data[name.size - 1] <= '9') {
        name.size--;
    }
    while (role < HS_ROLES) {
        hs_slice known = hs_role_name(role);
        if (name.size == known.size && (name.data[0] | 32) == known.data[0]
            && hs_slice_equal(hs_slice_from(name, 1), hs_slice_from(known, 1))) {
            break;
        }
        role++;
    }
    return role;
}

static bool is_role(hs_slice type)
{
    return role_of(type) < HS_ROLES || hs_slice_is(type, "Attribution");
}

/* Takes out the names that overlap one before. */
static void drop_overlaps(hs_spans *names, hs_brat_misfits *misfits)
{
    size_t kept = 0;

    for (size_t i = 0; i < names->items_count; i++) {
        if (kept == 0 || names->items[i].first >= names->items[kept - 1].end) {
            names->items[kept++] = names->items[i];
        } else {
            misfits->overlaps++;
        }
    }
    names->items_count = kept;
}

static void sort_spans(hs_spans *spans)
{
    if (spans->items_count != 0) {
        qsort(spans->items, spans->items_count, sizeof *spans->items, by_start);
    }
}

static void write_names(
    hs_brat *brat, hs_document *document, hs_words words, hs_brat_misfits *misfits)
{
    hs_spans names = { 0 };

    for (size_t i = 0; i < brat->stretches_count; i++) {
        const hs_brat_stretch *each = &brat->stretches[i];
        bool name = !each->role && !is_role(each->type) && !hs_slice_is(each->type, "Mention")
            && !hs_slice_starts(each->type, HS_LITERAL("Quote-"));
        misfits->unused += !each->role && is_role(each->type) && each->runs_count != 0;
        if (name && each->runs_count == 1) {
            hs_spans_add(document, &names,
                (hs_span){ .kind = plain(document, each->type),
                    .id = HS_LITERAL(""),
                    .first = each->runs[0].first,
                    .end = each->runs[0].end });
        } else if (name) {
            misfits->overlaps += each->runs_count > 1;
        }
    }
    sort_spans(&names);
    drop_overlaps(&names, misfits);
    hs_spans_write(document, words, HS_LITERAL("NER"), names);
}

static int by_first_run(const void *left, const void *right)
{
    const hs_range *a = (*(const hs_brat_stretch *const *) left)->runs,
                   *b = (*(const hs_brat_stretch *const *) right)->runs;

    if (a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    return a->end == b->end ? 0 : a->end > b->end ? -1 : 1;
}

static void add_quote(
    hs_document *document, hs_spans *quotes, const hs_brat_stretch *from, size_t number)
{
    hs_span span = { .kind = plain(document, hs_slice_from(from->type, sizeof "Quote-" - 1)) };

    span.id = document->part > 1
        ? hs_arena_print(document->arena, "q%zu.%zu", document->part, number)
        : hs_arena_print(document->arena, "q%zu", number);
    for (size_t i = 0; i < from->runs_count; i++) {
        span.first = from->runs[i].first;
        span.end = from->runs[i].end;
        hs_spans_add(document, quotes, span);
    }
}

static void write_quotes(hs_brat *brat, hs_document *document, hs_words words)
{
    const hs_brat_stretch **found
        = HS_NEW(document->arena, const hs_brat_stretch *, brat->stretches_count + 1);
    hs_spans quotes = { 0 };
    size_t count = 0;

    for (size_t i = 0; i < brat->stretches_count; i++) {
        const hs_brat_stretch *each = &brat->stretches[i];
        if (hs_slice_starts(each->type, HS_LITERAL("Quote-")) && each->runs_count != 0) {
            found[count++] = each;
        }
    }
    qsort(found, count, sizeof *found, by_first_run);
    for (size_t i = 0; i < count; i++) {
        add_quote(document, &quotes, found[i], i + 1);
    }
    hs_spans_write(document, words, HS_LITERAL("Quote"), quotes);
}

/* --- attributions */

static const hs_brat_stretch *stretch_of(const hs_brat *brat, hs_slice target)
{
    const hs_map_value *place = target.data[0] == 'T' ? hs_map_find(&brat->places, target) : NULL;

    return place ? &brat->stretches[place->number] : NULL;
}

/* Adds what the argument covers; returns how many pieces. */
static size_t add_role(
    hs_document *document, hs_attribution *to, hs_role role, const hs_brat_stretch *covered)
{
    for (size_t i = 0; covered != NULL && i < covered->runs_count; i++) {
        hs_attribution_add(document, to, role, covered->runs[i].first, covered->runs[i].end);
    }
    return covered ? covered->runs_count : 0;
}

static bool same_words(const hs_brat_stretch *a, const hs_brat_stretch *b)
{
    return a != NULL && b != NULL && a->runs_count != 0 && b->runs_count != 0
        && a->runs[0].first == b->runs[0].first && a->runs[0].end == b->runs[0].end;
}

/* False where the event is no attribution, or none of this part. */
static bool make_attribution(const hs_brat *brat, hs_document *document, const hs_brat_event *from,
    hs_attribution *made, hs_brat_misfits *misfits)
{
    const hs_brat_stretch *trigger = stretch_of(brat, from->arguments[0].target), *content = NULL;
    size_t found[HS_ROLES + 1] = { 0 }, all = 0;

    for (size_t i = 1; i < from->arguments_count; i++) {
        hs_role role = role_of(from->arguments[i].role);
        const hs_brat_stretch *covered
            = role < HS_ROLES ? stretch_of(brat, from->arguments[i].target) : NULL;
        size_t pieces = add_role(document, made, role, covered);
        found[role] += pieces;
        all += pieces;
        content = role == HS_CONTENT ? covered : content;
    }
    if (found[HS_CUE] == 0 && all != 0 && !same_words(trigger, content)) {
        add_role(document, made, HS_CUE, trigger);
    }
    misfits->incomplete += all != 0 && found[HS_CONTENT] == 0;
    made->properties = from->properties.size ? from->properties : HS_LITERAL("rule=import");
    return found[HS_CONTENT] != 0;
}

static void write_attributions(
    hs_brat *brat, hs_document *document, hs_words words, hs_brat_misfits *misfits)
{
    hs_attributions all = { 0 };

    for (size_t i = 0; i < brat->events_count; i++) {
        hs_attribution made = { 0 };
        if (make_attribution(brat, document, &brat->events[i], &made, misfits)) {
            *HS_APPEND(document->arena, &all, items) = made;
        }
    }
    hs_attributions_write(document, words, &all);
}

hs_status hs_brat_apply(
    hs_brat *brat, hs_document *document, hs_brat_misfits *misfits, hs_error *error)
{
    hs_words words = hs_document_words(document);
    hs_status status = find_all(brat, document, words, misfits, error);

    if (status == HS_OK) {
        write_names(brat, document, words, misfits);
        write_quotes(brat, document, words);
        write_attributions(brat, document, words, misfits);
    }
    return status;
}

void hs_brat_end(const hs_brat *brat, hs_brat_misfits *misfits)
{
    for (size_t i = 0; i < brat->stretches_count; i++) {
        misfits->lost += !brat->stretches[i].found;
    }
}
