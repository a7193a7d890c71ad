#include <criterion/criterion.h>
#include <string.h>

#include "core/time/show.h"
#include "tests/unit/clock_bench.h"
#include "tests/unit/desk_player.h"

/* Every field for a date reads every form of a date, and the reading stands on the screen as it is typed. */

/* It is Tuesday, 24 November 2026; the second day is for what is still to come. */
static const struct {
	const char *typed;
	int day, ahead; /* YYYYMMDD */
} forms[] = {
        {"12/1", 20261201, 20261201},
        {"１２０１", 20261201, 20261201},
        {"1/20", 20260120, 20270120},
        {"3", 20261103, 20261203},
        {"+3", 20261127, 20261127},
        {"t", 20261124, 20261124},
        {"明日", 20261125, 20261125},
        {"thu", 20261126, 20261126},
        {"木", 20261126, 20261126},
        {"来週火", 20261201, 20261201},
        {"R8.12.1", 20261201, 20261201},
        {"Ｒ８．１２．２", 20261202, 20261202},
        {"令和8年12月3日", 20261203, 20261203},
        {"S64.1.7", 19890107, 19890107},
        {"平成元年1月8日", 19890108, 19890108},
        {"2026-12-04", 20261204, 20261204},
};

static const struct {
	const char *field, *keys;
	bool ahead;
	enum day_form shown;
} fields[] = {
        {"when, on the desks", "F5 F4 g", true, DAY_NUMERIC},
        {"first day of a plan", "F6 e n 1 Tab Tab Tab", true, DAY_LONG},
        {"last day of a plan", "F6 e n 1 Tab Tab Tab Tab", true, DAY_LONG},
        {"day of a seminar", "F5 n Tab", true, DAY_LONG},
        {"left on", "F3 2 Enter l", false, DAY_LONG},
        {"born on", "F3 2 Enter p + Tab Tab Tab Tab", false, DAY_LONG},
        {"joined on", "F3 2 Enter e Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab", false, DAY_NUMERIC},
};

/* Below the first line, where today stands. */
static bool shows_day(struct clock_bench *b, int32_t day, enum day_form form)
{
	char text[SHOW_BYTES];
	day_show(day, form, text, sizeof(text));
	for (int row = 2; row < 24; row++)
		if (strstr(play_row(b->desk, row), text))
			return true;
	return false;
}

Test(date_field, every_form_in_every_field)
{
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		struct clock_bench b;
		clock_bench_open(&b, "2026-11-24T08:30");
		play_keys(b.desk, fields[i].keys);
		for (size_t j = 0; j < sizeof(forms) / sizeof(forms[0]); j++) {
			int date = fields[i].ahead ? forms[j].ahead : forms[j].day;
			int32_t day = day_of(date / 10000, date / 100 % 100, date % 100);
			play_keys(b.desk, "End Ctrl-U");
			cr_expect_not(shows_day(&b, day, fields[i].shown), "%s: %s", fields[i].field, forms[j].typed);
			play_text(b.desk, forms[j].typed);
			cr_expect(shows_day(&b, day, fields[i].shown), "%s: %s is not read", fields[i].field,
			          forms[j].typed);
		}
		clock_bench_close(&b);
	}
}

Test(date_field, a_day_to_come_gives_no_age)
{
	struct clock_bench b;
	clock_bench_open(&b, "2026-11-24T08:30");
	play_keys(b.desk, "F3 2 Enter p + Tab Tab Tab Tab");
	play_text(b.desk, "H1.1.8");
	cr_expect(clock_bench_shows(&b, "平成元年1月8日(日) 37歳"));
	play_keys(b.desk, "Ctrl-U");
	play_text(b.desk, "明日");
	cr_expect(clock_bench_shows(&b, "令和8年11月25日(水)"));
	cr_expect_not(clock_bench_shows(&b, "歳"));
	clock_bench_close(&b);
}
