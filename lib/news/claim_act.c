#include "news/claim_act.h"

/* One attribution while it is classed. */
typedef struct reading {
    const hs_claim_reading *in;
    const hs_claim_cue *cue;
    const hs_content *content;
    bool is_direct; // type=direct
} reading;

static bool has_clause(const reading *of)
{
    return of->content->finite < of->content->count || (of->is_direct && of->content->count != 0);
}

/* The traits of the content's words from place `first` up to `end`, or'ed. */
static unsigned traits_between(const reading *of, size_t first, size_t end)
{
    unsigned found = 0;

    for (size_t i = first; i < end && i < of->content->count; i++) {
        found |= hs_claim_traits(of->in, of->content->words[i]);
    }
    return found;
}

static bool is_content_word(const reading *of, size_t place, const char *lower)
{
    return place < of->content->count && hs_claim_is_word(of->in, of->content->words[place], lower);
}

static hs_slice head_xpos(const reading *of)
{
    return of->cue->head < of->in->words.count
        ? of->in->words.items[of->cue->head].token->column[HS_XPOS]
        : HS_LITERAL("_");
}

static bool is_present(const reading *of)
{
    hs_slice tag = head_xpos(of);

    return hs_slice_is(tag, "VBZ") || hs_slice_is(tag, "VBP");
}

/* --- the content acts by itself: rules of high precision, for neutral cues */

/* "Will have no choice but to", "will be held responsible", "will pay the price". */
static bool is_menace(const reading *of, size_t from)
{
    for (size_t i = from; i < from + 9 && i + 2 < of->content->count; i++) {
        bool no = is_content_word(of, i, "no");
        if (no
            && (is_content_word(of, i + 1, "choice") || is_content_word(of, i + 1, "option")
                || is_content_word(of, i + 1, "alternative"))
            && is_content_word(of, i + 2, "but")) {
            return true;
        }
        if (is_content_word(of, i, "hold") || is_content_word(of, i, "held")) {
            return traits_between(of, i, i) == 0
                && (is_content_word(of, i + 1, "responsible")
                    || is_content_word(of, i + 2, "responsible")
                    || is_content_word(of, i + 1, "accountable")
                    || is_content_word(of, i + 2, "accountable"));
        }
    }
    return false;
}

/* Who would do it is the source: "we will sue", "she would sue". */
static bool is_own_act(const reading *of)
{
    size_t finite = of->content->finite, word;
    hs_slice tag;

    if (finite == 0 || finite >= of->content->count) {
        return false;
    }
    word = of->content->words[finite - 1];
    tag = of->in->words.items[word].token->column[HS_XPOS];
    return hs_claim_traits(of->in, word) & HS_IS_FIRST_PERSON
        || (!of->is_direct && hs_slice_is(tag, "PRP"));
}

static bool is_threat(const reading *of)
{
    const hs_content *content = of->content;
    size_t finite = content->finite;

    if (finite >= content->count || content->is_negated
        || !(hs_claim_traits(of->in, content->words[finite]) & HS_IS_FUTURE)) {
        return false;
    }
    if (is_menace(of, finite + 1)) {
        return true;
    }
    for (size_t i = finite + 1; i < finite + 8 && i < content->end; i++) {
        if (hs_claim_traits(of->in, content->words[i]) & HS_IS_HOSTILE
            && hs_claim_is_tagged(of->in, content->words[i], "VERB")) {
            return is_own_act(of);
        }
    }
    return false;
}

/* "Twitter must cease …", "he should resign": not what I must do. */
static bool is_demand(const reading *of)
{
    const hs_content *content = of->content;
    size_t finite = content->finite;

    if (finite == 0 || finite + 1 >= content->count || content->is_negated
        || !(hs_claim_traits(of->in, content->words[finite]) & HS_IS_OBLIGATION)
        || hs_claim_traits(of->in, content->words[finite - 1]) & HS_IS_FIRST_PERSON) {
        return false;
    }
    for (size_t i = finite + 1; i < finite + 4 && i < content->end; i++) {
        if (hs_claim_is_tagged(of->in, content->words[i], "VERB")) {
            return (hs_claim_traits(of->in, content->words[i]) & HS_IS_DUE) != 0;
        }
    }
    return false;
}

