#include "news/noun_phrase.h"

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

bool hs_page_owns(const hs_page *page, size_t word, hs_pronoun pronoun)
{
    const hs_token *token = page->words.items[word].token;

    return hs_slice_is(token->column[HS_XPOS], "PRP$") || hs_slice_is(token->column[HS_XPOS], "WP$")
        || (pronoun != HS_SHE && hs_page_is(page, word, "his")) || hs_page_is(page, word, "their")
        || hs_page_is(page, word, "its") || hs_page_is(page, word, "my")
        || hs_page_is(page, word, "our");
}

/* The pronoun that the word is.  "US" and roman numerals are none. */
hs_pronoun hs_page_pronoun(const hs_page *page, size_t word)
{
    const hs_page_word *at = word < page->words.count ? &page->items[word] : NULL;
    bool untagged = at != NULL && at->upos == HS_UPOS_OTHER;
    hs_pronoun pronoun;

    if (at == NULL || (at->upos != HS_UPOS_PRON && at->upos != HS_UPOS_DET && !untagged)) {
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

/* --- names in phrases */

const hs_span *hs_page_name(const hs_page *page, size_t word)
{
    uint32_t name = page->items[word].name;

    return name ? &page->names.items[name - 1] : NULL;
}

hs_entity_type hs_name_type(hs_slice kind)
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

bool hs_is_genitive(const hs_page *page, size_t word)
{
    return word < page->words.count && page->items[word].upos == HS_UPOS_PART
        && (hs_page_is(page, word, "'s") || hs_page_is(page, word, "'"));
}

bool hs_determines(const hs_page *page, size_t word)
{
    return page->items[word].upos == HS_UPOS_DET
        || hs_page_owns(page, word, hs_page_pronoun(page, word));
}

bool hs_starts_noun_phrase(const hs_page *page, size_t word)
{
    const hs_page_word *at = &page->items[word];

    return at->upos == HS_UPOS_DET || at->upos == HS_UPOS_ADJ || at->upos == HS_UPOS_NUM
        || hs_is_nominal(at)
        || hs_name_type(at->name ? hs_page_name(page, word)->kind : HS_LITERAL("_")) != HS_NO_ENTITY
        || (hs_page_pronoun(page, word) != HS_NO_PRONOUN
            && hs_page_owns(page, word, hs_page_pronoun(page, word)));
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
    const hs_span *name = hs_page_name(page, word);

    bool modified = word > first + 1 && !at->plural && page->items[first].upos != HS_UPOS_DET
        && page->items[first].upos != HS_UPOS_PRON && !is_time(name);

    return !(hs_is_nominal(at) || name != NULL) || (at->noun & HS_NOUN_PERSON) || modified
        || (name != NULL && hs_slice_is(name->kind, "NORP"));
}

/* Can the word go on a phrase that began before it? */
static bool goes_on(const hs_page *page, size_t first, size_t word, size_t end)
{
    const hs_page_word *at = &page->items[word], *last = &page->items[word - 1];
    const hs_page_word *next = word + 1 < end ? &page->items[word + 1] : NULL;
    bool noun_before = hs_is_nominal(last) || last->name != 0;

    if (is_hyphen(page, word) || is_hyphen(page, word - 1)) {
        return true;
    }
    if (is_time(hs_page_name(page, word)) && noun_before) {
        return false;
    }
    if (is_person(hs_page_name(page, word)) && hs_page_name(page, word)->first == word
        && !can_be_title(page, first, word - 1)) {
        return false;
    }
    // "the United States", where "United" may pass for a verb.
    if (at->name != 0 && hs_page_name(page, word)->first == word && !noun_before
        && hs_name_type(hs_page_name(page, word)->kind) != HS_NO_ENTITY) {
        return true;
    }
    switch (at->upos) {
    case HS_UPOS_NOUN:
    case HS_UPOS_PROPN:
        return true;
    case HS_UPOS_ADJ:
    case HS_UPOS_NUM:
        return !noun_before || at->capital || hs_is_genitive(page, word - 1)
            || (last->name != 0 && !is_time(hs_page_name(page, word - 1)) && next != NULL
                && next->upos == HS_UPOS_NOUN && at->upos == HS_UPOS_ADJ)
            || ((last->noun & HS_NOUN_PERSON) && next != NULL && hs_is_nominal(next)
                && (page->items[word + 1].noun & HS_NOUN_PERSON));
    case HS_UPOS_DET:
        return last->upos == HS_UPOS_DET && word == first + 1;
    case HS_UPOS_ADV:
        return !noun_before && next != NULL && (next->upos == HS_UPOS_ADJ || next->participle);
    case HS_UPOS_VERB:
        return !noun_before && at->participle && next != NULL
            && (hs_is_nominal(next) || next->upos == HS_UPOS_ADJ);
    case HS_UPOS_PART:
        return hs_is_genitive(page, word) && noun_before;
    default:
        return false;
    }
}

/* "the chief executive", "the elderly": an adjective that is the head. */
static bool is_person_by_adjective(const hs_page *page, size_t first, size_t word)
{
    const hs_page_word *at = &page->items[word];

    return at->upos == HS_UPOS_ADJ && word > first && (at->noun & HS_NOUN_PERSON)
        && (hs_determines(page, first) || hs_is_nominal(&page->items[word - 1]));
}

// Words of a phrase at most.  A run of numerals is read to its end for each of them, and all but
// the first is given back.
#define LONGEST 200

/* The end of the run of words that are one noun phrase, possessors included; names whole. */
size_t hs_noun_phrase_end(const hs_page *page, size_t first, size_t end)
{
    size_t word = first, limit = end - first < LONGEST ? end : first + LONGEST;

    do {
        const hs_span *name = hs_page_name(page, word);
        bool whole
            = name != NULL && name->first == word && hs_name_type(name->kind) != HS_NO_ENTITY;
        bool person = whole && hs_slice_is(name->kind, "PER");
        word = whole && name->end <= end ? name->end : word + 1;
        // Two persons side by side are two phrases.
        if (person && word < end && hs_page_name(page, word) != NULL
            && hs_slice_is(hs_page_name(page, word)->kind, "PER")) {
            return word;
        }
    } while (word < limit && !page->items[word].breaks && goes_on(page, first, word, end));
    while (word > first + 1 && page->items[word - 1].upos != HS_UPOS_PART
        && !hs_is_nominal(&page->items[word - 1]) && page->items[word - 1].name == 0
        && !is_person_by_adjective(page, first, word - 1)) {
        word--;
    }
    return word;
}

/* A title with "of" behind it that ends there. */
static bool ends_with_title(const hs_page *page, size_t end)
{
    const hs_page_word *last = &page->items[end - 1];

    return (last->noun & HS_NOUN_PERSON) && last->name == 0 && !last->plural
        && (hs_page_is(page, end, "of") || hs_page_is(page, end, "for"));
}

static bool starts_person(const hs_page *page, size_t word)
{
    return is_person(hs_page_name(page, word)) && hs_page_name(page, word)->first == word;
}

size_t hs_titled_phrase_end(const hs_page *page, size_t first, size_t stop)
{
    size_t end = hs_noun_phrase_end(page, first, stop), name;

    if (end + 2 >= stop || !ends_with_title(page, end) || !hs_starts_noun_phrase(page, end + 1)) {
        return end;
    }
    name = hs_noun_phrase_end(page, end + 1, stop);
    return name < stop && starts_person(page, name) && hs_page_name(page, name)->end <= stop
            && !hs_is_genitive(page, name - 1) && !is_person(hs_page_name(page, name - 1))
        ? hs_noun_phrase_end(page, name, stop)
        : end;
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
            && hs_starts_noun_phrase(page, end + 1)) {
            next = hs_noun_phrase_end(page, end + 1, stop);
        }
        next = parenthesis_end(page, next, stop);
        if (next == end) {
            break;
        }
        end = next;
    }
    return end;
}
