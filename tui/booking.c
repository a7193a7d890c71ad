#include "tui/booking_state.h"

#include <stdio.h>
#include <string.h>

#include "core/office/code.h"
#include "core/people/client.h"
#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/visit.h"
#include "tui/wrap.h"

#define WHO_BYTES   1024
#define HEAD_LINES  2
#define ASKED_OTHER 1

/* In the order of the mock-up; the names are those of the contract and of faults. */
static const struct field fields[] = {
        {.name = "client", .label = N_("Client"), .kind = FIELD_SHOWN},
        {.name = "person", .label = N_("Who comes"), .limit = 200},
        {.name = "callback", .label = N_("Daytime phone"), .limit = 100},
        {.name = "topic", .label = N_("About"), .kind = FIELD_CHOICE},
        {.name = "means", .label = N_("How"), .kind = FIELD_CHOICE},
        {.name = "start", .label = N_("Desk"), .kind = FIELD_SHOWN},
        {.name = "note", .label = N_("Memo"), .limit = 4000},
};
#define FIELDS ((int)(sizeof(fields) / sizeof(fields[0])))

/* ---- Opening ---- */

static enum status set_topics(struct db *db, struct booking_sheet *sheet)
{
	struct code topics[BOOKING_TOPICS];
	char day[DAY_BYTES];
	int at = -1;
	enum status status = code_list(db, CODE_TOPIC, day_format(sheet->place.day, day), topics, BOOKING_TOPICS,
	                               &sheet->topic_count);
	for (int i = 0; i < sheet->topic_count; i++) {
		sheet->topics[i] = topics[i].id;
		sheet->topic_labels[i] = sheet->topic_texts[i];
		snprintf(sheet->topic_texts[i], BOOKING_LABEL_BYTES, "%d %s", topics[i].code, topics[i].name);
		at = topics[i].id == sheet->ask.find.topic ? i : at;
	}
	form_choose(&sheet->form, "topic", sheet->topic_labels, sheet->topic_count, at);
	return status;
}

static void set_means(struct booking_sheet *sheet)
{
	for (int means = MEANS_COUNTER; means <= MEANS_ONLINE; means++)
		sheet->means_labels[means] = means_text((enum means)means);
	form_choose(&sheet->form, "means", sheet->means_labels, MEANS_ONLINE + 1, MEANS_COUNTER);
}

/* Who comes is the representative, else the client who is a person; the number is the client's first. */
static void set_client(struct booking_sheet *sheet, const struct client_card *card)
{
	char who[WHO_BYTES];
	const struct person *first = card->people.count > 0 ? &card->people.rows[0] : NULL;
	snprintf(who, sizeof(who), "%s %s", card->client.number, card->client.name);
	form_set(&sheet->form, "client", who);
	if (first && first->role == PERSON_REPRESENTATIVE)
		form_set(&sheet->form, "person", first->name);
	else if (card->client.kind == CLIENT_FOUNDER)
		form_set(&sheet->form, "person", card->client.name);
	for (int i = card->phone_count - 1; i >= 0; i--)
		if (!card->phones[i].fax)
			form_set(&sheet->form, "callback", card->phones[i].number);
}

/* Who came, where to call and how they met are as before. */
static enum status set_rebooked(struct db *db, struct booking_sheet *sheet)
{
	struct appointment was;
	if (!sheet->ask.find.rebooks)
		return DONE;
	enum status status = appointment_get(db, sheet->ask.find.rebooks, &was);
	if (status != DONE)
		return status;
	if (was.visitor[0])
		form_set(&sheet->form, "person", was.visitor);
	if (was.callback[0])
		form_set(&sheet->form, "callback", was.callback);
	form_choose(&sheet->form, "means", sheet->means_labels, MEANS_ONLINE + 1, (int)was.means);
	return DONE;
}

static enum status set_place(struct db *db, struct booking_sheet *sheet)
{
	char text[PLACE_BYTES];
	enum status status = booking_place_show(db, &sheet->place, text);
	if (status == DONE)
		form_set(&sheet->form, "start", text);
	return status == DONE ? booking_place_taught(db, &sheet->place, &sheet->taught) : status;
}

static enum status fill(struct db *db, struct booking_sheet *sheet)
{
	struct client_card card;
	enum status status = client_card_load(db, sheet->ask.client.client, &card);
	if (status != DONE)
		return status;
	set_client(sheet, &card);
	client_card_free(&card);
	set_means(sheet);
	status = set_rebooked(db, sheet);
	if (status == DONE)
		status = set_topics(db, sheet);
	if (status == DONE && sheet->ask.walk_in)
		status = booking_place_shorten(db, &sheet->place);
	if (status == DONE)
		status = set_place(db, sheet);
	if (status == DONE)
		status = appointment_counts(db, sheet->ask.client.client, &sheet->counts);
	return status;
}

