#include "pages/body.h"

#include <strings.h>

#include "base/map.h"
#include "pages/blocks_hint.h"
#include "pages/shingle.h"
#include "pages/squeeze.h"

/* What is being decided: one flag a block. */
typedef struct choice {
    hs_arena *arena;
    const hs_blocks *blocks;
    bool *kept; // [blocks->items_count]
} choice;

static choice choice_of(hs_arena *arena, const hs_blocks *blocks)
{
    return (choice){ arena, blocks, HS_NEW(arena, bool, blocks->items_count + 1) };
}

/* May it be of an article, by itself? */
static bool is_fit(const hs_block *block)
{
    return !hs_block_is_aside(block) && !block->teaser
        && (block->kind == HS_BLOCK_TITLE || block->kind == HS_BLOCK_BYLINE
            || !hs_block_is_link(block));
}

static bool is_fit_running(const hs_block *block) { return is_fit(block) && hs_block_runs(block); }

/* --- the article's element */

/* Words of running text below a node, less those of links; kept under node->_private. */
typedef struct weight {
    long words;
} weight;

static weight *weight_of(hs_arena *arena, xmlNode *node)
{
    if (node->_private == NULL) {
        node->_private = HS_NEW(arena, weight, 1);
    }
    return node->_private;
}

static void add_up(hs_arena *arena, xmlNode *node)
{
    if (node->type == XML_ELEMENT_NODE && node->_private != NULL) {
        weight_of(arena, node->parent)->words += weight_of(arena, node)->words;
    }
}

static void weigh(hs_arena *arena, xmlNode *root, const hs_blocks *blocks)
{
    xmlNode *node = root;

    for (size_t i = 0; i < blocks->items_count; i++) {
        const hs_block *block = &blocks->items[i];
        long words = (long) block->words;
        if (is_fit_running(block)) {
            weight_of(arena, block->node)->words += words;
        } else if (hs_block_is_link(block) && !hs_block_is_aside(block)) {
            weight_of(arena, block->node)->words -= words / 2;
        }
    }
    for (;;) { // children before their parents
        if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
            node = node->children;
            continue;
        }
        while (node != root && node->next == NULL) {
            add_up(arena, node);
            node = node->parent;
        }
        if (node == root) {
            return;
        }
        add_up(arena, node);
        node = node->next;
    }
}

static bool is_article(const xmlNode *node)
{
    return hs_markup_is(node, "article") || hs_markup_is(node, "main")
        || hs_slice_is(hs_markup_attribute(node, "itemprop"), "articleBody");
}

static long words_below(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && node->_private
        ? ((const weight *) node->_private)->words
        : 0;
}

/* Down from the root, to where no child has four fifths of the words; three fifths where the child
 * says that it is the article. */
static xmlNode *find_element(xmlNode *root)
{
    xmlNode *top = root, *best = root;

    while (best != NULL) {
        top = best;
        best = NULL;
        for (xmlNode *child = top->children; child; child = child->next) {
            if (words_below(child) > (best ? words_below(best) : 0)) {
                best = child;
            }
        }
        if (best != NULL && 5 * words_below(best) < (is_article(best) ? 3 : 4) * words_below(top)) {
            best = NULL;
        }
    }
    return top;
}

static bool is_below(const xmlNode *node, const xmlNode *top)
{
    while (node != NULL && node != top) {
        node = node->parent;
    }
    return node != NULL;
}

/* Keeps what is fit below the element; false where no running text is there. */
static bool keep_element(choice *of, const xmlNode *element)
{
    bool any = false;

    for (size_t i = 0; i < of->blocks->items_count; i++) {
        const hs_block *block = &of->blocks->items[i];
        of->kept[i] = is_fit(block) && is_below(block->node, element);
        any = any || (of->kept[i] && hs_block_runs(block));
    }
    return any;
}

/* --- what stands at the ends, and between */

static size_t first_running(const choice *of)
{
    size_t i = 0;

    while (i < of->blocks->items_count && !(of->kept[i] && hs_block_runs(&of->blocks->items[i]))) {
        i++;
    }
    return i;
}

/* Behind the last sentence stand topics, buttons and the like. */
static void cut_tail(choice *of)
{
    size_t end = of->blocks->items_count;

    while (end != 0 && !(of->kept[end - 1] && hs_block_runs(&of->blocks->items[end - 1]))) {
        of->kept[--end] = false;
    }
}

/* Does the title start with the text, or is it the text and something behind it? */
static bool is_title(hs_slice title, const hs_block *block)
{
    return block->words >= 3 && block->text.size <= title.size
        && strncasecmp(title.data, block->text.data, block->text.size) == 0;
}

