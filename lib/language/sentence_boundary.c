#include "language/sentence_boundary.h"

#include "language/token_lists.h"

// Tokens of the longest dateline.
#define DATELINE 14

static bool is_upper_word(const hs_place *at, const hs_piece *piece)
{
    for (uint32_t i = piece->start + 1; i < piece->end && i < piece->start + 4; i++) {
        if (hs_ascii_lower(at->text.data[i])) {
            return false;
        }
    }
    return true;
}

static hs_shape letter_shape(const hs_place *at, const hs_piece *piece)
{
    if (hs_piece_size(piece) == 1) {
        return at->text.data[piece->start] == 'I' ? HS_SHAPE_I : HS_SHAPE_LETTER;
    }
    return is_upper_word(at, piece) ? HS_SHAPE_UPPER : HS_SHAPE_CAPITAL;
}

static hs_shape wide_shape(const hs_place *at, const hs_piece *piece)
{
    uint32_t code = hs_utf8_decode(at->text.data + piece->start, &(size_t){ 0 });

    switch (code) {
    case 0x2018:
    case 0x201c:
    case 0xab:
        return HS_SHAPE_OPEN;
    case 0x2019:
    case 0x201d:
    case 0xbb:
        return HS_SHAPE_QUOTE;
    default:
        break;
    }
    switch (hs_class_wide(code)) {
    case HS_CLASS_LETTER:
        return hs_is_upper(code) ? HS_SHAPE_CAPITAL
            : hs_is_lower(code)  ? HS_SHAPE_LOWER
                                 : HS_SHAPE_WIDE;
    case HS_CLASS_DIGIT:
        return HS_SHAPE_DIGIT;
    case HS_CLASS_FINAL:
        return HS_SHAPE_FINAL;
    default:
        return HS_SHAPE_SIGN;
    }
}

/* The shape of an apostrophe and what it stands before: 'em, '90s; or of a quotation mark. */
static hs_shape apostrophe_shape(const hs_place *at, const hs_piece *piece)
{
    size_t first = piece->start + hs_apostrophe_size(at->text, piece->start), size;

    if (first < piece->end && hs_class_at(at->text.data + first, &size) != HS_CLASS_APOSTROPHE) {
        return hs_ascii_upper(at->text.data[first]) ? HS_SHAPE_CAPITAL : HS_SHAPE_LOWER;
    }
    return at->text.data[piece->start] == '\'' ? HS_SHAPE_QUOTE
        : at->text.data[piece->start] == '`'   ? HS_SHAPE_OPEN
                                               : wide_shape(at, piece);
}

hs_shape hs_shape_of(const hs_place *at, size_t index)
{
    const hs_piece *piece;
    unsigned char byte;

    if (index < at->paragraph || index >= at->paragraph_end) {
        return HS_SHAPE_NONE;
    }
    piece = &at->pieces.items[index];
    byte = (unsigned char) at->text.data[piece->start];
    if (piece->flags & HS_PIECE_JOINED) {
        return HS_SHAPE_LOWER;
    }
    if (byte >= 0x80) {
        return hs_apostrophe_size(at->text, piece->start) ? apostrophe_shape(at, piece)
                                                          : wide_shape(at, piece);
    }
    switch (hs_class_table[byte]) {
    case HS_CLASS_LETTER:
        return hs_ascii_upper((char) byte) ? letter_shape(at, piece) : HS_SHAPE_LOWER;
    case HS_CLASS_DIGIT:
        return HS_SHAPE_DIGIT;
    case HS_CLASS_DOT:
    case HS_CLASS_FINAL:
        return piece->flags & HS_PIECE_FINAL ? HS_SHAPE_FINAL : HS_SHAPE_DIGIT; // .5
    case HS_CLASS_APOSTROPHE:
        return apostrophe_shape(at, piece);
    default:
        return byte == ',' || byte == ';' ? HS_SHAPE_COMMA
            : byte == '"'                 ? HS_SHAPE_QUOTE
            : byte == '(' || byte == '['  ? HS_SHAPE_OPEN
            : byte == ')' || byte == ']'  ? HS_SHAPE_CLOSE
                                          : HS_SHAPE_SIGN;
    }
}

