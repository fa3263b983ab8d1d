/* What the fuzz targets share.  A target is one file with LLVMFuzzerTestOneInput: libFuzzer's main,
 * or that of AFL++, calls it with bytes that were made up, and it checks what must hold for any
 * bytes.  What does not hold aborts, and the fuzzer keeps those bytes.
 *
 * Memory: no arena has a guard, so that running out of it aborts; none may grow past MEMORY, which
 * is a thousand times what inputs of some kilobytes need. */
#ifndef HS_TESTS_FUZZ_H
#define HS_TESTS_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "run/filter.h"
#include "stream/article.h"
#include "stream/conllu.h"

#define MEMORY ((size_t) 256 << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* Aborts with the sentence where `holds` is false. */
#define REQUIRE(holds, ...)                                                                        \
    do {                                                                                           \
        if (!(holds)) {                                                                            \
            fprintf(stderr, "%s:%d: ", __FILE__, __LINE__);                                        \
            fprintf(stderr, __VA_ARGS__);                                                          \
            fputc('\n', stderr);                                                                   \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

static inline hs_slice slice_of(const hs_buffer *buffer)
{
    return (hs_slice){ buffer->data ? buffer->data : "", buffer->size };
}

/* Fails where the two differ, and says from where on. */
void fuzz_same(const char *what, hs_slice a, hs_slice b);

/* A source that reads the bytes from a file in memory; fuzz_close closes it. */
void fuzz_open(hs_source *source, hs_slice bytes);
void fuzz_close(hs_source *source);

/* Are these bytes, by how they begin, compressed ones?  The target `compressed` is for those. */
bool fuzz_is_compressed(hs_slice bytes);

/* A filter of the table by name ("hs-tag"), opened once, with the shipped model where it has one.
 */
typedef struct fuzz_stage {
    const hs_filter *filter;
    void *config, *state;
} fuzz_stage;

/* Every filter, in the order of filters/table.h; ends with NULL. */
extern const hs_filter *const fuzz_filters[];

/* Sets the options, `count` pairs of a name and an argument, and opens. */
fuzz_stage fuzz_stage_open(const hs_filter *filter, const char *const *options, size_t count);
void fuzz_stage_close(fuzz_stage *stage);

/* Makes it an empty document in `arena`, which is bounded; what records are written go to `records`
 * (or NULL). */
void fuzz_clear(hs_document *document, hs_arena *arena, hs_buffer *records);

/* Reads the token stream, has each document done by the stage (or by none: NULL), and appends what
 * that gives to `out`.  The status of the last document that failed, else HS_OK. */
hs_status fuzz_run(const fuzz_stage *stage, hs_slice stream, hs_buffer *out);

/* The text that a token stream holds. */
void fuzz_text(hs_slice stream, hs_buffer *out);

/* Checks that every word of the document stands in `original` where its offsets say. */
void fuzz_check_offsets(hs_document *document, hs_unit unit, hs_slice original);

/* Checks JSON records, a line each: every one is JSON, and the text of each piece in it stands at
 * its offsets in `original` (code points); no data: is not looked for. */
void fuzz_check_records(hs_slice records, hs_slice original);

/* Checks that all lines have the fields of the first; those of CSV are in quotation marks. */
void fuzz_check_table(hs_slice records, char between);

#endif
