#include "news/mention.h"

#include <stdlib.h>

#include "text/utf8.h"

/* --- words */

static hs_upos read_upos(hs_slice tag)
{
    static const struct {
        const char *name;
        hs_upos upos;
    } tags[] = { { "NOUN", HS_UPOS_NOUN }, { "PUNCT", HS_UPOS_PUNCT }, { "ADP", HS_UPOS_ADP },
        { "DET", HS_UPOS_DET }, { "VERB", HS_UPOS_VERB }, { "PROPN", HS_UPOS_PROPN },
        { "PRON", HS_UPOS_PRON }, { "ADJ", HS_UPOS_ADJ }, { "AUX", HS_UPOS_AUX },
        { "ADV", HS_UPOS_ADV }, { "CCONJ", HS_UPOS_CCONJ }, { "PART", HS_UPOS_PART },
        { "NUM", HS_UPOS_NUM }, { "SCONJ", HS_UPOS_SCONJ }, { "SYM", HS_UPOS_NUM } };

    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (hs_slice_is(tag, tags[i].name)) {
            return tags[i].upos;
        }
    }
    return HS_UPOS_OTHER;
}

static hs_slice fold(hs_arena *arena, hs_slice text)
{
    char *to = hs_arena_get(arena, 2 * text.size + 4);

    return (hs_slice){ to, hs_fold(text, to) };
}

static bool is_nominal(const hs_page_word *word)
{
    return word->upos == HS_UPOS_NOUN || word->upos == HS_UPOS_PROPN;
}

/* Titles that are written short. */
static hs_slice spell_out(hs_slice lemma)
{
    static const struct {
        const char *title, *whole;
    } titles[] = { { "sen.", "senator" }, { "sen", "senator" }, { "rep.", "representative" },
        { "rep", "representative" }, { "gov.", "governor" }, { "gov", "governor" },
        { "gen.", "general" }, { "gen", "general" }, { "prof.", "professor" },
        { "pm", "minister" } };

    for (size_t i = 0; lemma.size <= 5 && i < sizeof titles / sizeof *titles; i++) {
        if (hs_slice_is(lemma, titles[i].title)) {
            return hs_slice_of(titles[i].whole);
        }
    }
    return lemma;
}

static void read_noun(hs_page *page, hs_page_word *word, const hs_token *token)
{
    hs_slice lemma = token->column[HS_LEMMA];

    word->lemma = hs_slice_is(lemma, "_") || hs_slice_equal(lemma, token->column[HS_FORM])
        ? word->lower
        : fold(page->document->arena, lemma);
    word->lemma = spell_out(word->lemma);
    word->noun = hs_slice_is(word->lower, "figures") ? HS_NOUN_DOCUMENT
                                                     : hs_noun_find(page->nouns, word->lemma);
    // Titles in the plural are their own lemma.
    if (word->noun == 0 && word->plural && word->lemma.size > 3
        && word->lemma.data[word->lemma.size - 1] == 's') {
        hs_slice singular = { word->lemma.data, word->lemma.size - 1 };
        word->noun = hs_noun_find(page->nouns, singular);
        word->lemma = word->noun ? singular : word->lemma;
    }
}

static void read_word(hs_page *page, size_t i)
{
    const hs_word *from = &page->words.items[i];
    hs_page_word *word = &page->items[i];
    hs_slice xpos = from->token->column[HS_XPOS];
    size_t size;

    word->lower = fold(page->document->arena, from->form);
    word->upos = read_upos(from->token->column[HS_UPOS]);
    word->capital = from->form.size != 0 && hs_is_upper(hs_utf8_decode(from->form.data, &size));
    word->plural = hs_slice_is(xpos, "NNS") || hs_slice_is(xpos, "NNPS");
    word->finite = hs_slice_is(xpos, "VBD") || hs_slice_is(xpos, "VBZ") || hs_slice_is(xpos, "VBP")
        || hs_slice_is(xpos, "MD");
    word->participle = hs_slice_is(xpos, "VBN") || hs_slice_is(xpos, "VBG");
    if (is_nominal(word) || word->name != 0 || word->upos == HS_UPOS_ADJ) {
        read_noun(page, word, from->token);
    }
}

