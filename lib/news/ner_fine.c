#include "news/ner_fine.h"

#include <stdlib.h>

// Rows of the weights; features of a name at most.
enum { ROWS = 1 << 14, MOST = 96, WORDS = 8 };

// A kind's own name first: it is what nothing speaks against.
enum { MISC, NORP, PRODUCT, LOC, FAC };

static const uint16_t fines[HS_NER_FINES] = { MISC, NORP, PRODUCT, LOC, FAC };
static const hs_crf_labels of_misc = { 3, fines }, of_place = { 2, fines + 3 };
static const char *const names[HS_NER_FINES] = { "MISC", "NORP", "PRODUCT", "LOC", "FAC" };

/* --- features */

/* A border of the sentence is a word of key 1. */
static const hs_ner_type *word_at(const hs_ner_page *page, size_t at, size_t sentence)
{
    static const hs_ner_type border = { .lower = 1 };

    return at >= page->starts[sentence] && at < page->starts[sentence + 1]
        ? &page->lexicon->types[page->types[at]]
        : &border;
}

static uint64_t feature(uint64_t template, uint64_t a, uint64_t b)
{
    uint64_t hash = (a + template * UINT64_C(0x9e3779b97f4a7c15)) * UINT64_C(0xbf58476d1ce4e5b9);

    hash ^= hash >> 29;
    hash = (hash + b) * UINT64_C(0x94d049bb133111eb);
    return hash ^ hash >> 32;
}

static uint64_t *add_lists(uint64_t template, uint32_t lists, uint64_t with, uint64_t *to)
{
    lists &= HS_RUN_ENTRY - 1;
    for (uint64_t list = 0; lists != 0; lists >>= 1, list++) {
        if (lists & 1) {
            *to++ = feature(template, list, with);
        }
    }
    return to;
}

/* The head of a name is most often its last word. */
static uint64_t *add_ends(
    const hs_ner_type *head, const hs_ner_type *front, bool single, uint64_t *to)
{
    *to++ = feature(1, head->lower, single);
    *to++ = feature(2, front->lower, single);
    *to++ = feature(3, head->suffix[1], single);
    *to++ = feature(3, head->suffix[2], single);
    *to++ = feature(3, head->suffix[3], single);
    *to++ = feature(4, head->letters, front->letters * 2u + single);
    *to++ = feature(5, head->digits, front->digits);
    *to++ = feature(6, head->brief, single);
    *to++ = feature(7, front->prefix[3], single);
    if (head->tail != 0) {
        *to++ = feature(8, head->head, 0);
        *to++ = feature(8, head->tail, 1);
    }
    to = add_lists(9, head->lists, single, to);
    return single ? to : add_lists(10, front->lists, 0, to);
}

static size_t find_features(const hs_ner_page *page, size_t first, size_t end, uint64_t *features)
{
    size_t sentence = page->sentence[first], words = end - first < WORDS ? end - first : WORDS;
    const hs_ner_type *before = word_at(page, first - 1, sentence);
    const hs_ner_type *after = word_at(page, end, sentence);
    uint64_t *to = add_ends(word_at(page, end - 1, sentence), word_at(page, first, sentence),
        end - first == 1, features);
    uint64_t run = 0;

    for (size_t i = first; i < first + words; i++) {
        const hs_ner_type *word = word_at(page, i, sentence);
        run = hs_run_key(run, word->key);
        *to++ = feature(11, word->lower, 0);
    }
    *to++ = feature(12, run, 0);
    *to++ = feature(13, words, 0);
    *to++ = feature(14, before->lower, 0);
    *to++ = feature(15, after->lower, 0);
    *to++ = feature(16, after->letters, end - first == 1);
    *to++ = feature(17, after->suffix[2], 0);
    *to++ = feature(18, word_at(page, first - 2, sentence)->lower, before->lower);
    if (page->marks[first].lists_place < 3 && words == end - first) {
        to = add_lists(19, page->marks[first].lists, page->marks[end - 1].lists_place, to);
    }
    return (size_t) (to - features);
}

/* --- use */

const char *hs_ner_fine(
    const hs_crf *model, const hs_ner_page *page, size_t first, size_t end, unsigned kind)
{
    static const char *const kinds[HS_NER_KINDS] = { "", "PER", "ORG", "LOC", "MISC" };
    hs_crf_labels among = kind == HS_NER_MISC ? of_misc : of_place;
    uint64_t features[MOST];
    int32_t scores[HS_NER_FINES] = { 0 };
    size_t best = 0;

    if (kind != HS_NER_MISC && kind != HS_NER_LOC) {
        return kinds[kind];
    }
    hs_crf_add_among(model, features, find_features(page, first, end, features), among, scores);
    for (size_t i = 0; i < among.count; i++) {
        scores[i] += model->transitions[(size_t) model->labels * model->stride + among.items[i]];
        best = scores[i] > scores[best] ? i : best;
    }
    return names[among.items[best]];
}

