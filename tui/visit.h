#ifndef TUI_VISIT_H
#define TUI_VISIT_H

#include "core/desks/appointment.h"
#include "tui/desk.h"

/*
 * What is done to an appointment on any screen where its line stands: today, the grid, a card. Each says what was done
 * (Ctrl-Z takes it back) or why not.
 */

/* a, s, d, z: ARRIVED, IN_SESSION, DONE, NO_SHOW. */
bool visit_mark(struct desk *desk, int64_t id, enum appointment_status to);

/* x: asks why; the screen's `answered` hands the answer with this tag to visit_cancel. */
void visit_ask_reason(struct desk *desk, int tag, const struct appointment *visit);
bool visit_cancel(struct desk *desk, int64_t id, const struct answer *answer);

/* A booking was saved. */
void visit_say_booked(struct desk *desk, const struct appointment *visit);

/* Puts it elsewhere and reads the change back. */
bool visit_move(struct desk *desk, const struct appointment *was, int to_desk, int32_t day, int cell);

/* m: picks it up and goes to the desks (F4), where it is put down. r: goes there to book its client anew. */
void visit_pick_up(struct desk *desk, int64_t id);
void visit_rebook(struct desk *desk, int64_t id);

/* The client of an appointment, for desk_carry. */
void visit_client(const struct appointment *visit, struct carried *out);

/* "14:00", with the day before it when it is not today. */
void visit_time(int32_t today, int32_t day, int cell, char *out, size_t size);

/* 約 来 談 済 欠 取: two columns. */
const char *visit_sign(enum appointment_status status);

/* The client without legal form: what fits a column. */
void visit_name(const struct appointment *visit, char *out, size_t size);

#endif
