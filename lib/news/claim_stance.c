/* Polarity, certainty and factivity. */
#include "news/claim_act.h"

/* --- polarity */

static bool is_negative(const hs_claim_case *of, hs_act act)
{
    unsigned negations = of->cue->negations;
    bool withheld = of->cue->word.traits & HS_IS_NEGATIVE_VERB;

    // "Did not rule out": nothing is said either way.
    if (of->cue->word.frame == HS_FRAME_REFUSE && of->cue->is_phrasal) {
        return true;
    }
    if (of->cue->word.frame == HS_FRAME_REJECT && act == HS_ACT_INTENTION) {
        negations++;
    }
    // "Planned nothing", "said nothing of it".
    if (of->content->count != 0 && hs_claim_is_word(of->in, of->content->words[0], "nothing")
        && of->content->words[0] >= of->cue->end && !hs_claim_has_clause(of)) {
        negations++;
    }
    return (negations + withheld) % 2 == 1;
}

/* --- certainty */

static hs_certainty certainty_of_traits(unsigned traits)
{
    return traits & HS_IS_POSSIBLE ? HS_POSSIBLE
        : traits & HS_IS_PROBABLE  ? HS_PROBABLE
                                   : HS_CERTAIN;
}

/* Does the source put anything forward as true? */
static bool is_asserted(const hs_claim_case *of, hs_act act, bool negative)
{
    switch (act) {
    case HS_ACT_DEMAND:
    case HS_ACT_REQUEST:
    case HS_ACT_QUESTION:
    case HS_ACT_PROPOSAL:
    case HS_ACT_INTENTION:
        return false;
    case HS_ACT_PROMISE:
    case HS_ACT_THREAT:
        return !negative && hs_claim_has_clause(of) && !of->content->is_infinitive;
    case HS_ACT_PRAISE:
    case HS_ACT_CRITICISM:
        return !negative
            && (of->content->has_that || hs_claim_is_judged_as(of)
                || of->cue->word.frame == HS_FRAME_CALL || of->cue->word.traits & HS_IS_FACTIVE
                || (of->content->finite < of->content->count
                    && (of->is_direct || of->cue->word.traits & HS_TAKES_CLAUSES)));
    case HS_ACT_BELIEF:
        return !(negative && of->cue->word.traits & (HS_IS_FACTIVE | HS_IS_SURE));
    default:
        // Not "mentioned letters he had written", where a finite verb is no clause of the
        // content's.
        return !negative
            && (!(of->cue->word.traits & HS_IS_TOPICAL) || of->content->has_that || of->is_direct);
    }
}

static hs_certainty certainty_of(const hs_claim_case *of, hs_act act, bool negative)
{
    // The cue's own hedge and that of adverbs beside it: "reportedly said", "probably wanted".
    unsigned traits = of->cue->word.traits;

    if (of->cue->word.frame == HS_FRAME_REFUSE && of->cue->is_phrasal && act == HS_ACT_STATEMENT) {
        return HS_POSSIBLE;
    }
    if (!is_asserted(of, act, negative) || (of->content->is_wish && act == HS_ACT_STATEMENT)) {
        return HS_UNSTATED;
    }
    // "Appears to show".
    if (traits & HS_FACTIVE_IF_HOLDS) {
        traits |= of->cue->hedges;
    }
    // The weaker of cue and content: "believes that it could".
    if (of->cue->word.frame != HS_FRAME_CALL
        && !(of->content->is_negated && of->content->hedges & HS_IS_POSSIBLE)) {
        traits |= of->content->hedges;
    }
    return certainty_of_traits(traits);
}

/* --- factivity */

static bool is_doubtful(const hs_claim_case *of)
{
    const hs_claim_cue *cue = of->cue;

    for (size_t i = cue->first; i < cue->end; i++) {
        if (hs_claim_traits(of->in, i) & HS_IS_DOUBTFUL && hs_claim_is_tagged(of->in, i, "ADV")) {
            return true;
        }
    }
    if (cue->word.traits & HS_IS_DOUBTFUL) {
        // "Claimed responsibility" doubts nothing.
        return !hs_claim_content_is(of, 0, "responsibility credit");
    }
    // "Is said to have": whoever says so, it is not the writer.
    return cue->is_passive && cue->word.verb == HS_ACT_STATEMENT && cue->end < of->in->words.count
        && hs_claim_is_word(of->in, cue->end, "to") && cue->end + 1 < of->in->words.count
        && (hs_claim_is_tagged(of->in, cue->end + 1, "VERB")
            || hs_claim_is_tagged(of->in, cue->end + 1, "AUX"));
}

