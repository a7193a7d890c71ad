#ifndef CLI_ACTOR_H
#define CLI_ACTOR_H

#include <stddef.h>

#include "core/status.h"

struct call;
struct db;

/*
 * Who acts from here on: --as; else in a practice database its staff member "practice"; else the one whose os_user runs
 * the program. DENIED: nobody, somebody disabled, or the database file belongs to another user.
 */
enum status actor_choose(struct call *call);

/* The name of the user who runs the program, "#1000" for one without a name. Gives `name` back. */
const char *actor_os_user(char *name, size_t size);

#endif
