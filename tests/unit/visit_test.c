#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/day_bench.h"
#include "tests/unit/desk_player.h"
#include "tui/visit.h"

/* The appointments' own screen has the commands of every line that is one. */
static void open_visit(struct day_bench *b, int64_t id)
{
	day_bench_show(b, 24, 80);
	play_keys(b->desk, "Enter");
	cr_assert(play_shows(b->desk, "Appointment"), "%s", play_row(b->desk, 0));
	cr_assert_eq(day_bench_get(b, id).status, APPOINTMENT_BOOKED);
}

Test(visit, only_keys_that_act_are_named)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	int64_t id = day_bench_book(&b, 1, 1, b.office.today, 40);
	open_visit(&b, id);
	static const struct {
		const char *keys, *named, *silent;
	} steps[] = {
	        {"a", "s start  d finish  m move  x cancel  r rebook", "no-show"},
	        {"s", "d finish  x cancel  r rebook", "move"},
	        {"d", "r rebook", "cancel"},
	        {"x", "r rebook", "cancel"},
	};
	cr_expect(strstr(play_row(b.desk, 23), "a arrived  s start  d finish  z no-show"), "%s", play_row(b.desk, 23));
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		play_keys(b.desk, steps[i].keys);
		cr_expect(strstr(play_row(b.desk, 23), steps[i].named), "%s", play_row(b.desk, 23));
		cr_expect_null(strstr(play_row(b.desk, 23), steps[i].silent), "%s", play_row(b.desk, 23));
	}
	cr_expect_eq(day_bench_get(&b, id).status, APPOINTMENT_DONE, "x means nothing any more");
	day_bench_close(&b);
}

/* Rule R20: the answer is for the appointment that was asked about, not for what the cursor is on by then. */
Test(visit, a_reason_cancels_the_one_asked_about)
{
	struct day_bench b;
	struct appointment made;
	char path[] = "/tmp/visit-test-XXXXXX", file[64];
	cr_assert(mkdtemp(path));
	snprintf(file, sizeof(file), "%s/desk.db", path);
	day_bench_open(&b, file);
	int64_t id = day_bench_book(&b, 1, 1, b.office.today, 44);
	day_bench_show(&b, 24, 80);
	play_keys(b.desk, "Down Down x");
	cr_assert(play_shows(b.desk, "why is it cancelled?"));
	struct db *other = office_join(file);
	struct booking booking = {.client = 2, .desk = 1, .day = b.office.today, .cell = 44};
	cr_assert_eq(appointment_move(other, id, 3, b.office.today, 52, NULL, NULL), DONE);
	cr_assert_eq(appointment_book(other, &booking, NULL, &made), DONE);
	desk_tick(b.desk, 1000);
	desk_compose(b.desk);
	play_keys(b.desk, "1");
	cr_expect_eq(day_bench_get(&b, id).status, APPOINTMENT_CANCELLED);
	cr_expect_eq(day_bench_get(&b, made.id).status, APPOINTMENT_BOOKED);
	db_close(other);
	day_bench_close(&b);
	unlink(file);
	rmdir(path);
}
