/* The tables of claims.  A word is good here when it is right in articles nobody has seen. */
#include "news/claim_words.h"

// Short names for the table below.
enum {
    FACTIVE = HS_IS_FACTIVE,
    HOLDS = HS_IS_FACTIVE | HS_FACTIVE_IF_HOLDS,
    DOUBTFUL = HS_IS_DOUBTFUL,
    JUDGES = HS_JUDGES,
    SURE = HS_IS_SURE,
    PROBABLE = HS_IS_PROBABLE,
    POSSIBLE = HS_IS_POSSIBLE,
    TARGET = HS_TAKES_TARGET,
    TELLS = HS_TAKES_TARGET | HS_IS_TELLING,
};

#define ACTS(act, frame, traits, words)                                                            \
    {                                                                                              \
        act, HS_NO_ACT, frame, traits, words                                                       \
    }
#define NOUNS(act, traits, words)                                                                  \
    {                                                                                              \
        HS_NO_ACT, act, HS_NO_FRAME, traits, words                                                 \
    }
#define TRAITS(traits, words)                                                                      \
    {                                                                                              \
        HS_NO_ACT, HS_NO_ACT, HS_NO_FRAME, traits, words                                           \
    }

const hs_claim_list hs_claim_lists[] = {
    // Statement: saying, writing, answering, in whatever voice (Levin 1993, 37).
    ACTS(HS_ACT_STATEMENT, HS_FRAME_NEUTRAL, 0,
        "say state write add report announce declare post tweet email text answer reply respond "
        "continue go_on go_in begin conclude repeat reiterate testify comment remark observe "
        "name identify list address reference invoke touch_on weigh_in chip_in bring_up articulate "
        "retweet title introduce double_down shout_out mention stress emphasize emphasise "
        "underline underscore elaborate clarify explain "
        "recount relate quip joke laugh chuckle giggle grin smile shrug sigh sob "
        "gasp shout yell scream cry chant whisper intone exclaim interject mutter murmur mumble "
        "groan growl snap bark bellow roar sniff snort gush enthuse crow dish read put quote cite "
        "speak talk muse opine shoot_back fire_back hit_back write_back counter retort argue "
        "assert contend maintain hold posit reason affirm reaffirm proclaim pronounce speculate "
        "outline detail discuss refer allude narrate confide volunteer_that blog "
        "broadcast wire cable telegraph signal hint imply intimate indicate "
        "attribute ascribe estimate calculate rule note stipulate "
        "summarize summarise recite rejoin chime interrupt banter point "
        "make_clear set_out lay_out spell_out sum_up play_down downplay shrug_off brush_aside "
        "put_it release publish echo preach lecture "
        "apologise apologize mourn regret_to sing vent wax fib lie_that boast brag exaggerate "
        "pretend profess purport claim recall remember hasten disclose reveal divulge uncover "
        "expose discover point_out show demonstrate prove illustrate find "
        "establish highlight document"),
    ACTS(HS_ACT_STATEMENT, HS_FRAME_NEUTRAL, TELLS, "inform notify remind brief assure reassure"),
    ACTS(HS_ACT_STATEMENT, HS_FRAME_TELL, TELLS, "tell"),
    ACTS(HS_ACT_STATEMENT, HS_FRAME_INSIST, 0, "insist"),
    NOUNS(HS_ACT_STATEMENT, 0,
        "statement announcement report remark comment testimony explanation reply response "
        "argument declaration assertion claim finding conclusion reminder quip joke disclosure "
        "revelation version account"),
    // Accusation: a verdictive in Austin's terms, of a wrong and its doer.
    ACTS(HS_ACT_ACCUSATION, HS_NO_FRAME, TARGET,
        "accuse blame charge implicate incriminate indict "
        "impeach"),
    ACTS(HS_ACT_ACCUSATION, HS_NO_FRAME, 0,
        "allege fault pin_on insinuate point_finger finger lay_blame"),
    NOUNS(HS_ACT_ACCUSATION, 0, "accusation allegation blame insinuation complaint_against charge"),
    // Denial.
    ACTS(HS_ACT_DENIAL, HS_NO_FRAME, 0,
        "plead_not renounce deny refute rebut repudiate disavow disclaim contradict dispute "
        "contest debunk "
        "disprove "
        "disagree gainsay negate discredit"),
    ACTS(HS_ACT_DENIAL, HS_FRAME_REJECT, 0, "reject rebuff"),
    ACTS(HS_ACT_DENIAL, HS_FRAME_DISMISS, 0, "dismiss rubbish wave_off brush_off"),
    ACTS(HS_ACT_DENIAL, HS_FRAME_CHALLENGE, TARGET, "challenge"),
    NOUNS(HS_ACT_DENIAL, 0, "disagreement denial rebuttal refutation"),
    // Confirmation: an answer to doubt, or an admission.
    ACTS(HS_ACT_CONFIRMATION, HS_NO_FRAME, HOLDS, "confirm verify corroborate authenticate"),
    ACTS(HS_ACT_CONFIRMATION, HS_NO_FRAME, FACTIVE,
        "plead_guilty acknowledge admit concede confess own_up fess_up come_clean"),
    ACTS(HS_ACT_CONFIRMATION, HS_NO_FRAME, 0,
        "concur attest vouch recognize recognise accept allow_that grant_that agree_with "
        "acquiesce"),
    ACTS(HS_ACT_CONFIRMATION, HS_FRAME_AGREE, 0, "agree"),
    NOUNS(HS_ACT_CONFIRMATION, FACTIVE,
        "confirmation admission acknowledgment acknowledgement "
        "confession concession"),
    // Demand: a directive that leaves no choice.
    ACTS(HS_ACT_DEMAND, HS_NO_FRAME, 0,
        "ban prohibit push_for press_for outlaw demand require call_for decree mandate dictate "
        "prescribe insist_on "
        "clamor clamour agitate"),
    ACTS(HS_ACT_DEMAND, HS_NO_FRAME, TARGET,
        "order command instruct direct dare oblige compel subpoena forbid summon"),
    NOUNS(HS_ACT_DEMAND, 0, "demand ultimatum order instruction requirement directive call outcry"),
    // Request: a directive that does.
    ACTS(HS_ACT_REQUEST, HS_NO_FRAME, TARGET,
        "urge beg implore beseech entreat exhort petition call_on call_upon appeal appeal_to "
        "plead_with plead_to encourage invite press push pressure prod nudge lobby coax"),
    ACTS(HS_ACT_REQUEST, HS_NO_FRAME, 0, "request plead plead_for ask_for appeal_for solicit pray"),
    ACTS(HS_ACT_REQUEST, HS_FRAME_ASK, TARGET, "ask"),
    NOUNS(HS_ACT_REQUEST, 0, "request plea appeal petition invitation entreaty"),
    // Question.
    ACTS(HS_ACT_QUESTION, HS_NO_FRAME, 0,
        "inquire enquire wonder query question ask_about ask_whether ask_if ask_why ask_how "
        "ask_what ask_who ask_when ask_where press_on interrogate grill quiz pose"),
    NOUNS(HS_ACT_QUESTION, 0, "question inquiry query"),
    // Threat.
    ACTS(HS_ACT_THREAT, HS_NO_FRAME, TARGET, "threaten"),
    NOUNS(HS_ACT_THREAT, 0, "threat"),
    // Promise.
    ACTS(HS_ACT_PROMISE, HS_FRAME_PROMISE, TELLS, "promise guarantee"),
    ACTS(HS_ACT_PROMISE, HS_FRAME_PROMISE, 0, "vow pledge swear commit undertake agree_to"),
    NOUNS(HS_ACT_PROMISE, 0, "promise pledge vow commitment assurance guarantee oath undertaking"),
    // Praise, with support and thanks: expressives that are glad.
    ACTS(HS_ACT_PRAISE, HS_NO_FRAME, TARGET | JUDGES,
        "praise thank congratulate commend applaud laud compliment credit salute extol"),
    ACTS(HS_ACT_PRAISE, HS_NO_FRAME, 0,
        "vote_for promote stand_by supportive proud glad happy thrilled delighted pleased revere "
        "relish "
        "cheer_on trumpet herald hail welcome support endorse back favor favour like love adore "
        "admire respect trust "
        "appreciate cheer celebrate tout champion embrace defend side_with approve rejoice "
        "advocate speak_up vindicate enjoy marvel rave"),
    NOUNS(HS_ACT_PRAISE, 0,
        "praise support thanks congratulations gratitude admiration solidarity "
        "confidence backing endorsement condolence sympathy appreciation respect "
        "optimism"),
    // Criticism, with opposition and complaint: expressives that are not.
    ACTS(HS_ACT_CRITICISM, HS_NO_FRAME, TARGET | JUDGES,
        "hit go_after tear_down single_out boo heckle target criticize criticise slam blast "
        "condemn denounce attack assail lambast lambaste castigate "
        "chastise berate rebuke reprimand admonish scold chide upbraid censure fault_for pillory "
        "excoriate vilify rap roast savage skewer ridicule mock deride lampoon insult "
        "belittle disparage malign slate flay hammer knock"),
    ACTS(HS_ACT_CRITICISM, HS_NO_FRAME, 0,
        "critical skeptical sceptical wary come_out_against distance revile unhappy infuriate "
        "vote_against decry deplore bemoan lament complain grumble gripe grouse moan whine protest "
        "object "
        "oppose hate dislike loathe detest despise resent disapprove lash_out hit_out speak_out "
        "rail inveigh take_issue take_aim cast_doubt fume rage thunder rant scoff sneer jeer "
        "carp quibble balk bristle tear_into rip rip_into call_out push_back denigrate poke_fun "
        "trash bash pan sound_alarm"),
    ACTS(HS_ACT_CRITICISM, HS_NO_FRAME, FACTIVE,
        "furious angry outraged upset appalled disappointed "
        "frustrated dismayed ashamed disgusted"),
    NOUNS(HS_ACT_CRITICISM, 0,
        "criticism condemnation complaint protest objection outrage anger "
        "opposition dismay concern disappointment frustration skepticism "
        "scepticism rebuke displeasure alarm unease misgiving reservation"),
    // Praise or criticism, by the words that follow.
    ACTS(HS_ACT_STATEMENT, HS_FRAME_CALL, 0,
        "call label term dub characterize characterise portray paint cast depict describe_as "
        "describe refer_to liken compare nickname"),
    ACTS(HS_ACT_CRITICISM, HS_FRAME_CALL, 0, "brand"),
    // Prediction.
    ACTS(HS_ACT_PREDICTION, HS_NO_FRAME, PROBABLE,
        "predict forecast expect anticipate foresee project envision envisage prophesy foretell "
        "bet augur"),
    ACTS(HS_ACT_PREDICTION, HS_FRAME_WARN, TARGET, "warn caution alert"),
    ACTS(HS_ACT_PREDICTION, HS_FRAME_SEE, PROBABLE, "see"),
    NOUNS(HS_ACT_PREDICTION, PROBABLE, "prediction forecast projection expectation prophecy"),
    NOUNS(HS_ACT_PREDICTION, 0, "warning"),
    // Proposal, with offers and advice.
    ACTS(HS_ACT_PROPOSAL, HS_NO_FRAME, 0,
        "propose recommend offer moot float counsel advise_against propound volunteer suggest_to"),
    ACTS(HS_ACT_PROPOSAL, HS_NO_FRAME, TARGET, "advise"),
    ACTS(HS_ACT_PROPOSAL, HS_FRAME_SUGGEST, 0, "suggest"),
    NOUNS(HS_ACT_PROPOSAL, 0, "proposal recommendation suggestion offer advice motion"),
    // Belief.
    ACTS(HS_ACT_BELIEF, HS_NO_FRAME, PROBABLE,
        "seem appear interpret optimistic pessimistic believe think feel suspect suppose assume "
        "presume reckon guess figure deem "
        "regard view rate see_as doubt presuppose surmise infer conjecture hypothesize theorize "
        "imagine perceive understand sense judge gather"),
    ACTS(HS_ACT_BELIEF, HS_NO_FRAME, POSSIBLE,
        "fear worry afraid worried concerned nervous anxious"),
    ACTS(HS_ACT_BELIEF, HS_NO_FRAME, FACTIVE, "know realize realise learn aware notice"),
    ACTS(HS_ACT_BELIEF, HS_NO_FRAME, SURE,
        "convinced convince persuade certain sure confident adamant"),
    ACTS(HS_ACT_BELIEF, HS_FRAME_DECIDE, 0, "decide determine"),
    ACTS(HS_ACT_BELIEF, HS_FRAME_CONSIDER, PROBABLE, "consider"),
    NOUNS(HS_ACT_BELIEF, PROBABLE,
        "belief view opinion assumption suspicion feeling impression "
        "conviction theory thinking estimation judgment judgement eye mind"),
    NOUNS(HS_ACT_BELIEF, POSSIBLE, "fear worry"),
    NOUNS(HS_ACT_BELIEF, FACTIVE, "recognition realization realisation knowledge awareness"),
    // Intention, with wishes.
    ACTS(HS_ACT_INTENTION, HS_NO_FRAME, 0,
        "try attempt need look_for pursue interested lean vote determined strive vie count_on plan "
        "intend want wish hope mean aim seek plot aspire prefer choose resolve "
        "look_forward like_to desire long yearn opt weigh mull contemplate prepare eager hesitate "
        "ready "
        "willing reluctant set_to hopeful look_to scheme would_like mull_over ponder"),
    ACTS(HS_ACT_INTENTION, HS_FRAME_REFUSE, HS_IS_NEGATIVE_VERB,
        "refuse decline rule_out turn_down refrain forgo spurn"),
    NOUNS(HS_ACT_INTENTION, 0,
        "intention plan wish hope desire aim ambition willingness readiness "
        "interest decision refusal determination"),
    // Verbs that leave the act to their noun.
    ACTS(HS_ACT_STATEMENT, HS_FRAME_LIGHT, 0,
        "express voice make issue give have take lodge file raise deliver send launch levy level "
        "receive get offer_up repeat_its reiterate_its renew register utter air cast_a lay sound "
        "extend convey communicate withdraw face"),

    // What withholds the act.
    TRAITS(
        HS_IS_NEGATION, "not n't never no neither nor nobody none without hardly nothing yet_to"),
    TRAITS(HS_IS_NEGATIVE_VERB,
        "fail avoid dodge sidestep evade duck withhold stop_short steer_clear forget "
        "cease"),
    // Saying, where it is refused.
    TRAITS(HS_INFORMS,
        "say tell comment discuss give name identify elaborate answer disclose reveal release "
        "speak talk provide explain specify speculate detail describe state clarify "
        "reply respond address divulge share publish offer predict estimate quantify remark "
        "mention engage expand participate weigh"),
    // What is said against somebody, and can be rejected.
    TRAITS(HS_IS_CHARGE,
        "claim charge allegation accusation idea suggestion notion criticism report assertion "
        "view argument rumor rumour characterization complaint insinuation theory concern fear "
        "speculation comparison story statement contention narrative premise finding conclusion "
        "link manslaughter murder guilt blame wrongdoing"),
    // What they name is a topic, not a claim: "talked about the budget".
    TRAITS(HS_IS_TOPICAL,
        "talk speak discuss mention refer allude quote cite outline detail shrug_off play_down "
        "downplay brush_aside address comment elaborate read"),
    TRAITS(HS_TAKES_CLAUSES,
        "complain grumble gripe grouse moan whine protest object lament bemoan rant rage fume rail "
        "thunder scoff sneer jeer balk rejoice marvel rave quibble concern complaint objection "
        "alarm confidence optimism"),
    // "I promise", "we condemn": saying so is doing it (Austin 1962).
    TRAITS(HS_IS_PERFORMATIVE,
        "promise vow pledge guarantee demand order urge beg implore request invite thank "
        "congratulate commend salute applaud condemn denounce deplore deny reject dispute propose "
        "recommend accuse warn admit concede confess confirm acknowledge apologise apologize"),
    // How the writer stands to the content.
    TRAITS(FACTIVE,
        "disclose divulge point_out recall remember discover regret "
        "apologise apologize note expose uncover"),
    TRAITS(HOLDS, "reveal show demonstrate prove establish document find recognize recognise"),
    TRAITS(DOUBTFUL,
        "claim allege purport profess pretend boast brag insinuate reportedly allegedly "
        "supposedly purportedly ostensibly fib"),
    TRAITS(JUDGES, "apologise apologize attack_for"),
    // How certain the source is made to be.
    TRAITS(SURE,
        "insist swear vow maintain definitely certainly undoubtedly surely "
        "unquestionably clearly obviously absolutely indisputable doubtless"),
    TRAITS(PROBABLE,
        "likely unlikely probably presumably apparently seemingly seem appear estimate "
        "indicate probable suggest supposedly arguably tend "
        "evidently"),
    TRAITS(POSSIBLE,
        "may might could perhaps possibly maybe possible conceivably potentially possibility hint "
        "speculate intimate imply insinuate conceivable"),

    // Evaluation, for what something is called.
    TRAITS(HS_IS_GOOD,
        "good great best better excellent wonderful fantastic amazing brilliant superb terrific "
        "outstanding remarkable extraordinary exceptional impressive magnificent splendid proud "
        "brave courageous heroic bold honest decent proper fine fair sensible wise smart clever "
        "talented gifted qualified loyal trusted respected reliable strong solid robust healthy "
        "positive constructive productive promising encouraging hopeful useful helpful valuable "
        "important historic landmark groundbreaking visionary inspiring inspiration hero heroine "
        "genius legend champion friend patriot leader ally gentleman triumph victory success win "
        "breakthrough milestone progress improvement achievement accomplishment masterpiece "
        "treasure gem delight joy pleasure honor honour blessing boon gift miracle boost "
        "opportunity asset master masterful beautiful lovely charming generous gracious fun "
        "funny delicious "
        "delightful glorious perfect ideal worthy effective successful welcome "
        "reasonable balanced thoughtful credible fearless selfless tireless "
        "phenomenal stunning incredible tremendous dedicated devoted"),
    TRAITS(HS_IS_BAD,
        "bad worse worst terrible horrible awful dreadful appalling atrocious abysmal dire poor "
        "weak feeble pathetic shameful disgraceful disgrace shame scandal scandalous outrage "
        "outrageous unacceptable unfair unjust wrong mistaken misguided flawed reckless careless "
        "irresponsible dangerous threat menace harmful toxic poisonous poison cruel brutal "
        "barbaric inhumane savage evil wicked vile sick sickening disgusting repulsive repugnant "
        "abhorrent odious offensive insulting insult slap racist sexist bigot bigoted fascist "
        "xenophobic "
        "dictator tyrant thug bully coward cowardly criminal crook crooked corrupt dishonest liar "
        "lie fraud fraudulent hoax scam sham farce joke charade stunt gimmick ploy trick trap "
        "betrayal traitor treason attack assault war disaster disastrous catastrophe catastrophic "
        "tragedy tragic calamity fiasco failure failed flop mess chaos chaotic nightmare crisis "
        "shambles debacle blunder mistake error stupid idiotic idiot fool foolish dumb moron "
        "ridiculous absurd ludicrous laughable nonsense nonsensical crazy insane mad lunatic "
        "lunacy madness hypocrite hypocritical hypocrisy cynical callous heartless greedy selfish "
        "arrogant ignorant incompetent inept clueless unfit unqualified unhinged unstable "
        "extremist terrorist illegal unlawful unconstitutional undemocratic baseless groundless "
        "unfounded false untrue misleading bogus fake rigged propaganda smear witch waste "
        "wasteful useless worthless pointless hopeless daft silly ugly filthy dirty nasty "
        "vicious malicious hateful divisive provocation provocative aggressive hostile sloppy "
        "lazy monstrous monster abomination travesty mockery embarrassment embarrassing "
        "humiliation humiliating ruin ruinous crushing blow setback burden "
        "blackmail extortion theft robbery puppet loser phony troubling "
        "disturbing worrying alarming deplorable despicable contemptible inexcusable unforgivable "
        "indefensible fairy fairytale fantasy fiction nuisance overreach cheat"),
    TRAITS(HS_IS_UNTRUE,
        "untrue false falsehood lie baseless groundless unfounded fabricated fabrication nonsense "
        "rubbish bogus fake fiction hoax fictitious preposterous smear slander libel malarkey "
        "hogwash baloney bunk"),
    // Doing which is a threat, if the speaker means to; and what is one only if it is vowed.
    TRAITS(HS_IS_HOSTILE,
        "sue retaliate prosecute punish bomb invade boycott expel evict sack jail veto sanction "
        "sabotage avenge destroy crush kill blockade impeach deport"),
    TRAITS(HS_IS_OPPOSING, "fight block oppose resist disrupt attack strike shut stop defy"),
    // Doing which others can only be told to.
    TRAITS(HS_IS_DUE,
        "stop cease end halt resign quit apologise apologize withdraw retract remove release "
        "return surrender disarm leave comply obey delete repay compensate refrain desist "
        "step_down hand_over stand_down act explain recuse vacate"),

    TRAITS(HS_IS_ENDING, "stop cease end halt"),
    // What things do, not people.
    TRAITS(HS_IS_TREND,
        "recover rise fall improve grow help ease arrive reach last drop decline increase climb "
        "boost benefit enable rebound stabilize stabilise shrink widen narrow soften strengthen "
        "weaken peak slow accelerate"),

    // Closed classes.
    TRAITS(HS_IS_SUBORDINATE,
        "if unless when while because although though since as after before once until "
        "whereas"),
    TRAITS(HS_IS_FUTURE | HS_IS_MODAL, "will would shall 'll wo 'd"),
    TRAITS(HS_IS_MODAL, "may might could can should must ca"),
    TRAITS(HS_IS_OBLIGATION, "must"),
    TRAITS(HS_IS_FIRST_PERSON, "i we"),
    { HS_NO_ACT, HS_NO_ACT, HS_NO_FRAME, 0, NULL },
};

