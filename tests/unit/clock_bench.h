#ifndef TESTS_UNIT_CLOCK_BENCH_H
#define TESTS_UNIT_CLOCK_BENCH_H

#include "tests/unit/desk_fixture.h"
#include "tui/front.h"

/*
 * The whole desk, in Japanese, over an office that works at any day: also at weekends (9:00-12:00), on holidays and at
 * the year's end. Yesterday, today and tomorrow at 10:00 clients 1, 2 and 3 come to the desk of their number, and at
 * 14:00 there is a seminar of the day (昨日の講習 and so on) for which their 山田 豊 is signed up. Client 4 waits for a
 * time from tomorrow on; tomorrow from 18:00 to 19:00 consultant 1 sits at desk 1.
 */
struct clock_bench {
	struct office office; /* founded yesterday, when the bookings were made */
	int32_t day;          /* today */
	struct front front;
	struct desk *desk;
	int64_t now, ms;
};

/* At an office time, 24 by 80. */
void clock_bench_open(struct clock_bench *b, const char *at);
void clock_bench_close(struct clock_bench *b);

/* The machine's clock goes on, jumps, or is set back; a quarter of a second has passed for the loop. */
void clock_bench_turn(struct clock_bench *b, int64_t seconds);

/* Does a row hold the text, if blanks in it count as one? */
bool clock_bench_shows(struct clock_bench *b, const char *text);

#endif
