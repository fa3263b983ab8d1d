#include "language/parse.h"

#include <stdlib.h>

#include "language/parse_model.h"
#include "stream/sentence_inside.h"

struct hs_parser {
    hs_model file;
    hs_parse_model model;
    hs_arena memory; // of the sentence
};

/* --- opening */

hs_status hs_parser_open(const char *file, hs_parser **parser, hs_error *error)
{
    hs_parser *made = calloc(1, sizeof *made);
    hs_status status;

    *parser = NULL;
    if (made == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    status
        = hs_model_find(file, HS_PARSE_MODEL, HS_PARSE_KIND, HS_PARSE_VERSION, &made->file, error);
    if (status == HS_OK && !hs_parse_model_read(&made->file, &made->model)) {
        status = hs_fail(error, HS_MODEL, "model %s lacks a part, or one does not fit the others",
            file != NULL ? file : HS_PARSE_MODEL);
    }
    if (status != HS_OK) {
        hs_parser_close(made);
        return status;
    }
    *parser = made;
    return HS_OK;
}

void hs_parser_close(hs_parser *parser)
{
    if (parser != NULL) {
        hs_model_close(&parser->file);
        hs_arena_free(&parser->memory);
        free(parser);
    }
}

const hs_model *hs_parser_model(const hs_parser *parser) { return &parser->file; }

/* --- sentences */

static void read_words(const hs_document *document, const hs_sentence *which, hs_parse_state *state)
{
    uint32_t node = 0;

    for (size_t i = which->first; i < which->end; i++) {
        const hs_slice *column = document->tokens[i].column;
        if (document->tokens[i].kind == HS_WORD) {
            hs_parse_word(state, ++node,
                &(hs_parse_columns){
                    column[HS_FORM], column[HS_LEMMA], column[HS_UPOS], column[HS_XPOS] });
        }
    }
    hs_parse_look_ahead(state);
}

static void run(const hs_parse_model *model, hs_parse_state *state)
{
    uint64_t features[HS_PARSE_FEATURES];
    size_t count;

    while (!hs_parse_done(state)) {
        hs_parse_action action = HS_SHIFT;
        uint32_t label = 0;
        if (state->depth != 0) {
            action = HS_RIGHT;
            if (state->next <= state->length) {
                action = hs_parse_choose_action(model, state);
            }
        }
        if (action != HS_SHIFT && hs_parse_head(state, action) != 0) {
            count = hs_parse_label_features(state, hs_parse_head(state, action), features);
            label = hs_parse_choose_label(model, features, count);
        }
        hs_parse_apply(state, action, label);
    }
}

/* Words have the numbers that their nodes have: 1, 2, 3 …; where a stream numbers them otherwise
 * the head is still the word's number as it stands there.  The root hangs from `above`, or from
 * nothing. */
static void write_tree(hs_arena *arena, const hs_parse_model *model, const hs_parse_state *state,
    hs_document *document, const hs_sentence *which, const hs_token *above)
{
    hs_slice *ids = HS_NEW(arena, hs_slice, state->length + 1);
    uint32_t node = 0;

    ids[0] = above != NULL ? above->column[HS_ID] : HS_LITERAL("0");
    for (size_t i = which->first; i < which->end; i++) {
        if (document->tokens[i].kind == HS_WORD) {
            ids[++node] = document->tokens[i].column[HS_ID];
        }
    }
    node = 0;
    for (size_t i = which->first; i < which->end; i++) {
        hs_token *token = &document->tokens[i];
        if (token->kind == HS_WORD) {
            const hs_parse_node *from = &state->nodes[++node];
            token->column[HS_HEAD] = ids[from->head];
            token->column[HS_DEPREL] = from->head != 0 ? model->labels[from->label]
                : above != NULL                        ? HS_LITERAL("parataxis")
                                                       : HS_LITERAL("root");
            token->column[HS_DEPS] = HS_LITERAL("_");
        }
    }
}

static void parse_sentence(
    hs_parser *parser, hs_document *document, const hs_sentence *which, const hs_token *above)
{
    size_t length = 0;

    for (size_t i = which->first; i < which->end; i++) {
        length += document->tokens[i].kind == HS_WORD;
    }
    if (length != 0 && length < UINT32_MAX - HS_PARSE_AHEAD) {
        hs_parse_state state;
        hs_arena_reset(&parser->memory);
        state = hs_parse_state_make(&parser->memory, (uint32_t) length);
        read_words(document, which, &state);
        run(&parser->model, &state);
        write_tree(&parser->memory, &parser->model, &state, document, which, above);
    }
}

static const hs_token *find_root(const hs_document *document, const hs_sentence *of)
{
    for (size_t i = of->first; i < of->end; i++) {
        if (document->tokens[i].kind == HS_WORD
            && hs_slice_is(document->tokens[i].column[HS_DEPREL], "root")) {
            return &document->tokens[i];
        }
    }
    return NULL;
}

/* Sentences inside a sentence hang from the root of the first, so that it has one tree. */
void hs_parser_document(hs_parser *parser, hs_document *document)
{
    const bool *starts = hs_sentences_inside(document);

    parser->memory.guard = document->arena->guard;
    for (size_t s = 0; s < document->sentences_count; s++) {
        const hs_sentence *whole = &document->sentences[s];
        const hs_token *above = NULL;
        hs_sentence part = { .first = whole->first };
        for (part.end = part.first + 1; part.first < whole->end; part.end++) {
            if (part.end >= whole->end || (starts != NULL && starts[part.end])) {
                parse_sentence(parser, document, &part, above);
                above = above != NULL ? above : find_root(document, &part);
                part.first = part.end;
            }
        }
    }
}
