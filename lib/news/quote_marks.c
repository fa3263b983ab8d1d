#include "news/quote_marks.h"

#include "text/utf8.h"

/* Costs of reading a mark as this or that; FREE where its place speaks for it. */
enum {
    FREE = 0,
    LIKELY = HS_MARK_LIKELY,
    UNSURE = 5,
    CLOSE_CALL = 10,
    UNLIKELY = 15,
    STRAY = 20,
    AGAINST = 30,
    NEVER = HS_MARK_NEVER
};

/* --- what is a mark ------------------------------------------------------------------------------
 */

static const struct glyph {
    uint32_t code;
    uint8_t family;
    int8_t turned, curled;
} glyphs[] = { { '"', HS_MARK_DOUBLE, 0, 0 }, { 0x201C, HS_MARK_DOUBLE, 0, 1 },
    { 0x201D, HS_MARK_DOUBLE, 0, -1 }, { 0x201E, HS_MARK_DOUBLE, 0, 0 },
    { 0x201F, HS_MARK_DOUBLE, 0, 0 }, { 0xFF02, HS_MARK_DOUBLE, 0, 0 },
    { 0x301D, HS_MARK_DOUBLE, 0, 0 }, { 0x301E, HS_MARK_DOUBLE, 0, 0 },
    { 0x301F, HS_MARK_DOUBLE, 0, 0 }, { '\'', HS_MARK_SINGLE, 0, -1 },
    { '`', HS_MARK_SINGLE, 0, 1 }, { 0xB4, HS_MARK_SINGLE, 0, 0 }, { 0x2018, HS_MARK_SINGLE, 0, 0 },
    { 0x2019, HS_MARK_SINGLE, 0, 0 }, { 0x201A, HS_MARK_SINGLE, 0, 0 },
    { 0x201B, HS_MARK_SINGLE, 0, 0 }, { 0xFF07, HS_MARK_SINGLE, 0, 0 },
    { 0xAB, HS_MARK_GUILLEMET, 1, 0 }, { 0xBB, HS_MARK_GUILLEMET, -1, 0 },
    { 0x2039, HS_MARK_ANGLE, 1, 0 }, { 0x203A, HS_MARK_ANGLE, -1, 0 },
    { 0x300C, HS_MARK_CORNER, 1, 0 }, { 0x300D, HS_MARK_CORNER, -1, 0 },
    { 0x300E, HS_MARK_WHITE_CORNER, 1, 0 }, { 0x300F, HS_MARK_WHITE_CORNER, -1, 0 } };

/* Nine words in ten start with a letter or a digit of ASCII. */
static inline bool may_be_mark(hs_slice form)
{
    return form.size != 0 && form.size <= 6
        && (form.data[0] == '"' || form.data[0] == '\'' || form.data[0] == '`'
            || (unsigned char) form.data[0] >= 0x80);
}

/* The double mark that is made of two of a single one, which goes on looking the same way. */
static const struct glyph *double_of(const struct glyph *single)
{
    static const struct glyph doubles[] = { { 0, HS_MARK_DOUBLE, 0, -1 },
        { 0, HS_MARK_DOUBLE, 0, 0 }, { 0, HS_MARK_DOUBLE, 0, 1 } };

    return &doubles[single->curled + 1];
}

static const struct glyph *look_up(hs_slice form)
{
    size_t size = 0;
    uint32_t code;

    code = hs_utf8_decode(form.data, &size);
    if (size != form.size && form.size != 2 * size)
        return NULL;
    for (size_t i = 0; i < sizeof glyphs / sizeof *glyphs; i++)
        if (glyphs[i].code == code) {
            if (size == form.size)
                return &glyphs[i];
            // '' and `` in one word
            return glyphs[i].family == HS_MARK_SINGLE
                    && memcmp(form.data, form.data + size, size) == 0
                ? double_of(&glyphs[i])
                : NULL;
        }
    return NULL;
}

static inline const struct glyph *glyph_of(hs_slice form)
{
    return may_be_mark(form) ? look_up(form) : NULL;
}

bool hs_is_quotation_mark(hs_slice form) { return glyph_of(form) != NULL; }

/* White space, or the edge of the paragraph, stands in front of word `word`. */
bool hs_space_at(hs_words words, size_t word)
{
    return word >= words.count || words.items[word].space_before
        || hs_starts_paragraph(words, word);
}

static void scan(hs_document *document, hs_words words, hs_marks *marks)
{
    for (size_t i = 0; i < words.count; i++) {
        const struct glyph *glyph = glyph_of(words.items[i].form);
        hs_mark *mark;

        if (glyph == NULL)
            continue;
        mark = HS_APPEND(document->arena, marks, items);
        *mark = (hs_mark){ .word = i,
            .end = i + 1,
            .family = glyph->family,
            .turned = glyph->turned,
            .curled = glyph->curled };
        // '' in two words
        if (glyph->family == HS_MARK_SINGLE && i + 1 < words.count && !hs_space_at(words, i + 1)) {
            const struct glyph *next = glyph_of(words.items[i + 1].form);

            if (next != NULL && next->family == HS_MARK_SINGLE) {
                mark->family = HS_MARK_DOUBLE;
                mark->end = ++i + 1;
            }
        }
    }
}