/* --- training */

typedef struct fine_trainer {
    hs_arena *arena;
    hs_crf_sequence *sequences; // [sequences_count] of length 1
    size_t sequences_count, sequences_capacity;
} fine_trainer;

static hs_slice label_of(hs_words words, size_t at)
{
    return hs_misc_get(words.items[at].token->column[HS_MISC], HS_LITERAL("NER"));
}

/* The number of a finer type's name, or of MISC or LOC; else HS_NER_FINES. */
static uint16_t number_of(hs_slice label)
{
    uint16_t number = 0;

    while (number < HS_NER_FINES
        && (label.size < 3 || !hs_slice_is(hs_slice_from(label, 2), names[number]))) {
        number++;
    }
    return number;
}

static bool knows_fines(hs_words words)
{
    for (size_t i = 0; i < words.count; i++) {
        uint16_t number = number_of(label_of(words, i));
        if (number == NORP || number == PRODUCT || number == FAC) {
            return true;
        }
    }
    return false;
}

static void add_name(
    fine_trainer *with, const hs_ner_page *page, size_t first, size_t end, uint16_t number)
{
    uint64_t features[MOST];
    size_t count = find_features(page, first, end, features);
    uint32_t *starts = HS_NEW(with->arena, uint32_t, 2);
    uint16_t *gold = HS_NEW(with->arena, uint16_t, 1);
    const hs_crf_labels **among = HS_NEW(with->arena, const hs_crf_labels *, 1);
    uint64_t *kept = hs_arena_get(with->arena, count * sizeof *kept);

    memcpy(kept, features, count * sizeof *kept);
    starts[1] = (uint32_t) count;
    *gold = number;
    *among = number < LOC ? &of_misc : &of_place;
    *HS_APPEND(with->arena, with, sequences) = (hs_crf_sequence){
        .features = kept, .starts = starts, .gold = gold, .among = among, .length = 1
    };
}

static void add_names(fine_trainer *with, const hs_ner_page *page, hs_words words)
{
    for (size_t i = 0, end; i < words.count; i = end) {
        hs_slice label = label_of(words, i);
        uint16_t number = number_of(label);
        end = i + 1;
        if (number == HS_NER_FINES) {
            continue;
        }
        while (end < words.count && page->sentence[end] == page->sentence[i]
            && label_of(words, end).data != NULL && label_of(words, end).data[0] == 'I') {
            end++;
        }
        add_name(with, page, i, end, number);
    }
}

static void collect_names(
    fine_trainer *with, const hs_ner_lessons *lessons, hs_ner_lexicon *lexicon)
{
    hs_arena scratch = { .guard = with->arena->guard };

    for (size_t d = 0; d < lessons->items_count; d++) {
        hs_document document = lessons->items[d].document;
        hs_arena_reset(&scratch);
        document.arena = &scratch;
        document.words = (hs_words){ 0 };
        if (knows_fines(hs_document_words(&document))) {
            hs_ner_page page = hs_ner_page_read(lexicon, &document, NULL, NULL);
            add_names(with, &page, hs_document_words(&document));
        }
    }
    hs_arena_free(&scratch);
}

hs_status hs_ner_fine_train(const hs_corpus *corpus, const hs_ner_lessons *lessons,
    hs_ner_lexicon *lexicon, void **packed, size_t *size, hs_error *error)
{
    static const hs_crf_options how = { .labels = HS_NER_FINES,
        .rows = ROWS,
        .epochs = 12,
        .rate = 0.1f,
        .decay = 1e-5f,
        .dropout = 0.3f,
        .seed = 1 };
    fine_trainer with = { .arena = corpus->arena };
    hs_crf model = { 0 };
    hs_status status;

    collect_names(&with, lessons, lexicon);
    status = hs_crf_train(with.sequences, with.sequences_count, &how, NULL, NULL, &model, error);
    if (status == HS_OK) {
        *packed = hs_crf_pack(&model, size);
        if (*packed == NULL) {
            status = hs_fail(error, HS_IO, "not enough memory to write the model");
        }
    }
    hs_crf_free(&model);
    return status;
}
