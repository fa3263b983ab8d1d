#include "news/structure.h"

#include "news/quote_marks.h"
#include "news/structure_paragraph.h"
#include "text/utf8.h"

static uint32_t first_code(hs_slice form)
{
    size_t size;

    return hs_utf8_decode(form.data, &size);
}

/* --- kinds ---------------------------------------------------------------------------------------
 */

enum {
    TITLE_WORDS = 25,   // a headline has no more
    PLAIN_WORDS = 14,   // nor one in sentence case with a full stop
    ARTICLE_WORDS = 10, // nor one that has also "the" or "a" in it
    LEAD_WORDS = 15,    // a paragraph of text has more, as a rule
    NEXT_WORDS = 10,    // the paragraph behind a headline has more
    CAPTION_WORDS = 12, // lines without a full stop below a headline: a caption has more
    CAPTION_MOST = 60,  // and not more than this
    HEADING_WORDS = 8   // a heading between paragraphs has no more
};

/* A word that a lead has and a headline does without. */
static bool has_article(
    const hs_structure_article *article, const hs_structure_paragraph *paragraph)
{
    static const char *const articles[]
        = { "the", "a", "an", "was", "were", "had", "said", "The", "A", "An", NULL };

    for (size_t i = paragraph->first; i < paragraph->end; i++)
        if (hs_structure_form_in(hs_structure_form(article, i), articles))
            return true;
    return false;
}

static bool is_said_title(
    const hs_structure_article *article, const hs_structure_paragraph *paragraph)
{
    hs_slice title = hs_comment_get(&article->document->sentences[0], HS_LITERAL("meta::title"));
    char *folded;
    hs_slice bare;

    if (title.size == 0 || title.size > 1000)
        return false;
    folded = hs_arena_get(article->document->arena, 2 * title.size + 4);
    bare = hs_line_bare((hs_slice){ folded, hs_fold(title, folded) });
    return hs_slice_starts(bare, paragraph->line.bare)
        || hs_slice_starts(paragraph->line.bare, bare);
}

/* With a capital, a digit or a quotation mark: not in the middle of something. */
static bool starts_well(
    const hs_structure_article *article, const hs_structure_paragraph *paragraph)
{
    uint32_t code = first_code(hs_structure_form(article, paragraph->first));

    return !hs_is_lower(code)
        && (hs_is_letter(code) || hs_is_digit(code) || code == '#' || code == '$'
            || hs_is_quotation_mark(hs_structure_form(article, paragraph->first)));
}

/* "Polls open at noon; Turnout is low": a headline and the line under it. */
static bool has_two_halves(hs_slice text)
{
    const char *middle = hs_slice_find(text, ';');

    return middle != NULL && middle + 2 < text.data + text.size && middle[1] == ' '
        && hs_is_upper(first_code(hs_slice_between(middle + 2, text.data + text.size)));
}

/* The first paragraph that is no residue. */
static bool is_headline(
    const hs_structure_article *article, const hs_structure_paragraph *paragraph)
{
    const hs_structure_paragraph *next = paragraph + 1;
    size_t words = paragraph->line.words;
    bool titled = hs_comment_place(&article->document->sentences[0], HS_LITERAL("meta::title"))
        != article->document->sentences[0].comments_count;
    bool links;

    if (words > TITLE_WORDS || !paragraph->line.whole || paragraph->dateline.size != 0
        || next == article->paragraphs + article->count)
        return false;
    if (is_said_title(article, paragraph))
        return true;
    if (paragraph->colon && !hs_slice_ends(paragraph->line.folded, HS_LITERAL(";")))
        return false;
    if (!paragraph->stops)
        return starts_well(article, paragraph)
            && (words <= PLAIN_WORDS || paragraph->capital
                || hs_line_dateline(paragraph->line.text, true).size == 0);
    if (words <= PLAIN_WORDS ? paragraph->capital : paragraph->all_capital)
        return true;
    if (titled || paragraph->sentences - paragraph->sentence > 1)
        return false;
    if (has_two_halves(paragraph->line.text))
        return true;
    if (words > (has_article(article, paragraph) ? ARTICLE_WORDS : PLAIN_WORDS))
        return false;
    if (next->dateline.size != 0
        || hs_line_kind(article->residue, &next->line, &links) != HS_PAR_UNKNOWN
        || hs_line_byline(article->document->arena, &next->line).data != NULL)
        return true;
    return next->line.words >= (has_article(article, paragraph) ? LEAD_WORDS : NEXT_WORDS);
}