/* The headline's block: in front of the first sentence, an h1 or what the page calls its title; the
 * number of blocks where there is none. */
static size_t find_title(const choice *of, hs_slice title)
{
    size_t first = first_running(of), found = of->blocks->items_count;
    bool sure = false;

    for (size_t i = 0; i < first; i++) {
        const hs_block *block = &of->blocks->items[i];
        bool same = is_title(title, block);
        bool heading = block->kind == HS_BLOCK_TITLE && !hs_block_is_aside(block);
        if ((same && !block->teaser) || (heading && !sure)) {
            found = i;
            sure = sure || same;
        }
    }
    return found;
}

#define HEAD_BLOCKS 12 // between headline and article: standfirst, byline, dates, the lead picture
#define HEAD_WORDS 60

/* Keeps the headline and what belongs to it; what stands in front of it goes. */
static void cut_head(choice *of, size_t title)
{
    size_t first = first_running(of), start = 0;

    if (title >= first) {
        return;
    }
    while (start < first && !of->kept[start]) {
        start++;
    }
    for (size_t i = 0; i < title; i++) {
        of->kept[i] = false;
    }
    of->kept[title] = true;
    if (start > title && start - title > HEAD_BLOCKS) {
        return;
    }
    for (size_t i = title + 1; i < start; i++) {
        const hs_block *block = &of->blocks->items[i];
        of->kept[i] = is_fit(block) && block->words <= HEAD_WORDS && block->words != 0
            && (block->kind == HS_BLOCK_BYLINE || block->linked == 0)
            && block->kind != HS_BLOCK_HEADING;
    }
}

static bool is_heading(const hs_block *block)
{
    return block->kind == HS_BLOCK_HEADING || block->kind == HS_BLOCK_TITLE;
}

/* A heading of which nothing is left goes too. */
static void drop_bare_headings(choice *of, size_t title)
{
    bool bare = true, lost = false;

    for (size_t i = of->blocks->items_count; i-- > 0;) {
        const hs_block *block = &of->blocks->items[i];
        if (!of->kept[i]) {
            lost = true;
        } else if (is_heading(block) && i != title && bare && lost) {
            of->kept[i] = false;
        } else {
            bare = is_heading(block);
            lost = false;
        }
    }
}

#define REPEATED 3
#define REPEATED_WORDS 5

/* "Advertisement", "Share this": short and said again and again. */
static void drop_repeated(choice *of)
{
    hs_map seen = hs_map_make(of->arena);
    bool added;

    for (size_t i = 0; i < of->blocks->items_count; i++) {
        if (of->blocks->items[i].words <= REPEATED_WORDS) {
            hs_map_add(&seen, of->blocks->items[i].text, &added)->number++;
        }
    }
    for (size_t i = 0; i < of->blocks->items_count; i++) {
        const hs_block *block = &of->blocks->items[i];
        of->kept[i] = of->kept[i]
            && (block->words > REPEATED_WORDS
                || hs_map_find(&seen, block->text)->number < REPEATED);
    }
}

/* --- putting it together */

static bool same_row(const hs_block *a, const hs_block *b)
{
    return a->node->parent == b->node->parent && a->node != b->node
        && (hs_markup_is(a->node, "td") || hs_markup_is(a->node, "th")) && !hs_block_runs(a)
        && !hs_block_runs(b);
}

static hs_body join(const choice *of)
{
    hs_body made = { 0 };
    size_t size = 0;
    const hs_block *last = NULL;
    char *text;

    for (size_t i = 0; i < of->blocks->items_count; i++) {
        size += of->kept[i] ? of->blocks->items[i].text.size + 2 : 0;
    }
    text = hs_arena_get(of->arena, size + 1);
    size = 0;
    for (size_t i = 0; i < of->blocks->items_count; i++) {
        const hs_block *block = &of->blocks->items[i];
        if (!of->kept[i]) {
            continue;
        }
        if (last != NULL) {
            const char *between = same_row(last, block) ? "\t" : "\n\n";
            memcpy(text + size, between, strlen(between));
            size += strlen(between);
        }
        memcpy(text + size, block->text.data, block->text.size);
        size += block->text.size;
        made.words += block->words;
        if (block->kind == HS_BLOCK_CAPTION) {
            *HS_APPEND(of->arena, &made, captions) = block->text;
        }
        last = block;
    }
    made.text = size ? (hs_slice){ text, size } : (hs_slice){ NULL, 0 };
    return made;
}

static hs_body finish(choice *of, hs_slice title)
{
    size_t headline;

    cut_tail(of);
    headline = find_title(of, title);
    cut_head(of, headline);
    drop_repeated(of);
    drop_bare_headings(of, headline);
    return join(of);
}

/* --- by what the page says */

#define SHINGLE 4

