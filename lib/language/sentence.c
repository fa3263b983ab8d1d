#include "language/sentence.h"

#include "language/token_lists.h"

// Documents as regular as this leave no punctuation out; nor do paragraphs of somewhat regular ones
// that end with a final mark.
#define REGULAR 4
#define SOMEWHAT_REGULAR 2
// Tokens of the longest dateline.
#define DATELINE 14

/* What a boundary is behind. */
typedef enum kind {
    KIND_NONE, // no sentence ends here
    KIND_PERIOD,
    KIND_MARK,     // ! and ?
    KIND_ELLIPSIS, // and other runs of final marks
    KIND_ABBREVIATION,
    KIND_CLOSER, // a closing mark with nothing final in front
    KIND_COLON,
    KIND_DASH,
    KIND_COMMA,
    KIND_SIGN,
    KIND_WORD
} kind;

/* What a token looks like. */
typedef enum shape {
    SHAPE_NONE, // there is no token
    SHAPE_LOWER,
    SHAPE_CAPITAL,
    SHAPE_UPPER,
    SHAPE_LETTER, // one capital letter
    SHAPE_I,
    SHAPE_DIGIT,
    SHAPE_WIDE, // not ASCII
    SHAPE_FINAL,
    SHAPE_COMMA,
    SHAPE_QUOTE,
    SHAPE_OPEN,
    SHAPE_CLOSE,
    SHAPE_SIGN
} shape;

/* Where a boundary stands. */
typedef struct place {
    hs_slice text;
    hs_pieces pieces;
    size_t sentence;      // first piece of the sentence so far
    size_t paragraph;     // first piece of the paragraph
    size_t paragraph_end; // first piece of the next
    bool punctuated;      // the paragraph ends with a final mark
    unsigned regular;     // 0-5: how many paragraphs of the document do
    bool quoted;          // inside quotation marks
    unsigned brackets;    // open ones
} place;

static unsigned char first_byte(const place *at, size_t piece)
{
    return (unsigned char) at->text.data[at->pieces.items[piece].start];
}

static uint32_t size_of(const hs_piece *piece) { return piece->end - piece->start; }

static bool is_upper_word(const place *at, const hs_piece *piece)
{
    for (uint32_t i = piece->start + 1; i < piece->end && i < piece->start + 4; i++) {
        if (hs_ascii_lower(at->text.data[i])) {
            return false;
        }
    }
    return true;
}

static shape letter_shape(const place *at, const hs_piece *piece)
{
    if (size_of(piece) == 1) {
        return at->text.data[piece->start] == 'I' ? SHAPE_I : SHAPE_LETTER;
    }
    return is_upper_word(at, piece) ? SHAPE_UPPER : SHAPE_CAPITAL;
}

static shape wide_shape(const place *at, const hs_piece *piece)
{
    uint32_t code = hs_utf8_decode(at->text.data + piece->start, &(size_t){ 0 });

    switch (code) {
    case 0x2018:
    case 0x201c:
    case 0xab:
        return SHAPE_OPEN;
    case 0x2019:
    case 0x201d:
    case 0xbb:
        return SHAPE_QUOTE;
    default:
        break;
    }
    switch (hs_class_wide(code)) {
    case HS_CLASS_LETTER:
        return hs_is_upper(code) ? SHAPE_CAPITAL : hs_is_lower(code) ? SHAPE_LOWER : SHAPE_WIDE;
    case HS_CLASS_DIGIT:
        return SHAPE_DIGIT;
    case HS_CLASS_FINAL:
        return SHAPE_FINAL;
    default:
        return SHAPE_SIGN;
    }
}

/* 'em, '90s. */
static bool is_elided(const place *at, const hs_piece *piece)
{
    size_t size = hs_apostrophe_size(at->text, piece->start), next;

    return size != 0 && piece->start + size < piece->end
        && hs_class_at(at->text.data + piece->start + size, &next) != HS_CLASS_APOSTROPHE;
}

