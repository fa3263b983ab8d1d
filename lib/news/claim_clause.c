#include "news/claim_clause.h"

#include "text/utf8.h"

enum { LEMMA_BYTES = 64 }; // longer words are in no list

/* --- words */

/* Lemma, or without one form, in lower case; empty where it is too long. */
static hs_slice lower_lemma(const hs_claim_reading *in, size_t word, char *room)
{
    const hs_word *at = &in->words.items[word];
    hs_slice lemma = at->token->column[HS_LEMMA];

    if (lemma.size == 0 || hs_slice_is(lemma, "_")) {
        lemma = at->form;
    }
    if (lemma.size > LEMMA_BYTES) {
        return HS_LITERAL("");
    }
    return (hs_slice){ room, hs_fold(lemma, room) };
}

hs_claim_reading hs_claim_read(hs_document *document, hs_words words, const hs_map *lexicon)
{
    hs_claim_reading made = { .document = document, .words = words, .lexicon = lexicon };
    char room[2 * LEMMA_BYTES + 4];

    made.entries = HS_NEW(document->arena, const hs_claim_word *, words.count + 1);
    for (size_t i = 0; i < words.count; i++) {
        made.entries[i] = hs_claim_word_find(lexicon, lower_lemma(&made, i, room));
    }
    return made;
}

unsigned hs_claim_traits(const hs_claim_reading *in, size_t word)
{
    return in->entries[word] ? in->entries[word]->traits : 0;
}

bool hs_claim_is_tagged(const hs_claim_reading *in, size_t word, const char *upos)
{
    return hs_slice_is(in->words.items[word].token->column[HS_UPOS], upos);
}

static hs_slice lower_form(const hs_claim_reading *in, size_t word, char *room)
{
    hs_slice form = in->words.items[word].form;

    return form.size > LEMMA_BYTES ? HS_LITERAL("") : (hs_slice){ room, hs_fold(form, room) };
}

bool hs_claim_is_word(const hs_claim_reading *in, size_t word, const char *list)
{
    char room[2 * LEMMA_BYTES + 4], more_room[2 * LEMMA_BYTES + 4];
    hs_slice form = lower_form(in, word, room), lemma = lower_lemma(in, word, more_room);

    for (hs_slice rest = hs_slice_of(list); rest.data != NULL;) {
        hs_slice each = hs_slice_cut(&rest, ' ');
        if (hs_slice_equal(form, each) || hs_slice_equal(lemma, each)) {
            return true;
        }
    }
    return false;
}

const hs_claim_word *hs_claim_phrasal(const hs_claim_reading *in, size_t word, size_t particle)
{
    char room[4 * LEMMA_BYTES + 9], second[2 * LEMMA_BYTES + 4];
    hs_slice lemma, next;

    if (particle >= in->words.count
        || in->words.items[word].sentence != in->words.items[particle].sentence) {
        return NULL;
    }
    lemma = lower_lemma(in, word, room);
    next = lower_lemma(in, particle, second);
    room[lemma.size] = '_';
    memcpy(room + lemma.size + 1, next.data, next.size);
    return hs_claim_word_find(in->lexicon, (hs_slice){ room, lemma.size + 1 + next.size });
}

bool hs_claim_has_feature(const hs_claim_reading *in, size_t word, const char *feature)
{
    hs_slice rest = in->words.items[word].token->column[HS_FEATS];

    while (rest.data != NULL) {
        if (hs_slice_is(hs_slice_cut(&rest, '|'), feature)) {
            return true;
        }
    }
    return false;
}

/* --- the words of the content */

/* A token without a letter or digit in front, but for an apostrophe: marks, dashes, brackets. */
static bool is_punctuation(const hs_claim_reading *in, size_t word)
{
    hs_slice form = in->words.items[word].form;
    size_t size = 0;
    uint32_t code = form.size ? hs_utf8_decode(form.data, &size) : 0;

    if ((code == '\'' || code == 0x2019) && form.size > size) {
        code = hs_utf8_decode(form.data + size, &size);
    }
    return !hs_is_letter(code) && !hs_is_digit(code) && code != '$' && code != '@';
}

