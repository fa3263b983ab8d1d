#include "news/lexicon.h"

// Short names for the table below.
enum {
    CLAUSE = HS_TAKES_CLAUSE,
    THAT = HS_TAKES_THAT,
    THING = HS_TAKES_THING,
    TO = HS_TAKES_TO,
    PERSON = HS_TAKES_PERSON,
    PERSON_TO = HS_TAKES_PERSON_TO,
    QUOTE = HS_TAKES_QUOTE,
    PREP = HS_TAKES_PREPOSITION,
    SPEECH = HS_IS_SPEECH,
    NOUNISH = HS_IS_NOUNISH,
    TELLS = HS_TAKES_PERSON | HS_NEEDS_PERSON,
    SAYS = CLAUSE | THAT | QUOTE | SPEECH,
};

static const hs_cue cues[] = {
    // Saying, writing, answering.
    { "say", "said", NULL, NULL, SAYS },
    { "tell", "told", NULL, NULL, SAYS | TELLS | PERSON_TO },
    { "add", NULL, NULL, NULL, QUOTE | SPEECH | THAT },
    { "write", "wrote", "written", NULL, QUOTE | SPEECH | THAT },
    { "state", NULL, NULL, NULL, SAYS | NOUNISH },
    { "note", NULL, NULL, NULL, SAYS | THING | NOUNISH },
    { "explain", NULL, NULL, NULL, SAYS | THING },
    { "announce", NULL, NULL, NULL, SAYS | THING },
    { "report", NULL, NULL, NULL, SAYS | THING | NOUNISH },
    { "declare", NULL, NULL, NULL, SAYS | THING },
    { "tweet", NULL, NULL, NULL, SAYS | NOUNISH },
    { "post", NULL, NULL, NULL, QUOTE | SPEECH | NOUNISH },
    { "reply", NULL, NULL, NULL, SAYS | NOUNISH },
    { "respond", NULL, NULL, NULL, SAYS },
    { "answer", NULL, NULL, NULL, QUOTE | SPEECH | THAT | NOUNISH },
    { "continue", NULL, NULL, NULL, QUOTE | SPEECH },
    { "recall", NULL, NULL, NULL, SAYS | THING },
    { "remember", NULL, NULL, NULL, QUOTE | THAT | THING },
    { "testify", NULL, NULL, NULL, SAYS },
    { "conclude", NULL, NULL, NULL, SAYS },
    { "comment", NULL, NULL, "on about", QUOTE | SPEECH | THAT | PREP | NOUNISH },
    { "remark", NULL, NULL, "on", QUOTE | SPEECH | THAT | PREP | NOUNISH },
    { "observe", NULL, NULL, NULL, QUOTE | SPEECH | THAT },
    { "mention", NULL, NULL, NULL, SPEECH | THAT | THING | NOUNISH },
    { "repeat", NULL, NULL, NULL, QUOTE | SPEECH | THAT | THING },
    { "reiterate", NULL, NULL, NULL, SAYS | THING },
    { "emphasize", NULL, NULL, NULL, SAYS | THING },
    { "emphasise", NULL, NULL, NULL, SAYS | THING },
    { "stress", NULL, NULL, NULL, SAYS | THING | NOUNISH },
    { "underline", NULL, NULL, NULL, SPEECH | THAT | THING },
    { "underscore", NULL, NULL, NULL, SPEECH | THAT | THING },
    { "elaborate", NULL, NULL, "on", QUOTE | SPEECH | PREP },
    { "clarify", NULL, NULL, NULL, SAYS | THING },
    { "caution", NULL, NULL, "against", SAYS | PERSON | PREP | NOUNISH },
    { "warn", NULL, NULL, "of against about", SAYS | PERSON | PERSON_TO | PREP },
    { "joke", NULL, NULL, "about", SAYS | PREP | NOUNISH },
    { "quip", NULL, NULL, NULL, SAYS | NOUNISH },
    { "laugh", NULL, NULL, NULL, QUOTE | SPEECH },
    { "lament", NULL, NULL, NULL, SAYS | THING },
    { "muse", NULL, NULL, NULL, QUOTE | SPEECH | THAT },
    { "opine", NULL, NULL, NULL, QUOTE | SPEECH | THAT },
    { "shout", NULL, NULL, NULL, QUOTE | SPEECH | THAT },
    { "yell", NULL, NULL, NULL, QUOTE | SPEECH | THAT },
    { "scream", NULL, NULL, NULL, QUOTE | SPEECH },
    { "cry", NULL, NULL, NULL, QUOTE | SPEECH },
    { "chant", NULL, NULL, NULL, QUOTE | SPEECH },
    { "whisper", NULL, NULL, NULL, QUOTE | SPEECH },
    { "intone", NULL, NULL, NULL, QUOTE | SPEECH },
    { "exclaim", NULL, NULL, NULL, QUOTE | SPEECH },
    { "interject", NULL, NULL, NULL, QUOTE | SPEECH },
    { "counter", NULL, NULL, NULL, SAYS },
    { "retort", NULL, NULL, NULL, SAYS | NOUNISH },
    { "fume", NULL, NULL, NULL, QUOTE | SPEECH },
    { "thunder", NULL, NULL, NULL, QUOTE | SPEECH },
    { "gush", NULL, NULL, NULL, QUOTE | SPEECH },
    { "vent", NULL, NULL, NULL, QUOTE | SPEECH },
    { "read", "read", "read", NULL, QUOTE | SPEECH },
    { "begin", "began", "begun", NULL, QUOTE | SPEECH },
    { "go on", NULL, NULL, NULL, QUOTE | SPEECH },
    { "sing", "sang", "sung", NULL, QUOTE | SPEECH },
    { "email", NULL, NULL, NULL, QUOTE | SPEECH | NOUNISH },
    { "text", NULL, NULL, NULL, QUOTE | SPEECH | NOUNISH },
    { "quote", NULL, NULL, NULL, SPEECH | THING | NOUNISH },
    { "cite", NULL, NULL, NULL, SPEECH | THING },
    { "speak", "spoke", "spoken", "of about out against", SPEECH | PREP },
    { "talk", NULL, NULL, "about of up", SPEECH | PREP | NOUNISH },
    { "inform", NULL, NULL, NULL, SAYS | TELLS },
    { "notify", NULL, NULL, NULL, SAYS | TELLS },
    { "remind", NULL, NULL, NULL, SAYS | TELLS | PERSON_TO },
    { "advise", NULL, NULL, NULL, SAYS | PERSON | PERSON_TO },
    { "brief", NULL, NULL, "on", SPEECH | TELLS | NOUNISH },
    { "relate", NULL, NULL, NULL, SPEECH | THAT | QUOTE },
    { "recount", NULL, NULL, NULL, SPEECH | THAT | THING | QUOTE },
    { "detail", NULL, NULL, NULL, SPEECH | THING | NOUNISH },
    { "outline", NULL, NULL, NULL, SPEECH | THING | NOUNISH },
    { "describe", NULL, NULL, NULL, SPEECH | THING | QUOTE },
    { "call", NULL, NULL, "for on", SPEECH | THING | PREP | NOUNISH },
    { "label", NULL, NULL, NULL, SPEECH | THING | NOUNISH },
    { "dub", NULL, "dubbed", NULL, SPEECH | THING },
    { "refer", NULL, NULL, "to", SPEECH | PREP },
    { "point", NULL, NULL, "out to", SPEECH | PREP | NOUNISH },
    { "hint", NULL, NULL, "at", SPEECH | THAT | PREP | NOUNISH },
    { "allude", NULL, NULL, "to", SPEECH | PREP },
    { "signal", NULL, NULL, NULL, THAT | THING | NOUNISH },
    // Claiming, arguing, confirming, denying.
    { "claim", NULL, NULL, NULL, SAYS | TO | THING | NOUNISH },
    { "argue", NULL, NULL, "for against", SAYS | PREP },
    { "assert", NULL, NULL, NULL, SAYS | THING },
    { "insist", NULL, NULL, "on", SAYS | PREP },
    { "maintain", NULL, NULL, NULL, SAYS },
    { "contend", NULL, NULL, NULL, SAYS },
    { "allege", NULL, NULL, NULL, SAYS | THING },
    { "affirm", NULL, NULL, NULL, SAYS | THING },
    { "attest", NULL, NULL, "to", SAYS | PREP },
    { "swear", "swore", "sworn", NULL, SAYS | TO },
    { "acknowledge", NULL, NULL, NULL, SAYS | THING },
    { "admit", NULL, NULL, "to", SAYS | THING | PREP },
    { "concede", NULL, NULL, NULL, SAYS | THING },
    { "confess", NULL, NULL, "to", SAYS | PREP },
    { "confirm", NULL, NULL, NULL, SAYS | THING },
    { "deny", NULL, NULL, NULL, SAYS | THING },
    { "dispute", NULL, NULL, NULL, SPEECH | THAT | THING | NOUNISH },
    { "dismiss", NULL, NULL, NULL, SPEECH | THING },
    { "reject", NULL, NULL, NULL, SPEECH | THING },
    { "rebut", NULL, NULL, NULL, SPEECH | THING },
    { "refute", NULL, NULL, NULL, SPEECH | THING },
    { "reveal", NULL, NULL, NULL, THAT | THING | QUOTE | SPEECH },
    { "disclose", NULL, NULL, NULL, THAT | THING | SPEECH },
    { "divulge", NULL, NULL, NULL, THAT | THING | SPEECH },
    { "indicate", NULL, NULL, NULL, CLAUSE | THAT | THING },
    { "suggest", NULL, NULL, NULL, SAYS | THING },
    { "imply", NULL, NULL, NULL, THAT | SPEECH },
    { "estimate", NULL, NULL, NULL, CLAUSE | THAT | THING | SPEECH | NOUNISH },
    { "predict", NULL, NULL, NULL, SAYS | THING },
    { "forecast", "forecast", "forecast", NULL, THAT | THING | SPEECH | NOUNISH },
    { "project", NULL, NULL, NULL, THAT | THING | NOUNISH },
    { "speculate", NULL, NULL, "about on", THAT | QUOTE | SPEECH | PREP },
    { "theorize", NULL, NULL, NULL, THAT | QUOTE | SPEECH },
    { "boast", NULL, NULL, "about of", SAYS | PREP | NOUNISH },
    { "brag", NULL, "bragged", "about", SAYS | PREP },
    { "complain", NULL, NULL, "about of", SAYS | PREP },
    { "protest", NULL, NULL, NULL, THAT | QUOTE | THING | NOUNISH },
    { "object", NULL, NULL, "to", THAT | QUOTE | PREP | NOUNISH },
    { "apologize", NULL, NULL, "for to", QUOTE | SPEECH | PREP },
    // Findings; the source is a document or a body as often as a person.
    { "find", "found", "found", NULL, THAT },
    { "show", NULL, "shown", NULL, THAT | THING | CLAUSE | NOUNISH },
    { "rule", NULL, NULL, NULL, THAT | NOUNISH },
    { "determine", NULL, NULL, NULL, THAT },
    { "discover", NULL, NULL, NULL, THAT },
    { "demonstrate", NULL, NULL, NULL, THAT },
    // Asking, demanding, promising, threatening.
    { "ask", NULL, NULL, "about for", QUOTE | SPEECH | THAT | PERSON | PERSON_TO | PREP },
    { "inquire", NULL, NULL, "about", QUOTE | SPEECH | THAT | PREP },
    { "wonder", NULL, NULL, "about", QUOTE | THAT | PREP | NOUNISH },
    { "question", NULL, NULL, NULL, THAT | THING | NOUNISH },
    { "demand", NULL, NULL, NULL, SAYS | TO | THING | NOUNISH },
    { "request", NULL, NULL, NULL, SPEECH | THAT | THING | NOUNISH },
    { "urge", NULL, NULL, NULL, QUOTE | SPEECH | THAT | THING | PERSON_TO | NOUNISH },
    { "order", NULL, NULL, NULL, SPEECH | THAT | THING | PERSON_TO | NOUNISH },
    { "beg", NULL, "begged", NULL, QUOTE | PERSON_TO },
    { "implore", NULL, NULL, NULL, QUOTE | PERSON_TO | THING },
    { "encourage", NULL, NULL, NULL, PERSON_TO },
    { "recommend", NULL, NULL, NULL, THAT | THING | QUOTE },
    { "propose", NULL, NULL, NULL, THAT | THING | TO | QUOTE },
    { "advocate", NULL, NULL, "for", THING | PREP | NOUNISH },
    { "promise", NULL, NULL, NULL, SAYS | TO | THING | PERSON | NOUNISH },
    { "pledge", NULL, NULL, NULL, SAYS | TO | THING | NOUNISH },
    { "vow", NULL, NULL, NULL, SAYS | TO | NOUNISH },
    { "threaten", NULL, NULL, NULL, TO | THING | THAT | SPEECH },
    { "offer", NULL, NULL, NULL, TO | QUOTE | NOUNISH },
    { "agree", NULL, NULL, "with", CLAUSE | THAT | TO | QUOTE | PREP },
    { "disagree", NULL, NULL, "with", QUOTE | PREP },
    { "decline", NULL, NULL, NULL, TO | NOUNISH },
    { "refuse", NULL, NULL, NULL, TO | NOUNISH },
    { "assure", NULL, NULL, NULL, SAYS | TELLS },
    { "guarantee", NULL, NULL, NULL, THAT | NOUNISH },
    // Judging.
    { "accuse", NULL, NULL, NULL, SPEECH | THING },
    { "blame", NULL, NULL, NULL, SPEECH | THING | NOUNISH },
    { "criticize", NULL, NULL, NULL, SPEECH | THING },
    { "criticise", NULL, NULL, NULL, SPEECH | THING },
    { "condemn", NULL, NULL, NULL, SPEECH | THING },
    { "denounce", NULL, NULL, NULL, SPEECH | THING },
    { "decry", NULL, NULL, NULL, SPEECH | THING },
    { "slam", NULL, "slammed", NULL, SPEECH | THING },
    { "blast", NULL, NULL, NULL, SPEECH | THING | NOUNISH },
    { "mock", NULL, NULL, NULL, SPEECH | THING },
    { "ridicule", NULL, NULL, NULL, SPEECH | THING | NOUNISH },
    { "attack", NULL, NULL, NULL, SPEECH | THING | NOUNISH },
    { "assail", NULL, NULL, NULL, SPEECH | THING },
    { "deride", NULL, NULL, NULL, SPEECH | THING },
    { "chide", NULL, NULL, NULL, SPEECH | THING },
    { "lambaste", NULL, NULL, NULL, SPEECH | THING },
    { "rebuke", NULL, NULL, NULL, SPEECH | THING | NOUNISH },
    { "praise", NULL, NULL, NULL, SPEECH | THING | NOUNISH },
    { "laud", NULL, NULL, NULL, SPEECH | THING },
    { "hail", NULL, NULL, NULL, SPEECH | THING },
    { "applaud", NULL, NULL, NULL, SPEECH | THING },
    { "tout", NULL, NULL, NULL, SPEECH | THING },
    { "thank", NULL, NULL, NULL, SPEECH | THING },
    { "congratulate", NULL, NULL, NULL, SPEECH | THING },
    { "defend", NULL, NULL, NULL, SPEECH | THING },
    { "endorse", NULL, NULL, NULL, SPEECH | THING },
    { "welcome", NULL, NULL, NULL, THING | NOUNISH },
    { "express", NULL, NULL, NULL, SPEECH | THING | NOUNISH },
    { "voice", NULL, NULL, NULL, SPEECH | THING | NOUNISH },
    // Beliefs, wishes, plans.
    { "believe", NULL, NULL, "in", CLAUSE | THAT | QUOTE | PREP },
    { "think", "thought", "thought", NULL, CLAUSE | THAT | QUOTE },
    { "know", "knew", "known", NULL, THAT },
    { "feel", "felt", "felt", NULL, THAT },
    { "hope", NULL, NULL, "for", CLAUSE | THAT | TO | NOUNISH },
    { "fear", NULL, NULL, NULL, CLAUSE | THAT | THING | NOUNISH },
    { "worry", NULL, NULL, "about", CLAUSE | THAT | PREP | NOUNISH },
    { "doubt", NULL, NULL, NULL, CLAUSE | THAT | THING | NOUNISH },
    { "expect", NULL, NULL, NULL, THAT | TO | THING },
    { "assume", NULL, NULL, NULL, THAT },
    { "suspect", NULL, NULL, NULL, CLAUSE | THAT | NOUNISH },
    { "realize", NULL, NULL, NULL, THAT },
    { "understand", "understood", "understood", NULL, THAT },
    { "want", NULL, NULL, NULL, TO | THING },
    { "wish", NULL, NULL, NULL, TO | THAT | NOUNISH },
    { "plan", NULL, "planned", NULL, TO | NOUNISH },
    { "intend", NULL, NULL, NULL, TO },
    { "hesitate", NULL, NULL, NULL, TO },
    { "seek", "sought", "sought", NULL, TO },
    { "support", NULL, NULL, NULL, THING | NOUNISH },
    { "oppose", NULL, NULL, NULL, THING },
    { "favor", NULL, NULL, NULL, THING | NOUNISH },
    { "prefer", NULL, "preferred", NULL, TO | THING },
};