/* Two or three words with capitals and nothing else: a name, where a byline would stand. */
static bool is_bare_name(
    const hs_structure_article *article, const hs_structure_paragraph *paragraph)
{
    size_t count = paragraph->end - paragraph->first;

    for (size_t i = paragraph->first; i < paragraph->end; i++)
        if (!hs_is_upper(first_code(hs_structure_form(article, i))))
            return false;
    return count >= 2 && count <= 3;
}

/* A line that stands twice in a row below the headline: a caption. */
static bool is_double_caption(const hs_structure_article *article, size_t index)
{
    const hs_structure_paragraph *paragraph = &article->paragraphs[index];

    // A longer one may be the first paragraph of the text, given twice.
    if (paragraph->line.words > (paragraph->stops ? TITLE_WORDS : CAPTION_MOST))
        return false;
    return paragraph->doubled || (index + 1 < article->count && paragraph[1].original == paragraph)
        || (paragraph->original != NULL && paragraph->original->kind == HS_PAR_CAPTION);
}

/* Lines between the headline and the first paragraph of text. */
static hs_par kind_below_headline(const hs_structure_article *article, size_t index)
{
    const hs_structure_paragraph *paragraph = &article->paragraphs[index], *last = paragraph - 1;

    if (is_double_caption(article, index))
        return HS_PAR_CAPTION;
    if (paragraph->dateline.size != 0 || !paragraph->line.whole || paragraph->colon)
        return HS_PAR_BODY;
    if (paragraph->original != NULL && paragraph->original->kind == HS_PAR_HEADLINE)
        return HS_PAR_HEADLINE;
    if (last->kind == HS_PAR_HEADLINE && hs_slice_ends(last->line.folded, HS_LITERAL(";"))
        && paragraph->line.words <= TITLE_WORDS && index + 1 < article->count)
        return HS_PAR_HEADLINE;
    if (paragraph->stops || index + 1 == article->count || !starts_well(article, paragraph)
        || paragraph->sentences - paragraph->sentence > 1 || paragraph->line.words > CAPTION_MOST)
        return HS_PAR_BODY;
    if (paragraph->line.words > CAPTION_WORDS)
        return HS_PAR_CAPTION;
    return is_bare_name(article, paragraph) ? HS_PAR_BYLINE : HS_PAR_HEADLINE;
}

/* A short line without a full stop between two paragraphs of text. */
static bool is_heading(const hs_structure_article *article, size_t index)
{
    const hs_structure_paragraph *paragraph = &article->paragraphs[index];
    const hs_structure_paragraph *next = paragraph + 1, *last = paragraph - 1;
    uint32_t code = first_code(hs_structure_form(article, paragraph->first));

    if (index == 0 || index + 1 >= article->count || paragraph->stops || paragraph->colon
        || paragraph->line.words > HEADING_WORDS || !(hs_is_upper(code) || hs_is_digit(code)))
        return false;
    return last->kind == HS_PAR_BODY && last->stops && next->stops && next->line.words >= LEAD_WORDS
        && !hs_structure_form_in(hs_structure_form(article, paragraph->end - 1),
            (const char *const[]){ "\"", "''", "\xE2\x80\x9D", "\xC2\xBB", NULL });
}

/* Behind "Related stories" the lines without a full stop are links. */
static bool is_listed(const hs_structure_paragraph *paragraph)
{
    return paragraph->line.whole && paragraph->line.words <= TITLE_WORDS && !paragraph->stops
        && !paragraph->colon && paragraph->dateline.size == 0;
}