/* "That is a lie", "the report is not true": little but the verdict. */
static bool is_denial(const reading *of)
{
    const hs_content *content = of->content;
    size_t finite = content->finite, last = finite + 4;
    bool about_a_claim;

    if (finite >= content->count || finite > content->clause + 4
        || !hs_slice_is(
            of->in->words.items[content->words[finite]].token->column[HS_LEMMA], "be")) {
        return false;
    }
    about_a_claim = traits_between(of, content->clause, finite) & HS_IS_CHARGE
        || (finite == content->clause + 1
            && (is_content_word(of, finite - 1, "it") || is_content_word(of, finite - 1, "that")
                || is_content_word(of, finite - 1, "this")));
    if (!about_a_claim) {
        return false;
    }
    for (size_t i = finite + 1; i < last && i < content->end; i++) {
        if (is_content_word(of, i, "true") || is_content_word(of, i, "accurate")
            || is_content_word(of, i, "correct")) {
            return content->is_negated;
        }
        if (hs_claim_traits(of->in, content->words[i]) & HS_IS_UNTRUE) {
            return !content->is_negated;
        }
    }
    return false;
}

static bool is_label(const reading *of)
{
    return of->cue->end == of->cue->first + 1
        && hs_slice_is(of->in->words.items[of->cue->first].form, ":");
}

static hs_act neutral_act(const reading *of)
{
    if (of->content->is_question && (of->content->sentences == 1 || is_label(of))) {
        return HS_QUESTION;
    }
    return is_threat(of) ? HS_THREAT
        : is_denial(of)  ? HS_DENIAL
        : is_demand(of)  ? HS_DEMAND
                         : HS_STATEMENT;
}

/* --- frames */

static hs_act ask_act(const reading *of)
{
    const hs_content *content = of->content;

    if (content->has_question_word || content->is_question || is_content_word(of, 0, "about")) {
        return HS_QUESTION;
    }
    // "asked the minister whether", "asked him about".
    for (size_t i = 0; !content->is_person_infinitive && i < content->count && i < 6; i++) {
        if (is_content_word(of, i, "whether") || is_content_word(of, i, "if")
            || is_content_word(of, i, "about") || is_content_word(of, i, "why")
            || is_content_word(of, i, "how")) {
            return HS_QUESTION;
        }
    }
    return HS_REQUEST;
}

static hs_act agree_act(const reading *of)
{
    if (of->content->is_infinitive) {
        return HS_PROMISE;
    }
    return hs_slice_is(head_xpos(of), "VBP") && !of->is_direct && has_clause(of) ? HS_BELIEF
                                                                                 : HS_CONFIRMATION;
}

static hs_act warn_act(const reading *of)
{
    const hs_content *content = of->content;

    if (is_content_word(of, 0, "against") || content->is_infinitive
        || content->is_person_infinitive) {
        return HS_DEMAND;
    }
    if (is_threat(of)) {
        return HS_THREAT;
    }
    if (content->finite < content->count && !is_present(of)) {
        hs_slice tag = of->in->words.items[content->words[content->finite]].token->column[HS_XPOS];
        bool modal = hs_claim_traits(of->in, content->words[content->finite]) & HS_IS_MODAL;
        // "Cautioned that the plants were kept indoors": nothing is to come.
        return !modal && hs_slice_is(tag, "VBD") && !of->is_direct ? HS_STATEMENT : HS_PREDICTION;
    }
    return HS_PREDICTION;
}

