#include "tests/bench/row.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/text/width.h"

enum { WHAT_COLUMNS = 62 };

static void row(const char *what, int members, double figure, const char *unit, const char *target, bool missed)
{
	char padded[4 * WHAT_COLUMNS + 1];
	width_pad(padded, sizeof(padded), what, WHAT_COLUMNS);
	printf("%s %8d %10.2f %-4s %8s%s\n", padded, members, figure, unit, target, missed ? "  MISSED" : "");
	fflush(stdout);
}

void row_most(const char *what, int members, double figure, const char *unit, double target)
{
	char text[32];
	snprintf(text, sizeof(text), "<= %g", target);
	row(what, members, figure, unit, text, figure > target);
}

void row_least(const char *what, int members, double figure, const char *unit, double target)
{
	char text[32];
	snprintf(text, sizeof(text), ">= %g", target);
	row(what, members, figure, unit, text, figure < target);
}

void row_show(const char *what, int members, double figure, const char *unit)
{
	row(what, members, figure, unit, "-", false);
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
