#include "news/attribute_explain.h"

#include "news/attribute_evidence.h"
#include "news/attribute_templates.h"
#include "news/attribution.h"

// Features shown on either side, and words of a long part at either end.
#define SHOWN 8
#define ENDS 3

typedef struct explanation {
    const hs_evidence *by;
    hs_words words;
    hs_buffer *out;
} explanation;

/* --- words */

static void put_range(const explanation *of, hs_range range)
{
    size_t cut = range.end > range.first + 12 ? range.first + 5 : range.end;

    for (size_t i = range.first; i < range.end; i++) {
        if (i == cut) {
            hs_put(of->out, HS_LITERAL(" …"));
            i = range.end - 5;
        }
        hs_put(of->out, i == range.first ? HS_LITERAL("\"") : HS_LITERAL(" "));
        hs_put(of->out, of->words.items[i].form);
    }
    hs_put(of->out, range.first < range.end ? HS_LITERAL("\"") : HS_LITERAL("nobody"));
}

static const char *label_name(unsigned label)
{
    static const char *const names[HS_ATTRIBUTE_LABELS + 1] = { "none", "source", "source, on",
        "cue", "cue, on", "content", "content, on", "content, quoted", "content, quoted, on",
        "content before cue", "content before cue, on", "content before cue, quoted",
        "content before cue, quoted, on", "none, in quotation" };

    return names[label];
}

/* --- labels */

/* What the features of one word weigh in the second stage. */
typedef struct word_scores {
    hs_range range; // the paragraph
    size_t word, count;
    uint64_t features[HS_ATTRIBUTE_MOST], templates[HS_ATTRIBUTE_MOST]; // [count]
    int32_t scores[HS_PRUNED_LABELS];
    unsigned label, rival; // chosen; the best of the others by these scores
} word_scores;

static hs_range paragraph_of(const hs_reading *in, size_t word)
{
    for (size_t i = 0; i < in->paragraphs_count; i++) {
        hs_range range = hs_attribute_range(in, i);
        if (word >= range.first && word < range.end) {
            return range;
        }
    }
    return (hs_range){ 0, 0 };
}

static unsigned best_rival(const int32_t *scores, unsigned label)
{
    unsigned best = label == 0;

    for (unsigned i = 0; i < HS_ATTRIBUTE_LABELS; i++) {
        best = i != label && scores[i] > scores[best] ? i : best;
    }
    return best;
}

static void score_word(const hs_evidence *by, size_t word, word_scores *to)
{
    uint64_t *end;

    to->word = word;
    to->range = paragraph_of(by->in, word);
    end = hs_attribute_second_features(&by->seen, to->range, word, to->features);
    to->count = (size_t) (end - to->features);
    hs_attribute_second_templates(&by->seen, to->range, word, to->templates);
    memset(to->scores, 0, sizeof to->scores);
    hs_pruned_add(&by->model->stages[1], to->features, to->count, to->scores);
    hs_attribute_forbid(by->seen.terms[word].quote != HS_OUTSIDE, to->scores);
    to->label = by->decided.first[word];
    to->rival = best_rival(to->scores, to->label);
}

static void put_label(const explanation *of, size_t word)
{
    word_scores scores;
    hs_slice form = of->words.items[word].form;

    score_word(of->by, word, &scores);
    hs_put_format(of->out, "  %-20.*s %-30s %6d %6d  %-30s %6d\n", HS_PRINT(form),
        label_name(scores.label), (int) scores.scores[scores.label],
        (int) scores.scores[scores.rival], label_name(scores.rival), (int) of->by->margins[word]);
}

static void put_part_labels(const explanation *of, hs_range range)
{
    for (size_t i = range.first; i < range.end; i++) {
        if (range.end > range.first + 2 * ENDS + 1 && i == range.first + ENDS) {
            hs_put(of->out, HS_LITERAL("  …\n"));
            i = range.end - ENDS;
        }
        put_label(of, i);
    }
}

static void put_labels(const explanation *of, const hs_join *join)
{
    const hs_part *parts = of->by->labelled.items;

    hs_put_format(of->out,
        "\nLabels of the words, by the second stage; scores without what labels say of each other, "
        "the\nmargin with it:\n  %-20s %-30s %6s %6s  %-30s %6s\n",
        "word", "label", "score", "next", "the next best alone", "margin");
    if (join->source != HS_NO_WORD) {
        put_part_labels(of, parts[join->source].range);
    }
    put_part_labels(of, parts[join->cue].range);
    for (size_t i = 0; i < join->contents_count; i++) {
        put_part_labels(of, parts[join->contents[i]].range);
    }
}

