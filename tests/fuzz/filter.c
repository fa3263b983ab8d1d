/* One filter, FILTER, over a token stream that no filter of ours would write: it refuses a
 * document or leaves its text alone, and what it writes is read back the same. */
#include "fuzz.h"

extern const hs_filter FILTER;

static fuzz_stage stage;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hs_buffer plain = { 0 }, done = { 0 }, again = { 0 }, before = { 0 }, after = { 0 };

    if (stage.filter == NULL) {
        stage = fuzz_stage_open(&FILTER, NULL, 0);
    }
    fuzz_run(NULL, (hs_slice){ (const char *) data, size }, &plain);
    if (fuzz_run(NULL, slice_of(&plain), &again) == HS_OK) { // else no stream of its own
        again.size = 0;
        if (fuzz_run(&stage, slice_of(&plain), &done) == HS_OK) {
            fuzz_text(slice_of(&plain), &before);
            fuzz_text(slice_of(&done), &after);
            fuzz_same("the text", slice_of(&before), slice_of(&after));
        }
        REQUIRE(fuzz_run(NULL, slice_of(&done), &again) == HS_OK, "the stream is not read back");
        fuzz_same("stream read back", slice_of(&done), slice_of(&again));
    }
    hs_buffer_free(&plain);
    hs_buffer_free(&done);
    hs_buffer_free(&again);
    hs_buffer_free(&before);
    hs_buffer_free(&after);
    return 0;
}
