#include "news/import_brat.h"

#include <stdlib.h>

#include "base/map.h"
#include "news/attribution.h"
#include "news/reading.h"
#include "text/utf8.h"

// So that a file costs no more than its size: pieces of a stretch, and bytes of properties.
enum { MOST_PIECES = 1000, MOST_PROPERTIES = 4096 };

typedef struct stretch {
    hs_slice type, text;
    hs_range *pieces; // [pieces_count] in code points
    size_t pieces_count, pieces_capacity;
    size_t line;
    bool role;  // an event has it
    bool found; // some part of the document has words of it

    // Of the part at hand: runs of words.
    hs_range *runs;
    size_t runs_count, runs_capacity;
} stretch;

typedef struct argument {
    hs_slice role, target;
} argument;

typedef struct event {
    argument *arguments; // [arguments_count], the trigger first, its role the event's type
    size_t arguments_count, arguments_capacity;
    hs_slice properties;
} event;

struct hs_brat {
    hs_arena *arena;
    stretch *stretches;
    size_t stretches_count, stretches_capacity;
    event *events;
    size_t events_count, events_capacity;
    hs_map places; // "T1" → index of the stretch, "E1" → of the event
};

/* --- reading */

static hs_status no_standoff(hs_error *error, hs_slice line)
{
    return hs_fail(error, HS_BAD_DOCUMENT, "'%.*s' is no annotation of brat",
        (int) (line.size < 40 ? line.size : 40), line.data);
}

static bool read_number(hs_slice text, size_t *number)
{
    *number = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') {
            return false;
        }
        *number = *number * 10 + (size_t) (text.data[i] - '0');
    }
    return text.size != 0 && text.size < 12;
}

/* "0 8;12 20" */
static bool read_pieces(hs_brat *brat, stretch *to, hs_slice rest)
{
    while (rest.data != NULL) {
        hs_slice end = hs_slice_cut(&rest, ';'), start = hs_slice_cut(&end, ' ');
        hs_range piece;
        if (to->pieces_count == MOST_PIECES || end.data == NULL || !read_number(start, &piece.first)
            || !read_number(end, &piece.end) || piece.first >= piece.end) {
            return false;
        }
        *HS_APPEND(brat->arena, to, pieces) = piece;
    }
    return true;
}

static bool read_stretch(hs_brat *brat, hs_slice rest, size_t line)
{
    stretch *made = HS_APPEND(brat->arena, brat, stretches);
    hs_slice where = hs_slice_cut(&rest, '\t');

    made->type = hs_slice_cut(&where, ' ');
    made->text = rest;
    made->line = line;
    return made->type.size != 0 && where.data != NULL && read_pieces(brat, made, where);
}

static bool read_event(hs_brat *brat, hs_slice rest)
{
    event *made = HS_APPEND(brat->arena, brat, events);

    while (rest.data != NULL) {
        hs_slice target = hs_slice_cut(&rest, ' '), role = hs_slice_cut(&target, ':');
        if (target.size != 0) {
            *HS_APPEND(brat->arena, made, arguments) = (argument){ role, target };
        } else if (role.size != 0) {
            return false;
        }
    }
    return made->arguments_count != 0;
}

/* Where the property goes; NULL: its target is no event, or stands behind it. */
static event *event_of(hs_brat *brat, hs_slice target)
{
    const hs_map_value *place
        = hs_slice_starts(target, HS_LITERAL("E")) ? hs_map_find(&brat->places, target) : NULL;

    return place ? &brat->events[place->number] : NULL;
}

static bool is_word(hs_slice text, const char *more)
{
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i], lower = (char) (byte | 32);
        if (!(byte >= '0' && byte <= '9') && !(lower >= 'a' && lower <= 'z')
            && (byte == '\0' || strchr(more, byte) == NULL)) {
            return false;
        }
    }
    return text.size != 0;
}