static hs_slice word_of(const hs_place *at, size_t piece)
{
    const hs_piece *found = &at->pieces.items[piece];

    return (hs_slice){ at->text.data + found->start, hs_piece_size(found) };
}

static bool is_space_before(const hs_place *at, size_t piece)
{
    return piece >= at->paragraph_end || at->pieces.items[piece].flags & HS_PIECE_SPACE;
}

bool hs_mark_closes(const hs_place *at, size_t piece)
{
    hs_shape mark = hs_shape_of(at, piece);

    return mark == HS_SHAPE_CLOSE || (mark == HS_SHAPE_QUOTE && !is_space_before(at, piece));
}

static bool opens(const hs_place *at, size_t piece)
{
    hs_shape mark = hs_shape_of(at, piece);

    return mark == HS_SHAPE_OPEN || (mark == HS_SHAPE_QUOTE && !is_space_before(at, piece + 1));
}

static hs_boundary_kind kind_of_final(const hs_place *at, const hs_piece *piece)
{
    char byte = at->text.data[piece->start];

    if (hs_piece_size(piece) == 1) {
        return byte == '.' ? HS_KIND_PERIOD : HS_KIND_MARK;
    }
    return byte == '.' || (unsigned char) byte >= 0x80 ? HS_KIND_ELLIPSIS : HS_KIND_MARK;
}

/* Behind a mark that may introduce what follows: a colon does a quotation, a dash behind a dateline
 * its sentence. */
static hs_boundary_kind kind_of_sign(const hs_place *at, const hs_boundary *found)
{
    unsigned char byte = hs_first_byte(at, found->mark);

    if (byte == ':' || byte == ';') {
        return found->after > found->next ? HS_KIND_NONE : HS_KIND_COLON;
    }
    if (byte == ',') {
        return HS_KIND_COMMA;
    }
    if (byte == '-' || byte >= 0x80) {
        return at->sentence == at->paragraph && found->next - at->sentence < DATELINE
            ? HS_KIND_NONE
            : HS_KIND_DASH;
    }
    return HS_KIND_SIGN;
}

static hs_boundary_kind kind_at(const hs_place *at, const hs_boundary *found)
{
    const hs_piece *mark = &at->pieces.items[found->mark];
    bool closed = found->mark + 1 < found->next;

    if (mark->flags & HS_PIECE_FINAL) {
        bool spaced = found->mark > at->sentence && mark[-1].flags & HS_PIECE_FINAL;
        return spaced ? HS_KIND_ELLIPSIS : kind_of_final(at, mark); // . . .
    }
    if (mark->flags & HS_PIECE_PERIOD) {
        return HS_KIND_ABBREVIATION;
    }
    if (found->behind == HS_SHAPE_LOWER) {
        return HS_KIND_NONE;
    }
    if (closed) { // "…," Smith said
        return hs_shape_of(at, found->mark) == HS_SHAPE_COMMA ? HS_KIND_NONE : HS_KIND_CLOSER;
    }
    switch (hs_shape_of(at, found->mark)) {
    case HS_SHAPE_LOWER:
    case HS_SHAPE_CAPITAL:
    case HS_SHAPE_UPPER:
    case HS_SHAPE_LETTER:
    case HS_SHAPE_I:
    case HS_SHAPE_DIGIT:
    case HS_SHAPE_WIDE:
        return HS_KIND_WORD;
    default:
        return kind_of_sign(at, found);
    }
}

/* Does a name with a verb of speech follow, behind a quotation that ends in ! or ?: "Stop!" Mr. Lee
 * said. */
static bool speaker_follows(const hs_place *at, const hs_boundary *found)
{
    size_t i = found->after;

    if (hs_starts_sentences(word_of(at, i))) {
        return false;
    }
    while (i < at->paragraph_end && i < found->after + 4
        && (hs_shape_of(at, i) == HS_SHAPE_CAPITAL || hs_shape_of(at, i) == HS_SHAPE_LETTER)) {
        i++;
    }
    return i > found->after && i < at->paragraph_end && hs_is_speech_verb(word_of(at, i));
}