/* Texts are borrowed from the form. */
static struct booking booking_of(const struct booking_sheet *sheet)
{
	int topic = form_choice(&sheet->form, "topic");
	return (struct booking){.client = sheet->ask.client.client,
	                        .desk = sheet->place.desk,
	                        .day = sheet->place.day,
	                        .cell = sheet->place.cell,
	                        .minutes = sheet->place.minutes,
	                        .topic = topic >= 0 ? sheet->topics[topic] : 0,
	                        .means = (enum means)form_choice(&sheet->form, "means"),
	                        .walk_in = sheet->ask.walk_in,
	                        .rebooks = sheet->ask.find.rebooks,
	                        .waiting = sheet->ask.find.waiting,
	                        .visitor = form_text(&sheet->form, "person"),
	                        .callback = form_text(&sheet->form, "callback"),
	                        .note = form_text(&sheet->form, "note")};
}

/* The place may be too short, or taken since the draft was left: said at once, not when the caller hangs up. */
static void check_place(struct desk *desk, struct booking_sheet *sheet)
{
	struct booking booking = booking_of(sheet);
	sheet->told = appointment_could_book(desk_db(desk), &booking) == CONFLICT;
	if (sheet->told)
		form_refuse(&sheet->form, db_fault(desk_db(desk)));
}

static void sheet_close(struct desk *desk, void *state)
{
	struct booking_sheet *sheet = state;
	booking_hold_drop(desk, &sheet->hold);
	form_close(&sheet->form);
}

static bool sheet_open(struct desk *desk, void *state, const void *argument)
{
	struct booking_sheet *sheet = state;
	sheet->ask = *(const struct booking_ask *)argument;
	sheet->ask.find.offered = false;
	sheet->place = (struct booking_place){sheet->ask.day, sheet->ask.desk, sheet->ask.cell, 0};
	if (!form_open(&sheet->form, fields, FIELDS) || fill(desk_db(desk), sheet) != DONE) {
		desk_refuse_store(desk);
		sheet_close(desk, state);
		return false;
	}
	booking_draft_take(desk, sheet);
	form_start(&sheet->form);
	if (form_text(&sheet->form, "person")[0] == '\0')
		form_focus(&sheet->form, "person");
	else if (form_text(&sheet->form, "callback")[0] == '\0')
		form_focus(&sheet->form, "callback");
	check_place(desk, sheet);
	booking_hold_take(desk, &sheet->hold, &sheet->place);
	return true;
}

/* ---- Saving ---- */

/* Not that the wish was met meanwhile, or that nothing is to be booked again: no other time helps there. */
static bool about_time(const struct fault *fault)
{
	return strcmp(fault->field, "start") == 0 || strcmp(fault->field, "client") == 0;
}

/* The time cannot be had: what is free near it. False when there is nothing to choose. */
static bool offer_others(struct desk *desk, struct booking_sheet *sheet)
{
	char texts[SLOT_NEAR][PLACE_BYTES];
	const char *labels[SLOT_NEAR];
	int count = 0;
	if (!about_time(&sheet->form.fault))
		return false;
	if (booking_place_near(desk_db(desk), &sheet->place, sheet->ask.client.client, sheet->ask.find.topic,
	                       sheet->others, &count) != DONE)
		return false;
	for (int i = 0; i < count; i++) {
		labels[i] = texts[i];
		if (booking_place_show(desk_db(desk), &sheet->others[i], texts[i]) != DONE)
			return false;
	}
	if (count > 0)
		desk_ask(desk, ASKED_OTHER, _("That time cannot be had. Which one instead?"), labels, count, 0);
	return count > 0;
}

static void sheet_answered(struct desk *desk, void *state, const struct answer *answer)
{
	struct booking_sheet *sheet = state;
	if (!answer->given || answer->tag != ASKED_OTHER)
		return;
	sheet->place = sheet->others[answer->choice];
	sheet->ask.walk_in = false;
	sheet->told = false;
	form_settle(&sheet->form);
	booking_hold_take(desk, &sheet->hold, &sheet->place);
	if (set_place(desk_db(desk), sheet) != DONE)
		desk_refuse_store(desk);
}

