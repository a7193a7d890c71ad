#include <stdio.h>
#include <string.h>

#include "core/text/utf8.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/door_state.h"
#include "tui/seminar_show.h"

/* The last results, the newest on top. */

const char *door_word(enum attend_outcome outcome)
{
	switch (outcome) {
	case ATTEND_WALK_IN:
		return _("walked in");
	case ATTEND_TRANSFER:
		return _("moved in");
	case ATTEND_ALREADY:
		return _("in before");
	case ATTEND_CANCELLED:
		return _("cancelled");
	case ATTEND_WAITING:
		return _("waits");
	case ATTEND_ELSEWHERE:
		return _("elsewhere");
	case ATTEND_DESK:
		return _("at a desk");
	case ATTEND_NO_ROLL:
		return _("unknown");
	case ATTEND_PRESENT:
		break;
	}
	return _("present");
}

static void make_remark(const struct attend_result *result, char *out, size_t size)
{
	char clock[CLOCK_BYTES], day[SHOW_BYTES];
	out[0] = '\0';
	switch (result->outcome) {
	case ATTEND_ALREADY:
		snprintf(out, size, _("came at %s"), clock_format(moment_minute(result->at), clock));
		break;
	case ATTEND_WAITING:
		sign_up_place_text(SIGN_UP_WAITING, result->person.position, out, size);
		break;
	case ATTEND_ELSEWHERE:
		snprintf(out, size, _("signed up for %s %s"),
		         day_show(result->elsewhere_day, DAY_SHORT, day, sizeof(day)), result->elsewhere_title);
		break;
	case ATTEND_DESK:
		utf8_copy(out, size, result->elsewhere_title);
		break;
	case ATTEND_WALK_IN:
	case ATTEND_TRANSFER:
		if (result->person.over)
			snprintf(out, size, "%s", _("out of turn"));
		break;
	case ATTEND_PRESENT:
	case ATTEND_CANCELLED:
	case ATTEND_NO_ROLL:
		break;
	}
}

/* Who stands at the door without a business of their own. */
static void name_firm(const struct sign_up *person, char *out, size_t size)
{
	bool same = strcmp(person->client_name, person->person_name) == 0;
	utf8_copy(out, size, !same ? person->client_name : person->number[0] == 'C' ? _("(not a member)") : "");
}

static struct door_entry *on_top(struct door_mode *m)
{
	int kept = m->result_count < DOOR_RESULTS ? m->result_count : DOOR_RESULTS - 1;
	memmove(&m->results[1], &m->results[0], (size_t)kept * sizeof(m->results[0]));
	m->result_count = kept + 1;
	m->results[0] = (struct door_entry){0};
	return &m->results[0];
}

void door_note(struct door_mode *m, int64_t now, const struct attend_result *result, const char *typed)
{
	struct door_entry *entry = on_top(m);
	entry->outcome = result->outcome;
	entry->at = now;
	entry->sign_up = result->person.id;
	entry->roll = result->outcome == ATTEND_ELSEWHERE ? 0 : result->roll;
	utf8_copy(entry->name, sizeof(entry->name), result->person.id ? result->person.person_name : typed);
	if (result->person.id && result->outcome != ATTEND_ELSEWHERE)
		name_firm(&result->person, entry->firm, sizeof(entry->firm));
	make_remark(result, entry->remark, sizeof(entry->remark));
}

void door_forget(struct door_mode *m)
{
	if (m->result_count == 0)
		return;
	m->result_count--;
	memmove(&m->results[0], &m->results[1], (size_t)m->result_count * sizeof(m->results[0]));
}

static bool came_after(const struct door_row *row, const struct door_row *other)
{
	return row->at != other->at ? row->at > other->at : row->mark > other->mark;
}

/* The last who is not noted yet and came before those who are. */
static const struct door_row *last_before(const struct door_mode *m, const bool *noted)
{
	const struct door_row *last = NULL;
	for (int i = 0; i < m->door.count; i++) {
		const struct door_row *row = &m->door.rows[i];
		if (row->at && !noted[i] && (!last || came_after(row, last)))
			last = row;
	}
	return last;
}

void door_note_earlier(struct door_mode *m)
{
	bool noted[10000] = {false};
	const struct door_row *rows[DOOR_RESULTS];
	int count = 0;
	if (m->door.count > (int)(sizeof(noted) / sizeof(noted[0])))
		return;
	for (; count < DOOR_RESULTS; count++) {
		rows[count] = last_before(m, noted);
		if (!rows[count])
			break;
		noted[rows[count] - m->door.rows] = true;
	}
	while (count-- > 0) {
		struct attend_result result = {.outcome = rows[count]->walk_in ? ATTEND_WALK_IN : ATTEND_PRESENT,
		                               .roll = rows[count]->sign_up.roll,
		                               .person = rows[count]->sign_up};
		door_note(m, rows[count]->at, &result, "");
	}
}

void door_check_results(struct door_mode *m)
{
	for (int i = 0; i < m->result_count; i++) {
		struct door_entry *entry = &m->results[i];
		const struct door_row *row = door_row_of(&m->door, entry->sign_up);
		bool in = row && row->at;
		entry->undone = !attend_refused(entry->outcome) && !in;
		entry->late = in && attend_late(m->door.session, row->at);
		entry->fee = row ? row->sign_up.fee : 0;
		entry->paid = row ? row->sign_up.paid : 0;
	}
}

void door_fee_text(int fee, int paid, char *out, size_t size)
{
	out[0] = '\0';
	if (paid)
		snprintf(out, size, _("%d yen paid"), paid);
	else if (fee)
		snprintf(out, size, _("%d yen due"), fee);
}
