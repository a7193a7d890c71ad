#ifndef CORE_PEOPLE_CLIENT_H
#define CORE_PEOPLE_CLIENT_H

#include "core/people/field.h"
#include "core/people/person.h"
#include "core/people/small.h"
#include "core/store/db.h"
#include "core/text/number.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A client: a member of the society, one who left, a business that is no member, or somebody not yet in business
 * (創業予定). Members and those who left have the 会員番号, the others C00001 and on. Numbers are never given twice.
 */
enum client_kind { CLIENT_MEMBER, CLIENT_LEFT, CLIENT_NONMEMBER, CLIENT_FOUNDER };

/* member, left, nonmember, founder: the words of the store and of --json. */
const char *client_kind_word(enum client_kind kind);
/* The same in the reader's language: 会員, 脱退, 会員外, 創業予定. */
const char *client_kind_text(enum client_kind kind);
/* By its word; false if there is no such kind. */
bool client_kind_find(const char *word, enum client_kind *out);

/* One row, as stored. What is not known is "", -1 or DAY_NONE. */
struct client {
	int64_t id, version;
	enum client_kind kind;
	int64_t merged_into;        /* 0: itself */
	int employees;              /* -1: not known */
	int regular_employees;      /* -1: not known */
	enum size_class size_class; /* SIZE_UNKNOWN: not chosen */
	bool labour_insurance, bookkeeping;
	int32_t applied_on, joined_on, left_on;
	char number[NUMBER_CLIENT_BYTES];
	char name[801];
	char reading[801];
	char email[401];
	char postal[401];
	char address[1201];
	char trade[401];
	char corporate_number[401];
	char invoice_number[401];
	char left_reason[401];
	char sticky[1201];
	char note[16001];
};

struct client_phone {
	bool fax;
	char number[401];
};

struct client_division {
	int64_t division;
	int code;
	char name[401];
};

/* All that the card's facts need. The lists are owned: client_card_free. */
struct client_card {
	struct client client;
	struct person_list people; /* the representative first, then by id */
	struct client_phone *phones;
	int phone_count;
	struct client_division *divisions;
	int division_count;
	char unwanted[1601];                 /* consultants not wished, names separated by ; */
	char (*former)[NUMBER_CLIENT_BYTES]; /* numbers it had before, and those merged into it */
	int former_count;
};

/*
 * The client of a number in any writing (core/text/number.h); a former number finds who has it now, a merged one the
 * survivor. INVALID: it is no number. NOT_FOUND. Both with a sentence.
 */
enum status client_find(struct db *db, const char *number, int64_t *out);

/* Whom a merged client has become, who may have been merged on; others stay themselves. NOT_FOUND. */
enum status client_survivor(struct db *db, int64_t *id);

/* NOT_FOUND. */
enum status client_get(struct db *db, int64_t id, struct client *out);

/* Also the card of a merged client; see merged_into. `out` need not be freed when it is not DONE. */
enum status client_card_load(struct db *db, int64_t id, struct client_card *out);
void client_card_free(struct client_card *card);

/*
 * Registers one, as one action ("client.add"). Fields that are NULL or "" are not known; name and reading are required.
 * Without a number it gets the next one; a number given must be of the kind's series (members' digits; others get
 * theirs always). A left_on makes a member one who left. The id in `out`.
 *
 * INVALID   a value is not of its form, or only members have it; the fault names the field
 * CONFLICT  the number is or was somebody's
 */
enum status client_add(struct db *db, enum client_kind kind, const struct client_values *values, const char *op,
                       int64_t *out);

/*
 * Changes what `values` names: NULL leaves, "" empties. One action ("client.edit"), none when everything is so already.
 * `version` is the row's when the form opened; CONFLICT when somebody changed it meanwhile; 0 does not look.
 * Else as client_add, and NOT_FOUND. The number of a member can be corrected; the old one keeps finding it.
 */
enum status client_edit(struct db *db, int64_t id, int64_t version, const struct client_values *values, const char *op);

/*
 * Makes a member of one who is none, or left: joined on `day`, leaving forgotten but in the history. One who was never
 * a member gets `number`, or the next one when it is NULL; one who left keeps the number unless another is given. The
 * old number still finds it. One action ("client.join").
 *
 * CONFLICT  it is a member already, joins before it left, or the number is or was somebody's
 * INVALID   the number is no member's
 */
enum status client_join(struct db *db, int64_t id, int32_t day, const char *number, const char *op);

/* The sticky note (付箋), "" takes it off. One action ("client.sticky"). `version` as in client_edit. */
enum status client_stick(struct db *db, int64_t id, int64_t version, const char *text, const char *op);

/* The number the next member or other client would get; only shown, nothing is reserved. */
enum status client_next_number(struct db *db, bool member, char out[NUMBER_CLIENT_BYTES]);

/* The part of an address a caller names: 西町 of 東京都国分寺市西町1-11-19. */
void client_town(const char *address, char *out, size_t size);

#endif
