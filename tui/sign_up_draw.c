#include <stdio.h>
#include <string.h>

#include "core/text/width.h"
#include "core/words.h"
#include "tui/kana.h"
#include "tui/seminar_show.h"
#include "tui/sign_up_sheet.h"

#define HEADING    (SEMINAR_HEAD_ROWS + 3) /* for whom, the head, a blank row, the names of the columns */
#define FOOT       2                       /* the reading's row, and what holds for all */
#define ORDER_COLS 5

struct columns {
	int name, reading, role, place;
};

static struct columns columns_of(int cols)
{
	int more = cols > 80 ? cols - 80 : 0;
	struct columns c = {.name = 3 + ORDER_COLS};
	/* What they get matters more than what they are to the business. */
	c.reading = c.name + (cols < 80 ? 16 : 20) + more / 3;
	c.role = c.reading + (cols < 80 ? 18 : 20) + more / 3;
	c.place = c.role + (cols < 65 ? 0 : cols < 80 ? cols - 65 : 15);
	return c;
}

static int label_cols(void)
{
	int name = width_text(_("Somebody else:")), reading = width_text(_("Reading:"));
	return (name > reading ? name : reading) + 1;
}

void sheet_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct sheet *s = state;
	int width = (body.cols - label_cols() - 4) / 2;
	edit_fit(&s->name, width, 1);
	edit_fit(&s->reading, width, 1);
	edit_fit(&s->reason, width, 1);
	list_fit(&s->list, body.rows - HEADING - FOOT);
}

static void draw_guest(const struct party *party, const struct guest *guest, struct canvas *canvas, int row, int cols)
{
	struct columns c = columns_of(cols);
	unsigned look = guest_free(guest) ? LOOK_PLAIN : LOOK_DIM;
	const struct sign_up_place *place = party_place(party, guest);
	char text[SEMINAR_STATE_BYTES], order[16] = "[ ]";
	if (guest->order)
		snprintf(order, sizeof(order), "[%d]", guest->order);
	canvas_text(canvas, row, 3, ORDER_COLS - 1, look, guest_free(guest) ? order : "");
	canvas_field(canvas, row, c.name, c.reading - c.name - 1, look, guest->name);
	canvas_field(canvas, row, c.reading, c.role - c.reading - 1, look, guest->reading);
	canvas_field(canvas, row, c.role, c.place - c.role - 1, look,
	             guest->role      ? person_role_text(guest->is)
	             : guest->another ? _("namesake")
	                              : "");
	text[0] = '\0';
	if (guest->roll)
		snprintf(text, sizeof(text), _("has roll %d"), guest->roll);
	else if (place && place->status == SIGN_UP_WAITING && party->over_reason)
		snprintf(text, sizeof(text), "%s", _("beyond"));
	else if (place)
		sign_up_place_text(place->status, place->position, text, sizeof(text));
	canvas_field(canvas, row, c.place, cols - c.place - 1, guest->roll ? look : LOOK_BOLD, text);
}

static void draw_edit(struct canvas *canvas, int row, const char *label, const struct edit *edit, bool focus)
{
	char kana[PARTY_NAME_BYTES];
	canvas_text(canvas, row, 3, label_cols(), LOOK_PLAIN, label);
	edit_draw(edit, canvas, row, 3 + label_cols(), focus);
	if (kana_read(edit_text(edit), kana, sizeof(kana)) && strcmp(kana, edit_text(edit)) != 0)
		canvas_text(canvas, row, 3 + label_cols() + edit->width + 1, edit->width, LOOK_DIM, kana);
}

static void draw_field(const struct sheet *s, struct canvas *canvas, int row)
{
	bool here = s->list.at >= s->party.count;
	draw_edit(canvas, row, _("Somebody else:"), &s->name, here && !s->in_reading && !s->in_reason);
	if (s->in_reason) {
		draw_edit(canvas, row + 1, _("Reason:"), &s->reason, here);
		return;
	}
	if (s->in_reading)
		draw_edit(canvas, row + 1, _("Reading:"), &s->reading, here);
}

static void draw_row(const struct sheet *s, int at, struct canvas *canvas, int row, int cols)
{
	if (at == s->party.count)
		draw_field(s, canvas, row);
	else
		draw_guest(&s->party, &s->party.guests[at], canvas, row, cols);
	if (at != s->list.at || s->list.lost)
		return;
	canvas_text(canvas, row, 1, 1, LOOK_PLAIN, ">");
	if (at == s->party.count)
		return;
	canvas_look(canvas, row, 0, cols, LOOK_ACCENT);
	canvas_cursor(canvas, row, 1);
}

static void draw_foot(const struct sheet *s, struct canvas *canvas, int row, int cols)
{
	int waiting = 0;
	for (int i = 0; i < s->party.chosen; i++)
		waiting += s->party.places[i].status == SIGN_UP_WAITING;
	if (s->party.over_reason && waiting)
		canvas_print(canvas, row, 1, cols - 2, LOOK_BOLD, _("Beyond the capacity: %s"), s->party.over_reason);
	else if (s->party.all_waiting)
		canvas_text(canvas, row, 1, cols - 2, LOOK_BOLD, _("All of them wait, so that they stay together."));
	else if (waiting > 0 && waiting < s->party.chosen)
		canvas_print(canvas, row, 1, cols - 2, LOOK_BOLD,
		             _("%d get a seat, %d would wait. * puts all on the waiting list together."),
		             s->party.chosen - waiting, waiting);
}

void sheet_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	const struct sheet *s = state;
	struct area head = {body.row + 1, body.col, SEMINAR_HEAD_ROWS, body.cols};
	struct columns c = columns_of(body.cols);
	int names = body.row + HEADING - 1;
	sign_up_for_draw(&s->who, canvas, body);
	seminar_head(&s->seminar.seminars[0], desk_now(desk), canvas, head);
	canvas_text(canvas, names, c.name, c.reading - c.name - 1, LOOK_BOLD, _("Who comes"));
	canvas_text(canvas, names, c.reading, c.role - c.reading - 1, LOOK_BOLD, _("Reading"));
	canvas_text(canvas, names, c.place, body.cols - c.place - 1, LOOK_BOLD, _("Gets"));
	for (int i = 0; i < s->list.rows && s->list.top + i <= s->party.count; i++)
		draw_row(s, s->list.top + i, canvas, body.row + HEADING + i, body.cols);
	draw_foot(s, canvas, body.row + body.rows - 1, body.cols);
}
