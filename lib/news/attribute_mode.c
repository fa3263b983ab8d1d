#include "news/attribute_mode.h"

/* Cues that are acts of writing. */
static const char writing[] = "write tweet retweet post repost blog publish email text print "
                              "editorialize pen scrawl inscribe caption headline";

/* Sources that are written. */
static const char documents[]
    = "report statement letter poll survey study article book memo memoir memorandum document "
      "filing email e-mail post tweet law bill ruling complaint indictment lawsuit affidavit "
      "transcript constitution treaty agreement resolution editorial column story headline "
      "website page paper analysis order contract manifesto platform release bulletin brief "
      "census record note diary message petition policy rule act dossier text";

/* Acts of the mind and its states: lexicographer's files of WordNet, verbs of cognition, emotion,
 * perception and weather aside, nouns of cognition, feeling and motive. */
static bool is_of_mind(const hs_attribute_term *term)
{
    unsigned sense = term->sense >> 1;

    return term->pos == HS_POS_VERB ? sense == 31 || sense == 37 || sense == 39
                                    : sense == 9 || sense == 12 || sense == 16;
}

/* Does the word tell: 1 of speech, -1 of thought, or 0 of nothing?  Known cues by their act; others
 * by how often they come with quotation marks, and by the dictionary. */
static int telling(const hs_map *acts, const hs_attribute_page *page, size_t word)
{
    const hs_attribute_term *term = &page->terms[word];
    const hs_entry *entry = &page->in->terms[word].entry;
    const hs_claim_word *known
        = hs_claim_word_find(acts, page->in->words.items[word].token->column[HS_LEMMA]);
    hs_act act = known == NULL ? HS_NO_ACT : term->pos == HS_POS_NOUN ? known->noun : known->verb;

    if (entry->classes & HS_HERALD) {
        return 1;
    }
    if (act != HS_NO_ACT) {
        return act == HS_ACT_BELIEF || act == HS_ACT_INTENTION ? -1 : 1;
    }
    if ((term->frame >> 2 & 3) > 0 && term->cue > 0) {
        return 1;
    }
    return is_of_mind(term) ? -1
        : (term->pos == HS_POS_VERB && term->sense >> 1 == 32)
            || (term->pos == HS_POS_NOUN && term->sense >> 1 == 10)
        ? 1
        : 0;
}

static bool has_document(const hs_attribute_page *page, hs_range source)
{
    for (size_t i = source.first; i < source.end; i++) {
        uint32_t head = page->terms[i].head;
        bool top = head == HS_NO_WORD || head < source.first || head >= source.end;
        if (top
            && hs_slice_has_word(
                hs_slice_of(documents), page->in->words.items[i].token->column[HS_LEMMA])) {
            return true;
        }
    }
    return false;
}

const char *hs_attribute_mode(
    const hs_map *acts, const hs_attribute_page *page, const hs_part *cue, hs_range source)
{
    int head = telling(acts, page, cue->head);

    for (size_t i = cue->range.first; i < cue->range.end; i++) {
        if (hs_slice_has_word(
                hs_slice_of(writing), page->in->words.items[i].token->column[HS_LEMMA])) {
            return "writing";
        }
        head = head == 0 ? telling(acts, page, i) : head;
    }
    if (has_document(page, source)) {
        return "writing";
    }
    return head > 0 || page->terms[cue->head].pos == HS_POS_PUNCT ? "speech" : "thought";
}