/* --- what a mark can be, from where it stands ----------------------------------------------------
 */

enum side { SPACE, BRACKET, DASH, STOP, DIGIT, LETTER };

static enum side side_of(uint32_t code)
{
    if (hs_is_digit(code))
        return DIGIT;
    if (code == '(' || code == '[' || code == '{' || code == '/' || code == 0xA1 || code == 0xBF)
        return BRACKET;
    if (code == '-' || (code >= 0x2010 && code <= 0x2015))
        return DASH;
    if (code < 0x80 && strchr(",.;:!?)]}", (int) code) != NULL)
        return STOP;
    if (code == 0x3001 || code == 0x3002 || code == 0xFF0C || code == 0xFF01 || code == 0xFF1F)
        return STOP;
    return LETTER;
}

static uint32_t last_code(hs_slice form)
{
    size_t size = 0, at = form.size - 1;

    while (at > 0 && ((unsigned char) form.data[at] & 0xC0) == 0x80)
        at--;
    return hs_utf8_decode(form.data + at, &size);
}

static enum side left_side(hs_words words, size_t word)
{
    if (hs_space_at(words, word))
        return SPACE;
    return side_of(last_code(words.items[word - 1].form));
}

static enum side right_side(hs_words words, size_t end)
{
    hs_slice form;
    size_t size;
    uint32_t code;

    if (hs_space_at(words, end))
        return SPACE;
    form = words.items[end].form;
    code = hs_utf8_decode(form.data, &size);
    // An ellipsis and a closing bracket's opposite belong to what follows.
    if (code == '.' && form.size > 1)
        return LETTER;
    if (code == 0x2026 || side_of(code) == BRACKET)
        return LETTER;
    return side_of(code);
}

static void weigh(hs_mark *mark, enum side left, enum side right)
{
    bool before = left == SPACE || left == BRACKET;
    bool text_follows = right == LETTER || right == DIGIT;

    mark->open = mark->close = UNSURE, mark->skip = STRAY;
    if (before && text_follows)
        mark->open = FREE, mark->close = AGAINST;
    else if (before && right == STOP)
        mark->open = STRAY, mark->close = LIKELY;
    else if (left == DASH && text_follows)
        mark->open = LIKELY, mark->close = UNLIKELY;
    else if (left == DASH && (right == SPACE || right == STOP))
        mark->open = STRAY, mark->close = LIKELY;
    else if (!before && right == DASH)
        mark->open = STRAY, mark->close = FREE;
    else if (!before && (right == SPACE || right == STOP))
        mark->open = AGAINST, mark->close = FREE;
    else if (left == STOP)
        mark->open = UNSURE + LIKELY;
    else if (left == LETTER && right == LETTER)
        mark->skip = UNSURE;
    if (left == DIGIT && mark->skip == STRAY)
        mark->skip = UNSURE; // inches, seconds
}

/* Word `word` starts with an apostrophe that stands for letters: 'em, '90s, 'n'. */
static bool is_elision(hs_words words, size_t word)
{
    static const char *const forms[] = { "em", "til", "till", "tis", "twas", "twere", "cause",
        "cuz", "cos", "bout", "round", "nuff", "neath", "tude", "ere", "n" };
    hs_slice form = words.items[word].form;
    char folded[24];
    size_t size;

    if (form.size > 8)
        return false;
    if (form.size <= 3 && form.size >= 2)
        if (hs_is_digit((unsigned char) form.data[0]) && hs_is_digit((unsigned char) form.data[1]))
            return form.size == 2 || form.data[2] == 's';
    size = hs_fold(form, folded);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (hs_slice_is((hs_slice){ folded, size }, forms[i]))
            return true;
    return false;
}

/* What an apostrophe leaves of a word where a reader of words has set it apart: s, t, re. */
static bool is_clitic(hs_slice form)
{
    static const char *const forms[] = { "s", "t", "re", "ve", "ll", "d", "m" };

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (hs_slice_is(form, forms[i]))
            return true;
    return false;
}

