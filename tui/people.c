#include "tui/people.h"

#include <assert.h>
#include <stdio.h>

#include "core/people/client.h"
#include "core/people/youth.h"
#include "core/store/action.h"
#include "core/text/utf8.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/desk.h"
#include "tui/list.h"
#include "tui/person_form.h"

#define FOOT_ROWS 4 /* a line, and what the row has no room for */

enum { WROTE = 1 };

struct people {
	int64_t client;
	struct person_list rows;
	struct list list;
	int32_t today;
	int age; /* up to which the youth division is */
	char name[256];
};

static int64_t id_at(const void *rows, int at)
{
	const struct person_list *people = rows;
	return people->rows[at].id;
}

static struct list_rows rows_of(const struct people *people)
{
	return (struct list_rows){people->rows.count, id_at, &people->rows};
}

static bool read_all(struct desk *desk, struct people *people)
{
	struct person_list read;
	struct client client;
	people->today = moment_day(desk_now(desk));
	if (client_get(desk_db(desk), people->client, &client) != DONE ||
	    youth_limit(desk_db(desk), people->today, &people->age) != DONE ||
	    person_list_load(desk_db(desk), people->client, &read) != DONE)
		return false;
	person_list_free(&people->rows);
	people->rows = read;
	utf8_copy(people->name, sizeof(people->name), client.name);
	return true;
}

static bool people_open(struct desk *desk, void *state, const void *argument)
{
	struct people *people = state;
	people->client = *(const int64_t *)argument;
	if (!read_all(desk, people)) {
		desk_refuse_store(desk);
		return false;
	}
	list_begin(&people->list, rows_of(people), 0);
	return true;
}

static void people_changed(struct desk *desk, void *state)
{
	struct people *people = state;
	if (read_all(desk, people))
		list_changed(&people->list, rows_of(people));
}

static void people_close(struct desk *desk, void *state)
{
	(void)desk;
	struct people *people = state;
	person_list_free(&people->rows);
}

/* ---- Drawing ---- */

static const struct person *highlighted(const struct people *people)
{
	return list_holds(&people->list) ? &people->rows.rows[people->list.at] : NULL;
}

static void people_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct people *people = state;
	list_fit(&people->list, body.rows - FOOT_ROWS - 2);
}

static void draw_row(const struct people *people, struct canvas *canvas, struct area at, const struct person *person)
{
	char age[32] = "", note[400];
	int years = youth_age(person->born_on, people->today), role = 10, phone = 15, old = 8;
	int name = (at.cols - role - phone - old) / 3;
	if (years >= 0)
		snprintf(age, sizeof(age), _("%d yrs"), years);
	youth_text(person, people->today, people->age, note, sizeof(note));
	canvas_text(canvas, at.row, at.col - 1, 1, LOOK_BOLD, note[0] ? "?" : "");
	canvas_field(canvas, at.row, at.col, role - 1, LOOK_PLAIN, person_role_text(person->role));
	canvas_field(canvas, at.row, at.col + role, name - 1, LOOK_PLAIN, person->name);
	canvas_field(canvas, at.row, at.col + role + name, name - 1, LOOK_PLAIN, person->reading);
	canvas_field(canvas, at.row, at.col + role + 2 * name, phone - 1, LOOK_PLAIN, person->phone);
	canvas_right(canvas, at.row, at.col + role + 2 * name + phone, old - 1, LOOK_PLAIN, age);
	canvas_field(canvas, at.row, at.col + role + 2 * name + phone + old, name - 1, LOOK_PLAIN, person->divisions);
}

static void draw_foot(const struct people *people, struct canvas *canvas, struct area at)
{
	const struct person *person = highlighted(people);
	char day[SHOW_BYTES], note[400];
	canvas_across(canvas, at.row, at.col, at.cols);
	if (!person)
		return;
	canvas_print(canvas, at.row + 1, at.col + 1, at.cols - 2, LOOK_PLAIN, "%s  %s  %s", person->name,
	             person->divisions, person->email);
	if (person->born_on != DAY_NONE)
		canvas_print(canvas, at.row + 2, at.col + 1, at.cols - 2, LOOK_PLAIN, _("born on %s"),
		             day_show(person->born_on, DAY_LONG, day, sizeof(day)));
	youth_text(person, people->today, people->age, note, sizeof(note));
	canvas_text(canvas, at.row + 3, at.col + 1, at.cols - 2, LOOK_BOLD, note);
}

static void people_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct people *people = state;
	if (!people->rows.count)
		canvas_text(canvas, body.row + 1, body.col + 3, body.cols - 4, LOOK_DIM, _("Nobody yet: + adds one."));
	for (int i = 0; i < people->list.rows && people->list.top + i < people->rows.count; i++) {
		int row = body.row + 1 + i, at = people->list.top + i;
		draw_row(people, canvas, (struct area){row, body.col + 3, 1, body.cols - 4}, &people->rows.rows[at]);
		if (at != people->list.at || people->list.lost)
			continue;
		canvas_text(canvas, row, body.col + 1, 1, LOOK_PLAIN, ">");
		canvas_look(canvas, row, body.col, body.cols, LOOK_ACCENT);
		canvas_cursor(canvas, row, body.col + 1);
	}
	draw_foot(people, canvas, (struct area){body.row + body.rows - FOOT_ROWS, body.col, FOOT_ROWS, body.cols});
}

/* ---- Keys ---- */

static bool on_person(const struct desk *desk, const void *state)
{
	(void)desk;
	return highlighted(state) != NULL;
}

static void add(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct people *people = state;
	desk_push(desk, &person_screen, WROTE, &(struct person_ask){.client = people->client});
}

static void change(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct people *people = state;
	const struct person *person = highlighted(people);
	assert(person); /* on_person() */
	desk_push(desk, &person_screen, WROTE, &(struct person_ask){people->client, person->id});
}

static void take_out(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct people *people = state;
	const struct person *person = highlighted(people);
	assert(person); /* on_person() */
	char name[sizeof(person->name)];
	utf8_copy(name, sizeof(name), person->name);
	if (person_remove(desk_db(desk), person->id, person->version, NULL) == DONE)
		desk_say(desk, action_last(desk_db(desk)), _("%s was taken out."), name);
	else
		desk_refuse_store(desk);
}

static void people_answered(struct desk *desk, void *state, const struct answer *answer)
{
	struct people *people = state;
	people_changed(desk, state);
	if (answer->given && answer->tag == WROTE)
		list_find(&people->list, answer->id, rows_of(people));
}

static bool people_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct people *people = state;
	return list_key(&people->list, key->code, rows_of(people));
}

static void people_title(const void *state, char *out, size_t size)
{
	const struct people *people = state;
	utf8_copy(out, size, people->name);
}

static const struct command people_commands[] = {
        {"person.edit", "Enter e", N_("edit"), N_("Changes this person."), "client.edit", change, on_person, NULL},
        {"person.add", "+", N_("add"), N_("Adds a person to this client."), "client.edit", add, NULL, NULL},
        {"person.remove", "x", N_("take out"), N_("Takes this person out."), "client.edit", take_out, on_person, NULL},
        {0},
};

const struct screen people_screen = {
        .name = N_("Their people"),
        .state_size = sizeof(struct people),
        .commands = people_commands,
        .open = people_open,
        .layout = people_layout,
        .changed = people_changed,
        .draw = people_draw,
        .type = people_type,
        .answered = people_answered,
        .title = people_title,
        .close = people_close,
};
