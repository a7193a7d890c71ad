#ifndef CLI_REPLAN_H
#define CLI_REPLAN_H

#include "core/desks/replan.h"

struct call;

/* --calls and --op of a change of the plan; what stands outside by it goes to `live`. */
struct replan call_replan(const struct call *call, struct appointment_list *live);

/* A refusal lists who stands in the way; gives `status` back, and the list's room too. */
enum status replan_answer(struct call *call, enum status status, struct appointment_list *live);

/* --from or --to as a time on the quarter hour or a whole day, which as an end is included. */
enum status call_edge(struct call *call, const char *name, bool end, int32_t *day, int *cell);

/* --desk, --consultant and --hours ("09:00-12:00"); what was not given stays. */
enum status call_plan_span(struct call *call, struct plan_span *span);

/* "2026-12-01T10:00", an end of a day as T24:00. */
char *edge_format(int32_t day, int cell, char text[CIVIL_BYTES]);

#endif
