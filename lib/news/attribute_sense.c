#include "news/attribute_sense.h"

#include "base/map.h"
#include "news/attribute_claims.h"

// Lexicographers' files of nouns.
enum {
    ARTIFACT = 1 << 6,
    BODY = 1 << 8,
    FOOD = 1 << 13,
    GROUP = 1 << 14,
    PERSON = 1 << 18,
    POSSESSION = 1 << 21,
    QUANTITY = 1 << 23,
    SUBSTANCE = 1 << 27,
    ANY = ~0
};

typedef struct other_sense {
    const char *verb;
    const char *between; // words of which one stands behind the verb; NULL: the object is direct
    int kinds;           // of the object
    const char *objects; // lemmas that are none of these kinds; NULL: none
} other_sense;

static const other_sense others[] = {
    { "admit", NULL, PERSON | GROUP, NULL },
    { "answer", NULL, ARTIFACT, NULL },
    { "argue", "with", PERSON | GROUP, NULL },
    { "call", NULL, PERSON | GROUP | ARTIFACT, NULL },
    { "charge", NULL, POSSESSION | QUANTITY, NULL },
    { "claim", NULL, PERSON | QUANTITY, "life" },
    { "deliver", NULL, ARTIFACT | FOOD | POSSESSION, NULL },
    { "forget", NULL, ARTIFACT, NULL },
    { "order", NULL, FOOD | SUBSTANCE, NULL },
    { "point", "at", ARTIFACT, NULL },
    { "post", NULL, POSSESSION, NULL },
    { "press", NULL, ARTIFACT | BODY, NULL },
    { "raise", NULL, BODY | POSSESSION, NULL },
    { "remember", NULL, ARTIFACT, NULL },
    { "report", "for to", ANY, NULL },
};

static bool is_related(const hs_attribute_term *term, const char *relation)
{
    return term->relation == hs_hash(hs_slice_of(relation));
}

static bool is_one_of(uint8_t pos, const uint8_t *list)
{
    while (*list != pos && *list != HS_POS_OTHER) {
        list++;
    }
    return *list == pos;
}

/* The object alone, or with a prepositional phrase behind it. */
static bool is_phrase(const hs_attribute_page *page, const hs_part *content)
{
    static const uint8_t front[] = { HS_POS_ADJ, HS_POS_ADP, HS_POS_ADV, HS_POS_DET, HS_POS_NOUN,
        HS_POS_NUM, HS_POS_PROPN, HS_POS_SYM, HS_POS_OTHER };
    static const uint8_t clause[]
        = { HS_POS_AUX, HS_POS_PART, HS_POS_SCONJ, HS_POS_VERB, HS_POS_OTHER };
    size_t i = content->range.first;

    for (; i < content->head; i++) {
        if (!is_one_of(page->terms[i].pos, front) && !is_related(&page->terms[i], "nmod:poss")) {
            return false;
        }
    }
    for (i = content->range.first; i < content->range.end; i++) {
        if (page->in->terms[i].mark || page->terms[i].quote != HS_OUTSIDE
            || is_one_of(page->terms[i].pos, clause)) {
            return false;
        }
    }
    i = (size_t) content->head + 1;
    return i >= content->range.end || page->terms[i].pos == HS_POS_ADP;
}

static bool is_of_kind(const hs_attribute_page *page, size_t word, const other_sense *by)
{
    const hs_attribute_term *term = &page->terms[word];
    int kind = term->pos == HS_POS_NOUN ? 1 << (term->sense >> 1) : 0;

    if (hs_is_person(term) || hs_among(page->in, word, "him her them me us you")) {
        kind = PERSON;
    }
    return by->kinds == ANY || (by->kinds & kind) != 0
        || (by->objects != NULL && term->lemma == hs_hash(hs_slice_of(by->objects)));
}

bool hs_is_other_sense(const hs_attribute_page *page, const hs_part *cue, const hs_part *content)
{
    const hs_attribute_term *verb = &page->terms[cue->head];
    size_t behind = (size_t) cue->head + 1;

    if (verb->pos != HS_POS_VERB || content->range.first <= cue->head
        || !is_phrase(page, content)) {
        return false;
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const other_sense *by = &others[i];
        if (verb->lemma == hs_hash(hs_slice_of(by->verb))) {
            return (by->between == NULL ? content->range.first == behind
                               && is_related(&page->terms[content->head], "obj")
                                        : hs_among(page->in, behind, by->between))
                && is_of_kind(page, content->head, by);
        }
    }
    return false;
}
