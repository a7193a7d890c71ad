#ifndef CORE_OFFICE_FOUND_H
#define CORE_OFFICE_FOUND_H

#include "core/access/right.h"
#include "core/access/staff.h"
#include "core/desks/rank.h"
#include "core/store/db.h"

/* What an office settles on its first day, from the configuration. All texts are borrowed. */
struct founding {
	const char *society;
	const char *phone;       /* of the office; NULL or "": not settled */
	const char *address;     /* likewise, for receipts */
	const char *invoice;     /* its number as an invoice issuer, likewise */
	int tax_percent;         /* in a fee; 0: not settled */
	const char *hours;       /* 08:30-12:00,13:00-17:15 */
	const char *closed_days; /* sat,sun,12-29..01-03 */
	int desks;
	int session_minutes;
	int gap_minutes;
	const struct rank_weights *weights; /* core/desks/rank.h; NULL: not settled */
	int youth_age;                      /* core/people/youth.h; 0: not settled */
	const char *const *topics;          /* "1 経営一般", NULL ends */
	const char *const *divisions;
	const char *const *fields;    /* of seminars; NULL: not settled */
	const char *const *questions; /* of the questionnaire; NULL: not settled */
	bool practice;
	const char *postal; /* the towns of its city as lines of KEN_ALL.CSV (postal_own), or NULL */
};

/*
 * Writes settings, code tables, cancel reasons and the towns of its city. Inside the action that founds it. Everything
 * holds from 1900-01-01, so that earlier facts can be entered.
 */
enum status office_found(struct db *db, const struct founding *founding);

/*
 * A new database for real work: the founding and the first manager, in one action. `manager` names login, name and gets
 * its id; `hash` is a passphrase_hash or NULL.
 */
enum status office_init(struct db *db, const struct founding *founding, struct staff *manager, const char *os_user,
                        const char *hash);

#endif
