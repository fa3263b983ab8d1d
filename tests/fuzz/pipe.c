/* The notation of pipes, and the command lines in it. */
#include "fuzz.h"
#include "run/run.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hs_run run = { .program = "hearsay", .input = -1 };
    hs_error error = { .line = 0 };
    char *pipe = malloc(size + 1);
    hs_status status;

    REQUIRE(pipe != NULL, "no memory");
    if (size != 0) {
        memcpy(pipe, data, size);
    }
    pipe[size] = '\0';
    status = hs_run_add_pipe(&run, pipe, fuzz_filters, &error);
    REQUIRE(status == HS_OK || status == HS_USAGE, "status %d: %s", (int) status, error.message);
    REQUIRE((status == HS_OK) == (error.message[0] == '\0'), "an error without a sentence");
    REQUIRE(status != HS_OK || run.stages_count != 0, "no stages and no error");
    hs_run_end(&run);
    free(pipe);
    return 0;
}
