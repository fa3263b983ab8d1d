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

// Parts of speech in front of the object in its phrase, and those that only clauses have, a bit
// each.
enum {
    FRONT = 1 << HS_POS_ADJ | 1 << HS_POS_ADP | 1 << HS_POS_ADV | 1 << HS_POS_DET | 1 << HS_POS_NOUN
        | 1 << HS_POS_NUM | 1 << HS_POS_PROPN | 1 << HS_POS_SYM,
    CLAUSE
    = 1 << HS_POS_AUX | 1 << HS_POS_PART | 1 << HS_POS_SCONJ | 1 << HS_POS_VERB | 1 << HS_POS_OTHER
};

static bool is_pos_of(const hs_attribute_term *term, int mask) { return mask >> term->pos & 1; }

/* The object alone, or with a prepositional phrase behind it. */
static bool is_phrase(const hs_attribute_page *page, const hs_part *content)
{
    size_t i = content->range.first;

    for (; i < content->head; i++) {
        if (!is_pos_of(&page->terms[i], FRONT)
            && !hs_term_is_related(&page->terms[i], "nmod:poss")) {
            return false;
        }
    }
    for (i = content->range.first; i < content->range.end; i++) {
        if (page->in->terms[i].mark || page->terms[i].quote != HS_OUTSIDE
            || is_pos_of(&page->terms[i], CLAUSE)) {
            return false;
        }
    }
    i = (size_t) content->head + 1;
    return i >= content->range.end || page->terms[i].pos == HS_POS_ADP;
}

static bool is_of_kind(const hs_attribute_page *page, size_t word, const other_sense *by)
{
    const hs_attribute_term *term = &page->terms[word];
    unsigned file = term->sense >> 1; // no more than 28 of a noun, but in a damaged model
    int kind = term->pos == HS_POS_NOUN && file < 31 ? 1 << file : 0;

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
                               && hs_term_is_related(&page->terms[content->head], "obj")
                                        : hs_among(page->in, behind, by->between))
                && is_of_kind(page, content->head, by);
        }
    }
    return false;
}
