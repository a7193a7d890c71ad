#ifndef CORE_PEOPLE_FIELD_H
#define CORE_PEOPLE_FIELD_H

#include "core/status.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The register's columns, in the order of its CSV, and the further facts of a client: also the fields of the forms and
 * the options of the commands. A file may name the further facts too; an export has the register's columns alone, since
 * whom a client does not wish to meet belongs in no list that is handed on.
 */
enum client_field {
	FIELD_NUMBER,
	FIELD_NAME,
	FIELD_READING,
	FIELD_REPRESENTATIVE,
	FIELD_REPRESENTATIVE_READING,
	FIELD_PHONE, /* several, separated by ; */
	FIELD_FAX,   /* several, separated by ; */
	FIELD_EMAIL,
	FIELD_POSTAL,
	FIELD_ADDRESS,
	FIELD_DIVISION, /* several names or codes, separated by ; */
	FIELD_TRADE,
	FIELD_EMPLOYEES,
	FIELD_CORPORATE_NUMBER,
	FIELD_INVOICE_NUMBER,
	FIELD_APPLIED_ON, /* YYYY-MM-DD */
	FIELD_JOINED_ON,
	FIELD_LEFT_ON,
	FIELD_LEFT_REASON,
	FIELD_NOTE, /* may have line feeds */
	FIELD_COLUMNS,
	FIELD_SIZE_CLASS = FIELD_COLUMNS, /* manufacturing, commerce, lodging: core/people/small.h */
	FIELD_REGULAR_EMPLOYEES,          /* those employed for good, whom the small-business judgement counts */
	FIELD_LABOUR_INSURANCE,           /* 労働保険事務委託: "1" or "" */
	FIELD_BOOKKEEPING,                /* 記帳継続支援: "1" or "" */
	FIELD_UNWANTED,                   /* consultants, several logins or names, separated by ; */
	FIELD_COUNT
};

/* Values for fields, borrowed: NULL leaves a field as it is, "" empties it. */
struct client_values {
	const char *text[FIELD_COUNT];
};

/* The English header, which is the key of --json and, with - for _, the command's option. */
const char *field_word(enum client_field field);
/* The Japanese header of the CSV: 事業所名. Not translated. */
const char *field_header(enum client_field field);
/* What forms call it, in the reader's language. */
const char *field_label(enum client_field field);
/* In characters. */
size_t field_limit(enum client_field field);

/* By either header; case, width, spaces and signs do not matter. False for an unknown one. */
bool field_find(const char *header, enum client_field *out);

/*
 * Is the value of its form? DONE also for NULL and, but for name and reading, "". INVALID with the field's word in the
 * fault and a sentence. What is not known to be wrong passes: a wrong check digit of a corporate number is no refusal.
 */
enum status field_check(struct fault *fault, enum client_field field, const char *text);

/* Room for any field's text. */
#define FIELD_BYTES 16001

/*
 * The value as it is stored: spaces around dropped; codes, counts and dates in their one form (full-width digits and
 * 2026/4/1 are understood); texts as typed. Statuses as field_check.
 */
enum status field_read(struct fault *fault, enum client_field field, const char *text, char *out, size_t size);

#endif
