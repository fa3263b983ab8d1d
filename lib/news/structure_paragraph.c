#include "news/structure_paragraph.h"

#include "base/map.h"
#include "news/quote_marks.h"
#include "text/utf8.h"

static uint32_t first_code(hs_slice form)
{
    size_t size;

    return hs_utf8_decode(form.data, &size);
}

/* --- paragraphs ----------------------------------------------------------------------------------
 */

static void read_line(hs_structure_article *article, hs_structure_paragraph *paragraph)
{
    size_t end = paragraph->end, size = 0;
    hs_line *line = &paragraph->line;
    char *text, *folded;

    for (size_t i = paragraph->first; i < paragraph->end; i++) {
        hs_slice form = hs_structure_form(article, i);

        line->words += hs_is_worded(form);
        if (line->words > HS_LINE_WORDS && end == paragraph->end)
            end = i;
        size += form.size + 1;
    }
    text = hs_arena_get(article->document->arena, size + 1);
    size = 0;
    for (size_t i = paragraph->first; i < end; i++) {
        hs_slice form = hs_structure_form(article, i);

        if (i != paragraph->first && article->words.items[i].space_before)
            text[size++] = ' ';
        memcpy(text + size, form.data, form.size);
        size += form.size;
    }
    line->text = (hs_slice){ text, size };
    line->whole = end == paragraph->end;
    folded = hs_arena_get(article->document->arena, 2 * size + 4);
    line->folded = (hs_slice){ folded, hs_fold(line->text, folded) };
    line->bare = hs_line_bare(line->folded);
}

bool hs_structure_form_in(hs_slice form, const char *const *list)
{
    for (; *list != NULL; list++)
        if (hs_slice_is(form, *list))
            return true;
    return false;
}

/* How it ends, quotation marks and brackets left aside. */
static void read_end(const hs_structure_article *article, hs_structure_paragraph *paragraph)
{
    static const char *const closing[] = { "\"", "'", "''", "\xE2\x80\x9D", "\xE2\x80\x99", ")",
        "]", "\xC2\xBB", "\xE2\x80\x9C", "\xE2\x80\xBA", NULL };
    static const char *const stops[]
        = { "\xE2\x80\xA6", "\xE3\x80\x82", "\xEF\xBC\x81", "\xEF\xBC\x9F", "\xD8\x9F", NULL };
    static const char *const holds[]
        = { ":", ";", ",", "-", "--", "\xE2\x80\x93", "\xE2\x80\x94", NULL };
    size_t end = paragraph->end;
    hs_slice last;

    while (end > paragraph->first + 1
        && hs_structure_form_in(hs_structure_form(article, end - 1), closing))
        end--;
    last = hs_structure_form(article, end - 1);
    paragraph->stops
        = strchr(".!?", last.data[last.size - 1]) != NULL || hs_structure_form_in(last, stops);
    paragraph->colon = hs_structure_form_in(last, holds);
}

static void read_case(const hs_structure_article *article, hs_structure_paragraph *paragraph)
{
    size_t content = 0, capitals = 0;

    for (size_t i = paragraph->first; i < paragraph->end; i++) {
        hs_slice form = hs_structure_form(article, i);

        if (form.size < 4 || !hs_is_letter(first_code(form)))
            continue;
        content++;
        capitals += hs_is_upper(first_code(form));
    }
    paragraph->capital = content >= 2 && 4 * capitals >= 3 * content;
    paragraph->all_capital = content >= 2 && 10 * capitals >= 9 * content;
}

static void find_paragraphs(hs_structure_article *article)
{
    hs_words words = article->words;
    size_t count = words.count ? words.items[words.count - 1].paragraph + (size_t) 1 : 0;

    article->paragraphs = HS_NEW(article->document->arena, hs_structure_paragraph, count);
    for (size_t i = 0; i < words.count; i++) {
        hs_structure_paragraph *paragraph = &article->paragraphs[words.items[i].paragraph];

        if (paragraph->end == 0) {
            paragraph->first = i;
            paragraph->sentence = words.items[i].sentence;
        }
        paragraph->end = i + 1;
        paragraph->sentences = words.items[i].sentence + (size_t) 1;
    }
    // A foreign stream may number paragraphs that have no words: they are left out.
    for (size_t i = 0; i < count; i++)
        if (article->paragraphs[i].end != 0)
            article->paragraphs[article->count++] = article->paragraphs[i];
    for (size_t i = 0; i < article->count; i++) {
        read_line(article, &article->paragraphs[i]);
        read_end(article, &article->paragraphs[i]);
        read_case(article, &article->paragraphs[i]);
    }
}

