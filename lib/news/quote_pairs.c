#include "news/quote_pairs.h"

#include "news/quote_marks.h"

enum { STATES = 4 };
#define NOTHING UINT32_MAX

enum action { SKIP, OPEN, CLOSE, RESTART };

/* Costs, on the scale of hs_mark. */
enum { NESTED = 15, UNCLOSED = 15, RESTARTED = 17, UNCLOSED_SINGLE = 40 };

/* One mark; and where it opens, the quotation that it starts. */
struct mark {
    hs_mark at;
    uint8_t action;
    bool opens, closed;
    size_t inner_end, span_end; // of its quotation
    uint32_t region;            // the mark that opened what is paired around it, or NOTHING

    // The best readings of its region up to this mark, by depth behind it.
    uint32_t previous; // mark of the same family and region
    int cost[STATES];
    uint8_t from[STATES], taken[STATES];
};

/* What is between two paired marks, or a whole paragraph, while one family is paired in it. */
struct region {
    uint32_t last; // mark of that family
    uint32_t open[STATES], depth;
};

struct pairing {
    hs_words words;
    struct mark *marks; // [marks_count]
    size_t marks_count;
    struct region *regions; // [marks_count + 1] by the mark that opens them; the last: a paragraph
};

/* --- the best reading of one paragraph -----------------------------------------------------------
 */

struct paragraph {
    size_t end;                     // word
    uint32_t first, behind;         // marks
    bool reopens[HS_MARK_FAMILIES]; // the next paragraph starts with such a mark
};

static struct region *region_of(struct pairing *pairing, uint32_t opener)
{
    return &pairing->regions[opener == NOTHING ? pairing->marks_count : opener];
}

static void relax(struct mark *mark, int depth, int from, int cost, enum action action)
{
    if (cost < mark->cost[depth]) {
        mark->cost[depth] = cost;
        mark->from[depth] = (uint8_t) from;
        mark->taken[depth] = (uint8_t) action;
    }
}

/* One step of Viterbi's algorithm, costs counted from the least of `before`, so that they stay
 * small in a paragraph of any length.  At a tie the action that comes first below wins. */
static void step(struct mark *mark, const int *before)
{
    int deeper = mark->at.family == HS_MARK_SINGLE ? HS_MARK_NEVER
        : mark->at.turned != 0                     ? 1
                                                   : NESTED;
    int least = before[0];

    for (int depth = 0; depth < STATES; depth++) {
        mark->cost[depth] = HS_MARK_NEVER;
        least = before[depth] < least ? before[depth] : least;
    }
    for (int depth = 0; depth < STATES; depth++) {
        int cost = before[depth] - least;

        if (before[depth] >= HS_MARK_NEVER)
            continue;
        if (depth > 0)
            relax(mark, depth - 1, depth, cost + mark->at.close, CLOSE);
        if (depth + 1 < STATES)
            relax(mark, depth + 1, depth, cost + mark->at.open + (depth > 0 ? deeper : 0), OPEN);
        if (depth > 0)
            relax(mark, depth, depth, cost + mark->at.open + RESTARTED, RESTART);
        relax(mark, depth, depth, cost + mark->at.skip, SKIP);
    }
}

static int unclosed_cost(
    const struct pairing *pairing, const struct paragraph *paragraph, const struct mark *mark)
{
    bool inside_closed = mark->region != NOTHING && pairing->marks[mark->region].closed;

    if (!inside_closed && paragraph->reopens[mark->at.family])
        return HS_MARK_LIKELY;
    return mark->at.family == HS_MARK_SINGLE ? UNCLOSED_SINGLE : UNCLOSED;
}

/* Fixes what the marks of one region are, from its last mark back. */
static void decide(struct pairing *pairing, const struct paragraph *paragraph, uint32_t last)
{
    int unclosed = unclosed_cost(pairing, paragraph, &pairing->marks[last]);
    int best = 0, least = INT32_MAX;

    for (int depth = 0; depth < STATES; depth++) {
        int cost = pairing->marks[last].cost[depth] + (depth > 0 ? unclosed : 0)
            + (depth > 1 ? (depth - 1) * UNCLOSED : 0);

        if (cost < least)
            least = cost, best = depth;
    }
    for (uint32_t at = last; at != NOTHING; at = pairing->marks[at].previous) {
        pairing->marks[at].action = pairing->marks[at].taken[best];
        best = pairing->marks[at].from[best];
    }
}

