/* Any bytes as an article through all filters with the shipped models: the same in one process as
 * in a pipe, the text comes back, records stand where they say. */
#include "fuzz.h"
#include "news/extract.h"
#include "text/utf8.h"

#define MOST 64

static fuzz_stage stages[MOST], extract[HS_RECORD_KINDS];
static size_t stages_count;

static void open_stages(void)
{
    for (const hs_filter *const *filter = fuzz_filters; *filter != NULL; filter++) {
        // What a serial one makes of a document depends on those before.
        if ((*filter)->writes == HS_TOKENS && !(*filter)->serial && stages_count < MOST) {
            stages[stages_count++] = fuzz_stage_open(*filter, NULL, 0);
        } else if (strcmp((*filter)->name, "hs-extract") == 0) {
            for (size_t i = 0; i < HS_RECORD_KINDS; i++) {
                const char *options[] = { "records", hs_record_kinds[i] };
                extract[i] = fuzz_stage_open(*filter, options, 1);
            }
        }
    }
}

/* Reads the article and runs the first `count` stages over it in memory. */
static hs_status fuse(hs_slice text, size_t count, hs_buffer *out)
{
    hs_source source;
    hs_arena arena = { 0 };
    hs_document document;
    hs_error error = { .line = 0 };
    hs_status status;

    fuzz_open(&source, text);
    hs_article_reader reader
        = { .source = &source, .format = HS_TEXT, .stem = HS_LITERAL("input") };
    fuzz_clear(&document, &arena, NULL);
    status = hs_article_read(&reader, &document, &error);
    for (size_t i = 0; status == HS_OK && i < count; i++) {
        status = stages[i].filter->process(stages[i].state, &document, &error);
    }
    if (status == HS_OK) {
        hs_conllu_write(&document, out);
    }
    hs_arena_free(&arena);
    hs_article_close(&reader);
    fuzz_close(&source);
    return status;
}

/* The same in a pipe. */
static void pipe_through(hs_slice text, hs_buffer *out)
{
    hs_buffer before = { 0 };

    REQUIRE(fuse(text, 1, out) == HS_OK, "the first filter fails alone");
    for (size_t i = 1; i < stages_count; i++) {
        hs_buffer swap = before;
        before = *out;
        *out = swap;
        out->size = 0;
        REQUIRE(fuzz_run(&stages[i], slice_of(&before), out) == HS_OK, "%s: refuses a stream",
            stages[i].filter->name);
    }
    hs_buffer_free(&before);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hs_slice text = { (const char *) data, size };
    hs_buffer fused = { 0 }, piped = { 0 }, back = { 0 }, records = { 0 };

    if (stages_count == 0) {
        open_stages();
    }
    if (size < HS_PART_BYTES && fuse(text, stages_count, &fused) == HS_OK) {
        pipe_through(text, &piped);
        fuzz_same("fused and piped", slice_of(&fused), slice_of(&piped));
        fuzz_text(slice_of(&fused), &back);
        if (fused.size != 0) {
            fuzz_same("the text", slice_of(&back), text);
        }
        for (size_t i = 0; i < HS_RECORD_KINDS; i++) {
            records.size = 0;
            fuzz_run(&extract[i], slice_of(&fused), &records);
            fuzz_check_records(slice_of(&records), text);
        }
    }
    hs_buffer_free(&fused);
    hs_buffer_free(&piped);
    hs_buffer_free(&back);
    hs_buffer_free(&records);
    return 0;
}
