/* The words that claims are classed by: cues with the act that each performs, and words of the
 * content that turn one act into another.  All word lists of hs-claim are here.
 *
 * The classes are news' own names for kinds of speech acts.  Austin ("How to Do Things with Words",
 * 1962) sorted performative verbs; Searle ("A classification of illocutionary acts", Language in
 * Society 5, 1976) by what the speaker commits to: assertives (statement, accusation, denial,
 * confirmation, prediction, belief, and with a judgement praise and criticism, which are partly
 * expressives), directives (demand, request, question, proposal) and commissives (promise, threat,
 * intention).  Which verb goes where follows those two and Vanderveken ("Meaning and Speech Acts",
 * 1990); factive verbs are those of Kiparsky and Kiparsky ("Fact", 1970) and Karttunen ("Some
 * observations on factivity", 1971), verbs of judging those of Fillmore ("Verbs of judging", 1971).
 *
 * Ownership: constants; the map lives in the arena given.  Threads: read-only once made. */
#ifndef HS_NEWS_CLAIM_WORDS_H
#define HS_NEWS_CLAIM_WORDS_H

#include "base/map.h"

typedef enum hs_act {
    HS_NO_ACT, // the word is no cue
    HS_ACT_STATEMENT,
    HS_ACT_ACCUSATION,
    HS_ACT_DENIAL,
    HS_ACT_CONFIRMATION,
    HS_ACT_DEMAND,
    HS_ACT_REQUEST,
    HS_ACT_THREAT,
    HS_ACT_PROMISE,
    HS_ACT_PRAISE,
    HS_ACT_CRITICISM,
    HS_ACT_PREDICTION,
    HS_ACT_QUESTION,
    HS_ACT_PROPOSAL,
    HS_ACT_BELIEF,
    HS_ACT_INTENTION,
    HS_ACTS
} hs_act;

/* Cues whose act depends on what they take: a rule each in claim_act.c. */
typedef enum hs_frame {
    HS_NO_FRAME,
    HS_FRAME_NEUTRAL,   // say, tell, write: a statement, but where the content itself acts
    HS_FRAME_TELL,      // told him to go: a demand
    HS_FRAME_ASK,       // asked whether; asked for, asked him to
    HS_FRAME_AGREE,     // agreed to; agreed that
    HS_FRAME_WARN,      // warned that it would; warned him not to
    HS_FRAME_SUGGEST,   // suggested waiting; suggested that he waited
    HS_FRAME_INSIST,    // insisted that he is; insisted that he be, insisted on
    HS_FRAME_REJECT,    // rejected the claim; rejected the offer
    HS_FRAME_DISMISS,   // dismissed the claim; dismissed him as
    HS_FRAME_REFUSE,    // refused to say; refused to go
    HS_FRAME_PROMISE,   // vowed to help; vowed to fight
    HS_FRAME_CALL,      // called it a triumph; called it a lie
    HS_FRAME_DECIDE,    // decided that; decided to
    HS_FRAME_CONSIDER,  // considered it a mistake; was considering it
    HS_FRAME_SEE,       // sees a recovery; saw it as a mistake
    HS_FRAME_CHALLENGE, // challenged the claim; challenged him to
    HS_FRAME_LIGHT,     // issued a warning: the noun acts
    HS_FRAMES
} hs_frame;

/* Other classes of words, or'ed. */
enum {
    HS_IS_FACTIVE = 1 << 0,       // the content is taken as a fact: revealed
    HS_FACTIVE_IF_HOLDS = 1 << 1, // so unless negated: show, confirm
    HS_IS_DOUBTFUL = 1 << 2,      // the writer keeps away from it: claim, reportedly
    HS_JUDGES = 1 << 3,           // criticize … for: the deed is taken as a fact
    HS_IS_SURE = 1 << 4,          // certain: insist, definitely
    HS_IS_PROBABLE = 1 << 5,      // think, likely
    HS_IS_POSSIBLE = 1 << 6,      // may, perhaps
    HS_IS_NEGATION = 1 << 7,      // not, never
    HS_IS_NEGATIVE_VERB = 1 << 8, // the act is withheld: decline, fail
    HS_TAKES_TARGET = 1 << 9,     // its object is addressed: urge, accuse
    HS_IS_GOOD = 1 << 10,         // triumph, brave
    HS_IS_BAD = 1 << 11,          // disgrace, reckless
    HS_IS_UNTRUE = 1 << 12,       // false, lie
    HS_IS_HOSTILE = 1 << 13,      // sue, retaliate: will do so is a threat
    HS_IS_DUE = 1 << 14,          // cease, resign: must do so is a demand
    HS_INFORMS = 1 << 15,         // comment, name: refusing to is not to speak
    HS_IS_CHARGE = 1 << 16,       // claim, report: rejecting one is a denial
    HS_IS_SUBORDINATE = 1 << 18,  // opens a clause that is not the main one
    HS_IS_FUTURE = 1 << 19,       // will, would
    HS_IS_MODAL = 1 << 20,        // other modals: finite without a tag
    HS_IS_FIRST_PERSON = 1 << 21, // I, we
    HS_IS_OBLIGATION = 1 << 22,   // must
    HS_IS_TELLING = 1 << 23,      // its object is told something: tell, assure
    HS_IS_TOPICAL = 1 << 24,      // with a thing nothing is claimed: talk about
    HS_TAKES_CLAUSES = 1 << 25,   // praise and criticism that can be a claim: complain
    HS_IS_PERFORMATIVE = 1 << 26, // "I promise": saying so is doing it
    HS_IS_TREND = 1 << 27,        // recover, rise: should do so is likely, not due
    HS_IS_OPPOSING = 1 << 28,     // fight, block: a vow to do so is a threat
    HS_IS_ENDING = 1 << 29        // stop, end: of HS_IS_DUE, those that need an object
};

/* Words of the same sense. */
typedef struct hs_claim_list {
    hs_act verb, noun; // the act of these words as verb (or adjective) and as noun
    hs_frame frame;    // of the verb
    unsigned traits;
    const char *words; // lemmas in lower case, a space between, particles behind '_'
} hs_claim_list;

/* Ends with a zeroed row.  A word stands once at most with an act as verb, and once as noun. */
extern const hs_claim_list hs_claim_lists[];

typedef struct hs_claim_word {
    hs_act verb, noun;
    hs_frame frame;
    unsigned traits;
} hs_claim_word;

/* Lemma → hs_claim_word, in the arena. */
hs_map hs_claim_words(hs_arena *arena);

/* The entry of a lemma in lower case, or NULL. */
const hs_claim_word *hs_claim_word_find(const hs_map *words, hs_slice lemma);

/* The words that stand between whom a verb is about and what for: "accused them | of"; NULL where
 * it is about nobody so.  `traits`: of its entry. */
const char *hs_claim_charge_words(hs_slice lemma, unsigned traits);

/* "statement", …; "" of HS_NO_ACT. */
hs_slice hs_act_name(hs_act act);

#endif
