#include "tui/card.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/people/client.h"
#include "core/time/civil.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/desk.h"
#include "tui/list.h"
#include "tui/moment.h"
#include "tui/seminar.h"
#include "tui/timeline.h"
#include "tui/visit.h"
#include "tui/visit_screen.h"
#include "tui/wrap.h"

#define FACT_BYTES 1300
#define WIDE_COLS  120

struct card {
	int64_t client;
	struct client_card facts;
	struct timeline timeline;
	struct list list;
	struct appointment_counts counts;
	struct moment moment;
};

static int64_t id_at(const void *rows, int at)
{
	const struct moment_row *row = rows;
	return row[at].id;
}

static struct list_rows rows_of(const struct card *card)
{
	return (struct list_rows){card->timeline.count, id_at, card->timeline.rows};
}

static bool read_all(struct desk *desk, struct card *card)
{
	struct db *db = desk_db(desk);
	struct client_card facts;
	struct timeline timeline;
	if (client_card_load(db, card->client, &facts) != DONE)
		return false;
	if (timeline_load(db, card->client, &timeline) != DONE ||
	    appointment_counts(db, card->client, &card->counts) != DONE) {
		client_card_free(&facts);
		return false;
	}
	client_card_free(&card->facts);
	timeline_free(&card->timeline);
	card->facts = facts;
	card->timeline = timeline;
	card->moment.id = 0;
	return true;
}

static bool card_open(struct desk *desk, void *state, const void *argument)
{
	struct card *card = state;
	card->client = *(const int64_t *)argument;
	if (!read_all(desk, card)) {
		desk_refuse_store(desk);
		return false;
	}
	int next = timeline_next(&card->timeline, moment_day(desk_now(desk)));
	list_begin(&card->list, rows_of(card), next < 0 ? 0 : next);
	return true;
}

static void card_changed(struct desk *desk, void *state)
{
	struct card *card = state;
	bool read = read_all(desk, card);
	if (read && card->facts.client.merged_into) {
		card->client = card->facts.client.merged_into;
		read = read_all(desk, card);
	}
	if (read)
		list_changed(&card->list, rows_of(card));
}

static void card_close(struct desk *desk, void *state)
{
	(void)desk;
	struct card *card = state;
	client_card_free(&card->facts);
	timeline_free(&card->timeline);
}

/* ---- Drawing ---- */

static int sticky_rows(const struct card *card)
{
	return card->facts.client.sticky[0] ? 1 : 0;
}

/* Who it is, the counters, the sticky note, a free line. */
static int heading_rows(const struct card *card)
{
	return 3 + sticky_rows(card);
}

/* Facts, timeline and, where there is room, what the timeline's line has no room for. */
static int facts_cols(struct area body)
{
	return body.cols >= WIDE_COLS ? 44 : body.cols >= 100 ? body.cols * 2 / 5 : 36;
}

static int moment_cols(struct area body)
{
	return body.cols >= WIDE_COLS ? (body.cols - 44) * 2 / 5 : 0;
}

static void card_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct card *card = state;
	list_fit(&card->list, body.rows - heading_rows(card));
}

struct pen {
	struct canvas *canvas;
	int row, last, cols;
};

#define FACT_COL 11

static void fact(struct pen *pen, const char *label, const char *text)
{
	if (!text[0] || pen->row > pen->last)
		return;
	canvas_field(pen->canvas, pen->row, 1, FACT_COL - 2, LOOK_DIM, label);
	canvas_field(pen->canvas, pen->row++, FACT_COL, pen->cols - FACT_COL - 1, LOOK_PLAIN, text);
}

/* A long one in as many lines as it takes. */
static void long_fact(struct pen *pen, const char *label, const char *text)
{
	struct area area = {pen->row, FACT_COL, pen->last - pen->row + 1, pen->cols - FACT_COL - 1};
	if (!text[0] || area.rows < 1)
		return;
	canvas_field(pen->canvas, pen->row, 1, FACT_COL - 2, LOOK_DIM, label);
	pen->row += wrap_draw(pen->canvas, area, LOOK_PLAIN, text);
}

static void date_fact(struct pen *pen, const char *label, int32_t day)
{
	char text[SHOW_BYTES];
	if (day != DAY_NONE)
		fact(pen, label, day_show(day, DAY_NUMERIC, text, sizeof(text)));
}

