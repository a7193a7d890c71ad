#ifndef CORE_ACCESS_RIGHT_H
#define CORE_ACCESS_RIGHT_H

#include <stdbool.h>

/* Roles of staff, as a set. */
enum role { ROLE_DESK = 1, ROLE_ADVISER = 2, ROLE_CONSULTANT = 4, ROLE_MANAGER = 8 };

/*
 * The table of rights: every action of the store has one row here, or it cannot begin. Default no.
 *   action    as the log keeps it: noun.verb
 *   words     what history calls it, translated where shown
 *   roles     who may do it
 *   undo      who may take it back, whoever did it; 0: it cannot be undone, and history says so
 *   images    whether row images are journaled (founding a database writes everything, and cannot be taken back)
 */
struct right {
	const char *action;
	const char *words;
	unsigned roles;
	unsigned undo;
	bool images;
};

/* The row of an action, or NULL. Borrowed for ever. */
const struct right *right_find(const char *action);

/* The whole table, ended by a row whose action is NULL. */
const struct right *right_table(void);

/* The role's bit for the word kept in the store ('desk', ...), or 0. */
unsigned role_bit(const char *role);

#endif
