#include "news/ner_page.h"

#include "text/utf8.h"

#define RUN 12

/* --- what annotated text has taught */

static uint32_t bucket(uint32_t count) { return count < 2 ? count : count < 4 ? 2 : 3; }

uint32_t hs_ner_learned(const hs_ner_counts *counts)
{
    uint32_t total = 0, named = 0, best = 1, next = 0, purity;

    for (uint32_t kind = 0; kind < HS_NER_KINDS; kind++) {
        total += counts->kinds[kind];
        named += kind ? counts->kinds[kind] : 0;
    }
    if (total == 0) {
        return 0;
    }
    for (uint32_t kind = 2; kind < HS_NER_KINDS; kind++) {
        best = counts->kinds[kind] > counts->kinds[best] ? kind : best;
    }
    if (named == 0) {
        return HS_RUN_ENTRY | bucket(total) << 4;
    }
    for (uint32_t kind = 1; kind < HS_NER_KINDS; kind++) {
        if (kind != best && counts->kinds[kind] > (next ? counts->kinds[next] : 0)) {
            next = kind;
        }
    }
    purity = counts->kinds[best] == total         ? 3u
        : counts->kinds[best] * 10u >= total * 7u ? 2u
        : counts->kinds[best] * 10u >= total * 3u ? 1u
                                                  : 0u;
    return HS_RUN_ENTRY | best | bucket(total) << 4 | purity << 6 | next << 8
        | (counts->first * 2u > counts->last * 3u          ? 1u
                  : counts->last * 2u > counts->first * 3u ? 2u
                                                           : 0u)
        << 12;
}

/* --- pages */

static void read_words(hs_ner_page *page, hs_words words)
{
    hs_ner_lexicon *lexicon = page->lexicon;

    hs_ner_find_types(lexicon, words, page->types);
    for (size_t i = 0; i < words.count; i++) {
        page->keys[i] = lexicon->types[page->types[i]].key;
        if (i == 0 || words.items[i].sentence != words.items[i - 1].sentence) {
            page->starts[page->sentences++] = (uint32_t) i;
        }
        page->sentence[i] = (uint32_t) page->sentences - 1;
    }
    page->starts[page->sentences] = (uint32_t) words.count;
}

/* 0 ordinary, 1 all capitals, 2 a title, 3 all small; 4 and up the same without a full stop. */
static uint8_t find_mode(const hs_ner_page *page, size_t first, size_t end)
{
    size_t cases[5] = { 0 }, words = 0, raised = 0, mode = 0;
    const hs_ner_type *last = &page->lexicon->types[page->types[end - 1]];

    for (size_t i = first; i < end; i++) {
        const hs_ner_type *type = &page->lexicon->types[page->types[i]];
        cases[type->letters] += type->length > 1;
        if (type->letters != HS_NO_LETTER && type->length > 3) {
            words++;
            raised += type->letters != HS_LOWER;
        }
    }
    if (cases[HS_LOWER] + cases[HS_INITIAL] == 0 && cases[HS_UPPER] > 0) {
        mode = 1;
    } else if (cases[HS_INITIAL] + cases[HS_UPPER] + cases[HS_MIXED] == 0 && cases[HS_LOWER] > 1) {
        mode = 3;
    } else if (words > 2 && raised * 4 >= words * 3) {
        mode = 2;
    }
    return (uint8_t) (mode + (last->letters != HS_NO_LETTER || last->digits ? 4 : 0));
}

static const hs_ner_type *type_at(const hs_ner_page *page, size_t at, size_t first, size_t end)
{
    return at >= first && at < end ? &page->lexicon->types[page->types[at]] : NULL;
}