static bool ends_sentence(const hs_claim_reading *in, size_t word)
{
    hs_slice form = in->words.items[word].form;

    return hs_slice_is(form, ".") || hs_slice_is(form, "!") || hs_slice_is(form, "?");
}

/* A piece that starts with a capital is a sentence of its own: "It is late," she said.  "We go." */
static bool starts_anew(const hs_claim_reading *in, hs_span piece)
{
    size_t size, first = piece.first;

    while (first + 1 < piece.end && is_punctuation(in, first)) {
        first++;
    }
    return in->words.items[first].form.size != 0
        && hs_is_upper(hs_utf8_decode(in->words.items[first].form.data, &size))
        && !hs_claim_is_tagged(in, first, "PROPN") && !hs_claim_is_word(in, first, "i");
}

static void collect(const hs_claim_reading *in, hs_span piece, hs_content *content, bool *open)
{
    if (*open && starts_anew(in, piece)) {
        content->sentences++;
        *open = false;
    }
    for (size_t i = piece.first; i < piece.end; i++) {
        if (ends_sentence(in, i)) {
            content->sentences += *open;
            content->is_question = hs_slice_is(in->words.items[i].form, "?");
            *open = false;
        } else if (!is_punctuation(in, i)) {
            if (content->count < HS_CONTENT_WORDS) {
                content->words[content->count++] = i;
            }
            *open = true;
            content->is_question = false;
        }
    }
}

/* --- how it begins */

static bool is_to(const hs_claim_reading *in, size_t word)
{
    return hs_claim_is_word(in, word, "to") && !hs_claim_is_tagged(in, word, "ADP");
}

static bool is_question_word(const hs_claim_reading *in, size_t word)
{
    return hs_claim_is_word(in, word, "whether if why how what who when where which");
}

static bool is_finite(const hs_claim_reading *in, size_t word)
{
    return hs_claim_has_feature(in, word, "VerbForm=Fin")
        || (hs_claim_traits(in, word) & HS_IS_MODAL && !hs_claim_is_tagged(in, word, "NOUN")
            && !hs_claim_is_tagged(in, word, "PROPN"));
}

static bool is_verbal(const hs_claim_reading *in, size_t word)
{
    return hs_claim_is_tagged(in, word, "VERB") || hs_claim_is_tagged(in, word, "AUX")
        || hs_claim_is_tagged(in, word, "ADV") || hs_claim_is_tagged(in, word, "_");
}

/* A person in front of the infinitive: few words, none of them a verb or the start of a clause. */
static bool person_and_infinitive(const hs_claim_reading *in, const hs_content *content)
{
    for (size_t i = 0; i < content->count && i < 12; i++) {
        size_t word = content->words[i];
        if (i != 0 && is_to(in, word)) {
            // Not "to the king".
            return i + 1 < content->count && is_verbal(in, content->words[i + 1]);
        }
        if (is_finite(in, word) || is_question_word(in, word)
            || hs_claim_is_word(in, word, "that")) {
            return false;
        }
    }
    return false;
}

static void read_beginning(const hs_claim_reading *in, hs_content *content)
{
    size_t first = content->words[0];
    size_t second = content->count > 1 ? content->words[1] : first;
    bool negated = hs_claim_traits(in, first) & HS_IS_NEGATION;

    content->is_infinitive = is_to(in, first) || (negated && is_to(in, second));
    content->is_person_infinitive = !content->is_infinitive && person_and_infinitive(in, content);
    content->is_gerund = hs_claim_has_feature(in, first, "VerbForm=Ger")
        || (hs_claim_is_tagged(in, first, "VERB")
            && hs_slice_ends(in->words.items[first].form, HS_LITERAL("ing")));
    content->has_that = hs_claim_is_word(in, first, "that")
        && (hs_claim_is_tagged(in, first, "SCONJ") || hs_claim_is_tagged(in, first, "_"));
    content->has_question_word = is_question_word(in, first)
        || (content->count > 1 && hs_claim_is_tagged(in, first, "PRON")
            && is_question_word(in, second));
}

/* --- the main clause */

