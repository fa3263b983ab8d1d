#include "language/tokenize.h"

#include "language/sentence.h"
#include "language/token_scan.h"

#define LINE_BLOCK ((size_t) 64 << 10)
#define LONGEST_NUMBER 20
// Every line of a token but its form and its white space: numbers, tabs, keys.
#define LINE_REST ((size_t) 256)

/* How far offsets have been counted. */
typedef struct ruler {
    size_t byte;     // of the text, up to which they are
    size_t hundreds; // of the offset there, in the unit of offsets, with what earlier parts had
    unsigned rest;   // of the offset, below a hundred
    char digits[24]; // those of the hundreds; none where there are none
    size_t digits_size;
} ruler;

/* Puts tokens and comments together.  Lines stand in memory as they will in the stream, so that one
 * who writes them out can copy several columns at once. */
typedef struct output {
    hs_document *document;
    hs_slice text;
    hs_pieces pieces;
    hs_unit unit;
    char *place, *end; // free bytes of the block of lines
    ruler at;
    size_t paragraphs; // so far
    char id[512];      // "ID-" of sent_id and newpar, "ID-N." in later parts; cut where too long
    size_t id_size;
} output;

/* At least `size` bytes in a row. */
static char *room(output *writer, size_t size)
{
    size_t block = size > LINE_BLOCK ? size : LINE_BLOCK;

    if ((size_t) (writer->end - writer->place) < size) {
        writer->place = hs_arena_get(writer->document->arena, block);
        writer->end = writer->place + block;
    }
    return writer->place;
}

static char *put(char *place, const char *text, size_t size)
{
    memcpy(place, text, size);
    return place + size;
}

#define PUT(place, literal) put((place), (literal), sizeof(literal) - 1)

static const char pairs[] = "0001020304050607080910111213141516171819"
                            "2021222324252627282930313233343536373839"
                            "4041424344454647484950515253545556575859"
                            "6061626364656667686970717273747576777879"
                            "8081828384858687888990919293949596979899";

static char *put_number(char *place, size_t number)
{
    if (number < 10) {
        *place = (char) ('0' + number);
        return place + 1;
    }
    if (number < 100) {
        memcpy(place, pairs + number * 2, 2);
        return place + 2;
    }
    return hs_write_number(place, number);
}

/* --- offsets --------------------------------------------------------------------------------- */

/* Offsets grow slowly: all digits but the last two are mostly those of the one before. */
static void carry(ruler *at, size_t rest)
{
    at->hundreds += rest / 100;
    at->rest = (unsigned) (rest % 100);
    at->digits_size = (size_t) (hs_write_number(at->digits, at->hundreds) - at->digits);
}

static inline void advance(ruler *at, size_t more)
{
    size_t rest = at->rest + more;

    if (rest >= 100) {
        carry(at, rest);
    } else {
        at->rest = (unsigned) rest;
    }
}

/* Counts on to byte `to`. */
static void count_to(output *writer, size_t to)
{
    size_t size = to - writer->at.byte, less = 0;

    if (writer->unit != HS_BYTES) {
        for (size_t i = writer->at.byte; i < to; i++) {
            unsigned char byte = (unsigned char) writer->text.data[i];
            less += (byte & 0xc0) == 0x80;
            less -= writer->unit == HS_UTF16 && byte >= 0xf0;
        }
    }
    writer->at.byte = to;
    advance(&writer->at, size - less);
}

/* Writes the offset that has been counted to; there is room for all digits. */
static inline char *put_offset(const ruler *at, char *place)
{
    if (at->digits_size == 0) {
        return put_number(place, at->rest);
    }
    memcpy(place, at->digits, sizeof at->digits);
    place += at->digits_size;
    memcpy(place, pairs + at->rest * 2, 2);
    return place + 2;
}

static size_t offset_before(const hs_document *document, hs_unit unit)
{
    return unit == HS_CHARS ? document->chars_before
        : unit == HS_BYTES  ? document->bytes_before
                            : document->utf16_before;
}

/* --- tokens ---------------------------------------------------------------------------------- */

