#ifndef CLI_MEMBER_H
#define CLI_MEMBER_H

#include "core/people/client.h"

struct call;

/* The card of one client, as `member show` gives it. Aloud, what looks wrong in it is also said on standard error, a
 * line each; the exit status does not change. */
enum status member_print(struct call *call, int64_t client, bool aloud);

#endif
