/* Files of any kind: what it is, and JSON and plain text too. */
#include "pages.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return read_pages(data, size, -1); }