bool hs_page_is(const hs_page *page, size_t word, const char *text)
{
    return word < page->words.count && hs_slice_is(page->items[word].lower, text);
}

size_t hs_page_sentence_end(const hs_page *page, size_t word)
{
    return page->sentence_ends[page->words.items[word].sentence];
}

/* --- pronouns */

static hs_pronoun read_pronoun(hs_slice lower)
{
    static const struct {
        const char *form;
        hs_pronoun pronoun;
    } forms[] = { { "he", HS_HE }, { "it", HS_IT }, { "his", HS_HE }, { "they", HS_THEY },
        { "i", HS_I }, { "we", HS_WE }, { "who", HS_WHO }, { "she", HS_SHE }, { "her", HS_SHE },
        { "their", HS_THEY }, { "its", HS_IT }, { "him", HS_HE }, { "them", HS_THEY },
        { "our", HS_WE }, { "my", HS_I }, { "me", HS_I }, { "us", HS_WE }, { "whom", HS_WHO },
        { "whose", HS_WHO }, { "himself", HS_HE }, { "herself", HS_SHE }, { "itself", HS_IT },
        { "themselves", HS_THEY }, { "myself", HS_I }, { "ourselves", HS_WE }, { "hers", HS_SHE },
        { "theirs", HS_THEY }, { "which", HS_WHICH }, { "mine", HS_I }, { "ours", HS_WE } };

    for (size_t i = 0; lower.size <= 10 && i < sizeof forms / sizeof *forms; i++) {
        if (hs_slice_is(lower, forms[i].form)) {
            return forms[i].pronoun;
        }
    }
    return HS_NO_PRONOUN;
}

static bool owns(const hs_page *page, size_t word, hs_pronoun pronoun)
{
    const hs_token *token = page->words.items[word].token;

    return hs_slice_is(token->column[HS_XPOS], "PRP$") || hs_slice_is(token->column[HS_XPOS], "WP$")
        || (pronoun != HS_SHE && hs_page_is(page, word, "his")) || hs_page_is(page, word, "their")
        || hs_page_is(page, word, "its") || hs_page_is(page, word, "my")
        || hs_page_is(page, word, "our");
}

/* The pronoun that the word is.  "US" and roman numerals are none. */
static hs_pronoun pronoun_at(const hs_page *page, size_t word)
{
    const hs_page_word *at = &page->items[word];
    bool untagged = at->upos == HS_UPOS_OTHER;
    hs_pronoun pronoun;

    if (at->upos != HS_UPOS_PRON && at->upos != HS_UPOS_DET && !untagged) {
        return HS_NO_PRONOUN;
    }
    pronoun = read_pronoun(at->lower);
    if (hs_slice_is(at->lower, "that")) {
        pronoun = hs_slice_is(page->words.items[word].token->column[HS_XPOS], "WDT")
            ? HS_WHICH
            : HS_NO_PRONOUN;
    }
    return pronoun == HS_WE && hs_slice_is(page->words.items[word].form, "US") ? HS_NO_PRONOUN
                                                                               : pronoun;
}

/* --- grammar */

static bool is_comma(const hs_page *page, size_t word) { return hs_page_is(page, word, ","); }

static bool in_sentence(const hs_page *page, size_t word, uint32_t sentence)
{
    return word < page->words.count && page->words.items[word].sentence == sentence;
}

static hs_grammar by_relation(hs_slice relation)
{
    return hs_slice_starts(relation, HS_LITERAL("nsubj"))    ? HS_SUBJECT_OF
        : hs_slice_starts(relation, HS_LITERAL("obj"))       ? HS_OBJECT
        : hs_slice_starts(relation, HS_LITERAL("iobj"))      ? HS_OBJECT
        : hs_slice_starts(relation, HS_LITERAL("nmod:poss")) ? HS_OWNER
                                                             : HS_OBLIQUE;
}

