/* What a filter is, and how to add one.
 *
 * A filter is a function over one document: it gets the document, fills its own layer, does no
 * input or output of its own, and keeps no state but what `open` made for its thread.  Reading,
 * writing, options,
 * --help, --version, errors and exit status are in lib/run, once, for every filter; so is running
 * several filters fused in one process.
 *
 * To add one: its analysis in lib/language or lib/news (a function over hs_document, with tests);
 * filters/hs-NAME.c with the record below and HS_PROGRAM; a row in filters/table.h; the manual page
 * filters/hs-NAME.1; a golden case in tests/golden/hs-NAME/.  `make check` names what is missing.
 */
#ifndef HS_RUN_FILTER_H
#define HS_RUN_FILTER_H

#include "base/error.h"
#include "learn/model.h"
#include "stream/document.h"

#define HS_VERSION "0.1.0"

// HS_PAGES: what articles are made of (pages/reader.h); its filter is the first of a pipe and
// writes articles.
typedef enum hs_stream { HS_ARTICLES, HS_TOKENS, HS_RECORDS, HS_PAGES } hs_stream;

/* A command-line option of one filter.  The same letter means the same in every filter. */
typedef struct hs_option {
    const char *name;     // long name, without dashes
    char letter;          // 0: none
    const char *argument; // what --help calls its argument; NULL: takes none
    const char *help;     // one line
} hs_option;

typedef struct hs_filter {
    const char *name;    // hs-stem
    const char *summary; // one line, as the NAME section of its manual page says it
    hs_stream reads, writes;
    const struct hs_page_functions *pages; // &hs_pages where it reads HS_PAGES, else NULL

    // It looks at one sentence at a time, so that a long document may come to it in pieces, which
    // stay in the processor's cache.
    bool local;

    // Documents come to it one at a time, in the order of the input, even where others are worked
    // on by several threads: what it keeps from one to the next is in its state.
    bool serial;

    bool makes_files; // it writes files of its own: the sandbox lets it

    const hs_option *options; // ends with a zeroed one; NULL: none but the common ones
    size_t config_size;       // bytes of its configuration; starts zeroed

    /* Takes one option.  HS_USAGE with a sentence when the argument is no good. */
    hs_status (*set)(void *config, const char *option, const char *argument, hs_error *error);

    /* Makes the state of one thread: all that must outlive a document.  May be NULL. */
    hs_status (*open)(const void *config, void **state, hs_error *error);

    /* The model in use, for the provenance line.  NULL where the filter has none. */
    const hs_model *(*model)(const void *state);

    /* The work.  A filter of tokens leaves a document out by leaving it no sentences.
     * HS_BAD_DOCUMENT with a sentence when this document cannot be analysed.  When memory runs out
     * it does not return (base/arena.h). */
    hs_status (*process)(void *state, hs_document *document, hs_error *error);

    /* For a filter that writes records: what stands before the first (a line of column names). */
    void (*begin)(void *state, hs_buffer *out);

    /* For a filter that writes records: what stands behind the last.  Of a serial one the state is
     * that which has seen all documents. */
    void (*end)(void *state, hs_buffer *out);

    /* For a filter that writes no tokens: the size of the first record in `rest`, its line end
     * included, 0 where that is cut off.  *id, in `arena`, gets the id of the document that it
     * tells of; no data: that of the record before, or none.  NULL: a run cannot be resumed. */
    size_t (*next_record)(const void *state, hs_slice rest, hs_arena *arena, hs_slice *id);

    void (*close)(void *state);
} hs_filter;

/* Runs one filter as a program: reads its options and files, writes standard output.
 * Returns the exit status. */
int hs_filter_main(const hs_filter *filter, int argc, char **argv);

/* The main function of the program of one filter; nothing in the driver, which has its own. */
#ifdef HS_FUSED
#define HS_PROGRAM(filter) _Static_assert(sizeof(filter) > 0, "a filter");
#else
#define HS_PROGRAM(filter)                                                                         \
    int main(int argc, char **argv) { return hs_filter_main(&(filter), argc, argv); }
#endif

#endif