/* Words by class, separated by spaces. */
static const struct {
    unsigned classes;
    const char *words;
} lists[] = {
    { HS_DETERMINER,
        "the a an this that these those some any each every no all both another such most "
        "many several few one two three four five six seven eight nine ten other more" },
    { HS_SUBJECT, "he she they i we you it" },
    { HS_SUBJECT | HS_RELATIVE, "who which" },
    { HS_PRONOUN,
        "him them me us himself herself themselves itself everyone everybody anyone someone "
        "nobody everything nothing something" },
    { HS_POSSESSIVE | HS_DETERMINER, "his her their its my our your whose" },
    { HS_PREPOSITION,
        "of in on at by for from with to about into against between among during after "
        "before under over through without within via near amid despite following since "
        "until toward towards behind upon across along per outside inside like including "
        "regarding concerning ahead because" },
    { HS_SUBORDINATOR,
        "that because while when as if although though since until after before where "
        "unless once whereas" },
    { HS_QUESTION | HS_SUBORDINATOR, "whether why how what when where who which" },
    { HS_COORDINATOR, "and but or nor yet so" },
    { HS_AUXILIARY,
        "is was are were be been being am 's 're has have had having 've 'd do does did" },
    { HS_AUXILIARY | HS_MODAL, "will would can could may might must shall should 'll ca wo" },
    { HS_NEGATION | HS_ADVERB, "not n't never" },
    { HS_ADVERB,
        "also later then now once again still even just only already often always previously "
        "recently repeatedly reportedly publicly privately earlier simply clearly immediately "
        "finally initially quickly further ever soon long frequently regularly sometimes "
        "usually generally specifically basically openly flatly bluntly jokingly famously "
        "reluctantly actually first instead both thus therefore too either best all strongly" },
    { HS_TIME,
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight "
        "tomorrow january february march april june july august september october november "
        "december jan. feb. aug. sept. oct. nov. dec. morning afternoon evening night week "
        "month year weekend earlier later last" },
    { HS_VERB,
        "went came made took got gave saw became held kept led left lost met paid put ran sat "
        "sent set stood won brought built bought caught chose drew drove fell felt fought grew "
        "heard hit hurt knew laid let meant rose sold shot spent stole struck swept taught threw "
        "wore began broke cut ate flew forgot hid rode shook slept goes comes makes takes gets "
        "gives sees becomes holds keeps leads leaves loses meets pays puts runs sits sends stands "
        "wins brings seems appears remains needs means tries uses looks works lives" },
    { HS_PERSON,
        "reporters reporter journalists journalist lawmakers senators supporters voters "
        "colleagues investors audience audiences crowd viewers listeners parliament congress "
        "court jurors judge police officials authorities analysts fans staff employees "
        "residents everyone people students delegates donors host anchor interviewer" },
    { HS_ARTIFACT,
        "statement interview letter email e-mail tweet post memo report release speech "
        "remarks blog column message note address conference briefing hearing filing ruling "
        "article essay testimony video phone op-ed rally twitter facebook instagram" },
};