/* A verb with a subject follows, adverbs aside; or, behind a comma, a relative clause. */
static bool verb_follows(const hs_page *page, size_t end, uint32_t sentence)
{
    while (in_sentence(page, end, sentence) && page->items[end].upos == HS_UPOS_ADV) {
        end++;
    }
    return in_sentence(page, end, sentence)
        && (page->items[end].finite
            || (is_comma(page, end) && pronoun_at(page, end + 1) == HS_WHO));
}

static hs_grammar grammar_of(const hs_page *page, const hs_mention *mention)
{
    size_t first = mention->first;
    const hs_page_word *before = first > 0 && in_sentence(page, first - 1, mention->sentence)
        ? &page->items[first - 1]
        : NULL;
    hs_slice relation = page->words.items[mention->head].token->column[HS_DEPREL];

    if (mention->possessive) {
        return HS_OWNER;
    }
    if (!hs_slice_is(relation, "_") && !hs_slice_is(relation, "flat")) {
        return by_relation(relation);
    }
    if (before != NULL && before->upos == HS_UPOS_ADP) {
        return HS_OBLIQUE;
    }
    if (verb_follows(page, mention->end, mention->sentence) || before == NULL) {
        return HS_SUBJECT_OF;
    }
    return before->upos == HS_UPOS_VERB ? HS_OBJECT : HS_OBLIQUE;
}

static hs_mention *add_mention(hs_page *page, hs_mention mention)
{
    hs_mention *added = HS_APPEND(page->document->arena, page, mentions);

    *added = mention;
    added->sentence = page->words.items[mention.first].sentence;
    added->entity = HS_UNRESOLVED;
    added->grammar = grammar_of(page, added);
    return added;
}

static void add_pronoun(hs_page *page, size_t word, hs_pronoun pronoun)
{
    add_mention(page,
        (hs_mention){ .first = word,
            .end = word + 1,
            .head = word,
            .type = HS_NO_ENTITY,
            .kind = HS_MENTION_PRONOUN,
            .pronoun = pronoun,
            .definite = true,
            .plural = pronoun == HS_THEY || pronoun == HS_WE,
            .possessive = owns(page, word, pronoun) });
}

/* --- noun phrases */

static const hs_span *name_at(const hs_page *page, size_t word)
{
    uint32_t name = page->items[word].name;

    return name ? &page->names.items[name - 1] : NULL;
}

static hs_entity_type type_of_name(hs_slice kind)
{
    return hs_slice_is(kind, "PER")                            ? HS_PERSON_ENTITY
        : hs_slice_is(kind, "ORG")                             ? HS_ORGANIZATION_ENTITY
        : hs_slice_is(kind, "LOC") || hs_slice_is(kind, "FAC") ? HS_PLACE_ENTITY
                                                               : HS_NO_ENTITY;
}

static bool is_time(const hs_span *name)
{
    return name != NULL && (hs_slice_is(name->kind, "DATE") || hs_slice_is(name->kind, "TIME"));
}

/* A hyphen with words on both sides and no space. */
static bool is_hyphen(const hs_page *page, size_t word)
{
    return hs_page_is(page, word, "-") && word > 0 && !page->words.items[word].space_before
        && word + 1 < page->words.count && !page->words.items[word + 1].space_before;
}

static bool is_genitive(const hs_page *page, size_t word)
{
    return word < page->words.count && page->items[word].upos == HS_UPOS_PART
        && (hs_page_is(page, word, "'s") || hs_page_is(page, word, "'"));
}

static bool determines(const hs_page *page, size_t word)
{
    return page->items[word].upos == HS_UPOS_DET || owns(page, word, pronoun_at(page, word));
}