/* "Should", or no finite verb: "proposed that the bells strike". */
static bool is_mandative(const reading *of)
{
    const hs_content *content = of->content;

    for (size_t i = 0; i < content->end; i++) {
        if (is_content_word(of, i, "should") || is_content_word(of, i, "must")) {
            return true;
        }
    }
    if (!content->has_that) {
        return false;
    }
    for (size_t i = 0; i < content->end && i < content->finite; i++) {
        if (hs_slice_is(of->in->words.items[content->words[i]].token->column[HS_XPOS], "VB")) {
            return true;
        }
    }
    return false;
}

static hs_act suggest_act(const reading *of)
{
    if (of->is_direct) {
        return HS_STATEMENT;
    }
    if (of->content->is_gerund || is_mandative(of)) {
        return HS_PROPOSAL;
    }
    return has_clause(of) || is_present(of) ? HS_STATEMENT : HS_PROPOSAL;
}

static hs_act reject_act(const reading *of)
{
    if (has_clause(of) || traits_between(of, 0, 8) & HS_IS_CHARGE) {
        return HS_DENIAL;
    }
    return HS_INTENTION;
}

/* What is refused: the verb behind "to", or the thing. */
static hs_act refuse_act(const reading *of)
{
    size_t from = of->cue->head + 1;

    if (of->cue->is_phrasal) {
        return HS_INTENTION;
    }
    for (size_t i = from; i < from + 4 && i < of->in->words.count; i++) {
        const hs_claim_word *entry = of->in->entries[i];
        if (entry != NULL && (entry->verb == HS_CONFIRMATION || entry->verb == HS_DENIAL)) {
            return entry->verb;
        }
        if (hs_claim_traits(of->in, i) & HS_INFORMS) {
            return HS_STATEMENT;
        }
        if (hs_claim_is_tagged(of->in, i, "VERB")) {
            break;
        }
    }
    return HS_INTENTION;
}

static hs_act promise_act(const reading *of)
{
    const hs_content *content = of->content;

    if (is_threat(of)) {
        return HS_THREAT;
    }
    if (content->is_infinitive) {
        for (size_t i = 1; i < 4 && i < content->count; i++) {
            if (hs_claim_is_tagged(of->in, content->words[i], "VERB")) {
                return hs_claim_traits(of->in, content->words[i]) & HS_IS_HOSTILE ? HS_THREAT
                                                                                  : HS_PROMISE;
            }
        }
    }
    return HS_PROMISE;
}

/* Good and bad words of what it is called; "not" in front turns one round. */
static hs_act call_act(const reading *of, hs_act otherwise)
{
    const hs_content *content = of->content;
    int good = 0, bad = 0;
    bool negated = false, is_described = false;

    for (size_t i = 0; i < content->count && i < 40; i++) {
        unsigned traits = hs_claim_traits(of->in, content->words[i]);
        bool turned = negated;
        is_described |= is_content_word(of, i, "as");
        negated = traits & HS_IS_NEGATION || (negated && !(traits & (HS_IS_GOOD | HS_IS_BAD)));
        good += (traits & (turned ? HS_IS_BAD : HS_IS_GOOD)) != 0;
        bad += (traits & (turned ? HS_IS_GOOD : HS_IS_BAD)) != 0;
    }
    if (of->cue->head < of->in->words.count && !is_described
        && (hs_claim_is_word(of->in, of->cue->head, "describe")
            || hs_claim_is_word(of->in, of->cue->head, "depict")
            || hs_claim_is_word(of->in, of->cue->head, "portray"))) {
        return otherwise;
    }
    return bad != 0 && bad >= good ? HS_CRITICISM : good != 0 ? HS_PRAISE : otherwise;
}

