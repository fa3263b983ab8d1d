/* Filters in one process: what the driver and the library (lib/api) are linked with.  The lists are
 * defined in filters/table.c and filters/chain.c, above this layer, beside the filters that they
 * name; apart, so that who wants the chain is not linked with all. */
#ifndef HS_RUN_CHAIN_H
#define HS_RUN_CHAIN_H

#include "run/filter.h"

/* All of filters/table.h, in the order in which a pipe has them; ends with NULL. */
extern const hs_filter *const hs_filters[];

/* The pipe from the article to attributions and what is done by them; ends with NULL. */
extern const hs_filter *const hs_chain[];

#endif
