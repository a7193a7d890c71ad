#ifndef CORE_PEOPLE_PERSON_H
#define CORE_PEOPLE_PERSON_H

#include "core/store/db.h"

#include <stdbool.h>
#include <stdint.h>

/* People of a client. The representative of the register is the person with that role, at most one a client. */
enum person_role { PERSON_REPRESENTATIVE, PERSON_OFFICER, PERSON_FAMILY, PERSON_EMPLOYEE, PERSON_OTHER };

/* representative, officer, family, employee, other. */
const char *person_role_word(enum person_role role);
/* 代表者, 役員, 家族, 従業員, その他 in the reader's language. */
const char *person_role_text(enum person_role role);
bool person_role_find(const char *word, enum person_role *out);

struct person {
	int64_t id, version, client;
	enum person_role role;
	int32_t born_on; /* DAY_NONE: not known */
	char name[801];
	char reading[801];
	char phone[401];
	char email[401];
	char divisions[401]; /* 青年部 and the like, names separated by ; */
};

/* Owns its block. */
struct person_list {
	struct person *rows;
	int count;
};

/* NOT_FOUND. */
enum status person_get(struct db *db, int64_t id, struct person *out);

/* The representative first, then by id; an unknown client gives an empty list. */
enum status person_list_load(struct db *db, int64_t client, struct person_list *out);
void person_list_free(struct person_list *list);

/*
 * Writes a person inside an action: id 0 adds and gets its id, else the row is changed (version 0 does not look).
 * Divisions
 * may be given by name or code. INVALID (field in the fault), CONFLICT (changed meanwhile, or the client has a
 * representative), NOT_FOUND.
 */
enum status person_put(struct db *db, struct person *person);

/* The same as an action of its own ("client.edit"). */
enum status person_save(struct db *db, struct person *person, const char *op);

/*
 * Takes a person out, as one action ("client.edit"); `version` as for person_put. CONFLICT while sign-ups of seminars
 * name the person, since their lists must stay true; NOT_FOUND.
 */
enum status person_remove(struct db *db, int64_t id, int64_t version, const char *op);

#endif