/* "NAME:" in front of two paragraphs or more: speakers, not places. */
static void find_datelines(hs_structure_article *article)
{
    size_t labels = 0;

    for (size_t i = 0; i < article->count; i++) {
        hs_structure_paragraph *paragraph = &article->paragraphs[i];

        paragraph->dateline = hs_line_dateline(paragraph->line.text, false);
        labels += paragraph->dateline.size == 0
            && hs_line_dateline(paragraph->line.text, true).size != 0;
    }
    article->shouts_labels = labels > 1;
}

static hs_par kind_by_line(hs_structure_article *article, size_t index, bool *heads_links)
{
    hs_structure_paragraph *paragraph = &article->paragraphs[index];
    hs_par kind = hs_line_kind(article->residue, &paragraph->line, heads_links);

    // "Watch: …" and "Opinion: …" may be a headline.
    if (index == 0 && article->count > 2 && kind == HS_PAR_LINK && paragraph->line.words > 4)
        return HS_PAR_UNKNOWN;
    if (kind != HS_PAR_UNKNOWN)
        return kind;
    if (hs_line_byline(article->document->arena, &paragraph->line).data != NULL)
        return HS_PAR_BYLINE;
    return paragraph->dateline.size != 0 && paragraph->dateline.size >= paragraph->line.text.size
        ? HS_PAR_DATELINE
        : HS_PAR_UNKNOWN;
}

/* How far the walk over the paragraphs is. */
struct walk {
    bool above;  // no text yet
    bool headed; // the headline has been seen
    bool links;  // in a list of links
};

static hs_par kind_of(hs_structure_article *article, size_t index, struct walk *walk)
{
    hs_structure_paragraph *paragraph = &article->paragraphs[index];
    bool heads_links;
    hs_par kind = kind_by_line(article, index, &heads_links);

    if (kind != HS_PAR_UNKNOWN) {
        walk->links = heads_links || (walk->links && kind == HS_PAR_LINK);
        return kind;
    }
    if (walk->links && is_listed(paragraph))
        return HS_PAR_LINK;
    if (walk->above && !walk->headed && is_headline(article, paragraph)) {
        walk->headed = true;
        return HS_PAR_HEADLINE;
    }
    if (walk->above && !article->shouts_labels && paragraph->dateline.size == 0)
        paragraph->dateline = hs_line_dateline(paragraph->line.text, true);
    if (walk->above && walk->headed)
        return kind_below_headline(article, index);
    if (paragraph->doubled && !paragraph->stops)
        return HS_PAR_CAPTION;
    return is_heading(article, index) ? HS_PAR_HEADLINE : HS_PAR_BODY;
}

/* --- what goes into the stream -------------------------------------------------------------------
 */

static void note(const hs_structure_article *article, const char *key, hs_slice value)
{
    const hs_sentence *first = &article->document->sentences[0];
    hs_slice name = hs_slice_of(key);

    if (value.size != 0 && hs_comment_place(first, name) == first->comments_count)
        hs_document_note(article->document, name, value);
}

static void note_title(const hs_structure_article *article, const hs_structure_paragraph *paragraph)
{
    hs_slice title = paragraph->line.text;

    title.size -= hs_slice_ends(title, HS_LITERAL(";"));
    note(article, "meta::title", title);
}

static void note_byline(
    const hs_structure_article *article, const hs_structure_paragraph *paragraph)
{
    hs_slice byline = hs_line_byline(article->document->arena, &paragraph->line);

    if (byline.data == NULL && is_bare_name(article, paragraph))
        byline = paragraph->line.text;
    note(article, "meta::byline", byline);
}

static void note_dateline(
    const hs_structure_article *article, const hs_structure_paragraph *paragraph)
{
    hs_slice head = { paragraph->line.text.data, paragraph->dateline.size };

    note(article, "meta::dateline", paragraph->dateline.place);
    note(article, "meta::agency", paragraph->dateline.agency);
    note(article, "meta::date", hs_line_date(article->document->arena, head));
}

