#include "pages/blocks.h"

#include "pages/blocks_hint.h"
#include "pages/squeeze.h"
#include "text/utf8.h"

/* --- one block */

static bool is_closing(uint32_t code)
{
    return code == '"' || code == '\'' || code == ')' || code == ']' || code == 0x2019
        || code == 0x201d || code == 0xbb || code == 0x203a || code == 0x201c;
}

/* Full stops and their like, in the scripts that have one of their own. */
static bool is_stop(uint32_t code)
{
    static const uint32_t stops[] = { '.', '!', '?', ':', ';', 0x2026, 0x3002, 0xff01, 0xff1f,
        0x61f, 0x6d4, 0x964, 0x589, 0x1362 };

    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        if (code == stops[i]) {
            return true;
        }
    }
    return false;
}

static void measure(hs_block *block)
{
    size_t size, wide = 0;
    bool inside = false;

    for (size_t i = 0; i < block->text.size; i += size) {
        uint32_t code = hs_utf8_decode(block->text.data + i, &size);
        if (code <= ' ') {
            inside = false;
            continue;
        }
        if (!inside && (hs_is_letter(code) || hs_is_digit(code))) {
            block->words++;
            inside = true;
        }
        wide += code >= 0x2e80 && code < 0xac00; // Chinese and Japanese
        if (!is_closing(code)) {
            block->stops = is_stop(code);
        }
    }
    if (wide / 2 > block->words) {
        block->words = wide / 2;
    }
}

bool hs_block_runs(const hs_block *block)
{
    return (block->kind == HS_BLOCK_TEXT || block->kind == HS_BLOCK_ITEM)
        && (block->stops ? block->words >= 6 : block->words >= 12)
        && block->linked * 2 < block->text.size;
}

bool hs_block_is_link(const hs_block *block) { return block->linked * 10 > block->text.size * 7; }

bool hs_block_is_aside(const hs_block *block)
{
    for (const hs_region *region = block->region; region != NULL; region = region->outer) {
        if (region->dropped) {
            return true;
        }
    }
    return false;
}

/* --- the walk */

/* What is known at one place of the walk. */
typedef struct walk {
    hs_arena *arena;
    xmlNode *top;
    hs_blocks made;
    hs_squeezed text;
    size_t linked;     // bytes of the text
    size_t links;      // links around this place
    size_t breaks;     // line breaks since the last text
    xmlNode *holder;   // the element of the block
    hs_region *region; // innermost
    const xmlNode *special, *pre;
    hs_block_kind kind; // of what is inside `special`
    size_t words;       // of running text outside of regions
    hs_region **regions;
    size_t regions_count, regions_capacity;
} walk;

#define BYLINE_WORDS 12 // a longer block only starts with a name that is marked as the author's

/* "By Ana Ruiz", and no sentence. */
static bool is_byline(const hs_block *block)
{
    return block->words >= 2 && block->words <= BYLINE_WORDS && !block->stops
        && (hs_slice_starts(block->text, HS_LITERAL("By "))
            || hs_slice_starts(block->text, HS_LITERAL("BY ")));
}

static void end_block(walk *at)
{
    hs_block block = { .text = hs_squeeze_take(&at->text),
        .node = at->holder,
        .region = at->region,
        .linked = at->linked,
        .kind = at->special ? at->kind : HS_BLOCK_TEXT };

    at->linked = at->breaks = 0;
    if (block.text.data == NULL) {
        return;
    }
    measure(&block);
    if (at->special && !hs_hint_is_block(at->special)) { // it ends with the block
        at->special = NULL;
        block.kind = block.words > BYLINE_WORDS ? HS_BLOCK_TEXT : block.kind;
    }
    if (block.kind == HS_BLOCK_TEXT && is_byline(&block)) {
        block.kind = HS_BLOCK_BYLINE;
    }
    if (hs_block_runs(&block) && at->region == NULL) {
        at->words += block.words;
    }
    for (hs_region *region = at->region; region; region = (hs_region *) (uintptr_t) region->outer) {
        region->words += hs_block_runs(&block) ? block.words : 0;
        region->title = region->title || block.kind == HS_BLOCK_TITLE;
    }
    *HS_APPEND(at->arena, &at->made, items) = block;
}

static void put_text(walk *at, hs_slice text)
{
    size_t before = at->text.size;

    hs_squeeze_put(&at->text, text);
    if (at->text.size != before) {
        at->linked += at->links ? at->text.size - before : 0;
        at->breaks = 0;
    }
}

/* One line break breaks the line, two the paragraph. */
static void put_break(walk *at)
{
    if (at->special && at->kind != HS_BLOCK_ITEM) {
        at->text.space = true;
    } else if (++at->breaks == 2) {
        end_block(at);
    } else {
        hs_squeeze_break(&at->text, '\n');
    }
}

static void put_lines(walk *at, hs_slice text)
{
    while (text.data != NULL) {
        put_text(at, hs_slice_cut(&text, '\n'));
        if (text.data != NULL) {
            put_break(at);
        }
    }
}

static void enter_region(walk *at, xmlNode *node)
{
    hs_region found = { .node = node, .outer = at->region };

    if (hs_hint_region(node, &found)) {
        hs_region *region = HS_NEW(at->arena, hs_region, 1);
        *region = found;
        at->region = region;
        *HS_APPEND(at->arena, at, regions) = region;
    }
}