/* White space as UDPipe escapes it. */
static char *put_escaped(char *place, hs_slice space)
{
    for (size_t i = 0; i < space.size; i++) {
        char byte = space.data[i];
        char code = byte == ' ' ? 's'
            : byte == '\t'      ? 't'
            : byte == '\r'      ? 'r'
            : byte == '\n'      ? 'n'
            : byte == '|'       ? 'p'
            : byte == '\\'      ? '\\'
                                : '\0';
        if (code != '\0') {
            *place++ = '\\';
        }
        *place++ = code != '\0' ? code : byte;
    }
    return place;
}

/* The white space behind a token, as MISC has it, with the '|' behind it. */
static char *put_space(char *place, hs_slice space)
{
    if (space.size == 1 && space.data[0] == ' ') {
        return place;
    }
    if (space.size == 0) {
        return PUT(place, "SpaceAfter=No|");
    }
    place = put_escaped(PUT(place, "SpacesAfter="), space);
    *place++ = '|';
    return place;
}

/* What stands between the end of piece `last` and the next. */
static hs_slice space_after(const output *writer, size_t last)
{
    const hs_pieces *pieces = &writer->pieces;
    size_t start = pieces->items[last].end,
           end = last + 1 < pieces->items_count ? pieces->items[last + 1].start : writer->text.size;

    return (hs_slice){ writer->text.data + start, end - start };
}

/* Bytes that the line of pieces first..last takes at most. */
static size_t line_room(const output *writer, size_t first, size_t last)
{
    const hs_piece *items = writer->pieces.items;
    size_t space = space_after(writer, last).size + (first == 0 ? items[0].start : 0);

    return items[last].end - items[first].start + 2 * space + LINE_REST;
}

/* Most forms are short: a copy of fixed size is faster. */
static char *put_form(const output *writer, char *place, size_t start, size_t end)
{
    const char *form = writer->text.data + start;

    if (end - start <= 16 && writer->text.size - start >= 16) {
        memcpy(place, form, 16);
        return place + (end - start);
    }
    return put(place, form, end - start);
}

/* Columns 3 to 9, unset, and points the token's columns at the line that starts at `id`. */
static char *put_unset(hs_token *token, char *id, char *form, char *place)
{
    token->column[HS_ID] = (hs_slice){ id, (size_t) (form - 1 - id) };
    token->column[HS_FORM] = (hs_slice){ form, (size_t) (place - form) };
    token->column[HS_LEMMA] = (hs_slice){ place + 1, 1 };
    token->column[HS_UPOS] = (hs_slice){ place + 3, 1 };
    token->column[HS_XPOS] = (hs_slice){ place + 5, 1 };
    token->column[HS_FEATS] = (hs_slice){ place + 7, 1 };
    token->column[HS_HEAD] = (hs_slice){ place + 9, 1 };
    token->column[HS_DEPREL] = (hs_slice){ place + 11, 1 };
    token->column[HS_DEPS] = (hs_slice){ place + 13, 1 };
    return PUT(place, "\t_\t_\t_\t_\t_\t_\t_\t");
}

/* White space around the surface token of pieces first..last. */
static char *put_spaces(const output *writer, char *place, size_t first, size_t last)
{
    size_t before = writer->pieces.items[first].start;

    place = put_space(place, space_after(writer, last));
    if (first == 0 && before != 0) {
        place = put_escaped(PUT(place, "SpacesBefore="), (hs_slice){ writer->text.data, before });
        *place++ = '|';
    }
    return place;
}

/* start:end of what starts with the piece and ends at byte `end`. */
static char *put_range(output *writer, char *place, const hs_piece *first, size_t end)
{
    // Nothing to count where all is ASCII: one byte of white space is ASCII too.
    bool ascii = first->flags & HS_PIECE_ASCII && first->start - writer->at.byte < 2;

    if (ascii) {
        advance(&writer->at, first->start - writer->at.byte);
    } else {
        count_to(writer, first->start);
    }
    place = put_offset(&writer->at, place);
    *place++ = ':';
    if (ascii) {
        advance(&writer->at, end - first->start);
        writer->at.byte = end;
    } else {
        count_to(writer, end);
    }
    return put_offset(&writer->at, place);
}

