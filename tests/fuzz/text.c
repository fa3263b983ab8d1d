/* Plain text: it is refused, or comes back from the token stream byte for byte, in every unit of
 * offsets and with both ends of a paragraph. */
#include "fuzz.h"
#include "language/tokenize.h"
#include "text/utf8.h"

static void check_document(hs_document *document, hs_tokenize_options options, hs_slice text)
{
    hs_buffer stream = { 0 }, again = { 0 }, back = { 0 };
    hs_error error;

    REQUIRE(hs_tokenize_document(document, options, &error) == HS_OK, "%s", error.message);
    hs_conllu_write(document, &stream);
    if (document->tokens_count != 0) {
        fuzz_check_offsets(document, options.unit, text);
        hs_document_text(document, &back);
        fuzz_same("text of the document", slice_of(&back), document->text);
        REQUIRE(fuzz_run(NULL, slice_of(&stream), &again) == HS_OK, "the stream is not read back");
        fuzz_same("stream read back", slice_of(&stream), slice_of(&again));
        back.size = 0;
        fuzz_text(slice_of(&stream), &back);
        fuzz_same("text of the stream", slice_of(&back), document->text);
    } else {
        REQUIRE(stream.size == 0, "a stream without tokens");
    }
    hs_buffer_free(&stream);
    hs_buffer_free(&again);
    hs_buffer_free(&back);
}

static void read_text(hs_slice text, hs_tokenize_options options)
{
    hs_source source;
    hs_arena arena = { 0 };
    hs_document document;
    hs_error error = { .line = 0 };
    hs_status status;
    size_t bytes = 0;

    fuzz_open(&source, text);
    hs_article_reader reader = { .source = &source, .format = HS_TEXT, .stem = HS_LITERAL("a") };
    while (fuzz_clear(&document, &arena, NULL),
        (status = hs_article_read(&reader, &document, &error)) == HS_OK) {
        REQUIRE(document.bytes_before == bytes, "bytes of the parts before");
        bytes += document.text.size;
        check_document(&document, options, text);
        hs_arena_reset(&arena);
    }
    REQUIRE((status == HS_END) == (hs_utf8_invalid(text) == NULL), "valid UTF-8 and no other");
    REQUIRE(status != HS_END || bytes == text.size, "%zu bytes of %zu", bytes, text.size);
    hs_arena_free(&arena);
    hs_article_close(&reader);
    fuzz_close(&source);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hs_slice text = { (const char *) data, size };

    for (unsigned i = 0; i < 4 && !fuzz_is_compressed(text); i++) {
        static const hs_unit units[] = { HS_CHARS, HS_BYTES, HS_UTF16, HS_CHARS };
        read_text(text, (hs_tokenize_options){ .unit = units[i], i % 2, i > 1 });
    }
    return 0;
}