static uint32_t context_of(const hs_ner_type *left, const hs_ner_type *right)
{
    uint32_t bits = 0;

    if (left != NULL) {
        bits |= (left->lists & HS_LIST_BIT(title)) ? 1u : 0;
        bits |= (left->lists & (HS_LIST_BIT(office) | HS_LIST_BIT(kin))) ? 2u : 0;
        bits |= (left->lists & HS_LIST_BIT(in)) ? 4u : 0;
        bits |= (left->lists & HS_LIST_BIT(first)) && left->letters == HS_INITIAL ? 8u : 0;
    }
    if (right != NULL) {
        bits |= (right->lists & (HS_LIST_BIT(legal) | HS_LIST_BIT(orgword)))
                && right->letters != HS_LOWER
            ? 16u
            : 0;
        bits |= (right->lists & HS_LIST_BIT(speech)) ? 32u : 0;
        bits |= right->letters == HS_NO_LETTER && right->digits ? 64u : 0;
        bits |= (right->lists & HS_LIST_BIT(surname)) && right->letters == HS_INITIAL ? 128u : 0;
    }
    return bits;
}

static hs_ner_lemma *lemma_at(const hs_ner_page *page, size_t at)
{
    hs_ner_lexicon *lexicon = page->lexicon;
    hs_ner_lemma *lemma = &lexicon->lemmas[lexicon->types[page->types[at]].lemma];

    if (lemma->document != lexicon->document) {
        *lemma = (hs_ner_lemma){ .document = lexicon->document };
    }
    return lemma;
}

static void count_up(uint16_t *count) { *count = (uint16_t) (*count + (*count < UINT16_MAX)); }

static void count_contexts(hs_ner_page *page, size_t first, size_t end, bool ordinary)
{
    for (size_t i = first; i < end; i++) {
        hs_ner_lemma *lemma = lemma_at(page, i);
        uint32_t bits
            = context_of(type_at(page, i - 1, first, end), type_at(page, i + 1, first, end));
        if (ordinary && i > first) {
            count_up(&lemma->cases[page->lexicon->types[page->types[i]].letters]);
        }
        for (unsigned bit = 0; bits != 0; bit++, bits >>= 1) {
            if (bits & 1) {
                count_up(&lemma->contexts[bit]);
            }
        }
    }
}

static uint8_t place_in(size_t at, size_t length)
{
    return (uint8_t) (length == 1 ? 1 : at == 0 ? 2 : at + 1 == length ? 4 : 3);
}

static void mark_lists(hs_ner_page *page, size_t first, size_t end)
{
    for (size_t i = first, length; i < end; i += length ? length : 1) {
        uint32_t value = page->lexicon->types[page->types[i]].lists;
        length = value & HS_RUN_ENTRY ? 1 : 0;
        if (value & HS_RUN_STARTS) {
            value = hs_gazetteer_longest(&page->lexicon->lists, page->keys + i, end - i, &length);
        }
        for (size_t k = 0; k < length; k++) {
            page->marks[i + k].lists = value & (HS_RUN_ENTRY - 1);
            page->marks[i + k].lists_place = place_in(k, length);
        }
    }
}

typedef struct looker {
    uint32_t (*look)(void *context, uint64_t key);
    void *context;
} looker;

static uint32_t look_in_table(void *context, uint64_t key)
{
    return hs_gazetteer_find(context, key);
}

/* No run begins with most words, as is known of them without looking. */
static bool begins_none(const hs_ner_page *page, looker with, size_t at)
{
    return with.context == &page->lexicon->learned
        && page->lexicon->types[page->types[at]].begins == 0;
}

static void mark_learned(
    const hs_ner_page *page, looker with, size_t first, size_t end, hs_ner_mark *marks)
{
    for (size_t i = first; i < end;) {
        uint64_t run = 0;
        uint32_t best = 0;
        size_t length = 0;
        for (size_t k = begins_none(page, with, i) ? RUN : 0; k < RUN && i + k < end; k++) {
            uint32_t value;
            run = hs_run_key(run, page->keys[i + k]);
            value = with.look(with.context, run);
            if (value & HS_RUN_ENTRY) {
                best = value;
                length = k + 1;
            }
            if (!(value & HS_RUN_STARTS)) {
                break;
            }
        }
        for (size_t k = 0; k < length; k++) {
            marks[i + k].learned = best & (HS_RUN_ENTRY - 1);
            marks[i + k].learned_place = place_in(k, length);
        }
        i += length ? length : 1;
    }
}