/* Returns whether to go into the node. */
static bool enter(walk *at, xmlNode *node)
{
    char room[4];

    if (node->type != XML_ELEMENT_NODE) {
        hs_slice text = hs_markup_content(node, room);
        if (at->pre) {
            put_lines(at, text);
        } else {
            put_text(at, text);
        }
        return false;
    }
    if (hs_hint_skips(node) && node != at->top) {
        return false;
    }
    if (hs_markup_is(node, "br")) {
        put_break(at);
    } else if (hs_markup_is(node, "q")) { // browsers put the marks
        put_text(at, HS_LITERAL("\xe2\x80\x9c"));
    } else if (hs_markup_is(node, "a")) {
        at->links++;
    }
    if (hs_hint_is_block(node)) {
        end_block(at);
        at->holder = node;
        enter_region(at, node);
        if (hs_markup_is(node, "pre") && at->pre == NULL) {
            at->pre = node;
        }
    }
    // An author's name inside a sentence does not make that a byline.
    if (at->special == NULL && (hs_hint_is_block(node) || at->text.size == 0)
        && hs_hint_kind(node, &at->kind)) {
        at->special = node;
    }
    return true;
}

static void leave(walk *at, xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE) {
        return;
    }
    if (hs_markup_is(node, "q")) {
        put_text(at, HS_LITERAL("\xe2\x80\x9d"));
    } else if (hs_markup_is(node, "a") && at->links != 0) {
        at->links--;
    }
    if (hs_hint_is_block(node)) {
        end_block(at);
        at->holder = node->parent;
        while (at->holder != NULL && at->holder != at->top && !hs_hint_is_block(at->holder)) {
            at->holder = at->holder->parent;
        }
    }
    if (at->region != NULL && at->region->node == node) {
        at->region = (hs_region *) (uintptr_t) at->region->outer;
    }
    at->special = at->special == node && hs_hint_is_block(node) ? NULL : at->special;
    at->pre = at->pre == node ? NULL : at->pre;
}

static void walk_tree(walk *at)
{
    xmlNode *node = at->top;

    for (;;) {
        bool into = enter(at, node);
        if (into && node->children != NULL) {
            node = node->children;
            continue;
        }
        if (into) {
            leave(at, node);
        }
        while (node != at->top && node->next == NULL) {
            node = node->parent;
            leave(at, node);
        }
        if (node == at->top) {
            break;
        }
        node = node->next;
    }
    end_block(at);
}

/* --- what regions are dropped */

#define CORE 25 // words of running text outside of regions that may be an article
#define SHARE 5 // of a region that only its class names, what stands outside must have a fifth

/* A region is what it calls itself, unless too little is left then: a page may wrap its article in
 * a "page-with-sidebar". */
static void judge_regions(walk *at)
{
    size_t all = at->words;

    for (size_t i = 0; i < at->regions_count; i++) {
        all += at->regions[i]->outer == NULL ? at->regions[i]->words : 0;
    }
    for (size_t i = 0; i < at->regions_count; i++) {
        hs_region *region = at->regions[i];
        bool large = 2 * region->words > all && !region->comments;
        bool alone = at->words < CORE || (region->named && SHARE * at->words < region->words);
        region->dropped = !(alone && large) && !(region->header && region->title);
    }
}

/* --- teasers */

/* Has one of the links below the heading a fragment, as the entries of a live blog have? */
static bool links_here(const xmlNode *heading)
{
    for (const xmlNode *node = heading; node; node = hs_markup_next(heading, node, false)) {
        if (hs_markup_is(node, "a")) {
            return hs_slice_find(hs_markup_attribute(node, "href"), '#') != NULL;
        }
    }
    return false;
}

static bool is_below(const xmlNode *node, const xmlNode *top)
{
    while (node != NULL && node != top) {
        node = node->parent;
    }
    return node != NULL;
}

#define TEASER_WORDS 50
#define TEASER_BLOCKS 4

/* A heading that is a link, alone in its element with a line or two: another article's. */
static void mark_teasers(hs_blocks *blocks)
{
    for (size_t i = 0; i < blocks->items_count; i++) {
        hs_block *head = &blocks->items[i];
        size_t end = i + 1, words = 0;
        if (head->kind != HS_BLOCK_HEADING || !hs_block_is_link(head)) {
            continue;
        }
        if (links_here(head->node)) {
            head->linked = 0;
            continue;
        }
        head->teaser = true;
        while (end < blocks->items_count && end <= i + TEASER_BLOCKS
            && is_below(blocks->items[end].node, head->node->parent)) {
            words += blocks->items[end++].words;
        }
        if (end <= i + TEASER_BLOCKS && words < TEASER_WORDS) {
            for (size_t j = i + 1; j < end; j++) {
                blocks->items[j].teaser = true;
            }
        }
    }
}

hs_blocks hs_blocks_collect(hs_arena *arena, xmlNode *top)
{
    walk at = { .arena = arena, .top = top, .text = { .arena = arena }, .holder = top };

    walk_tree(&at);
    judge_regions(&at);
    mark_teasers(&at.made);
    return at.made;
}
