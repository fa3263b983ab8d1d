/* CoNLL-U: what is read comes out byte for byte; what is left out is left out by whole documents,
 * so that what came out is read again in full. */
#include "fuzz.h"

/* Parts as small as the driver's and smaller give the same bytes. */
static void read_in_parts(hs_slice stream, size_t most, hs_buffer *out)
{
    hs_source source;
    hs_arena arena = { 0 };
    hs_document document;
    hs_error error = { .line = 0 };

    fuzz_open(&source, stream);
    hs_conllu_reader reader = { .source = &source, .stem = HS_LITERAL("input"), .most = most };
    for (;;) {
        hs_arena_reset(&arena);
        fuzz_clear(&document, &arena, NULL);
        if (hs_conllu_read(&reader, &document, &error) != HS_OK) {
            break;
        }
        hs_conllu_write(&document, out);
    }
    hs_arena_free(&arena);
    hs_conllu_close(&reader);
    fuzz_close(&source);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hs_slice stream = { (const char *) data, size };
    hs_buffer once = { 0 }, twice = { 0 }, parts = { 0 }, text = { 0 };

    if (fuzz_is_compressed(stream)) {
        return 0;
    }
    if (fuzz_run(NULL, stream, &once) == HS_OK) {
        fuzz_same("written as it was read", stream, slice_of(&once));
        read_in_parts(stream, 1 + size % 5, &parts);
        fuzz_same("in parts", stream, slice_of(&parts));
    } else {
        // What was left out may have been all that a part of a document was known by.
        fuzz_run(NULL, slice_of(&once), &twice);
        fuzz_same("read again", slice_of(&once), slice_of(&twice));
    }
    fuzz_text(stream, &text);
    hs_buffer_free(&once);
    hs_buffer_free(&twice);
    hs_buffer_free(&parts);
    hs_buffer_free(&text);
    return 0;
}