/* --- making the map */

static hs_entry *add_form(hs_lexicon *lexicon, hs_slice form)
{
    bool added;
    hs_map_value *value = hs_map_add(&lexicon->entries, form, &added);

    if (added) {
        value->pointer = HS_NEW(lexicon->entries.arena, hs_entry, 1);
    }
    return (hs_entry *) (uintptr_t) value->pointer;
}

static void add_cue_form(hs_lexicon *lexicon, const hs_cue *cue, hs_slice form, unsigned kind)
{
    hs_entry *entry = add_form(lexicon, form);

    if (entry->cue == NULL || entry->cue == cue) {
        entry->cue = cue;
        entry->forms |= kind;
    }
}

static bool is_vowel(char letter) { return memchr("aeiou", letter, 5) != NULL; }

/* Regular inflection: base + suffix with e dropped and y turned into i. */
static hs_slice inflect(hs_arena *arena, const char *lemma, const char *suffix)
{
    hs_slice base = hs_slice_of(lemma), parts[3] = { base, HS_LITERAL(""), hs_slice_of(suffix) };
    char last = base.data[base.size - 1], before = base.data[base.size - 2];
    bool s = suffix[0] == 's';

    if (last == 'e' && !s) {
        parts[0].size--;
    } else if (last == 'y' && !is_vowel(before) && suffix[0] != 'i') {
        parts[0].size--;
        parts[1] = s ? HS_LITERAL("ie") : HS_LITERAL("i");
    } else if (s
        && (hs_slice_ends(base, HS_LITERAL("s")) || hs_slice_ends(base, HS_LITERAL("sh"))
            || hs_slice_ends(base, HS_LITERAL("ch")) || last == 'x')) {
        parts[1] = HS_LITERAL("e");
    }
    return hs_arena_join(arena, parts, 3);
}

