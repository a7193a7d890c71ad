#include "tui/sign_up.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/history/history.h"
#include "core/people/client.h"
#include "core/store/action.h"
#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/members.h"
#include "tui/seminar_show.h"
#include "tui/sign_up_sheet.h"

#define FIELD_ROW  (-1) /* the id of the row with the field */
#define NAME_LIMIT 200
#define TYPED_MARK "\ntyped="

static int64_t id_at(const void *rows, int at)
{
	const struct party *party = rows;
	return at < party->count ? at + 1 : FIELD_ROW;
}

struct list_rows sheet_rows(const struct sheet *s)
{
	return (struct list_rows){s->party.count + 1, id_at, &s->party};
}

int sheet_guest(const struct sheet *s)
{
	return s->list.at >= s->party.count || s->list.lost ? -1 : s->list.at;
}

bool sheet_blank(const struct sheet *s)
{
	return edit_empty(&s->name) && !s->in_reading && !s->in_reason;
}

void sheet_deal(struct desk *desk, struct sheet *s)
{
	s->touched = true;
	if (party_deal(desk_db(desk), &s->party) != DONE)
		desk_refuse_store(desk);
}

/* ---- Opening ---- */

static enum status read_all(struct desk *desk, struct sheet *s)
{
	struct seminar_list seminar;
	enum status status = seminar_get(desk_db(desk), s->party.seminar, &seminar);
	if (status != DONE)
		return status;
	seminar_list_free(&s->seminar);
	s->seminar = seminar;
	return party_load(desk_db(desk), &s->party);
}

/* Who was merged meanwhile signs up as the one that stays. */
static enum status read_client(struct desk *desk, struct sheet *s)
{
	struct client client;
	enum status status = client_survivor(desk_db(desk), &s->party.client);
	if (status == DONE)
		status = client_get(desk_db(desk), s->party.client, &client);
	if (status != DONE)
		return status;
	s->who.client = client.id;
	utf8_copy(s->who.number, sizeof(s->who.number), client.number);
	utf8_copy(s->who.name, sizeof(s->who.name), client.name);
	return DONE;
}

static void object_of(const struct sheet *s, char out[64])
{
	snprintf(out, 64, "%lld %lld", (long long)s->party.seminar, (long long)s->party.client);
}

/* A draft whose save was done, though nobody was told, is no draft any more. */
static bool was_saved(struct desk *desk, const struct draft *draft)
{
	char sentence[HISTORY_SUMMARY_BYTES];
	int64_t action = 0;
	if (history_of_operation(desk_db(desk), draft->op, &action) != DONE ||
	    history_sentence(desk_db(desk), action, sentence, sizeof(sentence)) != DONE)
		return false;
	draft_drop(desk_db(desk), draft->op);
	desk_remark(desk, _("Saved already: %s"), sentence);
	return true;
}

/* The name that was being typed comes last. */
static void take_typed_draft(struct sheet *s, const char *content)
{
	const char *typed = strstr(content, TYPED_MARK);
	if (!typed)
		return;
	typed += strlen(TYPED_MARK);
	char name[PARTY_NAME_BYTES];
	snprintf(name, sizeof(name), "%.*s", (int)strcspn(typed, "\n"), typed);
	edit_set(&s->name, name);
}

static void take_draft(struct desk *desk, struct sheet *s)
{
	struct draft draft;
	char object[64], *content = malloc(DRAFT_CONTENT_BYTES);
	object_of(s, object);
	operation_new(s->op);
	if (content && draft_find(desk_db(desk), SIGN_UP_FORM, object, &draft, content, DRAFT_CONTENT_BYTES) == DONE &&
	    !was_saved(desk, &draft)) {
		memcpy(s->op, draft.op, sizeof(s->op));
		party_read(&s->party, content);
		take_typed_draft(s, content);
		sheet_deal(desk, s);
		desk_remark(desk, _("Who was chosen before and not saved stands here again."));
	}
	free(content);
}

static void sheet_close(struct desk *desk, void *state)
{
	(void)desk;
	struct sheet *s = state;
	party_free(&s->party);
	seminar_list_free(&s->seminar);
	edit_close(&s->name);
	edit_close(&s->reading);
	edit_close(&s->reason);
}

/* The first who could come; the field when all are in already, or somebody was chosen before. */
static int first_row(const struct party *party)
{
	for (int i = 0; party->chosen == 0 && i < party->count; i++)
		if (guest_free(&party->guests[i]))
			return i;
	return party->count;
}