static bool starts_phrase(const hs_page *page, size_t word)
{
    const hs_page_word *at = &page->items[word];

    return at->upos == HS_UPOS_DET || at->upos == HS_UPOS_ADJ || at->upos == HS_UPOS_NUM
        || is_nominal(at)
        || type_of_name(at->name ? name_at(page, word)->kind : HS_LITERAL("_")) != HS_NO_ENTITY
        || (pronoun_at(page, word) != HS_NO_PRONOUN && owns(page, word, pronoun_at(page, word)));
}

static bool is_person(const hs_span *name)
{
    return name != NULL && hs_slice_is(name->kind, "PER");
}

/* A noun that a person's name can follow: "Hollywood star", "Republican", also "former television
 * personality", but not "comments" or "the day". */
static bool can_be_title(const hs_page *page, size_t first, size_t word)
{
    const hs_page_word *at = &page->items[word];
    const hs_span *name = name_at(page, word);

    bool modified = word > first + 1 && !at->plural && page->items[first].upos != HS_UPOS_DET
        && page->items[first].upos != HS_UPOS_PRON && !is_time(name);

    return !(is_nominal(at) || name != NULL) || (at->noun & HS_NOUN_PERSON) || modified
        || (name != NULL && hs_slice_is(name->kind, "NORP"));
}

/* Can the word go on a phrase that began before it? */
static bool goes_on(const hs_page *page, size_t first, size_t word, size_t end)
{
    const hs_page_word *at = &page->items[word], *last = &page->items[word - 1];
    const hs_page_word *next = word + 1 < end ? &page->items[word + 1] : NULL;
    bool noun_before = is_nominal(last) || last->name != 0;

    if (is_hyphen(page, word) || is_hyphen(page, word - 1)) {
        return true;
    }
    if (is_time(name_at(page, word)) && noun_before) {
        return false;
    }
    if (is_person(name_at(page, word)) && name_at(page, word)->first == word
        && !can_be_title(page, first, word - 1)) {
        return false;
    }
    // "the United States", where "United" may pass for a verb.
    if (at->name != 0 && name_at(page, word)->first == word && !noun_before
        && type_of_name(name_at(page, word)->kind) != HS_NO_ENTITY) {
        return true;
    }
    switch (at->upos) {
    case HS_UPOS_NOUN:
    case HS_UPOS_PROPN:
        return true;
    case HS_UPOS_ADJ:
    case HS_UPOS_NUM:
        return !noun_before || at->capital || is_genitive(page, word - 1)
            || (last->name != 0 && !is_time(name_at(page, word - 1)) && next != NULL
                && next->upos == HS_UPOS_NOUN && at->upos == HS_UPOS_ADJ)
            || ((last->noun & HS_NOUN_PERSON) && next != NULL && is_nominal(next)
                && (page->items[word + 1].noun & HS_NOUN_PERSON));
    case HS_UPOS_DET:
        return last->upos == HS_UPOS_DET && word == first + 1;
    case HS_UPOS_ADV:
        return !noun_before && next != NULL && (next->upos == HS_UPOS_ADJ || next->participle);
    case HS_UPOS_VERB:
        return !noun_before && at->participle && next != NULL
            && (is_nominal(next) || next->upos == HS_UPOS_ADJ);
    case HS_UPOS_PART:
        return is_genitive(page, word) && noun_before;
    default:
        return false;
    }
}

/* "the chief executive", "the elderly": an adjective that is the head. */
static bool is_person_by_adjective(const hs_page *page, size_t first, size_t word)
{
    const hs_page_word *at = &page->items[word];

    return at->upos == HS_UPOS_ADJ && word > first && (at->noun & HS_NOUN_PERSON)
        && (determines(page, first) || is_nominal(&page->items[word - 1]));
}

