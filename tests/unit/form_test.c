#include <criterion/criterion.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text/utf8.h"
#include "tui/form.h"

static void beside(const void *context, const char *text, char *out, size_t size)
{
	(void)context;
	snprintf(out, size, "=%s", text);
}

static const struct field fields[] = {
        {.name = "client", .label = "Client", .kind = FIELD_SHOWN},
        {.name = "reading", .label = "Reading", .needed = true, .limit = 10, .beside = beside},
        {.name = "means", .label = "Means", .kind = FIELD_CHOICE, .needed = true},
        {.name = "note", .label = "Note", .kind = FIELD_LINES, .limit = 100},
        {.name = "phone", .label = "Phone", .limit = 13},
};
#define FIELDS 5

static const char *const means[] = {"counter", "phone", "online"};

static void begin(struct form *form)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	cr_assert(form_open(form, fields, FIELDS));
	form_choose(form, "means", means, 3, 0);
	form_fit(form, (struct area){2, 1, 10, 70});
}

static enum form_event press(struct form *form, uint32_t code)
{
	return form_key(form, &(struct key){.code = code});
}

static void write(struct form *form, const char *text)
{
	while (*text != '\0') {
		uint32_t character = 0;
		text += utf8_step(text, &character);
		press(form, character);
	}
}

Test(form, opens_where_something_is_needed)
{
	struct form f;
	begin(&f);
	form_start(&f);
	cr_expect_eq(f.focus, 1);
	cr_expect(form_blank(&f));
	form_set(&f, "reading", "ヤマダ");
	form_start(&f);
	cr_expect_eq(f.focus, 4, "else on the last");
	form_choose(&f, "means", means, 3, -1);
	form_start(&f);
	cr_expect_eq(f.focus, 2);
	form_close(&f);
}

Test(form, enter_goes_on_and_saves_on_the_last)
{
	struct form f;
	begin(&f);
	form_start(&f);
	write(&f, "yama");
	cr_expect_eq(press(&f, K_ENTER), FORM_USED);
	press(&f, '3');
	cr_expect_eq(form_choice(&f, "means"), 2);
	press(&f, K_RIGHT);
	cr_expect_eq(form_choice(&f, "means"), 0);
	press(&f, K_ENTER);
	press(&f, 'a');
	press(&f, K_ENTER);
	cr_expect_str_eq(form_text(&f, "note"), "a\n");
	press(&f, K_TAB);
	cr_expect_eq(f.focus, 4);
	cr_expect_eq(press(&f, K_ENTER), FORM_SAVE);
	press(&f, K_BACKTAB);
	cr_expect_eq(press(&f, K_F(12)), FORM_SAVE);
	cr_expect_eq(press(&f, K_F(3)), FORM_FREE);
	cr_expect(form_changed(&f));
	form_close(&f);
}

Test(form, refusals_stand_under_their_field)
{
	struct form f;
	struct canvas canvas;
	char row[512];
	struct fault fault = {"phone", "Digits only."};
	begin(&f);
	cr_assert(canvas_open(&canvas, 20, 72));
	form_start(&f);
	press(&f, K_CTRL('s'));
	cr_expect_eq(f.refused, 1);
	write(&f, "yam");
	cr_expect_eq(f.refused, -1, "typing takes the refusal away");
	form_refuse(&f, &fault);
	cr_expect_eq(f.focus, 4);
	form_fit(&f, (struct area){2, 1, 10, 70});
	form_draw(&f, &canvas, (struct area){2, 1, 10, 70});
	canvas_row(&canvas, 3, row, sizeof(row));
	cr_expect(strstr(row, "Reading     yam") && strstr(row, "=yam"), "%s", row);
	canvas_row(&canvas, 9, row, sizeof(row));
	cr_expect(strstr(row, "Digits only."), "%s", row);
	cr_expect_eq(canvas.cursor_row, 8);
	canvas_close(&canvas);
	form_close(&f);
}

