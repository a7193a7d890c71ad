#ifndef CORE_EXPORT_RECEIPT_PAPER_H
#define CORE_EXPORT_RECEIPT_PAPER_H

#include <stdio.h>

#include "core/seminars/receipt.h"

/*
 * 領収書 for seminar fees on paper, two on a page of A4 (print/receipt.h). What a receipt needs not say: in hands of a
 * society of commerce and industry, which does no business for profit (商工会法第6条), it bears no revenue stamp
 * (印紙税法別表第一第17号の 非課税物件: 営業に関しない受取書; below 50,000 yen in any case). With the society's number
 * of an invoice issuer it says what 消費税法第57条の4第1項 asks for: number, day, what for, amount and rate, the tax in
 * it, and whom it is given to.
 */
struct receipt_paper {
	int64_t seminar;
	const struct roll_list *rolls; /* NULL: everybody whose receipt was never printed */
	const char *font;
};

/*
 * Writes them into the file `path`, or onto `stream` without one; whole or not at all. Receipts that are made out for
 * it stay when it fails, and are still the first of their kind. Printing is logged; more than EXPORT_FEW people are a
 * manager's: DENIED. NOT_FOUND, CONFLICT: core/seminars/receipt.h. INVALID, FAILED: core/export/paper.h.
 */
enum status receipt_paper_file(struct db *db, const struct receipt_paper *paper, const char *path, FILE *stream);

/* What such a file is called, without its folder: 領収書-2026-11-24-17.pdf, by the seminar's first day and id. */
enum status receipt_paper_name(struct db *db, const struct receipt_paper *paper, char *out, size_t size);

#endif
