#ifndef TUI_RECONCILE_H
#define TUI_RECONCILE_H

#include "core/seminars/attendance.h"
#include "tui/screen.h"

/*
 * A list that was ticked on paper, before it is taken over: what clashes with what stands here, and how many are left
 * to mark. Nothing is written; the answer, when it is given, says to mark the rest. The rolls are copied.
 */
struct reconcile_ask {
	int64_t seminar;
	int session; /* its position */
	const struct roll_list *rolls;
};
extern const struct screen reconcile_screen;

#endif
