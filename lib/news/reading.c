#include "news/reading.h"

#include "news/structure_line.h"
#include "stream/sentence_inside.h"
#include "text/utf8.h"

// Words of a paragraph in which a dateline ends.
#define DATELINE 24

bool hs_is(const hs_reading *in, size_t word, unsigned classes)
{
    return word < in->words.count && (in->terms[word].entry.classes & classes) != 0;
}

bool hs_word_is(const hs_reading *in, size_t word, const char *text)
{
    return word < in->words.count && hs_slice_is(in->terms[word].lower, text);
}

const hs_span *hs_quote_at(const hs_reading *in, size_t word)
{
    uint32_t quote = word < in->words.count ? in->terms[word].quote : 0;

    return quote ? &in->quotes[quote - 1] : NULL;
}

static bool is_mark(hs_slice form)
{
    static const char *const marks[]
        = { "\"", "'", "`", "``", "''", "“", "”", "„", "«", "»", "‘", "’", "‹", "›" };
    char first = form.data[0];

    if (form.size > 3 || (first != '"' && first != '\'' && first != '`' && (first & 0x80) == 0)) {
        return false;
    }
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (hs_slice_is(form, marks[i])) {
            return true;
        }
    }
    return false;
}

/* "Ms" and "Sept" with their full stop, as the lists have them, are found by the form itself. */
static void read_term(hs_reading *in, size_t i, const hs_lexicon *lexicon)
{
    hs_term *term = &in->terms[i];
    hs_slice form = in->words.items[i].form;
    char *lower = hs_arena_get(in->document->arena, 2 * form.size + 4);
    size_t size;
    uint32_t code = hs_utf8_decode(form.data, &size);

    term->lower = (hs_slice){ lower, hs_fold(form, lower) };
    term->entry = hs_lexicon_find(lexicon, term->lower);
    term->capital = hs_is_upper(code);
    term->mark = is_mark(form);
    for (size_t at = 0; at < form.size && !term->letters; at += size) {
        code = hs_utf8_decode(form.data + at, &size);
        term->letters = hs_is_letter(code) || hs_is_digit(code);
    }
}

static hs_paragraph_kind paragraph_kind(const hs_sentence *sentence)
{
    hs_slice kind = hs_comment_get(sentence, HS_LITERAL("hs::par"));

    if (hs_slice_is(kind, "headline")) {
        return HS_HEADLINE;
    }
    if (hs_slice_is(kind, "caption")) {
        return HS_CAPTION;
    }
    return kind.data == NULL || hs_slice_is(kind, "body") ? HS_PROSE : HS_NO_PROSE;
}

/* A sentence that repeats another says nothing; of one that repeats itself the first half does
 * (news/structure.h). */
static void leave_out_repeat(const hs_document *document, size_t i, hs_range *range)
{
    const hs_sentence *sentence = &document->sentences[i];
    hs_slice repeated = hs_comment_get(sentence, HS_LITERAL("hs::repeat"));
    bool itself = hs_slice_equal(repeated, hs_comment_get(sentence, HS_LITERAL("sent_id")));

    if (repeated.data != NULL) {
        range->end = itself ? range->first + (range->end - range->first) / 2 : range->first;
    }
}

/* The dateline in front of a paragraph's text, "PARIS, Dec. 23 (AFP) —", is said by nobody.  One
 * that has less to show for itself, "Paris -", is the one that hs-structure has found. */
static void leave_out_dateline(const hs_reading *in, hs_range *range)
{
    size_t end = range->end < range->first + DATELINE ? range->end : range->first + DATELINE,
           first = range->first, size;
    hs_slice place = hs_comment_get(in->document->sentences, HS_LITERAL("meta::dateline")), text;

    if (range->first == range->end) {
        return;
    }
    text = hs_words_text(in->document, in->words, first, end);
    size = hs_line_dateline(text, place.size != 0 && hs_slice_starts(text, place)).size;
    while (range->first < end
        && hs_words_text(in->document, in->words, first, range->first + 1).size <= size) {
        range->first++;
    }
}

/* Cuts a sentence of the stream where others start inside. */
static void add_sentences(hs_reading *in, hs_range whole, const bool *starts)
{
    hs_range *part = &in->sentences[in->sentences_count++];

    *part = whole;
    for (size_t word = whole.first + 1; starts != NULL && word < whole.end; word++) {
        if (starts[in->words.items[word].token - in->document->tokens]) {
            part->end = word;
            part = &in->sentences[in->sentences_count++];
            *part = (hs_range){ word, whole.end };
        }
    }
}

static void read_sentences(hs_reading *in)
{
    hs_document *document = in->document;
    const bool *starts = hs_sentences_inside(document);
    size_t word = 0, count = document->sentences_count + (starts != NULL ? in->words.count : 0);

    in->cut = starts != NULL;
    in->sentences = HS_NEW(document->arena, hs_range, count + 1);
    in->paragraphs = HS_NEW(document->arena, hs_paragraph, document->sentences_count + 1);
    for (size_t i = 0; i < document->sentences_count; i++) {
        bool begins = i == 0 || in->words.by_line || hs_begins_paragraph(&document->sentences[i]);
        hs_range range = { word, word };
        if (begins) {
            in->paragraphs[in->paragraphs_count++] = (hs_paragraph){ .first = in->sentences_count,
                .kind = paragraph_kind(&document->sentences[i]) };
        }
        while (word < in->words.count && in->words.items[word].sentence == i) {
            word++;
        }
        range.end = word;
        leave_out_repeat(document, i, &range);
        if (begins && in->paragraphs[in->paragraphs_count - 1].kind == HS_PROSE) {
            leave_out_dateline(in, &range);
        }
        add_sentences(in, range, starts);
        in->paragraphs[in->paragraphs_count - 1].end = in->sentences_count;
    }
}

bool hs_starts_sentence(const hs_reading *in, size_t word)
{
    size_t low = 0, high = in->sentences_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (in->sentences[middle].first < word) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < in->sentences_count && in->sentences[low].first == word;
}

/* Keeps the outermost pieces of speech and marks their words. */
static void read_quotes(hs_reading *in)
{
    hs_spans spans = hs_spans_read(in->document, in->words, HS_LITERAL("Quote"));
    size_t end = 0;

    in->quotes = spans.items;
    for (size_t i = 0; i < spans.items_count; i++) {
        hs_span span = spans.items[i];
        if (!hs_slice_is(span.kind, "speech") || span.first < end) {
            continue;
        }
        in->quotes[in->quotes_count++] = span;
        end = span.end;
        for (size_t word = span.first; word < span.end; word++) {
            in->terms[word].quote = (uint32_t) in->quotes_count;
        }
    }
}

hs_reading hs_reading_make(hs_document *document, const hs_lexicon *lexicon)
{
    hs_reading made = { .document = document, .words = hs_document_words(document) };

    made.terms = HS_NEW(document->arena, hs_term, made.words.count + 1);
    for (size_t i = 0; i < made.words.count; i++) {
        read_term(&made, i, lexicon);
    }
    read_sentences(&made);
    read_quotes(&made);
    return made;
}
