#include "news/attribute_confidence.h"

#include <math.h>

#include "learn/feature.h"

enum { BIAS = 1, CUE, SOURCE, CONTENT, LEAST, LEMMA, CROSSED, PIECES };

const char *const hs_confidence_names[] = { "any attribution", "margin of the cue",
    "margin of the source", "margin of the content", "margins of the content's first and last word",
    "margins of cue and source", "margins of cue and content", "how often the cue is one",
    "content before its cue, and quotation marks", "pieces, and whether there is a source", NULL };

/* Roughly by halves of the margin. */
static unsigned level(int32_t margin)
{
    static const int32_t bounds[] = { 4, 8, 14, 22, 32, 46, 64, 90, 125, 170, 240, 340, 480 };
    unsigned found = 0;

    while (found < sizeof bounds / sizeof *bounds && margin >= bounds[found]) {
        found++;
    }
    return found;
}

static int32_t least_margin(hs_range range, const int32_t *margins)
{
    int32_t least = INT32_MAX;

    for (size_t i = range.first; i < range.end; i++) {
        least = margins[i] < least ? margins[i] : least;
    }
    return least;
}

size_t hs_confidence_features(const hs_attribute_page *page, const hs_parts *parts,
    const hs_join *join, const int32_t *margins, uint64_t *features)
{
    const hs_part *cue = &parts->items[join->cue];
    const hs_attribute_term *head = &page->terms[cue->head];
    int32_t of_cue = least_margin(cue->range, margins), of_source = INT32_MAX,
            of_content = INT32_MAX, ends = INT32_MAX;
    uint64_t *to = features;
    bool source = join->source != HS_NO_WORD;

    if (source) {
        of_source = least_margin(parts->items[join->source].range, margins);
    }
    for (size_t i = 0; i < join->contents_count; i++) {
        hs_range range = parts->items[join->contents[i]].range;
        int32_t least = least_margin(range, margins);
        of_content = least < of_content ? least : of_content;
        least = margins[range.first] < margins[range.end - 1] ? margins[range.first]
                                                              : margins[range.end - 1];
        ends = least < ends ? least : ends;
    }
    *to++ = hs_feature(BIAS, 0);
    *to++ = hs_feature2(CUE, level(of_cue), 0);
    *to++ = hs_feature2(SOURCE, source ? level(of_source) : 99, 0);
    *to++ = hs_feature2(CONTENT, level(of_content), 0);
    *to++ = hs_feature2(CONTENT, level(ends), 1);
    *to++ = hs_feature2(LEAST, level(of_cue) / 3, (source ? level(of_source) : 99) / 3);
    *to++ = hs_feature2(LEAST + 10, level(of_cue) / 3, level(of_content) / 3);
    *to++ = hs_feature2(LEMMA, head->cue, 0);
    *to++ = hs_feature2(CROSSED, parts->items[join->contents[0]].before,
        page->terms[parts->items[join->contents[0]].range.first].quote);
    *to++ = hs_feature2(PIECES, join->contents_count > 1, source);
    return (size_t) (to - features);
}

unsigned hs_confidence(const hs_choice_model *model, const uint64_t *features, size_t count)
{
    double score = (double) hs_choice_score(model, features, count) / HS_CHOICE_UNIT;
    long percent = lrint(100 / (1 + exp(-score)));

    return percent < 1 ? 1 : percent > 99 ? 99 : (unsigned) percent;
}
