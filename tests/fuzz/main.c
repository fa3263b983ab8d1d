/* Runs a target over files instead of what a fuzzer makes up: target FILE... */
#include "fuzz.h"

static void run_file(const char *name)
{
    FILE *file = fopen(name, "rb");
    hs_buffer bytes = { 0 };
    size_t got = 1;
    uint8_t *exact;

    REQUIRE(file != NULL, "cannot open %s", name);
    while (got != 0) {
        got = fread(hs_buffer_room(&bytes, 1 << 16), 1, 1 << 16, file);
        bytes.size += got;
    }
    fclose(file);
    exact = malloc(bytes.size + 1); // so that a sanitizer sees a read behind the end
    REQUIRE(exact != NULL, "no memory");
    memcpy(exact + 1, bytes.data, bytes.size);
    fprintf(stderr, "%s\n", name);
    LLVMFuzzerTestOneInput(exact + 1, bytes.size);
    free(exact);
    hs_buffer_free(&bytes);
}

int main(int argc, char **argv)
{
    LLVMFuzzerInitialize(&argc, &argv);
    for (int i = 1; i < argc; i++) {
        run_file(argv[i]);
    }
    return 0;
}
