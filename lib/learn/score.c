#include "learn/score.h"

#include <stdlib.h>

#include "learn/score_layers.h"
#include "text/utf8.h"

const char *const hs_score_layers[]
    = { "tags", "dependencies", "entities", "quotations", "attributions", "coreference", NULL };

/* --- rows */

hs_score_row *hs_score_count(hs_score *score, hs_score_layer layer, hs_slice name, unsigned place,
    size_t gold, size_t system, size_t right)
{
    hs_score_rows *rows = &score->rows[layer];
    hs_map_value *at;
    hs_score_row *row;

    rows->places.arena = score->arena;
    at = hs_map_find(&rows->places, name);
    if (at == NULL) {
        bool added;
        hs_slice kept = hs_arena_copy(score->arena, name);
        at = hs_map_add(&rows->places, kept, &added);
        at->number = rows->items_count;
        *HS_APPEND(score->arena, rows, items) = (hs_score_row){ .name = kept, .place = place };
    }
    row = &rows->items[at->number];
    row->gold += gold;
    row->system += system;
    row->right += right;
    return row;
}

static int compare_rows(const void *left, const void *right)
{
    const hs_score_row *a = left, *b = right;

    return a->place != b->place ? (a->place > b->place) - (a->place < b->place)
                                : hs_slice_compare(a->name, b->name);
}

void hs_score_end(hs_score *score)
{
    hs_score_coreference_mean(score);
    for (int layer = 0; layer < HS_SCORE_LAYERS; layer++) {
        hs_score_rows *rows = &score->rows[layer];
        size_t kept = 0;
        for (size_t i = 0; i < rows->items_count; i++) {
            if (!rows->items[i].empty) {
                rows->items[kept++] = rows->items[i];
            }
        }
        rows->items_count = kept;
        if (kept != 0) {
            qsort(rows->items, kept, sizeof *rows->items, compare_rows);
        }
        rows->places = (hs_map){ 0 };
    }
}

static double percent(size_t part, size_t whole)
{
    return whole == 0 ? 0 : 100 * (double) part / (double) whole;
}

static double in_parts(double part, size_t whole)
{
    return whole == 0 ? 0 : 100 * part / (double) whole;
}

double hs_score_precision(const hs_score_row *row)
{
    return row->is_mean ? row->means[0]
        : row->in_parts ? in_parts(row->parts[1], row->system)
                        : percent(row->right, row->system);
}

double hs_score_recall(const hs_score_row *row)
{
    return row->is_mean ? row->means[1]
        : row->in_parts ? in_parts(row->parts[0], row->gold)
                        : percent(row->right, row->gold);
}

double hs_score_f1(const hs_score_row *row)
{
    double precision = hs_score_precision(row), recall = hs_score_recall(row);

    if (row->is_mean) {
        return row->means[2];
    }
    if (row->in_parts) {
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }
    return percent(2 * row->right, row->gold + row->system);
}

/* --- spans */

static int compare_spans(const void *left, const void *right)
{
    const hs_scored_span *a = left, *b = right;

    if (a->start != b->start) {
        return a->start < b->start ? -1 : 1;
    }
    if (a->end != b->end) {
        return a->end < b->end ? -1 : 1;
    }
    return hs_slice_compare(a->kind, b->kind);
}

static void make_set(hs_scored_spans *spans)
{
    size_t kept = 0;

    if (spans->items_count != 0) {
        qsort(spans->items, spans->items_count, sizeof *spans->items, compare_spans);
    }
    for (size_t i = 0; i < spans->items_count; i++) {
        if (kept == 0 || compare_spans(&spans->items[kept - 1], &spans->items[i]) != 0) {
            spans->items[kept++] = spans->items[i];
        }
    }
    spans->items_count = kept;
}

void hs_score_spans(hs_score *score, hs_score_layer layer, const char *total, unsigned place,
    hs_scored_spans *gold, hs_scored_spans *system)
{
    size_t g = 0, s = 0, right = 0;

    make_set(gold);
    make_set(system);
    while (g < gold->items_count || s < system->items_count) {
        int order = g == gold->items_count ? 1
            : s == system->items_count     ? -1
                                           : compare_spans(&gold->items[g], &system->items[s]);
        hs_slice kind = order <= 0 ? gold->items[g].kind : system->items[s].kind;
        if (kind.data != NULL) {
            hs_score_count(score, layer, kind, 0, order <= 0, order >= 0, order == 0);
        }
        g += order <= 0;
        s += order >= 0;
        right += order == 0;
    }
    if (total != NULL) {
        hs_score_count(
            score, layer, hs_slice_of(total), place, gold->items_count, system->items_count, right);
    }
}

