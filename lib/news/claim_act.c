#include "news/claim_act.h"

bool hs_claim_has_clause(const hs_claim_case *of)
{
    return of->content->finite < of->content->count || of->content->has_that
        || (of->is_direct && of->content->count != 0);
}

unsigned hs_claim_content_traits(const hs_claim_case *of, size_t first, size_t end)
{
    unsigned found = 0;

    for (size_t i = first; i < end && i < of->content->count; i++) {
        found |= hs_claim_traits(of->in, of->content->words[i]);
    }
    return found;
}

bool hs_claim_content_is(const hs_claim_case *of, size_t place, const char *list)
{
    return place < of->content->count && hs_claim_is_word(of->in, of->content->words[place], list);
}

static hs_slice head_xpos(const hs_claim_case *of)
{
    return of->cue->head < of->in->words.count
        ? of->in->words.items[of->cue->head].token->column[HS_XPOS]
        : HS_LITERAL("_");
}

static bool is_present(const hs_claim_case *of)
{
    hs_slice tag = head_xpos(of);

    return hs_slice_is(tag, "VBZ") || hs_slice_is(tag, "VBP");
}

/* --- the content acts by itself: rules of high precision, for neutral cues */

/* One of the words from that place on, `more` of them after the first? */
static bool comes(const hs_claim_case *of, size_t place, size_t more, const char *list)
{
    for (size_t i = place; i <= place + more; i++) {
        if (hs_claim_content_is(of, i, list)) {
            return true;
        }
    }
    return false;
}

/* "Will have no choice but to", "will hold them responsible", "will pay a price". */
static bool is_menace(const hs_claim_case *of, size_t from)
{
    for (size_t i = from; i < from + 4; i++) {
        if (hs_claim_content_is(of, i, "no") && hs_claim_content_is(of, i + 2, "but")) {
            return hs_claim_content_is(of, i + 1, "choice option alternative");
        }
        if (hs_claim_content_is(of, i, "hold")) {
            return comes(of, i + 1, 3, "responsible accountable liable");
        }
        if (hs_claim_content_is(of, i, "pay") && comes(of, i + 1, 3, "price")) {
            return true;
        }
    }
    return false;
}

/* Who would do it is the source: "we will sue", "she would sue". */
static bool is_own_act(const hs_claim_case *of)
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

static bool is_threat(const hs_claim_case *of)
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
static bool is_demand(const hs_claim_case *of)
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
            unsigned traits = hs_claim_traits(of->in, content->words[i]);
            // "The noise must stop" tells nobody.
            return traits & HS_IS_DUE
                && (!(traits & HS_IS_ENDING)
                    || (i + 1 < content->end && content->words[i + 1] == content->words[i] + 1));
        }
    }
    return false;
}

/* Is the subject of the main clause a claim: "the report", "that"? */
static bool is_about_claim(const hs_claim_case *of)
{
    size_t first = of->content->clause, finite = of->content->finite;

    return finite <= first + 4
        && (hs_claim_content_traits(of, first, finite) & HS_IS_CHARGE
            || (finite == first + 1 && hs_claim_content_is(of, first, "it that this")));
}

/* "That is a lie", "the report is not true": little but the verdict. */
static bool is_denial(const hs_claim_case *of)
{
    const hs_content *content = of->content;
    size_t finite = content->finite;

    if (!hs_claim_content_is(of, finite, "be") || !is_about_claim(of)) {
        return false;
    }
    for (size_t i = finite + 1; i < finite + 4 && i < content->end; i++) {
        if (hs_claim_content_is(of, i, "true accurate correct")) {
            return content->is_negated;
        }
        if (hs_claim_content_traits(of, i, i + 1) & HS_IS_UNTRUE) {
            // Not "a false friend", "the lie that won".
            return !content->is_negated
                && (i + 1 == content->end || content->words[i + 1] != content->words[i] + 1);
        }
    }
    return false;
}

static bool is_label(const hs_claim_case *of)
{
    return of->cue->end == of->cue->first + 1
        && hs_slice_is(of->in->words.items[of->cue->first].form, ":");
}

static hs_act neutral_act(const hs_claim_case *of)
{
    if (of->content->is_question && (of->content->sentences == 1 || is_label(of))) {
        return HS_ACT_QUESTION;
    }
    if (of->content->performed != HS_NO_ACT) {
        return of->content->performed;
    }
    return is_threat(of) ? HS_ACT_THREAT
        : is_denial(of)  ? HS_ACT_DENIAL
        : is_demand(of)  ? HS_ACT_DEMAND
                         : HS_ACT_STATEMENT;
}

/* --- frames */