static hs_ner_page make_page(hs_ner_lexicon *lexicon, hs_document *document, size_t count)
{
    hs_arena *arena = document->arena;

    return (hs_ner_page){ .arena = arena,
        .lexicon = lexicon,
        .count = count,
        .types = HS_NEW(arena, uint32_t, count + 1),
        .keys = HS_NEW(arena, uint64_t, count + 1),
        .learned = HS_NEW(arena, uint32_t, count + 1),
        .marks = HS_NEW(arena, hs_ner_mark, count + 1),
        .sentence = HS_NEW(arena, uint32_t, count + 1),
        .modes = HS_NEW(arena, uint8_t, count + 1),
        .starts = HS_NEW(arena, uint32_t, count + 2) };
}

hs_ner_page hs_ner_page_read(hs_ner_lexicon *lexicon, hs_document *document,
    uint32_t (*learned)(void *context, uint64_t key), void *context)
{
    hs_words words = hs_document_words(document);
    hs_ner_page page = make_page(lexicon, document, words.count);
    looker with = { learned, context };

    if (learned == NULL) {
        with = (looker){ look_in_table, &lexicon->learned };
    }
    lexicon->document++;
    read_words(&page, words);
    for (size_t i = 0; i < page.count; i++) {
        page.learned[i] = learned ? learned(context, hs_ner_word_run(page.keys[i]))
                                  : lexicon->types[page.types[i]].learned;
    }
    for (size_t s = 0; s < page.sentences; s++) {
        size_t first = page.starts[s], end = page.starts[s + 1];
        page.modes[s] = find_mode(&page, first, end);
        count_contexts(&page, first, end, page.modes[s] % 4 == 0);
        mark_lists(&page, first, end);
        mark_learned(&page, with, first, end, page.marks);
    }
    return page;
}

/* --- what the first stage decided */

typedef struct name_table {
    hs_arena *arena;
    hs_gazetteer_maker runs; // value: index of counts, flags
    struct name_counts {
        uint16_t kinds[HS_NER_KINDS];
    } * items; // [items_count]
    size_t items_count, items_capacity;
} name_table;

static uint32_t *put_run(name_table *table, uint64_t key)
{
    uint32_t *value = hs_gazetteer_put(&table->runs, key);

    if (*value == 0) {
        *value = (uint32_t) ++table->items_count;
        table->items_count--;
        HS_APPEND(table->arena, table, items);
    }
    return value;
}

static void add_name(hs_ner_page *page, name_table *table, size_t first, size_t end, unsigned kind)
{
    uint64_t run = 0;

    for (size_t i = first; i < end; i++) {
        uint32_t *value;
        run = hs_run_key(run, page->keys[i]);
        value = put_run(table, run);
        *value |= i + 1 < end ? HS_RUN_STARTS : HS_RUN_ENTRY;
        if (i + 1 == end) {
            count_up(&table->items[(*value & (HS_RUN_ENTRY - 1)) - 1].kinds[kind]);
        }
        if (end - first > 1) {
            count_up(&lemma_at(page, i)->parts[kind][i == first ? 0 : i + 1 == end ? 2 : 1]);
        }
    }
}

/* ABC for "Alpha Beta Company", with or without its small words. */
static void add_acronym(hs_ner_page *page, hs_words words, hs_gazetteer_maker *acronyms,
    size_t first, size_t end, unsigned kind)
{
    char letters[2][RUN * 4];
    size_t sizes[2] = { 0, 0 };

    for (size_t i = first; i < end && i < first + RUN; i++) {
        const hs_ner_type *type = &page->lexicon->types[page->types[i]];
        size_t size = 0;
        hs_utf8_decode(words.items[i].form.data, &size);
        for (unsigned all = 0; all < 2; all++) {
            if (type->letters != HS_NO_LETTER && (all || type->letters != HS_LOWER)) {
                memcpy(letters[all] + sizes[all], words.items[i].form.data, size);
                sizes[all] += size;
            }
        }
    }
    for (unsigned all = 0; all < 2; all++) {
        if (sizes[all] > 1) {
            *hs_gazetteer_put(acronyms, hs_word_key((hs_slice){ letters[all], sizes[all] }))
                |= UINT32_C(1) << kind;
        }
    }
}

