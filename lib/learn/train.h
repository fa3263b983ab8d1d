/* What hs-train can train: one record for each kind of model.
 *
 * A trainer gets a corpus, documents of the token stream with gold columns, and writes a model
 * file.  The same corpus and options give the same bytes.
 *
 * Ownership: the corpus lives in corpus->arena, which the trainer may use for what must live as
 * long.  Threads: one trainer, one thread.  Errors: HS_IO; HS_BAD_DOCUMENT where the corpus lacks
 * what is to be learned; memory that runs out jumps to the arena's guard (base/arena.h). */
#ifndef HS_LEARN_TRAIN_H
#define HS_LEARN_TRAIN_H

#include "base/error.h"
#include "stream/document.h"

typedef struct hs_corpus {
    hs_arena *arena;
    hs_document *documents; // [documents_count]
    size_t documents_count, documents_capacity;
} hs_corpus;

typedef struct hs_train_options {
    uint32_t epochs; // 0: the trainer's own choice, as for the others
    float rate, dropout, decay;
    uint32_t rows;
    uint64_t seed;
    // Called with a line about what has been done; may be NULL.
    void (*watch)(void *context, const char *line);
    void *context;
} hs_train_options;

typedef struct hs_trainer {
    const char *name;    // hs-train's first argument: "tag"
    const char *summary; // one line: what it learns from which columns
    hs_status (*train)(
        hs_corpus *corpus, const hs_train_options *options, const char *file, hs_error *error);
} hs_trainer;

/* Reads every document of a token stream into the corpus. */
hs_status hs_corpus_read(hs_corpus *corpus, const char *file, hs_error *error);

/* Reads a file of the project, lists as a rule, into the arena; training runs in the project's top
 * folder.  HS_IO. */
hs_status hs_train_read_list(hs_arena *arena, const char *file, hs_slice *text, hs_error *error);

/* options->watch with printf's formatting. */
void hs_train_watch(const hs_train_options *options, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
