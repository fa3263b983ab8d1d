/* Parts of attributions, and which of them belong together.
 *
 * Each cue chooses its source among the sources of its sentence, and each content its cue among
 * those near it, or none, by a log-linear model (learn/choice.h).
 *
 * Units: words.  Ownership: the document's arena. */
#ifndef HS_NEWS_ATTRIBUTE_LINK_H
#define HS_NEWS_ATTRIBUTE_LINK_H

#include "learn/choice.h"
#include "news/attribute_page.h"

/* One unbroken run of words with one role. */
typedef struct hs_part {
    hs_range range;
    unsigned role; // hs_role
    bool before;   // a content in front of its cue
    uint32_t head; // word that the others hang from
} hs_part;

typedef struct hs_parts {
    hs_part *items; // [items_count] in text order
    size_t items_count, items_capacity;
} hs_parts;

/* The first word of the range whose head is not in it. */
uint32_t hs_attribute_head(const hs_attribute_page *page, hs_range range);

/* Reads labels [words]. */
hs_parts hs_attribute_parts(const hs_attribute_page *page, const uint8_t *labels);

// Candidates of one choice at most, with none; features of one at most.
#define HS_LINK_MOST 12
#define HS_LINK_FEATURES 40

/* The candidates of one choice: parts, the first of them HS_NO_WORD for none. */
typedef struct hs_link {
    uint32_t parts[HS_LINK_MOST];
    uint32_t starts[HS_LINK_MOST + 1];
    uint64_t features[HS_LINK_MOST * HS_LINK_FEATURES];
    uint32_t count;
} hs_link;

/* The sources that a cue can have; the cues that a content can have.  The page must have been told
 * of the labels that the parts were made of (hs_attribute_page_decided). */
void hs_link_candidates(
    const hs_attribute_page *page, const hs_parts *parts, size_t part, hs_link *link);

/* The score of a candidate, of which the highest is chosen. */
int32_t hs_link_score(const hs_choice_model *model, const hs_link *link, uint32_t candidate);

#define HS_LEAD_MOST 4000

/* One attribution, by indexes of parts. */
typedef struct hs_join {
    uint32_t cue, source; // source: HS_NO_WORD for none
    hs_range by;          // the words of the source; empty for none
    uint32_t *contents;   // [contents_count] in text order
    size_t contents_count, contents_capacity;
    // How far the source is ahead of the next candidate by its score, and the content that is least
    // ahead: HS_LEAD_MOST for one without another.
    int32_t source_lead, content_lead;
    unsigned confidence; // percent, by hs_confidence_settle
} hs_join;

typedef struct hs_joins {
    hs_join *items; // [items_count] in the order of the cues
    size_t items_count, items_capacity;
} hs_joins;

/* One attribution for each cue that a content has chosen. */
hs_joins hs_attribute_join(
    const hs_choice_model *model, const hs_attribute_page *page, const hs_parts *parts);

#endif
