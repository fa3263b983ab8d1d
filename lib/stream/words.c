/* The words of a document with their offsets, and the original text rebuilt from the stream. */
#include "stream/document.h"
#include "stream/sentence_inside.h"
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

/* What MISC says of a token's place. */
typedef struct place {
    hs_slice after, before; // white space, as SpacesAfter has it
    size_t start, end;      // TokenRange, if it is ranged
    bool ranged;
} place;

static inline void read_space(hs_slice item, place *found)
{
    const hs_slice space_after = HS_LITERAL("SpaceAfter=No"),
                   spaces_after = HS_LITERAL("SpacesAfter="),
                   spaces_before = HS_LITERAL("SpacesBefore=");

    if (hs_slice_equal(item, space_after)) {
        found->after = HS_LITERAL("");
    } else if (hs_slice_starts(item, spaces_after)) {
        found->after = hs_slice_from(item, spaces_after.size);
    } else if (hs_slice_starts(item, spaces_before)) {
        found->before = hs_slice_from(item, spaces_before.size);
    }
}

static void read_item(hs_slice item, place *found)
{
    const hs_slice range = HS_LITERAL("TokenRange=");

    if (hs_slice_starts(item, range)) {
        item = hs_slice_from(item, range.size);
        found->ranged = number_pair(item, ':', &found->start, &found->end);
        found->ranged = found->ranged && found->start <= found->end;
    } else {
        read_space(item, found);
    }
}

static place read_place(const hs_token *token)
{
    hs_slice rest = token->column[HS_MISC];
    place found = { .after = HS_LITERAL(" "), .before = HS_LITERAL("") };

    while (rest.data != NULL) {
        read_item(hs_slice_cut(&rest, '|'), &found);
    }
    return found;
}

/* Only the white space behind it: this is asked of every token of most filters. */
static inline hs_slice read_after(const hs_token *token)
{
    hs_slice rest = token->column[HS_MISC];
    place found = { .after = HS_LITERAL(" ") };

    while (rest.data != NULL) {
        hs_slice item = hs_slice_cut(&rest, '|');
        if (item.size != 0 && item.data[0] == 'S') {
            read_space(item, &found);
        }
    }
    return found.after;
}

size_t hs_range_length(const hs_token *token)
{
    size_t first, last;

    return number_pair(token->column[HS_ID], '-', &first, &last) && last >= first ? last - first + 1
                                                                                  : 0;
}

/* --- words */

/* What the walk over the tokens of a document has to remember. */
typedef struct layout {
    const hs_token *range; // the multiword token we are in, or NULL
    size_t left;           // how many of its words are still to come
    hs_word *first;        // its first word
    bool space;            // white space stands in front of the next word
} layout;

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

    for (hs_word *word = at->first; word < end; word++) {
        word->after = HS_LITERAL("");
        word->space_before = word == at->first && at->space;
        if (!whole) {
            word->surface = word == at->first ? at->range->column[HS_FORM] : HS_LITERAL("");
        }
    }
    end[-1].after = read_after(at->range);
    at->space = end[-1].after.size != 0;
    at->range = NULL;
}

static inline void place_word(layout *at, hs_word *word)
{
    if (at->range == NULL) {
        word->after = read_after(word->token);
        word->space_before = at->space;
        at->space = word->after.size != 0;
    } else if (--at->left == 0) {
        end_range(at, word + 1);
    }
}

