#include "news/ner_proper.h"

static const uint16_t every[HS_NER_LABELS] = { 0, 1, 2, 3, 4, 5, 6, 7, 8 };
static const uint16_t inner[HS_NER_KINDS] = { 0, HS_NER_I(HS_NER_PER), HS_NER_I(HS_NER_ORG),
    HS_NER_I(HS_NER_LOC), HS_NER_I(HS_NER_MISC) };

// No name; anything; a part of a name; no name, or inside of one.
static const hs_crf_labels none = { 1, every }, any = { HS_NER_LABELS, every },
                           named = { HS_NER_LABELS - 1, every + 1 }, link = { HS_NER_KINDS, inner };

bool hs_ner_proper(hs_document *document)
{
    hs_words words = hs_document_words(document);
    bool tagged = false;

    for (size_t i = 0; i < words.count; i++) {
        if (hs_misc_get(words.items[i].token->column[HS_MISC], HS_LITERAL("NER")).data != NULL) {
            return false;
        }
        tagged = tagged || hs_slice_is(words.items[i].token->column[HS_UPOS], "PROPN");
    }
    return tagged;
}

static hs_slice tag_at(hs_words words, size_t at, uint32_t sentence)
{
    return at < words.count && words.items[at].sentence == sentence
        ? words.items[at].token->column[HS_UPOS]
        : HS_LITERAL("");
}

/* Titles and days are proper nouns in treebanks, but no names. */
static const hs_crf_labels *of_proper_noun(const hs_ner_type *type)
{
    return type->address ? &none
        : type->lists
            & (HS_LIST_BIT(title) | HS_LIST_BIT(office) | HS_LIST_BIT(kin) | HS_LIST_BIT(month)
                | HS_LIST_BIT(weekday) | HS_LIST_BIT(number))
        ? &any
        : &named;
}

/* Small words hold a name together, common nouns and figures end it. */
static const hs_crf_labels *of_other(const hs_ner_type *type, hs_slice tag, bool before, bool after)
{
    bool raised = type->letters == HS_INITIAL || type->letters == HS_UPPER;

    if (raised && hs_slice_is(tag, "ADJ")) {
        return &any;
    }
    if (before && after && ((type->lists & HS_LIST_BIT(of)) || type->letters == HS_NO_LETTER)) {
        return &link;
    }
    if (before && ((raised && hs_slice_is(tag, "NOUN")) || hs_slice_is(tag, "NUM"))) {
        return &link;
    }
    return before && after && hs_slice_is(tag, "PART") ? &link : &none;
}

const hs_crf_labels *const *hs_ner_proper_labels(
    hs_arena *arena, hs_document *document, const hs_ner_page *page)
{
    hs_words words = hs_document_words(document);
    const hs_crf_labels **labels = HS_NEW(arena, const hs_crf_labels *, words.count + 1);

    for (size_t i = 0; i < words.count; i++) {
        const hs_ner_type *type = &page->lexicon->types[page->types[i]];
        uint32_t sentence = words.items[i].sentence;
        hs_slice tag = tag_at(words, i, sentence);
        bool before = i > 0 && hs_slice_is(tag_at(words, i - 1, sentence), "PROPN");
        bool after = hs_slice_is(tag_at(words, i + 1, sentence), "PROPN");
        labels[i]
            = hs_slice_is(tag, "PROPN") ? of_proper_noun(type) : of_other(type, tag, before, after);
    }
    return labels;
}
