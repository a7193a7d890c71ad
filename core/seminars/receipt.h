#ifndef CORE_SEMINARS_RECEIPT_H
#define CORE_SEMINARS_RECEIPT_H

#include "core/seminars/attendance.h"

/*
 * 領収書 for fees that were received. A payment has one receipt, with a number that is never given twice; it cannot be
 * taken back, and is void once its payment was. Paper may be lost: each copy after the first says that it is one.
 */
#define RECEIPT_PAYEE_BYTES 1201

struct receipt {
	int64_t id;
	int number;
	int64_t sign_up;
	int roll;
	int amount;                      /* yen */
	char payee[RECEIPT_PAYEE_BYTES]; /* the business, its legal form in full; or whoever trades under their own name
	                                  */
	bool business;
	char person[801]; /* who came: a business may get several of the same amount */
	int32_t paid_on, made_on;
	int copies; /* printed so far */
};

/* In order of roll. Owns one block, about 1 KiB a row; receipt_list_free gives it back and takes a zeroed one. */
struct receipt_list {
	struct receipt *rows;
	int count;
};
void receipt_list_free(struct receipt_list *list);

/*
 * The receipts that are to be printed: of these rolls, or without any of everybody whose receipt was never printed. Who
 * paid and has none gets one, all in one action. NOT_FOUND: no such seminar or roll. CONFLICT: a roll has paid nothing;
 * nobody has a receipt to come.
 */
enum status receipt_issue(struct db *db, int64_t seminar, const struct roll_list *rolls, struct receipt_list *out);

/*
 * They were printed; inside the action that says so. CONFLICT: one was printed elsewhere since they were read, and two
 * would pass for the first.
 */
enum status receipt_printed(struct db *db, const struct receipt_list *list);

/* The last receipt of a sign-up: its number, 0 if there is none, and whether its payment was taken back since. */
enum status receipt_last(struct db *db, int64_t sign_up, int *number, bool *is_void);

#endif
