#ifndef CORE_SEMINARS_CLASH_H
#define CORE_SEMINARS_CLASH_H

#include <stdint.h>

#include "core/store/db.h"

/*
 * What else happens while a seminar is held: a doubt, never a refusal. The lecturer advises at a desk or teaches
 * elsewhere at that hour, or another seminar has the room.
 */
enum clash_kind { CLASH_ADVISES, CLASH_TEACHES, CLASH_ROOM };

struct seminar_clash {
	enum clash_kind kind;
	int position; /* of the session */
	int64_t id;   /* the appointment, or the other seminar */
	int32_t day;
	int from_minute, to_minute;
	char what[801]; /* the client's name, or the other seminar's title */
};

#define CLASHES_MOST 20

/* In order of time, the first CLASHES_MOST. */
struct clash_list {
	int count;
	struct seminar_clash rows[CLASHES_MOST];
};

/*
 * Of the sessions from today on, while the seminar is neither held nor called off. About 16 KiB: not for the stack of a
 * screen deep in its calls. An unknown seminar gives an empty list.
 */
enum status seminar_clashes(struct db *db, int64_t seminar, struct clash_list *out);

/* Half-open, as a time at a desk is. */
struct hour {
	int32_t day;
	int from_minute, to_minute;
};

/* The seminar that a consultant teaches in that hour, the first of several; its id is 0 for none. */
enum status seminar_taught(struct db *db, int64_t consultant, const struct hour *hour, struct seminar_clash *out);

/* advises, teaches, room: for --json. */
const char *clash_word(enum clash_kind kind);
/* 講師に相談の予約, 講師が他のセミナー, 会場が重なる: in the reader's language. */
const char *clash_text(enum clash_kind kind);

#endif
