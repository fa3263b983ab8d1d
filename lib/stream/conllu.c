#include "stream/conllu.h"

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

/* Splits at the tabs.  Most lines of a fresh stream have nothing in columns 3 to 9, and what is in
 * the others is short. */
static hs_status parse_columns(hs_token *token, hs_slice line, hs_error *error)
{
    static const char unset[] = "_\t_\t_\t_\t_\t_\t_\t";
    const char *at = line.data, *end = at + line.size;
    int column = HS_ID;

    while (column < HS_MISC) {
        const char *first = at;
        if (column == HS_LEMMA && end - at > (ptrdiff_t) sizeof unset - 1
            && memcmp(at, unset, sizeof unset - 1) == 0) {
            for (; column < HS_MISC; column++, at += 2) {
                token->column[column] = (hs_slice){ at, 1 };
            }
            break;
        }
        while (at < end && *at != '\t') {
            at++;
        }
        if (at == end) {
            return wrong_columns(line, error);
        }
        if (at == first) {
            break;
        }
        token->column[column++] = hs_slice_between(first, at++);
    }
    token->column[column] = hs_slice_between(at, end);
    if (column == HS_MISC && hs_slice_find(token->column[HS_MISC], '\t')) {
        return wrong_columns(line, error);
    }
    if (column != HS_MISC || at == end) {
        return hs_fail(error, HS_BAD_DOCUMENT,
            "column %d of the token line is empty; write '_' where there is no value", column + 1);
    }
    return HS_OK;
}

static hs_status add_token(hs_document *document, hs_slice line, hs_error *error)
{
    hs_token *token;
    hs_status status;

    // Not HS_APPEND: every column is set.
    if (document->tokens_count == document->tokens_capacity) {
        document->tokens = hs_arena_grow(document->arena, document->tokens, sizeof *token,
            &document->tokens_capacity, document->tokens_count + 1);
    }
    token = &document->tokens[document->tokens_count];
    status = parse_columns(token, line, error);
    if (status != HS_OK) {
        return status;
    }
    if (!parse_id(token)) {
        return hs_fail(error, HS_BAD_DOCUMENT,
            "the token's ID is '%.*s'; it must be a number such as 7, 7-8 or 7.1",
            (int) (token->column[HS_ID].size < 40 ? token->column[HS_ID].size : 40),
            token->column[HS_ID].data);
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

/* What one line says.  HS_END: it starts another document. */
static hs_status read_line(hs_conllu_reader *reader, hs_document *document, hs_sentence *sentence,
    hs_slice line, hs_error *error)
{
    if (line.data[0] != '#') {
        return add_token(document, line, error);
    }
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

/* Reads the lines of a sentence and takes those that it has read: all of them, or up to the one
 * that is wrong.  `text` is a copy in the arena. */
static hs_status read_lines(hs_conllu_reader *reader, hs_document *document, hs_sentence *sentence,
    hs_slice text, hs_error *error)
{
    const char *bad = hs_utf8_invalid(text), *next = text.data;
    const uint32_t *ends = (const void *) reader->source->ends.data;
    size_t count = reader->source->ends.size / sizeof *ends, lines = 0;
    hs_status status = HS_OK;

    while (status == HS_OK && lines < count) {
        hs_slice line = hs_slice_between(next, text.data + ends[lines]);
        if (bad != NULL && bad < line.data + line.size) {
            status = hs_fail(error, HS_BAD_DOCUMENT, "byte %zu of the line (0x%02x) is not UTF-8",
                (size_t) (bad - next) + 1, (unsigned) (unsigned char) *bad);
        } else if (line.size != 0) {
            status = read_line(reader, document, sentence, line, error);
        } else if (sentence->first == document->tokens_count) {
            status = hs_fail(error, HS_BAD_DOCUMENT, "an empty line where a sentence must begin");
        }
        next += line.size + 1;
        lines++;
    }
    if (status == HS_OK && next < text.data + text.size) { // a line without an end
        next = text.data + text.size;
        lines++;
        status = cut_off(error);
    }
    if (status != HS_END) {
        hs_source_take(reader->source, (size_t) (next - text.data), lines);
    }
    return status;
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
    status = read_lines(reader, document, &sentence, hs_arena_copy(document->arena, block), error);
    if (status == HS_OK && !whole) {
        return cut_off(error);
    }
    if (status == HS_OK) {
        sentence.end = document->tokens_count;
        *HS_APPEND(document->arena, document, sentences) = sentence;
    }
    return status;
}

/* --- documents */

void hs_conllu_skip(hs_conllu_reader *reader)
{
    hs_source *source = reader->source;
    hs_error ignored;
    hs_slice line = { NULL, 0 };
    bool whole;
    hs_status status;

    reader->part = 0;
    reader->id.size = 0;
    do {
        hs_source_mark(source);
        status = hs_source_line(source, &line, &whole, &ignored);
    } while (status == HS_BAD_DOCUMENT || (status == HS_OK && !starts_document(line)));
    if (status == HS_OK) {
        hs_source_rewind(source);
    }
}

hs_status hs_conllu_read(hs_conllu_reader *reader, hs_document *document, hs_error *error)
{
    hs_source *source = reader->source;
    size_t most = reader->most ? reader->most : HS_PART_TOKENS;
    hs_status status;

    document->line = source->line + 1;
    if (reader->part == 0) {
        reader->id.size = 0;
        hs_put(&reader->id, reader->stem);
    }
    document->id = hs_arena_copy(document->arena, (hs_slice){ reader->id.data, reader->id.size });
    reader->part++;
    document->tokens = hs_arena_grow(document->arena, NULL, sizeof *document->tokens,
        &document->tokens_capacity, reader->tokens + reader->tokens / 8);
    do {
        status = read_sentence(reader, document, error);
    } while (status == HS_OK && document->tokens_count < most);
    document->part = reader->part;
    reader->tokens = document->tokens_count;
    if (status == HS_BAD_DOCUMENT) {
        error->line = source->line;
        hs_conllu_skip(reader);
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

/* Do the columns in front of MISC follow each other in memory? */
static inline bool is_one_piece(const hs_token *token)
{
    const char *end = token->column[HS_ID].data + token->column[HS_ID].size;

    // What stands behind a column may be read only where the next one tells that it is there.
    for (int k = HS_FORM; k < HS_MISC; k++) {
        if (token->column[k].data != end + 1 || *end != '\t') {
            return false;
        }
        end = token->column[k].data + token->column[k].size;
    }
    return true;
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
