#include "language/tokenize.h"

#include "language/sentence.h"
#include "language/token_scan.h"

#define LINE_BLOCK ((size_t) 64 << 10)
#define LONGEST_NUMBER 20
// Every line of a token but its form and its white space: numbers, tabs, keys.
#define LINE_REST ((size_t) 256)

/* Puts tokens and comments together.  Lines stand in memory as they will in the stream, so that one
 * who writes them out can copy several columns at once. */
typedef struct output {
    hs_document *document;
    hs_slice text;
    hs_pieces pieces;
    hs_unit unit;
    char *place, *end; // free bytes of the block of lines
    size_t byte;       // of the text, up to which `offset` has been counted
    size_t offset;     // in `unit`, with what earlier parts had
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

/* Decimal, two digits at a time. */
static char *put_number(char *place, size_t number)
{
    static const char pairs[] = "0001020304050607080910111213141516171819"
                                "2021222324252627282930313233343536373839"
                                "4041424344454647484950515253545556575859"
                                "6061626364656667686970717273747576777879"
                                "8081828384858687888990919293949596979899";
    size_t digits = 1;
    char *end;

    for (size_t rest = number; rest >= 10; rest /= 10) {
        digits++;
    }
    end = place += digits;
    for (; number >= 100; number /= 100) {
        place -= 2;
        memcpy(place, pairs + number % 100 * 2, 2);
    }
    if (number >= 10) {
        memcpy(place - 2, pairs + number * 2, 2);
    } else {
        place[-1] = (char) ('0' + number);
    }
    return end;
}

/* --- offsets --------------------------------------------------------------------------------- */

/* Are the next bytes, and some behind them, ASCII?  No for long stretches. */
static bool is_ascii(const output *writer, size_t size)
{
    uint64_t words[2];

    if (size > sizeof words || writer->text.size - writer->byte < sizeof words) {
        return false;
    }
    memcpy(words, writer->text.data + writer->byte, sizeof words);
    return ((words[0] | (size > 8 ? words[1] : 0)) & UINT64_C(0x8080808080808080)) == 0;
}

/* Counts on to byte `to` and returns the offset there. */
static size_t offset_at(output *writer, size_t to)
{
    size_t size = to - writer->byte, less = 0;

    if (writer->unit != HS_BYTES && !is_ascii(writer, size)) {
        for (size_t i = writer->byte; i < to; i++) {
            unsigned char byte = (unsigned char) writer->text.data[i];
            less += (byte & 0xc0) == 0x80;
            less -= writer->unit == HS_UTF16 && byte >= 0xf0;
        }
    }
    writer->byte = to;
    return writer->offset += size - less;
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
    for (int i = HS_LEMMA; i < HS_MISC; i++) {
        token->column[i] = (hs_slice){ place + 1 + 2 * (i - HS_LEMMA), 1 };
    }
    return PUT(place, "\t_\t_\t_\t_\t_\t_\t_\t");
}

/* The line of pieces first..last: one word, or (with `number_end`) a range of words. */
static void put_token(output *writer, size_t first, size_t last, size_t number, size_t number_end)
{
    hs_document *document = writer->document;
    hs_token *token = &document->tokens[document->tokens_count++];
    size_t start = writer->pieces.items[first].start, end = writer->pieces.items[last].end;
    bool joined = last + 1 < writer->pieces.items_count
        && writer->pieces.items[last + 1].flags & HS_PIECE_JOINED,
         alone = !joined && !(writer->pieces.items[first].flags & HS_PIECE_JOINED);
    hs_slice space = space_after(writer, last);
    size_t before = first == 0 ? start : 0;
    char *line = room(writer, end - start + 2 * (space.size + before) + LINE_REST), *form, *misc,
         *place = put_number(line, number);

    token->kind = number_end != 0 ? HS_RANGE : HS_WORD;
    if (number_end != 0) {
        *place++ = '-';
        place = put_number(place, number_end);
    }
    *place++ = '\t';
    form = place;
    misc = put_unset(token, line, form, put_form(writer, place, start, end));
    place = misc;
    if (number_end != 0 || alone) {
        place = put_space(place, space);
        if (before != 0) {
            place
                = put_escaped(PUT(place, "SpacesBefore="), (hs_slice){ writer->text.data, before });
            *place++ = '|';
        }
    }
    place = put_number(PUT(place, "TokenRange="), offset_at(writer, start));
    *place++ = ':';
    place = put_number(place, offset_at(writer, end));
    token->column[HS_MISC] = (hs_slice){ misc, (size_t) (place - misc) };
    writer->place = place;
}

/* The words of pieces first..end, with the ranges in front of multiword tokens. */
static void put_words(output *writer, size_t first, size_t end)
{
    const hs_piece *items = writer->pieces.items;
    size_t number = 1, last;

    for (size_t i = first; i < end; i = last + 1) {
        for (last = i; last + 1 < end && items[last + 1].flags & HS_PIECE_JOINED; last++) { }
        if (last > i) {
            size_t byte = writer->byte, offset = writer->offset;
            put_token(writer, i, last, number, number + last - i);
            writer->byte = byte;
            writer->offset = offset;
        }
        for (size_t word = i; word <= last; word++) {
            put_token(writer, word, word, number++, 0);
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

/* `# text = …` of pieces first..end, each run of white space as one space. */
static void put_text(output *writer, hs_sentence *sentence, size_t first, size_t end)
{
    const hs_piece *items = writer->pieces.items;
    const char *text = writer->text.data;
    char *start = room(writer, items[end - 1].end - items[first].start + LINE_REST);
    char *place = PUT(start, "# text = ");
    size_t from = items[first].start;

    for (size_t i = first; i + 1 < end; i++) {
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

static void put_sentence(output *writer, size_t first, size_t end)
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
    put_text(writer, sentence, first, end);
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
static void reserve(hs_document *document, hs_pieces pieces)
{
    size_t tokens = 0, sentences = 0;

    for (size_t i = 0; i < pieces.items_count; i++) {
        bool range = pieces.items[i].flags & HS_PIECE_JOINED && i > 0
            && !(pieces.items[i - 1].flags & HS_PIECE_JOINED);
        tokens += 1 + range;
        sentences += (pieces.items[i].flags & HS_PIECE_SENTENCE) != 0;
    }
    document->tokens = hs_arena_get(document->arena, tokens * sizeof *document->tokens);
    document->tokens_capacity = tokens;
    document->sentences = hs_arena_get(document->arena, sentences * sizeof *document->sentences);
    document->sentences_capacity = sentences;
}

hs_status hs_tokenize_document(hs_document *document, hs_tokenize_options options, hs_error *error)
{
    hs_scan_options scan = { .other_language = options.other_language, .line = options.line };
    output writer = { .document = document, .text = document->text, .unit = options.unit };
    size_t first = 0;

    if (document->text.size >= UINT32_MAX) {
        return hs_fail(error, HS_BAD_DOCUMENT, "the text has 4 GiB or more; divide it");
    }
    writer.pieces = hs_scan_text(document->arena, document->text, scan);
    if (writer.pieces.items_count == 0) {
        return HS_OK;
    }
    hs_mark_sentences(document->text, writer.pieces);
    writer.offset = offset_before(document, options.unit);
    set_identity(&writer);
    reserve(document, writer.pieces);
    for (size_t i = 1; i <= writer.pieces.items_count; i++) {
        if (i == writer.pieces.items_count || writer.pieces.items[i].flags & HS_PIECE_SENTENCE) {
            put_sentence(&writer, first, i);
            first = i;
        }
    }
    return HS_OK;
}
