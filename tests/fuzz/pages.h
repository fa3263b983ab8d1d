/* What the fuzz targets of pages share: a file of bytes that were made up is read to its end, and
 * what holds for every article is checked. */
#ifndef HS_TESTS_FUZZ_PAGES_H
#define HS_TESTS_FUZZ_PAGES_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "pages/reader.h"
#include "stream/article.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void must(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "does not hold: %s\n", what);
        abort();
    }
}

/* A source that reads the bytes, 64 KB at most, from a pipe. */
static inline hs_source source_of(hs_slice bytes)
{
    int ends[2];

    must(pipe(ends) == 0, "a pipe");
    must(write(ends[1], bytes.data, bytes.size) == (ssize_t) bytes.size, "room in the pipe");
    close(ends[1]);
    // Archives of pages are taken as they are, as programs do: damage in one is no end of it.
    return (hs_source){ .descriptor = ends[0], .name = "input", .raw = true };
}

static inline void check_same(const hs_document *a, const hs_document *b)
{
    must(hs_slice_equal(a->id, b->id), "the same id");
    must(hs_slice_equal(a->text, b->text), "the same text");
    must(a->part == b->part && a->chars_before == b->chars_before, "the same part");
    must(a->metadata_count == b->metadata_count, "as many fields");
    for (size_t i = 0; i < a->metadata_count; i++) {
        must(hs_slice_equal(a->metadata[i].name, b->metadata[i].name), "the same field");
        must(hs_slice_equal(a->metadata[i].value, b->metadata[i].value), "the same value");
    }
}

/* What is written is read again, part by part, as the article goes on in memory. */
static inline void check_article(const hs_document *article)
{
    hs_buffer line = { 0 };
    hs_arena arena = { 0 };
    hs_document part = { .arena = NULL }, again = { .records = NULL };
    hs_error error;

    must(article->text.size != 0, "a text");
    must(hs_utf8_invalid(article->text) == NULL, "valid text");
    must(hs_slice_find(article->text, '\0') == NULL, "no NUL");
    hs_article_write(article, &line);
    must(line.data[line.size - 1] == '\n', "a line");
    if (line.size <= 1 << 16) {
        hs_source source = source_of((hs_slice){ line.data, line.size });
        hs_article_reader reader
            = { .source = &source, .format = HS_JSONL, .stem = HS_LITERAL("none") };
        while (hs_article_part(article, &part)) {
            hs_document_clear(&again, &arena);
            must(hs_article_read(&reader, &again, &error) == HS_OK, "the line is read");
            check_same(&part, &again);
        }
        must(hs_article_read(&reader, &again, &error) == HS_END, "no more parts");
        hs_article_close(&reader);
        close(source.descriptor);
        hs_source_close(&source);
    }
    hs_arena_free(&arena);
    hs_buffer_free(&line);
}

/* Reads the bytes as that kind of file, -1: any. */
static inline int read_pages(const uint8_t *data, size_t size, int input)
{
    hs_source source
        = source_of((hs_slice){ (const char *) data, size < 1 << 16 ? size : 1 << 16 });
    hs_page_reader reader
        = { .source = &source, .stem = HS_LITERAL("input"), .input = input, .hint = -1 };
    hs_page_extractor *extractor;
    hs_arena arena = { 0 };
    hs_document document = { .records = NULL };
    hs_error error;
    size_t pages = 0;

    must(hs_page_extractor_open(&extractor, &error) == HS_OK, "memory");
    for (;;) {
        hs_status status;
        hs_arena_reset(&arena);
        hs_document_clear(&document, &arena);
        status = hs_page_read(&reader, &document, &error);
        must(status != HS_IO, "no failure of input");
        if (status == HS_END) {
            break;
        }
        must(++pages <= size + 1, "an end");
        if (status == HS_OK && hs_page_extract(extractor, &document, 0, &error) == HS_OK) {
            check_article(&document);
        }
    }
    hs_page_extractor_close(extractor);
    hs_page_reader_close(&reader);
    hs_arena_free(&arena);
    close(source.descriptor);
    hs_source_close(&source);
    return 0;
}

#endif