static shape shape_of(const place *at, size_t index)
{
    const hs_piece *piece;
    unsigned char byte;

    if (index < at->paragraph || index >= at->paragraph_end) {
        return SHAPE_NONE;
    }
    piece = &at->pieces.items[index];
    byte = (unsigned char) at->text.data[piece->start];
    if (piece->flags & HS_PIECE_JOINED) {
        return SHAPE_LOWER;
    }
    if (byte >= 0x80) {
        return is_elided(at, piece) ? SHAPE_LOWER : wide_shape(at, piece);
    }
    switch (hs_class_table[byte]) {
    case HS_CLASS_LETTER:
        return hs_ascii_upper((char) byte) ? letter_shape(at, piece) : SHAPE_LOWER;
    case HS_CLASS_DIGIT:
        return SHAPE_DIGIT;
    case HS_CLASS_DOT:
    case HS_CLASS_FINAL:
        return SHAPE_FINAL;
    case HS_CLASS_APOSTROPHE:
        return is_elided(at, piece) ? SHAPE_LOWER : byte == '\'' ? SHAPE_QUOTE : SHAPE_SIGN;
    default:
        return byte == ',' || byte == ';' ? SHAPE_COMMA
            : byte == '"'                 ? SHAPE_QUOTE
            : byte == '(' || byte == '['  ? SHAPE_OPEN
            : byte == ')' || byte == ']'  ? SHAPE_CLOSE
                                          : SHAPE_SIGN;
    }
}

/* --- candidates ------------------------------------------------------------------------------ */

static bool is_space_before(const place *at, size_t piece)
{
    return piece >= at->paragraph_end || at->pieces.items[piece].flags & HS_PIECE_SPACE;
}

/* A mark that closes: ) ” and a straight one with no white space in front. */
static bool closes(const place *at, size_t piece)
{
    shape mark = shape_of(at, piece);

    return mark == SHAPE_CLOSE || (mark == SHAPE_QUOTE && !is_space_before(at, piece));
}

static bool opens(const place *at, size_t piece)
{
    shape mark = shape_of(at, piece);

    return mark == SHAPE_OPEN || (mark == SHAPE_QUOTE && !is_space_before(at, piece + 1));
}

static kind kind_of_final(const place *at, const hs_piece *piece)
{
    char byte = at->text.data[piece->start];

    if (size_of(piece) == 1) {
        return byte == '.' ? KIND_PERIOD : KIND_MARK;
    }
    return byte == '.' || (unsigned char) byte >= 0x80 ? KIND_ELLIPSIS : KIND_MARK;
}

/* The boundary in front of `piece`, with what stands around it. */
typedef struct boundary {
    kind kind;
    size_t next;          // the piece behind it
    size_t mark;          // the piece with the mark, or the word
    size_t word;          // the word in front of the mark; SIZE_MAX: there is none
    size_t after;         // the first piece behind it that opens nothing
    shape closer;         // what closes in front of it
    shape before, behind; // shapes of `word`, `after`
} boundary;

/* Behind a mark that may introduce what follows: a colon does a quotation, a dash behind a dateline
 * its sentence. */
static kind kind_of_sign(const place *at, const boundary *found)
{
    unsigned char byte = first_byte(at, found->mark);

    if (byte == ':' || byte == ';') {
        return found->after > found->next ? KIND_NONE : KIND_COLON;
    }
    if (byte == ',') {
        return KIND_COMMA;
    }
    if (byte == '-' || byte >= 0x80) {
        return at->sentence == at->paragraph && found->next - at->sentence < DATELINE ? KIND_NONE
                                                                                      : KIND_DASH;
    }
    return KIND_SIGN;
}

static kind kind_at(const place *at, const boundary *found)
{
    const hs_piece *mark = &at->pieces.items[found->mark];
    bool closed = found->mark + 1 < found->next;

    if (mark->flags & HS_PIECE_FINAL) {
        return kind_of_final(at, mark);
    }
    if (mark->flags & HS_PIECE_PERIOD) {
        return KIND_ABBREVIATION;
    }
    if (found->behind == SHAPE_LOWER) {
        return KIND_NONE;
    }
    if (closed) { // "…," Smith said
        return shape_of(at, found->mark) == SHAPE_COMMA ? KIND_NONE : KIND_CLOSER;
    }
    switch (shape_of(at, found->mark)) {
    case SHAPE_LOWER:
    case SHAPE_CAPITAL:
    case SHAPE_UPPER:
    case SHAPE_LETTER:
    case SHAPE_I:
    case SHAPE_DIGIT:
    case SHAPE_WIDE:
        return KIND_WORD;
    default:
        return kind_of_sign(at, found);
    }
}