/* The end of the run of words that are one noun phrase, possessors included; names whole. */
static size_t run_end(const hs_page *page, size_t first, size_t end)
{
    size_t word = first;

    do {
        const hs_span *name = name_at(page, word);
        bool whole
            = name != NULL && name->first == word && type_of_name(name->kind) != HS_NO_ENTITY;
        bool person = whole && hs_slice_is(name->kind, "PER");
        word = whole && name->end <= end ? name->end : word + 1;
        // Two persons side by side are two phrases.
        if (person && word < end && name_at(page, word) != NULL
            && hs_slice_is(name_at(page, word)->kind, "PER")) {
            return word;
        }
    } while (word < end && goes_on(page, first, word, end));
    while (word > first + 1 && page->items[word - 1].upos != HS_UPOS_PART
        && !is_nominal(&page->items[word - 1]) && page->items[word - 1].name == 0
        && !is_person_by_adjective(page, first, word - 1)) {
        word--;
    }
    return word;
}

static void add_name(hs_page *page, size_t first, size_t end, const hs_span *name, bool embedded)
{
    hs_entity_type type = type_of_name(name->kind);

    if (type != HS_NO_ENTITY) {
        add_mention(page,
            (hs_mention){ .first = first,
                .end = end,
                .head = name->end - 1,
                .name_first = name->first,
                .name_end = name->end,
                .kind = HS_MENTION_NAME,
                .type = type,
                .definite = true,
                .embedded = embedded,
                .possessive = is_genitive(page, end - 1) });
    }
}

/* The names among the words first..end, as modifiers. */
static void add_embedded(hs_page *page, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        const hs_span *name = name_at(page, i);
        if (name != NULL && name->first == i && name->end <= end) {
            add_name(page, i, name->end, name, true);
        }
    }
}

static hs_entity_type type_of_noun(uint32_t noun)
{
    return noun & HS_NOUN_PERSON      ? HS_PERSON_ENTITY
        : noun & HS_NOUN_ORGANIZATION ? HS_ORGANIZATION_ENTITY
        : noun & HS_NOUN_PLACE        ? HS_PLACE_ENTITY
                                      : HS_NO_ENTITY;
}

/* Does the phrase tell which one it is?  A title that stands alone does. */
static bool is_definite(const hs_page *page, size_t first, size_t own)
{
    return own > first || hs_page_is(page, first, "the") || hs_page_is(page, first, "this")
        || hs_page_is(page, first, "that") || hs_page_is(page, first, "these")
        || hs_page_is(page, first, "those") || owns(page, first, pronoun_at(page, first));
}

/* A phrase first..end whose own words, behind a possessor, begin at `own`. */
static void add_phrase(hs_page *page, size_t first, size_t own, size_t end, bool embedded)
{
    size_t head = is_genitive(page, end - 1) ? end - 2 : end - 1;
    const hs_page_word *noun = &page->items[head];
    const hs_span *name = name_at(page, head);
    bool people = name != NULL && hs_slice_is(name->kind, "NORP") && noun->plural;

    if (name != NULL && type_of_name(name->kind) != HS_NO_ENTITY) {
        add_name(page, first, end, name, embedded);
        add_embedded(page, own, name->first);
        return;
    }
    if (people || type_of_noun(noun->noun) != HS_NO_ENTITY) {
        add_mention(page,
            (hs_mention){ .first = first,
                .end = end,
                .head = head,
                .noun = people ? HS_NOUN_PERSON : noun->noun,
                .kind = HS_MENTION_NOMINAL,
                .type = people ? HS_PERSON_ENTITY : type_of_noun(noun->noun),
                .plural = noun->plural,
                .definite = is_definite(page, first, own),
                .bare = own == first && !determines(page, first),
                .embedded = embedded,
                .possessive = is_genitive(page, end - 1) });
    }
    add_embedded(page, own, head);
}

/* The phrase and, nested in it, its possessors: "Sony's lawyer's letter". */
static void add_run(hs_page *page, size_t first, size_t end)
{
    size_t own = first;
    hs_pronoun pronoun = pronoun_at(page, first);

    if (pronoun != HS_NO_PRONOUN && owns(page, first, pronoun)) {
        add_pronoun(page, first, pronoun);
    }
    for (size_t i = first; i < end; i++) {
        if (is_genitive(page, i) && i > first && i + 1 < end) {
            add_phrase(page, first, own, i + 1, true);
            own = i + 1;
        }
    }
    if (!(pronoun != HS_NO_PRONOUN && end == first + 1)) {
        add_phrase(page, first, own, end, false);
    }
}

