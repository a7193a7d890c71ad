#include <string.h>

#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/kana.h"
#include "tui/sign_up_sheet.h"

/* Names are chosen, typed, put in order. */

static void choose(struct desk *desk, struct sheet *s, int at)
{
	const struct guest *guest = &s->party.guests[at];
	if (guest->roll)
		desk_remark(desk, _("%s is signed up already, with roll %d."), guest->name, guest->roll);
	else if (!party_choose(&s->party, at))
		desk_remark(desk, _("%d people at once are the most."), ATTENDEES_MOST);
	sheet_deal(desk, s);
}

static void toggle(struct desk *desk, struct sheet *s, int at)
{
	if (s->party.guests[at].order == 0) {
		choose(desk, s, at);
		return;
	}
	party_drop(&s->party, at);
	sheet_deal(desk, s);
}

void sheet_empty(struct sheet *s)
{
	edit_set(&s->name, "");
	edit_set(&s->reading, "");
	s->in_reading = s->in_reason = false;
	list_go(&s->list, s->party.count, sheet_rows(s));
}

static void add(struct desk *desk, struct sheet *s, bool another)
{
	if (party_add(&s->party, s->typed, s->typed_reading, another) < 0)
		desk_remark(desk, _("%d people at once are the most."), ATTENDEES_MOST);
	sheet_deal(desk, s);
	sheet_empty(s);
}

/* The typed name is somebody of the card: rule R14. One key says it is not. */
static void take_meant(struct desk *desk, struct sheet *s, int at, bool many)
{
	const struct guest *guest = &s->party.guests[at];
	sheet_empty(s);
	if (many) {
		list_go(&s->list, at, sheet_rows(s));
		desk_remark(desk, _("Several people fit %s: choose one."), s->typed);
		return;
	}
	s->meant = at;
	if (guest_free(guest) && guest->order == 0)
		party_choose(&s->party, at);
	sheet_deal(desk, s);
	if (guest->roll)
		desk_remark(desk, _("%s is signed up already, with roll %d. Somebody else of that name: %c"),
		            guest->name, guest->roll, SHEET_OTHER_KEY);
	else
		desk_remark(desk, _("%s is on the card. Somebody else of that name: %c"), guest->name, SHEET_OTHER_KEY);
}

static void take_typed(struct desk *desk, struct sheet *s)
{
	char kana[PARTY_NAME_BYTES];
	bool many, sounds = kana_read(edit_text(&s->name), kana, sizeof(kana));
	if (!sounds && !s->in_reading) {
		s->in_reading = true;
		return;
	}
	utf8_copy(s->typed, sizeof(s->typed), sounds ? kana : edit_text(&s->name));
	if (sounds)
		utf8_copy(s->typed_reading, sizeof(s->typed_reading), kana);
	else if (!kana_read(edit_text(&s->reading), s->typed_reading, sizeof(s->typed_reading)))
		utf8_copy(s->typed_reading, sizeof(s->typed_reading), edit_text(&s->reading));
	int at = party_find(&s->party, s->typed, s->typed_reading, &many);
	if (at >= 0)
		take_meant(desk, s, at, many);
	else
		add(desk, s, false);
}

static void take_another(struct desk *desk, struct sheet *s)
{
	if (s->meant < 0)
		return;
	party_drop(&s->party, s->meant);
	s->meant = -1;
	add(desk, s, true);
}

/* A reason that is taken away again takes the seats with it. */
static void take_reason(struct desk *desk, struct sheet *s)
{
	s->in_reason = false;
	s->party.over_reason = edit_empty(&s->reason) ? NULL : edit_text(&s->reason);
	sheet_deal(desk, s);
}

static void ask_reason(struct desk *desk, struct sheet *s)
{
	s->in_reason = s->party.chosen > 0 && !s->party.all_waiting && desk_may(desk, "seminar.over");
	s->party.over_reason = NULL;
	if (s->in_reason)
		list_go(&s->list, s->party.count, sheet_rows(s));
}

struct edit *sheet_edit(struct sheet *s)
{
	return s->in_reason ? &s->reason : s->in_reading ? &s->reading : &s->name;
}

/* ---- Keys ---- */

static void enter(struct desk *desk, struct sheet *s)
{
	int at = sheet_guest(s);
	if (s->in_reason) {
		take_reason(desk, s);
	} else if (!sheet_blank(s)) {
		take_typed(desk, s);
	} else if (sheet_guest(s) < 0) {
		sheet_save(desk, s);
	} else if (at >= 0) {
		if (s->party.guests[at].order == 0)
			choose(desk, s, at);
		if (s->party.guests[at].order > 0)
			list_go(&s->list, s->party.count, sheet_rows(s));
	}
}

/* In the empty field a few signs no name begins with are commands. */
static bool sign(struct desk *desk, struct sheet *s, uint32_t code)
{
	int at = sheet_guest(s);
	bool chosen = at >= 0 && s->party.guests[at].order > 0;
	if (code == ' ' && at >= 0)
		toggle(desk, s, at);
	else if ((code == '[' || code == ']') && chosen)
		party_move(&s->party, at, code == '[' ? -1 : 1);
	else if (code == SHEET_ROSTER_KEY && s->party.chosen > 1) {
		s->party.all_waiting = !s->party.all_waiting;
		s->party.over_reason = NULL;
	} else if (code == SHEET_OTHER_KEY)
		take_another(desk, s);
	else if (code == SHEET_OVER_KEY)
		ask_reason(desk, s);
	else
		return code == ' ' || code == '[' || code == ']' || code == SHEET_ROSTER_KEY;
	sheet_deal(desk, s);
	return true;
}

static bool type(struct sheet *s, const struct key *key)
{
	if (!edit_key(sheet_edit(s), key))
		return false;
	s->touched = true;
	s->meant = -1;
	if (!sheet_blank(s))
		list_go(&s->list, s->party.count, sheet_rows(s));
	return true;
}

bool sheet_type(struct desk *desk, void *state, const struct key *key)
{
	struct sheet *s = state;
	if (key->code == K_F(12) || key->code == K_CTRL('s')) {
		if (s->in_reason)
			take_reason(desk, s);
		else if (!sheet_blank(s))
			take_typed(desk, s);
		if (sheet_blank(s))
			sheet_save(desk, s);
		return true;
	}
	if (key->code == K_ENTER) {
		enter(desk, s);
		return true;
	}
	if (sheet_blank(s) && sign(desk, s, key_command(key->code)))
		return true;
	if (key->code == K_UP || key->code == K_DOWN || key->code == K_PAGEUP || key->code == K_PAGEDOWN)
		return list_key(&s->list, key->code, sheet_rows(s));
	return type(s, key);
}
