#include <stdlib.h>

#include "base/sha256.h"
#include "news/view.h"
#include "news/view_article.h"
#include "news/view_assets.h"
#include "news/view_speakers.h"
#include "stream/html.h"

enum { SHOWN = 20 }; // speakers in front of the fold

typedef struct titles {
    hs_slice *items; // [items_count] of the articles; a later part of one has none
    size_t items_count, items_capacity;
} titles;

struct hs_view {
    hs_view_speakers speakers;
    titles titles;
};

/* An article while it is written. */
typedef struct writing {
    const hs_view_article *of;
    hs_buffer *out;
    size_t article;    // its number
    size_t *speaker;   // [attributions] number of who speaks
    bool *anchored;    // [attributions + 1] its place has been named
    bool *has_content; // [attributions + 1]
    hs_map introduced; // names whose role has been told
} writing;

hs_status hs_view_open(hs_view **view, hs_error *error)
{
    *view = calloc(1, sizeof **view);
    return *view ? HS_OK : hs_fail(error, HS_IO, "not enough memory");
}

void hs_view_close(hs_view *view)
{
    if (view != NULL) {
        hs_arena_free(&view->speakers.arena);
        free(view);
    }
}

static void put(hs_buffer *out, const char *text) { hs_put(out, hs_slice_of(text)); }

/* --- the head of the page */