/* "Secretary of State John Kerry": the end of the name, where a title with "of" stands before it.
 */
static size_t title_end(const hs_page *page, size_t first, size_t end, size_t stop)
{
    size_t of = end, name;

    if (of + 2 >= stop || !(page->items[of - 1].noun & HS_NOUN_PERSON)
        || page->items[of - 1].name != 0 || page->items[of - 1].plural
        || !(hs_page_is(page, of, "of") || hs_page_is(page, of, "for")) || of == first
        || !starts_phrase(page, of + 1)) {
        return end;
    }
    name = run_end(page, of + 1, stop);
    return name < stop && is_person(name_at(page, name)) && name_at(page, name)->first == name
            && name_at(page, name)->end <= stop && !is_genitive(page, name - 1)
            && !is_person(name_at(page, name - 1))
        ? run_end(page, name, stop)
        : end;
}

static void find_mentions(hs_page *page, size_t first, size_t end)
{
    while (first < end) {
        hs_pronoun pronoun = pronoun_at(page, first);
        size_t next = first + 1;
        if (starts_phrase(page, first)) {
            next = title_end(page, first, run_end(page, first, end), end);
            add_run(page, first, next);
        } else if (pronoun != HS_NO_PRONOUN) {
            add_pronoun(page, first, pronoun);
        }
        first = next;
    }
}

static int by_place(const void *left, const void *right)
{
    const hs_mention *a = left, *b = right;

    if (a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    return a->end == b->end ? 0 : a->end > b->end ? -1 : 1;
}

/* --- the page */

static void place_names(hs_page *page)
{
    for (size_t i = 0; i < page->names.items_count; i++) {
        for (size_t word = page->names.items[i].first; word < page->names.items[i].end; word++) {
            page->items[word].name = (uint32_t) i + 1;
        }
    }
}

hs_page hs_page_make(hs_document *document, const hs_nouns_map *nouns)
{
    hs_page page = { .document = document, .nouns = nouns, .words = hs_document_words(document) };
    size_t first = 0;

    page.items = HS_NEW(document->arena, hs_page_word, page.words.count);
    page.sentence_ends = HS_NEW(document->arena, size_t, document->sentences_count + 1);
    for (size_t i = 0; i < page.words.count; i++) {
        page.sentence_ends[page.words.items[i].sentence] = i + 1;
    }
    page.names = hs_spans_read(document, page.words, HS_LITERAL("NER"));
    place_names(&page);
    for (size_t i = 0; i < page.words.count; i++) {
        read_word(&page, i);
    }
    while (first < page.words.count) {
        size_t end = hs_page_sentence_end(&page, first);
        find_mentions(&page, first, end);
        first = end;
    }
    if (page.mentions_count != 0) {
        qsort(page.mentions, page.mentions_count, sizeof *page.mentions, by_place);
    }
    return page;
}

/* The end of a parenthesis that opens at the word, or the word. */
static size_t parenthesis_end(const hs_page *page, size_t word, size_t end)
{
    size_t close = word;

    if (word < end && hs_page_is(page, word, "(")) {
        while (close < end && close < word + 8 && !hs_page_is(page, close, ")")) {
            close++;
        }
    }
    return close < end && hs_page_is(page, close, ")") ? close + 1 : word;
}

size_t hs_phrase_end(const hs_page *page, size_t end)
{
    size_t stop = hs_page_sentence_end(page, end - 1);

    for (int i = 0; i < 4; i++) {
        size_t next = end;
        if (end + 1 < stop && page->items[end].upos == HS_UPOS_ADP
            && starts_phrase(page, end + 1)) {
            next = run_end(page, end + 1, stop);
        }
        next = parenthesis_end(page, next, stop);
        if (next == end) {
            break;
        }
        end = next;
    }
    return end;
}
