#include <stdio.h>
#include <string.h>

#include "core/text/utf8.h"
#include "core/text/width.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/door_state.h"
#include "tui/kana.h"
#include "tui/seminar_show.h"

#define COUNTERS    1 /* rows from the top of the body */
#define FIELD       4
#define HITS        5
#define HITS_LEAST  4
#define COUNT_LEFT  8
#define NAME_COLS   14
#define READ_COLS   18
#define RESULT_NAME 25
#define FIRM_LEAST  9

static int hits_rows(struct area body)
{
	int rows = body.rows - HITS - 1 - DOOR_RESULTS;
	return rows > HITS_LEAST ? rows : HITS_LEAST;
}

void door_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct door_mode *m = state;
	edit_fit(&m->edit, body.cols / 2 - 6, 1);
	list_fit(&m->list, hits_rows(body));
}

static void draw_count(struct canvas *canvas, int row, int place, int cols, const char *label, int count)
{
	int step = (cols - COUNT_LEFT) / 4, col = COUNT_LEFT + place * step;
	int used = canvas_text(canvas, row, col, step - 6, LOOK_PLAIN, label);
	canvas_print(canvas, row, col + used + 2, 5, LOOK_BOLD, "%d", count);
}

/* A seminar of several days is attended one by one. */
static void draw_session(const struct door_mode *m, struct canvas *canvas, struct area body)
{
	char text[512], day[SHOW_BYTES], clock[CLOCK_BYTES];
	if (m->door.seminar.seminars[0].session_count < 2)
		return;
	snprintf(text, sizeof(text), _("session %d of %d, %s %s"), m->door.session->position,
	         m->door.seminar.seminars[0].session_count, day_show(m->door.session->day, DAY_SHORT, day, sizeof(day)),
	         clock_format(m->door.session->from_minute, clock));
	int width = width_text(text);
	canvas_text(canvas, body.row, body.cols - width - 2, width, LOOK_PLAIN, text);
}

static void draw_counters(const struct door_mode *m, struct canvas *canvas, struct area body)
{
	const struct door *door = &m->door;
	int row = body.row + COUNTERS;
	draw_count(canvas, row, 0, body.cols, _("Present"), door->present);
	draw_count(canvas, row, 1, body.cols, _("To come"), door->absent);
	draw_count(canvas, row, 2, body.cols, _("Walk-ins"), door->walk_ins);
	draw_count(canvas, row, 3, body.cols, _("Places"), door->seminar.seminars[0].capacity);
	canvas_across(canvas, row + 2, 0, body.cols);
}

static void draw_field(const struct door_mode *m, struct canvas *canvas, int row)
{
	char kana[DOOR_NAME_BYTES];
	int used = 3 + canvas_text(canvas, row, 3, 20, LOOK_PLAIN, _("Find:")) + 1;
	edit_draw(&m->edit, canvas, row, used, true);
	if (kana_read(edit_text(&m->edit), kana, sizeof(kana)) && strcmp(kana, edit_text(&m->edit)) != 0)
		canvas_text(canvas, row, used + m->edit.width + 2, m->edit.width, LOOK_DIM, kana);
}

/* What keeps somebody from being simply marked, or that they are in, and the fee; empty for who is expected. */
static void standing(const struct door_row *row, char *out, size_t size)
{
	char clock[CLOCK_BYTES], fee[64];
	out[0] = '\0';
	if (row->at)
		snprintf(out, size, _("came at %s"), clock_format(moment_minute(row->at), clock));
	else if (row->sign_up.status == SIGN_UP_WAITING || row->sign_up.status == SIGN_UP_CANCELLED)
		sign_up_place_text(row->sign_up.status, row->sign_up.position, out, size);
	door_fee_text(row->sign_up.fee, row->sign_up.paid, fee, sizeof(fee));
	size_t used = strlen(out);
	snprintf(out + used, size - used, "%s%s", used && fee[0] ? "  " : "", fee);
}

