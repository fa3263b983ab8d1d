#include "news/attribute.h"

#include "news/attribute_claims.h"
#include "news/attribution.h"

// Words of a sentence that the rules see at once.
#define LONGEST 512

/* Do nearly all longer words start with a capital, as in many headlines? */
static bool is_title_case(const hs_finder *with)
{
    const hs_reading *in = with->in;
    size_t longer = 0, capitals = 0;

    for (size_t i = with->sentence.first; i < with->sentence.end; i++) {
        if (in->terms[i].lower.size > 4 && in->terms[i].letters) {
            longer++;
            capitals += in->terms[i].capital;
        }
    }
    return longer > 2 && capitals * 10 >= longer * 9;
}

/* The rules look through the whole sentence for each cue: a very long one goes to them in pieces,
 * so that time stays linear. */
static void read_sentence(hs_finder *with, hs_range sentence)
{
    while (!hs_is_empty(sentence)) {
        size_t size = sentence.end - sentence.first;
        with->sentence = sentence;
        with->sentence.end = sentence.first + (size < LONGEST ? size : LONGEST);
        with->title_case = is_title_case(with);
        hs_apply_rules(with);
        sentence.first = with->sentence.end;
    }
}

static void read_paragraph(hs_finder *with, const hs_paragraph *paragraph)
{
    with->paragraph_claims = with->claims_count;
    hs_label_rule(with, paragraph);
    for (size_t i = paragraph->first; i < paragraph->end; i++) {
        read_sentence(with, with->in->sentences[i]);
    }
    hs_continue_quotes(with, paragraph);
}

/* --- writing */

static const char *content_type(const hs_reading *in, const hs_claim *of)
{
    size_t inside = 0, letters = 0;

    for (size_t k = 0; k < of->contents_count; k++) {
        for (size_t i = of->contents[k].first; i < of->contents[k].end; i++) {
            letters += in->terms[i].letters;
            inside += in->terms[i].letters && in->terms[i].quote;
        }
    }
    return of->labelled || inside == letters ? "direct" : inside ? "mixed" : "indirect";
}

static void add_role(hs_document *document, hs_attribution *to, hs_role role, hs_range range)
{
    if (!hs_is_empty(range)) {
        hs_attribution_add(document, to, role, range.first, range.end);
    }
}

static void write_claims(hs_finder *with)
{
    hs_document *document = with->document;
    hs_attributions all = { 0 };

    for (size_t i = 0; i < with->claims_count; i++) {
        const hs_claim *from = &with->claims[i];
        hs_attribution *to = HS_APPEND(document->arena, &all, items);
        add_role(document, to, HS_SOURCE, from->source);
        add_role(document, to, HS_CUE, from->cue);
        for (size_t k = 0; k < from->contents_count; k++) {
            add_role(document, to, HS_CONTENT, from->contents[k]);
        }
        add_role(document, to, HS_ADDRESSEE, hs_trim(with->in, from->addressee));
        to->properties = hs_arena_print(document->arena, "type=%s cue=%s rule=%s",
            content_type(with->in, from), from->lemma, from->rule);
    }
    hs_attributions_write(document, with->in->words, &all);
}

void hs_attribute(const hs_lexicon *lexicon, hs_document *document)
{
    hs_reading in = hs_reading_make(document, lexicon);
    hs_finder with = { .in = &in, .document = document };

    with.taken = HS_NEW(document->arena, bool, in.words.count + 1);
    with.transcript = hs_is_transcript(&in);
    for (size_t i = 0; i < in.paragraphs_count; i++) {
        if (in.paragraphs[i].kind != HS_NO_PROSE) {
            read_paragraph(&with, &in.paragraphs[i]);
        }
    }
    write_claims(&with);
}
