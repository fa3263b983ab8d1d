#include "pages/functions.h"

const hs_page_functions hs_pages = {
    .inputs = hs_page_inputs,
    .sniff = hs_page_sniff,
    .suffix = hs_page_suffix,
    .read = hs_page_read,
    .skip = hs_page_skip,
    .close = hs_page_reader_close,
    .open_extractor = hs_page_extractor_open,
    .extract = hs_page_extract,
    .close_extractor = hs_page_extractor_close,
};
