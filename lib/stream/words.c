/* The words of a document with their offsets, and the original text rebuilt from the stream. */
#include "stream/document.h"
#include "text/utf8.h"

/* White space around a token, in the notation of UDPipe's SpacesAfter and SpacesBefore. */
static void put_spaces(hs_slice escaped, hs_buffer *out)
{
    static const char letters[] = "strnp\\", bytes[] = " \t\r\n|\\";

    for (size_t i = 0; i < escaped.size; i++) {
        const char *letter = NULL;
        if (escaped.data[i] == '\\' && i + 1 < escaped.size) {
            letter = memchr(letters, escaped.data[i + 1], sizeof letters - 1);
        }
        hs_put_byte(out, letter ? bytes[letter - letters] : escaped.data[i]);
        i += letter != NULL;
    }
}

/* Code points of white space in that notation. */
static size_t spaces_length(hs_slice escaped)
{
    size_t length = hs_utf8_length(escaped);

    for (size_t i = 0; i + 1 < escaped.size; i++) {
        if (escaped.data[i] == '\\') {
            length--;
            i++;
        }
    }
    return length;
}

/* What MISC says of a token's place. */
typedef struct place {
    hs_slice after, before; // white space, as SpacesAfter has it
    hs_slice range;         // TokenRange; no data: there is none
} place;

/* Reads MISC once: it is looked at for every token of every filter. */
static place read_place(const hs_token *token)
{
    static const hs_slice space_after = HS_CONSTANT("SpaceAfter=No"),
                          spaces_after = HS_CONSTANT("SpacesAfter="),
                          spaces_before = HS_CONSTANT("SpacesBefore="),
                          token_range = HS_CONSTANT("TokenRange=");
    hs_slice rest = token->column[HS_MISC];
    place found = { .after = HS_LITERAL(" "), .before = HS_LITERAL("") };

    while (rest.data != NULL) {
        hs_slice item = hs_slice_cut(&rest, '|');
        if (item.size < token_range.size || (item.data[0] != 'S' && item.data[0] != 'T')) {
            continue;
        }
        if (hs_slice_starts(item, token_range)) {
            found.range = hs_slice_from(item, token_range.size);
        } else if (hs_slice_equal(item, space_after)) {
            found.after = HS_LITERAL("");
        } else if (hs_slice_starts(item, spaces_after)) {
            found.after = hs_slice_from(item, spaces_after.size);
        } else if (hs_slice_starts(item, spaces_before)) {
            found.before = hs_slice_from(item, spaces_before.size);
        }
    }
    return found;
}

/* Takes digits off the front of `rest` as a number; false where there are none, or too many. */
static bool cut_number(hs_slice *rest, size_t *number)
{
    size_t digits = 0;

    *number = 0;
    while (digits < rest->size && rest->data[digits] >= '0' && rest->data[digits] <= '9') {
        *number = *number * 10 + (size_t) (rest->data[digits] - '0');
        digits++;
    }
    *rest = hs_slice_from(*rest, digits);
    return digits != 0 && digits < 19;
}

/* Two numbers with `between` in the middle and nothing else. */
static bool number_pair(hs_slice text, char between, size_t *first, size_t *second)
{
    if (!cut_number(&text, first) || text.size == 0 || text.data[0] != between) {
        return false;
    }
    text = hs_slice_from(text, 1);
    return cut_number(&text, second) && text.size == 0;
}

static bool token_range(hs_slice range, size_t *start, size_t *end)
{
    return range.data != NULL && number_pair(range, ':', start, end) && *start <= *end;
}

size_t hs_range_length(const hs_token *token)
{
    size_t first, last;

    return number_pair(token->column[HS_ID], '-', &first, &last) && last >= first ? last - first + 1
                                                                                  : 0;
}

/* --- words and offsets */

/* What the walk over the tokens of a document has to remember. */
typedef struct layout {
    size_t at;             // where the next surface token stands, if no TokenRange tells
    size_t start, end;     // the last surface token
    const hs_token *range; // the multiword token we are in, or NULL
    hs_slice after;        // white space behind the last surface token
    size_t left;           // how many of its words are still to come
    hs_word *first;        // its first word
    bool space;            // white space stands in front of the next word
} layout;

static void place_surface(layout *at, const hs_token *token)
{
    place found = read_place(token);

    if (!token_range(found.range, &at->start, &at->end)) {
        at->start = at->at + spaces_length(found.before);
        at->end = at->start + hs_utf8_length(token->column[HS_FORM]);
    }
    at->after = found.after;
    at->at = at->end + spaces_length(found.after);
}

