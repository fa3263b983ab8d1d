/* What is done by an attribution: its class, polarity, certainty and factivity, from its cue and
 * from how its content begins.  The rules, one for each frame, are documented in hs-claim(1).
 *
 * Certainty follows FactBank (Saurí and Pustejovsky, "FactBank: a corpus annotated with event
 * factuality", 2009): of the source, not of the writer; flat assertions are certain.  Threads: one
 * document, one thread.  Never fails. */
#ifndef HS_NEWS_CLAIM_ACT_H
#define HS_NEWS_CLAIM_ACT_H

#include "news/claim_clause.h"

typedef enum hs_certainty { HS_CERTAIN, HS_PROBABLE, HS_POSSIBLE, HS_UNSTATED } hs_certainty;
typedef enum hs_factivity { HS_FACTIVE, HS_NEUTRAL, HS_DOUBTFUL } hs_factivity;

/* The cue of an attribution. */
typedef struct hs_claim_cue {
    hs_claim_word word; // its entry; all zero where it is in no list
    size_t head;        // the word that acts; words.count: there is none
    size_t object;      // where its object would start: behind it, or its particle
    size_t first, end;  // all words of the cue; first == end: there is none
    bool is_noun;       // "threat": not the verb
    bool is_phrasal;    // "call for"
    bool is_passive;    // "was told"
    bool is_light;      // the noun acts: "issued a warning"
    bool has_modal;     // "would consider"
    unsigned hedges;    // HS_IS_PROBABLE, HS_IS_POSSIBLE of what stands in front of the head
    unsigned negations; // in it and in front of it: not, never, failed to
} hs_claim_cue;

typedef struct hs_claim {
    hs_act act;
    bool is_negative;
    hs_certainty certainty;
    hs_factivity factivity;
} hs_claim;

hs_claim_cue hs_claim_cue_read(
    const hs_claim_reading *in, const hs_attribution *attribution, const hs_content *content);

/* One attribution while it is classed. */
typedef struct hs_claim_case {
    const hs_claim_reading *in;
    const hs_claim_cue *cue;
    const hs_content *content;
    bool is_direct; // the content is quoted, or a turn of a transcript
} hs_claim_case;

/* Is the content a clause or a quotation, not a thing or an infinitive alone? */
bool hs_claim_has_clause(const hs_claim_case *of);

/* The traits of the content's words from place `first` up to `end`, or'ed. */
unsigned hs_claim_content_traits(const hs_claim_case *of, size_t first, size_t end);

/* Is the word at that place of the content one of these, a space between? */
bool hs_claim_content_is(const hs_claim_case *of, size_t place, const char *list);

/* "Derided the plan as childish". */
bool hs_claim_is_judged_as(const hs_claim_case *of);

/* The class by itself. */
hs_act hs_claim_act(const hs_claim_case *of);

/* All of it. */
hs_claim hs_claim_of(const hs_claim_reading *in, const hs_attribution *attribution,
    const hs_claim_cue *cue, const hs_content *content);

#endif