hs_slice hs_act_name(hs_act act)
{
    static const char *const names[HS_ACTS] = { "", "statement", "accusation", "denial",
        "confirmation", "demand", "request", "threat", "promise", "praise", "criticism",
        "prediction", "question", "proposal", "belief", "intention" };

    return hs_slice_of(names[act]);
}

static void add_list(hs_map *words, const hs_claim_list *list)
{
    for (hs_slice rest = hs_slice_of(list->words); rest.data != NULL;) {
        bool added;
        hs_map_value *value = hs_map_add(words, hs_slice_cut(&rest, ' '), &added);
        hs_claim_word *word = (hs_claim_word *) (uintptr_t) value->pointer;
        if (added) {
            word = HS_NEW(words->arena, hs_claim_word, 1);
            value->pointer = word;
        }
        word->verb = list->verb != HS_NO_ACT ? list->verb : word->verb;
        word->noun = list->noun != HS_NO_ACT ? list->noun : word->noun;
        word->frame = list->frame != HS_NO_FRAME ? list->frame : word->frame;
        word->traits |= list->traits;
    }
}

hs_map hs_claim_words(hs_arena *arena)
{
    hs_map words = hs_map_make(arena);

    for (const hs_claim_list *list = hs_claim_lists; list->words != NULL; list++) {
        add_list(&words, list);
    }
    return words;
}

const hs_claim_word *hs_claim_word_find(const hs_map *words, hs_slice lemma)
{
    const hs_map_value *value = hs_map_find(words, lemma);

    return value ? value->pointer : NULL;
}

const char *hs_claim_charge_words(hs_slice lemma, unsigned traits)
{
    static const struct {
        const char *verb, *then;
    } rows[] = {
        { "accuse", "of" },
        { "suspect", "of" },
        { "blame", "for over" },
        { "charge", "with over" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (hs_slice_is(lemma, rows[i].verb)) {
            return rows[i].then;
        }
    }
    return traits & HS_JUDGES ? "for over on" : NULL;
}