static bool sheet_open(struct desk *desk, void *state, const void *argument)
{
	const struct sign_up_ask *ask = argument;
	struct sheet *s = state;
	s->party.seminar = ask->seminar;
	s->party.client = ask->client;
	s->meant = -1;
	bool opened = edit_open(&s->name, NAME_LIMIT, false) && edit_open(&s->reading, NAME_LIMIT, false) &&
	              edit_open(&s->reason, SIGN_UP_NOTE_CHARACTERS, false);
	if (!opened || read_client(desk, s) != DONE || read_all(desk, s) != DONE) {
		desk_refuse_store(desk);
		sheet_close(desk, s);
		return false;
	}
	take_draft(desk, s);
	list_begin(&s->list, sheet_rows(s), edit_empty(&s->name) ? first_row(&s->party) : s->party.count);
	/* Which of several was meant nobody could know who typed ahead (rule R29). */
	if (s->party.count > 1)
		desk_stop(desk);
	return true;
}

static void sheet_changed(struct desk *desk, void *state)
{
	struct sheet *s = state;
	int chosen = s->party.chosen;
	if (read_client(desk, s) != DONE || read_all(desk, s) != DONE)
		desk_refuse_store(desk);
	else if (s->party.chosen < chosen)
		desk_remark(desk, _("Somebody chosen here has just been signed up elsewhere."));
	list_changed(&s->list, sheet_rows(s));
}

/* ---- Saving ---- */

/* More than can be read back in one line are counted. */
#define NAMED_MOST 3

static void count_all(const struct sign_up_list *made, char *out, size_t size)
{
	int seated = 0;
	for (int i = 0; i < made->count; i++)
		seated += sign_up_seated(&made->rows[i]);
	if (seated < made->count)
		snprintf(out, size, _("%d people, %d with a seat, %d waiting"), made->count, seated,
		         made->count - seated);
	else
		snprintf(out, size, _("%d people, all with a seat"), made->count);
}

static void name_all(const struct sign_up_list *made, char *out, size_t size)
{
	if (made->count > NAMED_MOST) {
		count_all(made, out, size);
		return;
	}
	out[0] = '\0';
	for (int i = 0; i < made->count; i++) {
		char place[SEMINAR_STATE_BYTES];
		size_t used = strlen(out);
		sign_up_place_text(made->rows[i].status, made->rows[i].position, place, sizeof(place));
		/* Translators: a person, the roll, 受付 or 待ち1番. */
		snprintf(out + used, size - used, _("%s%s (%d, %s)"), i ? _(", ") : "", made->rows[i].person_name,
		         made->rows[i].roll, place);
	}
}

