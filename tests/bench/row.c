#include "tests/bench/row.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void row_print(const char *what, int members, double figure, const char *unit, double target)
{
	printf("%-58s %9d %10.2f %-4s %10.2f%s\n", what, members, figure, unit, target,
	       figure > target ? "  MISSED" : "");
	fflush(stdout);
}

void row_show(const char *what, int members, double figure, const char *unit)
{
	printf("%-58s %9d %10.2f %-4s %10s\n", what, members, figure, unit, "-");
	fflush(stdout);
}

double bench_clock(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int rising(const void *a, const void *b)
{
	const double *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

double bench_quantile(double *figures, size_t count, double share)
{
	qsort(figures, count, sizeof(*figures), rising);
	size_t at = (size_t)((double)count * share);
	return count ? figures[at < count ? at : count - 1] : 0;
}