static bool is_relative(const hs_claim_reading *in, size_t word)
{
    hs_slice tag = in->words.items[word].token->column[HS_XPOS];

    return hs_slice_is(tag, "WDT") || hs_slice_is(tag, "WP") || hs_slice_is(tag, "WP$")
        || hs_slice_is(tag, "WRB");
}

/* Behind a clause that opens the sentence: "If it rains, …". */
static size_t behind_opening(const hs_claim_reading *in, const hs_content *content, size_t first)
{
    if (!(hs_claim_traits(in, content->words[first]) & HS_IS_SUBORDINATE)
        || hs_claim_is_tagged(in, content->words[first], "ADP")) {
        return first;
    }
    for (size_t i = first + 1; i < content->end; i++) {
        if (content->words[i] > content->words[i - 1] + 1
            && hs_slice_is(in->words.items[content->words[i - 1] + 1].form, ",")) {
            return i;
        }
    }
    return first;
}

/* The finite verb from place `from` on, those of relative clauses passed over; `end` where there is
 * none before a subordinate clause. */
static size_t find_finite(const hs_claim_reading *in, const hs_content *content, size_t from)
{
    size_t skip = 0;

    for (size_t i = from; i < content->end; i++) {
        size_t word = content->words[i];
        if (is_finite(in, word)) {
            if (skip == 0) {
                return i;
            }
            skip--;
            // The rest of its verb group: "which had been dried".
            while (i + 1 < content->end && is_finite(in, content->words[i + 1])) {
                i++;
            }
        } else if (i > from && is_relative(in, word)) {
            skip++;
        } else if (i > from && hs_claim_traits(in, word) & HS_IS_SUBORDINATE
            && hs_claim_is_tagged(in, word, "SCONJ")) {
            break;
        }
    }
    return content->end;
}

/* The place of the verb that the speaker says of himself, now: "I think", "we do not hope"; count:
 * there is none. */
static size_t own_verb(const hs_claim_reading *in, const hs_content *content)
{
    size_t finite = content->finite;

    if (finite == 0 || !(hs_claim_traits(in, content->words[finite - 1]) & HS_IS_FIRST_PERSON)
        || !hs_claim_has_feature(in, content->words[finite], "Tense=Pres")) {
        return content->count;
    }
    if (hs_claim_is_word(in, content->words[finite], "do") && finite + 2 < content->count) {
        return finite + 2;
    }
    return finite;
}

static hs_act own_act(const hs_claim_reading *in, const hs_content *content)
{
    size_t verb = own_verb(in, content);
    const hs_claim_word *entry = verb < content->count ? in->entries[content->words[verb]] : NULL;

    return entry ? entry->verb : HS_NO_ACT;
}

/* What the speaker does by saying that he does it. */
static hs_act performed(const hs_claim_reading *in, const hs_content *content)
{
    size_t verb = own_verb(in, content);

    return verb == content->finite && verb < content->count
            && hs_claim_traits(in, content->words[verb]) & HS_IS_PERFORMATIVE
        ? in->entries[content->words[verb]]->verb
        : HS_NO_ACT;
}

/* "I think so", not "I think of you", "I believe her". */
static bool is_own_belief(const hs_claim_reading *in, const hs_content *content)
{
    size_t next = own_verb(in, content) + 1;

    return own_act(in, content) == HS_ACT_BELIEF && next < content->count
        && !hs_claim_is_tagged(in, content->words[next], "ADP")
        && !hs_claim_has_feature(in, content->words[next], "Case=Acc");
}

/* "Prices should recover", not "he should go": it is likely, not due. */
static bool is_forecast(const hs_claim_reading *in, const hs_content *content)
{
    size_t finite = content->finite;

    if (!hs_claim_is_word(in, content->words[finite], "should")) {
        return false;
    }
    for (size_t i = finite + 1; i < content->end && i < finite + 4; i++) {
        if (hs_claim_is_tagged(in, content->words[i], "VERB")) {
            return (hs_claim_traits(in, content->words[i]) & HS_IS_TREND) != 0;
        }
    }
    return false;
}

/* What a word beside the verb hedges: an adverb, adjective or modal, "seem" or "appear"; not "May"
 * the month, and not words that act themselves. */
