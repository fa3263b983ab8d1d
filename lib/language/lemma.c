#include "language/lemma.h"

#include "base/map.h"
#include "language/inflection.h"
#include "learn/feature.h"
#include "text/utf8.h"

/* --- keys */

// Those before it are of whole words.
#define FIRST_ENDING 2

static hs_slice ending(hs_slice text, uint32_t letters)
{
    size_t start = text.size;

    while (letters > 0 && start > 0) {
        start--;
        letters -= ((unsigned char) text.data[start] & 0xc0) != 0x80;
    }
    return hs_slice_from(text, start);
}

/* A word of the dictionary is what it is however it is written: at the head of a sentence, in a
 * title, by somebody who shouts. */
static hs_tag_shape shape_of(const hs_tag_word *word, const hs_tag_label *label)
{
    return !label->name && (word->flags & HS_WORD_SMALL) != 0 ? HS_SHAPE_LOWER : word->shape;
}

uint64_t hs_lemma_key(const hs_tag_word *word, const hs_tag_label *label, uint32_t which)
{
    uint64_t what = word->form_hash;

    if (which == 1) {
        what = word->lower_hash;
    } else if (which >= FIRST_ENDING) {
        what = hs_hash(ending(word->lower, HS_LEMMA_KEYS - 1 - which)) * 8 + shape_of(word, label);
    }
    return hs_feature3(which, label->number, which, what);
}

/* --- reading */

bool hs_lemma_rule_read(hs_slice line, hs_lemma_rule *rule)
{
    static const char kinds[] = "lftw";
    const char *kind = line.size > 1 ? memchr(kinds, line.data[0], 4) : NULL;

    if (kind == NULL || line.data[1] < '0' || line.data[1] > '9') {
        return false;
    }
    *rule = (hs_lemma_rule){ .kind = (hs_lemma_kind) (kind - kinds),
        .take = (uint32_t) (line.data[1] - '0'),
        .add = hs_slice_from(line, 2) };
    return true;
}

static size_t count_lines(hs_slice text)
{
    size_t count = 0;

    for (size_t i = 0; i < text.size; i++) {
        count += text.data[i] == '\n';
    }
    return count;
}

/* The next line, each of which ends with a line feed. */
static hs_slice next_line(hs_slice *rest) { return hs_slice_cut(rest, '\n'); }

bool hs_lemma_rules_view(hs_slice lemmas, hs_slice rules, hs_slice features, hs_slice values,
    const hs_table *words, hs_arena *arena, hs_lemma_rules *to)
{
    *to = (hs_lemma_rules){ .rules_count = (uint32_t) count_lines(rules),
        .values_count = (uint32_t) count_lines(values),
        .words = *words };
    to->rules = HS_NEW(arena, hs_lemma_rule, to->rules_count);
    to->values = HS_NEW(arena, hs_slice, to->values_count);
    for (uint32_t i = 0; i < to->rules_count; i++) {
        if (!hs_lemma_rule_read(next_line(&rules), &to->rules[i])) {
            return false;
        }
    }
    for (uint32_t i = 0; i < to->values_count; i++) {
        to->values[i] = next_line(&values);
        if (to->values[i].size == 0) {
            return false;
        }
    }
    return rules.data != NULL && values.data != NULL && hs_table_view(lemmas, &to->lemmas)
        && hs_table_view(features, &to->features);
}

/* --- use */

static hs_slice take_letters(hs_slice text, uint32_t letters)
{
    while (letters > 0 && text.size > 0) {
        text.size--;
        letters -= ((unsigned char) text.data[text.size] & 0xc0) != 0x80;
    }
    return text;
}

/* The form in the rule's case. */
static hs_slice in_case(hs_lemma_kind kind, hs_arena *arena, hs_slice form)
{
    char *lower = hs_arena_get(arena, 2 * form.size + 4);
    hs_slice folded = { lower, hs_fold(form, lower) };

    if (kind == HS_LEMMA_TITLE && form.size > 0 && (unsigned char) form.data[0] < 0x80) {
        lower[0] = form.data[0];
    }
    return kind == HS_LEMMA_FORM ? form : folded;
}

hs_slice hs_lemma_apply(const hs_lemma_rule *rule, hs_arena *arena, hs_slice form)
{
    hs_slice parts[2] = { { NULL, 0 }, rule->add };
    char *straight = hs_arena_get(arena, form.size + 1);

    form = (hs_slice){ straight, hs_straighten(form, straight) };
    if (rule->kind == HS_LEMMA_WHOLE) {
        return rule->add;
    }
    parts[0] = in_case(rule->kind, arena, form);
    if (rule->take == 0 && rule->add.size == 0) {
        return parts[0];
    }
    parts[0] = take_letters(parts[0], rule->take);
    return parts[0].size == 0 ? (hs_slice){ NULL, 0 } : hs_arena_join(arena, parts, 2);
}

