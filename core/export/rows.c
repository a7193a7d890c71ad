#include "core/export/rows.h"

#include "core/desks/appointment.h"
#include "core/history/history.h"
#include "core/seminars/seminar.h"
#include "core/seminars/sign_up.h"
#include "core/store/stmt.h"
#include "core/time/civil.h"
#include "core/words.h"

#include <stdio.h>
#include <string.h>

#define NUMBER_BYTES 24

static const char *number(int64_t value, char text[NUMBER_BYTES])
{
	snprintf(text, NUMBER_BYTES, "%lld", (long long)value);
	return text;
}

static void bind_days(struct stmt *s, const struct export_filter *filter, char from[DAY_BYTES], char to[DAY_BYTES])
{
	stmt_bind_text(s, "$from", day_format(filter->from == DAY_NONE ? DAY_FIRST : filter->from, from));
	stmt_bind_text(s, "$to", day_format(filter->to == DAY_NONE ? DAY_LAST : filter->to, to));
}

/* How many different ones the query counts between the filter's days. */
static enum status count_people(struct db *db, const char *sql, const struct export_filter *filter, int64_t *out)
{
	char from[DAY_BYTES], to[DAY_BYTES];
	struct stmt s = stmt_open(db, sql);
	bind_days(&s, filter, from, to);
	if (stmt_row(&s))
		*out = stmt_int(&s, 0);
	return stmt_close(&s);
}

/* ---- Appointments ---- */

static const char *appointment_status_read(const char *word)
{
	for (int i = APPOINTMENT_BOOKED; i <= APPOINTMENT_CANCELLED; i++)
		if (strcmp(word, appointment_status_word((enum appointment_status)i)) == 0)
			return appointment_status_text((enum appointment_status)i);
	return word;
}

static const char *means_read(const char *word)
{
	enum means means;
	return means_find(word, &means) ? means_text(means) : word;
}

static const struct extract_column appointment_columns[] = {
        {"id", "予約番号", true, NULL},
        {"client", "会員番号", false, NULL},
        {"name", "事業所名", false, NULL},
        {"person", "来所者", false, NULL},
        {"callback", "日中連絡先", false, NULL},
        {"desk", "窓口", true, NULL},
        {"consultant", "相談員", false, NULL},
        {"start", "開始", false, NULL},
        {"end", "終了", false, NULL},
        {"topic", "相談内容", false, NULL},
        {"means", "方法", false, means_read},
        {"status", "状態", false, appointment_status_read},
        {0},
};

static void add_appointment(void *context, const struct appointment *a)
{
	char id[NUMBER_BYTES], desk[NUMBER_BYTES], start[CIVIL_BYTES], end[CIVIL_BYTES];
	int minute = a->cell * CELL_MINUTES;
	const char *cells[] = {number(a->id, id),
	                       a->number,
	                       a->name,
	                       a->visitor,
	                       a->callback,
	                       number(a->desk, desk),
	                       a->consultant_name,
	                       civil_format(a->day, minute, start),
	                       civil_format(a->day, minute + a->minutes, end),
	                       a->topic_name,
	                       means_word(a->means),
	                       appointment_status_word(a->status)};
	extract_add(context, cells);
}

enum status rows_of_appointments(struct db *db, const struct export_filter *filter, struct extract *out,
                                 int64_t *people)
{
	struct appointment_filter days = {.from = filter->from, .to = filter->to};
	extract_open(out, appointment_columns);
	enum status status = appointment_each(db, &days, add_appointment, out);
	if (status != DONE)
		return status;
	return count_people(db, "SELECT count(DISTINCT client) FROM appointment WHERE day BETWEEN $from AND $to",
	                    filter, people);
}

/* ---- Seminars ---- */

static const char *seminar_status_read(const char *word)
{
	enum seminar_status status;
	return seminar_status_parse(word, &status) ? seminar_status_text(status) : word;
}

static const struct extract_column seminar_columns[] = {
        {"id", "セミナー番号", true, NULL},
        {"title", "題名", false, NULL},
        {"session", "回", true, NULL},
        {"start", "開始", false, NULL},
        {"end", "終了", false, NULL},
        {"room", "会場", false, NULL},
        {"lecturer", "講師", false, NULL},
        {"capacity", "定員", true, NULL},
        {"registered", "申込", true, NULL},
        {"waiting", "キャンセル待ち", true, NULL},
        {"attended", "出席", true, NULL},
        {"status", "状態", false, seminar_status_read},
        {0},
};

static void add_session(struct extract *out, const struct seminar *seminar, const struct seminar_session *session)
{
	char numbers[6][NUMBER_BYTES], start[CIVIL_BYTES], end[CIVIL_BYTES];
	const char *cells[] = {number(seminar->id, numbers[0]),
	                       seminar->title,
	                       number(session->position, numbers[1]),
	                       seminar_session_start(session, start),
	                       seminar_session_end(session, end),
	                       session->room,
	                       seminar->lecturer,
	                       number(seminar->capacity, numbers[2]),
	                       number(seminar->registered, numbers[3]),
	                       number(seminar->waiting, numbers[4]),
	                       number(session->attended, numbers[5]),
	                       seminar_status_word(seminar->status)};
	extract_add(out, cells);
}

