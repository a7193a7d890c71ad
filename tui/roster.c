#include "tui/roster.h"

#include <stdio.h>
#include <string.h>

#include "core/desks/calls.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/closing.h"
#include "tui/seminar_show.h"

#define ROLL_COLS  4
#define STATE_COLS 11
#define COME_COLS  8

struct columns {
	int name, reading, firm, state, come;
};

static struct columns columns_of(int cols)
{
	int more = cols > 80 ? cols - 80 : 0;
	struct columns c = {.name = 3 + ROLL_COLS, .come = cols - COME_COLS, .state = cols - COME_COLS - STATE_COLS};
	c.reading = c.name + 15 + more / 5;
	c.firm = c.reading + 19 + more / 4;
	return c;
}

static void draw_heading(const struct roster *r, struct canvas *canvas, int row, int cols)
{
	struct columns c = columns_of(cols);
	canvas_right(canvas, row, 2, ROLL_COLS - 1, LOOK_BOLD, _("No."));
	canvas_text(canvas, row, c.name, c.reading - c.name - 1, LOOK_BOLD, _("Who"));
	canvas_text(canvas, row, c.reading, c.firm - c.reading - 1, LOOK_BOLD, _("Reading"));
	canvas_text(canvas, row, c.firm, c.state - c.firm - 1, LOOK_BOLD, _("Business"));
	canvas_text(canvas, row, c.state, STATE_COLS - 1, LOOK_BOLD, _("State"));
	canvas_text(canvas, row, c.come, COME_COLS - 1, LOOK_BOLD,
	            r->seminar.seminars[0].status == SEMINAR_CANCELLED ? _("Call") : _("Came"));
}

/* Who did not come is known once the seminar is held, by the closing of its last session. */
static void come_text(const struct sign_up *person, const struct seminar *seminar, char *out, size_t size)
{
	int sessions = seminar->session_count;
	out[0] = '\0';
	if (person->attended && sessions > 1)
		snprintf(out, size, person->late ? "~%d/%d" : "%d/%d", person->attended, sessions);
	else if (person->attended)
		snprintf(out, size, "%s", person->late ? _("~ late") : _("present"));
	else if (seminar->status == SEMINAR_HELD && sign_up_seated(person))
		snprintf(out, size, "%s", _("absent"));
}

/* Of one that is called off, what came of the last call instead. */
static void told_text(const struct told *told, char *out, size_t size)
{
	enum call_outcome outcome = CALL_NONE;
	if (told && call_outcome_find(told->outcome, &outcome))
		snprintf(out, size, "%s", call_outcome_text(outcome));
}

static void draw_person(const struct roster *r, const struct sign_up *person, struct canvas *canvas, int row, int cols)
{
	struct columns c = columns_of(cols);
	unsigned look = person->status == SIGN_UP_CANCELLED ? LOOK_DIM : LOOK_PLAIN;
	char text[SEMINAR_STATE_BYTES];
	snprintf(text, sizeof(text), "%d", person->roll);
	canvas_right(canvas, row, 3, ROLL_COLS - 2, look, text);
	canvas_field(canvas, row, c.name, c.reading - c.name - 1, look, person->person_name);
	canvas_field(canvas, row, c.reading, c.firm - c.reading - 1, look, person->person_reading);
	canvas_field(canvas, row, c.firm, c.state - c.firm - 1, look, person->client_name);
	if (person->refused)
		snprintf(text, sizeof(text), "%s", person->refused == OFFER_DECLINED ? _("declined") : _("expired"));
	else
		sign_up_place_text(person->status, person->position, text, sizeof(text));
	canvas_field(canvas, row, c.state, STATE_COLS - 1, look, text);
	come_text(person, &r->seminar.seminars[0], text, sizeof(text));
	told_text(told_find(&r->told, person->id), text, sizeof(text));
	canvas_field(canvas, row, c.come, COME_COLS - 1, look, text);
}

static void draw_line(const struct roster *r, int line, struct canvas *canvas, int row, int cols)
{
	char text[SEMINAR_STATE_BYTES];
	if (line == LINE_WAITING)
		snprintf(text, sizeof(text), _("Waiting list: %d"), r->seminar.seminars[0].waiting);
	else
		snprintf(text, sizeof(text), _("Cancelled: %d"), r->cancelled);
	int used = canvas_text(canvas, row, 1, cols, LOOK_DIM, text);
	canvas_across(canvas, row, used + 2, cols - used - 3);
}

static void draw_row(const struct roster *r, int at, struct canvas *canvas, int row, int cols)
{
	if (r->rows[at] < 0) {
		draw_line(r, r->rows[at], canvas, row, cols);
		return;
	}
	draw_person(r, &r->people.rows[r->rows[at]], canvas, row, cols);
	if (at == r->list.at && !r->list.lost) {
		canvas_text(canvas, row, 1, 1, LOOK_PLAIN, ">");
		canvas_look(canvas, row, 0, cols, LOOK_ACCENT);
		canvas_cursor(canvas, row, 1);
	}
}

/* How many are still to be told; those waiting too (rule R13). */
static void draw_left(const struct roster *r, struct canvas *canvas, int row, int cols)
{
	int left = 0;
	for (int i = 0; i < r->people.count; i++) {
		const struct told *told = told_find(&r->told, r->people.rows[i].id);
		left += r->people.rows[i].status != SIGN_UP_CANCELLED &&
		        !(told && strcmp(told->outcome, "agreed") == 0);
	}
	if (left)
		canvas_print(canvas, row, 1, cols - 2, LOOK_WARN,
		             ngettext("It is called off: %d person is still to be told.",
		                      "It is called off: %d people are still to be told.", (unsigned long)left),
		             left);
	else
		canvas_text(canvas, row, 1, cols - 2, LOOK_DIM, _("It is called off, and everybody knows."));
}