static unsigned hedge_of(const hs_claim_reading *in, size_t word)
{
    const hs_claim_word *entry = in->entries[word];
    bool acts = entry && (entry->verb != HS_NO_ACT || entry->noun != HS_NO_ACT);

    if (entry == NULL || (acts && !hs_claim_is_word(in, word, "seem appear"))
        || hs_claim_is_tagged(in, word, "NOUN") || hs_claim_is_tagged(in, word, "PROPN")) {
        return 0;
    }
    return entry->traits & (HS_IS_PROBABLE | HS_IS_POSSIBLE);
}

/* From the start of the clause to a few words behind its verb, relative clauses left out. */
static void read_hedges(const hs_claim_reading *in, hs_content *content)
{
    bool is_inside = false; // a relative clause in front of the verb

    for (size_t i = content->clause; i < content->end && i < content->finite + 5; i++) {
        size_t word = content->words[i];
        bool opens = i > content->clause && is_relative(in, word);
        if (i > content->finite && (opens || hs_claim_is_tagged(in, word, "SCONJ"))) {
            break;
        }
        is_inside |= opens;
        if (is_inside) {
            is_inside = !is_finite(in, word);
            continue;
        }
        content->is_negated |= i >= content->finite && hs_claim_traits(in, word) & HS_IS_NEGATION
            && !hs_claim_is_tagged(in, word, "DET");
        content->hedges |= hedge_of(in, word);
    }
}

/* "I want to", not "I mean, …"; or all of it an imperative. */
static bool is_wish(const hs_claim_reading *in, const hs_content *content)
{
    size_t finite = content->finite, word = content->words[finite];

    if (own_act(in, content) == HS_ACT_INTENTION) {
        return finite + 1 < content->count && content->words[finite + 1] == word + 1;
    }
    return content->sentences == 1 && finite == content->clause
        && hs_claim_has_feature(in, word, "Mood=Imp");
}

static void read_stance(const hs_claim_reading *in, hs_content *content)
{
    read_hedges(in, content);
    content->is_wish = is_wish(in, content);
    content->performed = performed(in, content);
    if (is_forecast(in, content)) {
        content->hedges |= HS_IS_PROBABLE;
    }
    if (is_own_belief(in, content)) {
        content->hedges |= hs_claim_traits(in, content->words[own_verb(in, content)])
            & (HS_IS_PROBABLE | HS_IS_POSSIBLE);
    }
}

/* Does a sentence end between two words of the content that follow each other?  Pieces that stand
 * far apart are of two sentences. */
static bool ends_between(const hs_claim_reading *in, size_t before, size_t word)
{
    for (size_t k = before + 1; k < word; k++) {
        if (ends_sentence(in, k) || k > before + HS_CONTENT_WORDS) {
            return true;
        }
    }
    return false;
}

/* Behind the last place of the sentence that starts at place `from`. */
static size_t sentence_end(const hs_claim_reading *in, const hs_content *content, size_t from)
{
    size_t i = from + 1;

    while (i < content->count && !ends_between(in, content->words[i - 1], content->words[i])) {
        i++;
    }
    return i;
}

static void read_main_clause(const hs_claim_reading *in, hs_content *content)
{
    content->finite = content->count;
    for (size_t from = 0; from < content->count; from = content->end) {
        content->end = sentence_end(in, content, from);
        // "That if it rains, …"
        content->clause = from == 0 && content->has_that && content->end > 1 ? 1 : from;
        content->clause = behind_opening(in, content, content->clause);
        content->finite = find_finite(in, content, content->clause);
        if (content->finite < content->end) {
            break;
        }
        content->finite = content->count;
    }
    if (content->finite < content->count) {
        read_stance(in, content);
    }
}

void hs_content_read(
    const hs_claim_reading *in, const hs_attribution *attribution, hs_content *content)
{
    bool open = false;

    *content = (hs_content){ .count = 0 };
    for (size_t i = 0; i < attribution->pieces_count; i++) {
        if (hs_slice_equal(attribution->pieces[i].kind, hs_role_name(HS_CONTENT))) {
            collect(in, attribution->pieces[i], content, &open);
        }
    }
    content->sentences += open;
    if (content->count != 0) {
        read_beginning(in, content);
        read_main_clause(in, content);
    }
}
