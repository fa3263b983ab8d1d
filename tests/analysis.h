/* What the Check programs of the news layers share: a text taken through the chain of filters. */
#ifndef HS_TESTS_ANALYSIS_H
#define HS_TESTS_ANALYSIS_H

#include "language/tokenize.h"
#include "news/attribution.h"
#include "news/quote.h"
#include "news/reading.h"
#include "news/structure.h"
#include "suite.h"

#define LINE 8192

/* The lexicon, opened once a process. */
static inline const hs_lexicon *lexicon(void)
{
    static hs_lexicon *opened;
    hs_error error;

    if (opened == NULL) {
        ck_assert_int_eq(hs_lexicon_open(&opened, &error), HS_OK);
    }
    return opened;
}

/* The phrases of residue, the same. */
static inline const hs_residue *residue(void)
{
    static hs_residue *opened;
    hs_error error;

    if (opened == NULL) {
        ck_assert_int_eq(hs_residue_open(&opened, &error), HS_OK);
    }
    return opened;
}

/* The document that hs-tokenize makes of a text in which a blank line ends a paragraph. */
static inline void make_tokens(hs_arena *arena, hs_document *document, const char *text)
{
    hs_error error;

    hs_document_clear(document, arena);
    document->id = HS_LITERAL("d");
    document->text = hs_slice_of(text);
    ck_assert_int_eq(
        hs_tokenize_document(document, (hs_tokenize_options){ .unit = HS_CHARS }, &error), HS_OK);
}

/* … and hs-structure and hs-quote after it. */
static inline void make_quotes(hs_arena *arena, hs_document *document, const char *text)
{
    make_tokens(arena, document, text);
    hs_structure_document(residue(), document);
    hs_quote_document(lexicon(), document);
}

/* Appends to a string that has room for LINE bytes. */
static inline void append(char *out, const char *between, hs_slice text)
{
    size_t size = strlen(out), more = strlen(between);

    ck_assert_uint_lt(size + more + text.size, LINE);
    memcpy(out + size, between, more + 1);
    if (text.size != 0) {
        memcpy(out + size + more, text.data, text.size);
        out[size + more + text.size] = '\0';
    }
}

/* The values of the properties: "direct say content-source-cue". */
static inline void append_values(char *out, hs_slice properties)
{
    const char *between = " | ";

    while (properties.data != NULL) {
        hs_slice value = hs_slice_cut(&properties, ' ');
        (void) hs_slice_cut(&value, '=');
        append(out, between, value);
        between = " ";
    }
}

/* "SOURCE | CUE | CONTENT … CONTENT | ADDRESSEE | VALUES", a line each. */
static inline void show_attributions(hs_document *document, char *out)
{
    hs_words words = hs_document_words(document);
    hs_attributions all = hs_attributions_read(document, words);

    out[0] = '\0';
    for (size_t i = 0; i < all.items_count; i++) {
        const hs_attribution *each = &all.items[i];
        append(out, i ? "\n" : "", HS_LITERAL(""));
        for (hs_role role = HS_SOURCE; role < HS_ROLES; role++) {
            const char *between = role ? " | " : "";
            for (size_t k = 0; k < each->pieces_count; k++) {
                hs_span piece = each->pieces[k];
                if (hs_slice_equal(piece.kind, hs_role_name(role))) {
                    append(out, between, hs_words_text(document, words, piece.first, piece.end));
                    between = " … ";
                }
            }
            append(out, strcmp(between, " … ") == 0 ? "" : between, HS_LITERAL(""));
        }
        append_values(out, each->properties);
    }
}

#endif
