#include "core/seminars/seminar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/store/stmt.h"
#include "core/text/safe.h"
#include "core/words.h"

static const struct {
	const char *word;
	const char *text;
} statuses[] = {
        [SEMINAR_DRAFT] = {"draft", N_("draft")},
        [SEMINAR_OPEN] = {"open", N_("sign-up open")},
        [SEMINAR_CLOSED] = {"closed", N_("closed")},
        [SEMINAR_HELD] = {"held", N_("held")},
        [SEMINAR_CANCELLED] = {"cancelled", N_("called off")},
};

const char *seminar_status_word(enum seminar_status status)
{
	return statuses[status].word;
}

bool seminar_status_parse(const char *word, enum seminar_status *out)
{
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
		if (strcmp(statuses[i].word, word) == 0) {
			*out = (enum seminar_status)i;
			return true;
		}
	}
	return false;
}

const char *seminar_status_text(enum seminar_status status)
{
	return _(statuses[status].text);
}

int seminar_free_seats(const struct seminar *seminar)
{
	return seminar->registered < seminar->capacity ? seminar->capacity - seminar->registered : 0;
}

bool seminar_full(const struct seminar *seminar)
{
	return seminar_free_seats(seminar) == 0;
}

bool seminar_over(const struct seminar *seminar, int32_t day, int minute)
{
	for (int i = 0; i < seminar->session_count; i++) {
		const struct seminar_session *s = &seminar->sessions[i];
		if (s->day > day || (s->day == day && s->to_minute > minute))
			return false;
	}
	return true;
}

enum status seminar_takes_sign_ups(struct db *db, const struct seminar *seminar)
{
	struct fault *fault = db_fault(db);
	const char *title = seminar->title;
	switch (seminar->status) {
	case SEMINAR_DRAFT:
		return fault_set(fault, CONFLICT, "seminar", _("%s is still a draft: open it first."), title);
	case SEMINAR_CLOSED:
		return fault_set(fault, CONFLICT, "seminar", _("%s is closed: open it for sign-ups first."), title);
	case SEMINAR_HELD:
		return fault_set(fault, CONFLICT, "seminar", _("%s was held already: choose another."), title);
	case SEMINAR_CANCELLED:
		return fault_set(fault, CONFLICT, "seminar", _("%s was called off: choose another."), title);
	case SEMINAR_OPEN:
		break;
	}
	int32_t today = moment_day(db_now(db));
	char day[DAY_BYTES];
	if (seminar_over(seminar, today, moment_minute(db_now(db))))
		return fault_set(fault, CONFLICT, "seminar", _("%s is over: choose another."), title);
	if (seminar->opens && today < seminar->opens)
		return fault_set(fault, CONFLICT, "seminar", _("Sign-up for %s opens on %s."), title,
		                 day_format(seminar->opens, day));
	if (seminar->closes && today > seminar->closes)
		return fault_set(fault, CONFLICT, "seminar",
		                 _("Sign-up for %s ended on %s: move that day to let more people in."), title,
		                 day_format(seminar->closes, day));
	return DONE;
}

enum status seminar_session_parse(const char *start, const char *end, const char *room, struct seminar_session *out,
                                  struct fault *fault)
{
	int32_t end_day;
	memset(out, 0, sizeof(*out));
	if (!civil_parse(start, &out->day, &out->from_minute))
		return fault_set(fault, INVALID, "start", _("%s is not a time: write it as 2026-11-24T14:00."), start);
	if (!civil_parse(end, &end_day, &out->to_minute))
		return fault_set(fault, INVALID, "end", _("%s is not a time: write it as 2026-11-24T16:00."), end);
	if (end_day != out->day)
		return fault_set(fault, INVALID, "end", _("A session ends on the day on which it starts: %s, %s."),
		                 start, end);
	if (out->to_minute <= out->from_minute)
		return fault_set(fault, INVALID, "end", _("The end %s is not after the start %s."), end, start);
	enum status status = safe_check(fault, "room", room ? room : "", SAFE_LINE, SEMINAR_TITLE_CHARACTERS);
	if (status == DONE)
		snprintf(out->room, sizeof(out->room), "%s", room ? room : "");
	return status;
}

char *seminar_session_start(const struct seminar_session *session, char text[CIVIL_BYTES])
{
	return civil_format(session->day, session->from_minute, text);
}

char *seminar_session_end(const struct seminar_session *session, char text[CIVIL_BYTES])
{
	return civil_format(session->day, session->to_minute, text);
}

