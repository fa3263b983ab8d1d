/* What the tests of words and of sentences share: a text, tokenized, in one line. */
#ifndef HS_TESTS_TOKENS_H
#define HS_TESTS_TOKENS_H

#include "language/tokenize.h"
#include "suite.h"

/* Puts the surface tokens into `line`, with a space between two; the words of a multiword token
 * with a '+'; sentences end with a '/'. */
static inline void put_tokens(const hs_document *document, hs_buffer *line)
{
    size_t words = 0; // of the multiword token, still to come

    line->size = 0;
    for (size_t i = 0; i < document->sentences_count; i++) {
        for (size_t t = document->sentences[i].first; t < document->sentences[i].end; t++) {
            const hs_token *token = &document->tokens[t];
            if (token->kind == HS_RANGE) {
                hs_slice rest = token->column[HS_ID];
                hs_slice first = hs_slice_cut(&rest, '-');
                words = (size_t) (atoi(rest.data) - atoi(first.data)) + 1;
                continue;
            }
            hs_put(line, token->column[HS_FORM]);
            words -= words > 0;
            hs_put_byte(line, words > 0 ? '+' : ' ');
        }
        hs_put_byte(line, '/');
    }
    hs_put_byte(line, '\0');
}

/* The text gives these tokens; a text of `line` as put_tokens has them. */
static inline void tokens_with(hs_tokenize_options options, const char *text, const char *expected)
{
    hs_arena arena = { 0 };
    hs_buffer line = { 0 };
    hs_document document = { 0 };
    hs_error error;

    hs_document_clear(&document, &arena);
    document.id = HS_LITERAL("d");
    document.text = hs_slice_of(text);
    ck_assert_int_eq(hs_tokenize_document(&document, options, &error), HS_OK);
    put_tokens(&document, &line);
    ck_assert_msg(strcmp(line.data, expected) == 0, "\n  %s\ngives\n  %s\nnot\n  %s", text,
        line.data, expected);
    hs_buffer_free(&line);
    hs_arena_free(&arena);
}

#define tokens(text, expected)                                                                     \
    tokens_with((hs_tokenize_options){ HS_CHARS, false, false }, text, expected)

#endif
