/* Archives of pages, compressed or not. */
#include "pages.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return read_pages(data, size, HS_INPUT_WARC);
}