/* One row a session: those of a seminar within the days bring the others along. */
enum status rows_of_seminars(struct db *db, const struct export_filter *filter, struct extract *out, int64_t *people)
{
	struct seminar_list list;
	(void)people;
	extract_open(out, seminar_columns);
	enum status status = seminar_list_load(db, filter->from, filter->to, &list);
	if (status != DONE)
		return status;
	for (int i = 0; i < list.count; i++)
		for (int j = 0; j < list.seminars[i].session_count; j++)
			add_session(out, &list.seminars[i], &list.seminars[i].sessions[j]);
	seminar_list_free(&list);
	return DONE;
}

/* ---- Attendance ---- */

static const char *sign_up_status_read(const char *word)
{
	for (int i = SIGN_UP_REGISTERED; i <= SIGN_UP_CANCELLED; i++)
		if (strcmp(word, sign_up_status_word((enum sign_up_status)i)) == 0)
			return sign_up_status_text((enum sign_up_status)i);
	return word;
}

static const struct extract_column attendance_columns[] = {
        {"seminar", "セミナー番号", true, NULL},
        {"title", "題名", false, NULL},
        {"session", "回", true, NULL},
        {"start", "開始", false, NULL},
        {"roll", "受付番号", true, NULL},
        {"client", "会員番号", false, NULL},
        {"name", "事業所名", false, NULL},
        {"person", "参加者", false, NULL},
        {"reading", "フリガナ", false, NULL},
        {"status", "申込状態", false, sign_up_status_read},
        {"attended_at", "出席時刻", false, NULL},
        {0},
};

#define ATTENDANCE_ROWS                                                                                                \
	" FROM seminar_session x JOIN seminar s ON s.id = x.seminar JOIN sign_up u ON u.seminar = s.id"                \
	" JOIN client c ON c.id = u.client JOIN person p ON p.id = u.person"                                           \
	" LEFT JOIN attendance a ON a.session = x.id AND a.sign_up = u.id WHERE x.day BETWEEN $from AND $to"

static void add_attendance(struct stmt *s, struct extract *out)
{
	char start[CIVIL_BYTES], at[STAMP_BYTES] = "";
	int32_t day = DAY_NONE;
	day_parse(stmt_str(s, 3), &day);
	if (!stmt_is_null(s, 11))
		moment_format(stmt_int(s, 11), at);
	const char *cells[] = {stmt_str(s, 0),
	                       stmt_str(s, 1),
	                       stmt_str(s, 2),
	                       civil_format(day, (int)stmt_int(s, 4), start),
	                       stmt_str(s, 5),
	                       stmt_str(s, 6),
	                       stmt_str(s, 7),
	                       stmt_str(s, 8),
	                       stmt_str(s, 9),
	                       stmt_str(s, 10),
	                       at};
	extract_add(out, cells);
}

/* One row a session and sign-up, whether they came or not. */
enum status rows_of_attendance(struct db *db, const struct export_filter *filter, struct extract *out, int64_t *people)
{
	char from[DAY_BYTES], to[DAY_BYTES];
	extract_open(out, attendance_columns);
	struct stmt s =
	        stmt_open(db, "SELECT s.id, s.title, x.position, x.day, x.from_minute, u.roll, c.number, c.name,"
	                      " p.name, coalesce(p.reading, ''), u.status, a.at" ATTENDANCE_ROWS
	                      " ORDER BY x.day, x.from_minute, s.id, x.position, u.roll");
	bind_days(&s, filter, from, to);
	while (stmt_row(&s))
		add_attendance(&s, out);
	enum status status = stmt_close(&s);
	if (status != DONE)
		return status;
	return count_people(db, "SELECT count(DISTINCT u.person)" ATTENDANCE_ROWS, filter, people);
}

/* ---- The log ---- */

static const struct extract_column log_columns[] = {
        {"id", "番号", true, NULL},
        {"at", "日時", false, NULL},
        {"staff", "職員", false, NULL},
        {"action", "操作", false, NULL},
        {"summary", "内容", false, NULL},
        {"undone_by", "取り消した操作", true, NULL},
        {0},
};

static void add_entry(struct extract *out, const struct history_entry *entry)
{
	char id[NUMBER_BYTES], by[NUMBER_BYTES], at[STAMP_BYTES];
	const char *cells[] = {number(entry->id, id), moment_format(entry->at, at),
	                       entry->login,          entry->action,
	                       entry->summary,        entry->undone_by ? number(entry->undone_by, by) : ""};
	extract_add(out, cells);
}

enum status rows_of_log(struct db *db, const struct export_filter *filter, struct extract *out, int64_t *people)
{
	enum { PAGE = 500 };
	struct history_filter page = {.from = filter->from, .to = filter->to, .limit = PAGE};
	enum status status = DONE;
	extract_open(out, log_columns);
	for (int read = PAGE; status == DONE && read == PAGE && !out->failed;) {
		struct history_list list;
		status = history_list(db, &page, &list);
		read = status == DONE ? list.count : 0;
		for (int i = 0; i < read; i++)
			add_entry(out, &list.entries[i]);
		if (read)
			page.before = list.entries[read - 1].id;
		if (status == DONE)
			history_list_free(&list);
	}
	*people = (int64_t)out->count;
	return status;
}
