#include "news/ner_lessons.h"

#include "news/ner_page.h"
#include "stream/entity.h"
#include "text/utf8.h"

// One document in so many is learned a second time in small letters, and one in capitals.
#define COPIES 20

static unsigned kind_of(hs_slice type)
{
    static const unsigned kinds[HS_ENTITY_OTHER + 1] = { [HS_ENTITY_PER] = HS_NER_PER,
        [HS_ENTITY_ORG] = HS_NER_ORG,
        [HS_ENTITY_LOC] = HS_NER_LOC,
        [HS_ENTITY_MISC] = HS_NER_MISC };

    return kinds[hs_entity_four(type)];
}

uint16_t *hs_ner_gold(hs_arena *arena, hs_document *document)
{
    hs_words words = hs_document_words(document);
    uint16_t *gold = HS_NEW(arena, uint16_t, words.count + 1);

    for (size_t i = 0; i < words.count; i++) {
        hs_slice label = hs_misc_get(words.items[i].token->column[HS_MISC], HS_LITERAL("NER"));
        if (label.size > 2) {
            unsigned kind = kind_of(hs_slice_from(label, 2));
            bool goes_on = label.data[0] == 'I' && i > 0 && kind == HS_NER_KIND(gold[i - 1])
                && words.items[i].sentence == words.items[i - 1].sentence;
            gold[i] = (uint16_t) (kind == 0 ? 0 : goes_on ? HS_NER_I(kind) : HS_NER_B(kind));
        }
    }
    return gold;
}

/* --- documents in other letters: names are not always written as newspapers write them */

static hs_slice in_letters(hs_arena *arena, hs_slice form, bool capitals)
{
    char *other = hs_arena_get(arena, form.size * 2 + 4);

    if (!capitals) {
        return (hs_slice){ other, hs_fold(form, other) };
    }
    for (size_t i = 0; i < form.size; i++) {
        char c = form.data[i];
        other[i] = c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }
    return (hs_slice){ other, form.size };
}

static void add_lesson(
    const hs_corpus *corpus, hs_ner_lessons *lessons, size_t original, bool capitals)
{
    hs_ner_lesson *copy = HS_APPEND(corpus->arena, lessons, items);
    hs_token *tokens;

    *copy = (hs_ner_lesson){ corpus->documents[original], original };
    tokens = HS_NEW(corpus->arena, hs_token, copy->document.tokens_count + 1);
    for (size_t i = 0; i < copy->document.tokens_count; i++) {
        tokens[i] = copy->document.tokens[i];
        tokens[i].column[HS_FORM] = in_letters(corpus->arena, tokens[i].column[HS_FORM], capitals);
    }
    copy->document.tokens = tokens;
}

hs_ner_lessons hs_ner_lessons_plan(const hs_corpus *corpus)
{
    hs_ner_lessons lessons = { 0 }, *add_to = &lessons;

    for (size_t d = 0; d < corpus->documents_count; d++) {
        *HS_APPEND(corpus->arena, add_to, items) = (hs_ner_lesson){ corpus->documents[d], d };
    }
    for (size_t d = 0; d < corpus->documents_count; d++) {
        if (d % COPIES == 0 || d % COPIES == COPIES / 2) {
            add_lesson(corpus, &lessons, d, d % COPIES != 0);
        }
    }
    return lessons;
}