/* A verb whose participle doubles its last letter (slammed) doubles it before -ing too. */
static hs_slice gerund(hs_arena *arena, const hs_cue *cue)
{
    hs_slice base = hs_slice_of(cue->lemma), doubled = hs_slice_of(cue->participle);
    size_t n = base.size;
    hs_slice parts[2] = { { doubled.data, n + 1 }, HS_LITERAL("ing") };

    if (doubled.data != NULL && doubled.size == n + 3 && doubled.data[n] == base.data[n - 1]) {
        return hs_arena_join(arena, parts, 2);
    }
    return inflect(arena, cue->lemma, "ing");
}

static void add_cue(hs_lexicon *lexicon, const hs_cue *cue)
{
    hs_arena *arena = lexicon->entries.arena;
    hs_slice past = hs_slice_of(cue->past), participle = hs_slice_of(cue->participle);

    if (past.data == NULL) {
        past = participle.data ? participle : inflect(arena, cue->lemma, "ed");
    }
    if (participle.data == NULL) {
        participle = past;
    }
    add_cue_form(lexicon, cue, hs_slice_of(cue->lemma), HS_BASE);
    add_cue_form(lexicon, cue, inflect(arena, cue->lemma, "s"), HS_THIRD);
    add_cue_form(lexicon, cue, past, HS_PAST);
    add_cue_form(lexicon, cue, participle, HS_PARTICIPLE);
    add_cue_form(lexicon, cue, gerund(arena, cue), HS_GERUND);
}

void hs_lexicon_make(hs_lexicon *lexicon, hs_arena *arena)
{
    lexicon->entries = hs_map_make(arena);
    for (size_t i = 0; i < sizeof cues / sizeof *cues; i++) {
        add_cue(lexicon, &cues[i]);
    }
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        for (hs_slice rest = hs_slice_of(lists[i].words); rest.data != NULL;) {
            add_form(lexicon, hs_slice_cut(&rest, ' '))->classes |= lists[i].classes;
        }
    }
}

hs_entry hs_lexicon_find(const hs_lexicon *lexicon, hs_slice form)
{
    const hs_map_value *value = hs_map_find(&lexicon->entries, form);

    return value ? *(const hs_entry *) value->pointer : (hs_entry){ 0 };
}
