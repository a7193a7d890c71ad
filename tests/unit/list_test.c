#include <criterion/criterion.h>
#include <stdlib.h>

#include "tui/key.h"
#include "tui/list.h"

struct rows {
	int64_t ids[64];
	int count;
};

static int64_t id_at(const void *rows, int at)
{
	return ((const struct rows *)rows)->ids[at];
}

static struct list_rows of(const struct rows *rows)
{
	return (struct list_rows){rows->count, id_at, rows};
}

static void check(const struct list *list, const struct rows *rows, int step)
{
	cr_assert_eq(list->count, rows->count, "step %d", step);
	cr_assert(list->at >= 0 && (list->at < rows->count || rows->count == 0), "step %d", step);
	cr_assert(list->top >= 0 && list->top <= list->at && list->at < list->top + list->rows, "step %d", step);
	cr_assert(list->top == 0 || list->top + list->rows <= rows->count, "blank rows below at step %d", step);
	if (list_holds(list))
		cr_assert_eq(list->id, rows->ids[list->at], "step %d", step);
}

static void rows_shake(struct rows *rows, int64_t *next)
{
	int kind = rand() % 3, at = rows->count ? rand() % rows->count : 0;
	if (kind == 0 && rows->count < 60) {
		for (int i = rows->count++; i > at; i--)
			rows->ids[i] = rows->ids[i - 1];
		rows->ids[at] = ++*next;
	} else if (kind == 1 && rows->count > 0) {
		rows->count--;
		for (int i = at; i < rows->count; i++)
			rows->ids[i] = rows->ids[i + 1];
	} else if (rows->count > 1) {
		int64_t id = rows->ids[at];
		rows->ids[at] = rows->ids[0];
		rows->ids[0] = id;
	}
}

static bool holds_id(const struct rows *rows, int64_t id)
{
	for (int i = 0; i < rows->count; i++)
		if (rows->ids[i] == id)
			return true;
	return false;
}

Test(list, cursor_keeps_its_id_on_a_random_walk)
{
	static const uint32_t keys[] = {K_UP, K_DOWN, K_PAGEUP, K_PAGEDOWN, K_HOME, K_END};
	struct rows rows = {{0}, 0};
	struct list list = {0};
	int64_t next = 0;
	srand(1);
	list_fit(&list, 7);
	for (int step = 0; step < 200000; step++) {
		int64_t id = list.id;
		bool held = list_holds(&list);
		switch (rand() % 4) {
		case 0:
			rows_shake(&rows, &next);
			list_changed(&list, of(&rows));
			cr_assert(!held || list_holds(&list) == holds_id(&rows, id), "step %d", step);
			cr_assert(!held || list.id == id, "step %d", step);
			break;
		case 1:
			list_fit(&list, rand() % 12);
			break;
		case 2:
			cr_assert(list_key(&list, keys[rand() % 6], of(&rows)));
			cr_assert(rows.count == 0 || list_holds(&list));
			break;
		default:
			if (rows.count > 0)
				cr_assert(list_find(&list, rows.ids[rand() % rows.count], of(&rows)));
		}
		check(&list, &rows, step);
	}
}

Test(list, a_lost_row_is_not_acted_on)
{
	struct rows rows = {{1, 2, 3}, 3};
	struct list list = {0};
	list_fit(&list, 5);
	list_changed(&list, of(&rows));
	cr_expect_eq(list.id, 1);
	list_key(&list, K_DOWN, of(&rows));
	rows = (struct rows){{1, 3}, 2};
	list_changed(&list, of(&rows));
	cr_expect_not(list_holds(&list));
	list_key(&list, K_DOWN, of(&rows));
	cr_expect(list_holds(&list));
	cr_expect_eq(list.id, 3, "the next row has moved up");
	rows.count = 0;
	list_changed(&list, of(&rows));
	cr_expect_not(list_holds(&list));
	rows = (struct rows){{7}, 1};
	list_begin(&list, of(&rows), 0);
	cr_expect_eq(list.id, 7);
	cr_expect_not(list_key(&list, 'x', of(&rows)));
}

Test(list, rows_above_the_first_cursor_are_shown)
{
	struct rows rows = {{1, 2, 3, 4, 5}, 5};
	struct list list = {0};
	list_begin(&list, of(&rows), 2);
	list_fit(&list, 4);
	cr_expect_eq(list.top, 0, "begun before its size was known");
	list_begin(&list, of(&rows), 4);
	cr_expect_eq(list.top, 1);
}
