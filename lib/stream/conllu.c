#include "stream/conllu.h"

#include "stream/separators.h"
#include "text/utf8.h"

void hs_conllu_close(hs_conllu_reader *reader) { hs_buffer_free(&reader->id); }

/* --- one line */

static bool is_number(hs_slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') {
            return false;
        }
    }
    return text.size != 0 && text.size < 10;
}

static bool parse_id(hs_token *token)
{
    hs_slice rest = token->column[HS_ID], first;
    char between = '.';

    token->kind = HS_WORD;
    if (is_number(rest)) {
        return true;
    }
    between = hs_slice_find(rest, '-') ? '-' : '.';
    first = hs_slice_cut(&rest, between);
    token->kind = between == '-' ? HS_RANGE : HS_EMPTY;
    return is_number(first) && is_number(rest);
}

static hs_status wrong_columns(hs_slice line, hs_error *error)
{
    size_t columns = 1;

    if (hs_slice_ends(line, HS_LITERAL("\r"))) {
        return hs_fail(error, HS_BAD_DOCUMENT,
            "lines end with CR LF where CoNLL-U has LF; take the CR out, for example with tr -d "
            "'\\r'");
    }
    if (hs_slice_starts(line, HS_LITERAL("\xef\xbb\xbf"))) {
        return hs_fail(error, HS_BAD_DOCUMENT,
            "a byte order mark stands in front of the first line; take it out, for example with "
            "tail -c +4");
    }
    while (hs_slice_cut(&line, '\t'), line.data != NULL) {
        columns++;
    }
    return hs_fail(error, HS_BAD_DOCUMENT,
        "a token line has 10 columns with tabs between them, this one has %zu; is this CoNLL-U?",
        columns);
}

/* Why a line is none of ten columns with something in each: it ends too early or goes on behind the
 * last one, or one that a tab ends is empty, or the last. */
static hs_status wrong_line(hs_slice line, hs_error *error)
{
    hs_slice rest = line;
    int column = HS_ID;

    while (column < HS_MISC && hs_slice_find(rest, '\t') != NULL && rest.data[0] != '\t') {
        hs_slice_cut(&rest, '\t');
        column++;
    }
    if (column < HS_MISC ? rest.size == 0 || rest.data[0] != '\t'
                         : hs_slice_find(rest, '\t') != NULL) {
        return wrong_columns(line, error);
    }
    return hs_fail(error, HS_BAD_DOCUMENT,
        "column %d of the token line is empty; write '_' where there is no value", column + 1);
}

/* Writes the places of the bits in `mask`, HS_MISC of them whether it has so many or not: no branch
 * depends on how many there are. */
static inline void put_places(uint32_t *places, uint64_t mask, size_t base)
{
    for (size_t i = 0; i < HS_MISC; i++) {
        places[i] = (uint32_t) base + hs_lowest_bit(mask);
        mask &= mask - 1;
    }
}

/* What the first stride of a line, or a later one, has. */
typedef struct stride {
    uint64_t tabs, ends; // tabs in front of the first end only
} stride;

static inline stride look_at(const char *text)
{
    stride seen = { hs_bytes_equal(text, '\t'), hs_bytes_equal(text, '\n') };

    seen.tabs &= (seen.ends - 1) & ~seen.ends;
    return seen;
}

/* Finds the tabs of a line, and its end as the tenth place; false: it is not ten columns with
 * something in each. */
static inline bool find_columns(const char *line, stride seen, uint32_t places[2 * HS_COLUMNS])
{
    uint64_t before = 1, empty = 0; // before: a separator, or the start, in front
    size_t base = 0, count = 0;

    for (;;) {
        empty |= (seen.tabs | (seen.ends & -seen.ends)) & (seen.tabs << 1 | before);
        before = seen.tabs >> 63;
        if (seen.tabs != 0) {
            put_places(places + count, seen.tabs, base);
            count += hs_count_bits(seen.tabs);
        }
        if (seen.ends != 0 || count > HS_MISC) {
            break;
        }
        base += HS_STRIDE;
        seen = look_at(line + base);
    }
    places[HS_MISC] = (uint32_t) base + hs_lowest_bit(seen.ends);
    return count == HS_MISC && empty == 0;
}

/* Most lines of a fresh stream have one byte in each column from LEMMA to DEPS, which is eight tabs
 * two apart, and end in the first stride.  `id` and `form` are the places of the tabs behind those.
 */
