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
    { "say", "said", NULL, NULL, SAYS, NULL },
    { "tell", "told", NULL, NULL, SAYS | TELLS | PERSON_TO, NULL },
    { "add", NULL, NULL, NULL, QUOTE | SPEECH | THAT, NULL },
    { "write", "wrote", "written", NULL, QUOTE | SPEECH | THAT, NULL },
    { "state", NULL, NULL, NULL, SAYS | NOUNISH, NULL },
    { "note", NULL, NULL, NULL, SAYS | THING | NOUNISH, NULL },
    { "explain", NULL, NULL, NULL, SAYS | THING, NULL },
    { "announce", NULL, NULL, NULL, SAYS | THING, NULL },
    { "report", NULL, NULL, NULL, SAYS | THING | NOUNISH, NULL },
    { "declare", NULL, NULL, NULL, SAYS | THING, NULL },
    { "tweet", NULL, NULL, NULL, SAYS | NOUNISH, NULL },
    { "post", NULL, NULL, NULL, QUOTE | SPEECH | NOUNISH, NULL },
    { "reply", NULL, NULL, NULL, SAYS | NOUNISH, NULL },
    { "respond", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "answer", NULL, NULL, NULL, QUOTE | SPEECH | THAT | NOUNISH, NULL },
    { "continue", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "recall", NULL, NULL, NULL, SAYS | THING, NULL },
    { "remember", NULL, NULL, NULL, QUOTE | THAT | THING, NULL },
    { "testify", NULL, NULL, NULL, SAYS, NULL },
    { "conclude", NULL, NULL, NULL, SAYS, NULL },
    { "comment", NULL, NULL, "on about", QUOTE | SPEECH | THAT | PREP | NOUNISH, NULL },
    { "remark", NULL, NULL, "on", QUOTE | SPEECH | THAT | PREP | NOUNISH, NULL },
    { "observe", NULL, NULL, NULL, QUOTE | SPEECH | THAT, NULL },
    { "mention", NULL, NULL, NULL, SPEECH | THAT | THING | NOUNISH, NULL },
    { "repeat", NULL, NULL, NULL, QUOTE | SPEECH | THAT | THING, NULL },
    { "reiterate", NULL, NULL, NULL, SAYS | THING, NULL },
    { "emphasize", NULL, NULL, NULL, SAYS | THING, NULL },
    { "emphasise", NULL, NULL, NULL, SAYS | THING, NULL },
    { "stress", NULL, NULL, NULL, SAYS | THING | NOUNISH, NULL },
    { "underline", NULL, NULL, NULL, SPEECH | THAT | THING, NULL },
    { "underscore", NULL, NULL, NULL, SPEECH | THAT | THING, NULL },
    { "elaborate", NULL, NULL, "on", QUOTE | SPEECH | PREP, NULL },
    { "clarify", NULL, NULL, NULL, SAYS | THING, NULL },
    { "caution", NULL, NULL, "against", SAYS | PERSON | PREP | NOUNISH, NULL },
    { "warn", NULL, NULL, "of against about", SAYS | PERSON | PERSON_TO | PREP, NULL },
    { "joke", NULL, NULL, "about", SAYS | PREP | NOUNISH, NULL },
    { "quip", NULL, "quipped", NULL, SAYS | NOUNISH, NULL },
    { "laugh", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "lament", NULL, NULL, NULL, SAYS | THING, NULL },
    { "muse", NULL, NULL, NULL, QUOTE | SPEECH | THAT, NULL },
    { "opine", NULL, NULL, NULL, QUOTE | SPEECH | THAT, NULL },
    { "shout", NULL, NULL, NULL, QUOTE | SPEECH | THAT, NULL },
    { "yell", NULL, NULL, NULL, QUOTE | SPEECH | THAT, NULL },
    { "scream", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "cry", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "chant", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "whisper", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "intone", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "exclaim", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "interject", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "counter", NULL, NULL, NULL, SAYS, NULL },
    { "retort", NULL, NULL, NULL, SAYS | NOUNISH, NULL },
    { "fume", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "thunder", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "snort", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "sniff", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "sigh", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "mutter", NULL, NULL, NULL, QUOTE | SPEECH | THAT, NULL },
    { "murmur", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "mumble", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "grumble", NULL, NULL, "about", SAYS | PREP, NULL },
    { "groan", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "growl", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "snap", NULL, "snapped", NULL, QUOTE | SPEECH, NULL },
    { "bark", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "bellow", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "roar", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "scoff", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "sneer", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "crow", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "enthuse", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "chuckle", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "giggle", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "grin", NULL, "grinned", NULL, QUOTE | SPEECH, NULL },
    { "smile", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "shrug", NULL, "shrugged", NULL, QUOTE | SPEECH, NULL },
    { "sob", NULL, "sobbed", NULL, QUOTE | SPEECH, NULL },
    { "plead", NULL, NULL, NULL, QUOTE | SPEECH | THAT, NULL },
    { "gasp", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "gush", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "vent", NULL, NULL, NULL, QUOTE | SPEECH, NULL },
    { "read", "read", "read", NULL, QUOTE | SPEECH, NULL },
    { "begin", "began", "begun", NULL, QUOTE | SPEECH, NULL },
    { "sing", "sang", "sung", NULL, QUOTE | SPEECH, NULL },
    { "email", NULL, NULL, NULL, QUOTE | SPEECH | NOUNISH, NULL },
    { "text", NULL, NULL, NULL, QUOTE | SPEECH | NOUNISH, NULL },
    { "quote", NULL, NULL, NULL, SPEECH | THING | NOUNISH, NULL },
    { "cite", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "speak", "spoke", "spoken", "of about out against", SPEECH | PREP, NULL },
    { "talk", NULL, NULL, "about of up", SPEECH | PREP | NOUNISH, NULL },
    { "inform", NULL, NULL, NULL, SAYS | TELLS, NULL },
    { "notify", NULL, NULL, NULL, SAYS | TELLS, NULL },
    { "remind", NULL, NULL, NULL, SAYS | TELLS | PERSON_TO, NULL },
    { "advise", NULL, NULL, NULL, SAYS | PERSON | PERSON_TO, NULL },
    { "brief", NULL, NULL, "on", SPEECH | TELLS | NOUNISH, NULL },
    { "relate", NULL, NULL, NULL, SPEECH | THAT, NULL },
    { "recount", NULL, NULL, NULL, SPEECH | THAT | THING | QUOTE, NULL },
    { "detail", NULL, NULL, NULL, SPEECH | THING | NOUNISH, NULL },
    { "outline", NULL, NULL, NULL, SPEECH | THING | NOUNISH, NULL },
    { "describe", NULL, NULL, NULL, SPEECH | THING | QUOTE, NULL },
    { "call", NULL, NULL, "for on", SPEECH | THING | PREP | NOUNISH, NULL },
    { "label", NULL, NULL, NULL, SPEECH | THING | NOUNISH, NULL },
    { "label", NULL, "labelled", NULL, SPEECH | THING | NOUNISH, NULL },
    { "dub", NULL, "dubbed", NULL, SPEECH | THING, NULL },
    { "refer", NULL, "referred", "to", SPEECH | PREP, NULL },
    { "point", NULL, NULL, "out to", SPEECH | PREP | NOUNISH, NULL },
    { "hint", NULL, NULL, "at", SPEECH | THAT | PREP | NOUNISH, NULL },
    { "allude", NULL, NULL, "to", SPEECH | PREP, NULL },
    { "signal", NULL, NULL, NULL, THAT | THING | NOUNISH, NULL },
    { "signal", NULL, "signalled", NULL, THAT | THING | NOUNISH, NULL },
    // Claiming, arguing, confirming, denying.
    { "claim", NULL, NULL, NULL, SAYS | TO | THING | NOUNISH, NULL },
    { "argue", NULL, NULL, "for against", SAYS | PREP, NULL },
    { "assert", NULL, NULL, NULL, SAYS | THING, NULL },
    { "insist", NULL, NULL, "on", SAYS | PREP, NULL },
    { "maintain", NULL, NULL, NULL, SAYS, NULL },
    { "contend", NULL, NULL, NULL, SAYS, NULL },
    { "allege", NULL, NULL, NULL, SAYS | THING, NULL },
    { "affirm", NULL, NULL, NULL, SAYS | THING, NULL },
    { "attest", NULL, NULL, "to", SAYS | PREP, NULL },
    { "swear", "swore", "sworn", NULL, SAYS | TO, NULL },
    { "acknowledge", NULL, NULL, NULL, SAYS | THING, NULL },
    { "admit", NULL, "admitted", "to", SAYS | THING | PREP, NULL },
    { "concede", NULL, NULL, NULL, SAYS | THING, NULL },
    { "confess", NULL, NULL, "to", SAYS | PREP, NULL },
    { "confirm", NULL, NULL, NULL, SAYS | THING, NULL },
    { "deny", NULL, NULL, NULL, SAYS | THING, NULL },
    { "dispute", NULL, NULL, NULL, SPEECH | THAT | THING | NOUNISH, NULL },
    { "dismiss", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "reject", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "rebut", NULL, "rebutted", NULL, SPEECH | THING, NULL },
    { "refute", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "reveal", NULL, NULL, NULL, THAT | THING | QUOTE | SPEECH, NULL },
    { "disclose", NULL, NULL, NULL, THAT | THING | SPEECH, NULL },
    { "divulge", NULL, NULL, NULL, THAT | THING | SPEECH, NULL },
    { "indicate", NULL, NULL, NULL, CLAUSE | THAT | THING, NULL },
    { "suggest", NULL, NULL, NULL, SAYS | THING, NULL },
    { "imply", NULL, NULL, NULL, THAT | SPEECH, NULL },
    { "estimate", NULL, NULL, NULL, CLAUSE | THAT | THING | SPEECH | NOUNISH, NULL },
    { "predict", NULL, NULL, NULL, SAYS | THING, NULL },
    { "forecast", "forecast", "forecast", NULL, THAT | THING | SPEECH | NOUNISH, NULL },
    { "project", NULL, NULL, NULL, THAT | THING | NOUNISH, NULL },
    { "speculate", NULL, NULL, "about on", THAT | QUOTE | SPEECH | PREP, NULL },
    { "theorize", NULL, NULL, NULL, THAT | QUOTE | SPEECH, NULL },
    { "boast", NULL, NULL, "about of", SAYS | PREP | NOUNISH, NULL },
    { "brag", NULL, "bragged", "about", SAYS | PREP, NULL },
    { "complain", NULL, NULL, "about of", SAYS | PREP, NULL },
    { "protest", NULL, NULL, NULL, THAT | QUOTE | THING | NOUNISH, NULL },
    { "object", NULL, NULL, "to", THAT | QUOTE | PREP | NOUNISH, NULL },
    { "apologize", NULL, NULL, "for to", QUOTE | SPEECH | PREP, NULL },
    { "apologise", NULL, NULL, "for to", QUOTE | SPEECH | PREP, NULL },
    // Findings; the source is a document or a body as often as a person.
    { "find", "found", "found", NULL, THAT, NULL },
    { "show", NULL, "shown", NULL, THAT | THING | CLAUSE | NOUNISH, NULL },
    { "rule", NULL, NULL, NULL, THAT | NOUNISH, NULL },
    { "determine", NULL, NULL, NULL, THAT, NULL },
    { "discover", NULL, NULL, NULL, THAT, NULL },
    { "demonstrate", NULL, NULL, NULL, THAT, NULL },
    // Asking, demanding, promising, threatening.
    { "ask", NULL, NULL, "about for", QUOTE | SPEECH | THAT | PERSON | PERSON_TO | PREP, NULL },
    { "inquire", NULL, NULL, "about", QUOTE | SPEECH | THAT | PREP, NULL },
    { "wonder", NULL, NULL, "about", QUOTE | THAT | PREP | NOUNISH, NULL },
    { "question", NULL, NULL, NULL, THAT | THING | NOUNISH, NULL },
    { "demand", NULL, NULL, NULL, SAYS | TO | THING | NOUNISH, NULL },
    { "request", NULL, NULL, NULL, SPEECH | THAT | THING | NOUNISH, NULL },
    { "urge", NULL, NULL, NULL, QUOTE | SPEECH | THAT | THING | PERSON_TO | NOUNISH, NULL },
    { "order", NULL, NULL, NULL, SPEECH | THAT | THING | PERSON_TO | NOUNISH, NULL },
    { "beg", NULL, "begged", NULL, QUOTE | PERSON_TO, NULL },
    { "implore", NULL, NULL, NULL, QUOTE | PERSON_TO | THING, NULL },
    { "encourage", NULL, NULL, NULL, PERSON_TO, NULL },
    { "recommend", NULL, NULL, NULL, THAT | THING | QUOTE, NULL },
    { "propose", NULL, NULL, NULL, THAT | THING | TO | QUOTE, NULL },
    { "advocate", NULL, NULL, "for", THING | PREP | NOUNISH, NULL },
    { "promise", NULL, NULL, NULL, SAYS | TO | THING | PERSON | NOUNISH, NULL },
    { "pledge", NULL, NULL, NULL, SAYS | TO | THING | NOUNISH, NULL },
    { "vow", NULL, NULL, NULL, SAYS | TO | NOUNISH, NULL },
    { "threaten", NULL, NULL, NULL, TO | THING | THAT | SPEECH, NULL },
    { "offer", NULL, NULL, NULL, TO | QUOTE | NOUNISH, NULL },
    { "agree", NULL, NULL, "with", CLAUSE | THAT | TO | QUOTE | PREP, NULL },
    { "disagree", NULL, NULL, "with", QUOTE | PREP, NULL },
    { "decline", NULL, NULL, NULL, TO | NOUNISH, NULL },
    { "refuse", NULL, NULL, NULL, TO | NOUNISH, NULL },
    { "assure", NULL, NULL, NULL, SAYS | TELLS, NULL },
    { "guarantee", NULL, NULL, NULL, THAT | NOUNISH, NULL },
    // Judging.
    { "accuse", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "blame", NULL, NULL, NULL, SPEECH | THING | NOUNISH, NULL },
    { "criticize", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "criticise", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "condemn", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "denounce", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "decry", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "slam", NULL, "slammed", NULL, SPEECH | THING, NULL },
    { "blast", NULL, NULL, NULL, SPEECH | THING | NOUNISH, NULL },
    { "mock", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "ridicule", NULL, NULL, NULL, SPEECH | THING | NOUNISH, NULL },
    { "attack", NULL, NULL, NULL, SPEECH | THING | NOUNISH, NULL },
    { "assail", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "deride", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "chide", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "lambaste", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "rebuke", NULL, NULL, NULL, SPEECH | THING | NOUNISH, NULL },
    { "praise", NULL, NULL, NULL, SPEECH | THING | NOUNISH, NULL },
    { "laud", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "hail", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "applaud", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "tout", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "thank", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "congratulate", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "defend", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "endorse", NULL, NULL, NULL, SPEECH | THING, NULL },
    { "welcome", NULL, NULL, NULL, THING | NOUNISH, NULL },
    { "express", NULL, NULL, NULL, SPEECH | THING | NOUNISH, NULL },
    { "voice", NULL, NULL, NULL, SPEECH | THING | NOUNISH, NULL },
    // Beliefs, wishes, plans.
    { "believe", NULL, NULL, "in", CLAUSE | THAT | QUOTE | PREP, NULL },
    { "think", "thought", "thought", NULL, CLAUSE | THAT | QUOTE, NULL },
    { "know", "knew", "known", NULL, THAT, NULL },
    { "feel", "felt", "felt", NULL, THAT, NULL },
    { "hope", NULL, NULL, "for", CLAUSE | THAT | TO | NOUNISH, NULL },
    { "fear", NULL, NULL, NULL, CLAUSE | THAT | THING | NOUNISH, NULL },
    { "worry", NULL, NULL, "about", CLAUSE | THAT | PREP | NOUNISH, NULL },
    { "doubt", NULL, NULL, NULL, CLAUSE | THAT | THING | NOUNISH, NULL },
    { "expect", NULL, NULL, NULL, THAT | TO | THING, NULL },
    { "assume", NULL, NULL, NULL, THAT, NULL },
    { "suspect", NULL, NULL, NULL, CLAUSE | THAT | NOUNISH, NULL },
    { "realize", NULL, NULL, NULL, THAT, NULL },
    { "realise", NULL, NULL, NULL, THAT, NULL },
    { "understand", "understood", "understood", NULL, THAT, NULL },
    { "want", NULL, NULL, NULL, TO | THING, NULL },
    { "wish", NULL, NULL, NULL, TO | THAT | NOUNISH, NULL },
    { "plan", NULL, "planned", NULL, TO | NOUNISH, NULL },
    { "intend", NULL, NULL, NULL, TO, NULL },
    { "hesitate", NULL, NULL, NULL, TO, NULL },
    { "seek", "sought", "sought", NULL, TO, NULL },
    { "support", NULL, NULL, NULL, THING | NOUNISH, NULL },
    { "oppose", NULL, NULL, NULL, THING, NULL },
    { "favor", NULL, NULL, NULL, THING | NOUNISH, NULL },
    { "prefer", NULL, "preferred", NULL, TO | THING, NULL },
    // Verbs that are cues only with what follows them.
    { "take", "took", "taken", NULL, SPEECH | THING,
        "credit for/responsibility for/issue with/aim at" },
    { "lay", "laid", "laid", NULL, SPEECH | THING, "blame on/the blame on/the blame for" },
    { "make", "made", "made", NULL, SPEECH | THAT | CLAUSE | QUOTE,
        "clear/it clear/the case/the point/the argument/the claim" },
    { "put", "put", "put", NULL, SPEECH | QUOTE, "it" },
    { "give", "gave", "given", NULL, SPEECH | THING, "credit to/credit for/assurances" },
    { "cast", "cast", "cast", NULL, SPEECH | THING, "doubt on/doubts on" },
    { "sound", NULL, NULL, NULL, SPEECH | THING, "the alarm on/the alarm about/the alarm over" },
    { "go", "went", "gone", NULL, QUOTE | SPEECH, "on/on to say/on to add" },
    { "issue", NULL, NULL, NULL, SPEECH | THAT | QUOTE | CLAUSE | NOUNISH,
        "a statement/a warning/an apology" },
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
    { HS_RELATIVE | HS_SUBORDINATOR, "whom" },
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
        "reluctantly actually first instead both thus therefore too either best all strongly "
        "however meanwhile nonetheless nevertheless moreover perhaps" },
    { HS_TIME,
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight "
        "tomorrow january february march april june july august september october november "
        "december jan. feb. aug. sept. oct. nov. dec. morning afternoon evening night week "
        "month year weekend spring summer autumn winter earlier later last" },
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
        "residents everyone people students delegates donors host anchor interviewer "
        "experts scientists researchers doctors prosecutors lawyers critics sources source "
        "witnesses teachers unions ministers minister mayor" },
    { HS_ARTIFACT,
        "statement interview letter email e-mail tweet post memo report release speech "
        "remarks blog column message note address conference briefing hearing filing ruling "
        "article essay testimony video phone op-ed rally twitter facebook instagram poll study "
        "survey research data analysis" },
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