void sheet_save(struct desk *desk, struct sheet *s)
{
	struct sign_up_list made;
	char names[DESK_TEXT_BYTES];
	if (s->party.chosen == 0) {
		desk_remark(desk, _("Nobody is chosen: Enter on a name, or type one."));
		return;
	}
	if (party_save(desk_db(desk), &s->party, s->op, &made) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	draft_drop(desk_db(desk), s->op);
	s->touched = false;
	desk_carry(desk, NULL);
	name_all(&made, names, sizeof(names));
	sign_up_list_free(&made);
	desk_say(desk, action_last(desk_db(desk)), _("Signed up: %s  %s"), names, s->seminar.seminars[0].title);
	desk_finish(desk, (struct answer){.id = s->party.seminar});
}

/* ---- Drafts ---- */

/* The first line says what it is; today shows it. */
static void sheet_draft(struct desk *desk, void *state)
{
	const struct sheet *s = state;
	char object[64], *content = NULL;
	if (s->touched && (s->party.chosen || !edit_empty(&s->name)))
		content = malloc(DRAFT_CONTENT_BYTES);
	else
		draft_drop(desk_db(desk), s->op);
	if (!content)
		return;
	object_of(s, object);
	snprintf(content, DRAFT_CONTENT_BYTES, _("Sign-up of %s for %s"), s->who.name, s->seminar.seminars[0].title);
	size_t used = strlen(content);
	content[used++] = '\n';
	used += party_write(&s->party, content + used, DRAFT_CONTENT_BYTES - used);
	if (!edit_empty(&s->name))
		snprintf(content + used - 1, DRAFT_CONTENT_BYTES - used + 1, TYPED_MARK "%s\n", edit_text(&s->name));
	draft_keep(desk_db(desk), SIGN_UP_FORM, object, s->op, content);
	free(content);
}

/* ---- The screen ---- */

static bool sheet_back(struct desk *desk, void *state)
{
	(void)desk;
	struct sheet *s = state;
	if (sheet_blank(s))
		return false;
	sheet_empty(s);
	return true;
}

static enum focus sheet_focus(const void *state)
{
	const struct sheet *s = state;
	return edit_empty(sheet_edit((struct sheet *)(uintptr_t)s)) ? FOCUS_BLANK : FOCUS_TEXT;
}

static bool has_chosen(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct sheet *s = state;
	return s->party.chosen > 0 && sheet_blank(s);
}

static bool on_guest(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct sheet *s = state;
	int at = sheet_guest(s);
	return sheet_blank(s) && at >= 0 && guest_free(&s->party.guests[at]);
}

static bool has_several(const struct desk *desk, const void *state)
{
	const struct sheet *s = state;
	return s->party.chosen > 1 && has_chosen(desk, state);
}

static bool can_move(const struct desk *desk, const void *state)
{
	const struct sheet *s = state;
	return has_several(desk, state) && on_guest(desk, state) && s->party.guests[sheet_guest(s)].order > 0;
}

static bool ends(const struct desk *desk, const void *state)
{
	const struct sheet *s = state;
	return has_chosen(desk, state) && sheet_guest(s) < 0;
}

/* The last line names one key for it. */
static bool saves(const struct desk *desk, const void *state)
{
	return has_chosen(desk, state) && !ends(desk, state);
}

static bool takes(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct sheet *s = state;
	return !sheet_blank(s) || sheet_guest(s) >= 0;
}

/* Somebody would wait who could be given a seat all the same. */
static bool may_be_over(const struct desk *desk, const void *state)
{
	const struct sheet *s = state;
	bool waits = false;
	for (int i = 0; i < s->party.chosen; i++)
		waits = waits || s->party.places[i].status == SIGN_UP_WAITING;
	return waits && !s->party.all_waiting && has_chosen(desk, state);
}

static bool may_be_another(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct sheet *s = state;
	return s->meant >= 0 && sheet_blank(s);
}

/* All of them are keys that sheet_type knows; here they are named. */
static const struct command sheet_commands[] = {
        {"sign_up.take", "Enter", N_("take"), N_("Takes the name chosen, or the one typed."), RIGHT_NONE, NULL, takes,
         NULL},
        {"sign_up.end", "Enter", N_("save"), N_("On the empty line: saves the sign-ups."), "seminar.sign_up", NULL,
         ends, NULL},
        {"sign_up.check", "Space", N_("check"), N_("Checks or unchecks the name under the cursor."), RIGHT_NONE, NULL,
         on_guest, N_("Space")},
        {"sign_up.order", "[ ]", N_("order"), N_("Puts the name before or behind its neighbour."), RIGHT_NONE, NULL,
         can_move, "[ ]"},
        {"sign_up.together", "*", N_("all wait"), N_("Puts all on the waiting list together."), RIGHT_NONE, NULL,
         has_several, "*"},
        {"sign_up.over", "!", N_("extra seat"), N_("Seats beyond the capacity, with a reason."), "seminar.over", NULL,
         may_be_over, "!"},
        {"sign_up.another", "/", N_("somebody else"), N_("It is somebody else of the same name."), RIGHT_NONE, NULL,
         may_be_another, "/"},
        {"form.save", "F12 Ctrl-S", N_("save"), N_("Saves the form."), "seminar.sign_up", NULL, saves, NULL},
        {0},
};

const struct screen sign_up_screen = {
        .name = N_("Sign-up"),
        .state_size = sizeof(struct sheet),
        .commands = sheet_commands,
        .open = sheet_open,
        .layout = sheet_layout,
        .changed = sheet_changed,
        .draw = sheet_draw,
        .focus = sheet_focus,
        .type = sheet_type,
        .back = sheet_back,
        .draft = sheet_draft,
        .close = sheet_close,
};

/* ---- How it is begun ---- */

static void open_for(struct desk *desk, int64_t seminar, int64_t client)
{
	struct sign_up_ask ask = {seminar, client};
	desk_push(desk, &sign_up_screen, 0, &ask);
}

void sign_up_begin(struct desk *desk, int tag, int64_t seminar)
{
	struct sign_up_place none[1];
	char asks[DESK_TEXT_BYTES];
	struct seminar_list list;
	const struct carried *carried = desk_carried(desk);
	if (sign_up_preview(desk_db(desk), seminar, 0, false, none) != DONE ||
	    seminar_get(desk_db(desk), seminar, &list) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	snprintf(asks, sizeof(asks), _("Who signs up for %s?"), list.seminars[0].title);
	seminar_list_free(&list);
	if (carried->client)
		open_for(desk, seminar, carried->client);
	else
		desk_push(desk, &choose_client_screen, tag, asks);
}

void sign_up_answered(struct desk *desk, int64_t seminar, const struct answer *answer)
{
	if (answer->given && answer->id)
		open_for(desk, seminar, answer->id);
}

void sign_up_resume(struct desk *desk, const char *object)
{
	char *rest = NULL;
	int64_t seminar = strtoll(object, &rest, 10);
	open_for(desk, seminar, strtoll(rest, NULL, 10));
}
