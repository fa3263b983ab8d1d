/* The documents of all files of a run, one after the other.
 *
 * Ownership: a document read lives in the arena given, its file's name too.  Threads: one input,
 * one thread. */
#ifndef HS_RUN_INPUT_H
#define HS_RUN_INPUT_H

#include "pages/functions.h"
#include "run/filter.h"
#include "run/names.h"
#include "stream/article.h"
#include "stream/conllu.h"

typedef struct hs_input {
    // Set by who opens it.
    hs_names names;
    hs_stream kind;                 // HS_ARTICLES, HS_TOKENS or HS_PAGES
    const hs_page_functions *pages; // NULL: articles are not made of pages
    int format;                     // hs_page_input, or -1: by the file's name and content
    size_t most;                    // tokens of a piece of a document; 0: whole documents
    hs_status (*before_wait)(void *context, hs_error *error); // as hs_source has it
    void *context;
    jmp_buf *guard; // where base/arena.h jumps when memory runs out

    bool opened; // a file is open
    bool named;  // at least one file was
    bool waits;  // reading it may block: it is no regular file
    hs_source source;
    hs_article_reader article;
    hs_conllu_reader token;
    hs_page_reader page;
    bool paged;           // the open file has pages
    hs_buffer file, stem; // of the open file; file ends with a NUL
    uint64_t taken;       // bytes of the files before
} hs_input;

void hs_input_close(hs_input *input);

/* Reads the next document, or part of one, or a page, into `document`, which has an arena and is
 * cleared, whose `file` is set to the input's name even when that fails. HS_OK; HS_END: there are
 * no more; HS_BAD_DOCUMENT, HS_IO: this document or file cannot be read, the next one may. */
hs_status hs_input_read(hs_input *input, hs_document *document, hs_error *error);

/* After a jump out of hs_input_read: gives up what was being read. */
void hs_input_skip(hs_input *input);

/* Bytes that the files have given so far, before they were decompressed. */
uint64_t hs_input_taken(const hs_input *input);

/* The suffixes of files that an input reads in folders; ends with NULL. */
const char *const *hs_input_suffixes(hs_stream kind, bool pages);

#endif
