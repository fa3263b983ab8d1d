#include "run/chain.h"

#define FILTER(name) extern const hs_filter hs_##name##_filter;
#include "table.h"
#undef FILTER

const hs_filter *const hs_filters[] = {
#define FILTER(name) &hs_##name##_filter,
#include "table.h"
#undef FILTER
    NULL,
};