static void end_quotation(struct mark *opener, size_t inner_end, size_t end, bool closed)
{
    opener->opens = inner_end > opener->at.end || closed;
    opener->closed = closed;
    opener->inner_end = inner_end;
    opener->span_end = end;
}

/* Where an opening mark ends that another one interrupts: with its sentence. */
static size_t interrupted_end(hs_words words, const struct mark *opener, size_t limit)
{
    size_t end = opener->at.end;

    while (end < limit && words.items[end].sentence == words.items[opener->at.word].sentence)
        end++;
    return end;
}

static void act(struct pairing *pairing, uint32_t index)
{
    struct mark *mark = &pairing->marks[index];
    struct region *region = region_of(pairing, mark->region);
    struct mark *opener = region->depth ? &pairing->marks[region->open[region->depth - 1]] : NULL;

    if (mark->action == OPEN) {
        region->open[region->depth++] = index;
    } else if (mark->action == CLOSE) {
        region->depth--;
        end_quotation(opener, mark->at.word, mark->at.end, true);
    } else if (mark->action == RESTART) {
        size_t end = interrupted_end(pairing->words, opener, mark->at.word);

        end_quotation(opener, end, end, false);
        region->open[region->depth - 1] = index;
    }
}

/* Ends what is still open in a region where that region ends; makes the region ready for the next
 * family. */
static void end_region(struct pairing *pairing, const struct paragraph *paragraph, uint32_t opener)
{
    struct region *region = region_of(pairing, opener);
    size_t end = opener == NOTHING ? paragraph->end : pairing->marks[opener].inner_end;

    while (region->depth > 0)
        end_quotation(&pairing->marks[region->open[--region->depth]], end, end, false);
    region->last = NOTHING;
}

/* Gives the marks inside the quotations that `family` has made their new, narrower region. */
static void narrow(
    struct pairing *pairing, const struct paragraph *paragraph, hs_mark_family family)
{
    uint32_t current = NOTHING;

    for (uint32_t i = paragraph->first; i < paragraph->behind; i++) {
        struct mark *mark = &pairing->marks[i];

        while (current != NOTHING && mark->at.word >= pairing->marks[current].inner_end)
            current = pairing->marks[current].previous;
        if (current != NOTHING && (mark->region == NOTHING || mark->region < current))
            mark->region = current;
        if (mark->at.family == family && mark->opens) {
            mark->previous = current; // not needed for readings any more
            current = i;
        }
    }
}

static void pair_family(
    struct pairing *pairing, const struct paragraph *paragraph, hs_mark_family family)
{
    static const int start[STATES] = { 0, HS_MARK_NEVER, HS_MARK_NEVER, HS_MARK_NEVER };
    struct mark *marks = pairing->marks;
    bool any = false;

    for (uint32_t i = paragraph->first; i < paragraph->behind; i++)
        if (marks[i].at.family == family) {
            struct region *region = region_of(pairing, marks[i].region);

            marks[i].previous = region->last;
            step(&marks[i], region->last == NOTHING ? start : marks[region->last].cost);
            region->last = i;
            any = true;
        }
    if (!any)
        return;
    for (uint32_t i = paragraph->first; i < paragraph->behind; i++)
        if (pairing->regions[i].last != NOTHING)
            decide(pairing, paragraph, pairing->regions[i].last);
    if (region_of(pairing, NOTHING)->last != NOTHING)
        decide(pairing, paragraph, region_of(pairing, NOTHING)->last);
    for (uint32_t i = paragraph->first; i < paragraph->behind; i++)
        if (marks[i].at.family == family)
            act(pairing, i);
    for (uint32_t i = paragraph->first; i < paragraph->behind; i++)
        end_region(pairing, paragraph, i);
    end_region(pairing, paragraph, NOTHING);
    narrow(pairing, paragraph, family);
}

/* Word behind the paragraph of word `word`.  Who cuts by line often leaves the mark that opens the
 * next one behind the full stop, so that marks are paired over lines. */
static size_t paragraph_end(hs_words words, size_t word)
{
    uint32_t number = words.items[word].paragraph;

    if (words.by_line)
        return words.count;
    while (word < words.count && words.items[word].paragraph == number)
        word++;
    return word;
}

/* Notes the families of the marks with which the paragraph at word `word` starts. */
static void note_reopening(const struct pairing *pairing, struct paragraph *paragraph, size_t word)
{
    for (uint32_t i = paragraph->behind; i < pairing->marks_count; i++) {
        if (pairing->marks[i].at.word != word || pairing->marks[i].at.open > HS_MARK_LIKELY)
            break;
        paragraph->reopens[pairing->marks[i].at.family] = true;
        word = pairing->marks[i].at.end;
    }
}

