#include "tui/closing.h"

#include <stdio.h>

#include "core/office/draft.h"
#include "core/store/action.h"
#include "core/time/show.h"
#include "core/words.h"

enum { CLOSE, NOT_YET, CHOICES };

const struct seminar_session *closing_session(const struct seminar *seminar, int64_t now)
{
	int32_t day = moment_day(now);
	int minute = moment_minute(now);
	const struct seminar_session *due = closing_due(seminar, day, minute);
	if (due || (seminar->status != SEMINAR_OPEN && seminar->status != SEMINAR_CLOSED))
		return due;
	const struct seminar_session *s = attend_session(seminar, 0, day, minute);
	return s && !s->closed_at && now >= moment_of(s->day, s->from_minute) ? s : NULL;
}

int closing_missing(const struct seminar *seminar, const struct seminar_session *session)
{
	int missing = seminar->registered - session->attended;
	return missing > 0 ? missing : 0;
}

static void close_session(struct desk *desk, int64_t seminar, int position)
{
	struct session_count count;
	char op[DRAFT_OP_BYTES];
	operation_new(op);
	if (session_close(desk_db(desk), seminar, position, op, &count) != DONE)
		desk_refuse_store(desk);
	else
		desk_say(desk, action_last(desk_db(desk)), _("Attendance is closed: %d came, %d did not."),
		         count.present, count.absent);
}

void closing_ask(struct desk *desk, int tag, const struct seminar *seminar, const struct seminar_session *session)
{
	const char *const labels[] = {[CLOSE] = _("close it: they did not come"), [NOT_YET] = _("not yet")};
	char question[CLOSING_TEXT_BYTES];
	int missing = closing_missing(seminar, session);
	if (missing == 0) {
		close_session(desk, seminar->id, session->position);
		return;
	}
	snprintf(question, sizeof(question),
	         ngettext("%d person has not come. Close the attendance?",
	                  "%d people have not come. Close the attendance?", (unsigned long)missing),
	         missing);
	desk_ask_preset(desk, tag, session->position, question, labels, CHOICES, CLOSE);
}

void closing_answered(struct desk *desk, int64_t seminar, const struct answer *answer)
{
	if (answer->given && answer->choice == CLOSE)
		close_session(desk, seminar, (int)answer->id);
}

static void due_text(const struct seminar *seminar, const struct seminar_session *session, char out[CLOSING_TEXT_BYTES])
{
	char day[SHOW_BYTES], clock[CLOCK_BYTES];
	/* Translators: day, time, how many. */
	snprintf(out, CLOSING_TEXT_BYTES, _("! Attendance of %s %s is not closed: %d have not come (F12)."),
	         day_show(session->day, DAY_SHORT, day, sizeof(day)), clock_format(session->from_minute, clock),
	         closing_missing(seminar, session));
}

static void closed_text(const struct seminar_session *session, char out[CLOSING_TEXT_BYTES])
{
	char day[SHOW_BYTES];
	/* Translators: day, how many. */
	int used = snprintf(out, CLOSING_TEXT_BYTES, _("Attendance of %s closed with %d present"),
	                    day_show(session->day, DAY_SHORT, day, sizeof(day)), session->counted);
	if (session->attended != session->counted)
		snprintf(out + used, CLOSING_TEXT_BYTES - (size_t)used, _(", since then %+d"),
		         session->attended - session->counted);
}

bool closing_text(const struct seminar *seminar, int64_t now, char out[CLOSING_TEXT_BYTES])
{
	const struct seminar_session *due = closing_due(seminar, moment_day(now), moment_minute(now)), *last = NULL;
	out[0] = '\0';
	for (int i = 0; i < seminar->session_count; i++)
		last = seminar->sessions[i].closed_at ? &seminar->sessions[i] : last;
	if (due)
		due_text(seminar, due, out);
	else if (last)
		closed_text(last, out);
	return due != NULL;
}