/* The noun "claim" behind a verb that denies it. */
static hs_act noun_act(const reading *of)
{
    size_t head = of->cue->head;

    for (size_t i = 1; of->cue->word.noun == HS_STATEMENT && i <= 3 && i <= head; i++) {
        const hs_claim_word *entry = of->in->entries[head - i];
        if (head < of->in->words.count && entry != NULL && entry->verb == HS_DENIAL) {
            return HS_ACCUSATION;
        }
    }
    return of->cue->word.noun;
}

static hs_act verb_act(const reading *of)
{
    hs_act own = of->cue->word.verb;

    switch (of->cue->word.frame) {
    case HS_FRAME_NEUTRAL:
        return neutral_act(of);
    case HS_FRAME_TELL:
        return of->content->is_infinitive || of->content->is_person_infinitive ? HS_DEMAND
                                                                               : neutral_act(of);
    case HS_FRAME_ASK:
        return ask_act(of);
    case HS_FRAME_AGREE:
        return agree_act(of);
    case HS_FRAME_WARN:
        return warn_act(of);
    case HS_FRAME_SUGGEST:
        return suggest_act(of);
    case HS_FRAME_INSIST:
        return !of->is_direct && is_mandative(of) ? HS_DEMAND : neutral_act(of);
    case HS_FRAME_REJECT:
        return reject_act(of);
    case HS_FRAME_REFUSE:
        return refuse_act(of);
    case HS_FRAME_PROMISE:
        return promise_act(of);
    case HS_FRAME_CALL:
        return call_act(of, own);
    case HS_FRAME_CONSIDER:
        return of->content->is_gerund || of->cue->has_modal || hs_slice_is(head_xpos(of), "VBG")
            ? HS_INTENTION
            : own;
    case HS_FRAME_CHALLENGE:
        return of->content->is_infinitive || of->content->is_person_infinitive ? HS_DEMAND : own;
    case HS_FRAME_DECIDE:
        return of->content->is_infinitive ? HS_INTENTION : own;
    default:
        return own == HS_NO_ACT ? neutral_act(of) : own;
    }
}

/* --- polarity */

static bool is_negative(const reading *of, hs_act act)
{
    unsigned negations = of->cue->negations;
    bool withheld = of->cue->word.traits & HS_IS_NEGATIVE_VERB;

    // "Did not rule out": nothing is said either way.
    if (of->cue->word.frame == HS_FRAME_REFUSE && of->cue->is_phrasal) {
        return true;
    }
    if (of->cue->word.frame == HS_FRAME_REJECT && act == HS_INTENTION) {
        negations++;
    }
    // "Planned nothing", "said nothing of it".
    if (of->content->count != 0 && hs_claim_is_word(of->in, of->content->words[0], "nothing")
        && of->content->words[0] >= of->cue->end && !has_clause(of)) {
        negations++;
    }
    return (negations + withheld) % 2 == 1;
}

/* --- certainty */

static hs_certainty certainty_of_traits(unsigned traits, hs_certainty otherwise)
{
    return traits & HS_IS_POSSIBLE ? HS_POSSIBLE
        : traits & HS_IS_PROBABLE  ? HS_PROBABLE
        : traits & HS_IS_SURE      ? HS_CERTAIN
                                   : otherwise;
}

/* Does the source put anything forward as true? */
static bool is_asserted(const reading *of, hs_act act, bool negative)
{
    switch (act) {
    case HS_DEMAND:
    case HS_REQUEST:
    case HS_QUESTION:
    case HS_PROPOSAL:
    case HS_INTENTION:
        return false;
    case HS_PROMISE:
    case HS_THREAT:
        return !negative && has_clause(of) && !of->content->is_infinitive;
    case HS_PRAISE:
    case HS_CRITICISM:
        return !negative
            && (of->content->finite < of->content->count || of->content->has_that
                || of->cue->word.frame == HS_FRAME_CALL || of->cue->word.traits & HS_IS_FACTIVE);
    case HS_BELIEF:
        return !(negative && of->cue->word.traits & HS_IS_FACTIVE);
    default:
        return !negative && (has_clause(of) || !(of->cue->word.traits & HS_IS_TOPICAL));
    }
}