/* One row a session; the last column counts all rows, so that one block of the right size is made at the first. */
#define SEMINAR_ROWS                                                                                                   \
	" SELECT s.id, s.title, coalesce(t.name, s.lecturer, ''), coalesce(s.topic, 0), s.status, s.capacity,"         \
	" (SELECT count(*) FROM sign_up u WHERE u.seminar = s.id AND u.status IN ('registered', 'offered')),"          \
	" (SELECT count(*) FROM sign_up u WHERE u.seminar = s.id AND u.status = 'waiting'),"                           \
	" (SELECT count(DISTINCT a.sign_up) FROM seminar_session p JOIN attendance a ON a.session = p.id"              \
	" WHERE p.seminar = s.id),"                                                                                    \
	" x.id, x.position, x.day, x.from_minute, x.to_minute, coalesce(x.room, ''),"                                  \
	" (SELECT count(*) FROM attendance a WHERE a.session = x.id), count(*) OVER (), coalesce(x.field, 0),"         \
	" s.version, coalesce(s.consultant, 0), coalesce(s.fee_member, 0), coalesce(s.fee_other, 0), s.opens,"         \
	" s.closes, coalesce(s.certificate_share, 0), coalesce(s.certificate_fields, 0),"                              \
	" coalesce(k.at, 0), coalesce(k.present, 0)"                                                                   \
	" FROM meant m JOIN seminar s ON s.id = m.id JOIN seminar_session x ON x.seminar = s.id"                       \
	" LEFT JOIN session_count k ON k.session = x.id"                                                               \
	" LEFT JOIN staff t ON t.id = s.consultant"                                                                    \
	" ORDER BY m.first, s.id, x.position"

static const char in_range[] =
        "WITH meant (id, first) AS (SELECT seminar, min(day || format(' %04d', from_minute)) FROM seminar_session"
        " WHERE day BETWEEN $from AND $to GROUP BY seminar)" SEMINAR_ROWS;

static const char by_id[] = "WITH meant (id, first) AS (SELECT $id, '')" SEMINAR_ROWS;

static int32_t read_day(struct stmt *s, int column)
{
	int32_t day = 0;
	if (!stmt_is_null(s, column))
		day_parse(stmt_str(s, column), &day);
	return day;
}

static void read_seminar(struct stmt *s, struct seminar *out)
{
	out->id = stmt_int(s, 0);
	stmt_text(s, 1, out->title, sizeof(out->title));
	stmt_text(s, 2, out->lecturer, sizeof(out->lecturer));
	out->topic = stmt_int(s, 3);
	seminar_status_parse(stmt_str(s, 4), &out->status);
	out->capacity = (int)stmt_int(s, 5);
	out->registered = (int)stmt_int(s, 6);
	out->waiting = (int)stmt_int(s, 7);
	out->attended = (int)stmt_int(s, 8);
	out->version = stmt_int(s, 18);
	out->consultant = stmt_int(s, 19);
	out->fee_member = (int)stmt_int(s, 20);
	out->fee_other = (int)stmt_int(s, 21);
	out->opens = read_day(s, 22);
	out->closes = read_day(s, 23);
	out->certificate_share = (int)stmt_int(s, 24);
	out->certificate_fields = (int)stmt_int(s, 25);
}

static void read_session(struct stmt *s, struct seminar_session *out)
{
	out->id = stmt_int(s, 9);
	out->position = (int)stmt_int(s, 10);
	day_parse(stmt_str(s, 11), &out->day);
	out->from_minute = (int)stmt_int(s, 12);
	out->to_minute = (int)stmt_int(s, 13);
	stmt_text(s, 14, out->room, sizeof(out->room));
	out->attended = (int)stmt_int(s, 15);
	out->field = stmt_int(s, 17);
	out->closed_at = stmt_int(s, 26);
	out->counted = (int)stmt_int(s, 27);
}

static enum status read_rows(struct stmt *s, struct seminar_list *out)
{
	struct seminar_session *session = NULL;
	struct seminar *seminar = NULL;
	while (stmt_row(s)) {
		size_t rows = (size_t)stmt_int(s, 16);
		if (!session) {
			out->seminars = calloc(rows, sizeof(*seminar) + sizeof(*session));
			if (!out->seminars)
				return fault_set(db_fault(s->db), FAILED, NULL, _("Out of memory."));
			session = (struct seminar_session *)(void *)(out->seminars + rows);
		}
		if (!seminar || seminar->id != stmt_int(s, 0)) {
			seminar = &out->seminars[out->count++];
			read_seminar(s, seminar);
			seminar->sessions = session;
		}
		seminar->session_count++;
		read_session(s, session++);
	}
	return DONE;
}

static enum status load(struct stmt *s, struct seminar_list *out)
{
	memset(out, 0, sizeof(*out));
	enum status status = read_rows(s, out);
	enum status closed = stmt_close(s);
	if (status == DONE)
		status = closed;
	if (status != DONE)
		seminar_list_free(out);
	return status;
}

enum status seminar_list_load(struct db *db, int32_t from, int32_t to, struct seminar_list *out)
{
	char first[DAY_BYTES], last[DAY_BYTES];
	struct stmt s = stmt_open(db, in_range);
	stmt_bind_text(&s, "$from", day_format(from == DAY_NONE ? DAY_FIRST : from, first));
	stmt_bind_text(&s, "$to", day_format(to == DAY_NONE ? DAY_LAST : to, last));
	return load(&s, out);
}

enum status seminar_get(struct db *db, int64_t id, struct seminar_list *out)
{
	struct stmt s = stmt_open(db, by_id);
	stmt_bind_int(&s, "$id", id);
	enum status status = load(&s, out);
	if (status == DONE && out->count == 0)
		return fault_set(db_fault(db), NOT_FOUND, "seminar", _("There is no seminar %lld: see the list."),
		                 (long long)id);
	return status;
}

void seminar_list_free(struct seminar_list *list)
{
	free(list->seminars);
	memset(list, 0, sizeof(*list));
}
