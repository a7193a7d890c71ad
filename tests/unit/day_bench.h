#ifndef TESTS_UNIT_DAY_BENCH_H
#define TESTS_UNIT_DAY_BENCH_H

#include "tests/unit/desk_fixture.h"
#include "tui/front.h"

/* A desk of two sections over a small office: F3, where a digit highlights the client with that id, and F4, the day. */
struct day_bench {
	struct office office;
	struct front front;
	struct desk *desk;
	int64_t ms;
};

/*
 * It is Tuesday, 24 November 2026, 10:24. Appointments made before are booked at 8:00. The desk itself is shown by
 * day_bench_show, after what shall stand there.
 */
void day_bench_open(struct day_bench *b, const char *path);
void day_bench_show(struct day_bench *b, int rows, int cols);
void day_bench_close(struct day_bench *b);
/* So many seconds pass, as the loop tells the desk, which then draws. */
void day_bench_wait(struct day_bench *b, int seconds);

int64_t day_bench_book(struct day_bench *b, int client, int desk, int32_t day, int cell);
struct appointment day_bench_get(struct day_bench *b, int64_t id);
/* The appointment booked last, 0 for none. */
int64_t day_bench_last(struct day_bench *b);

#endif
