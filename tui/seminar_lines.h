#ifndef TUI_SEMINAR_LINES_H
#define TUI_SEMINAR_LINES_H

#include "core/office/code.h"
#include "core/seminars/seminar.h"
#include "core/status.h"
#include "core/time/entry.h"

/*
 * The sessions of a seminar as lines of text, one a session, and back:
 *
 *   12/3 14:00-16:00 2階会議室 経営
 *   12/10 14-16
 *
 * The day and the times as clerks type them anywhere (core/time/entry.h), then the room; a last word that is the name
 * of a subject field is that field.
 */
#define SEMINAR_LINES_CHARACTERS 4000
#define SEMINAR_LINES_BYTES      (4 * SEMINAR_LINES_CHARACTERS + 1)
#define SUBJECT_FIELDS           20

struct seminar_lines {
	struct entry_base base;
	struct code fields[SUBJECT_FIELDS]; /* of subjects; named nowhere but here */
	int field_count;
};

/* Reads the subject fields of the day. The store's statuses. */
enum status seminar_lines_open(struct seminar_lines *lines, struct db *db, int32_t today);

/*
 * Sessions from text; `out` has room for SEMINAR_SESSIONS_MOST, `count` gets how many. Empty lines are none. INVALID
 * with the field "sessions" and a sentence that names the line when there are several.
 */
enum status seminar_lines_read(const struct seminar_lines *lines, const char *text, struct seminar_session *out,
                               int *count, struct fault *fault);

/* The day of the last line that has one, DAY_NONE without: what is shown beside the field. */
int32_t seminar_lines_day(const struct seminar_lines *lines, const char *text);

/* As text in which every part stands in its plain form. */
void seminar_lines_write(const struct seminar_lines *lines, const struct seminar_session *sessions, int count,
                         char *out, size_t size);

#endif
