#ifndef CLI_APPOINTMENT_H
#define CLI_APPOINTMENT_H

#include "core/desks/appointment.h"

struct call;
struct output;

/* The keys of an appointment, ended by NULL. */
extern const char *const appointment_keys[];

void appointment_print(struct output *out, const struct appointment *appointment);

/* --topic and --consultant as ids; 0 stays when the option was not given. NOT_FOUND lists what there is. */
enum status appointment_topic(struct call *call, int64_t *out);
enum status appointment_consultant(struct call *call, int64_t *out);

/* --client as an id, also of a former or merged number. */
enum status appointment_client(struct call *call, int64_t *out);

/* --desk (1..9) and --start (on a quarter hour). */
enum status appointment_place(struct call *call, int *desk, int32_t *day, int *cell);

#endif
