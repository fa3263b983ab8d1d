/* What the Check programs of mentions and coreference share: tagged text, written in short. */
#ifndef HS_TESTS_TAGGED_H
#define HS_TESTS_TAGGED_H

#include "news/noun.h"
#include "stream/conllu.h"
#include "stream/source.h"
#include "suite.h"

/* Sentences in short: FORM/XPOS/NAME/LABEL, a space between words, a line a sentence; NAME is
 * "B-PER" or "-", LABEL of Attr= and both may be missing.  A line that starts with # is a comment.
 * UPOS follows from XPOS. */
static inline const char *upos_of(hs_slice xpos)
{
    static const struct {
        const char *xpos, *upos;
    } tags[] = { { "NN", "NOUN" }, { "NNS", "NOUN" }, { "NNP", "PROPN" }, { "NNPS", "PROPN" },
        { "DT", "DET" }, { "JJ", "ADJ" }, { "CD", "NUM" }, { "IN", "ADP" }, { "PRP", "PRON" },
        { "PRP$", "PRON" }, { "WP", "PRON" }, { "VBD", "VERB" }, { "VBZ", "VERB" },
        { "POS", "PART" }, { "CC", "CCONJ" }, { "RB", "ADV" } };

    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (hs_slice_is(xpos, tags[i].xpos)) {
            return tags[i].upos;
        }
    }
    return "PUNCT";
}

static inline void put_word(hs_buffer *out, hs_slice word, size_t number)
{
    hs_slice form = hs_slice_cut(&word, '/'), xpos = hs_slice_cut(&word, '/'), name;

    hs_put_format(out, "%zu\t%.*s\t_\t%s\t%.*s\t_\t_\t_\t_\t", number, HS_PRINT(form),
        upos_of(xpos), HS_PRINT(xpos));
    name = hs_slice_cut(&word, '/');
    hs_put_format(out, name.size > 1 ? "NER=%.*s" : "Name=No", HS_PRINT(name));
    hs_put_format(out, word.data ? "|Attr=%.*s\n" : "\n", HS_PRINT(word));
}

static inline void read_document(hs_arena *arena, hs_document *document, const char *text)
{
    hs_buffer out = { 0 };
    hs_slice rest = hs_slice_of(text);
    hs_source source = { .name = "test" };
    hs_conllu_reader reader = { .source = &source, .most = SIZE_MAX, .stem = HS_LITERAL("d") };
    hs_error error;

    while (rest.data != NULL) {
        hs_slice line = hs_slice_cut(&rest, '\n');
        if (line.size != 0 && line.data[0] == '#') {
            hs_put_format(&out, "%.*s\n", HS_PRINT(line));
            continue;
        }
        for (size_t number = 1; line.data != NULL; number++) {
            put_word(&out, hs_slice_cut(&line, ' '), number);
        }
        hs_put_byte(&out, '\n');
    }
    source.descriptor = descriptor_of((hs_slice){ out.data, out.size });
    hs_document_clear(document, arena);
    ck_assert_int_eq(hs_conllu_read(&reader, document, &error), HS_OK);
    hs_conllu_close(&reader);
    hs_source_close(&source);
    close(source.descriptor);
    hs_buffer_free(&out);
}

/* The nouns, opened once a process. */
static inline const hs_nouns_map *nouns(void)
{
    static hs_nouns_map *opened;
    hs_error error;

    if (opened == NULL) {
        ck_assert_int_eq(hs_nouns_open(&opened, &error), HS_OK);
    }
    return opened;
}

#endif