/* --- streams */

/* Appends what is no white space. */
static void put_solid(hs_slice text, hs_buffer *out)
{
    size_t size;

    for (; text.size != 0; text = hs_slice_from(text, size)) {
        if (!hs_is_space(hs_utf8_decode(text.data, &size))) {
            hs_put(out, (hs_slice){ text.data, size });
        }
    }
}

/* The words first..end are a surface token. */
static void set_token(hs_scored_word *places, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        places[i].token_start = places[first].start;
        places[i].token_end = places[end - 1].end;
        places[i].part = (uint32_t) (i - first);
        places[i].parts = (uint32_t) (end - first);
    }
}

static void find_tokens(hs_scored *stream)
{
    const hs_document *document = stream->document;
    size_t word = 0;

    for (size_t i = 0; i < document->sentences_count; i++) {
        size_t first = word, left = 0;
        for (size_t t = document->sentences[i].first; t < document->sentences[i].end; t++) {
            if (document->tokens[t].kind == HS_RANGE) {
                left = hs_range_length(&document->tokens[t]);
                first = word;
            } else if (document->tokens[t].kind == HS_WORD) {
                first = left == 0 ? word : first;
                left -= left != 0;
                set_token(stream->places, first, ++word);
            }
        }
    }
}

static hs_scored look_at(hs_document *document)
{
    hs_scored stream = { .document = document, .words = hs_document_words(document) };
    hs_buffer text = { 0 };
    size_t room = 0;

    stream.places = HS_NEW(document->arena, hs_scored_word, stream.words.count);
    for (size_t i = 0; i < stream.words.count; i++) {
        room += stream.words.items[i].surface.size;
    }
    // A buffer of arena memory that is large enough never grows.
    text.data = hs_arena_get(document->arena, room);
    text.capacity = room;
    for (size_t i = 0; i < stream.words.count; i++) {
        stream.places[i].start = text.size;
        put_solid(stream.words.items[i].surface, &text);
        stream.places[i].end = text.size;
    }
    stream.text = (hs_slice){ text.data, text.size };
    find_tokens(&stream);
    return stream;
}

/* --- texts that differ */

/* The word in which the byte of the text stands, or the last one. */
static size_t word_at(const hs_scored *stream, size_t byte)
{
    size_t word = 0;

    while (word + 1 < stream->words.count && stream->places[word].end <= byte) {
        word++;
    }
    return word;
}

static size_t line_of(const hs_scored *stream, size_t word)
{
    const hs_document *document = stream->document;
    const hs_word *at = &stream->words.items[word];
    size_t line = document->line;

    if (stream->words.count == 0) {
        return line;
    }
    for (size_t i = 0; i < at->sentence; i++) {
        const hs_sentence *sentence = &document->sentences[i];
        line += sentence->comments_count + sentence->end - sentence->first + 1;
    }
    line += document->sentences[at->sentence].comments_count;
    return line + (size_t) (at->token - document->tokens) - document->sentences[at->sentence].first;
}

/* A few characters of the text from `byte` on. */
static hs_slice sample(const hs_scored *stream, size_t byte)
{
    size_t end = byte;

    for (int i = 0; i < 12 && end < stream->text.size; i++) {
        size_t size;
        hs_utf8_decode(stream->text.data + end, &size);
        end += size;
    }
    return (hs_slice){ stream->text.data + byte, end - byte };
}

static hs_status refuse_texts(const hs_scored *gold, const hs_scored *system, hs_error *error)
{
    hs_slice ours = gold->text, theirs = system->text, at[2];
    size_t byte = 0;

    while (byte < ours.size && byte < theirs.size && ours.data[byte] == theirs.data[byte]) {
        byte++;
    }
    while (byte > 0 && byte < ours.size && ((unsigned char) ours.data[byte] & 0xc0) == 0x80) {
        byte--;
    }
    at[0] = sample(gold, byte);
    at[1] = sample(system, byte);
    error->line = line_of(system, word_at(system, byte));
    return hs_fail(error, HS_BAD_DOCUMENT,
        "the text differs from %s:%zu: character %zu of document '%.*s', white space aside, begins "
        "'%.*s' there and '%.*s' here; compare streams of the same texts",
        gold->document->file, line_of(gold, word_at(gold, byte)),
        hs_utf8_length((hs_slice){ ours.data, byte }) + 1,
        (int) (gold->document->id.size < 40 ? gold->document->id.size : 40),
        gold->document->id.data, HS_PRINT(at[0]), HS_PRINT(at[1]));
}

