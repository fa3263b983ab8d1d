#include "news/coref.h"

#include "news/speaker.h"
#include "stream/coreference.h"

static const hs_slice type_names[HS_NO_ENTITY]
    = { HS_CONSTANT("person"), HS_CONSTANT("organization"), HS_CONSTANT("place") };

/* Relative pronouns are no mentions of their own in CorefUD. */
static bool is_written(const hs_coref *coref, const hs_mention *mention)
{
    const hs_coref_entity *entity = hs_coref_of(coref, mention);

    return entity != NULL && mention->pronoun != HS_WHO && mention->pronoun != HS_WHICH
        && (entity->key.data != NULL || entity->count > 1 || entity->speaks);
}

static void number_entities(hs_coref *coref)
{
    uint32_t count = 0;

    for (size_t i = 0; i < coref->page.mentions_count; i++) {
        const hs_mention *each = &coref->page.mentions[i];
        if (is_written(coref, each) && hs_coref_of(coref, each)->number == 0) {
            hs_coref_of(coref, each)->number = ++count;
        }
    }
}

static void write_mentions(hs_coref *coref)
{
    hs_document *document = coref->page.document;
    hs_entity_mentions all = { 0 };

    for (size_t i = 0; i < coref->page.mentions_count; i++) {
        const hs_mention *each = &coref->page.mentions[i];
        if (is_written(coref, each)) {
            const hs_coref_entity *entity = hs_coref_of(coref, each);
            *HS_APPEND(document->arena, &all, items)
                = (hs_entity_mention){ .id = hs_coref_id(coref, entity),
                      .type = type_names[entity->type],
                      .first = each->first,
                      .end = each->end };
        }
    }
    hs_entity_mentions_write(document, coref->page.words, all);
}

void hs_coref_document(const hs_nouns_map *nouns, hs_document *document)
{
    hs_coref coref = hs_coref_make(document, nouns);

    hs_speakers_find(&coref);
    number_entities(&coref);
    write_mentions(&coref);
    hs_speakers_write(&coref);
}
