#ifndef TUI_VISIT_H
#define TUI_VISIT_H

#include "core/desks/appointment.h"
#include "core/seminars/clash.h"
#include "tui/desk.h"

/*
 * What is done to an appointment on any screen where its line stands: today, the grid, a card. Each says what was done
 * (Ctrl-Z takes it back) or why not.
 */

/* What the commands have to know of the line the cursor is on: `visit` of struct screen. */
struct visit_line {
	int64_t id;
	enum appointment_status status;
	int64_t begins; /* UTC seconds */
};

void visit_line_of(const struct appointment *visit, struct visit_line *out);

/* m x a s d z r. Ended by one without a name; the desk offers them on every screen that has a `visit`. */
extern const struct command visit_commands[];

/* a, s, d, z: ARRIVED, IN_SESSION, DONE, NO_SHOW. */
bool visit_mark(struct desk *desk, int64_t id, enum appointment_status to);

/* 要連絡: is it booked for a time that was closed, or in which nobody sits any more (core/desks/outside.h)? */
bool visit_to_call(struct desk *desk, int64_t id);

/*
 * x: asks why, and cancels the one asked about, wherever the cursor is by then (rule R20). The desk hands the answer to
 * visit_take_reason; a screen is `answered` with VISIT_REASON when the appointment was cancelled. Of one that is to be
 * called the office's own reason is preset: it is never counted against the client.
 */
#define VISIT_REASON (-1)
/* The tag of the list of those whom a time fits that came free by x, m or z. Its answer needs nothing. */
#define VISIT_OFFER (-2)
void visit_ask_reason(struct desk *desk, int64_t id);
bool visit_take_reason(struct desk *desk, const struct answer *answer);

/* A booking was saved. */
void visit_say_booked(struct desk *desk, const struct appointment *visit);

/* False, with a refusal, when it was moved, cancelled or taken back since it was read: nobody moves it unseen (R16). */
bool visit_stays(struct desk *desk, const struct appointment *was);

/* Puts it elsewhere and reads the change back. */
bool visit_move(struct desk *desk, const struct appointment *was, int to_desk, int32_t day, int cell);

/* m: picks it up and goes to the desks (F4), where it is put down. r: goes there to book it again, with a link. */
void visit_pick_up(struct desk *desk, int64_t id);
void visit_rebook(struct desk *desk, int64_t id);

/* The client of an appointment, for desk_carry. */
void visit_client(const struct appointment *visit, struct carried *out);

/* "14:00", with the day before it when it is not today. */
void visit_time(int32_t today, int32_t day, int cell, char *out, size_t size);

/* 約 来 談 済 欠 取: two columns. */
const char *visit_sign(enum appointment_status status);

/* What the consultant teaches at that hour: a doubt beside the appointment. */
#define VISIT_TAUGHT_BYTES 1024
void visit_taught(const struct seminar_clash *taught, char out[VISIT_TAUGHT_BYTES]);

/* The client without legal form: what fits a column. */
void visit_name(const struct appointment *visit, char *out, size_t size);

#endif