/* --- features */

/* What one feature adds to the label, over what it adds to its rival. */
static int32_t weight_of(const hs_evidence *by, const word_scores *of, size_t feature)
{
    int32_t scores[HS_PRUNED_LABELS] = { 0 };

    hs_pruned_add(&by->model->stages[1], &of->features[feature], 1, scores);
    return scores[of->label] - scores[of->rival];
}

/* The one that weighs most in the direction `sign`, among those not shown; count: none. */
static size_t heaviest(const int32_t *weights, const bool *shown, size_t count, int32_t sign)
{
    size_t best = count;

    for (size_t i = 0; i < count; i++) {
        if (!shown[i] && sign * weights[i] > 0
            && (best == count || sign * weights[i] > sign * weights[best])) {
            best = i;
        }
    }
    return best;
}

static void put_features(const explanation *of, size_t word)
{
    word_scores scores;
    int32_t weights[HS_ATTRIBUTE_MOST], rest = 0;
    bool shown[HS_ATTRIBUTE_MOST] = { false };

    score_word(of->by, word, &scores);
    hs_put_format(of->out, "\nWhy \"%.*s\" is \"%s\" and not \"%s\": features, for and against:\n",
        HS_PRINT(of->words.items[word].form), label_name(scores.label), label_name(scores.rival));
    for (size_t i = 0; i < scores.count; i++) {
        weights[i] = weight_of(of->by, &scores, i);
    }
    for (int32_t sign = 1; sign >= -1; sign -= 2) {
        for (size_t n = 0; n < (sign > 0 ? SHOWN : SHOWN / 2); n++) {
            size_t i = heaviest(weights, shown, scores.count, sign);
            if (i == scores.count) {
                break;
            }
            shown[i] = true;
            hs_put_format(of->out, "  %+5d  ", (int) weights[i]);
            hs_attribute_template_put(
                &of->by->seen, scores.range, word, scores.templates[i], of->out);
            hs_put_byte(of->out, '\n');
        }
    }
    for (size_t i = 0; i < scores.count; i++) {
        rest += shown[i] ? 0 : weights[i];
    }
    hs_put_format(of->out, "  %+5d  all others\n", (int) rest);
}

/* --- links */

/* Scores of log-linear choices are in 1/HS_CHOICE_UNIT. */
static double units(int32_t score) { return (double) score / HS_CHOICE_UNIT; }

static void put_link(const explanation *of, uint32_t part, const char *what)
{
    const hs_parts *parts = &of->by->labelled;
    hs_link link;

    hs_link_candidates(&of->by->decided, parts, part, &link);
    hs_put_format(of->out, "  %s ", what);
    put_range(of, parts->items[part].range);
    hs_put_byte(of->out, '\n');
    for (uint32_t i = 0; i < link.count; i++) {
        hs_put_format(
            of->out, "    %+7.2f  ", units(hs_link_score(&of->by->model->links, &link, i)));
        if (link.parts[i] == HS_NO_WORD) {
            hs_put(of->out, HS_LITERAL("none"));
        } else {
            put_range(of, parts->items[link.parts[i]].range);
        }
        hs_put_byte(of->out, '\n');
    }
}

static void put_links(const explanation *of, const hs_join *join)
{
    hs_put(of->out, HS_LITERAL("\nLinks, the highest score is taken:\n"));
    put_link(of, join->cue, "the source of");
    for (size_t i = 0; i < join->contents_count; i++) {
        put_link(of, join->contents[i], "the cue of");
    }
}

static void put_source(const explanation *of, const hs_join *join)
{
    hs_sources sources;

    hs_source_candidates(&of->by->decided, &of->by->parts, join, of->by->margins, &sources);
    hs_put(of->out, HS_LITERAL("\nWords of the source, by the labels first and around them:\n"));
    for (uint32_t i = 0; i < sources.count; i++) {
        uint32_t start = sources.starts[i];
        hs_put_format(of->out, "    %+7.2f  ",
            units(hs_choice_score(
                &of->by->model->sources, sources.features + start, sources.starts[i + 1] - start)));
        put_range(of, sources.spans[i]);
        hs_put_byte(of->out, '\n');
    }
}

static void put_edges(const explanation *of, const hs_join *join)
{
    for (size_t i = 0; i < join->contents_count; i++) {
        hs_range before = of->by->labelled.items[join->contents[i]].range;
        hs_range after = of->by->parts.items[join->contents[i]].range;
        if (before.first != after.first || before.end != after.end) {
            hs_put(of->out,
                HS_LITERAL("\nThe edge of a content was moved, by the choice of edges:\n  "));
            put_range(of, before);
            hs_put(of->out, HS_LITERAL("\n  became "));
            put_range(of, after);
            hs_put_byte(of->out, '\n');
        }
    }
}