static void put_head(hs_buffer *out)
{
    char style[HS_SHA256_BASE64 + 1], script[HS_SHA256_BASE64 + 1];

    hs_sha256_base64(hs_view_css, style);
    hs_sha256_base64(hs_view_js, script);
    put(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    hs_put_format(out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; form-action 'none'\">\n",
        style, script);
    put(out,
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<title>Who says what</title>\n<style>");
    hs_put(out, hs_view_css);
    put(out,
        "</style>\n</head>\n<body>\n"
        "<a class=\"skip\" href=\"#articles\">Skip to the articles</a>\n"
        "<a class=\"skip\" href=\"#speakers\">Skip to the speakers</a>\n"
        "<header class=\"top\">\n<h1>Who says what</h1>\n"
        "<p class=\"key\"><span class=\"s\">Sources</span> are underlined, <span class=\"v\">cues"
        "</span> are bold, <span class=\"q\">“quotations”</span> are coloured, <span class=\"c\">"
        "what is said</span> is tinted. Who says it stands beside it. <a class=\"jump\" "
        "href=\"#speakers\">"
        "Speakers</a></p>\n"
        "<form id=\"tools\" class=\"tools\" hidden>\n"
        "<label for=\"by-speaker\">Speaker <select id=\"by-speaker\"><option value=\"\">Everybody"
        "</option></select></label>\n"
        "<label for=\"by-class\">Claim <select id=\"by-class\"><option value=\"\">Every class"
        "</option></select></label>\n"
        "<button type=\"reset\">Show all</button>\n"
        "<button type=\"button\" id=\"theme\">Dark</button>\n"
        "<output id=\"found\" for=\"by-speaker by-class\" aria-live=\"polite\"></output>\n"
        "</form>\n</header>\n<main id=\"articles\" tabindex=\"-1\">\n");
}

/* --- the text of a paragraph */

static void open_mark(writing *to, const hs_mark *mark)
{
    static const char *const classes[HS_MARK_KINDS] = { "c", "q", "s", "v", "t" };
    bool anchor = mark->number != 0 && !to->anchored[mark->number]
        && (mark->kind == HS_MARK_CONTENT || !to->has_content[mark->number]);

    hs_put_format(to->out, "<span class=\"%s\"", classes[mark->kind]);
    if (anchor) {
        hs_put_format(to->out, " id=\"d%zu-%zu\"", to->article, mark->number);
        to->anchored[mark->number] = true;
    }
    if (mark->number != 0) {
        hs_put_format(to->out, " data-n=\"%zu\"", mark->number);
    }
    hs_put_byte(to->out, '>');
}

/* The marks that are open, the outermost first. */
typedef struct stack {
    const hs_mark *items[64]; // labels of a word: 16 of quotations, 16 of attributions
    size_t count;
} stack;

/* Closes what ends at `word`; what stands inside it and goes on is opened again. */
static void close_ended(writing *to, stack *open, size_t word)
{
    size_t keep = 0, kept;

    while (keep < open->count && open->items[keep]->end > word) {
        keep++;
    }
    for (size_t i = open->count; i > keep; i--) {
        put(to->out, "</span>");
    }
    kept = keep;
    for (size_t i = keep; i < open->count; i++) {
        if (open->items[i]->end > word) {
            open->items[kept++] = open->items[i];
            open_mark(to, open->items[i]);
        }
    }
    open->count = kept;
}

static size_t put_paragraph_text(writing *to, const hs_view_paragraph *paragraph, size_t mark)
{
    const hs_view_article *of = to->of;
    size_t at = of->layout.places[paragraph->first].start;
    stack open = { .count = 0 };

    for (size_t i = paragraph->first; i < paragraph->end; i++) {
        const hs_place *place = &of->layout.places[i];
        close_ended(to, &open, i);
        hs_put_html(to->out,
            hs_slice_between(of->layout.text.data + at, of->layout.text.data + place->start));
        for (; mark < of->marks_count && of->marks[mark].first <= i; mark++) {
            if (open.count < sizeof open.items / sizeof *open.items) {
                open.items[open.count++] = &of->marks[mark];
                open_mark(to, &of->marks[mark]);
            }
        }
        hs_put_html(to->out,
            hs_slice_between(
                of->layout.text.data + place->start, of->layout.text.data + place->end));
        at = place->end;
    }
    close_ended(to, &open, paragraph->end);
    return mark;
}

/* --- the notes beside it */

static const char *type_of(const hs_attribution *attribution)
{
    hs_slice type = hs_attribution_property(attribution, HS_LITERAL("type"));

    return hs_slice_is(type, "direct") ? "quoted"
        : hs_slice_is(type, "mixed")   ? "partly quoted"
                                       : "reported";
}

/* "reported, denial, negative" */
static void put_tags(writing *to, const hs_attribution *attribution)
{
    hs_slice class = hs_view_class(attribution);

    hs_put_format(to->out, "<span class=\"tags\">%s", type_of(attribution));
    if (class.data != NULL) {
        put(to->out, ", <span class=\"act\">");
        hs_put_html(to->out, class);
        put(to->out, "</span>");
    }
    if (hs_slice_is(hs_attribution_property(attribution, HS_LITERAL("polarity")), "negative")) {
        put(to->out, ", negated");
    }
    put(to->out, "</span>");
}

/* Told once an article. */
static void put_role(writing *to, const hs_who *who)
{
    bool added = false;

    if (who->role.size != 0) {
        hs_map_add(&to->introduced, who->name, &added);
    }
    if (added) {
        put(to->out, "<span class=\"role\">, <bdi>");
        hs_put_html(to->out, who->role);
        put(to->out, "</bdi>,</span>");
    }
}

static void put_note(writing *to, size_t number)
{
    const hs_attribution *attribution = &to->of->attributions.items[number - 1];
    const hs_who *who = &to->of->who[number - 1];
    hs_slice source = hs_role_text(to->of->document, to->of->words, attribution, HS_SOURCE);

    hs_put_format(to->out, "<li id=\"n%zu-%zu\" class=\"note\" data-n=\"%zu\" data-speaker=\"%zu\"",
        to->article, number, number, to->speaker[number - 1]);
    put(to->out, " data-class=\"");
    hs_put_html(to->out, hs_attribution_property(attribution, HS_LITERAL("class")));
    hs_put_format(to->out, "\"><a href=\"#d%zu-%zu\"><bdi>", to->article, number);
    hs_put_html(to->out,
        who->name.size    ? who->name
            : source.size ? source
                          : HS_LITERAL("nobody named"));
    put(to->out, "</bdi></a>");
    put_role(to, who);
    put(to->out, " ");
    put_tags(to, attribution);
    put(to->out, "</li>\n");
}

/* Attributions come by their first words, where they are noted. */
static size_t put_notes(writing *to, const hs_view_paragraph *paragraph, size_t number)
{
    const hs_attributions *all = &to->of->attributions;
    bool any = false;

    for (; number < all->items_count && all->items[number].pieces[0].first < paragraph->end;
         number++) {
        if (!any) {
            put(to->out, "<ul class=\"notes\" aria-label=\"Who says it\">\n");
        }
        any = true;
        put_note(to, number + 1);
    }
    put(to->out, any ? "</ul>\n" : "");
    return number;
}

/* --- an article */

static const char *class_of(hs_slice kind)
{
    static const char *const known[]
        = { "headline", "byline", "dateline", "caption", "notice", "link" };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (hs_slice_is(kind, known[i])) {
            return known[i];
        }
    }
    return "body";
}

static void put_paragraphs(writing *to)
{
    size_t mark = 0, number = 0;
    bool titled = to->of->document->part > 1;

    for (size_t i = 0; i < to->of->paragraphs_count; i++) {
        const hs_view_paragraph *each = &to->of->paragraphs[i];
        bool headline = hs_slice_is(each->kind, "headline");
        const char *tag = !headline ? "p" : titled ? "h3" : "h2";
        hs_put_format(to->out, "<div class=\"row\">\n<%s class=\"%s\" dir=\"auto\"", tag,
            class_of(each->kind));
        if (headline && !titled) {
            hs_put_format(to->out, " id=\"t%zu\"", to->article);
        }
        titled |= headline;
        put(to->out, ">");
        mark = put_paragraph_text(to, each, mark);
        hs_put_format(to->out, "</%s>\n", tag);
        number = put_notes(to, each, number);
        put(to->out, "</div>\n");
    }
}

static bool has_headline(const hs_view_article *of)
{
    for (size_t i = 0; i < of->paragraphs_count; i++) {
        if (hs_slice_is(of->paragraphs[i].kind, "headline")) {
            return true;
        }
    }
    return false;
}

/* What stands above the title: id, publisher and date, where they are not the title. */
static void put_id(writing *to)
{
    static const char *const keys[] = { "publisher", "agency", "date" };
    const char *between = "";

    put(to->out, "<p class=\"id\">");
    if (!hs_slice_equal(to->of->document->id, to->of->title)) {
        put(to->out, "<bdi>");
        hs_put_html(to->out, to->of->document->id);
        put(to->out, "</bdi>");
        between = " · ";
    }
    if (to->of->document->part > 1) {
        hs_put_format(to->out, "%spart %zu", between, to->of->document->part);
        between = " · ";
    }
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        hs_slice value = hs_view_meta(to->of, keys[i]);
        if (value.size != 0) {
            put(to->out, between);
            put(to->out, "<bdi>");
            hs_put_html(to->out, value);
            put(to->out, "</bdi>");
            between = " · ";
        }
    }
    put(to->out, "</p>\n");
}

