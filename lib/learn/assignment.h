/* The assignment problem: rows to columns, one to one, so that the sum is highest.
 *
 * The Hungarian method (H. W. Kuhn, "The Hungarian method for the assignment problem", 1955;
 * J. Munkres, 1957) with shortest augmenting paths: exact, rows² × columns steps. */
#ifndef HS_LEARN_ASSIGNMENT_H
#define HS_LEARN_ASSIGNMENT_H

#include "base/arena.h"

/* The highest sum of `gain` [rows][columns], which is 0 and more, over one-to-one assignments. */
double hs_assignment_best(hs_arena *arena, const double *gain, size_t rows, size_t columns);

#endif
