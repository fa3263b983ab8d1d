/* One document in memory: what a reader fills, the filters annotate and a writer puts out.
 *
 * It is the token stream, parsed: what formats.md (the streams) has as lines and columns is here as
 * arrays and slices, and nothing else is.  A filter finds what an earlier one decided in the same
 * columns, MISC keys and comments whether both run in one process or in a shell pipe, so the two
 * cannot differ.
 *
 * Units: indexes and counts are of array elements; ranges are half open.  Ownership: everything
 * lives in document->arena (or in constants) and is forgotten when the next document is read.
 * Threads: one document, one thread. */
#ifndef HS_STREAM_DOCUMENT_H
#define HS_STREAM_DOCUMENT_H

#include "base/arena.h"
#include "base/buffer.h"

/* The columns of CoNLL-U (universaldependencies.org/format.html), in their order. */
typedef enum hs_column {
    HS_ID,
    HS_FORM,
    HS_LEMMA,
    HS_UPOS,
    HS_XPOS,
    HS_FEATS,
    HS_HEAD,
    HS_DEPREL,
    HS_DEPS,
    HS_MISC,
    HS_COLUMNS
} hs_column;

typedef enum hs_token_kind {
    HS_WORD,  // 7: a syntactic word
    HS_RANGE, // 7-8: a multiword token, in front of its words
    HS_EMPTY  // 7.1: an empty node
} hs_token_kind;

/* One line of the token stream. */
typedef struct hs_token {
    hs_slice column[HS_COLUMNS];
    hs_token_kind kind;
} hs_token;

typedef struct hs_sentence {
    hs_slice *comments; // [comments_count] whole lines, with the '#', without the line end
    size_t comments_count, comments_capacity;
    size_t first, end; // tokens first..end of the document
} hs_sentence;

/* Unit of TokenRange and of all offsets (`# hs::offsets =`). */
typedef enum hs_unit { HS_CHARS, HS_BYTES, HS_UTF16 } hs_unit;

typedef struct hs_field {
    hs_slice name, value;
} hs_field;

/* The syntactic words of a document in a row: what most filters look at. */
typedef struct hs_word {
    hs_slice form;
    hs_slice surface;   // what of the text it stands for: the form, but where a multiword token is
                        // not its words in a row (French "du"), all of it for the first word
    hs_slice after;     // white space behind it, in the notation of SpacesAfter
    hs_token *token;    // the HS_WORD line
    uint32_t sentence;  // index in document->sentences
    uint32_t paragraph; // from 0, in document order
    bool space_before;  // white space, or the start of the document, stands in front
} hs_word;

/* Where the surface of a word stands in the text, in the stream's unit. */
typedef struct hs_extent {
    size_t start, end;
} hs_extent;

typedef struct hs_words {
    hs_word *items; // [count]
    size_t count;
    bool by_line; // no paragraphs are marked, and each sentence of the stream is one
} hs_words;

typedef struct hs_document {
    hs_arena *arena;
    hs_slice id;

    // The article, as a reader of articles leaves it for hs-tokenize; no data where tokens were
    // read.
    hs_slice text;
    hs_field *metadata; // [metadata_count] in the order in which they were read
    size_t metadata_count, metadata_capacity;
    const struct hs_page *page; // what the article is still to be made of (pages/page.h), or NULL
    size_t chars_before, bytes_before, utf16_before; // length of the parts before this one

    hs_token *tokens;
    size_t tokens_count, tokens_capacity;
    hs_sentence *sentences;
    size_t sentences_count, sentences_capacity;

    // A very large document comes in parts, each a document of its own for the filters; `part`
    // counts from 1.  Part 2 and later start with a comment `# hs::part = 2` where part 1 has `#
    // newdoc`.
    size_t part;

    hs_words words; // what hs_document_words collected; ask it, not this

    // What a filter that writes records has written.
    hs_buffer *records;

    const char *file; // name of the input, for messages
    size_t line;      // where the document starts in it, from 1
} hs_document;

/* Makes it an empty document of part 1 that lives in `arena`. */
void hs_document_clear(hs_document *document, hs_arena *arena);

/* --- comments ------------------------------------------------------------------------------------
 */

/* The value of the sentence's first comment `# key = value`; no data where there is none. */
hs_slice hs_comment_get(const hs_sentence *sentence, hs_slice key);

/* The same for a comment line as such; no data where the line has another key. */
hs_slice hs_comment_value(hs_slice line, hs_slice key);

/* Puts `# key = value` in as line `place` of the sentence's comments (0: first), the later ones
 * move down; `place` past the end appends.  A line feed in `value` becomes a space. */
void hs_comment_insert(
    hs_document *document, hs_sentence *sentence, size_t place, hs_slice key, hs_slice value);

static inline void hs_comment_add(
    hs_document *document, hs_sentence *sentence, hs_slice key, hs_slice value)
{
    hs_comment_insert(document, sentence, sentence->comments_count, key, value);
}

/* Index of the first comment with that key (`# key = …` or `# key`), or comments_count. */
size_t hs_comment_place(const hs_sentence *sentence, hs_slice key);

/* Does a paragraph start with the sentence (`# newpar`, with or without an id)? */
bool hs_begins_paragraph(const hs_sentence *sentence);

/* Adds `# key = value` (provenance, metadata) to the document's head: in the first sentence, behind
 * the last of the `# newdoc`, `# meta::` and `# hs::` lines that stand at its top. */
void hs_document_note(hs_document *document, hs_slice key, hs_slice value);

/* --- MISC ----------------------------------------------------------------------------------------
 */

/* The value of `key` in a MISC column; no data where it has none. */
hs_slice hs_misc_get(hs_slice misc, hs_slice key);

/* Sets it: in place where the key is there, else behind the others. */
void hs_misc_set(hs_document *document, hs_token *token, hs_slice key, hs_slice value);

/* Takes the key out, where it is there. */
void hs_misc_drop(hs_document *document, hs_token *token, hs_slice key);

/* --- words ---------------------------------------------------------------------------------------
 */

/* Collects the words; tokens must not be added or moved after the first call. */
hs_words hs_document_words(hs_document *document);

/* Where the words stand, [words.count] of them, reckoned anew by each call: TokenRange; where a
 * word has none (a foreign stream), what the forms and SpaceAfter/SpacesAfter add up to, in code
 * points.
 */
hs_extent *hs_document_extents(hs_document *document);

/* How many words a multiword token spans, by its ID ("7-8": 2); 0 where that is no range. */
size_t hs_range_length(const hs_token *token);

/* The original text between the starts of two words, rebuilt from surface forms and white space:
 * from the first byte of word `first` to the last byte of word `end - 1`. */
hs_slice hs_words_text(hs_document *document, hs_words words, size_t first, size_t end);

/* The original text of the whole document, white space at both ends included, and where in it each
 * word's surface stands, whatever the unit of the stream. */
typedef struct hs_place {
    size_t start, end;           // bytes of the text
    size_t start_char, end_char; // code points
} hs_place;

typedef struct hs_layout {
    hs_slice text;
    size_t chars;     // length of the text in code points
    hs_place *places; // [words]
} hs_layout;

hs_layout hs_document_layout(hs_document *document);

/* The unit that `# hs::offsets =` states; code points where it states none. */
hs_unit hs_document_unit(const hs_document *document);

/* Writes the original text of the whole document, white space at both ends included. */
void hs_document_text(const hs_document *document, hs_buffer *out);

#endif