static const char *role_short(enum person_role role)
{
	return role == PERSON_REPRESENTATIVE ? _("Rep.") : person_role_text(role);
}

static void draw_people(struct pen *pen, const struct client_card *facts)
{
	for (int i = 0; i < facts->people.count; i++)
		fact(pen, role_short(facts->people.rows[i].role), facts->people.rows[i].name);
	for (int i = 0; i < facts->phone_count; i++)
		fact(pen, facts->phones[i].fax ? _("Fax") : _("Phone"), facts->phones[i].number);
}

static void draw_business(struct pen *pen, const struct client_card *facts)
{
	const struct client *c = &facts->client;
	char text[FACT_BYTES] = "";
	for (int i = 0; i < facts->division_count; i++) {
		size_t used = strlen(text);
		snprintf(text + used, sizeof(text) - used, "%s%.100s", i ? " " : "", facts->divisions[i].name);
	}
	fact(pen, _("Divisions"), text);
	fact(pen, _("Trade"), c->trade);
	snprintf(text, sizeof(text), ngettext("%d person", "%d people", (unsigned long)c->employees), c->employees);
	fact(pen, _("Employees"), c->employees >= 0 ? text : "");
}

static void draw_facts(const struct card *card, struct canvas *canvas, struct area body)
{
	const struct client *c = &card->facts.client;
	struct pen pen = {canvas, body.row + heading_rows(card), body.row + body.rows - 1, facts_cols(body)};
	char text[FACT_BYTES];
	draw_people(&pen, &card->facts);
	snprintf(text, sizeof(text), "%.20s %.1200s", c->postal, c->address);
	long_fact(&pen, _("Address"), c->address[0] ? text : "");
	fact(&pen, _("E-mail"), c->email);
	draw_business(&pen, &card->facts);
	date_fact(&pen, _("Joined"), c->joined_on);
	date_fact(&pen, _("Left"), c->left_on);
	fact(&pen, _("Reason"), c->left_reason);
	fact(&pen, _("Corp. no."), c->corporate_number);
	fact(&pen, _("Invoice"), c->invoice_number);
	for (int i = 0; i < card->facts.former_count; i++)
		fact(&pen, i ? "" : _("Formerly"), card->facts.former[i]);
	long_fact(&pen, _("Note"), c->note);
}

/* This fiscal year's days with their weekday, older ones with their year. */
static char *short_day(int32_t day, int32_t today, char *text, size_t size)
{
	struct date date = day_date(day);
	if (day_fiscal_year(day) == day_fiscal_year(today))
		return day_show(day, DAY_SHORT, text, size);
	snprintf(text, size, "%d/%d/%d", date.year, date.month, date.mday);
	return text;
}

static void draw_timeline(const struct card *card, int32_t today, struct canvas *canvas, struct area body)
{
	int top = body.row + heading_rows(card), left = facts_cols(body);
	body.cols -= moment_cols(body);
	if (!card->timeline.count)
		canvas_text(canvas, top, left + 2, body.cols - left - 2, LOOK_DIM, _("Nothing yet."));
	for (int i = 0; i < card->list.rows && card->list.top + i < card->timeline.count; i++) {
		const struct moment_row *row = &card->timeline.rows[card->list.top + i];
		unsigned look = row->past ? LOOK_DIM : LOOK_PLAIN;
		char day[SHOW_BYTES];
		canvas_field(canvas, top + i, left + 2, 2, look, row->state);
		canvas_right(canvas, top + i, left + 5, 10, look, short_day(row->day, today, day, sizeof(day)));
		canvas_field(canvas, top + i, left + 16, body.cols - left - 17, look, row->text);
		if (card->list.top + i == card->list.at && !card->list.lost) {
			canvas_text(canvas, top + i, left, 1, LOOK_PLAIN, ">");
			canvas_look(canvas, top + i, left, body.cols - left, LOOK_ACCENT);
			canvas_cursor(canvas, top + i, left);
		}
	}
}