/* --- repetition ----------------------------------------------------------------------------------
 */

enum { REPEAT_WORDS = 4 }; // "No." and "Yes, sir." may be said twice

static bool same_words(const hs_structure_article *article, size_t a, size_t b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!hs_slice_equal(hs_structure_form(article, a + i), hs_structure_form(article, b + i)))
            return false;
    return true;
}

/* Index of a sentence's first word in `word`, and the index behind its last. */
static size_t sentence_end(const hs_structure_article *article, size_t word, size_t limit)
{
    size_t end = word;

    while (end < limit && article->words.items[end].sentence == article->words.items[word].sentence)
        end++;
    return end;
}

static size_t worded(const hs_structure_article *article, size_t first, size_t end)
{
    size_t count = 0;

    for (size_t i = first; i < end; i++)
        count += hs_is_worded(hs_structure_form(article, i));
    return count;
}

/* Says that a sentence repeats another (both by index). */
static void mark_repeat(hs_structure_article *article, size_t sentence, size_t original)
{
    hs_sentence *sentences = article->document->sentences;
    hs_slice id = hs_comment_get(&sentences[original], HS_LITERAL("sent_id"));

    if (id.data == NULL)
        id = hs_arena_print(article->document->arena, "%zu", original + 1);
    hs_comment_insert(article->document, &sentences[sentence],
        hs_comment_place(&sentences[sentence], HS_LITERAL("sent_id")), HS_LITERAL("hs::repeat"),
        id);
}

static void mark_paragraph(hs_structure_article *article, const hs_structure_paragraph *paragraph,
    const hs_structure_paragraph *original)
{
    for (size_t i = paragraph->sentence; i < paragraph->sentences; i++) {
        size_t same = original->sentence + (i - paragraph->sentence);

        mark_repeat(article, i, same < original->sentences ? same : original->sentence);
    }
}

/* The words of a paragraph in sentences that repeat the one in front of them, and in second halves
 * of sentences that repeat the first; marks them where `mark`. */
static size_t find_doubles(
    hs_structure_article *article, const hs_structure_paragraph *paragraph, bool mark)
{
    size_t before = paragraph->first, before_end = before, repeated = 0;

    for (size_t i = paragraph->first, end; i < paragraph->end; i = end) {
        size_t sentence = article->words.items[i].sentence, half, original = sentence;

        end = sentence_end(article, i, paragraph->end);
        half = (end - i) / 2;
        if (worded(article, i, end) < REPEAT_WORDS) {
            half = 0;
        } else if (end - i == before_end - before && same_words(article, before, i, end - i)) {
            half = end - i;
            original = article->words.items[before].sentence;
        } else if ((end - i) % 2 != 0 || !same_words(article, i, i + half, half)) {
            half = 0;
        }
        if (half != 0 && mark)
            mark_repeat(article, sentence, original);
        repeated += half;
        if (original == sentence)
            before = i, before_end = end;
    }
    return repeated;
}

/* A caption given twice.  Somebody who is quoted may say a thing twice: then half the paragraph
 * does not repeat the other half, or there are quotation marks. */
static void mark_doubled(hs_structure_article *article, hs_structure_paragraph *paragraph)
{
    for (size_t i = paragraph->first; i < paragraph->end; i++)
        if (hs_is_quotation_mark(hs_structure_form(article, i)))
            return;
    paragraph->doubled
        = 2 * find_doubles(article, paragraph, false) >= paragraph->end - paragraph->first;
    if (paragraph->doubled)
        (void) find_doubles(article, paragraph, true);
}

static void find_repeats(hs_structure_article *article)
{
    hs_map seen = hs_map_make(article->document->arena);

    for (size_t i = 0; i < article->count; i++) {
        hs_structure_paragraph *paragraph = &article->paragraphs[i], *original;
        hs_map_value *value;
        bool added;

        if (paragraph->line.words >= REPEAT_WORDS) {
            value = hs_map_add(&seen, paragraph->line.text, &added);
            if (added)
                value->number = i;
            original = &article->paragraphs[value->number];
            if (!added && original->end - original->first == paragraph->end - paragraph->first
                && same_words(article, original->first, paragraph->first,
                    paragraph->end - paragraph->first)) {
                paragraph->original = original;
                mark_paragraph(article, paragraph, original);
            }
        }
        if (paragraph->original == NULL)
            mark_doubled(article, paragraph);
    }
}

hs_structure_article hs_structure_read(hs_document *document)
{
    hs_structure_article article = { .document = document, .words = hs_document_words(document) };

    find_paragraphs(&article);
    find_repeats(&article);
    return article;
}