/* The boundary in front of `next`; KIND_NONE where no sentence can end. */
static boundary look(const place *at, size_t next)
{
    const hs_piece *items = at->pieces.items;
    boundary found = { .next = next, .mark = next - 1, .after = next };

    while (found.mark > at->sentence && next - found.mark < 5 && closes(at, found.mark)) {
        found.closer = shape_of(at, found.mark);
        found.mark--;
    }
    while (
        found.after + 1 < at->paragraph_end && found.after - next < 2 && opens(at, found.after)) {
        found.after++;
    }
    found.behind = shape_of(at, found.after);
    found.kind = kind_at(at, &found);
    if (!(items[next].flags & HS_PIECE_SPACE)
        && !(found.mark + 1 == next && items[found.mark].flags & HS_PIECE_FINAL
            && (found.behind == SHAPE_CAPITAL || found.behind == SHAPE_I))) {
        found.kind = KIND_NONE;
    }
    if (closes(at, next) || items[next].flags & HS_PIECE_FINAL) {
        found.kind = KIND_NONE;
    }
    found.word = found.mark;
    if (found.kind != KIND_WORD && found.kind != KIND_ABBREVIATION) {
        found.word = found.mark > at->sentence ? found.mark - 1 : SIZE_MAX;
    }
    found.before = found.word == SIZE_MAX ? SHAPE_NONE : shape_of(at, found.word);
    return found;
}

/* --- features -------------------------------------------------------------------------------- */

static uint32_t hash_word(const place *at, size_t index)
{
    uint32_t hash = 2166136261u, end;

    if (index >= at->paragraph_end || index < at->paragraph) {
        return 0;
    }
    end = at->pieces.items[index].end;
    end = end - at->pieces.items[index].start > 12 ? at->pieces.items[index].start + 12 : end;
    for (uint32_t i = at->pieces.items[index].start; i < end; i++) {
        char byte = at->text.data[i];
        hash = (hash ^ (unsigned char) (hs_ascii_digit(byte) ? '0' : hs_ascii_fold(byte)))
            * 16777619u;
    }
    return hash;
}

static uint16_t feature(unsigned number, uint32_t a, uint32_t b)
{
    uint64_t mixed = ((uint64_t) a << 32 | b) ^ (uint64_t) number << 26;

    mixed *= UINT64_C(0x9e3779b97f4a7c15);
    mixed ^= mixed >> 29;
    mixed *= UINT64_C(0xbf58476d1ce4e5b9);
    return (uint16_t) (mixed >> (64 - HS_SENTENCE_BITS));
}

static unsigned bucket(size_t count)
{
    return count < 5 ? (unsigned) count
        : count < 8  ? 5
        : count < 12 ? 6
        : count < 20 ? 7
        : count < 40 ? 8
                     : 9;
}

static unsigned length(const place *at, size_t index)
{
    return index == SIZE_MAX ? 0 : bucket(size_of(&at->pieces.items[index]));
}

static uint32_t abbreviation(const place *at, const boundary *here)
{
    const hs_piece *piece = &at->pieces.items[here->mark];

    return here->kind != KIND_ABBREVIATION ? 0
                                           : (uint32_t) hs_abbreviation_of((hs_slice){
                                               at->text.data + piece->start, size_of(piece) - 1 });
}

static void put_features(
    const place *at, const boundary *here, uint16_t features[HS_SENTENCE_FEATURES])
{
    size_t before
        = here->word == SIZE_MAX || here->word == at->paragraph ? SIZE_MAX : here->word - 1;
    uint32_t word = here->word == SIZE_MAX ? 0 : hash_word(at, here->word),
             after = hash_word(at, here->after),
             shapes = (uint32_t) (here->before * 16 + here->behind),
             opener = (uint32_t) shape_of(at, here->next),
             farther = here->after + 1 < at->paragraph_end ? shape_of(at, here->after + 1) : 0,
             earlier = before == SIZE_MAX ? 0 : shape_of(at, before);
    unsigned n = 0;

#define FEATURE(a, b)                                                                              \
    features[n] = feature(n * 16 + here->kind, (uint32_t) (a), (uint32_t) (b)), n++
    FEATURE(here->closer, opener * 16 + here->behind);
    FEATURE(after, 0);
    FEATURE(word, 0);
    FEATURE(shapes, length(at, here->word));
    FEATURE(shapes, earlier * 16 + farther);
    FEATURE(before == SIZE_MAX ? 0 : hash_word(at, before), 0);
    FEATURE(hash_word(at, here->after + 1), 0);
    FEATURE(word, after);
    FEATURE(bucket(here->next - at->sentence), here->behind);
    FEATURE(at->quoted * 16 + (at->brackets > 0), here->closer);
    FEATURE(bucket(at->paragraph_end - here->next), at->punctuated * 16u + here->behind);
    FEATURE(at->regular, at->punctuated * 16u + here->behind);
    FEATURE(hash_word(at, here->mark), here->behind);
    FEATURE(abbreviation(at, here), here->behind);
    FEATURE(after, here->behind);
    FEATURE(word, here->behind);
    FEATURE(after, farther);
    FEATURE(bucket(here->next - at->sentence), bucket(at->paragraph_end - here->next));
#undef FEATURE
}