/* What stands there already under the name stays. */
static void add_property(hs_brat *brat, event *to, hs_slice name, hs_slice value)
{
    const hs_attribution so_far = { .properties = to->properties };
    hs_slice lower = hs_arena_copy(brat->arena, name);

    for (size_t i = 0; i < name.size; i++) {
        char byte = name.data[i];
        ((char *) (uintptr_t) lower.data)[i]
            = byte >= 'A' && byte <= 'Z' ? (char) (byte + 32) : byte;
    }
    if (to->properties.size < MOST_PROPERTIES && is_word(name, "_") && is_word(value, "_.-:/")
        && hs_attribution_property(&so_far, lower).data == NULL) {
        const hs_slice parts[] = { to->properties,
            to->properties.size ? HS_LITERAL(" ") : HS_LITERAL(""), lower, HS_LITERAL("="), value };
        to->properties = hs_arena_join(brat->arena, parts, 5);
    }
}

static void read_attribute(hs_brat *brat, hs_slice rest)
{
    hs_slice name = hs_slice_cut(&rest, ' '), target = hs_slice_cut(&rest, ' ');
    event *to = event_of(brat, target);

    if (to != NULL && rest.size != 0) {
        add_property(brat, to, name, rest);
    }
}

/* "AnnotatorNotes E1 <tab> rule=model confidence=0.89"; what is written otherwise is a remark. */
static void read_note(hs_brat *brat, hs_slice rest)
{
    hs_slice target = hs_slice_cut(&rest, '\t');
    event *to = NULL;

    (void) hs_slice_cut(&target, ' ');
    to = event_of(brat, target);
    while (to != NULL && rest.data != NULL) {
        hs_slice value = hs_slice_cut(&rest, ' '), name = hs_slice_cut(&value, '=');
        if (value.size != 0) {
            add_property(brat, to, name, value);
        }
    }
}

static bool read_line(hs_brat *brat, hs_slice line, size_t number)
{
    hs_slice rest = line, key = hs_slice_cut(&rest, '\t');
    bool added, good = true;
    hs_map_value *place = NULL;

    if (rest.data == NULL || key.size == 0 || strchr("TEARMN*#", key.data[0]) == NULL) {
        return false;
    }
    if (key.data[0] == 'T' || key.data[0] == 'E') {
        place = hs_map_add(&brat->places, key, &added);
        place->number = key.data[0] == 'T' ? brat->stretches_count : brat->events_count;
        good = added && key.size > 1;
    }
    switch (key.data[0]) {
    case 'T':
        return good && read_stretch(brat, rest, number);
    case 'E':
        return good && read_event(brat, rest);
    case 'A':
        read_attribute(brat, rest);
        return true;
    case '#':
        read_note(brat, rest);
        return true;
    default: // relations, normalizations, equivalences: no layer of ours
        return true;
    }
}

/* Marks what events have as their parts. */
static void mark_roles(hs_brat *brat)
{
    for (size_t i = 0; i < brat->events_count; i++) {
        const event *each = &brat->events[i];
        for (size_t k = 0; k < each->arguments_count; k++) {
            const hs_map_value *place = hs_map_find(&brat->places, each->arguments[k].target);
            bool speaker = hs_slice_is(each->arguments[k].role, "Speaker");
            if (place != NULL && each->arguments[k].target.data[0] == 'T' && !speaker) {
                brat->stretches[place->number].role = true;
            }
        }
    }
}

/* Attributes and notes may stand in front of their events: they are read last. */
static hs_status read_lines(hs_brat *brat, hs_slice text, bool late, hs_error *error)
{
    for (size_t number = 1; text.data != NULL; number++) {
        hs_slice line = hs_slice_cut(&text, '\n');
        bool is_late;
        if (hs_slice_ends(line, HS_LITERAL("\r"))) {
            line.size--;
        }
        is_late = line.size != 0 && (line.data[0] == 'A' || line.data[0] == '#');
        if (line.size != 0 && is_late == late && !read_line(brat, line, number)) {
            error->line = number;
            return no_standoff(error, line);
        }
    }
    return HS_OK;
}

hs_status hs_brat_read(hs_brat **brat, hs_arena *arena, hs_slice text, hs_error *error)
{
    hs_brat *made = HS_NEW(arena, hs_brat, 1);
    const char *bad = hs_utf8_invalid(text);
    hs_status status;

    if (bad != NULL) {
        return hs_fail(error, HS_BAD_DOCUMENT, "byte %zu (0x%02x) is not UTF-8",
            (size_t) (bad - text.data) + 1, (unsigned) (unsigned char) *bad);
    }
    *made = (hs_brat){ .arena = arena, .places = hs_map_make(arena) };
    if (hs_slice_starts(text, HS_LITERAL("\xef\xbb\xbf"))) {
        text = hs_slice_from(text, 3);
    }
    status = read_lines(made, text, false, error);
    if (status == HS_OK) {
        status = read_lines(made, text, true, error);
    }
    mark_roles(made);
    *brat = made;
    return status;
}