/* An initial before a name, a title, an abbreviation before its number. */
static bool goes_on(const hs_place *at, const hs_boundary *found)
{
    hs_slice word = word_of(at, found->mark);
    hs_abbreviation kind;

    if (found->kind != HS_KIND_ABBREVIATION) {
        return false;
    }
    if (word.size == 4 && (word.data[2] | 0x20) == 'm' && hs_is_day(word_of(at, found->after))) {
        return true; // 9 a.m. Tuesday
    }
    kind = hs_abbreviation_of((hs_slice){ word.data, word.size - 1 });
    return word.size == 2 || kind == HS_TITLE || kind == HS_NUMBERED;
}

/* Where no sentence ends, whatever stands around. */
static bool is_excluded(const hs_place *at, const hs_boundary *found)
{
    const hs_piece *items = at->pieces.items;
    bool final = items[found->mark].flags & HS_PIECE_FINAL,
         capital = found->behind == HS_SHAPE_CAPITAL || found->behind == HS_SHAPE_I;

    if (hs_mark_closes(at, found->next) || items[found->next].flags & HS_PIECE_FINAL) {
        return true;
    }
    if (!(items[found->next].flags & HS_PIECE_SPACE)
        && !(final && found->mark + 1 == found->next && capital)) {
        return true;
    }
    if (!found->certain && found->mark + 1 == found->next && goes_on(at, found)) {
        return true;
    }
    if (found->closer == HS_SHAPE_QUOTE && found->behind == HS_SHAPE_LOWER) {
        return true; // "Why?" he asked
    }
    return found->closer == HS_SHAPE_QUOTE && found->kind != HS_KIND_PERIOD && final
        && speaker_follows(at, found);
}

/* Behind an abbreviation a sentence starts with a word that no name starts with; but not behind a
 * title or an initial. */
static bool starts_behind_abbreviation(const hs_place *at, const hs_boundary *found)
{
    hs_slice word = word_of(at, found->mark);
    hs_abbreviation kind = hs_abbreviation_of((hs_slice){ word.data, word.size - 1 });

    if (kind == HS_TITLE || kind == HS_NUMBERED || found->behind == HS_SHAPE_LOWER
        || !hs_starts_sentences(word_of(at, found->after))) {
        return false;
    }
    return word.size > 2
        || (found->mark > at->sentence && hs_shape_of(at, found->mark - 1) == HS_SHAPE_LOWER);
}

/* 。 and its like need no white space behind them. */
static bool is_wide_stop(const hs_place *at, const hs_boundary *found)
{
    const hs_piece *mark = &at->pieces.items[found->mark];
    uint32_t code = hs_utf8_decode(at->text.data + mark->start, &(size_t){ 0 });

    return mark->flags & HS_PIECE_FINAL && (code == 0x3002 || code > 0xff00);
}

hs_boundary hs_boundary_at(const hs_place *at, size_t next)
{
    hs_boundary found = { .next = next, .mark = next - 1, .after = next };

    while (found.mark > at->sentence && next - found.mark < 5 && hs_mark_closes(at, found.mark)) {
        found.closer = hs_shape_of(at, found.mark);
        found.mark--;
    }
    while (
        found.after + 1 < at->paragraph_end && found.after - next < 2 && opens(at, found.after)) {
        found.after++;
    }
    found.behind = hs_shape_of(at, found.after);
    found.kind = kind_at(at, &found);
    found.word = found.mark;
    if (found.kind != HS_KIND_WORD && found.kind != HS_KIND_ABBREVIATION) {
        found.word = found.mark > at->sentence ? found.mark - 1 : SIZE_MAX;
    }
    found.before = found.word == SIZE_MAX ? HS_SHAPE_NONE : hs_shape_of(at, found.word);
    found.certain = found.kind == HS_KIND_ABBREVIATION && starts_behind_abbreviation(at, &found);
    if (is_wide_stop(at, &found)) {
        found.certain
            = !hs_mark_closes(at, next) && !(at->pieces.items[next].flags & HS_PIECE_FINAL);
    } else if (found.kind != HS_KIND_NONE && is_excluded(at, &found)) {
        found.kind = HS_KIND_NONE;
    }
    return found;
}
