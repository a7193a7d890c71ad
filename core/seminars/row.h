#ifndef CORE_SEMINARS_ROW_H
#define CORE_SEMINARS_ROW_H

#include "core/seminars/attendance.h"
#include "core/seminars/seminar.h"
#include "core/seminars/sign_up.h"
#include "core/store/stmt.h"

/* The rows of this folder's tables, for core/seminars and whoever fills a practice database. Inside an action only. */

/* Writes a seminar and its sessions; checks as seminar_add, but any status goes. */
enum status seminar_insert(struct db *db, struct seminar *seminar);

/* What a seminar must be, in `fault`; puts its sessions in order of time. INVALID as seminar_add. */
enum status seminar_check(struct fault *fault, const struct seminar *seminar);
enum status seminar_check_capacity(struct fault *fault, int capacity);

/* Why it cannot have another status now, or DONE: CONFLICT as seminar_set_status. */
enum status seminar_may_become(struct db *db, const struct seminar *seminar, enum seminar_status status);

/*
 * The columns sign_up_read takes, and the tables they come from; a condition and an order follow. Other columns may
 * stand after them, from SIGN_UP_COLUMN_COUNT on.
 */
#define SIGN_UP_COLUMNS                                                                                                \
	" u.id, u.seminar, u.roll, u.status, CASE WHEN u.status = 'waiting' THEN (SELECT count(*) FROM sign_up w"      \
	" WHERE w.seminar = u.seminar AND w.status = 'waiting' AND w.roll <= u.roll) ELSE 0 END,"                      \
	" u.over_reason IS NOT NULL, (SELECT count(*) FROM attendance a WHERE a.sign_up = u.id),"                      \
	" c.id, c.number, c.name, coalesce(p.phone, (SELECT f.number FROM phone f WHERE f.client = c.id"               \
	" AND f.kind = 'phone' ORDER BY f.position LIMIT 1), ''), p.id, p.name, coalesce(p.reading, ''),"              \
	" coalesce(u.fee, 0), coalesce(u.paid, 0), coalesce(u.paid_at, 0), u.offer_until, coalesce(u.refused, ''), "   \
	"u.version, (SELECT count(*) FROM attendance a JOIN seminar_session t ON t.id = a.session"                     \
	" WHERE a.sign_up = u.id AND a.at - unixepoch(t.day, '-9 hours')"                                              \
	" BETWEEN (t.from_minute + 1) * 60 AND t.to_minute * 60 - 1)"
#define SIGN_UP_TABLES       " FROM sign_up u JOIN client c ON c.id = u.client JOIN person p ON p.id = u.person "
#define SIGN_UP_COLUMN_COUNT 21

void sign_up_read(struct stmt *s, struct sign_up *out);

/* Reads all rows of a statement whose column SIGN_UP_COLUMN_COUNT is count(*) OVER (), and closes it. */
enum status sign_up_rows(struct stmt *s, struct sign_up_list *out);

/* Writes a sign-up with the next roll. `reason` may be NULL. The seat's triggers decide. */
enum status sign_up_insert(struct db *db, int64_t seminar, int64_t client, int64_t person, enum sign_up_status status,
                           const char *reason, int64_t *id);

/* One by its id. NOT_FOUND. */
enum status sign_up_by_id(struct db *db, int64_t id, struct sign_up *out);

/* The live sign-up of a person in a seminar; DONE with id 0 if there is none. */
enum status sign_up_of_person(struct db *db, int64_t seminar, int64_t person, struct sign_up *out);

/* What an action wrote, for its answer: the same whether it was done now or is repeated. */
enum status sign_ups_of_action(struct db *db, int64_t action, struct sign_up_list *out);

enum status sign_up_note_write(struct db *db, int64_t id, const char *note);

/* Gives a sign-up another status; `reason` is kept for a seat beyond the capacity, NULL takes it away. */
enum status sign_up_write(struct db *db, int64_t id, enum sign_up_status status, const char *reason);

/*
 * The person of the client who is meant, entered under the client when nobody fits. NOT_FOUND, INVALID, CONFLICT
 * (several fit), as sign_up_add.
 */
enum status attendee_person(struct db *db, int64_t client, const struct attendee *attendee, int64_t *out);

/* Marks somebody as present in a session; `how` is signed_up, walk_in or transfer. */
enum status attendance_insert(struct db *db, int64_t session, int64_t sign_up, int64_t at, const char *how);

/* Keeps what a session's attendance came to by what its rows are, as of `at` (core/seminars/closing.h). */
enum status session_count_insert(struct db *db, int64_t session, int64_t at);

/* The session meant, in a seminar that can be attended: NOT_FOUND, CONFLICT as attend_rolls. */
enum status attend_find_session(struct db *db, int64_t seminar, int position, struct seminar_session *out);

/*
 * How a sign-up stands in a session, ATTEND_NO_ROLL if there is no such sign-up. What `action` marked itself is not
 * "already". ATTEND_PRESENT without a time: may be marked.
 */
enum status attend_look(struct db *db, int64_t session, int64_t sign_up, int64_t action, struct attend_result *out);

/* Makes a result of one person an ATTEND_ELSEWHERE: the seminar is that of their sign-up. */
enum status attend_elsewhere(struct db *db, struct attend_result *result);

/* Whether the name may be stored: not empty, at most 200 characters, none that is forbidden. */
enum status attendee_check(struct fault *fault, const struct attendee *attendee);

#endif
