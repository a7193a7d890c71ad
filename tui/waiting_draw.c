#include "tui/waiting_state.h"

#include <stdio.h>
#include <string.h>

#include "core/text/legal.h"
#include "core/text/utf8.h"
#include "core/text/width.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/day_data.h"

#define WANT_BYTES 1536

/* Where the columns of a row stand; the last one is the free time, or the last call. */
struct columns {
	int name, name_cols, phone, topic, want, want_cols, last;
};

#define LAST_COLS  15
#define PHONE_COLS 13
#define TOPIC_COLS 8

static struct columns place(struct area body)
{
	struct columns c = {.name = body.col + 6};
	int room = body.cols - 6 - PHONE_COLS - TOPIC_COLS - LAST_COLS - 5;
	c.name_cols = room / 2;
	c.phone = c.name + c.name_cols + 1;
	c.topic = c.phone + PHONE_COLS + 1;
	c.want = c.topic + TOPIC_COLS + 1;
	c.want_cols = room - c.name_cols;
	c.last = c.want + c.want_cols + 1;
	return c;
}

static void append(char *out, size_t size, const char *text)
{
	size_t used = strlen(out);
	if (text[0] && used + strlen(text) + 3 < size)
		snprintf(out + used, size - used, "%s%s", used ? "  " : "", text);
}

void waiting_limits(const struct waiting *w, char *out, size_t size)
{
	char text[64], family[DAY_DESK_BYTES], notice[64] = "", desks[32] = "";
	for (int desk = 1; desk < 10; desk++)
		if (w->wish.desks >> desk & 1U)
			snprintf(desks + strlen(desks), sizeof(desks) - strlen(desks), "%s%d", desks[0] ? "," : "",
			         desk);
	out[0] = '\0';
	if (desks[0])
		snprintf(text, sizeof(text), _("desk %s"), desks);
	append(out, size, desks[0] ? text : "");
	name_family(w->consultant_name, family, sizeof(family));
	append(out, size, family);
	if (w->wish.notice > 0)
		snprintf(notice, sizeof(notice),
		         ngettext("%d day before", "%d days before", (unsigned long)w->wish.notice), w->wish.notice);
	append(out, size, notice);
}

/* Everything the wish says of the time. */
static void want_of(const struct waiting *w, int32_t today, char *out, size_t size)
{
	char text[WISH_BYTES], limits[WANT_BYTES];
	out[0] = '\0';
	append(out, size, wish_text(&w->wish.when, today, text));
	waiting_limits(w, limits, sizeof(limits));
	append(out, size, limits);
	if (!out[0])
		append(out, size, _("any time"));
}

static void called_text(const struct waiting *w, char *out, size_t size)
{
	char clock[CLOCK_BYTES], date[SHOW_BYTES];
	snprintf(out, size, "%s %s  %s (%s)", day_show(moment_day(w->called_at), DAY_SHORT, date, sizeof(date)),
	         clock_format(moment_minute(w->called_at), clock), waiting_outcome_text(w->called), w->called_by);
}

static void free_text(const struct waiting *w, char *out, size_t size)
{
	char clock[CLOCK_BYTES], date[SHOW_BYTES];
	out[0] = '\0';
	if (w->free.desk)
		snprintf(out, size, "%s%s", day_show(w->free.day, DAY_SHORT, date, sizeof(date)),
		         cell_format(w->free.cell, clock));
}

