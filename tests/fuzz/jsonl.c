/* JSON Lines: a line is refused, or gives an article whose stream is read back the same. */
#include "fuzz.h"
#include "language/tokenize.h"
#include "text/utf8.h"

static void check_document(hs_document *document)
{
    hs_buffer stream = { 0 }, again = { 0 }, back = { 0 };
    hs_error error;

    REQUIRE(hs_utf8_invalid(document->text) == NULL, "an article that is not UTF-8");
    REQUIRE(hs_tokenize_document(document, (hs_tokenize_options){ 0 }, &error) == HS_OK, "%s",
        error.message);
    if (document->tokens_count != 0) {
        hs_conllu_write(document, &stream);
        REQUIRE(fuzz_run(NULL, slice_of(&stream), &again) == HS_OK, "the stream is not read back");
        fuzz_same("stream read back", slice_of(&stream), slice_of(&again));
        fuzz_text(slice_of(&stream), &back);
        fuzz_same("text of the stream", slice_of(&back), document->text);
    }
    hs_buffer_free(&stream);
    hs_buffer_free(&again);
    hs_buffer_free(&back);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hs_slice bytes = { (const char *) data, size };
    hs_source source;
    hs_arena arena = { 0 };
    hs_document document;
    hs_error error = { .line = 0 };
    hs_status status;

    if (fuzz_is_compressed(bytes)) {
        return 0;
    }
    fuzz_open(&source, bytes);
    hs_article_reader reader = { .source = &source, .format = HS_JSONL, .stem = HS_LITERAL("a") };
    do {
        hs_arena_reset(&arena);
        fuzz_clear(&document, &arena, NULL);
        status = hs_article_read(&reader, &document, &error);
        if (status == HS_OK) {
            check_document(&document);
        }
        REQUIRE(status == HS_OK || status == HS_END || error.line != 0, "no line is named");
    } while (status == HS_OK || status == HS_BAD_DOCUMENT);
    REQUIRE(status == HS_END, "%s", error.message);
    hs_arena_free(&arena);
    hs_article_close(&reader);
    fuzz_close(&source);
    return 0;
}