/* --- paragraphs ------------------------------------------------------------------------------ */

static bool ends_final(const place *at, size_t first, size_t end)
{
    while (end > first + 1 && closes(at, end - 1)) {
        end--;
    }
    return at->pieces.items[end - 1].flags & (HS_PIECE_FINAL | HS_PIECE_PERIOD);
}

static void begin_paragraph(place *at, size_t first)
{
    at->paragraph = at->sentence = first;
    at->paragraph_end = first + 1;
    while (at->paragraph_end < at->pieces.items_count
        && !(at->pieces.items[at->paragraph_end].flags & HS_PIECE_PARAGRAPH)) {
        at->paragraph_end++;
    }
    at->punctuated = ends_final(at, first, at->paragraph_end);
    at->quoted = false;
    at->brackets = 0;
}

/* How regularly the document ends its paragraphs with a final mark. */
static unsigned regularity(place *at)
{
    size_t all = 0, regular = 0;

    for (size_t i = 0; i < at->pieces.items_count; i = at->paragraph_end) {
        begin_paragraph(at, i);
        if (at->paragraph_end - i > 7) {
            all++;
            regular += at->punctuated;
        }
    }
    return all == 0
        ? 0
        : (unsigned) (1 + 2 * regular / all - (regular * 10 < all * 9 && regular == all));
}

static void note_marks(place *at, size_t piece)
{
    unsigned char byte = first_byte(at, piece);

    if (byte == '"') {
        at->quoted = !at->quoted;
    } else if (byte == '(' || byte == '[') {
        at->brackets++;
    } else if ((byte == ')' || byte == ']') && at->brackets > 0) {
        at->brackets--;
    } else if (byte == 0xe2) {
        shape mark = shape_of(at, piece);
        at->quoted = mark == SHAPE_OPEN || (at->quoted && mark != SHAPE_QUOTE);
    }
}

/* Can a sentence of the paragraph end without punctuation?  A false division inside a sentence of
 * news is worse than two sentences taken for one in a web forum. */
static bool lacks_marks(const place *at)
{
    return at->regular < (at->punctuated ? SOMEWHAT_REGULAR : REGULAR);
}

size_t hs_visit_boundaries(
    hs_slice text, hs_pieces pieces, bool every, hs_sentence_visit visit, void *context)
{
    place at = { .text = text, .pieces = pieces };
    uint16_t features[HS_SENTENCE_FEATURES];
    size_t paragraphs = 0;
    bool unmarked = every;

    at.regular = regularity(&at);
    for (size_t i = 0; i < pieces.items_count; i++) {
        uint32_t flags = pieces.items[i].flags;
        if (flags & HS_PIECE_PARAGRAPH) {
            begin_paragraph(&at, i);
            paragraphs++;
            unmarked = every || lacks_marks(&at);
        } else if (!(flags & HS_PIECE_JOINED)
            && (unmarked || !(pieces.items[i - 1].flags & HS_PIECE_INNER))) {
            boundary here = look(&at, i);
            if (here.kind != KIND_NONE
                && (unmarked || (here.kind != KIND_WORD && here.kind != KIND_COMMA))) {
                put_features(&at, &here, features);
                at.sentence = visit(context, i, features) ? i : at.sentence;
            }
        }
        if (!(flags & HS_PIECE_INNER)) {
            note_marks(&at, i);
        }
    }
    return paragraphs;
}

typedef struct decision {
    hs_piece *items;
    size_t sentences;
} decision;

static bool decide(void *context, size_t piece, const uint16_t features[HS_SENTENCE_FEATURES])
{
    decision *decided = context;
    int sum = 0;

    for (int i = 0; i < HS_SENTENCE_FEATURES; i++) {
        sum += hs_sentence_weights[features[i]];
    }
    if (sum > 0) {
        decided->items[piece].flags |= HS_PIECE_SENTENCE;
        decided->sentences++;
    }
    return sum > 0;
}

size_t hs_mark_sentences(hs_slice text, hs_pieces pieces)
{
    decision decided = { .items = pieces.items };
    size_t paragraphs = hs_visit_boundaries(text, pieces, false, decide, &decided);

    return paragraphs + decided.sentences;
}