/* Below the seats, while it is to come. */
static void draw_expected(const struct roster *r, int64_t now, struct canvas *canvas, int row, int cols)
{
	const struct seminar *seminar = &r->seminar.seminars[0];
	char text[SEMINAR_STATE_BYTES];
	if (r->expected <= 0 || seminar->attended || seminar_final(seminar, now))
		return;
	snprintf(text, sizeof(text), _("about %d will come"), r->expected);
	canvas_right(canvas, row, cols - 22, 20, LOOK_DIM, text);
}

/* What the caller asks next, or what the clerk should know before. */
static void draw_terms(const struct roster *r, int64_t now, struct canvas *canvas, int row, int cols)
{
	char terms[SEMINAR_WHEN_BYTES], closing[CLOSING_TEXT_BYTES];
	seminar_terms(&r->seminar.seminars[0], terms, sizeof(terms));
	bool due = closing_text(&r->seminar.seminars[0], now, closing);
	if (r->seminar.seminars[0].status == SEMINAR_CANCELLED)
		draw_left(r, canvas, row, cols);
	else if (closing[0])
		canvas_text(canvas, row, 1, cols - 2, due ? LOOK_WARN : LOOK_DIM, closing);
	else if (r->clashes)
		canvas_print(canvas, row, 1, cols - 2, LOOK_BOLD,
		             ngettext("? %d thing is at the same time (w).", "? %d things are at the same time (w).",
		                      (unsigned long)r->clashes),
		             r->clashes);
	else
		canvas_text(canvas, row, 1, cols - 2, LOOK_DIM, terms);
	draw_expected(r, now, canvas, row, cols);
}

/* 特別に受付: ...  振替元: 12/3(木) ...  質問: ... */
static void draw_words(const struct sign_up_words *words, struct canvas *canvas, int row, int at, int cols)
{
	char text[3 * sizeof(words->over)] = "", day[SHOW_BYTES];
	size_t used = 0;
	if (words->over[0])
		used += (size_t)snprintf(text, sizeof(text), _("let in all the same: %s"), words->over);
	if (words->moved[0])
		used += (size_t)snprintf(text + used, sizeof(text) - used, "%s", used ? "  " : "");
	if (words->moved[0])
		used += (size_t)snprintf(text + used, sizeof(text) - used,
		                         words->moved_here ? _("moved from %s %s") : _("moved to %s %s"),
		                         day_show(words->moved_day, DAY_SHORT, day, sizeof(day)), words->moved);
	if (words->note[0])
		used += (size_t)snprintf(text + used, sizeof(text) - used, "%s", used ? "  " : "");
	if (words->note[0])
		snprintf(text + used, sizeof(text) - used, _("asks: %s"), words->note);
	canvas_field(canvas, row, at, cols - at - 1, LOOK_PLAIN, text);
}

/* 042-000-0087  受講料 500円 未納  案内中 11/25(水)まで  質問: ... */
static void draw_foot(const struct roster *r, int64_t now, struct canvas *canvas, int row, int cols)
{
	if (!list_holds(&r->list) || r->rows[r->list.at] < 0)
		return;
	const struct sign_up *person = &r->people.rows[r->rows[r->list.at]];
	char day[SHOW_BYTES];
	int at = 3 + canvas_text(canvas, row, 3, cols - 4, LOOK_PLAIN, person->phone);
	if (person->fee)
		at += 2 + canvas_print(canvas, row, at + 2, cols - at - 3, person->paid ? LOOK_DIM : LOOK_BOLD,
		                       person->paid ? _("fee %d yen, paid") : _("fee %d yen, not paid"), person->fee);
	if (r->noted == person->id && r->receipt)
		at += 2 + canvas_print(canvas, row, at + 2, cols - at - 3, r->is_void ? LOOK_WARN : LOOK_DIM,
		                       r->is_void ? _("receipt %d is void") : _("receipt %d"), r->receipt);
	if (person->status == SIGN_UP_OFFERED)
		at += 2 + canvas_print(canvas, row, at + 2, cols - at - 3, LOOK_BOLD,
		                       person->offer_until < moment_day(now) ? _("the offer ran out on %s")
		                                                             : _("offered until %s"),
		                       day_show(person->offer_until, DAY_SHORT, day, sizeof(day)));
	if (r->noted == person->id)
		draw_words(&r->words, canvas, row, at + 2, cols);
}

void roster_draw_all(const struct roster *r, int64_t now, struct canvas *canvas, struct area body)
{
	seminar_head(&r->seminar.seminars[0], now, canvas, body);
	draw_terms(r, now, canvas, body.row + ROSTER_HEADING - 2, body.cols);
	draw_heading(r, canvas, body.row + ROSTER_HEADING - 1, body.cols);
	for (int i = 0; i < r->list.rows && r->list.top + i < r->count; i++)
		draw_row(r, r->list.top + i, canvas, body.row + ROSTER_HEADING + i, body.cols);
	draw_foot(r, now, canvas, body.row + body.rows - ROSTER_FOOT, body.cols);
	if (r->count == 0)
		canvas_text(canvas, body.row + ROSTER_HEADING, 3, body.cols - 4, LOOK_DIM,
		            _("Nobody has signed up yet."));
}
