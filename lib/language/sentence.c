#include "language/sentence.h"

#include "language/sentence_boundary.h"
#include "language/token_lists.h"

// Documents as regular as this leave no punctuation out; nor do paragraphs of somewhat regular ones
// that end with a final mark.
#define REGULAR 4
#define SOMEWHAT_REGULAR 2

static uint32_t hash_word(const hs_place *at, size_t index)
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

static unsigned length(const hs_place *at, size_t index)
{
    return index == SIZE_MAX ? 0 : bucket(hs_piece_size(&at->pieces.items[index]));
}

static uint32_t abbreviation(const hs_place *at, const hs_boundary *here)
{
    const hs_piece *piece = &at->pieces.items[here->mark];

    return here->kind != HS_KIND_ABBREVIATION
        ? 0
        : (uint32_t) hs_abbreviation_of(
            (hs_slice){ at->text.data + piece->start, hs_piece_size(piece) - 1 });
}

static void put_features(
    const hs_place *at, const hs_boundary *here, uint16_t features[HS_SENTENCE_FEATURES])
{
    size_t before
        = here->word == SIZE_MAX || here->word == at->paragraph ? SIZE_MAX : here->word - 1;
    uint32_t word = here->word == SIZE_MAX ? 0 : hash_word(at, here->word),
             after = hash_word(at, here->after),
             shapes = (uint32_t) (here->before * 16 + here->behind),
             opener = (uint32_t) hs_shape_of(at, here->next),
             farther = here->after + 1 < at->paragraph_end ? hs_shape_of(at, here->after + 1) : 0,
             earlier = before == SIZE_MAX ? 0 : hs_shape_of(at, before);
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

static bool ends_final(const hs_place *at, size_t first, size_t end)
{
    while (end > first + 1 && hs_mark_closes(at, end - 1)) {
        end--;
    }
    return at->pieces.items[end - 1].flags & (HS_PIECE_FINAL | HS_PIECE_PERIOD);
}

static void begin_paragraph(hs_place *at, size_t first)
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
static unsigned regularity(hs_place *at)
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

static void note_marks(hs_place *at, size_t piece)
{
    unsigned char byte = hs_first_byte(at, piece);

    if (byte == '"') {
        at->quoted = !at->quoted;
    } else if (byte == '(' || byte == '[') {
        at->brackets++;
    } else if ((byte == ')' || byte == ']') && at->brackets > 0) {
        at->brackets--;
    } else if (byte == 0xe2) {
        hs_shape mark = hs_shape_of(at, piece);
        at->quoted = mark == HS_SHAPE_OPEN || (at->quoted && mark != HS_SHAPE_QUOTE);
    }
}

/* Can a sentence of the paragraph end without punctuation?  A false division inside a sentence of
 * news is worse than two sentences taken for one in a web forum. */
static bool lacks_marks(const hs_place *at)
{
    return at->regular < (at->punctuated ? SOMEWHAT_REGULAR : REGULAR);
}

/* Can a sentence end here in text that is punctuated regularly? */
static bool is_regular(const hs_boundary *here)
{
    return here->kind != HS_KIND_WORD && here->kind != HS_KIND_COMMA
        && !(here->kind == HS_KIND_MARK && here->behind == HS_SHAPE_LOWER); // Yahoo! said
}

size_t hs_visit_boundaries(
    hs_slice text, hs_pieces pieces, bool every, hs_sentence_visit visit, void *context)
{
    hs_place at = { .text = text, .pieces = pieces };
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
            hs_boundary here = hs_boundary_at(&at, i);
            if (here.kind != HS_KIND_NONE && (unmarked || is_regular(&here))) {
                put_features(&at, &here, features);
                at.sentence = visit(context, i, here.certain ? NULL : features) ? i : at.sentence;
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
    int sum = features == NULL;

    for (int i = 0; features != NULL && i < HS_SENTENCE_FEATURES; i++) {
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
