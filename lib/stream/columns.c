#include "stream/columns.h"

#include "text/utf8.h"

enum { MOST = 16 }; // columns of a line that are kept

typedef struct line {
    hs_slice columns[MOST]; // [count], the last one in the last place
    size_t count;
} line;

/* What goes on through a document. */
typedef struct place {
    size_t chars;
    hs_slice before; // the label of the word before, as it is written
    size_t number;   // of the word in its sentence
} place;

static line split(hs_slice text)
{
    line made = { .count = 0 };
    size_t i = 0;

    while (i < text.size) {
        size_t start = i;
        while (i < text.size && text.data[i] != ' ' && text.data[i] != '\t') {
            i++;
        }
        if (i > start) {
            made.count += made.count < MOST;
            made.columns[made.count - 1] = (hs_slice){ text.data + start, i - start };
        }
        i += i == start;
    }
    return made;
}

static bool starts_document(hs_slice text)
{
    return hs_slice_starts(text, HS_LITERAL("-DOCSTART-"));
}

/* A letter and a type: B I of IOB, S E of IOBES, U L of BILOU. */
static bool is_label(hs_slice label)
{
    return hs_slice_is(label, "O")
        || (label.size > 2 && label.data[1] == '-' && memchr("BISEUL", label.data[0], 6)
            && !hs_slice_find(label, '|') && !hs_slice_find(label, ','));
}

/* In IOB1 I- also begins a name, where none of its type goes on. */
static bool begins_name(hs_slice label, hs_slice before)
{
    bool open = before.size > 2 && memchr("BI", before.data[0], 2);

    return memchr("BSU", label.data[0], 3) != NULL || !open
        || !hs_slice_equal(hs_slice_from(label, 2), hs_slice_from(before, 2));
}

static hs_slice misc(hs_document *document, const place *at, hs_slice form, hs_slice label)
{
    size_t end = at->chars + hs_utf8_length(form);
    bool name = label.size > 2;

    return hs_arena_print(document->arena, "TokenRange=%zu:%zu%s%s%.*s", at->chars, end,
        name ? "|NER=" : "",
        !name                                ? ""
            : begins_name(label, at->before) ? "B-"
                                             : "I-",
        name ? (int) label.size - 2 : 0, name ? label.data + 2 : "");
}

static hs_status add_word(hs_document *document, place *at, hs_slice text, hs_error *error)
{
    line found = split(text);
    hs_slice label = found.count ? found.columns[found.count - 1] : (hs_slice){ NULL, 0 };
    hs_token *token;

    if (found.count < 2) {
        return hs_fail(error, HS_BAD_DOCUMENT,
            "a line of CoNLL-2003 has a word and a label, this one has %zu columns", found.count);
    }
    if (!is_label(label)) {
        return hs_fail(error, HS_BAD_DOCUMENT,
            "the last column is '%.*s'; it must be a label such as O, B-PER or I-LOC",
            (int) (label.size < 40 ? label.size : 40), label.data);
    }
    token = HS_APPEND(document->arena, document, tokens);
    for (int column = 0; column < HS_COLUMNS; column++) {
        token->column[column] = HS_LITERAL("_");
    }
    token->column[HS_ID] = hs_arena_print(document->arena, "%zu", ++at->number);
    token->column[HS_FORM] = hs_arena_copy(document->arena, found.columns[0]);
    if (found.count >= 4 && !hs_slice_is(found.columns[1], "-X-")) {
        token->column[HS_XPOS] = hs_arena_copy(document->arena, found.columns[1]);
    }
    token->column[HS_MISC] = misc(document, at, found.columns[0], label);
    at->chars += hs_utf8_length(found.columns[0]) + 1;
    at->before = hs_arena_copy(document->arena, label);
    return HS_OK;
}