/* As large as a terminal writes: bold, with room between the characters. */
static int draw_spaced(struct canvas *canvas, int row, int col, const char *text)
{
	int used = 0;
	for (size_t at = 0; text[at];) {
		char one[64];
		size_t next = utf8_forward(text, at);
		snprintf(one, sizeof(one), "%.*s", (int)(next - at), text + at);
		used += canvas_text(canvas, row, col + used, 2, LOOK_BOLD, one) + 1;
		at = next;
	}
	return used;
}

/* The only one stands large, in three rows of their own. */
static void draw_large(const struct door_row *row, struct canvas *canvas, int top, int cols)
{
	char state[128];
	standing(row, state, sizeof(state));
	int col = 3 + canvas_print(canvas, top, 3, 8, LOOK_BOLD, "> %d", row->sign_up.roll);
	col += 2 + draw_spaced(canvas, top, col + 2, row->sign_up.person_name);
	canvas_text(canvas, top, col + 3, cols - col - 4, LOOK_PLAIN, row->sign_up.person_reading);
	canvas_look(canvas, top, 0, cols, LOOK_ACCENT);
	canvas_text(canvas, top + 1, 9, cols - 10, LOOK_BOLD, row->sign_up.client_name);
	canvas_text(canvas, top + 2, 9, cols - 10, LOOK_WARN, state);
}

/* By how much a column of names is wider than on the smallest screen. */
static int wider(int cols)
{
	return cols > 80 ? (cols - 80) / 4 : 0;
}

/* Where the last column begins, which takes of the business what it needs more than `usual`. */
static int last_column(const char *text, int usual, int firm, int cols)
{
	int col = cols - 1 - width_text(text), least = firm + FIRM_LEAST;
	return col > usual ? usual : col < least ? least : col;
}

static void draw_hit(const struct door_mode *m, const struct door_row *hit, struct canvas *canvas, int row, int cols)
{
	char text[128];
	int name = 11, reading = name + NAME_COLS + wider(cols), firm = reading + READ_COLS + wider(cols), state;
	if (door_ticked(m, hit->sign_up.id))
		canvas_text(canvas, row, 5, 1, LOOK_BOLD, "*");
	snprintf(text, sizeof(text), "%d", hit->sign_up.roll);
	canvas_right(canvas, row, 5 + 1, 3, LOOK_PLAIN, text);
	canvas_field(canvas, row, name, reading - name - 1, LOOK_PLAIN, hit->sign_up.person_name);
	canvas_field(canvas, row, reading, firm - reading - 1, LOOK_PLAIN, hit->sign_up.person_reading);
	standing(hit, text, sizeof(text));
	state = last_column(text, cols - 18, firm, cols);
	canvas_field(canvas, row, firm, state - firm - 1, LOOK_PLAIN, hit->sign_up.client_name);
	canvas_field(canvas, row, state, cols - state - 1, LOOK_PLAIN, text);
}

static void draw_hits(const struct door_mode *m, struct canvas *canvas, int top, int cols)
{
	for (int i = 0; i < m->list.rows && m->list.top + i < m->hit_count; i++) {
		int at = m->list.top + i;
		draw_hit(m, m->hits[at], canvas, top + i, cols);
		if (at == m->list.at && !m->list.lost) {
			canvas_text(canvas, top + i, 3, 1, LOOK_PLAIN, ">");
			canvas_look(canvas, top + i, 0, cols, LOOK_ACCENT);
		}
	}
	int below = m->hit_count - m->list.top - m->list.rows;
	if (below > 0)
		canvas_print(canvas, top - 1, cols - 14, 12, LOOK_DIM, _("%d more below"), below);
}