/* Are the words of a multiword token, in a row, what stands in the text? */
static bool adds_up(const hs_word *first, const hs_word *end, hs_slice surface)
{
    for (const hs_word *word = first; word < end; word++) {
        if (!hs_slice_starts(surface, word->form)) {
            return false;
        }
        surface = hs_slice_from(surface, word->form.size);
    }
    return surface.size == 0;
}

static void end_range(layout *at, hs_word *end)
{
    bool whole = adds_up(at->first, end, at->range->column[HS_FORM]);
    size_t start = at->start;

    for (hs_word *word = at->first; word < end; word++) {
        word->after = HS_LITERAL("");
        word->space_before = word == at->first && at->space;
        if (!whole) {
            word->surface = word == at->first ? at->range->column[HS_FORM] : HS_LITERAL("");
            word->start = word == at->first ? at->start : at->end;
            word->end = at->end;
        } else if (!token_range(read_place(word->token).range, &word->start, &word->end)) {
            word->start = start;
            word->end = start + hs_utf8_length(word->form);
        }
        start = word->end;
    }
    end[-1].after = at->after;
    at->space = end[-1].after.size != 0;
    at->range = NULL;
}

static void place_word(layout *at, hs_word *word)
{
    if (at->range != NULL) {
        if (--at->left == 0) {
            end_range(at, word + 1);
        }
        return;
    }
    place_surface(at, word->token);
    word->start = at->start;
    word->end = at->end;
    word->after = at->after;
    word->space_before = at->space;
    at->space = word->after.size != 0;
}

static void add_words(hs_document *document, hs_words *words, layout *at, hs_word where)
{
    const hs_sentence *sentence = &document->sentences[where.sentence];

    for (size_t i = sentence->first; i < sentence->end; i++) {
        hs_token *token = &document->tokens[i];
        hs_word *word = &words->items[words->count];
        if (token->kind == HS_RANGE) {
            place_surface(at, token);
            at->range = token;
            at->left = hs_range_length(token);
            at->first = word;
        } else if (token->kind == HS_WORD) {
            *word = where;
            word->form = word->surface = token->column[HS_FORM];
            word->token = token;
            words->count++;
            place_word(at, word);
        }
    }
    if (at->range != NULL && &words->items[words->count] > at->first) { // fewer words than it says
        end_range(at, &words->items[words->count]);
    }
    at->range = NULL;
}

hs_words hs_document_words(hs_document *document)
{
    hs_words words = { .items
        = hs_arena_get(document->arena, (document->tokens_count + 1) * sizeof(hs_word)) };
    layout at = { .space = true };
    hs_word where = { 0 };

    if (document->words.items != NULL) {
        return document->words;
    }
    words.items = hs_arena_get(document->arena, (document->tokens_count + 1) * sizeof(hs_word));
    for (size_t i = 0; i < document->sentences_count; i++) {
        const hs_sentence *sentence = &document->sentences[i];
        where.sentence = (uint32_t) i;
        where.paragraph += i != 0 && hs_begins_paragraph(sentence);
        add_words(document, &words, &at, where);
    }
    document->words = words;
    return words;
}

/* --- text */

hs_slice hs_words_text(hs_document *document, hs_words words, size_t first, size_t end)
{
    hs_buffer text = { 0 };
    size_t room = 0;

    for (size_t i = first; i < end; i++) {
        room += words.items[i].surface.size + words.items[i].after.size;
    }
    // A buffer of arena memory that is large enough never grows.
    text.data = hs_arena_get(document->arena, room);
    text.capacity = room;
    for (size_t i = first; i < end; i++) {
        hs_put(&text, words.items[i].surface);
        if (i + 1 < end) {
            put_spaces(words.items[i].after, &text);
        }
    }
    return (hs_slice){ text.data, text.size };
}

void hs_document_text(const hs_document *document, hs_buffer *out)
{
    size_t inside = 0; // words of a multiword token still to pass over

    for (size_t i = 0; i < document->tokens_count; i++) {
        const hs_token *token = &document->tokens[i];
        if (token->kind == HS_EMPTY || (token->kind == HS_WORD && inside != 0)) {
            inside -= token->kind == HS_WORD;
            continue;
        }
        place found = read_place(token);
        inside = token->kind == HS_RANGE ? hs_range_length(token) : 0;
        put_spaces(found.before, out);
        hs_put(out, token->column[HS_FORM]);
        put_spaces(found.after, out);
    }
}