static void add_words(hs_document *document, hs_words *words, layout *at, hs_word where)
{
    const hs_sentence *sentence = &document->sentences[where.sentence];

    for (size_t i = sentence->first; i < sentence->end; i++) {
        hs_token *token = &document->tokens[i];
        hs_word *word = &words->items[words->count];
        if (token->kind == HS_RANGE) {
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

/* Is each sentence of the stream a paragraph, for want of marks of paragraphs?  Where most text is
 * cut by line, a quotation that is never closed should not reach through all of it. */
static bool is_cut_by_line(const hs_document *document)
{
    for (size_t i = 1; i < document->sentences_count; i++) {
        if (hs_begins_paragraph(&document->sentences[i])) {
            return false;
        }
    }
    return hs_sentences_inside(document) != NULL;
}

hs_words hs_document_words(hs_document *document)
{
    hs_words words = { 0 };
    layout at = { .space = true };
    hs_word where = { 0 };

    if (document->words.items != NULL) {
        return document->words;
    }
    words.by_line = is_cut_by_line(document);
    words.items = hs_arena_get(document->arena, (document->tokens_count + 1) * sizeof(hs_word));
    for (size_t i = 0; i < document->sentences_count; i++) {
        const hs_sentence *sentence = &document->sentences[i];
        where.sentence = (uint32_t) i;
        where.paragraph += i != 0 && (words.by_line || hs_begins_paragraph(sentence));
        add_words(document, &words, &at, where);
    }
    document->words = words;
    return words;
}

/* --- offsets */

/* What this other walk has to remember. */
typedef struct ruler {
    const hs_word *words;
    hs_extent *extents;    // of the words
    size_t at;             // where the next surface token stands, if no TokenRange tells
    hs_extent surface;     // of the last surface token
    const hs_token *range; // the multiword token we are in, or NULL
    size_t left, first;    // how many of its words are still to come; its first word
} ruler;

static void measure_surface(ruler *with, const hs_token *token)
{
    place found = read_place(token);

    with->surface = (hs_extent){ found.start, found.end };
    if (!found.ranged) {
        with->surface.start = with->at + spaces_length(found.before);
        with->surface.end = with->surface.start + hs_utf8_length(token->column[HS_FORM]);
    }
    with->at = with->surface.end + spaces_length(found.after);
}

static void measure_range(ruler *with, size_t end)
{
    const hs_word *words = with->words;
    bool whole = adds_up(words + with->first, words + end, with->range->column[HS_FORM]);
    size_t start = with->surface.start;

    for (size_t i = with->first; i < end; i++) {
        place found = read_place(words[i].token);
        if (!whole) {
            found.start = start;
            found.end = with->surface.end;
        } else if (!found.ranged) {
            found.start = start;
            found.end = start + hs_utf8_length(words[i].form);
        }
        with->extents[i] = (hs_extent){ found.start, found.end };
        start = found.end;
    }
    with->range = NULL;
}

/* Returns the word behind the sentence. */
static size_t measure_sentence(
    ruler *with, const hs_document *document, const hs_sentence *sentence, size_t word)
{
    for (size_t i = sentence->first; i < sentence->end; i++) {
        const hs_token *token = &document->tokens[i];
        if (token->kind == HS_RANGE) {
            measure_surface(with, token);
            with->range = token;
            with->left = hs_range_length(token);
            with->first = word;
        } else if (token->kind == HS_WORD && with->range == NULL) {
            measure_surface(with, token);
            with->extents[word++] = with->surface;
        } else if (token->kind == HS_WORD) {
            word++;
            if (--with->left == 0) {
                measure_range(with, word);
            }
        }
    }
    if (with->range != NULL && word > with->first) {
        measure_range(with, word);
    }
    with->range = NULL;
    return word;
}

hs_extent *hs_document_extents(hs_document *document)
{
    hs_words words = hs_document_words(document);
    ruler with = { .words = words.items };
    size_t word = 0;

    with.extents = HS_NEW(document->arena, hs_extent, words.count + 1);
    for (size_t i = 0; i < document->sentences_count; i++) {
        word = measure_sentence(&with, document, &document->sentences[i], word);
    }
    return with.extents;
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

/* Where the walk over the tokens has come to. */
typedef struct text_walk {
    hs_buffer *out;
    hs_place *next; // of the next word; NULL: nobody asks
    const hs_word *word;
    size_t inside; // words of a multiword token still to come
    size_t at;     // where the next of them starts
} text_walk;

/* The words of a multiword token stand in it one after the other, as far as its surface goes. */
static void place_in_text(text_walk *walk, size_t start)
{
    if (walk->next != NULL) {
        *walk->next++ = (hs_place){ .start = start, .end = start + walk->word->surface.size };
        walk->at = start + walk->word->surface.size;
        walk->word++;
    }
}

static void put_token(text_walk *walk, const hs_token *token)
{
    place found;
    size_t start;

    if (token->kind == HS_EMPTY) {
        return;
    }
    if (token->kind == HS_WORD && walk->inside != 0) {
        walk->inside--;
        place_in_text(walk, walk->at);
        return;
    }
    found = read_place(token);
    put_spaces(found.before, walk->out);
    start = walk->at = walk->out->size;
    hs_put(walk->out, token->column[HS_FORM]);
    if (token->kind == HS_WORD) {
        place_in_text(walk, start);
    } else {
        walk->inside = hs_range_length(token);
    }
    put_spaces(found.after, walk->out);
}

static void walk_text(const hs_document *document, text_walk walk)
{
    for (size_t i = 0; i < document->sentences_count; i++) {
        const hs_sentence *sentence = &document->sentences[i];
        walk.inside = 0;
        for (size_t k = sentence->first; k < sentence->end; k++) {
            put_token(&walk, &document->tokens[k]);
        }
    }
}

void hs_document_text(const hs_document *document, hs_buffer *out)
{
    walk_text(document, (text_walk){ .out = out });
}

static size_t text_room(const hs_document *document)
{
    size_t room = 1;

    for (size_t i = 0; i < document->tokens_count; i++) {
        const hs_token *token = &document->tokens[i];
        room += token->column[HS_FORM].size + token->column[HS_MISC].size + 1;
    }
    return room;
}

hs_layout hs_document_layout(hs_document *document)
{
    hs_words words = hs_document_words(document);
    hs_layout made = { .places = HS_NEW(document->arena, hs_place, words.count + 1) };
    size_t room = text_room(document), at = 0;
    hs_buffer text = { .data = hs_arena_get(document->arena, room), .capacity = room };

    walk_text(document, (text_walk){ .out = &text, .next = made.places, .word = words.items });
    made.text = (hs_slice){ text.data, text.size };
    for (size_t i = 0; i < words.count; i++) {
        hs_place *each = &made.places[i];
        made.chars += hs_utf8_length(hs_slice_between(text.data + at, text.data + each->start));
        each->start_char = made.chars;
        made.chars
            += hs_utf8_length(hs_slice_between(text.data + each->start, text.data + each->end));
        each->end_char = made.chars;
        at = each->end;
    }
    made.chars += hs_utf8_length(hs_slice_between(text.data + at, text.data + text.size));
    return made;
}
