/* Pages as strings, for the Check programs of lib/pages. */
#ifndef HS_TESTS_PAGES_H
#define HS_TESTS_PAGES_H

#include "pages/reader.h"
#include "suite.h"

/* A file of pages and what was read of it last. */
typedef struct pages {
    hs_source source;
    hs_page_reader reader;
    hs_page_extractor *extractor;
    hs_arena arena;
    hs_document document;
    hs_error error;
} pages;

static inline void begin_pages(pages *in, int input, hs_slice bytes)
{
    memset(in, 0, sizeof *in);
    in->source = (hs_source){ .descriptor = descriptor_of(bytes), .name = "test", .raw = true };
    in->reader = (hs_page_reader){
        .source = &in->source, .stem = HS_LITERAL("test"), .input = input, .hint = -1
    };
    ck_assert_int_eq(hs_page_extractor_open(&in->extractor, &in->error), HS_OK);
}

/* Reads the next page and makes its article. */
static inline hs_status next_article(pages *in)
{
    hs_status status;

    hs_arena_reset(&in->arena);
    hs_document_clear(&in->document, &in->arena);
    in->error = (hs_error){ .line = 0 };
    status = hs_page_read(&in->reader, &in->document, &in->error);
    return status == HS_OK ? hs_page_extract(in->extractor, &in->document, 0, &in->error) : status;
}

static inline void end_pages(pages *in)
{
    hs_page_reader_close(&in->reader);
    hs_page_extractor_close(in->extractor);
    close(in->source.descriptor);
    hs_source_close(&in->source);
    hs_arena_free(&in->arena);
}

/* A field of the article's metadata; no data where it is not there. */
static inline hs_slice field_of(const pages *in, const char *name)
{
    for (size_t i = 0; i < in->document.metadata_count; i++) {
        if (hs_slice_is(in->document.metadata[i].name, name)) {
            return in->document.metadata[i].value;
        }
    }
    return (hs_slice){ NULL, 0 };
}

/* The article has this text. */
static inline void check_article(int input, hs_slice bytes, const char *text)
{
    pages in;

    begin_pages(&in, input, bytes);
    ck_assert_msg(next_article(&in) == HS_OK, "%s", in.error.message);
    ck_slice(in.document.text, text);
    ck_assert_int_eq(next_article(&in), HS_END);
    end_pages(&in);
}

/* The page is bad, and the message has `part`. */
static inline void check_bad(int input, hs_slice bytes, const char *part)
{
    pages in;

    begin_pages(&in, input, bytes);
    ck_assert_int_eq(next_article(&in), HS_BAD_DOCUMENT);
    ck_assert_msg(strstr(in.error.message, part) != NULL, "%s", in.error.message);
    ck_assert_int_eq(next_article(&in), HS_END);
    end_pages(&in);
}

#endif
