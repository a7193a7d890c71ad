#ifndef CORE_EXPORT_RECEIPT_SHEET_H
#define CORE_EXPORT_RECEIPT_SHEET_H

#include "core/export/seminar_sheet.h"
#include "core/seminars/receipt.h"

/*
 * 領収書 for seminar fees, as the records of print/receipt.h. Fills a zeroed sheet, which is to be closed. What a
 * receipt needs not say: from a society of commerce and industry, which does no business for profit
 * (商工会法第6条), it bears no revenue stamp (印紙税法別表第一第17号の非課税物件: 営業に関しない受取書; below 50,000
 * yen in any case). With the society's number of an invoice issuer it says what 消費税法第57条の4第1項 asks for:
 * number, day, what for, amount and rate, the tax in it, and whom it is given to.
 */
enum status receipt_sheet(struct db *db, const struct seminar *seminar, const struct receipt_list *receipts,
                          struct seminar_sheet *out);

#endif