static void saved(struct desk *desk, const struct booking_sheet *sheet, const struct appointment *made)
{
	draft_drop(desk_db(desk), sheet->op);
	desk_carry(desk, NULL);
	visit_say_booked(desk, made);
	desk_finish(desk, (struct answer){.id = made->id});
}

static void save(struct desk *desk, struct booking_sheet *sheet)
{
	struct appointment made;
	struct booking booking = booking_of(sheet);
	enum status status = appointment_book(desk_db(desk), &booking, sheet->op, &made);
	if (status == DONE) {
		saved(desk, sheet, &made);
		return;
	}
	form_refuse(&sheet->form, db_fault(desk_db(desk)));
	sheet->told = true;
	/* A refusal of two lines would lie over the last choice: it stands under its field. */
	if (status != CONFLICT || !offer_others(desk, sheet))
		desk_refuse(desk, &sheet->form.fault);
}

/* Who saves first has the place; who is still filling in is told at once, once, and offered what is free near it. */
static void sheet_changed(struct desk *desk, void *state)
{
	struct booking_sheet *sheet = state;
	if (sheet->told)
		return;
	check_place(desk, sheet);
	if (sheet->told && !offer_others(desk, sheet))
		desk_refuse(desk, &sheet->form.fault);
}

/* ---- The screen ---- */

static void sheet_tick(struct desk *desk, void *state)
{
	struct booking_sheet *sheet = state;
	booking_hold_tick(desk, &sheet->hold);
}

static bool sheet_type(struct desk *desk, void *state, const struct key *key)
{
	struct booking_sheet *sheet = state;
	booking_hold_key(desk, &sheet->hold, &sheet->place);
	enum form_event event = form_key(&sheet->form, key);
	if (event == FORM_SAVE)
		save(desk, sheet);
	return event != FORM_FREE;
}

static enum focus sheet_focus(const void *state)
{
	const struct booking_sheet *sheet = state;
	return form_blank(&sheet->form) ? FOCUS_BLANK : FOCUS_TEXT;
}

static void sheet_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct booking_sheet *sheet = state;
	form_fit(&sheet->form, (struct area){body.row + HEAD_LINES, body.col + 2, body.rows - 5, body.cols - 4});
}

static void draw_taught(const struct seminar_clash *taught, struct canvas *canvas, struct area area)
{
	char text[VISIT_TAUGHT_BYTES];
	visit_taught(taught, text);
	wrap_draw(canvas, area, LOOK_WARN, text);
}

static void sheet_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct booking_sheet *sheet = state;
	struct area place = {body.row + HEAD_LINES, body.col + 2, body.rows - 5, body.cols - 4};
	struct proposals line = sheet->ask.find;
	int topic = form_choice(&sheet->form, "topic");
	if (topic >= 0)
		utf8_copy(line.topic_text, sizeof(line.topic_text), sheet->topic_texts[topic]);
	proposals_draw(&line, canvas, body, false);
	int row = place.row + form_draw(&sheet->form, canvas, place) + 1;
	canvas_clip(canvas, body);
	canvas_print(canvas, row++, place.col, place.cols, LOOK_DIM, _("Past year: cancelled late %d, did not come %d"),
	             sheet->counts.late, sheet->counts.no_show);
	if (sheet->taught.id)
		draw_taught(&sheet->taught, canvas,
		            (struct area){row, place.col, body.row + body.rows - row, place.cols});
}

static bool at_end(const struct desk *desk, const void *state)
{
	(void)desk;
	return form_ends(&((const struct booking_sheet *)state)->form);
}

static const struct command sheet_commands[] = {
        {"form.finish", "Enter", N_("save"), N_("Saves the form, from its last field."), RIGHT_NONE, NULL, at_end,
         NULL},
        {"form.next", "Enter", N_("next"), N_("Goes to the next field, and saves on the last."), RIGHT_NONE, NULL, NULL,
         NULL},
        {"form.save", "F12 Ctrl-S", N_("save"), N_("Saves the form."), "appointment.book", NULL, NULL, NULL},
        {0},
};

const struct screen booking_screen = {
        .name = N_("Booking"),
        .flags = SCREEN_WAKES,
        .state_size = sizeof(struct booking_sheet),
        .commands = sheet_commands,
        .open = sheet_open,
        .layout = sheet_layout,
        .changed = sheet_changed,
        .draw = sheet_draw,
        .focus = sheet_focus,
        .type = sheet_type,
        .answered = sheet_answered,
        .draft = booking_draft_keep,
        .tick = sheet_tick,
        .close = sheet_close,
};
