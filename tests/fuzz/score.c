/* Two streams, one behind the other with a line of '=' between them, scored against each other. */
#include "learn/score.h"
#include "fuzz.h"

static void score_streams(hs_slice gold_bytes, hs_slice system_bytes)
{
    hs_source gold, system;
    hs_arena arena = { .limit = MEMORY };
    hs_score score = { .arena = &arena };
    hs_error error = { .line = 0 };

    fuzz_open(&gold, gold_bytes);
    fuzz_open(&system, system_bytes);
    if (hs_score_streams(&score, &gold, &system, &error) == HS_OK) {
        hs_score_end(&score);
        for (int layer = 0; layer < HS_SCORE_LAYERS; layer++) {
            for (size_t i = 0; i < score.rows[layer].items_count; i++) {
                const hs_score_row *row = &score.rows[layer].items[i];
                double f1 = hs_score_f1(row);
                REQUIRE(f1 >= 0 && f1 <= 100.001, "%.*s: F1 %f", HS_PRINT(row->name), f1);
            }
        }
    }
    fuzz_close(&gold);
    fuzz_close(&system);
    hs_arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hs_slice all = { (const char *) data, size }, rest = all;

    while (rest.data != NULL && !hs_slice_starts(rest, HS_LITERAL("=\n"))) {
        hs_slice_cut(&rest, '\n');
    }
    if (rest.data == NULL) {
        score_streams(all, all);
        return 0;
    }
    score_streams(hs_slice_between(all.data, rest.data), hs_slice_from(rest, 2));
    return 0;
}
