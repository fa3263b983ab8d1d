/* Heads and relations: the layer `dependencies`. */
#include "learn/score_layers.h"

#define NONE SIZE_MAX // a word without a head, or whose head is not there
#define ROOT (SIZE_MAX - 1)

/* The word that a HEAD names; `first` is the sentence's first word, `end` the one behind its last.
 */
static size_t read_head(hs_slice text, size_t first, size_t end)
{
    size_t number = 0;

    if (text.size == 0 || text.size > 9) {
        return NONE;
    }
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') {
            return NONE;
        }
        number = number * 10 + (size_t) (text.data[i] - '0');
    }
    return number == 0 ? ROOT : number <= end - first ? first + number - 1 : NONE;
}

/* The heads of all words, by their places among the words. */
static size_t *find_heads(const hs_scored *stream)
{
    size_t *heads = HS_NEW(stream->document->arena, size_t, stream->words.count);
    const hs_word *words = stream->words.items;

    for (size_t first = 0, end; first < stream->words.count; first = end) {
        end = first + 1;
        while (end < stream->words.count && words[end].sentence == words[first].sentence) {
            end++;
        }
        for (size_t i = first; i < end; i++) {
            heads[i] = read_head(words[i].token->column[HS_HEAD], first, end);
        }
    }
    return heads;
}

/* For each word of the system the one of gold that it is, or NONE. */
static size_t *align(const hs_scored *gold, const hs_scored *system)
{
    size_t *to = HS_NEW(system->document->arena, size_t, system->words.count);
    size_t g = 0, s = 0;

    while (s < system->words.count) {
        int order
            = g == gold->words.count ? 1 : hs_score_order(&gold->places[g], &system->places[s]);
        if (order >= 0) {
            to[s++] = order == 0 ? g : NONE;
        }
        g += order <= 0;
    }
    return to;
}

static hs_slice basic(hs_slice relation) { return hs_slice_cut(&relation, ':'); }

enum { UAS, LAS, LAS_SUBTYPES, MEASURES };

static void count_relation(
    hs_score *score, hs_slice relation, size_t gold, size_t system, size_t right)
{
    if (!hs_slice_is(relation, "_")) {
        hs_score_count(score, HS_SCORE_DEPENDENCIES, relation, 0, gold, system, right);
    }
}

/* Counts the words of the system that have the right head. */
static void count_right(
    hs_score *score, const hs_scored *gold, const hs_scored *system, size_t right[MEASURES])
{
    const size_t *heads = find_heads(gold), *guessed = find_heads(system);
    const size_t *to = align(gold, system);

    for (size_t s = 0; s < system->words.count; s++) {
        hs_slice is = system->words.items[s].token->column[HS_DEPREL], should;
        size_t head = guessed[s] < ROOT ? to[guessed[s]] : guessed[s];
        if (to[s] == NONE || head == NONE || head != heads[to[s]]) {
            count_relation(score, is, 0, 1, 0);
            continue;
        }
        should = gold->words.items[to[s]].token->column[HS_DEPREL];
        right[UAS]++;
        right[LAS] += hs_slice_equal(basic(is), basic(should));
        right[LAS_SUBTYPES] += hs_slice_equal(is, should);
        count_relation(score, is, 0, 1, hs_slice_equal(is, should));
    }
}

void hs_score_dependencies(hs_score *score, const hs_scored *gold, const hs_scored *system)
{
    static const hs_slice names[]
        = { HS_CONSTANT("UAS"), HS_CONSTANT("LAS"), HS_CONSTANT("LAS subtypes") };
    size_t right[MEASURES] = { 0 };

    for (size_t g = 0; g < gold->words.count; g++) {
        const hs_slice *column = gold->words.items[g].token->column;
        score->gold_has[HS_SCORE_DEPENDENCIES] |= !hs_slice_is(column[HS_HEAD], "_");
        count_relation(score, column[HS_DEPREL], 1, 0, 0);
    }
    count_right(score, gold, system, right);
    for (unsigned i = 0; i < MEASURES; i++) {
        hs_score_count(score, HS_SCORE_DEPENDENCIES, names[i], i + 1, gold->words.count,
            system->words.count, right[i]);
    }
}