/* The line of pieces first..last: one word, or (with `number_end`) a range of words.  `surface`: it
 * is what stands in the text, and has the white space. */
static void put_token(
    output *writer, size_t first, size_t last, size_t number, size_t number_end, bool surface)
{
    hs_token *token = &writer->document->tokens[writer->document->tokens_count++];
    size_t start = writer->pieces.items[first].start, end = writer->pieces.items[last].end;
    char *line = room(writer, line_room(writer, first, last)), *misc, *place;

    token->kind = number_end != 0 ? HS_RANGE : HS_WORD;
    place = put_number(line, number);
    if (number_end != 0) {
        *place++ = '-';
        place = put_number(place, number_end);
    }
    *place++ = '\t';
    misc = put_unset(token, line, place, put_form(writer, place, start, end));
    place = surface ? put_spaces(writer, misc, first, last) : misc;
    place = put_range(writer, PUT(place, "TokenRange="), &writer->pieces.items[first], end);
    token->column[HS_MISC] = (hs_slice){ misc, (size_t) (place - misc) };
    *place = '\n';
    writer->place = place + 1;
}

/* The words of pieces first..end, with the ranges in front of multiword tokens. */
static void put_words(output *writer, size_t first, size_t end)
{
    const hs_piece *items = writer->pieces.items;
    size_t number = 1, last;

    for (size_t i = first; i < end; i = last + 1) {
        for (last = i; last + 1 < end && items[last + 1].flags & HS_PIECE_JOINED; last++) { }
        if (last > i) {
            ruler before = writer->at;
            put_token(writer, i, last, number, number + last - i, true);
            writer->at = before; // the words stand in the same place
        }
        for (size_t word = i; word <= last; word++) {
            put_token(writer, word, word, number++, 0, last == i);
        }
    }
}

/* --- comments -------------------------------------------------------------------------------- */

static void add_line(output *writer, hs_sentence *sentence, char *start, char *end)
{
    sentence->comments[sentence->comments_count++] = hs_slice_between(start, end);
    writer->place = end;
}

/* `# newpar id = ID-p3`, `# sent_id = ID-s12`. */
static void put_identity(
    output *writer, hs_sentence *sentence, hs_slice key, char letter, size_t number)
{
    char *start = room(writer, key.size + writer->id_size + LINE_REST), *place = start;

    place = put(put(place, key.data, key.size), writer->id, writer->id_size);
    *place++ = letter;
    add_line(writer, sentence, start, put_number(place, number));
}

/* `# text = …` of pieces first..end, each run of white space as one space; without `gaps` there is
 * no run of more. */
static void put_text(output *writer, hs_sentence *sentence, size_t first, size_t end, bool gaps)
{
    const hs_piece *items = writer->pieces.items;
    const char *text = writer->text.data;
    char *start = room(writer, items[end - 1].end - items[first].start + LINE_REST);
    char *place = PUT(start, "# text = ");
    size_t from = items[first].start;

    for (size_t i = first; gaps && i + 1 < end; i++) {
        size_t gap = items[i + 1].start - items[i].end;
        if (gap > 1 || (gap == 1 && text[items[i].end] != ' ')) {
            place = put(place, text + from, items[i].end - from);
            *place++ = ' ';
            from = items[i + 1].start;
        }
    }
    add_line(writer, sentence, start, put(place, text + from, items[end - 1].end - from));
}

/* What stands at the head of a document: its id, its metadata, the unit of offsets. */
static void put_head(output *writer, hs_sentence *sentence)
{
    static const hs_slice units[]
        = { HS_CONSTANT("chars"), HS_CONSTANT("bytes"), HS_CONSTANT("utf16") };
    hs_document *document = writer->document;
    char part[LONGEST_NUMBER];

    if (document->part > 1) {
        hs_comment_add(document, sentence, HS_LITERAL("hs::part"),
            hs_slice_between(part, put_number(part, document->part)));
    } else {
        hs_comment_add(document, sentence, HS_LITERAL("newdoc id"), document->id);
    }
    for (size_t i = 0; document->part <= 1 && i < document->metadata_count; i++) {
        const hs_slice key[] = { HS_LITERAL("meta::"), document->metadata[i].name };
        hs_comment_add(document, sentence, hs_arena_join(document->arena, key, 2),
            document->metadata[i].value);
    }
    hs_comment_add(document, sentence, HS_LITERAL("hs::offsets"), units[writer->unit]);
}