static void put_article(writing *to)
{
    hs_put_format(
        to->out, "<article id=\"d%zu\" aria-labelledby=\"t%zu\">\n", to->article, to->article);
    put_id(to);
    if (!has_headline(to->of) || to->of->document->part > 1) {
        hs_put_format(to->out, "<h2 class=\"headline%s\" dir=\"auto\" id=\"t%zu\">",
            to->of->document->part > 1 ? " again" : "", to->article);
        hs_put_html(to->out, to->of->title);
        put(to->out, "</h2>\n");
    }
    put_paragraphs(to);
    put(to->out, "</article>\n");
}

/* Whom each attribution counts for, and what of it has a place. */
static void count_speakers(hs_view *view, writing *to)
{
    const hs_view_article *of = to->of;

    for (size_t i = 0; i < of->attributions.items_count; i++) {
        const hs_attribution *each = &of->attributions.items[i];
        hs_slice text = hs_role_text(of->document, of->words, each, HS_CONTENT);
        to->speaker[i] = hs_view_speakers_add(
            &view->speakers, of->who[i].name, (hs_view_quoted){ to->article, i + 1, text });
        to->has_content[i + 1] = text.data != NULL;
    }
}

void hs_view_html(hs_view *view, hs_document *document, hs_buffer *out)
{
    hs_view_article article = hs_view_article_read(document);
    size_t count = article.attributions.items_count;
    writing to = { .of = &article,
        .out = out,
        .article = view->titles.items_count + 1,
        .speaker = HS_NEW(document->arena, size_t, count + 1),
        .anchored = HS_NEW(document->arena, bool, count + 1),
        .has_content = HS_NEW(document->arena, bool, count + 1),
        .introduced = hs_map_make(document->arena) };
    hs_slice title = document->part > 1 ? (hs_slice){ NULL, 0 } : article.title;

    view->speakers.arena.guard = document->arena->guard;
    if (view->titles.items_count == 0) {
        put_head(out);
    }
    *HS_APPEND(&view->speakers.arena, &view->titles, items)
        = title.data ? hs_arena_copy(&view->speakers.arena, title) : title;
    count_speakers(view, &to);
    put_article(&to);
}