static void collect_names(
    hs_ner_page *page, hs_words words, name_table *table, hs_gazetteer_maker *acronyms)
{
    const uint16_t *labels = page->first;

    for (size_t s = 0; s < page->sentences; s++) {
        for (size_t i = page->starts[s], end; i < page->starts[s + 1]; i = end) {
            unsigned kind = HS_NER_KIND(labels[i]);
            end = i + 1;
            if (kind == 0) {
                continue;
            }
            while (end < page->starts[s + 1] && labels[end] == HS_NER_I(kind)) {
                end++;
            }
            add_name(page, table, i, end, kind);
            // "Tidal Works Ltd" is Tidal Works elsewhere.
            if (end - i > 2
                && (page->lexicon->types[page->types[end - 1]].lists & HS_LIST_BIT(legal))) {
                add_name(page, table, i, end - 1, kind);
            }
            if (end - i > 1) {
                add_acronym(page, words, acronyms, i, end, kind);
            }
        }
    }
}

static uint32_t look_in_names(void *context, uint64_t key)
{
    name_table *table = context;
    hs_gazetteer made = hs_gazetteer_made(&table->runs);

    return made.capacity ? hs_gazetteer_find(&made, key) : 0;
}

/* Kinds that the run has elsewhere, one bit each, and the most frequent one above them. */
static uint32_t kinds_elsewhere(
    const hs_ner_page *page, const struct name_counts *counts, size_t first, size_t end)
{
    unsigned own = HS_NER_KIND(page->first[first]), best = 0, most = 0, bits = 0;
    bool whole = page->first[first] == HS_NER_B(own) && own != 0;

    for (size_t i = first + 1; i < end; i++) {
        whole = whole && page->first[i] == HS_NER_I(own);
    }
    whole = whole
        && !(end < page->count && page->sentence[end] == page->sentence[first]
            && page->first[end] == HS_NER_I(own));
    for (unsigned kind = 1; kind < HS_NER_KINDS; kind++) {
        unsigned count = counts->kinds[kind];
        count -= whole && kind == own && count > 0;
        bits |= count ? 1u << kind : 0;
        if (count > most) {
            most = count;
            best = kind;
        }
    }
    return bits | best << 8;
}

void hs_ner_page_decided(hs_ner_page *page, hs_words words, const uint16_t *labels)
{
    name_table table = { .arena = page->arena, .runs = { .arena = page->arena } };
    hs_gazetteer_maker acronyms = { .arena = page->arena };
    hs_gazetteer made;

    page->first = labels;
    page->found = HS_NEW(page->arena, hs_ner_mark, page->count + 1);
    page->acronyms = HS_NEW(page->arena, uint32_t, page->count + 1);
    for (size_t i = 0; i < page->count; i++) {
        count_up(&lemma_at(page, i)->labels[labels[i]]);
    }
    collect_names(page, words, &table, &acronyms);
    made = hs_gazetteer_made(&acronyms);
    for (size_t s = 0; s < page->sentences; s++) {
        mark_learned(page, (looker){ look_in_names, &table }, page->starts[s], page->starts[s + 1],
            page->found);
    }
    for (size_t i = 0, end; i < page->count; i = end) {
        hs_ner_mark *mark = &page->found[i];
        end = i + 1;
        if (mark->learned != 0) {
            uint32_t kinds;
            while (mark->learned_place == 2 && page->found[end - 1].learned_place != 4) {
                end++;
            }
            kinds = kinds_elsewhere(page, &table.items[mark->learned - 1], i, end);
            for (size_t k = i; k < end; k++) {
                page->found[k].lists = kinds;
            }
        }
        if (made.capacity && page->lexicon->types[page->types[i]].letters == HS_UPPER) {
            page->acronyms[i] = hs_gazetteer_find(&made, page->keys[i]);
        }
    }
}