static void put_sentence(output *writer, size_t first, size_t end, bool gaps)
{
    hs_document *document = writer->document;
    hs_sentence *sentence = &document->sentences[document->sentences_count++];

    *sentence = (hs_sentence){ .first = document->tokens_count };
    if (first == 0) {
        put_head(writer, sentence);
    }
    // Three lines follow at most; room for one that a later filter adds.
    sentence->comments = hs_arena_grow(document->arena, sentence->comments,
        sizeof *sentence->comments, &sentence->comments_capacity, sentence->comments_count + 4);
    if (writer->pieces.items[first].flags & HS_PIECE_PARAGRAPH) {
        put_identity(writer, sentence, HS_LITERAL("# newpar id = "), 'p', ++writer->paragraphs);
    }
    put_identity(writer, sentence, HS_LITERAL("# sent_id = "), 's', document->sentences_count);
    put_text(writer, sentence, first, end, gaps);
    put_words(writer, first, end);
    sentence->end = document->tokens_count;
}

/* --- documents ------------------------------------------------------------------------------- */

/* `ID-`, or `ID-2.` in a later part. */
static void set_identity(output *writer)
{
    const hs_document *document = writer->document;
    size_t size = document->id.size, most = sizeof writer->id - LONGEST_NUMBER - 2;
    char *place;

    if (size > most) {
        for (size = most; ((unsigned char) document->id.data[size] & 0xc0) == 0x80; size--) { }
    }
    place = put(writer->id, document->id.data ? document->id.data : "", size);
    for (size_t i = 0; i < size; i++) {
        writer->id[i] = writer->id[i] == '\n' ? ' ' : writer->id[i];
    }
    *place++ = '-';
    if (document->part > 1) {
        place = put_number(place, document->part);
        *place++ = '.';
    }
    writer->id_size = (size_t) (place - writer->id);
}

/* Makes room for all tokens and sentences at once. */
static void reserve(hs_document *document, size_t tokens, size_t sentences)
{
    document->tokens = hs_arena_get(document->arena, tokens * sizeof *document->tokens);
    document->tokens_capacity = tokens;
    document->sentences = hs_arena_get(document->arena, sentences * sizeof *document->sentences);
    document->sentences_capacity = sentences;
}

hs_status hs_tokenize_document(hs_document *document, hs_tokenize_options options, hs_error *error)
{
    hs_scan_options scan = { .other_language = options.other_language, .line = options.line };
    output writer = { .document = document, .text = document->text, .unit = options.unit };
    size_t first = 0, sentences;
    uint32_t flags = 0;

    if (document->text.size >= UINT32_MAX) {
        return hs_fail(error, HS_BAD_DOCUMENT, "the text has 4 GiB or more; divide it");
    }
    writer.pieces = hs_scan_text(document->arena, document->text, scan);
    if (writer.pieces.items_count == 0) {
        return HS_OK;
    }
    sentences = hs_mark_sentences(document->text, writer.pieces);
    reserve(document, writer.pieces.items_count + writer.pieces.ranges, sentences);
    advance(&writer.at, offset_before(document, options.unit));
    set_identity(&writer);
    for (size_t i = 1; i <= writer.pieces.items_count; i++) {
        if (i == writer.pieces.items_count || writer.pieces.items[i].flags & HS_PIECE_SENTENCE) {
            put_sentence(&writer, first, i, flags & HS_PIECE_GAP);
            first = i;
            flags = 0;
        } else {
            flags |= writer.pieces.items[i].flags;
        }
    }
    return HS_OK;
}