static void put_confidence(const explanation *of, const hs_join *join)
{
    const hs_choice_model *model = &of->by->model->confidence;
    hs_confidence_view view;
    size_t first = 0;

    hs_confidence_look(&of->by->decided, &of->by->parts, join, of->by->margins, &view);
    hs_put_format(of->out, "\nConfidence 0.%02u is the logistic function of %+.2f:\n",
        hs_confidence(model, &view),
        units(hs_choice_score(model, view.features, view.ends[HS_CONFIDENCE_GROUPS - 1])));
    for (size_t group = 0; group < HS_CONFIDENCE_GROUPS; group++) {
        int32_t score = hs_choice_score(model, view.features + first, view.ends[group] - first);
        hs_put_format(of->out, "    %+7.2f  %s\n", units(score), hs_confidence_groups[group]);
        first = view.ends[group];
    }
}

/* --- attributions */

static const hs_join *find_join(const hs_evidence *by, const hs_attribution *attribution)
{
    for (size_t i = 0; i < attribution->pieces_count; i++) {
        const hs_span *piece = &attribution->pieces[i];
        for (size_t k = 0;
             k < by->joins.items_count && hs_slice_equal(piece->kind, hs_role_name(HS_CUE)); k++) {
            if (by->parts.items[by->joins.items[k].cue].range.first == piece->first) {
                return &by->joins.items[k];
            }
        }
    }
    return NULL;
}

static void put_pieces(const explanation *of, const hs_attribution *attribution)
{
    for (size_t i = 0; i < attribution->pieces_count; i++) {
        const hs_span *piece = &attribution->pieces[i];
        hs_put_format(of->out, "  %-10.*s", HS_PRINT(piece->kind));
        put_range(of, (hs_range){ piece->first, piece->end });
        hs_put_byte(of->out, '\n');
    }
}

/* A piece of content that no part of the join has was added by a rule. */
static void put_added(const explanation *of, const hs_attribution *attribution, const hs_join *join)
{
    for (size_t i = 0; i < attribution->pieces_count; i++) {
        const hs_span *piece = &attribution->pieces[i];
        bool found = !hs_slice_equal(piece->kind, hs_role_name(HS_CONTENT));
        for (size_t k = 0; k < join->contents_count; k++) {
            hs_range range = of->by->parts.items[join->contents[k]].range;
            found = found || (piece->first < range.end && range.first < piece->end);
        }
        if (!found) {
            hs_put(of->out, HS_LITERAL("\nAdded by the rule for quotations that go on: "));
            put_range(of, (hs_range){ piece->first, piece->end });
            hs_put_byte(of->out, '\n');
        }
    }
}

static void explain(
    const explanation *of, const hs_document *document, const hs_attribution *attribution)
{
    hs_slice rule = hs_attribution_property(attribution, HS_LITERAL("rule"));
    const hs_join *join = hs_slice_is(rule, "model") ? find_join(of->by, attribution) : NULL;

    hs_put_format(of->out, "== %.*s/%.*s\n\n%.*s\n", HS_PRINT(document->id),
        HS_PRINT(attribution->id), HS_PRINT(attribution->properties));
    put_pieces(of, attribution);
    if (join != NULL) {
        put_labels(of, join);
        put_features(of, of->by->labelled.items[join->cue].head);
        put_links(of, join);
        put_source(of, join);
        put_edges(of, join);
        put_added(of, attribution, join);
        put_confidence(of, join);
    } else {
        hs_put_format(
            of->out, "\nFound by the rule \"%.*s\"; see hs-attribute(1).\n", HS_PRINT(rule));
    }
    hs_put_byte(of->out, '\n');
}

void hs_attributor_explain(
    hs_attributor *attributor, hs_document *document, hs_slice id, hs_buffer *out)
{
    explanation of = { .words = hs_document_words(document), .out = out };
    hs_attributions all;
    hs_evidence evidence;

    hs_attributor_document(attributor, document);
    all = hs_attributions_read(document, of.words);
    if (all.items_count == 0) {
        return;
    }
    evidence = hs_attributor_evidence(attributor, document);
    of.by = &evidence;
    for (size_t i = 0; i < all.items_count; i++) {
        if (id.data == NULL || hs_slice_equal(id, all.items[i].id)) {
            explain(&of, document, &all.items[i]);
        }
    }
}
