/* Entities and quotations: spans with a type or a class. */
#include "learn/score_layers.h"
#include "stream/entity.h"
#include "stream/spans.h"

static void add_span(
    const hs_scored *stream, const hs_span *span, hs_slice kind, hs_scored_spans *spans)
{
    *HS_APPEND(stream->document->arena, spans, items)
        = (hs_scored_span){ stream->places[span->first].start, stream->places[span->end - 1].end,
              kind };
}

static bool is_among(hs_slice name, hs_slice list)
{
    bool found = false;

    while (!found && list.data != NULL) {
        found = hs_slice_equal(hs_slice_cut(&list, ','), name);
    }
    return found;
}

/* What the type counts as; no data: nothing. */
static hs_slice counted_type(const hs_score *score, hs_slice type)
{
    int four = hs_entity_four(type);

    if (score->types == NULL) {
        return type;
    }
    if (strcmp(score->types, "four") == 0) {
        return four == HS_ENTITY_OTHER ? (hs_slice){ NULL, 0 } : hs_entity_names[four];
    }
    return is_among(type, hs_slice_of(score->types)) ? type : (hs_slice){ NULL, 0 };
}

static hs_scored_spans find_entities(const hs_score *score, const hs_scored *stream)
{
    hs_spans read = hs_spans_read(stream->document, stream->words, HS_LITERAL("NER"));
    hs_scored_spans spans = { 0 };

    for (size_t i = 0; i < read.items_count; i++) {
        hs_slice type = counted_type(score, read.items[i].kind);
        if (type.data != NULL) {
            add_span(stream, &read.items[i], type, &spans);
        }
    }
    return spans;
}

void hs_score_entities(hs_score *score, const hs_scored *gold, const hs_scored *system)
{
    hs_scored_spans ours = find_entities(score, gold), theirs = find_entities(score, system);

    score->gold_has[HS_SCORE_ENTITIES] |= ours.items_count != 0;
    hs_score_spans(score, HS_SCORE_ENTITIES, "all", 1, &ours, &theirs);
}

static hs_scored_spans find_quotations(const hs_scored *stream, bool with_class)
{
    hs_spans read = hs_spans_read(stream->document, stream->words, HS_LITERAL("Quote"));
    hs_scored_spans spans = { 0 };

    for (size_t i = 0; i < read.items_count; i++) {
        add_span(stream, &read.items[i], with_class ? read.items[i].kind : (hs_slice){ NULL, 0 },
            &spans);
    }
    return spans;
}

void hs_score_quotations(hs_score *score, const hs_scored *gold, const hs_scored *system)
{
    hs_scored_spans ours = find_quotations(gold, true), theirs = find_quotations(system, true);

    score->gold_has[HS_SCORE_QUOTATIONS] |= ours.items_count != 0;
    hs_score_spans(score, HS_SCORE_QUOTATIONS, "all", 1, &ours, &theirs);
    ours = find_quotations(gold, false);
    theirs = find_quotations(system, false);
    hs_score_spans(score, HS_SCORE_QUOTATIONS, "span alone", 2, &ours, &theirs);
}