static inline bool is_unset(stride seen, unsigned id, unsigned form)
{
    const unsigned end = hs_lowest_bit(seen.ends);

    return seen.ends != 0 && seen.tabs >> form == 0x5555 && id != 0 && form > id + 1
        && end > form + 15;
}

/* Takes the next line as ten columns; false: it is not, and nothing was taken. */
static inline bool take_columns(hs_slice *text, hs_token *token)
{
    const char *line = text->data;
    stride seen = look_at(line);
    unsigned id = hs_lowest_bit(seen.tabs), form = hs_lowest_bit(seen.tabs & (seen.tabs - 1));
    uint32_t places[2 * HS_COLUMNS], first = 0;

    if (is_unset(seen, id, form)) {
        token->column[HS_ID] = (hs_slice){ line, id };
        token->column[HS_FORM] = hs_slice_between(line + id + 1, line + form);
        for (unsigned i = HS_LEMMA; i < HS_MISC; i++) {
            token->column[i] = (hs_slice){ line + form + 1 + 2 * (i - HS_LEMMA), 1 };
        }
        first = hs_lowest_bit(seen.ends);
        token->column[HS_MISC] = hs_slice_between(line + form + 15, line + first);
        *text = hs_slice_from(*text, first + 1);
        return true;
    }
    if (!find_columns(line, seen, places)) {
        return false;
    }
    for (int i = HS_ID; i < HS_COLUMNS; i++) {
        token->column[i] = (hs_slice){ line + first, places[i] - first };
        first = places[i] + 1;
    }
    *text = hs_slice_from(*text, first);
    return true;
}

static hs_status wrong_id(hs_slice id, hs_error *error)
{
    return hs_fail(error, HS_BAD_DOCUMENT,
        "the token's ID is '%.*s'; it must be a number such as 7, 7-8 or 7.1",
        (int) (id.size < 40 ? id.size : 40), id.data);
}

/* Takes the next line as a token. */
static hs_status read_token(hs_document *document, hs_slice *text, hs_error *error)
{
    hs_token *token;

    // Not HS_APPEND: every column is set.
    if (document->tokens_count == document->tokens_capacity) {
        document->tokens = hs_arena_grow(document->arena, document->tokens, sizeof *token,
            &document->tokens_capacity, document->tokens_count + 1);
    }
    token = &document->tokens[document->tokens_count];
    if (!take_columns(text, token)) {
        return wrong_line(hs_slice_cut(text, '\n'), error);
    }
    if (!parse_id(token)) {
        return wrong_id(token->column[HS_ID], error);
    }
    document->tokens_count++;
    return HS_OK;
}

/* --- one sentence */

static bool starts_document(hs_slice line)
{
    hs_slice rest;

    if (!hs_slice_starts(line, HS_LITERAL("# newdoc"))) {
        return false;
    }
    rest = hs_slice_from(line, sizeof "# newdoc" - 1);
    return rest.size == 0 || rest.data[0] == ' ';
}

static bool starts_part(hs_slice line) { return hs_slice_starts(line, HS_LITERAL("# hs::part =")); }

/* What the comments of a sentence say of the document it stands in. */
static void begin_document(hs_conllu_reader *reader, hs_document *document, hs_slice line)
{
    hs_slice id = hs_comment_value(line, HS_LITERAL("newdoc id"));

    id = id.data ? id : reader->stem;
    reader->part = 1;
    reader->id.size = 0;
    hs_put(&reader->id, id);
    document->id = hs_arena_copy(document->arena, id);
}

static hs_status cut_off(hs_error *error)
{
    return hs_fail(error, HS_BAD_DOCUMENT,
        "the stream ends without the blank line behind its last sentence: it was cut off; "
        "look at what wrote it");
}

/* HS_END: it starts another document. */
static hs_status read_comment(hs_conllu_reader *reader, hs_document *document,
    hs_sentence *sentence, hs_slice line, hs_error *error)
{
    if (sentence->first != document->tokens_count) {
        return hs_fail(error, HS_BAD_DOCUMENT,
            "a comment inside a sentence; is the blank line missing behind the one before?");
    }
    if (starts_document(line) || starts_part(line)) {
        if (document->sentences_count != 0) {
            return HS_END;
        }
        if (starts_document(line)) {
            begin_document(reader, document, line);
        }
    }
    *HS_APPEND(document->arena, sentence, comments) = line;
    return HS_OK;
}

