#include "tui/replan_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text/utf8.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/visit.h"

enum { NAME_BYTES = 1024, FAULT_ROWS = 3 };

/* ---- What is typed ---- */

void replan_day_beside(const void *context, const char *text, char *out, size_t size)
{
	struct fault fault;
	int32_t day = DAY_NONE;
	out[0] = '\0';
	if (text[0] && entry_day(&((const struct replan_form *)context)->base, text, &day, &fault) == DONE)
		day_show(day, DAY_LONG, out, size);
}

void replan_time_beside(const void *context, const char *text, char *out, size_t size)
{
	struct fault fault;
	int minute = 0;
	char clock[CLOCK_BYTES];
	(void)context;
	out[0] = '\0';
	if (text[0] && entry_time(text, &minute, &fault) == DONE)
		snprintf(out, size, "%s", clock_format(minute, clock));
}

enum status replan_form_day(const struct replan_form *f, const char *name, int32_t *out, struct fault *fault)
{
	const char *text = form_text(&f->row.form, name);
	if (!text[0])
		return DONE;
	enum status status = entry_day(&f->base, text, out, fault);
	utf8_copy(fault->field, sizeof(fault->field), name);
	return status;
}

enum status replan_form_cell(const struct replan_form *f, const char *name, int *out, struct fault *fault)
{
	const char *text = form_text(&f->row.form, name);
	int minute = 0;
	if (!text[0])
		return DONE;
	enum status status = entry_time(text, &minute, fault);
	if (status == DONE && minute % CELL_MINUTES != 0)
		status = fault_set(fault, INVALID, name, _("A time is on a quarter hour, such as 10:15."));
	utf8_copy(fault->field, sizeof(fault->field), name);
	if (status == DONE)
		*out = minute / CELL_MINUTES;
	return status;
}

void replan_form_numbers(const char *object, int64_t *out, int count)
{
	char *end;
	for (int i = 0; i < count; i++, object = end)
		out[i] = strtoll(object, &end, 10);
}

/* ---- Who is booked then ---- */

/* What is not yet a change of the plan leaves nobody outside it. A store that is busy is asked again. */
static void look(struct desk *desk, struct replan_form *f)
{
	struct fault fault;
	struct appointment_list live = {.count = 0};
	struct replan how = {.look = true, .live = &live};
	int patience = db_set_patience(desk_db(desk), 0);
	enum status status = f->put(desk, f, &how, &fault);
	db_set_patience(desk_db(desk), patience);
	if (status != DONE)
		appointment_list_free(&live);
	appointment_list_free(&f->live);
	f->live = live;
	f->known = status == DONE;
	if (status == BUSY)
		replan_form_changed(desk, f);
}

void replan_form_changed(struct desk *desk, void *state)
{
	(void)desk;
	struct replan_form *f = state;
	free(f->looked);
	f->looked = NULL;
}

void replan_form_settle(struct desk *desk, void *state)
{
	struct replan_form *f = state;
	char *typed = form_write(&f->row.form, false);
	if (typed && f->looked && strcmp(typed, f->looked) == 0) {
		free(typed);
		return;
	}
	free(f->looked);
	f->looked = typed;
	look(desk, f);
}

/* ---- Opening and saving ---- */

static enum status write(struct desk *desk, struct row_form *row, struct fault *fault)
{
	struct replan_form *f = (struct replan_form *)row;
	struct appointment_list live = {.count = 0};
	struct replan how = {.calls = true, .op = row->kept.op, .live = &live};
	enum status status = f->put(desk, f, &how, fault);
	if (status != DONE) {
		appointment_list_free(&live);
		return status;
	}
	appointment_list_free(&f->live);
	f->live = live;
	return DONE;
}

bool replan_form_open(struct desk *desk, struct replan_form *f, const struct field *fields, int count)
{
	int32_t today = moment_day(desk_now(desk));
	f->base = (struct entry_base){.today = today, .shown = today, .ahead = true};
	f->row.write = write;
	return row_form_open(desk, &f->row, fields, count);
}

void replan_form_close(struct desk *desk, void *state)
{
	struct replan_form *f = state;
	row_form_close(desk, f);
	appointment_list_free(&f->live);
	free(f->looked);
}

/* ---- The picture ---- */

static struct area form_area(const struct replan_form *f, struct area body)
{
	return (struct area){body.row + 1, body.col + 2, f->row.form.count + FAULT_ROWS, body.cols - 4};
}

void replan_form_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct replan_form *f = state;
	form_fit(&f->row.form, form_area(f, body));
}

static void draw_live(const struct appointment *visit, struct canvas *canvas, int row, int cols)
{
	char clock[CLOCK_BYTES], day[SHOW_BYTES], name[NAME_BYTES];
	visit_name(visit, name, sizeof(name));
	canvas_print(canvas, row, 3, 24, LOOK_PLAIN, _("%s %s desk %d"),
	             day_show(visit->day, DAY_SHORT, day, sizeof(day)), cell_format(visit->cell, clock), visit->desk);
	canvas_field(canvas, row, 27, 18, LOOK_PLAIN, name);
	canvas_field(canvas, row, 46, 14, LOOK_PLAIN, visit->callback[0] ? visit->callback : visit->phone);
	canvas_field(canvas, row, 61, cols - 62, LOOK_PLAIN, visit->visitor);
}

void replan_form_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct replan_form *f = state;
	int row = body.row + 2 + form_draw(&f->row.form, canvas, form_area(f, body)), last = body.row + body.rows - 1;
	int count = f->live.count;
	canvas_clip(canvas, body);
	if (!f->known)
		return;
	if (count == 0) {
		canvas_text(canvas, row, 2, body.cols - 4, LOOK_PLAIN, _("Nobody is booked in that time."));
		return;
	}
	canvas_print(canvas, row++, 2, body.cols - 4, LOOK_BOLD,
	             ngettext("%d appointment stays and is to be called:", "%d appointments stay and are to be called:",
	                      (unsigned long)count),
	             count);
	for (int i = 0; i < count && row <= last; i++, row++)
		if (row == last && i < count - 1)
			canvas_print(canvas, row, 3, body.cols - 4, LOOK_PLAIN, _("and %d more"), count - i);
		else
			draw_live(&f->live.rows[i], canvas, row, body.cols);
}