Test(form, a_refusal_of_what_is_only_shown_stands_there_whole)
{
	struct form f;
	struct canvas canvas;
	char row[512];
	struct fault fault = {"client", "2番窓口は11:00に山田工務店の予約が入っています。この窓口の空き: 14:00・16:00"};
	begin(&f);
	cr_assert(canvas_open(&canvas, 20, 72));
	form_focus(&f, "phone");
	form_refuse(&f, &fault);
	cr_expect_eq(f.focus, 4, "the focus stays where something can be typed");
	press(&f, '1');
	cr_expect_eq(f.refused, 0, "and typing elsewhere mends nothing");
	form_fit(&f, (struct area){2, 1, 10, 70});
	form_draw(&f, &canvas, (struct area){2, 1, 10, 70});
	canvas_row(&canvas, 3, row, sizeof(row));
	cr_expect(strstr(row, "2番窓口は11:00に"), "%s", row);
	canvas_row(&canvas, 4, row, sizeof(row));
	cr_expect(strstr(row, "空き: 14:00・16:00"), "no line begins with a colon: %s", row);
	form_settle(&f);
	cr_expect_eq(f.refused, -1);
	canvas_close(&canvas);
	form_close(&f);
}

Test(form, a_choice_counts_as_typed)
{
	struct form f;
	begin(&f);
	form_choose(&f, "means", means, 3, 1);
	form_focus(&f, "means");
	cr_expect_not(form_changed(&f));
	press(&f, K_RIGHT);
	cr_expect(form_changed(&f));
	form_choose(&f, "means", means, 3, 1);
	form_read(&f, "means=1");
	cr_expect_not(form_changed(&f), "as it stands already");
	form_read(&f, "means=2");
	cr_expect(form_changed(&f));
	form_close(&f);
}

Test(form, drafts_come_back_whole)
{
	struct form f, g;
	begin(&f);
	begin(&g);
	form_set(&f, "reading", "ヤ=マ\\n");
	form_set(&f, "note", "one\ntwo\\\n\nend");
	form_choose(&f, "means", means, 3, 1);
	char *draft = form_write(&f, false);
	cr_assert(draft);
	form_read(&g, draft);
	cr_expect_str_eq(form_text(&g, "reading"), "ヤ=マ\\n");
	cr_expect_str_eq(form_text(&g, "note"), "one\ntwo\\\n\nend");
	cr_expect_eq(form_choice(&g, "means"), 1);
	cr_expect(form_changed(&g));
	form_read(&g, "means=99\nnobody=x\nbroken\nphone=1");
	cr_expect_eq(form_choice(&g, "means"), 1);
	cr_expect_str_eq(form_text(&g, "phone"), "1");
	free(draft);
	form_close(&f);
	form_close(&g);
}

Test(form, random_walk_keeps_the_focus_on_the_screen)
{
	static const uint32_t keys[] = {K_ENTER, K_TAB,       K_BACKTAB, K_UP,   K_DOWN, 'a',
	                                0x5C71,  K_BACKSPACE, K_F(12),   K_LEFT, '2'};
	struct form f;
	struct canvas canvas;
	begin(&f);
	cr_assert(canvas_open(&canvas, 20, 72));
	form_start(&f);
	srand(5);
	for (int step = 0; step < 20000; step++) {
		struct area area = {2, 1, 2 + rand() % 12, 70};
		press(&f, keys[(size_t)rand() % (sizeof(keys) / sizeof(keys[0]))]);
		form_fit(&f, area);
		canvas_clear(&canvas);
		form_draw(&f, &canvas, area);
		cr_assert(f.focus >= 1 && f.focus < FIELDS, "step %d", step);
		if (f.focus != 3 && f.refused < 0)
			cr_assert(canvas.cursor_row >= area.row && canvas.cursor_row < area.row + area.rows,
			          "step %d: %d", step, canvas.cursor_row);
	}
	canvas_close(&canvas);
	form_close(&f);
}

/* ---- Pages, and two fields in a row ---- */

static enum field_word digits_only(const void *context, const char *text, char *out, size_t size)
{
	(void)context;
	if (strspn(text, "0123456789") == strlen(text))
		return WORD_NONE;
	snprintf(out, size, "Digits, please.");
	return WORD_WRONG;
}

static enum field_word how_to_type(const void *context, const char *text, char *out, size_t size)
{
	(void)context;
	snprintf(out, size, "How to type it.");
	return text[0] ? WORD_NONE : WORD_HINT;
}

