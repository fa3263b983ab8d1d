#include "news/ner_lessons.h"

#include "news/ner_page.h"
#include "stream/entity.h"
#include "text/utf8.h"

// One document in so many is learned a second time in small letters, one in capitals, and one with
// titles.
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

typedef enum lettering { SMALL, CAPITALS, TITLES } lettering;

static hs_slice raise_letters(hs_arena *arena, hs_slice form, size_t most)
{
    char *other = hs_arena_get(arena, form.size + 1);

    memcpy(other, form.data, form.size);
    for (size_t i = 0; i < form.size && i < most; i++) {
        other[i] = form.data[i] >= 'a' && form.data[i] <= 'z' ? (char) (form.data[i] - 'a' + 'A')
                                                              : form.data[i];
    }
    return (hs_slice){ other, form.size };
}

static hs_slice fold_letters(hs_arena *arena, hs_slice form)
{
    char *other = hs_arena_get(arena, form.size * 2 + 4);

    return (hs_slice){ other, hs_fold(form, other) };
}

/* In headlines, some newspapers leave short words small, and others do not. */
static hs_slice as_in_title(hs_arena *arena, hs_slice form, bool all)
{
    return all || form.size > 3 ? raise_letters(arena, form, 1) : form;
}

/* Titles stand among other sentences: every third sentence becomes one. */
static void rewrite(hs_arena *arena, const hs_ner_lesson *copy, lettering letters, hs_token *tokens)
{
    for (size_t s = 0; s < copy->document.sentences_count; s++) {
        const hs_sentence *sentence = &copy->document.sentences[s];
        for (size_t i = sentence->first; i < sentence->end; i++) {
            hs_slice *form = &tokens[i].column[HS_FORM];
            if (letters == SMALL) {
                *form = fold_letters(arena, *form);
            } else if (letters == CAPITALS) {
                *form = raise_letters(arena, *form, form->size);
            } else if (s % 3 == 0) {
                *form = as_in_title(arena, *form, copy->original % (2 * COPIES) < COPIES);
            }
        }
    }
}

static void add_lesson(
    const hs_corpus *corpus, hs_ner_lessons *lessons, size_t original, lettering letters)
{
    hs_ner_lesson *copy = HS_APPEND(corpus->arena, lessons, items);
    hs_token *tokens;

    *copy = (hs_ner_lesson){ corpus->documents[original], original };
    tokens = HS_NEW(corpus->arena, hs_token, copy->document.tokens_count + 1);
    for (size_t i = 0; i < copy->document.tokens_count; i++) {
        tokens[i] = copy->document.tokens[i];
    }
    rewrite(corpus->arena, copy, letters, tokens);
    copy->document.tokens = tokens;
}

hs_ner_lessons hs_ner_lessons_plan(const hs_corpus *corpus)
{
    hs_ner_lessons lessons = { 0 }, *add_to = &lessons;

    for (size_t d = 0; d < corpus->documents_count; d++) {
        *HS_APPEND(corpus->arena, add_to, items) = (hs_ner_lesson){ corpus->documents[d], d };
    }
    for (size_t d = 0; d < corpus->documents_count; d++) {
        if (d % COPIES == 0) {
            add_lesson(corpus, &lessons, d, SMALL);
        } else if (d % COPIES == COPIES / 2) {
            add_lesson(corpus, &lessons, d, CAPITALS);
        } else if (d % COPIES == COPIES / 4) {
            add_lesson(corpus, &lessons, d, TITLES);
        }
    }
    return lessons;
}