/* What the past says at a glance; a client of whom nothing is known yet has none of it. */
static void draw_counters(const struct card *card, struct canvas *canvas, struct area body)
{
	const struct appointment_counts *counts = &card->counts;
	int32_t first = counts->first;
	char day[SHOW_BYTES];
	int row = body.row + 1, used = 1;
	if (first == DAY_NONE || (card->timeline.first != DAY_NONE && card->timeline.first < first))
		first = card->timeline.first;
	if (first == DAY_NONE)
		return;
	used += canvas_print(canvas, row, used, body.cols - used, LOOK_PLAIN,
	                     _("Done %d  Seminars %d  Past year: late cancel %d, no-show %d"), counts->done,
	                     card->timeline.seminars, counts->late, counts->no_show);
	canvas_print(canvas, row, used + 2, body.cols - used - 3, LOOK_PLAIN, _("Since %s"),
	             day_show(first, DAY_NUMERIC, day, sizeof(day)));
}

static void draw_sticky(const struct card *card, struct canvas *canvas, struct area body)
{
	if (!sticky_rows(card))
		return;
	canvas_fill(canvas, (struct area){body.row + 2, 0, 1, body.cols}, LOOK_NOTE);
	canvas_print(canvas, body.row + 2, 1, body.cols - 2, LOOK_NOTE, _("Sticky note: %s"),
	             card->facts.client.sticky);
}

static void card_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	const struct card *card = state;
	const struct client *c = &card->facts.client;
	int used = 1;
	used += canvas_print(canvas, body.row, used, body.cols - used, LOOK_BOLD, "%s %s", c->number, c->name) + 2;
	used += canvas_text(canvas, body.row, used, body.cols - used, LOOK_PLAIN, c->reading) + 2;
	canvas_text(canvas, body.row, used, body.cols - used, LOOK_PLAIN, client_kind_text(c->kind));
	draw_counters(card, canvas, body);
	draw_sticky(card, canvas, body);
	draw_facts(card, canvas, body);
	draw_timeline(card, moment_day(desk_now(desk)), canvas, body);
	if (moment_cols(body)) {
		int top = body.row + heading_rows(card), left = body.cols - moment_cols(body);
		canvas_down(canvas, top, left, body.row + body.rows - top);
		moment_draw(&card->moment, canvas,
		            (struct area){top, left + 2, body.row + body.rows - top, moment_cols(body) - 3});
	}
}

/* ---- Keys ---- */

static const struct moment_row *row_at(const struct card *card)
{
	return list_holds(&card->list) ? &card->timeline.rows[card->list.at] : NULL;
}

static void card_settle(struct desk *desk, void *state)
{
	struct card *card = state;
	moment_load(desk, &card->moment, row_at(card));
}

static bool card_visit(const void *state, struct visit_line *out)
{
	const struct moment_row *row = row_at(state);
	if (row)
		*out = (struct visit_line){row->appointment, row->status, moment_of(row->day, row->minute)};
	return row && row->appointment;
}

static bool card_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct card *card = state;
	return list_key(&card->list, key->code, rows_of(card));
}

static bool card_carried(const void *state, struct carried *out)
{
	const struct card *card = state;
	out->client = card->client;
	snprintf(out->number, sizeof(out->number), "%s", card->facts.client.number);
	snprintf(out->name, sizeof(out->name), "%.630s", card->facts.client.name);
	return true;
}

static void card_title(const void *state, char *out, size_t size)
{
	const struct card *card = state;
	snprintf(out, size, "%s", card->facts.client.name);
}

static bool opens(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct moment_row *row = row_at(state);
	return row && (row->appointment || row->seminar);
}

static void open_row(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct moment_row *row = row_at(state);
	assert(row); /* opens() */
	if (row->appointment)
		desk_push(desk, &visit_screen, 0, &row->appointment);
	else
		desk_push(desk, &seminar_screen, 0, &row->seminar);
}

static const struct command card_commands[] = {
        {"moment.open", "Enter", N_("Open"), N_("Opens what the cursor is on."), RIGHT_NONE, open_row, opens, NULL},
        {0},
};

const struct screen card_screen = {
        .name = N_("Card"),
        .state_size = sizeof(struct card),
        .commands = card_commands,
        .open = card_open,
        .layout = card_layout,
        .changed = card_changed,
        .settle = card_settle,
        .draw = card_draw,
        .type = card_type,
        .visit = card_visit,
        .carried = card_carried,
        .title = card_title,
        .close = card_close,
};
