#include "core/export/receipt_sheet.h"

#include "core/office/setting.h"
#include "core/text/number.h"
#include "core/time/show.h"
#include "core/words.h"

#define TEXT_BYTES 2048

/* Who gives it, as of the day it was made out. */
struct giver {
	char society[SETTING_BYTES], address[SETTING_BYTES], phone[SETTING_BYTES], invoice[SETTING_BYTES];
	int64_t tax_percent;
};

static enum status read_own(struct db *db, const char *name, const char *day, char out[SETTING_BYTES])
{
	enum status status = setting_text(db, name, day, out, SETTING_BYTES);
	if (status != NOT_FOUND)
		return status;
	out[0] = '\0';
	return DONE;
}

static enum status read_giver(struct db *db, int32_t on, struct giver *out)
{
	char day[DAY_BYTES];
	day_format(on, day);
	out->tax_percent = 0;
	enum status status = setting_text(db, "society.name", day, out->society, sizeof(out->society));
	if (status == DONE)
		status = read_own(db, "society.address", day, out->address);
	if (status == DONE)
		status = read_own(db, "society.phone", day, out->phone);
	if (status == DONE)
		status = read_own(db, "society.invoice_number", day, out->invoice);
	if (status == DONE)
		status = setting_int(db, "society.tax_percent", day, &out->tax_percent);
	return status == NOT_FOUND ? DONE : status;
}

/* The tax in an amount, what is below one yen cut off. Only who is registered says it. */
static void tax_text(const struct giver *giver, int amount, char *out, size_t size)
{
	char yen[NUMBER_YEN_BYTES];
	int percent = (int)giver->tax_percent;
	out[0] = '\0';
	if (giver->invoice[0] && percent)
		snprintf(out, size, _("%d %% tax included: %s"), percent,
		         number_yen((int)((int64_t)amount * percent / (100 + percent)), yen, sizeof(yen)));
}

/* Address, telephone and number, a line each. */
static void contact_text(const struct giver *giver, char *out, size_t size)
{
	int used = snprintf(out, size, "%s", giver->address);
	if (giver->phone[0])
		used += snprintf(out + used, size - (size_t)used, _("%sTel. %s"), used ? "\n" : "", giver->phone);
	if (giver->invoice[0])
		snprintf(out + used, size - (size_t)used, _("%sRegistered number %s"), used ? "\n" : "",
		         giver->invoice);
}

/* A business is told for whom: it may get several of the same amount. */
static void purpose_text(const struct receipt *receipt, const struct seminar *seminar, char *out, size_t size)
{
	char day[SHOW_BYTES];
	day_show(seminar->sessions[0].day, DAY_ERA, day, sizeof(day));
	if (receipt->business)
		snprintf(out, size, _("for the seminar \"%s\" of %s, %s"), seminar->title, day, receipt->person);
	else
		snprintf(out, size, _("for the seminar \"%s\" of %s"), seminar->title, day);
}

static void add(const struct receipt *receipt, const struct seminar *seminar, const struct giver *giver,
                struct extract *out)
{
	char number[TEXT_BYTES], payee[TEXT_BYTES], amount[TEXT_BYTES], purpose[TEXT_BYTES], paid[TEXT_BYTES];
	char tax[TEXT_BYTES], contact[4 * SETTING_BYTES], day[SHOW_BYTES], yen[NUMBER_YEN_BYTES];
	const char *cells[] = {_("RECEIPT"), number,   receipt->copies ? _("COPY") : "",
	                       payee,        amount,   purpose,
	                       paid,         tax,      giver->society,
	                       contact,      _("Seal")};
	snprintf(number, sizeof(number), _("No. %06d"), receipt->number);
	snprintf(payee, sizeof(payee), receipt->business ? _("Messrs. %s") : _("Mr./Ms. %s"), receipt->payee);
	snprintf(amount, sizeof(amount), _("The sum of %s"), number_yen(receipt->amount, yen, sizeof(yen)));
	purpose_text(receipt, seminar, purpose, sizeof(purpose));
	snprintf(paid, sizeof(paid), _("Received with thanks on %s."),
	         day_show(receipt->paid_on, DAY_ERA, day, sizeof(day)));
	tax_text(giver, receipt->amount, tax, sizeof(tax));
	contact_text(giver, contact, sizeof(contact));
	extract_add(out, cells);
}

enum status receipt_sheet(struct db *db, const struct seminar *seminar, const struct receipt_list *receipts,
                          struct seminar_sheet *out)
{
	static const struct extract_column all[] = {
	        {"title", "", false, NULL},   {"number", "", false, NULL}, {"copy", "", false, NULL},
	        {"payee", "", false, NULL},   {"amount", "", false, NULL}, {"purpose", "", false, NULL},
	        {"paid", "", false, NULL},    {"tax", "", false, NULL},    {"society", "", false, NULL},
	        {"contact", "", false, NULL}, {"seal", "", false, NULL},   {0}};
	enum status status = DONE;
	extract_open(&out->rows, all);
	out->people = receipts->count;
	for (int i = 0; status == DONE && i < receipts->count; i++) {
		struct giver giver;
		status = read_giver(db, receipts->rows[i].made_on, &giver);
		if (status == DONE)
			add(&receipts->rows[i], seminar, &giver, &out->rows);
	}
	return status;
}
