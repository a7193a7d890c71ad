#include <criterion/criterion.h>
#include <stdlib.h>

#include "tui/marks.h"

/* Beside an array of flags, over a long random walk. */
Test(marks, hold_what_was_set_and_not_taken)
{
	enum { IDS = 500 };
	struct marks marks = {0};
	bool flags[IDS] = {false};
	int count = 0;
	srand(1);
	for (int step = 0; step < 20000; step++) {
		int id = rand() % IDS;
		if (rand() % 3) {
			cr_assert(marks_set(&marks, id));
			count += !flags[id];
			flags[id] = true;
		} else {
			marks_take(&marks, id);
			count -= flags[id];
			flags[id] = false;
		}
		cr_assert_eq(marks.count, count, "step %d", step);
		id = rand() % IDS;
		cr_assert_eq(marks_hold(&marks, id), flags[id], "step %d", step);
	}
	for (int i = 1; i < marks.count; i++)
		cr_assert_lt(marks.ids[i - 1], marks.ids[i]);
	cr_expect(marks_clear(&marks));
	cr_expect_not(marks_clear(&marks));
	cr_expect_not(marks_hold(&marks, 1));
	marks_close(&marks);
}
