#ifndef CORE_ACCESS_STAFF_H
#define CORE_ACCESS_STAFF_H

#include <stdbool.h>
#include <stdint.h>

#include "core/store/db.h"
#include "core/store/passphrase.h"

struct staff {
	int64_t id;
	char login[129];
	char name[401];
	char role[16]; /* desk, adviser, consultant, manager */
	bool disabled;
};

enum status staff_get(struct db *db, int64_t id, struct staff *out);
enum status staff_find(struct db *db, const char *login, struct staff *out);

/* The person whose os_user runs the program. NOT_FOUND if nobody is. */
enum status staff_of_user(struct db *db, const char *os_user, struct staff *out);

/* Consultants (中小企業診断士) at work, in order of login. At most `room`. */
enum status consultant_list(struct db *db, struct staff *out, int room, int *count);

/* A consultant by login, name or beginning of the name. NOT_FOUND names who there is. */
enum status consultant_find(struct db *db, const char *text, struct staff *out);

/* Adds a person. Inside an action only. `os_user` may be NULL. The id is in `staff`. INVALID: a login
 * of 1 to 32 characters and a name of at most 100 are allowed, none of them a control character. */
enum status staff_add(struct db *db, struct staff *staff, const char *os_user);

/* Keeps the hash of a passphrase (core/store/passphrase.h). Inside an action only. */
enum status passphrase_put(struct db *db, int64_t staff, const char *hash);

/* DENIED if it is not the passphrase, or none is set. */
enum status passphrase_check(struct db *db, int64_t staff, const char *passphrase);

#endif