/* Takes the next line. */
static hs_status read_line(hs_conllu_reader *reader, hs_document *document, hs_sentence *sentence,
    hs_slice *text, hs_error *error)
{
    if (*text->data == '#') {
        return read_comment(reader, document, sentence, hs_slice_cut(text, '\n'), error);
    }
    if (*text->data != '\n') {
        return read_token(document, text, error);
    }
    *text = hs_slice_from(*text, 1);
    return sentence->first != document->tokens_count
        ? HS_OK
        : hs_fail(error, HS_BAD_DOCUMENT, "an empty line where a sentence must begin");
}

static const char *line_start(hs_slice text, const char *place)
{
    while (place > text.data && place[-1] != '\n') {
        place--;
    }
    return place;
}

static hs_status not_utf8(const char *line, const char *bad, hs_error *error)
{
    return hs_fail(error, HS_BAD_DOCUMENT, "byte %zu of the line (0x%02x) is not UTF-8",
        (size_t) (bad - line) + 1, (unsigned) (unsigned char) *bad);
}

/* Reads the lines of a sentence and takes those that it has read: all of them, or up to the one
 * that is wrong.  `text` is a copy in the arena. */
static hs_status read_lines(hs_conllu_reader *reader, hs_document *document, hs_sentence *sentence,
    hs_slice text, hs_error *error)
{
    const char *bad = hs_utf8_invalid(text), *end = text.data + text.size;
    const char *last = line_start(text, end); // not a whole line, if there is something in it
    hs_slice rest;
    size_t lines = 0;
    hs_status status = HS_OK;

    if (bad != NULL && bad < last) {
        last = line_start(text, bad);
    } else {
        bad = NULL;
    }
    for (rest = hs_slice_between(text.data, last); status == HS_OK && rest.size != 0; lines++) {
        status = read_line(reader, document, sentence, &rest, error);
    }
    if (status == HS_OK && last < end) {
        rest = hs_slice_between(last, end);
        hs_slice_cut(&rest, '\n');
        rest.data = rest.data ? rest.data : end;
        status = bad ? not_utf8(last, bad, error) : cut_off(error);
        lines++;
    }
    if (status != HS_END) {
        hs_source_take(reader->source, (size_t) (rest.data - text.data), lines);
    }
    return status;
}

/* A copy of a sentence, with room behind it for a look at a whole stride from any byte. */
static hs_slice copy_block(hs_document *document, hs_slice block)
{
    char *copy = hs_arena_get(document->arena, block.size + HS_STRIDE);

    memcpy(copy, block.data, block.size);
    memset(copy + block.size, 0, HS_STRIDE);
    return (hs_slice){ copy, block.size };
}

static bool is_whole(hs_slice block)
{
    return block.size > 1 && hs_slice_ends(block, HS_LITERAL("\n\n"));
}

/* Reads one sentence.  HS_END: the input, or the document, ends before it. */
static hs_status read_sentence(hs_conllu_reader *reader, hs_document *document, hs_error *error)
{
    hs_sentence sentence = { .first = document->tokens_count };
    hs_slice block;
    bool whole;
    hs_status status = hs_source_block(reader->source, &block, error);

    if (status != HS_OK) {
        return status;
    }
    whole = is_whole(block);
    status = read_lines(reader, document, &sentence, copy_block(document, block), error);
    if (status == HS_OK && !whole) {
        return cut_off(error);
    }
    if (status == HS_OK) {
        reader->advanced = true;
        sentence.end = document->tokens_count;
        *HS_APPEND(document->arena, document, sentences) = sentence;
    }
    return status;
}

/* --- documents */

/* Takes the lines up to the next document. */
static void pass_document(hs_conllu_reader *reader)
{
    hs_source *source = reader->source;
    hs_error ignored;
    hs_slice first;

    reader->part = 0;
    reader->id.size = 0;
    hs_source_mark(source);
    // No line is kept: it may be one of them that there is no memory for.
    while (hs_source_peek(source, sizeof "# newdoc", &first, &ignored) == HS_OK && first.size != 0
        && !starts_document(hs_slice_cut(&first, '\n'))) {
        if (hs_source_pass(source, '\n', &ignored) != HS_OK) {
            break;
        }
    }
}