static hs_act ask_act(const hs_claim_case *of)
{
    const hs_content *content = of->content;

    if (content->has_question_word || content->is_question || of->is_direct
        || hs_claim_content_is(of, 0, "about")) {
        return HS_ACT_QUESTION;
    }
    // "asked the minister whether", "asked him about".
    return !content->is_person_infinitive && comes(of, 0, 5, "whether if about why how")
        ? HS_ACT_QUESTION
        : HS_ACT_REQUEST;
}

static hs_act agree_act(const hs_claim_case *of)
{
    if (of->content->is_infinitive) {
        return HS_ACT_PROMISE;
    }
    return hs_slice_is(head_xpos(of), "VBP") && !of->is_direct && hs_claim_has_clause(of)
        ? HS_ACT_BELIEF
        : HS_ACT_CONFIRMATION;
}

static hs_act warn_act(const hs_claim_case *of)
{
    const hs_content *content = of->content;

    if (hs_claim_content_is(of, 0, "against") || content->is_infinitive
        || content->is_person_infinitive) {
        return HS_ACT_DEMAND;
    }
    if (is_threat(of)) {
        return HS_ACT_THREAT;
    }
    if (content->finite < content->count && !is_present(of)) {
        hs_slice tag = of->in->words.items[content->words[content->finite]].token->column[HS_XPOS];
        bool modal = hs_claim_traits(of->in, content->words[content->finite]) & HS_IS_MODAL;
        // "Cautioned that the plants were kept indoors": nothing is to come.
        return !modal && hs_slice_is(tag, "VBD") && !of->is_direct ? HS_ACT_STATEMENT
                                                                   : HS_ACT_PREDICTION;
    }
    return HS_ACT_PREDICTION;
}

