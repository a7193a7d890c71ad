#include "core/time/wish.h"
#include "tests/unit/japanese.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct fault fault;

/* Today is Tuesday 2026-11-24. */
#define TODAY day_of(2026, 11, 24)

static const char *read_wish(const char *text)
{
	static char shown[WISH_BYTES];
	struct wish wish;
	return wish_read(TODAY, text, &wish, &fault) == DONE ? wish_text(&wish, TODAY, shown) : "none";
}

Test(wish, is_read_in_all_its_forms)
{
	static const struct {
		const char *text, *shown;
	} known[] = {
	        {"", ""},
	        {"来週 午後", "11/30(月)-12/6(日) 12:00-"},
	        {"来週午後", "11/30(月)-12/6(日) 12:00-"},
	        {"nw pm", "11/30(月)-12/6(日) 12:00-"},
	        {"ｎｗ　ｐｍ", "11/30(月)-12/6(日) 12:00-"},
	        {"今週", "11/24(火)-11/29(日)"},
	        {"再来週", "12/7(月)-12/13(日)"},
	        {"来月", "12/1(火)-12/31(木)"},
	        {"今月", "11/24(火)-11/30(月)"},
	        {"来月5日", "12/5(土)"},
	        {"14-16", "14:00-16:00"},
	        {"14:30-16", "14:30-16:00"},
	        {"１４ー１６", "14:00-16:00"},
	        {"14時から16時まで", "14:00-16:00"},
	        {"14時-16時半", "14:00-16:30"},
	        {"午後2時-4時", "14:00-16:00"},
	        {"午後2-4", "14:00-16:00"},
	        {"1410-1555", "14:15-15:45"},
	        {"14-", "14:00-"},
	        {"14時以降", "14:00-"},
	        {"14時から", "14:00-"},
	        {"14時", "14:00-"},
	        {"2pm", "14:00-"},
	        {"-16", "-16:00"},
	        {"16時まで", "-16:00"},
	        {"until 16", "-16:00"},
	        {"from 14", "14:00-"},
	        {"午前", "-12:00"},
	        {"am", "-12:00"},
	        {"火木", "火/木"},
	        {"火曜・木曜", "火/木"},
	        {"mon,thu", "月/木"},
	        {"thu mon", "月/木"},
	        {"平日", "月/火/水/木/金"},
	        {"土日", "土/日"},
	        {"来週火木午後", "11/30(月)-12/6(日) 火/木 12:00-"},
	        {"来週の火曜の午前", "11/30(月)-12/6(日) 火 -12:00"},
	        {"12/1", "12/1(火)"},
	        {"1", "12/1(火)"},
	        {"明日 10-12", "11/25(水) 10:00-12:00"},
	        {"12/1-12/5", "12/1(火)-12/5(土)"},
	        {"12/1-5", "12/1(火)-12/5(土)"},
	        {"12/28-1/6", "12/28(月)-1/6(水)"},
	        {"12/1から", "12/1(火)から"},
	        {"12/1から5日まで", "12/1(火)-12/5(土)"},
	        {"from 12/1", "12/1(火)から"},
	        {"12/5まで 火", "12/5(土)まで 火"},
	        {"until 12/5", "12/5(土)まで"},
	        {"R8.12.1 pm", "12/1(火) 12:00-"},
	        {"2028/1/5", "2028/1/5(水)"},
	        {"16-14", "none"},
	        {"14-14", "none"},
	        {"14:05-14:10", "none"},
	        {"12/5-12/1x", "none"},
	        {"来週 来月", "none"},
	        {"am pm", "none"},
	        {"12/1 12/2", "none"},
	        {"いつでも", "none"},
	        {"14-16 foo", "none"},
	        {"13/1", "none"},
	        {"25-26", "none"},
	};
	japanese_begin();
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		cr_expect_str_eq(read_wish(known[i].text), known[i].shown, "%s: %s", known[i].text,
		                 read_wish(known[i].text));
	cr_expect_str_eq(fault.field, "when");
}

static void round_trips(unsigned seed)
{
	for (int round = 0; round < 5000; round++) {
		struct wish wish = wish_any(), back;
		char text[WISH_BYTES];
		int32_t today = DAY_FIRST + 40000 + rand_r(&seed) % 40000;
		if (rand_r(&seed) % 3)
			wish.from_day = today + rand_r(&seed) % 900 - 30;
		if (rand_r(&seed) % 3)
			wish.to_day = (wish.from_day == DAY_NONE ? today : wish.from_day) + rand_r(&seed) % 400;
		if (rand_r(&seed) % 2)
			wish.weekdays = 1u + (unsigned)rand_r(&seed) % 127;
		if (rand_r(&seed) % 2) {
			wish.from_cell = rand_r(&seed) % 96;
			wish.to_cell = wish.from_cell + 1 + rand_r(&seed) % (96 - wish.from_cell);
		}
		wish_text(&wish, today, text);
		cr_assert_eq(wish_read(today, text, &back, &fault), DONE, "%s", fault.text);
		cr_assert(back.from_day == wish.from_day && back.to_day == wish.to_day &&
		                  back.weekdays == wish.weekdays && back.from_cell == wish.from_cell &&
		                  back.to_cell == wish.to_cell,
		          "%s", text);
	}
}

Test(wish, what_is_shown_is_read_again)
{
	round_trips(1);
	japanese_begin();
	round_trips(2);
}

Test(wish, allows)
{
	struct wish wish;
	cr_assert_eq(wish_read(TODAY, "来週 火木 14-16", &wish, &fault), DONE);
	int32_t tuesday = day_of(2026, 12, 1);
	cr_expect(wish_allows(&wish, tuesday, 56, 60));
	cr_expect(wish_allows(&wish, tuesday, 60, 64));
	cr_expect_not(wish_allows(&wish, tuesday, 61, 65));
	cr_expect_not(wish_allows(&wish, tuesday, 55, 59));
	cr_expect_not(wish_allows(&wish, tuesday + 1, 56, 60), "a Wednesday");
	cr_expect_not(wish_allows(&wish, tuesday + 7, 56, 60), "a week later");
	cr_expect_not(wish_allows(&wish, tuesday - 7, 56, 60), "this week");
	wish = wish_any();
	cr_expect(wish_allows(&wish, DAY_FIRST, 0, 96));
}

Test(wish, garbage_is_refused)
{
	static const char *const pieces[] = {
	        "1", "12", "/", "-", "~",  "月",   "日",   "来週", "火",   "の",    "t", "来月", "午後", "時",  "半",
	        ":", "(",  ")", " ", "pm", "から", "まで", "以降", "from", "until", ",", "\xe3", "平日", "mon", "16"};
	unsigned seed = 5;
	int read = 0;
	for (int round = 0; round < 100000; round++) {
		char text[96] = "";
		struct wish wish = wish_any();
		int count = 1 + rand_r(&seed) % 8;
		for (int i = 0; i < count; i++)
			strcat(text, pieces[(size_t)rand_r(&seed) % (sizeof(pieces) / sizeof(*pieces))]);
		read += wish_read(TODAY, text, &wish, &fault) == DONE;
		cr_assert(wish.from_cell >= 0 && wish.from_cell < wish.to_cell && wish.to_cell <= 96, "%s", text);
		cr_assert(wish.weekdays > 0 && wish.weekdays <= 0x7F, "%s", text);
		cr_assert(wish.from_day == DAY_NONE || wish.to_day == DAY_NONE || wish.from_day <= wish.to_day, "%s",
		          text);
	}
	cr_expect(read > 500, "%d read", read);
}