static bool has_for(const hs_claim_case *of)
{
    for (size_t i = 0; i < of->content->count && i < 12; i++) {
        if (hs_claim_content_is(of, i, "for over on")) {
            return true;
        }
        if (hs_claim_has_feature(of->in, of->content->words[i], "VerbForm=Fin")) {
            break;
        }
    }
    return of->cue->head + 1 < of->cue->end && hs_claim_is_word(of->in, of->cue->end - 1, "for");
}

/* Whether the source is the speaker of the cue itself: "we claim". */
static bool is_first_person(const hs_claim_case *of, const hs_attribution *attribution)
{
    for (size_t i = 0; i < attribution->pieces_count; i++) {
        const hs_span *piece = &attribution->pieces[i];
        if (hs_slice_equal(piece->kind, hs_role_name(HS_SOURCE))) {
            return hs_claim_traits(of->in, piece->first) & HS_IS_FIRST_PERSON;
        }
    }
    return false;
}

static hs_factivity factivity_of(
    const hs_claim_case *of, const hs_attribution *attribution, bool negative)
{
    unsigned traits = of->cue->word.traits;

    if (is_doubtful(of)) {
        return is_first_person(of, attribution) ? HS_NEUTRAL : HS_DOUBTFUL;
    }
    if (traits & HS_JUDGES && !negative && has_for(of)) {
        return HS_FACTIVE;
    }
    if (!(traits & HS_IS_FACTIVE)
        || (traits & HS_FACTIVE_IF_HOLDS && (negative || of->cue->hedges != 0))
        || of->content->has_question_word || of->content->is_infinitive) {
        return HS_NEUTRAL;
    }
    return HS_FACTIVE;
}

/* --- all of it */

/* Is the content quoted?  One that is nested in a quotation has no marks of its own: "'She told me
 * to go,' he said." */
static bool is_direct(
    const hs_claim_reading *in, const hs_attribution *attribution, const hs_claim_cue *cue)
{
    static const char *const marks[] = { "\"", "“", "''", "``", "‘", "'" };
    hs_slice type = hs_attribution_property(attribution, HS_LITERAL("type"));
    size_t first = in->words.count;

    for (size_t i = 0; i < attribution->pieces_count && first == in->words.count; i++) {
        if (hs_slice_equal(attribution->pieces[i].kind, hs_role_name(HS_CONTENT))) {
            first = attribution->pieces[i].first;
        }
    }
    if (first == in->words.count || (type.data != NULL && !hs_slice_is(type, "direct"))) {
        return false;
    }
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
        if (hs_slice_is(in->words.items[first].form, marks[k])) {
            return true;
        }
    }
    // A turn of a transcript.
    return cue->first < cue->end && hs_slice_is(in->words.items[cue->end - 1].form, ":");
}

hs_claim hs_claim_of(const hs_claim_reading *in, const hs_attribution *attribution,
    const hs_claim_cue *cue, const hs_content *content)
{
    hs_claim_case of = { .in = in, .cue = cue, .content = content };
    hs_claim claim;

    of.is_direct = is_direct(in, attribution, cue);
    claim.act = hs_claim_act(&of);
    claim.is_negative = is_negative(&of, claim.act);
    if (cue->word.frame == HS_FRAME_REFUSE && cue->is_phrasal && cue->negations % 2 == 1) {
        claim.act = HS_ACT_STATEMENT;
    }
    // What is withheld is no act of the content.
    if (claim.is_negative && cue->word.frame == HS_FRAME_NEUTRAL) {
        claim.act = HS_ACT_STATEMENT;
    }
    claim.factivity = factivity_of(&of, attribution, claim.is_negative);
    claim.certainty = certainty_of(&of, claim.act, claim.is_negative);
    if (claim.factivity == HS_FACTIVE && !claim.is_negative && claim.certainty == HS_UNSTATED
        && (cue->word.traits & HS_JUDGES)) {
        claim.certainty = HS_CERTAIN;
    }
    return claim;
}
