/* Loops that the compiler makes vectors of: compiled once more for processors that have wider ones,
 * and chosen when the program starts.  Only for integers, whose sums are the same either way.  Not
 * under a sanitizer, which is not ready yet when that choice is made. */
#ifndef HS_LEARN_VECTOR_H
#define HS_LEARN_VECTOR_H

#include <features.h>

#include "base/sanitizer.h"

#if defined __x86_64__ && defined __GLIBC__ && defined __GNUC__ && !defined HS_SANITIZER
#define HS_VECTOR __attribute__((target_clones("avx2", "default")))
#else
#define HS_VECTOR
#endif

#endif
