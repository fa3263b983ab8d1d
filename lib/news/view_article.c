#include "news/view_article.h"

#include <stdlib.h>

#include "text/utf8.h"

hs_slice hs_view_text(const hs_view_article *of, size_t first, size_t end)
{
    size_t start = of->layout.places[first].start;

    return (hs_slice){ of->layout.text.data + start, of->layout.places[end - 1].end - start };
}

hs_slice hs_view_meta(const hs_view_article *of, const char *key)
{
    const hs_slice parts[] = { HS_LITERAL("meta::"), hs_slice_of(key) }, none = { NULL, 0 };

    return of->document->sentences_count
        ? hs_comment_get(&of->document->sentences[0], hs_arena_join(of->document->arena, parts, 2))
        : none;
}

hs_slice hs_view_class(const hs_attribution *attribution)
{
    hs_slice class = hs_attribution_property(attribution, HS_LITERAL("class"));

    return class.size == 0 || hs_slice_is(class, "statement") ? (hs_slice){ NULL, 0 } : class;
}

bool hs_view_source_names(const hs_view_article *of, size_t attribution)
{
    hs_slice name = of->who[attribution].name,
             source
        = hs_role_text(of->document, of->words, &of->attributions.items[attribution], HS_SOURCE);
    size_t length;

    if (hs_slice_equal(name, source)) {
        return true;
    }
    for (int words = 0; name.size != 0 && words < 16; words++) {
        hs_slice word = hs_slice_cut(&name, ' ');
        if (word.size != 0 && hs_is_upper(hs_utf8_decode(word.data, &length))
            && hs_slice_has_word(source, word)) {
            return true;
        }
    }
    return false;
}

/* --- paragraphs */

static void read_paragraphs(hs_view_article *of)
{
    const hs_document *document = of->document;

    for (size_t i = 0; i < of->words.count; i++) {
        const hs_word *word = &of->words.items[i];
        if (i == 0 || word->paragraph != word[-1].paragraph) {
            hs_view_paragraph *next = HS_APPEND(document->arena, of, paragraphs);
            next->first = i;
            next->kind
                = hs_comment_get(&document->sentences[word->sentence], HS_LITERAL("hs::par"));
        }
        of->paragraphs[of->paragraphs_count - 1].end = i + 1;
    }
}

static hs_slice find_title(const hs_view_article *of)
{
    hs_slice title = hs_view_meta(of, "title");

    for (size_t i = 0; i < of->paragraphs_count; i++) {
        if (hs_slice_is(of->paragraphs[i].kind, "headline")) {
            return hs_view_text(of, of->paragraphs[i].first, of->paragraphs[i].end);
        }
    }
    return title.size ? title : of->document->id.size ? of->document->id : HS_LITERAL("Article");
}

/* --- marks */

/* A mark for each paragraph that the words are in. */
static void add_mark(hs_view_article *of, hs_mark mark)
{
    size_t end = mark.end;

    while (mark.first < end) {
        uint32_t paragraph = of->words.items[mark.first].paragraph;
        mark.end = mark.first;
        while (mark.end < end && of->words.items[mark.end].paragraph == paragraph) {
            mark.end++;
        }
        *HS_APPEND(of->document->arena, of, marks) = mark;
        mark.first = mark.end;
    }
}

static int around_first(const void *left, const void *right)
{
    const hs_mark *a = left, *b = right;

    if (a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    if (a->end != b->end) {
        return a->end > b->end ? -1 : 1;
    }
    if (a->kind != b->kind) {
        return a->kind < b->kind ? -1 : 1;
    }
    return a->number == b->number ? 0 : a->number < b->number ? -1 : 1;
}

static void read_marks(hs_view_article *of)
{
    static const hs_mark_kind kinds[HS_ROLES]
        = { HS_MARK_SOURCE, HS_MARK_CUE, HS_MARK_CONTENT, HS_MARK_ADDRESSEE };
    hs_spans quotes = hs_spans_read(of->document, of->words, HS_LITERAL("Quote"));

    for (size_t i = 0; i < of->attributions.items_count; i++) {
        const hs_attribution *each = &of->attributions.items[i];
        for (size_t k = 0; k < each->pieces_count; k++) {
            for (hs_role role = HS_SOURCE; role < HS_ROLES; role++) {
                if (hs_slice_equal(each->pieces[k].kind, hs_role_name(role))) {
                    add_mark(of,
                        (hs_mark){
                            kinds[role], i + 1, each->pieces[k].first, each->pieces[k].end });
                }
            }
        }
    }
    for (size_t i = 0; i < quotes.items_count; i++) {
        if (hs_slice_is(quotes.items[i].kind, "speech")) {
            add_mark(of, (hs_mark){ HS_MARK_QUOTE, 0, quotes.items[i].first, quotes.items[i].end });
        }
    }
    if (of->marks_count != 0) {
        qsort(of->marks, of->marks_count, sizeof *of->marks, around_first);
    }
}

hs_view_article hs_view_article_read(hs_document *document)
{
    hs_view_article made = { .document = document, .words = hs_document_words(document) };

    made.layout = hs_document_layout(document);
    made.entities = hs_named_entities_read(document, made.words);
    made.attributions = hs_attributions_read(document, made.words);
    made.who = HS_NEW(document->arena, hs_who, made.attributions.items_count + 1);
    for (size_t i = 0; i < made.attributions.items_count; i++) {
        made.who[i]
            = hs_who_speaks(document, made.words, &made.entities, &made.attributions.items[i]);
    }
    read_paragraphs(&made);
    made.title = find_title(&made);
    read_marks(&made);
    return made;
}
