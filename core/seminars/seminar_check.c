#include <stdlib.h>

#include "core/seminars/row.h"
#include "core/text/safe.h"
#include "core/words.h"

/* What a seminar must be, whoever plans or changes it. */

static int by_time(const void *a, const void *b)
{
	const struct seminar_session *x = a, *y = b;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return (x->from_minute > y->from_minute) - (x->from_minute < y->from_minute);
}

static enum status check_session(struct fault *fault, const struct seminar_session *s, int number)
{
	if (!day_valid(s->day) || s->from_minute < 0 || s->to_minute <= s->from_minute || s->to_minute > MINUTES_A_DAY)
		return fault_set(fault, INVALID, "sessions", _("The times of session %d are wrong."), number);
	return safe_check(fault, "room", s->room, SAFE_LINE, SEMINAR_TITLE_CHARACTERS);
}

/* Puts them in order of time. */
static enum status check_sessions(struct fault *fault, const struct seminar *seminar)
{
	enum status status = DONE;
	if (seminar->session_count < 1 || seminar->session_count > SEMINAR_SESSIONS_MOST)
		return fault_set(fault, INVALID, "sessions", _("A seminar has 1 to %d sessions."),
		                 SEMINAR_SESSIONS_MOST);
	qsort(seminar->sessions, (size_t)seminar->session_count, sizeof(struct seminar_session), by_time);
	for (int i = 0; status == DONE && i < seminar->session_count; i++) {
		const struct seminar_session *s = &seminar->sessions[i];
		char day[DAY_BYTES];
		status = check_session(fault, s, i + 1);
		if (status == DONE && i && s->day == s[-1].day && s->from_minute < s[-1].to_minute)
			status = fault_set(fault, INVALID, "sessions",
			                   _("Two sessions are at the same time on %s: change one."),
			                   day_format(s->day, day));
	}
	return status;
}

enum status seminar_check_capacity(struct fault *fault, int capacity)
{
	if (capacity >= 1 && capacity <= SEMINAR_CAPACITY_MOST)
		return DONE;
	return fault_set(fault, INVALID, "capacity", _("The capacity is %d: it must be from 1 to %d."), capacity,
	                 SEMINAR_CAPACITY_MOST);
}

static enum status check_fee(struct fault *fault, const char *field, int fee)
{
	if (fee >= 0 && fee <= SEMINAR_FEE_MOST)
		return DONE;
	return fault_set(fault, INVALID, field, _("A fee is from 0 to %d yen."), SEMINAR_FEE_MOST);
}

/* The sessions are in order of time. */
static enum status check_days(struct fault *fault, const struct seminar *seminar)
{
	const struct seminar_session *last = &seminar->sessions[seminar->session_count - 1];
	char day[DAY_BYTES];
	if (seminar->opens && seminar->closes && seminar->closes < seminar->opens)
		return fault_set(fault, INVALID, "closes", _("Sign-up ends before it opens: give a later day."));
	if (seminar->opens > last->day)
		return fault_set(fault, INVALID, "opens", _("Sign-up opens after the last session (%s)."),
		                 day_format(last->day, day));
	return DONE;
}

static enum status check_certificate(struct fault *fault, const struct seminar *seminar)
{
	int fields = 0;
	if (seminar->certificate_share < 0 || seminar->certificate_share > 100)
		return fault_set(fault, INVALID, "certificate", _("The share is from 1 to 100 in a hundred sessions."));
	for (int i = 0; i < seminar->session_count; i++) {
		bool first = seminar->sessions[i].field != 0;
		for (int j = 0; j < i; j++)
			first = first && seminar->sessions[j].field != seminar->sessions[i].field;
		fields += first;
	}
	if (seminar->certificate_fields < 0 || seminar->certificate_fields > fields)
		return fault_set(fault, INVALID, "fields",
		                 _("The certificate asks for %d subject fields, the sessions have %d."),
		                 seminar->certificate_fields, fields);
	if (seminar->certificate_fields && !seminar->certificate_share)
		return fault_set(fault, INVALID, "certificate",
		                 _("Say for which share of the sessions there is a certificate."));
	return DONE;
}

enum status seminar_check(struct fault *fault, const struct seminar *seminar)
{
	if (seminar->title[0] == '\0')
		return fault_set(fault, INVALID, "title", _("The title is empty: type one."));
	enum status status = safe_check(fault, "title", seminar->title, SAFE_LINE, SEMINAR_TITLE_CHARACTERS);
	if (status == DONE)
		status = safe_check(fault, "lecturer", seminar->lecturer, SAFE_LINE, SEMINAR_TITLE_CHARACTERS);
	if (status == DONE)
		status = seminar_check_capacity(fault, seminar->capacity);
	if (status == DONE)
		status = check_fee(fault, "fee_member", seminar->fee_member);
	if (status == DONE)
		status = check_fee(fault, "fee_other", seminar->fee_other);
	if (status == DONE)
		status = check_sessions(fault, seminar);
	if (status == DONE)
		status = check_days(fault, seminar);
	return status == DONE ? check_certificate(fault, seminar) : status;
}