static void pair_paragraphs(struct pairing *pairing)
{
    uint32_t next = 0;

    while (next < pairing->marks_count) {
        struct paragraph paragraph = { .first = next };

        paragraph.end = paragraph_end(pairing->words, pairing->marks[next].at.word);
        while (next < pairing->marks_count && pairing->marks[next].at.word < paragraph.end)
            next++;
        paragraph.behind = next;
        note_reopening(pairing, &paragraph, paragraph.end);
        for (int family = 0; family < HS_MARK_FAMILIES; family++)
            pair_family(pairing, &paragraph, (hs_mark_family) family);
    }
}

/* --- quotations ----------------------------------------------------------------------------------
 */

/* Appends the quotation; cuts those around it that end inside it (an unclosed one may), and leaves
 * it out where the nesting is too deep.  `stack` holds what is open. */
static void add(hs_document *document, hs_quotations *found, const struct mark *mark, size_t *stack,
    size_t *depth)
{
    hs_quotation *quotation;

    while (*depth > 0) {
        hs_quotation *outer = &found->items[stack[*depth - 1]];

        if (outer->end > mark->at.word && outer->end < mark->span_end) {
            outer->end = mark->at.word;
            outer->inner_end = outer->inner_end < outer->end ? outer->inner_end : outer->end;
        } else if (outer->end > mark->at.word) {
            break;
        }
        --*depth;
    }
    if (*depth == HS_QUOTE_DEPTH)
        return;
    quotation = HS_APPEND(document->arena, found, items);
    *quotation = (hs_quotation){ .first = mark->at.word,
        .end = mark->span_end,
        .inner_first = mark->at.end,
        .inner_end = mark->inner_end,
        .family = mark->at.family,
        .closed = mark->closed,
        .parent = *depth ? stack[*depth - 1] : HS_NO_QUOTATION,
        .continues = HS_NO_QUOTATION };
    stack[(*depth)++] = found->items_count - 1;
}

/* Links a quotation that stands among the first marks of its paragraph to the unclosed one of the
 * paragraph before. */
static void link_paragraphs(hs_words words, hs_quotations *found)
{
    size_t open[HS_MARK_FAMILIES];        // what the paragraph before has left open
    size_t start = SIZE_MAX, mark_at = 0; // of the paragraph; where its next first mark would be

    for (size_t i = 0; i < HS_MARK_FAMILIES; i++)
        open[i] = HS_NO_QUOTATION;
    for (size_t i = 0; i < found->items_count; i++) {
        hs_quotation *quotation = &found->items[i];
        uint8_t family = quotation->family;

        if (hs_starts_paragraph(words, quotation->first))
            start = mark_at = quotation->first;
        if (start != SIZE_MAX && quotation->first == mark_at) {
            mark_at = quotation->inner_first;
            if (open[family] != HS_NO_QUOTATION && found->items[open[family]].end == start) {
                quotation->continues = open[family];
                found->items[open[family]].continued = true;
            }
        }
        if (!quotation->closed && hs_space_at(words, quotation->end)
            && (quotation->end == words.count || hs_starts_paragraph(words, quotation->end)))
            if (open[family] == HS_NO_QUOTATION || found->items[open[family]].end != quotation->end)
                open[family] = i;
    }
}

hs_quotations hs_quotations_find(hs_document *document, hs_words words)
{
    hs_marks marks = hs_quotation_marks(document, words);
    struct pairing pairing = { .words = words, .marks_count = marks.items_count };
    hs_quotations found = { 0 };
    size_t stack[HS_QUOTE_DEPTH], depth = 0;

    pairing.marks = HS_NEW(document->arena, struct mark, marks.items_count);
    pairing.regions = HS_NEW(document->arena, struct region, marks.items_count + 1);
    for (size_t i = 0; i < marks.items_count; i++)
        pairing.marks[i] = (struct mark){ .at = marks.items[i], .region = NOTHING };
    for (size_t i = 0; i <= marks.items_count; i++)
        pairing.regions[i].last = NOTHING;
    pair_paragraphs(&pairing);
    for (size_t i = 0; i < marks.items_count; i++)
        if (pairing.marks[i].opens)
            add(document, &found, &pairing.marks[i], stack, &depth);
    link_paragraphs(words, &found);
    return found;
}