/* Who was refused, why, and what Enter makes of it. */
static void draw_refused(const struct door_mode *m, struct canvas *canvas, int top, int cols)
{
	const struct door_entry *entry = &m->results[0];
	int col = 3 + canvas_print(canvas, top, 3, cols - 4, LOOK_WARN, "! %s", door_word(entry->outcome));
	if (entry->roll)
		col += canvas_print(canvas, top, col + 2, 6, LOOK_BOLD, "%d", entry->roll) + 2;
	canvas_text(canvas, top, col + 2, cols - col - 3, LOOK_BOLD, entry->name);
	canvas_print(canvas, top + 1, 5, cols - 6, LOOK_PLAIN, "%s%s%s", entry->firm, entry->firm[0] ? "  " : "",
	             entry->remark);
	const char *offer = m->offer == OFFER_TRANSFER  ? _("Enter moves them here from the other seminar.")
	                    : m->offer == OFFER_UNKNOWN ? _("Enter lets them in as a walk-in who is no member.")
	                                                : _("Enter lets them in as a walk-in.");
	canvas_text(canvas, top + 2, 5, cols - 6, LOOK_PLAIN, offer);
}

/* What else there is to a result: since when, late, the fee. */
static void entry_remark(const struct door_entry *entry, char *out, size_t size)
{
	char fee[64];
	bool late = entry->late && entry->outcome != ATTEND_ALREADY;
	door_fee_text(entry->fee, entry->paid, fee, sizeof(fee));
	snprintf(out, size, "%s", entry->remark);
	const char *more[] = {late ? _("late") : "", fee};
	for (int i = 0; i < 2; i++) {
		size_t used = strlen(out);
		snprintf(out + used, size - used, "%s%s", used && more[i][0] ? "  " : "", more[i]);
	}
}

static void draw_entry(const struct door_entry *entry, struct canvas *canvas, int row, int cols)
{
	char clock[CLOCK_BYTES], text[640];
	bool refused = attend_refused(entry->outcome);
	unsigned look = entry->undone ? LOOK_DIM : LOOK_PLAIN;
	int firm = RESULT_NAME + NAME_COLS + wider(cols), remark;
	canvas_text(canvas, row, 3, 5, look, clock_format(moment_minute(entry->at), clock));
	canvas_text(canvas, row, 9, 1, LOOK_WARN, refused ? "!" : entry->late ? "~" : "");
	canvas_field(canvas, row, 10, 10, refused ? LOOK_WARN : look,
	             entry->undone ? _("taken back") : door_word(entry->outcome));
	snprintf(text, sizeof(text), "%d", entry->roll);
	canvas_right(canvas, row, entry->roll > 999 ? 19 : 20, entry->roll > 999 ? 4 : 3, look,
	             entry->roll ? text : "-");
	canvas_field(canvas, row, RESULT_NAME, firm - RESULT_NAME - 1, look, entry->name);
	entry_remark(entry, text, sizeof(text));
	remark = entry->firm[0] ? last_column(text, cols - 22, firm, cols) : firm;
	if (entry->firm[0])
		canvas_field(canvas, row, firm, remark - firm - 1, look, entry->firm);
	canvas_field(canvas, row, remark, cols - remark - 1, look, text);
}

void door_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct door_mode *m = state;
	int hits = hits_rows(body), results = body.row + HITS + hits + 1;
	draw_session(m, canvas, body);
	draw_counters(m, canvas, body);
	if (m->offer != OFFER_NONE)
		draw_refused(m, canvas, body.row + HITS, body.cols);
	else if (m->hit_count == 1 && door_read(edit_text(&m->edit)) != DOOR_EMPTY)
		draw_large(m->hits[0], canvas, body.row + HITS, body.cols);
	else
		draw_hits(m, canvas, body.row + HITS, body.cols);
	draw_field(m, canvas, body.row + FIELD);
	canvas_across(canvas, results - 1, 0, body.cols);
	for (int i = 0; i < m->result_count; i++)
		draw_entry(&m->results[i], canvas, results + i, body.cols);
}
