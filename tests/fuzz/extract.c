/* Records of every kind and format out of any token stream: JSON is JSON, and every line of a table
 * has as many fields as the first. */
#include "news/extract.h"
#include "fuzz.h"

extern const hs_filter hs_extract_filter;

static void check_kind(hs_slice stream, const char *kind, const char *format)
{
    const char *options[] = { "records", kind, "output", format };
    fuzz_stage stage = fuzz_stage_open(&hs_extract_filter, options, 2);
    hs_buffer records = { 0 };

    if (stage.filter->begin != NULL) {
        stage.filter->begin(stage.state, &records);
    }
    fuzz_run(&stage, stream, &records);
    if (strcmp(format, "jsonl") == 0) {
        fuzz_check_records(slice_of(&records), (hs_slice){ NULL, 0 });
    } else if (strcmp(format, "text") != 0) {
        fuzz_check_table(slice_of(&records), strcmp(format, "tsv") == 0 ? '\t' : ',');
    }
    hs_buffer_free(&records);
    fuzz_stage_close(&stage);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hs_slice stream = { (const char *) data, size };

    for (const char *const *kind = hs_record_kinds; *kind != NULL; kind++) {
        check_kind(stream, *kind, "jsonl");
        check_kind(stream, *kind, "tsv");
        check_kind(stream, *kind, "csv");
    }
    check_kind(stream, hs_record_kinds[0], "text");
    return 0;
}