/* --- who speaks */

static void put_quoted(const hs_view_speaker *speaker, hs_buffer *out)
{
    put(out, "<ul>\n");
    for (size_t i = 0; i < speaker->quoted_count; i++) {
        const hs_view_quoted *each = &speaker->quoted[i];
        hs_put_format(out, "<li><a href=\"#d%zu-%zu\" dir=\"auto\">", each->article, each->number);
        hs_put_html(out, each->text);
        put(out, "</a></li>\n");
    }
    if (speaker->quoted_count < speaker->count) {
        hs_put_format(out, "<li class=\"more\">and %zu more in the articles</li>\n",
            speaker->count - speaker->quoted_count);
    }
    put(out, "</ul>\n");
}

/* The bar is 100 units wide for who speaks most. */
static void put_speaker(const hs_view_speaker *speaker, size_t most, hs_buffer *out)
{
    size_t width = speaker->count * 1000 / most;

    hs_put_format(out,
        "<li data-speaker=\"%zu\"><details><summary><span class=\"who\" dir=\"auto\">",
        speaker->number);
    hs_put_html(out, speaker->name.data ? speaker->name : HS_LITERAL("Nobody named"));
    hs_put_format(out, "</span> <span class=\"count\">%zu</span>", speaker->count);
    hs_put_format(out,
        "<svg class=\"bar\" viewBox=\"0 0 1000 8\" preserveAspectRatio=\"none\" "
        "aria-hidden=\"true\"><rect width=\"%zu\" height=\"8\"/></svg></summary>\n",
        width ? width : 1);
    put_quoted(speaker, out);
    put(out, "</details></li>\n");
}

static void put_speakers(hs_view *view, hs_buffer *out)
{
    const hs_view_speaker **sorted = hs_view_speakers_sort(&view->speakers);
    size_t count = view->speakers.items_count, most = 1;

    for (size_t i = 0; i < count; i++) {
        most = sorted[i]->count > most ? sorted[i]->count : most;
    }
    put(out, "<ol class=\"speakers\">\n");
    for (size_t i = 0; i < count; i++) {
        if (i == SHOWN) {
            hs_put_format(out,
                "</ol>\n<details class=\"rest\"><summary>%zu more</summary>\n"
                "<ol class=\"speakers\" start=\"%d\">\n",
                count - SHOWN, SHOWN + 1);
        }
        put_speaker(sorted[i], most, out);
    }
    put(out, "</ol>\n");
    put(out, count > SHOWN ? "</details>\n" : "");
}

static void put_contents(const titles *all, hs_buffer *out)
{
    put(out,
        "<nav aria-labelledby=\"contents-title\">\n<h2 "
        "id=\"contents-title\">Articles</h2>\n<ol>\n");
    for (size_t i = 0; i < all->items_count; i++) {
        if (all->items[i].data != NULL) {
            hs_put_format(out, "<li><a href=\"#d%zu\" dir=\"auto\">", i + 1);
            hs_put_html(out, all->items[i]);
            put(out, "</a></li>\n");
        }
    }
    put(out, "</ol>\n</nav>\n");
}

void hs_view_html_end(hs_view *view, hs_buffer *out)
{
    size_t articles = 0;

    if (view->titles.items_count == 0) {
        return;
    }
    view->speakers.arena.guard = out->guard;
    for (size_t i = 0; i < view->titles.items_count; i++) {
        articles += view->titles.items[i].data != NULL;
    }
    hs_put_format(out,
        "</main>\n<aside id=\"speakers\" tabindex=\"-1\" aria-labelledby=\"speakers-title\">\n"
        "<h2 id=\"speakers-title\">Who speaks</h2>\n"
        "<p class=\"sum\">%zu attribution%s in %zu article%s. Speakers of the same name are "
        "counted as one.</p>\n",
        view->speakers.total, view->speakers.total == 1 ? "" : "s", articles,
        articles == 1 ? "" : "s");
    put_speakers(view, out);
    if (articles > 1) {
        put_contents(&view->titles, out);
    }
    put(out, "</aside>\n<script>");
    hs_put(out, hs_view_js);
    put(out, "</script>\n</body>\n</html>\n");
}