static void draw_row(const struct desk *desk, const struct queue *queue, struct canvas *canvas, struct area at, int i)
{
	const struct waiting *w = &queue->waiting.rows[i];
	struct columns c = place(at);
	struct legal_split split;
	char want[WANT_BYTES], topic[DAY_DESK_BYTES], last[128] = "";
	legal_form_split(w->name, &split);
	topic_short(w->topic_name, topic, sizeof(topic));
	want_of(w, moment_day(desk_now(desk)), want, sizeof(want));
	if (!queue->ask.freed)
		free_text(w, last, sizeof(last));
	else if (w->calls)
		utf8_copy(last, sizeof(last), waiting_outcome_text(w->called));
	canvas_print(canvas, at.row, at.col + 2, 3, LOOK_PLAIN, "%3d", w->place);
	canvas_field(canvas, at.row, c.name, c.name_cols, LOOK_PLAIN, split.bare[0] ? split.bare : w->name);
	canvas_field(canvas, at.row, c.phone, PHONE_COLS, LOOK_PLAIN, w->phone);
	canvas_field(canvas, at.row, c.topic, TOPIC_COLS, LOOK_PLAIN, topic);
	canvas_field(canvas, at.row, c.want, c.want_cols, LOOK_PLAIN, want);
	canvas_field(canvas, at.row, c.last, LAST_COLS, LOOK_PLAIN, last);
	if (i != queue->list.at || queue->list.lost)
		return;
	canvas_text(canvas, at.row, at.col + 1, 1, LOOK_PLAIN, ">");
	canvas_look(canvas, at.row, at.col, at.cols, LOOK_ACCENT);
	canvas_cursor(canvas, at.row, at.col + 1);
}

static void draw_heading(const struct queue *queue, struct canvas *canvas, struct area body)
{
	struct columns c = place(body);
	int row = body.row + (queue->ask.freed ? 1 : 0);
	if (queue->ask.freed)
		canvas_print(canvas, body.row, body.col + 1, body.cols - 2, LOOK_BOLD, _("Came free: %s"),
		             queue->place);
	canvas_text(canvas, row, c.name, c.name_cols, LOOK_DIM, _("Client"));
	canvas_text(canvas, row, c.phone, PHONE_COLS, LOOK_DIM, _("Phone"));
	canvas_text(canvas, row, c.topic, TOPIC_COLS, LOOK_DIM, _("About"));
	canvas_text(canvas, row, c.want, c.want_cols, LOOK_DIM, _("When"));
	canvas_text(canvas, row, c.last, LAST_COLS, LOOK_DIM, queue->ask.freed ? _("Last call") : _("Free"));
}

/* The highlighted row in full: who, what they want, what was said. */
static void draw_detail(const struct desk *desk, const struct queue *queue, struct canvas *canvas, struct area body)
{
	const struct waiting *w = queue_at(queue);
	int row = body.row + body.rows - WAITING_DETAIL, col = body.col + 1, cols = body.cols - 2;
	char text[WANT_BYTES], date[SHOW_BYTES];
	canvas_across(canvas, row - 1, body.col, body.cols);
	if (!w)
		return;
	canvas_print(canvas, row, col, cols, LOOK_PLAIN, "%s %s  %s  %s  %s", w->number, w->name, w->person, w->phone,
	             w->topic_name);
	want_of(w, moment_day(desk_now(desk)), text, sizeof(text));
	append(text, sizeof(text), w->note);
	canvas_text(canvas, row + 1, col, cols, LOOK_PLAIN, text);
	snprintf(text, sizeof(text), _("waits since %s"), day_show(moment_day(w->at), DAY_SHORT, date, sizeof(date)));
	col += canvas_text(canvas, row + 2, col, cols, LOOK_DIM, text) + 2;
	if (w->calls) {
		called_text(w, text, sizeof(text));
		canvas_print(canvas, row + 2, col, body.cols - col - 1, LOOK_DIM, _("Called: %s"), text);
	}
}

void queue_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	const struct queue *queue = state;
	draw_heading(queue, canvas, body);
	for (int i = 0; i < queue->list.rows && queue->list.top + i < queue->waiting.count; i++)
		draw_row(desk, queue, canvas, (struct area){body.row + 2 + i, body.col, 1, body.cols},
		         queue->list.top + i);
	if (queue->waiting.count == 0)
		canvas_text(canvas, body.row + 2, body.col + 3, body.cols - 4, LOOK_PLAIN,
		            queue->ask.freed ? _("It fits nobody who waits.") : _("Nobody waits for a time."));
	draw_detail(desk, queue, canvas, body);
}
