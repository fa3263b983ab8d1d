#include "base/map.h"
#include "news/view.h"
#include "news/view_article.h"
#include "text/utf8.h"

/* How a word is shown. */
enum { QUOTED = 1, SOURCE = 2, CUE = 4, TITLE = 8, NAMED = 16, ACT = 32, QUIET = 64 };

/* A word, or what is added to the article, in one line. */
typedef struct item {
    hs_slice text;
    unsigned style;
    bool space; // white space stands in front of it
} item;

typedef struct items {
    item *items;
    size_t items_count, items_capacity;
} items;

typedef struct terminal {
    hs_buffer *out;
    size_t width, column;
    bool color;
    unsigned style; // in force
} terminal;

/* --- styles (ECMA-48, 8.3.117) */

static void set_style(terminal *to, unsigned style)
{
    static const struct {
        unsigned style;
        const char *code;
    } codes[] = { { TITLE | CUE, ";1" }, { SOURCE, ";4" }, { QUIET, ";2" }, { QUOTED, ";36" },
        { NAMED, ";33" }, { ACT, ";31" } };

    if (!to->color || style == to->style) {
        return;
    }
    hs_put(to->out, HS_LITERAL("\033[0"));
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        hs_put(to->out, hs_slice_of(style & codes[i].style ? codes[i].code : ""));
    }
    hs_put_byte(to->out, 'm');
    to->style = style;
}

/* --- lines */

static void end_line(terminal *to)
{
    set_style(to, 0);
    hs_put_byte(to->out, '\n');
    to->column = 0;
}

/* Characters that steer a terminal, or turn the direction of what follows. */
static bool steers(uint32_t code)
{
    return code < ' ' || (code >= 0x7f && code < 0xa0) || (code >= 0x202a && code <= 0x202e)
        || (code >= 0x2066 && code <= 0x2069) || code == 0x2028 || code == 0x2029;
}

static hs_slice clean(hs_arena *arena, hs_slice text)
{
    hs_buffer made = { .data = hs_arena_get(arena, 3 * text.size + 1), .capacity = 3 * text.size };
    size_t length;

    for (size_t i = 0; i < text.size; i += length) {
        if (steers(hs_utf8_decode(text.data + i, &length))) {
            hs_put(&made, HS_LITERAL("\xef\xbf\xbd"));
        } else {
            hs_put(&made, (hs_slice){ text.data + i, length });
        }
    }
    return (hs_slice){ made.data, made.size };
}

/* Items first..end have no white space between them. */
static void put_chunk(terminal *to, const items *all, size_t first, size_t end)
{
    size_t columns = 0;

    for (size_t i = first; i < end; i++) {
        columns += hs_utf8_columns(all->items[i].text);
    }
    if (to->column != 0 && to->column + 1 + columns > to->width) {
        end_line(to);
    } else if (to->column != 0) {
        set_style(to, to->style & all->items[first].style);
        hs_put_byte(to->out, ' ');
        to->column++;
    }
    for (size_t i = first; i < end; i++) {
        set_style(to, all->items[i].style);
        hs_put(to->out, all->items[i].text);
    }
    to->column += columns;
}

static void put_items(terminal *to, const items *all)
{
    size_t first = 0;

    for (size_t i = 1; i <= all->items_count; i++) {
        if (i == all->items_count || all->items[i].space) {
            put_chunk(to, all, first, i);
            first = i;
        }
    }
    end_line(to);
}

/* Adds text that may be wrapped at its spaces. */
static void add_text(hs_document *document, items *to, hs_slice text, unsigned style)
{
    while (text.data != NULL) {
        hs_slice word = hs_slice_cut(&text, ' ');
        if (word.size != 0) {
            *HS_APPEND(document->arena, to, items)
                = (item){ clean(document->arena, word), style, true };
        }
    }
}

/* --- the article */

/* What is added behind each word. */
typedef struct notes {
    unsigned *styles; // [words]
    hs_slice *names;  // [words] who it is; no data: nothing
    hs_slice *acts;   // [words] what is done
} notes;

static void add_note(const hs_view_article *of, hs_slice *to, hs_slice text)
{
    const hs_slice parts[] = { *to, HS_LITERAL(" "), text };

    *to = to->data ? hs_arena_join(of->document->arena, parts, 3) : text;
}

/* The word behind which the role ends; words.count: it is not there. */
static size_t last_word(const hs_view_article *of, size_t number, hs_role role)
{
    const hs_attribution *attribution = &of->attributions.items[number];

    for (size_t i = attribution->pieces_count; i > 0; i--) {
        const hs_span *piece = &attribution->pieces[i - 1];
        if (hs_slice_equal(piece->kind, hs_role_name(role))) {
            return piece->end - 1;
        }
    }
    return of->words.count;
}