/* The text of the data, and how much of it the page shows. */
typedef struct guide {
    hs_shingles wanted; // sorted
    bool *shown;        // [wanted.count]
    size_t words;
    bool *matched; // [blocks] has words of the data
    size_t first, last;
    bool any;
} guide;

static void see(guide *by, uint64_t shingle)
{
    size_t low = 0, high = by->wanted.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by->wanted.items[middle] < shingle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    by->shown[low] = true;
}

/* Is at least half of the block in the data? */
static bool match(guide *by, hs_arena *arena, const hs_block *block)
{
    hs_shingles has = hs_shingles_read(arena, block->text, SHINGLE);
    size_t found = 0;

    if (block->words < SHINGLE) {
        return false;
    }
    for (size_t i = 0; i < has.count; i++) {
        found += hs_shingles_have(&by->wanted, has.items[i]);
    }
    if (2 * found < has.count || found == 0) {
        return false;
    }
    for (size_t i = 0; i < has.count; i++) {
        if (hs_shingles_have(&by->wanted, has.items[i])) {
            see(by, has.items[i]);
        }
    }
    return true;
}

static guide read_guide(hs_arena *arena, const hs_blocks *blocks, hs_slice data)
{
    guide by = { .wanted = hs_shingles_read(arena, data, SHINGLE) };

    by.words = by.wanted.count + SHINGLE - 1;
    hs_shingles_sort(&by.wanted);
    by.shown = HS_NEW(arena, bool, by.wanted.count + 1);
    by.matched = HS_NEW(arena, bool, blocks->items_count + 1);
    for (size_t i = 0; i < blocks->items_count; i++) {
        by.matched[i] = match(&by, arena, &blocks->items[i]);
        if (by.matched[i] && hs_block_runs(&blocks->items[i])) {
            by.first = by.any ? by.first : i;
            by.last = i;
            by.any = true;
        }
    }
    return by;
}

/* Does the page show three quarters of the data? */
static bool shows(const guide *by)
{
    size_t shown = 0;

    for (size_t i = 0; i < by->wanted.count; i++) {
        shown += by->shown[i];
    }
    return by->any && 4 * shown >= 3 * by->wanted.count;
}

/* Does the text go on, beside the last block that is in the data, for more than the data has? */
static bool is_part(const guide *by, const hs_blocks *blocks)
{
    const xmlNode *around = blocks->items[by->last].node->parent;
    size_t words = 0;

    for (size_t i = by->last + 1; i < blocks->items_count; i++) {
        if (blocks->items[i].node->parent == around && is_fit_running(&blocks->items[i])) {
            words += blocks->items[i].words;
        }
    }
    return words > by->words;
}

static hs_body pick_shown(choice *of, const guide *by, hs_slice title)
{
    for (size_t i = 0; i < of->blocks->items_count; i++) {
        const hs_block *block = &of->blocks->items[i];
        bool between = i > by->first && i < by->last;
        of->kept[i] = by->matched[i] ? i >= by->first || hs_block_runs(block)
                                     : between && is_fit(block) && !hs_block_runs(block);
    }
    return finish(of, title);
}

/* The data itself, its lines as paragraphs. */
static hs_body of_data(hs_arena *arena, hs_slice title, hs_slice data, size_t words)
{
    hs_squeezed text = { .arena = arena };

    hs_squeeze_put(&text, title);
    while (data.data != NULL) {
        hs_slice line = hs_squeeze(arena, hs_slice_cut(&data, '\n'));
        if (line.data != NULL) {
            hs_squeeze_break(&text, '\n');
            hs_squeeze_break(&text, '\n');
            hs_squeeze_put(&text, line);
        }
    }
    return (hs_body){ .text = hs_squeeze_take(&text), .words = words };
}

hs_body hs_body_pick(
    hs_arena *arena, xmlNode *root, hs_blocks *blocks, hs_slice title, hs_slice data)
{
    choice of = choice_of(arena, blocks);
    guide by = { 0 };
    hs_body body = { 0 };

    if (data.size != 0) {
        by = read_guide(arena, blocks, data);
        if (shows(&by) && !is_part(&by, blocks)) {
            return pick_shown(&of, &by, title);
        }
    }
    weigh(arena, root, blocks);
    if (keep_element(&of, find_element(root))) {
        body = finish(&of, title);
    }
    return data.size != 0 && by.words > body.words ? of_data(arena, title, data, by.words) : body;
}

hs_body hs_body_all(hs_arena *arena, hs_blocks *blocks)
{
    choice of = choice_of(arena, blocks);

    for (size_t i = 0; i < blocks->items_count; i++) {
        of.kept[i] = !hs_block_is_aside(&blocks->items[i]);
    }
    return join(&of);
}