/* "Should", or no finite verb: "proposed that the bells strike". */
static bool is_mandative(const hs_claim_case *of)
{
    const hs_content *content = of->content;

    if (hs_claim_content_is(of, content->finite, "should must")) {
        return true;
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

static hs_act suggest_act(const hs_claim_case *of)
{
    if (of->is_direct) {
        return HS_ACT_STATEMENT;
    }
    if (of->content->is_gerund || is_mandative(of)) {
        return HS_ACT_PROPOSAL;
    }
    // A verb that comes late is in a relative clause: "suggested a way for those who have none".
    if (!of->content->has_that
        && (of->content->is_person_infinitive || of->content->finite > of->content->clause + 12)
        && !is_present(of)) {
        return HS_ACT_PROPOSAL;
    }
    return HS_ACT_STATEMENT;
}

static hs_act reject_act(const hs_claim_case *of)
{
    if (hs_claim_has_clause(of) || hs_claim_content_traits(of, 0, 8) & HS_IS_CHARGE) {
        return HS_ACT_DENIAL;
    }
    return HS_ACT_INTENTION;
}

/* "Derided the plan as childish". */
bool hs_claim_is_judged_as(const hs_claim_case *of)
{
    for (size_t i = 1; i < of->content->finite && i < 12; i++) {
        if (hs_claim_content_is(of, i, "as")
            && hs_claim_is_tagged(of->in, of->content->words[i], "ADP")) {
            return true;
        }
    }
    return false;
}

static hs_act dismiss_act(const hs_claim_case *of)
{
    return hs_claim_is_judged_as(of) && !(hs_claim_content_traits(of, 0, 8) & HS_IS_CHARGE)
        ? HS_ACT_CRITICISM
        : HS_ACT_DENIAL;
}

/* What is refused: the verb behind "to", or the thing. */
static hs_act refuse_act(const hs_claim_case *of)
{
    size_t from = of->cue->head + 1;

    if (of->cue->is_phrasal) {
        return HS_ACT_INTENTION;
    }
    for (size_t i = from; i < from + 4 && i < of->in->words.count; i++) {
        const hs_claim_word *entry = of->in->entries[i];
        if (entry != NULL && (entry->verb == HS_ACT_CONFIRMATION || entry->verb == HS_ACT_DENIAL)) {
            return entry->verb;
        }
        if (hs_claim_traits(of->in, i) & HS_INFORMS) {
            return HS_ACT_STATEMENT;
        }
        if (hs_claim_is_tagged(of->in, i, "VERB")) {
            break;
        }
    }
    return HS_ACT_INTENTION;
}

static hs_act challenge_act(const hs_claim_case *of)
{
    // "Challenged him to publish it", "challenged her rivals to a debate".
    if (of->content->is_infinitive || of->content->is_person_infinitive || comes(of, 1, 4, "to")) {
        return HS_ACT_DEMAND;
    }
    return hs_claim_has_clause(of) || hs_claim_content_traits(of, 0, 8) & HS_IS_CHARGE
        ? HS_ACT_DENIAL
        : HS_ACT_CRITICISM;
}

/* "Vowed to fight the plan", not "to fight for it". */
static bool is_against(const hs_claim_case *of, size_t place)
{
    return hs_claim_content_traits(of, place, place + 1) & (HS_IS_HOSTILE | HS_IS_OPPOSING)
        && !hs_claim_content_is(of, place + 1, "for");
}

static hs_act promise_act(const hs_claim_case *of)
{
    const hs_content *content = of->content;

    if (is_threat(of)) {
        return HS_ACT_THREAT;
    }
    for (size_t i = 1; content->is_infinitive && i < 4 && i < content->count; i++) {
        if (hs_claim_is_tagged(of->in, content->words[i], "VERB")) {
            return is_against(of, i) ? HS_ACT_THREAT : HS_ACT_PROMISE;
        }
    }
    return HS_ACT_PROMISE;
}

/* Good and bad words of what it is called; "not" in front turns one round. */
static hs_act call_act(const hs_claim_case *of, hs_act otherwise)
{
    const hs_content *content = of->content;
    int good = 0, bad = 0;
    bool negated = false, is_described = false;

    for (size_t i = 0; i < content->count && i < 40; i++) {
        unsigned traits = hs_claim_traits(of->in, content->words[i]);
        bool turned = negated;
        // What it is called ends where another clause begins.
        if (!of->is_direct && i != 0
            && hs_claim_has_feature(of->in, content->words[i], "VerbForm=Fin")) {
            break;
        }
        is_described |= hs_claim_content_is(of, i, "as");
        negated = traits & HS_IS_NEGATION || (negated && !(traits & (HS_IS_GOOD | HS_IS_BAD)));
        good += (traits & (turned ? HS_IS_BAD : HS_IS_GOOD)) != 0;
        bad += (traits & (turned ? HS_IS_GOOD : HS_IS_BAD)) != 0;
    }
    if (of->cue->head < of->in->words.count && !is_described
        && hs_claim_is_word(of->in, of->cue->head, "describe depict portray")) {
        return otherwise;
    }
    return bad != 0 && bad >= good ? HS_ACT_CRITICISM : good != 0 ? HS_ACT_PRAISE : otherwise;
}

/* The noun "claim" behind a verb that denies it. */
static hs_act noun_act(const hs_claim_case *of)
{
    size_t head = of->cue->head;

    for (size_t i = 1; of->cue->word.noun == HS_ACT_STATEMENT && i <= 3 && i <= head; i++) {
        const hs_claim_word *entry = of->in->entries[head - i];
        if (head < of->in->words.count && entry != NULL && entry->verb == HS_ACT_DENIAL) {
            return HS_ACT_ACCUSATION;
        }
    }
    return of->cue->word.noun;
}

static hs_act verb_act(const hs_claim_case *of)
{
    hs_act own = of->cue->word.verb;

    switch (of->cue->word.frame) {
    case HS_FRAME_NEUTRAL:
        return neutral_act(of);
    case HS_FRAME_TELL:
        return !of->is_direct && (of->content->is_infinitive || of->content->is_person_infinitive)
            ? HS_ACT_DEMAND
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
        return !of->is_direct && is_mandative(of) ? HS_ACT_DEMAND : neutral_act(of);
    case HS_FRAME_REJECT:
        return reject_act(of);
    case HS_FRAME_DISMISS:
        return dismiss_act(of);
    case HS_FRAME_REFUSE:
        return refuse_act(of);
    case HS_FRAME_PROMISE:
        return promise_act(of);
    case HS_FRAME_CALL:
        return call_act(of, own);
    case HS_FRAME_CONSIDER:
        return of->content->is_gerund || of->cue->has_modal || hs_slice_is(head_xpos(of), "VBG")
            ? HS_ACT_INTENTION
            : own;
    case HS_FRAME_SEE:
        return hs_claim_is_judged_as(of) ? HS_ACT_BELIEF : is_present(of) ? own : HS_ACT_STATEMENT;
    case HS_FRAME_CHALLENGE:
        return challenge_act(of);
    case HS_FRAME_DECIDE:
        return of->content->is_infinitive ? HS_ACT_INTENTION : own;
    default:
        return own == HS_NO_ACT ? neutral_act(of) : own;
    }
}

hs_act hs_claim_act(const hs_claim_case *of)
{
    hs_act act = of->cue->is_noun ? noun_act(of) : verb_act(of);

    return act == HS_NO_ACT ? HS_ACT_STATEMENT : act;
}