/* A date below the first paragraph of text is the article's only where it says so. */
static void note_date(
    const hs_structure_article *article, const hs_structure_paragraph *paragraph, bool above)
{
    hs_slice folded = paragraph->line.folded;

    if (above || hs_slice_starts(folded, HS_LITERAL("p"))
        || hs_slice_starts(folded, HS_LITERAL("upd"))
        || hs_slice_starts(folded, HS_LITERAL("first"))
        || hs_slice_starts(folded, HS_LITERAL("last")))
        note(article, "meta::date", hs_line_date(article->document->arena, paragraph->line.text));
}

/* Copyright and citation. */
static void note_notice(
    const hs_structure_article *article, const hs_structure_paragraph *paragraph)
{
    hs_slice folded = paragraph->line.folded;

    if (hs_slice_starts(folded, HS_LITERAL("citation:")))
        note(article, "meta::date", hs_line_date(article->document->arena, paragraph->line.text));
    else if (hs_slice_starts(folded, HS_LITERAL("©"))
        || hs_slice_starts(folded, HS_LITERAL("copyright")))
        note(article, "meta::agency", hs_line_agency(paragraph->line.text));
}

static void note_paragraph(const hs_structure_article *article,
    const hs_structure_paragraph *paragraph, const struct walk *before)
{
    if (paragraph->kind == HS_PAR_HEADLINE && before->above && !before->headed)
        note_title(article, paragraph);
    else if (paragraph->kind == HS_PAR_BYLINE)
        note_byline(article, paragraph);
    else if (paragraph->kind == HS_PAR_NOTICE)
        note_notice(article, paragraph);
    else if (paragraph->kind == HS_PAR_DATELINE && paragraph->dateline.size == 0)
        note_date(article, paragraph, before->above);
    else if (paragraph->kind == HS_PAR_DATELINE || before->above)
        note_dateline(article, paragraph);
}

static void label(const hs_structure_article *article, const hs_structure_paragraph *paragraph)
{
    static const hs_slice names[] = { { NULL, 0 }, HS_CONSTANT("headline"), HS_CONSTANT("dateline"),
        HS_CONSTANT("byline"), HS_CONSTANT("caption"), HS_CONSTANT("body"), HS_CONSTANT("notice"),
        HS_CONSTANT("link") };
    hs_document *document = article->document;
    hs_sentence *sentence = &document->sentences[paragraph->sentence];
    size_t place = hs_comment_place(sentence, HS_LITERAL("newpar"));

    if (!hs_begins_paragraph(sentence)) {
        if (document->part > 1)
            return; // the rest of a paragraph of the part before
        place = hs_comment_place(sentence, HS_LITERAL("sent_id"));
    } else {
        if (place == sentence->comments_count)
            place = hs_comment_place(sentence, HS_LITERAL("newpar id"));
        place++;
    }
    hs_comment_insert(document, sentence, place, HS_LITERAL("hs::par"), names[paragraph->kind]);
}

static void clear_labels(hs_document *document)
{
    for (size_t i = 0; i < document->sentences_count; i++) {
        hs_sentence *sentence = &document->sentences[i];
        size_t kept = 0;

        for (size_t j = 0; j < sentence->comments_count; j++)
            if (hs_comment_value(sentence->comments[j], HS_LITERAL("hs::par")).data == NULL
                && hs_comment_value(sentence->comments[j], HS_LITERAL("hs::repeat")).data == NULL)
                sentence->comments[kept++] = sentence->comments[j];
        sentence->comments_count = kept;
    }
}

void hs_structure_document(const hs_residue *residue, hs_document *document)
{
    hs_structure_article article;
    struct walk walk = { .above = document->part <= 1 }, before;

    if (document->sentences_count == 0)
        return;
    clear_labels(document);
    article = hs_structure_read(document);
    article.residue = residue;
    find_datelines(&article);
    for (size_t i = 0; i < article.count; i++) {
        hs_structure_paragraph *paragraph = &article.paragraphs[i];

        before = walk;
        paragraph->kind = kind_of(&article, i, &walk);
        if (paragraph->kind == HS_PAR_BODY)
            walk.above = walk.links = false;
        if (document->part <= 1)
            note_paragraph(&article, paragraph, &before);
        label(&article, paragraph);
    }
}
