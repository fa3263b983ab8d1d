#include "pages/blocks_hint.h"

#include <string.h>

#define WORD 24 // bytes of a word of a class that is looked at

/* --- words of class, id and itemprop */

static bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }

static bool is_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || is_upper(byte) || (byte >= '0' && byte <= '9');
}

/* Cuts the next word off `rest`, in lower case into `word`: "relatedStories" and "related-stories"
 * are two.  An empty word is one that is too long. */
static bool next_word(hs_slice *rest, char word[WORD + 1])
{
    size_t i = 0, size = 0;
    bool lower = false;

    while (i < rest->size && !is_word(rest->data[i])) {
        i++;
    }
    for (; i < rest->size && is_word(rest->data[i]) && !(lower && is_upper(rest->data[i])); i++) {
        lower = !is_upper(rest->data[i]);
        if (size <= WORD) {
            word[size++] = lower ? rest->data[i] : (char) (rest->data[i] + 32);
        }
    }
    *rest = hs_slice_from(*rest, i);
    word[size <= WORD ? size : 0] = '\0';
    return size != 0;
}

#define STEM 7 // letters of a word that may stand for longer ones: "relatedposts" for "related"

static bool among(const char *word, const char *const *words)
{
    for (; *words != NULL; words++) {
        size_t size = strlen(*words);
        if (strncmp(word, *words, size) == 0 && (word[size] == '\0' || size >= STEM)) {
            return true;
        }
    }
    return false;
}

bool hs_hint_has(const xmlNode *node, const char *const *words)
{
    // "has-comments", "no-sidebar": what the element has about it, not what it is.
    static const char *const about[]
        = { "has", "with", "no", "not", "without", "show", "hide", NULL };
    static const char *const attributes[] = { "class", "id", "itemprop", NULL };

    for (size_t i = 0; attributes[i] != NULL; i++) {
        hs_slice rest = hs_markup_attribute(node, attributes[i]);
        char word[WORD + 1];
        for (bool skip = false; rest.data != NULL && next_word(&rest, word);) {
            if (!skip && among(word, words)) {
                return true;
            }
            skip = among(word, about);
        }
    }
    return false;
}

/* --- elements */

static bool is_hidden(const xmlNode *node)
{
    static const char *const classes[]
        = { "hidden", "visuallyhidden", "noprint", "screenreader", NULL };
    hs_slice style = hs_markup_attribute(node, "style");

    for (; style.size >= 7; style = hs_slice_from(style, 1)) {
        if (hs_slice_starts(style, HS_LITERAL("display"))) {
            size_t i = 7;
            while (i < style.size && (style.data[i] == ' ' || style.data[i] == ':')) {
                i++;
            }
            if (hs_slice_starts(hs_slice_from(style, i), HS_LITERAL("none"))) {
                return true;
            }
        }
    }
    return hs_markup_attribute(node, "hidden").data != NULL
        || hs_slice_is(hs_markup_attribute(node, "class"), "sr-only") || hs_hint_has(node, classes);
}

bool hs_hint_skips(const xmlNode *node)
{
    static const char *const skipped[] = { "script", "style", "noscript", "template", "svg",
        "iframe", "object", "embed", "applet", "button", "select", "textarea", "input", "datalist",
        "head", "title", "audio", "video", "canvas", "map", "progress", "meter", "noframes", NULL };

    return hs_markup_among(node, skipped)
        || strncmp((const char *) node->name, "amp-", 4) == 0
        // What is hidden and large may be the article before its script runs: see hs_hint_region.
        || (!hs_hint_is_block(node) && is_hidden(node));
}

bool hs_hint_is_block(const xmlNode *node)
{
    static const char *const blocks[] = { "p", "div", "li", "td", "h1", "h2", "h3", "h4", "h5",
        "h6", "section", "article", "ul", "ol", "tr", "th", "table", "tbody", "thead", "tfoot",
        "header", "footer", "main", "aside", "nav", "figure", "figcaption", "blockquote", "pre",
        "address", "body", "html", "center", "dl", "dt", "dd", "dir", "menu", "dialog", "details",
        "summary", "fieldset", "legend", "form", "hgroup", "hr", "caption", "frameset",
        // NITF
        "hedline", "hl1", "hl2", "byline", "dateline", "distributor", "abstract", "block",
        "body.head", "body.content", "body.end", "byttl", "bytag", "media", "media-caption",
        "media-producer", "tagline", "note", "bq", "fn", NULL };

    return hs_markup_among(node, blocks);
}

bool hs_hint_region(const xmlNode *node, hs_region *region)
{
    static const char *const tags[]
        = { "nav", "aside", "footer", "header", "menu", "dialog", NULL };
    static const char *const roles[] = { "navigation", "complementary", "banner", "contentinfo",
        "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", NULL };
    static const char *const comments[]
        = { "comments", "comment", "disqus", "commentlist", "respond", NULL };
    static const char *const words[] = { "ad", "ads", "advert", "advertisement", "advertising",
        "adslot", "banner", "bio", "breadcrumb", "breadcrumbs", "consent", "cookie", "cookies",
        "footer", "gdpr", "login", "masthead", "menu", "modal", "nav", "navbar", "navigation",
        "newsletter", "outbrain", "overlay", "pager", "pagination", "poll", "popular", "popup",
        "promo", "promos", "promotion", "pullquote", "recirc", "recirculation", "recommendation",
        "recommendations", "recommended", "related", "share", "sharing", "sidebar", "signup",
        "social", "sponsor", "sponsored", "subscribe", "subscription", "taboola", "tags", "teaser",
        "teasers", "toolbar", "trending", "widget", NULL };
    static const char *const never[] = { "html", "body", "main", "article", NULL };
    hs_slice role = hs_markup_attribute(node, "role");
    bool by_role = false;

    if (hs_markup_among(node, never)) {
        return false;
    }
    for (size_t i = 0; roles[i] != NULL; i++) {
        by_role = by_role || hs_slice_is(role, roles[i]);
    }
    region->header = hs_markup_is(node, "header");
    region->comments = hs_hint_has(node, comments);
    region->named = !by_role && !hs_markup_among(node, tags);
    return !region->named || region->comments || hs_hint_has(node, words) || is_hidden(node);
}

bool hs_hint_kind(const xmlNode *node, hs_block_kind *kind)
{
    static const char *const headings[] = { "h2", "h3", "h4", "h5", "h6", "hl2", NULL };
    static const char *const captions[]
        = { "figcaption", "caption", "media-caption", "media-producer", NULL };
    static const char *const caption_words[] = { "caption", "captions", "credit", NULL };
    static const char *const byline_words[]
        = { "byline", "author", "authors", "contributor", "dateline", NULL };

    if (hs_markup_is(node, "h1") || hs_markup_is(node, "hl1")) {
        *kind = HS_BLOCK_TITLE;
    } else if (hs_markup_among(node, headings)) {
        *kind = HS_BLOCK_HEADING;
    } else if (hs_markup_among(node, captions) || hs_hint_has(node, caption_words)) {
        *kind = HS_BLOCK_CAPTION;
    } else if (hs_markup_is(node, "byline") || hs_hint_has(node, byline_words)
        || hs_slice_is(hs_markup_attribute(node, "rel"), "author")) {
        *kind = HS_BLOCK_BYLINE;
    } else if (hs_markup_is(node, "li")) {
        *kind = HS_BLOCK_ITEM;
    } else {
        return false;
    }
    return true;
}