/* --- tags */

enum { COLUMNS = HS_SCORE_COLUMNS };
static const hs_column columns[COLUMNS] = { HS_UPOS, HS_XPOS, HS_FEATS, HS_LEMMA };

/* Spans without a kind. */
static hs_scored_spans find_sentences(const hs_scored *stream)
{
    hs_scored_spans spans = { 0 }, *add_to = &spans;
    hs_arena *arena = stream->document->arena;

    for (size_t i = 0; i < stream->words.count; i++) {
        if (i == 0 || stream->words.items[i].sentence != stream->words.items[i - 1].sentence) {
            HS_APPEND(arena, add_to, items)->start = stream->places[i].token_start;
        }
        spans.items[spans.items_count - 1].end = stream->places[i].token_end;
    }
    return spans;
}

int hs_score_order(const hs_scored_word *a, const hs_scored_word *b)
{
    if (a->token_start != b->token_start) {
        return a->token_start < b->token_start ? -1 : 1;
    }
    if (a->token_end != b->token_end) {
        return a->token_end < b->token_end ? -1 : 1;
    }
    if (a->part != b->part) {
        return a->part < b->part ? -1 : 1;
    }
    return (a->parts > b->parts) - (a->parts < b->parts);
}

typedef struct word_counts {
    size_t words, columns[COLUMNS]; // that agree
    bool in_gold[COLUMNS];          // some word of gold has a value
} word_counts;

static void compare_columns(const hs_token *gold, const hs_token *system, word_counts *counts)
{
    counts->words++;
    for (int i = 0; i < COLUMNS; i++) {
        counts->columns[i] += hs_slice_equal(gold->column[columns[i]], system->column[columns[i]]);
    }
}

static word_counts count_words(const hs_scored *gold, const hs_scored *system)
{
    word_counts counts = { 0 };
    size_t g = 0, s = 0;

    while (g < gold->words.count && s < system->words.count) {
        int order = hs_score_order(&gold->places[g], &system->places[s]);
        if (order == 0) {
            compare_columns(gold->words.items[g].token, system->words.items[s].token, &counts);
        }
        g += order <= 0;
        s += order >= 0;
    }
    for (g = 0; g < gold->words.count; g++) {
        for (int i = 0; i < COLUMNS; i++) {
            counts.in_gold[i] |= !hs_slice_is(gold->words.items[g].token->column[columns[i]], "_");
        }
    }
    return counts;
}

static void score_tags(hs_score *score, const hs_scored *gold, const hs_scored *system)
{
    static const hs_slice names[]
        = { HS_CONSTANT("UPOS"), HS_CONSTANT("XPOS"), HS_CONSTANT("FEATS"), HS_CONSTANT("lemma") };
    hs_scored_spans sentences[2] = { find_sentences(gold), find_sentences(system) };
    word_counts counts = count_words(gold, system);
    size_t words[2] = { gold->words.count, system->words.count };

    hs_score_spans(score, HS_SCORE_TAGS, "sentences", 1, &sentences[0], &sentences[1]);
    hs_score_count(score, HS_SCORE_TAGS, HS_LITERAL("words"), 2, words[0], words[1], counts.words);
    for (unsigned i = 0; i < COLUMNS; i++) {
        score->columns[i] |= counts.in_gold[i];
        score->gold_has[HS_SCORE_TAGS] |= counts.in_gold[i];
        hs_score_count(score, HS_SCORE_TAGS, names[i], i + 3, words[0], words[1], counts.columns[i])
            ->empty
            = !score->columns[i];
    }
}

/* --- documents */

hs_status hs_score_documents(
    hs_score *score, hs_document *gold, hs_document *system, hs_error *error)
{
    hs_scored ours = look_at(gold), theirs = look_at(system);

    if (!hs_slice_equal(ours.text, theirs.text)) {
        return refuse_texts(&ours, &theirs, error);
    }
    score_tags(score, &ours, &theirs);
    hs_score_dependencies(score, &ours, &theirs);
    hs_score_entities(score, &ours, &theirs);
    hs_score_quotations(score, &ours, &theirs);
    hs_score_attributions(score, &ours, &theirs);
    hs_score_coreference(score, &ours, &theirs);
    return HS_OK;
}