static bool is_lemma(const hs_lemma_rules *rules, hs_slice lemma)
{
    return (hs_words_find(&rules->words, hs_hash(lemma)) & HS_WORD_LEMMA) != 0;
}

/* English verbs lose an e in front of -ed and -ing, and no ending tells which: "provok" gets its
 * own back. */
static hs_slice with_e(const hs_lemma_rules *rules, hs_arena *arena, hs_slice lemma)
{
    hs_slice parts[2] = { lemma, HS_LITERAL("e") }, longer;

    longer = hs_arena_join(arena, parts, 2);
    return is_lemma(rules, longer) ? longer : lemma;
}

static hs_slice with_capital(hs_arena *arena, hs_slice lemma)
{
    char *copy = hs_arena_get(arena, lemma.size + 1);

    memcpy(copy, lemma.data, lemma.size);
    copy[0] = (char) (copy[0] >= 'a' && copy[0] <= 'z' ? copy[0] - 'a' + 'A' : copy[0]);
    return (hs_slice){ copy, lemma.size };
}

// Shorter words in lower case are abbreviations and particles as often as names: al, irc.
#define NAME_SIZE 4

// Longer names in capitals are shouted, or datelines: few acronyms have so many letters.
#define SHOUTED_SIZE 7

/* The lemma in the letters that a name has. */
static hs_slice in_letters(hs_arena *arena, hs_slice form, const hs_tag_word *word,
    const hs_tag_label *label, hs_slice lemma)
{
    static const hs_lemma_rule as_it_is = { .kind = HS_LEMMA_FORM },
                               as_a_name = { .kind = HS_LEMMA_TITLE };
    const uint32_t names = HS_WORD_CAPITAL | HS_WORD_NAME;
    bool proper = hs_slice_is(label->upos, "PROPN");

    if (word->shape == HS_SHAPE_LOWER && lemma.size >= NAME_SIZE && (word->flags & names) != 0
        && (word->flags & HS_WORD_SMALL) == 0
        && (proper || hs_slice_is(label->upos, "NOUN") || hs_slice_is(label->upos, "ADJ"))) {
        return with_capital(arena, lemma);
    }
    if (!proper || word->shape != HS_SHAPE_UPPER) {
        return lemma;
    }
    if (form.size >= NAME_SIZE && (word->flags & HS_WORD_NAME) != 0) {
        return hs_lemma_apply(&as_a_name, arena, form);
    }
    return word->flags != 0
        ? lemma
        : hs_lemma_apply(form.size < SHOUTED_SIZE ? &as_it_is : &as_a_name, arena, form);
}

hs_slice hs_lemma_find(const hs_lemma_rules *rules, hs_arena *arena, hs_slice form,
    const hs_tag_word *word, const hs_tag_label *label)
{
    hs_slice first = { NULL, 0 }, plain;

    for (uint32_t which = 0; which < HS_LEMMA_KEYS; which++) {
        uint32_t number;
        if (hs_table_find(&rules->lemmas, hs_lemma_key(word, label, which), &number)
            && number < rules->rules_count) {
            const hs_lemma_rule *rule = &rules->rules[number];
            hs_slice lemma = hs_lemma_apply(rule, arena, form);
            if (lemma.size != 0
                && (which < FIRST_ENDING || rule->kind != HS_LEMMA_LOWER
                    || is_lemma(rules, lemma))) {
                return which < FIRST_ENDING ? lemma : in_letters(arena, form, word, label, lemma);
            }
            first = first.size == 0 ? lemma : first;
        }
    }
    if (word->squeezed.size != 0 && !label->name) {
        return word->squeezed;
    }
    plain = hs_uninflect(&rules->words, arena, word, label->xpos);
    if (plain.size != 0) {
        return plain;
    }
    first = first.size == 0           ? form
        : first.size + 2 <= form.size ? with_e(rules, arena, first)
                                      : first;
    return in_letters(arena, form, word, label, first);
}

hs_slice hs_lemma_features(
    const hs_lemma_rules *rules, const hs_tag_word *word, const hs_tag_label *label)
{
    for (uint32_t which = 0; which < HS_LEMMA_KEYS; which++) {
        uint32_t value;
        if (hs_table_find(&rules->features, hs_lemma_key(word, label, which), &value)
            && value < rules->values_count) {
            return rules->values[value];
        }
    }
    return HS_LITERAL("_");
}