void hs_conllu_skip(hs_conllu_reader *reader)
{
    hs_source *source = reader->source;
    hs_error ignored;

    // The line that what could not be read starts with may be that of a document.
    if (!reader->advanced && source->next == source->mark) {
        hs_source_pass(source, '\n', &ignored);
    }
    pass_document(reader);
}

/* Room for the next document: that of the largest of late, so that few are copied as they grow. */
static void expect_tokens(hs_conllu_reader *reader, size_t tokens)
{
    reader->tokens -= reader->tokens / 64;
    tokens += tokens / 8;
    reader->tokens = tokens > reader->tokens ? tokens : reader->tokens;
}

hs_status hs_conllu_read(hs_conllu_reader *reader, hs_document *document, hs_error *error)
{
    hs_source *source = reader->source;
    size_t most = reader->most ? reader->most : HS_PART_TOKENS;
    hs_status status;

    hs_source_mark(source);
    reader->advanced = false;
    document->line = source->line + 1;
    if (reader->part == 0) {
        reader->id.size = 0;
        hs_put(&reader->id, reader->stem);
    }
    document->id = hs_arena_copy(document->arena, (hs_slice){ reader->id.data, reader->id.size });
    reader->part++;
    document->tokens = hs_arena_grow(document->arena, NULL, sizeof *document->tokens,
        &document->tokens_capacity, reader->tokens);
    do {
        status = read_sentence(reader, document, error);
    } while (status == HS_OK && document->tokens_count < most);
    document->part = reader->part;
    expect_tokens(reader, document->tokens_count);
    if (status == HS_BAD_DOCUMENT) {
        error->line = source->line;
        pass_document(reader);
        return status;
    }
    if (status == HS_END) {
        return document->sentences_count != 0 ? HS_OK : HS_END;
    }
    return status;
}

/* --- writing */

/* A run of bytes that stand in memory as they go out: what was read from a stream or laid out like
 * one is copied in one piece, tabs and line ends included. */
typedef struct run {
    const char *first, *end;
    hs_buffer *out;
} run;

static inline void put_next(run *with, char between, hs_slice next)
{
    if (next.data != with->end + 1 || *with->end != between) {
        hs_put(with->out, hs_slice_between(with->first, with->end));
        hs_put_byte(with->out, between);
        with->first = next.data;
    }
    with->end = next.data + next.size;
}

/* Do the columns in front of MISC follow each other in memory, with a byte between?  Then they are
 * a line as it was read or laid out, and the bytes are its tabs: the ID stands at the start of a
 * line and is not changed, and a column that starts where the line's does is the line's. */
static inline bool is_one_piece(const hs_token *token)
{
    const hs_slice *column = token->column;
    uintptr_t other = 0;

    for (int k = HS_ID; k < HS_DEPS; k++) {
        other
            |= ((uintptr_t) column[k + 1].data - (uintptr_t) column[k].data) ^ (column[k].size + 1);
    }
    return other == 0;
}

static void put_tokens(const hs_token *tokens, size_t count, hs_buffer *out)
{
    run with = { tokens->column[HS_ID].data, tokens->column[HS_ID].data, out };

    for (size_t i = 0; i < count; i++) {
        const hs_slice *column = tokens[i].column;
        if (i != 0) {
            put_next(&with, '\n', column[HS_ID]);
        } else {
            with.end += column[HS_ID].size;
        }
        if (is_one_piece(&tokens[i])) {
            with.end = column[HS_DEPS].data + column[HS_DEPS].size;
        } else {
            for (int k = HS_FORM; k < HS_MISC; k++) {
                put_next(&with, '\t', column[k]);
            }
        }
        put_next(&with, '\t', column[HS_MISC]);
    }
    hs_put(out, hs_slice_between(with.first, with.end));
    hs_put_byte(out, '\n');
}

void hs_conllu_write(const hs_document *document, hs_buffer *out)
{
    for (size_t i = 0; i < document->sentences_count; i++) {
        const hs_sentence *sentence = &document->sentences[i];
        for (size_t k = 0; k < sentence->comments_count; k++) {
            hs_put(out, sentence->comments[k]);
            hs_put_byte(out, '\n');
        }
        if (sentence->end > sentence->first) {
            put_tokens(document->tokens + sentence->first, sentence->end - sentence->first, out);
        }
        hs_put_byte(out, '\n');
    }
}