/* --- words */

/* The first word that ends behind `place`, or does not start before it. */
static size_t word_behind(hs_words words, size_t place, bool ends)
{
    size_t low = 0, high = words.count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        const hs_word *word = &words.items[middle];
        if ((ends ? word->end : word->start + 1) <= place) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Pieces that follow each other are one, but for a paragraph's end between them. */
static void add_run(hs_document *document, hs_words words, stretch *to, hs_range run)
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
static bool find_words(hs_document *document, hs_words words, stretch *of, hs_brat_misfits *misfits)
{
    size_t cut = 0;

    of->runs = NULL;
    of->runs_count = of->runs_capacity = 0;
    for (size_t i = 0; i < of->pieces_count; i++) {
        hs_range piece = of->pieces[i],
                 run
            = { word_behind(words, piece.first, true), word_behind(words, piece.end, false) };
        if (run.first >= run.end) {
            continue;
        }
        cut += words.items[run.first].start < piece.first;
        cut += words.items[run.end - 1].end > piece.end;
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
static bool quotes_words(hs_words words, const stretch *of)
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
static bool is_whole(hs_words words, const stretch *of)
{
    for (size_t i = 0; i < of->pieces_count; i++) {
        if (words.count == 0 || of->pieces[i].first < words.items[0].start
            || of->pieces[i].end > words.items[words.count - 1].end) {
            return false;
        }
    }
    return true;
}

static hs_status find_all(
    hs_brat *brat, hs_document *document, hs_words words, hs_brat_misfits *misfits, hs_error *error)
{
    for (size_t i = 0; i < brat->stretches_count; i++) {
        stretch *each = &brat->stretches[i];
        bool fits = find_words(document, words, each, misfits);
        if (fits && each->text.data != NULL && is_whole(words, each)
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
        if (!is_word((hs_slice){ copy.data + i, 1 }, "_-")) {
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
        const stretch *each = &brat->stretches[i];
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
    const hs_range *a = (*(const stretch *const *) left)->runs,
                   *b = (*(const stretch *const *) right)->runs;

    if (a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    return a->end == b->end ? 0 : a->end > b->end ? -1 : 1;
}

static void add_quote(hs_document *document, hs_spans *quotes, const stretch *from, size_t number)
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
    const stretch **found = HS_NEW(document->arena, const stretch *, brat->stretches_count + 1);
    hs_spans quotes = { 0 };
    size_t count = 0;

    for (size_t i = 0; i < brat->stretches_count; i++) {
        const stretch *each = &brat->stretches[i];
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

static const stretch *stretch_of(const hs_brat *brat, hs_slice target)
{
    const hs_map_value *place = target.data[0] == 'T' ? hs_map_find(&brat->places, target) : NULL;

    return place ? &brat->stretches[place->number] : NULL;
}

/* Adds what the argument covers; returns how many pieces. */
static size_t add_role(
    hs_document *document, hs_attribution *to, hs_role role, const stretch *covered)
{
    for (size_t i = 0; covered != NULL && i < covered->runs_count; i++) {
        hs_attribution_add(document, to, role, covered->runs[i].first, covered->runs[i].end);
    }
    return covered ? covered->runs_count : 0;
}

static bool same_words(const stretch *a, const stretch *b)
{
    return a != NULL && b != NULL && a->runs_count != 0 && b->runs_count != 0
        && a->runs[0].first == b->runs[0].first && a->runs[0].end == b->runs[0].end;
}

/* False where the event is no attribution, or none of this part. */
static bool make_attribution(const hs_brat *brat, hs_document *document, const event *from,
    hs_attribution *made, hs_brat_misfits *misfits)
{
    const stretch *trigger = stretch_of(brat, from->arguments[0].target), *content = NULL;
    size_t found[HS_ROLES + 1] = { 0 }, all = 0;

    for (size_t i = 1; i < from->arguments_count; i++) {
        hs_role role = role_of(from->arguments[i].role);
        const stretch *covered
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
