#ifndef CLI_SEMINAR_H
#define CLI_SEMINAR_H

#include <stdbool.h>

#include "core/seminars/closing.h"
#include "core/seminars/seminar.h"
#include "core/seminars/sign_up.h"

struct call;
struct output;

/* The keys of a seminar and of a sign-up, ended by NULL. */
extern const char *const seminar_keys[];
extern const char *const sign_up_keys[];

/* The values of a seminar and of a sign-up inside an object that is open. */
void seminar_values(struct output *out, const struct seminar *seminar);
void sign_up_values(struct output *out, const struct sign_up *sign_up);

/* The seminar as it stands in the store; `whole` with all its facts and its sign-ups in order of roll. */
enum status seminar_print(struct call *call, int64_t id, bool whole);

/* What a session came to when it was closed, as an object of its own. */
void session_count_print(struct output *out, const struct session_count *count);

/* The operands ID ROLL: a seminar and a sign-up's number in it. */
enum status call_roll(struct call *call, int64_t *seminar, int *roll);

/* A sign-up as an object of its own. */
void sign_up_print(struct output *out, const struct sign_up *sign_up);

#endif