static hs_certainty certainty_of(const reading *of, hs_act act, bool negative)
{
    // The cue's own hedge and that of adverbs beside it: "reportedly said", "probably wanted".
    unsigned traits = of->cue->word.traits;
    hs_certainty certainty = HS_CERTAIN;

    if (of->cue->word.frame == HS_FRAME_REFUSE && of->cue->is_phrasal && act == HS_STATEMENT) {
        return HS_POSSIBLE;
    }
    if (!is_asserted(of, act, negative) || (of->content->is_wish && act == HS_STATEMENT)) {
        return HS_UNSTATED;
    }
    // "Appears to show".
    if (traits & HS_FACTIVE_IF_HOLDS) {
        traits |= of->cue->hedges;
    }
    certainty = certainty_of_traits(traits, HS_CERTAIN);
    if (certainty == HS_CERTAIN
        && !(of->content->is_negated && of->content->hedges & HS_IS_POSSIBLE)) {
        certainty = certainty_of_traits(of->content->hedges, HS_CERTAIN);
    }
    return certainty;
}

/* --- factivity */

static bool is_doubtful(const reading *of)
{
    const hs_claim_cue *cue = of->cue;

    for (size_t i = cue->first; i < cue->end; i++) {
        if (hs_claim_traits(of->in, i) & HS_IS_DOUBTFUL
            && (i == cue->head || hs_claim_is_tagged(of->in, i, "ADV"))) {
            return true;
        }
    }
    if (cue->word.traits & HS_IS_DOUBTFUL) {
        return true;
    }
    // "Is said to have": whoever says so, it is not the writer.
    return cue->is_passive && cue->word.verb == HS_STATEMENT && cue->end < of->in->words.count
        && hs_claim_is_word(of->in, cue->end, "to");
}

static bool has_for(const reading *of)
{
    for (size_t i = 0; i < of->content->count && i < 12; i++) {
        if (is_content_word(of, i, "for") || is_content_word(of, i, "over")
            || is_content_word(of, i, "on")) {
            return true;
        }
    }
    return of->cue->head + 1 < of->cue->end && hs_claim_is_word(of->in, of->cue->end - 1, "for");
}

/* Whether the source is the speaker of the cue itself: "we claim". */
static bool is_first_person(const reading *of, const hs_attribution *attribution)
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
    const reading *of, const hs_attribution *attribution, bool negative)
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

static hs_act act_of(const reading *of)
{
    hs_act act = of->cue->is_noun ? noun_act(of) : verb_act(of);

    return act == HS_NO_ACT ? HS_STATEMENT : act;
}

hs_claim hs_claim_of(const hs_claim_reading *in, const hs_attribution *attribution,
    const hs_claim_cue *cue, const hs_content *content)
{
    reading of = { .in = in, .cue = cue, .content = content };
    hs_claim claim;

    of.is_direct = hs_slice_is(hs_attribution_property(attribution, HS_LITERAL("type")), "direct");
    claim.act = act_of(&of);
    claim.is_negative = is_negative(&of, claim.act);
    if (cue->word.frame == HS_FRAME_REFUSE && cue->is_phrasal && cue->negations % 2 == 1) {
        claim.act = HS_STATEMENT;
    }
    // What is withheld is no act of the content.
    if (claim.is_negative && cue->word.frame == HS_FRAME_NEUTRAL) {
        claim.act = HS_STATEMENT;
    }
    claim.factivity = factivity_of(&of, attribution, claim.is_negative);
    claim.certainty = certainty_of(&of, claim.act, claim.is_negative);
    if (claim.factivity == HS_FACTIVE && !claim.is_negative && claim.certainty == HS_UNSTATED
        && (cue->word.traits & HS_JUDGES)) {
        claim.certainty = HS_CERTAIN;
    }
    return claim;
}