/* Single marks against apostrophes.  `word`..`end` is the run of marks that it stands in. */
static void weigh_single(hs_words words, hs_mark *mark, size_t word, size_t end)
{
    enum side left = left_side(words, word), right = right_side(words, end);
    hs_slice before = word > 0 ? words.items[word - 1].form : (hs_slice) HS_CONSTANT(" ");

    weigh(mark, left, right);
    mark->skip = CLOSE_CALL + UNSURE;
    if ((left == LETTER || left == DIGIT) && (right == LETTER || right == DIGIT)) {
        mark->skip = FREE, mark->open = mark->close = AGAINST;
    } else if (left == SPACE && right == SPACE) {
        bool clitic = end < words.count && is_clitic(words.items[end].form);

        mark->skip = clitic ? FREE : UNSURE, mark->open = mark->close = UNSURE + 1;
    } else if (mark->open == FREE && end < words.count && is_elision(words, end)) {
        mark->skip = LIKELY, mark->open = CLOSE_CALL;
        if (hs_slice_is(words.items[end].form, "n"))
            mark->skip = FREE, mark->open = AGAINST; // rock 'n' roll
    } else if (left == DIGIT) {
        mark->skip = LIKELY;
    } else if (mark->close == FREE && left == LETTER && end == word + 1) {
        uint32_t last = last_code(before);

        if (right == STOP && (last == 's' || last == 'S'))
            mark->skip = UNSURE + LIKELY;
        else if (last == 's' || last == 'S' || last == 'x' || last == 'z')
            mark->skip = 2, mark->close = LIKELY + 1; // the workers' rights
        else if (hs_slice_is(before, "n") || hs_slice_is(before, "o"))
            mark->skip = FREE;
        else if (hs_slice_ends(before, HS_LITERAL("in")))
            mark->skip = UNSURE; // nothin' but
    } else if (mark->close == FREE) {
        mark->skip = STRAY;
    }
}

/* Guillemets and corner brackets: the way they look counts as well. */
static void weigh_turned(const bool *reversed, hs_mark *mark, enum side left, enum side right)
{
    int turned = reversed[mark->family] ? -mark->turned : mark->turned;

    weigh(mark, left, right);
    if (mark->family == HS_MARK_CORNER || mark->family == HS_MARK_WHITE_CORNER
        || mark->open == mark->close)
        mark->open = mark->close = FREE;
    else
        mark->open = mark->open > mark->close ? UNLIKELY : FREE,
        mark->close = mark->open == FREE ? UNLIKELY : FREE;
    mark->open += turned > 0 ? FREE : CLOSE_CALL;
    mark->close += turned < 0 ? FREE : CLOSE_CALL;
    if (mark->family == HS_MARK_CORNER || mark->family == HS_MARK_WHITE_CORNER)
        *(turned > 0 ? &mark->close : &mark->open) = NEVER;
    mark->skip = STRAY;
}

/* Where the sides of a mark say nothing, which way it is curled does. */
static void weigh_curl(const bool *curls, hs_mark *mark)
{
    if (mark->open == mark->close && curls[mark->family]) {
        mark->close += mark->curled > 0 ? CLOSE_CALL : FREE;
        mark->open += mark->curled < 0 ? CLOSE_CALL : FREE;
    }
}

/* Marks of a run («"Yes,» or ,'" at the end) share what stands at the ends of the run. */
static void weigh_all(hs_words words, hs_marks *marks, const bool *reversed, const bool *curls)
{
    for (size_t i = 0, next; i < marks->items_count; i = next) {
        size_t first = marks->items[i].word, end = marks->items[i].end;

        for (next = i + 1; next < marks->items_count; next++) {
            if (marks->items[next].word != end || hs_space_at(words, end))
                break;
            end = marks->items[next].end;
        }
        for (size_t j = i; j < next; j++) {
            hs_mark *mark = &marks->items[j];
            enum side left = left_side(words, first), right = right_side(words, end);

            if (mark->family == HS_MARK_SINGLE)
                weigh_single(words, mark, first, end);
            else if (mark->turned != 0)
                weigh_turned(reversed, mark, left, right);
            else
                weigh(mark, left, right);
            weigh_curl(curls, mark);
        }
    }
}

static void find_orientation(hs_words words, const hs_marks *marks, bool *reversed)
{
    int votes[HS_MARK_FAMILIES] = { 0 };

    for (size_t i = 0; i < marks->items_count; i++) {
        const hs_mark *mark = &marks->items[i];
        enum side left = left_side(words, mark->word);
        enum side right = right_side(words, mark->end);

        if (left == SPACE && right != SPACE)
            votes[mark->family] += mark->turned;
        else if (left != SPACE && right == SPACE)
            votes[mark->family] -= mark->turned;
    }
    reversed[HS_MARK_GUILLEMET] = votes[HS_MARK_GUILLEMET] < 0;
    reversed[HS_MARK_ANGLE] = votes[HS_MARK_ANGLE] < 0;
}

/* The families of which the document has marks that are curled either way: they are curled with
 * care, not all alike. */
static void find_curls(const hs_marks *marks, bool *curls)
{
    bool found[HS_MARK_FAMILIES][3] = { { false } };

    for (size_t i = 0; i < marks->items_count; i++)
        found[marks->items[i].family][marks->items[i].curled + 1] = true;
    for (size_t i = 0; i < HS_MARK_FAMILIES; i++)
        curls[i] = found[i][0] && found[i][2];
}

hs_marks hs_quotation_marks(hs_document *document, hs_words words)
{
    bool reversed[HS_MARK_FAMILIES] = { false }, curls[HS_MARK_FAMILIES];
    hs_marks marks = { 0 };

    scan(document, words, &marks);
    find_orientation(words, &marks, reversed);
    find_curls(&marks, curls);
    weigh_all(words, &marks, reversed, curls);
    return marks;
}
