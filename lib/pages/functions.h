/* What a run calls for pages, as a table: only the programs that name it are linked with libxml2,
 * whose libraries take 2 ms to load. */
#ifndef HS_PAGES_FUNCTIONS_H
#define HS_PAGES_FUNCTIONS_H

#include "pages/page.h"
#include "pages/reader.h"

typedef struct hs_page_functions {
    const char *const *inputs; // hs_page_inputs
    int (*sniff)(hs_slice start);
    int (*suffix)(hs_slice name);
    hs_status (*read)(hs_page_reader *reader, hs_document *document, hs_error *error);
    void (*skip)(hs_page_reader *reader);
    void (*close)(hs_page_reader *reader);
    hs_status (*open_extractor)(hs_page_extractor **extractor, hs_error *error);
    hs_status (*extract)(
        hs_page_extractor *extractor, hs_document *document, size_t words, hs_error *error);
    void (*close_extractor)(hs_page_extractor *extractor);
} hs_page_functions;

extern const hs_page_functions hs_pages;

#endif
