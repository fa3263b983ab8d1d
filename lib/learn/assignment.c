#include "learn/assignment.h"

#include <float.h>

/* Rows are no more than columns; indexes count from 1, 0 is none. */
typedef struct problem {
    const double *gain;
    size_t rows, columns;
    bool turned;          // gain is [columns][rows]
    double *row, *column; // [rows + 1], [columns + 1] potentials
    size_t *of;           // [columns + 1] row of the column
    size_t *way;          // [columns + 1] column before it on the path
    double *least;        // [columns + 1]
    bool *done;           // [columns + 1]
} problem;

static double cost(const problem *p, size_t row, size_t column)
{
    row--;
    column--;
    return -(p->turned ? p->gain[column * p->rows + row] : p->gain[row * p->columns + column]);
}

/* Looks from the row of `at` for the column that is reached most cheaply; returns it. */
static size_t step(problem *p, size_t at)
{
    double delta = DBL_MAX;
    size_t row = p->of[at], next = 0;

    p->done[at] = true;
    for (size_t j = 1; j <= p->columns; j++) {
        double reduced;
        if (p->done[j]) {
            continue;
        }
        reduced = cost(p, row, j) - p->row[row] - p->column[j];
        if (reduced < p->least[j]) {
            p->least[j] = reduced;
            p->way[j] = at;
        }
        if (p->least[j] < delta) {
            delta = p->least[j];
            next = j;
        }
    }
    for (size_t j = 0; j <= p->columns; j++) {
        if (p->done[j]) {
            p->row[p->of[j]] += delta;
            p->column[j] -= delta;
        } else {
            p->least[j] -= delta;
        }
    }
    return next;
}

static void assign(problem *p, size_t row)
{
    size_t at = 0;

    p->of[0] = row;
    for (size_t j = 0; j <= p->columns; j++) {
        p->least[j] = DBL_MAX;
        p->done[j] = false;
    }
    do {
        at = step(p, at);
    } while (p->of[at] != 0);
    while (at != 0) {
        size_t before = p->way[at];
        p->of[at] = p->of[before];
        at = before;
    }
}

double hs_assignment_best(hs_arena *arena, const double *gain, size_t rows, size_t columns)
{
    problem p = { .gain = gain, .turned = rows > columns };
    double sum = 0;

    p.rows = p.turned ? columns : rows;
    p.columns = p.turned ? rows : columns;
    p.row = HS_NEW(arena, double, p.rows + 1);
    p.column = HS_NEW(arena, double, p.columns + 1);
    p.least = HS_NEW(arena, double, p.columns + 1);
    p.of = HS_NEW(arena, size_t, p.columns + 1);
    p.way = HS_NEW(arena, size_t, p.columns + 1);
    p.done = HS_NEW(arena, bool, p.columns + 1);
    for (size_t row = 1; row <= p.rows; row++) {
        assign(&p, row);
    }
    for (size_t j = 1; j <= p.columns; j++) {
        sum -= p.of[j] ? cost(&p, p.of[j], j) : 0;
    }
    return sum;
}
