#include "news/attribution.h"
#include "news/import_brat_parts.h"
#include "text/utf8.h"

// So that a file costs no more than its size: pieces of a stretch, and bytes of properties.
enum { MOST_PIECES = 1000, MOST_PROPERTIES = 4096 };

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
static bool read_pieces(hs_brat *brat, hs_brat_stretch *to, hs_slice rest)
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
    hs_brat_stretch *made = HS_APPEND(brat->arena, brat, stretches);
    hs_slice where = hs_slice_cut(&rest, '\t');

    made->type = hs_slice_cut(&where, ' ');
    made->text = rest;
    made->line = line;
    return made->type.size != 0 && where.data != NULL && read_pieces(brat, made, where);
}

static bool read_event(hs_brat *brat, hs_slice rest)
{
    hs_brat_event *made = HS_APPEND(brat->arena, brat, events);

    while (rest.data != NULL) {
        hs_slice target = hs_slice_cut(&rest, ' '), role = hs_slice_cut(&target, ':');
        if (target.size != 0) {
            *HS_APPEND(brat->arena, made, arguments) = (hs_brat_argument){ role, target };
        } else if (role.size != 0) {
            return false;
        }
    }
    return made->arguments_count != 0;
}

/* Where the property goes; NULL: its target is no event, or stands behind it. */
static hs_brat_event *event_of(hs_brat *brat, hs_slice target)
{
    const hs_map_value *place
        = hs_slice_starts(target, HS_LITERAL("E")) ? hs_map_find(&brat->places, target) : NULL;

    return place ? &brat->events[place->number] : NULL;
}

bool hs_brat_is_word(hs_slice text, const char *more)
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
static void add_property(hs_brat *brat, hs_brat_event *to, hs_slice name, hs_slice value)
{
    const hs_attribution so_far = { .properties = to->properties };
    hs_slice lower = hs_arena_copy(brat->arena, name);

    for (size_t i = 0; i < name.size; i++) {
        char byte = name.data[i];
        ((char *) (uintptr_t) lower.data)[i]
            = byte >= 'A' && byte <= 'Z' ? (char) (byte + 32) : byte;
    }
    if (to->properties.size < MOST_PROPERTIES && hs_brat_is_word(name, "_")
        && hs_brat_is_word(value, "_.-:/")
        && hs_attribution_property(&so_far, lower).data == NULL) {
        const hs_slice parts[] = { to->properties,
            to->properties.size ? HS_LITERAL(" ") : HS_LITERAL(""), lower, HS_LITERAL("="), value };
        to->properties = hs_arena_join(brat->arena, parts, 5);
    }
}

static void read_attribute(hs_brat *brat, hs_slice rest)
{
    hs_slice name = hs_slice_cut(&rest, ' '), target = hs_slice_cut(&rest, ' ');
    hs_brat_event *to = event_of(brat, target);

    if (to != NULL && rest.size != 0) {
        add_property(brat, to, name, rest);
    }
}

/* "AnnotatorNotes E1 <tab> rule=model confidence=0.89"; what is written otherwise is a remark. */
static void read_note(hs_brat *brat, hs_slice rest)
{
    hs_slice target = hs_slice_cut(&rest, '\t');
    hs_brat_event *to = NULL;

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
        const hs_brat_event *each = &brat->events[i];
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