static void end_sentence(hs_document *document, size_t first)
{
    hs_sentence *sentence;
    hs_slice text = { NULL, 0 };
    hs_buffer joined = { .capacity = 1 };

    if (first == document->tokens_count) {
        return;
    }
    sentence = HS_APPEND(document->arena, document, sentences);
    sentence->first = first;
    sentence->end = document->tokens_count;
    for (size_t i = first; i < sentence->end; i++) {
        joined.capacity += document->tokens[i].column[HS_FORM].size + 1;
    }
    joined.data = hs_arena_get(document->arena, joined.capacity);
    for (size_t i = first; i < sentence->end; i++) {
        hs_put(&joined, i > first ? HS_LITERAL(" ") : HS_LITERAL(""));
        hs_put(&joined, document->tokens[i].column[HS_FORM]);
    }
    text = (hs_slice){ joined.data, joined.size };
    if (document->sentences_count == 1) {
        hs_comment_add(document, sentence, HS_LITERAL("newdoc id"), document->id);
        hs_comment_add(document, sentence, HS_LITERAL("hs::offsets"), HS_LITERAL("chars"));
    }
    hs_comment_add(document, sentence, HS_LITERAL("sent_id"),
        hs_arena_print(
            document->arena, "%.*s-s%zu", HS_PRINT(document->id), document->sentences_count));
    hs_comment_add(document, sentence, HS_LITERAL("text"), text);
}

static hs_status check_bytes(hs_slice text, hs_error *error)
{
    const char *bad = hs_utf8_invalid(text);

    return bad == NULL
        ? HS_OK
        : hs_fail(error, HS_BAD_DOCUMENT, "byte %zu (0x%02x) of the line is not UTF-8",
            (size_t) (bad - text.data) + 1, (unsigned) (unsigned char) *bad);
}

/* Takes the lines up to the next document. */
static void pass_document(hs_columns_reader *reader)
{
    hs_error ignored;
    hs_slice text = { NULL, 0 };
    hs_status status;
    bool whole;

    do {
        status = hs_source_line(reader->source, &text, &whole, &ignored);
    } while (status == HS_BAD_DOCUMENT || (status == HS_OK && !starts_document(text)));
    reader->begun = status == HS_OK;
}

/* The next line; HS_END: the document ends before it. */
static hs_status next_line(hs_columns_reader *reader, hs_slice *text, hs_error *error)
{
    bool whole;
    hs_status status;

    hs_source_mark(reader->source);
    status = hs_source_line(reader->source, text, &whole, error);
    if (status == HS_OK && hs_slice_ends(*text, HS_LITERAL("\r"))) {
        text->size--;
    }
    reader->begun = status == HS_OK && starts_document(*text);
    return reader->begun ? HS_END : status;
}

static hs_status read_words(hs_columns_reader *reader, hs_document *document, hs_error *error)
{
    place at = { .chars = 0 };
    size_t first = 0;
    hs_status status = HS_OK;

    while (status == HS_OK) {
        hs_slice text;
        status = next_line(reader, &text, error);
        if (status != HS_OK) {
            break;
        }
        error->line = reader->source->line;
        if (text.size == 0) {
            end_sentence(document, first);
            first = document->tokens_count;
            at.before.size = at.number = 0;
        } else {
            status = check_bytes(text, error);
            status = status == HS_OK ? add_word(document, &at, text, error) : status;
        }
    }
    end_sentence(document, first);
    return status;
}

hs_status hs_columns_read(hs_columns_reader *reader, hs_document *document, hs_error *error)
{
    hs_status status = HS_END;

    // A document without a word is none.
    do {
        document->line = reader->source->line + 1;
        document->id = hs_arena_print(
            document->arena, "%.*s-%zu", HS_PRINT(reader->stem), reader->documents + 1);
        status = read_words(reader, document, error);
    } while (status == HS_END && document->tokens_count == 0 && reader->begun);
    reader->documents += document->tokens_count != 0 || status == HS_BAD_DOCUMENT;
    if (status == HS_BAD_DOCUMENT) {
        pass_document(reader);
    }
    return status == HS_END && document->tokens_count != 0 ? HS_OK : status;
}
