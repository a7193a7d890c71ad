#ifndef TUI_CALL_KEYS_H
#define TUI_CALL_KEYS_H

#include "core/desks/calls.h"
#include "tui/desk.h"

/* What is done to a call to make on any screen where its line stands: today, and the list of calls. */

/*
 * 1 agreed, 2 no answer, 3 message left, 4 will call back; of feedback 1 to 5 what the client says, 0 no answer. Who
 * agrees to a free time is booked there, who agrees to a free seat has it. Says what was noted (Ctrl-Z takes it back)
 * or why not; `begins`, UTC seconds, is when the time begins that was shown.
 */
void call_take(struct desk *desk, enum call_kind kind, int64_t id, int64_t begins, uint32_t key);

/* The lines of a screen's table that has such a line: what runs call_take, and whether it is feedback or another. */
#define CALL_COMMANDS(run, on_call, on_feedback)                                                                       \
	{"call.agreed",  "1", N_("agreed"), N_("Notes that the client agrees; or books it."),                          \
	 "call.outcome", run, on_call,      NULL},                                                                     \
	        {"call.no_answer", "2", N_("no answer"), N_("Notes that nobody answered."),                            \
	         "call.outcome",   run, on_call,         NULL},                                                        \
	        {"call.message", "3", N_("message"), N_("Notes that a message was left."),                             \
	         "call.outcome", run, on_call,       NULL},                                                            \
	        {"call.later",   "4", N_("calls back"), N_("Notes that the client will call back."),                   \
	         "call.outcome", run, on_call,          NULL},                                                         \
	        {"call.rating",  "1 2 3 4 5", N_("rating"), N_("Feedback: how the client rates it, 5 the best."),      \
	         "call.outcome", run,         on_feedback,  "1-5"},                                                    \
	{                                                                                                              \
		"call.unrated", "0", N_("no answer"), N_("Feedback: notes that nobody answered."), "call.outcome",     \
		        run, on_feedback, NULL                                                                         \
	}

/* The number and what the call is about; what came of the last try if there was one: "042-000-0231 no answer 10:02". */
void call_line(int32_t today, const struct call_row *call, char *out, size_t size);

#endif