static const struct field many[] = {
        {.name = "name", .label = "Name", .needed = true, .says = how_to_type},
        {.name = "phone", .label = "Phone", .place = PLACE_LEFT, .limit = 20, .says = digits_only},
        {.name = "fax", .label = "Fax", .place = PLACE_RIGHT, .limit = 20},
        {.name = "size", .label = "Size", .place = PLACE_LEFT, .kind = FIELD_SHOWN, .gap = true},
        {.name = "means", .label = "Means", .place = PLACE_RIGHT, .kind = FIELD_CHOICE},
        {.name = "note", .label = "Note", .page = 1, .kind = FIELD_LINES, .rows = 2},
        {.name = "on", .label = "On", .page = 1, .place = PLACE_LEFT, .width = 11, .beside = beside},
        {.name = "off", .label = "Off", .page = 1, .place = PLACE_RIGHT, .width = 11},
        {.name = "end", .label = "End", .page = 1},
};
#define MANY ((int)(sizeof(many) / sizeof(many[0])))

static const char *const headings[] = {"First", "Second"};

static void begin_many(struct form *form, int cols)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	cr_assert(form_open(form, many, MANY));
	form_pages(form, headings, 2);
	form_choose(form, "means", means, 3, 0);
	form_start(form);
	form_fit(form, (struct area){2, 1, 14, cols});
}

static const char *drawn_row(const struct form *form, struct canvas *canvas, int row)
{
	static char text[512];
	canvas_clear(canvas);
	form_draw(form, canvas, (struct area){2, 1, 14, canvas->cols - 2});
	canvas_row(canvas, row, text, sizeof(text));
	return text;
}

Test(form, up_and_down_stay_on_their_side)
{
	struct form f;
	begin_many(&f, 78);
	press(&f, K_DOWN);
	cr_expect_str_eq(form_focused(&f), "phone");
	press(&f, K_TAB);
	cr_expect_str_eq(form_focused(&f), "fax");
	press(&f, K_DOWN);
	cr_expect_str_eq(form_focused(&f), "means");
	press(&f, K_UP);
	cr_expect_str_eq(form_focused(&f), "fax");
	press(&f, K_UP);
	cr_expect_str_eq(form_focused(&f), "name");
	press(&f, K_DOWN);
	press(&f, K_DOWN);
	cr_expect_str_eq(form_focused(&f), "means", "what is shown only is passed over");
	press(&f, K_DOWN);
	cr_expect_str_eq(form_focused(&f), "note", "the next page");
	form_fit(&f, (struct area){2, 1, 14, 50});
	form_focus(&f, "phone");
	press(&f, K_DOWN);
	cr_expect_str_eq(form_focused(&f), "fax", "one below the other without room for two");
	form_close(&f);
}

Test(form, pages_turn_and_show_their_own_fields)
{
	struct form f;
	struct canvas canvas;
	begin_many(&f, 78);
	cr_assert(canvas_open(&canvas, 20, 80));
	cr_expect(strstr(drawn_row(&f, &canvas, 2), "1 First   2 Second"));
	cr_expect(strstr(drawn_row(&f, &canvas, 5), "Phone") && strstr(drawn_row(&f, &canvas, 5), "Fax"));
	cr_expect_str_eq(drawn_row(&f, &canvas, 6), "", "a gap");
	cr_expect(strstr(drawn_row(&f, &canvas, 7), "Size"));
	press(&f, K_PAGEUP);
	cr_expect_str_eq(form_focused(&f), "name", "there is none before");
	press(&f, K_PAGEDOWN);
	cr_expect_str_eq(form_focused(&f), "note");
	press(&f, K_TAB);
	write(&f, "12");
	form_fit(&f, (struct area){2, 1, 14, 78});
	cr_expect(strstr(drawn_row(&f, &canvas, 6), "On         12          =12"), "%s", drawn_row(&f, &canvas, 6));
	cr_expect(strstr(drawn_row(&f, &canvas, 6), "Off"));
	press(&f, K_PAGEDOWN);
	cr_expect_str_eq(form_focused(&f), "on", "nor behind");
	form_focus(&f, "end");
	cr_expect_eq(press(&f, K_ENTER), FORM_USED, "the name is missing");
	cr_expect_str_eq(form_focused(&f), "name");
	canvas_close(&canvas);
	form_close(&f);
}

