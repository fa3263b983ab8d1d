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

static bool is_among(hs_slice lemma, const char *words)
{
    hs_slice rest = hs_slice_of(words);

    while (rest.data != NULL) {
        if (hs_slice_equal(hs_slice_cut(&rest, ' '), lemma)) {
            return true;
        }
    }
    return false;
}

/* Is it said often enough in quotation marks, or known for speech? */
static bool is_said(const hs_attribute_page *page, uint32_t word)
{
    const hs_attribute_term *term = &page->terms[word];
    const hs_entry *entry = &page->in->terms[word].entry;
    bool quoted = (term->frame >> 2 & 3) > 0 && term->cue > 0;

    return quoted || (entry->cue != NULL && (entry->cue->takes & HS_IS_SPEECH) != 0)
        || (term->pos == HS_POS_VERB && term->sense >> 1 == 32)
        || (term->pos == HS_POS_NOUN && term->sense >> 1 == 10);
}

const char *hs_attribute_mode(
    const hs_attribute_page *page, const hs_part *cue, const hs_part *source)
{
    const hs_word *words = page->in->words.items;
    bool said = false;

    for (size_t i = cue->range.first; i < cue->range.end; i++) {
        if (is_among(words[i].token->column[HS_LEMMA], writing)) {
            return "writing";
        }
        said |= is_said(page, (uint32_t) i);
    }
    said = said && !is_of_mind(&page->terms[cue->head]);
    if (said || !hs_slice_equal(words[cue->head].token->column[HS_UPOS], HS_LITERAL("VERB"))) {
        bool written
            = source != NULL && is_among(words[source->head].token->column[HS_LEMMA], documents);
        return written ? "writing" : said || page->terms[cue->head].pos == 1 ? "speech" : "thought";
    }
    return "thought";
}
