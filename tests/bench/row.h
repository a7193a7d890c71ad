#ifndef TESTS_BENCH_ROW_H
#define TESTS_BENCH_ROW_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The table: what, for how many members, the figure, its target. A figure on the wrong side of its target ends its row
 * with MISSED.
 */
void row_most(const char *what, int members, double figure, const char *unit, double target);
void row_least(const char *what, int members, double figure, const char *unit, double target);
/* A figure that is shown beside others and judged by none. */
void row_show(const char *what, int members, double figure, const char *unit);

/* Milliseconds of a clock that only rises. */
double bench_clock(void);

/* The value below which `share` (0..1) of the figures lie. Sorts them. */
double bench_quantile(double *figures, size_t count, double share);

#endif