/* What stands a free line below the fields of the page. */
static const char *said(const struct form *form, struct canvas *canvas)
{
	return drawn_row(form, canvas, 2 + 2 + form->height + 1);
}

Test(form, a_wrong_value_is_said_and_never_in_the_way)
{
	struct form f;
	struct canvas canvas;
	begin_many(&f, 78);
	cr_assert(canvas_open(&canvas, 20, 80));
	cr_expect_str_eq(said(&f, &canvas), " How to type it.");
	write(&f, "x");
	cr_expect_str_eq(said(&f, &canvas), "");
	press(&f, K_ENTER);
	write(&f, "0x");
	cr_expect_str_eq(said(&f, &canvas), "!Digits, please.");
	press(&f, K_PAGEDOWN);
	form_fit(&f, (struct area){2, 1, 14, 78});
	cr_expect_str_eq(said(&f, &canvas), "!Phone: Digits, please.", "from the other page, too");
	cr_expect_eq(press(&f, K_F(12)), FORM_SAVE, "whoever saves decides");
	form_refuse(&f, &(struct fault){"phone", "phone: no."});
	form_fit(&f, (struct area){2, 1, 14, 78});
	cr_expect_str_eq(said(&f, &canvas), "!no.", "it stands at its label");
	cr_expect(strncmp(drawn_row(&f, &canvas, 5), "!Phone", 6) == 0);
	press(&f, K_BACKSPACE);
	cr_expect_str_eq(said(&f, &canvas), "");
	canvas_close(&canvas);
	form_close(&f);
}

Test(form, a_draft_of_changes_lies_over_another_row)
{
	struct form f, g;
	begin_many(&f, 78);
	begin_many(&g, 78);
	form_set(&f, "name", "one");
	form_set(&f, "fax", "1");
	form_set(&g, "name", "of others");
	form_set(&g, "fax", "2");
	form_choose(&g, "means", means, 3, 2);
	form_take(&f, "fax", "3");
	cr_expect(form_differs(&f, "fax") && !form_differs(&f, "name"));
	char *draft = form_write(&f, true);
	cr_assert_str_eq(draft, "fax=3\n");
	form_read(&g, draft);
	cr_expect_str_eq(form_text(&g, "name"), "of others");
	cr_expect_str_eq(form_text(&g, "fax"), "3");
	cr_expect_eq(form_choice(&g, "means"), 2);
	form_take(&g, "means", "1");
	cr_expect(form_differs(&g, "means"), "a choice is a change as well");
	free(draft);
	form_close(&f);
	form_close(&g);
}

Test(form, random_walk_over_pages)
{
	static const uint32_t keys[] = {K_ENTER,  K_TAB,      K_BACKTAB,   K_UP,    K_DOWN, 'a',
	                                K_PAGEUP, K_PAGEDOWN, K_BACKSPACE, K_F(12), K_LEFT, '2'};
	struct form f;
	struct canvas canvas;
	begin_many(&f, 78);
	cr_assert(canvas_open(&canvas, 20, 80));
	srand(7);
	for (int step = 0; step < 20000; step++) {
		struct area area = {2, 1, 3 + rand() % 12, rand() % 2 ? 78 : 40};
		press(&f, keys[(size_t)rand() % (sizeof(keys) / sizeof(keys[0]))]);
		form_fit(&f, area);
		canvas_clear(&canvas);
		form_draw(&f, &canvas, area);
		cr_assert(many[f.focus].kind != FIELD_SHOWN, "step %d", step);
		if (many[f.focus].kind != FIELD_LINES)
			cr_assert(canvas.cursor_row >= area.row && canvas.cursor_row < area.row + area.rows - 1,
			          "step %d: %d", step, canvas.cursor_row);
		for (int i = 0; i < MANY; i++)
			cr_assert((f.places[i].row >= 0) == (many[i].page == many[f.focus].page), "step %d", step);
	}
	canvas_close(&canvas);
	form_close(&f);
}