static notes read_notes(const hs_view_article *of)
{
    static const unsigned styles[HS_MARK_KINDS] = { 0, QUOTED, SOURCE, CUE, 0 };
    hs_arena *arena = of->document->arena;
    notes made = { HS_NEW(arena, unsigned, of->words.count + 1),
        HS_NEW(arena, hs_slice, of->words.count + 1),
        HS_NEW(arena, hs_slice, of->words.count + 1) };

    for (size_t i = 0; i < of->marks_count; i++) {
        for (size_t k = of->marks[i].first; k < of->marks[i].end; k++) {
            made.styles[k] |= styles[of->marks[i].kind];
        }
    }
    for (size_t i = 0; i < of->attributions.items_count; i++) {
        hs_slice name = of->who[i].name, act = hs_view_class(&of->attributions.items[i]);
        if (name.size != 0 && !hs_view_source_names(of, i)) {
            add_note(of, &made.names[last_word(of, i, HS_SOURCE)],
                hs_arena_print(arena, "[%.*s]", HS_PRINT(name)));
        }
        if (act.data != NULL) {
            add_note(of, &made.acts[last_word(of, i, HS_CUE)],
                hs_arena_print(arena, "‹%.*s›", HS_PRINT(act)));
        }
    }
    return made;
}

static void put_paragraph(
    terminal *to, const hs_view_article *of, const notes *with, const hs_view_paragraph *paragraph)
{
    unsigned style = hs_slice_is(paragraph->kind, "headline")                  ? TITLE
        : paragraph->kind.data == NULL || hs_slice_is(paragraph->kind, "body") ? 0
                                                                               : QUIET;
    items all = { 0 };

    for (size_t i = paragraph->first; i < paragraph->end; i++) {
        const hs_place *place = &of->layout.places[i];
        hs_slice text = hs_slice_between(
            of->layout.text.data + place->start, of->layout.text.data + place->end);
        bool space = i == paragraph->first || place->start > of->layout.places[i - 1].end;
        *HS_APPEND(of->document->arena, &all, items)
            = (item){ clean(of->document->arena, text), style | with->styles[i], space };
        add_text(of->document, &all, with->names[i], NAMED);
        add_text(of->document, &all, with->acts[i], ACT);
    }
    put_items(to, &all);
}

/* --- who speaks in it */

typedef struct count {
    hs_slice name;
    size_t times;
} count;

typedef struct counts {
    count *items;
    size_t items_count, items_capacity;
} counts;

static counts count_speakers(const hs_view_article *of)
{
    hs_map places = hs_map_make(of->document->arena);
    counts made = { 0 };

    for (size_t i = 0; i < of->attributions.items_count; i++) {
        bool added;
        hs_slice name = of->who[i].name.data ? of->who[i].name : HS_LITERAL("nobody named");
        hs_map_value *place = hs_map_add(&places, name, &added);
        if (added) {
            place->number = made.items_count;
            HS_APPEND(of->document->arena, &made, items)->name = name;
        }
        made.items[place->number].times++;
    }
    return made;
}

static void put_speakers(terminal *to, const hs_view_article *of)
{
    counts all = count_speakers(of);
    items line = { 0 };

    if (all.items_count == 0) {
        return;
    }
    add_text(of->document, &line, HS_LITERAL("Speakers:"), TITLE);
    for (size_t i = 0; i < all.items_count; i++) {
        add_text(of->document, &line, all.items[i].name, NAMED);
        add_text(of->document, &line,
            hs_arena_print(of->document->arena, "%zu%s", all.items[i].times,
                i + 1 < all.items_count ? "," : ""),
            0);
    }
    put_items(to, &line);
    end_line(to);
}

void hs_view_terminal(hs_document *document, size_t width, bool color, hs_buffer *out)
{
    hs_view_article of = hs_view_article_read(document);
    terminal to = { .out = out, .width = width, .color = color };
    notes with = read_notes(&of);
    items head = { 0 };

    add_text(document, &head, HS_LITERAL("=="), QUIET);
    add_text(document, &head, document->id, QUIET);
    put_items(&to, &head);
    end_line(&to);
    for (size_t i = 0; i < of.paragraphs_count; i++) {
        put_paragraph(&to, &of, &with, &of.paragraphs[i]);
        end_line(&to);
    }
    put_speakers(&to, &of);
}
