#include "language/parse_corpus.h"

// A relation that is less frequent is learned without its subtype.
#define LEAST_LABEL 40

static uint32_t length_of(const hs_document *document, const hs_sentence *from)
{
    uint32_t length = 0;

    for (size_t i = from->first; i < from->end; i++) {
        length += document->tokens[i].kind == HS_WORD;
    }
    return length;
}

static void count_labels(const hs_corpus *from, hs_parse_corpus *to)
{
    for (size_t d = 0; d < from->documents_count; d++) {
        for (size_t i = 0; i < from->documents[d].tokens_count; i++) {
            bool added;
            hs_slice label = from->documents[d].tokens[i].column[HS_DEPREL];
            hs_map_add(&to->counts, label, &added)->number++;
        }
    }
}

static uint8_t label_of(hs_parse_corpus *to, hs_slice name)
{
    hs_slice basic = name;
    hs_map_value *place;
    bool added;

    basic = hs_slice_cut(&basic, ':');
    name = hs_map_find(&to->counts, name)->number < LEAST_LABEL ? basic : name;
    place = hs_map_add(&to->numbers, name, &added);
    if (added) {
        place->number = to->labels_count;
        *HS_APPEND(to->arena, to, labels) = name;
    }
    return (uint8_t) place->number;
}

/* The number of a head, or one that is no node's. */
static uint32_t read_head(hs_slice text)
{
    uint32_t number = 0;

    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || number > UINT32_MAX / 20) {
            return HS_PARSE_NO_HEAD;
        }
        number = number * 10 + (uint32_t) (text.data[i] - '0');
    }
    return text.size != 0 ? number : HS_PARSE_NO_HEAD;
}

static void read_sentence(hs_parse_corpus *to, const hs_document *document, const hs_sentence *from)
{
    uint32_t length = length_of(document, from), node = 0;
    hs_parse_sentence made = { .gold = { .length = length } };

    if (length == 0) {
        return;
    }
    made.gold.heads = HS_NEW(to->arena, uint32_t, length + 1);
    made.gold.labels = HS_NEW(to->arena, uint8_t, length + 1);
    made.gold.heads[0] = HS_PARSE_NO_HEAD;
    made.state = hs_parse_state_make(to->arena, length);
    for (size_t i = from->first; i < from->end; i++) {
        const hs_slice *column = document->tokens[i].column;
        if (document->tokens[i].kind == HS_WORD) {
            made.gold.heads[++node] = read_head(column[HS_HEAD]);
            made.gold.labels[node]
                = made.gold.heads[node] != 0 ? label_of(to, column[HS_DEPREL]) : 0;
            hs_parse_word(&made.state, node,
                &(hs_parse_columns){
                    column[HS_FORM], column[HS_LEMMA], column[HS_UPOS], column[HS_XPOS] });
        }
    }
    hs_parse_look_ahead(&made.state);
    if (!hs_parse_is_tree(made.gold.heads, length)) {
        to->left_out++;
        return;
    }
    for (node = 1; node <= length; node++) {
        ++*hs_parse_seen(to, made.state.nodes[node].form);
    }
    to->longest = length > to->longest ? length : to->longest;
    to->words += length;
    to->lifted += hs_parse_lift(made.gold.heads, length);
    hs_parse_gold_index(to->arena, &made.gold);
    *HS_APPEND(to->arena, to, sentences) = made;
}

hs_status hs_parse_corpus_read(const hs_corpus *from, hs_parse_corpus *to, hs_error *error)
{
    *to = (hs_parse_corpus){ .arena = from->arena,
        .numbers = hs_map_make(from->arena),
        .counts = hs_map_make(from->arena),
        .seen = HS_NEW(from->arena, uint32_t, (size_t) 1 << HS_PARSE_COUNT_BITS) };
    count_labels(from, to);
    for (size_t d = 0; d < from->documents_count; d++) {
        const hs_document *document = &from->documents[d];
        for (size_t s = 0; s < document->sentences_count; s++) {
            read_sentence(to, document, &document->sentences[s]);
        }
    }
    if (to->sentences_count == 0 || to->labels_count == 0) {
        return hs_fail(error, HS_BAD_DOCUMENT, "no sentence in the corpus has HEAD and DEPREL");
    }
    if (to->labels_count > HS_PARSE_LABELS) {
        return hs_fail(error, HS_BAD_DOCUMENT, "the corpus has %zu relations, more than %d",
            to->labels_count, HS_PARSE_LABELS);
    }
    return HS_OK;
}
