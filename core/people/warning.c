#include "core/people/warning.h"

#include "core/text/legal.h"
#include "core/text/number.h"
#include "core/words.h"

#include <stdio.h>
#include <string.h>

struct warnings {
	const struct client_values *values;
	struct client_warning *out;
	int count;
};

static void warn(struct warnings *w, enum client_field field, const char *text)
{
	w->out[w->count].field = field;
	snprintf(w->out[w->count].text, sizeof(w->out->text), "%s", text);
	w->count++;
}

static const char *value(const struct warnings *w, enum client_field field)
{
	const char *text = w->values->text[field];
	return text ? text : "";
}

static void check_corporate(struct warnings *w)
{
	if (number_corporate(NULL, value(w, FIELD_CORPORATE_NUMBER)) == CONFLICT)
		warn(w, FIELD_CORPORATE_NUMBER,
		     _("The check digit of the corporate number does not agree: compare it with the document."));
}

/*
 * 登録番号 of a corporation is T and its 法人番号; anybody else has 13 digits of which no check is known
 * (https://www.invoice-kohyo.nta.go.jp/about-toroku/), so a sole trader's number is never doubted.
 */
static void check_invoice(struct warnings *w)
{
	char invoice[15], corporate[14];
	struct legal_split split;
	if (!number_invoice(invoice, value(w, FIELD_INVOICE_NUMBER)))
		return;
	if (number_corporate(corporate, value(w, FIELD_CORPORATE_NUMBER)) != INVALID) {
		if (strcmp(invoice + 1, corporate) != 0)
			warn(w, FIELD_INVOICE_NUMBER,
			     _("The invoice number of a corporation is T and its corporate number; these differ."));
		return;
	}
	legal_form_split(value(w, FIELD_NAME), &split);
	if (split.form && number_corporate(NULL, invoice + 1) == CONFLICT)
		warn(w, FIELD_INVOICE_NUMBER,
		     _("The digits are no corporate number, which a corporation's invoice number has: compare it."));
}

/* Both are of the form YYYY-MM-DD once they are of any, so they compare as texts. */
static void check_dates(struct warnings *w)
{
	char applied[FIELD_BYTES], joined[FIELD_BYTES];
	struct fault ignored;
	if (field_read(&ignored, FIELD_APPLIED_ON, value(w, FIELD_APPLIED_ON), applied, sizeof(applied)) == DONE &&
	    field_read(&ignored, FIELD_JOINED_ON, value(w, FIELD_JOINED_ON), joined, sizeof(joined)) == DONE &&
	    *applied && *joined && strcmp(joined, applied) < 0)
		warn(w, FIELD_JOINED_ON,
		     _("The day of joining is before that of the application: look whether both are right."));
	if (*value(w, FIELD_LEFT_ON) && !*value(w, FIELD_LEFT_REASON))
		warn(w, FIELD_LEFT_REASON, _("Why the member left is not written: ask for the reason."));
	if (!*value(w, FIELD_LEFT_ON) && *value(w, FIELD_LEFT_REASON))
		warn(w, FIELD_LEFT_ON,
		     _("A reason for leaving stands without the day: type the day, or empty the reason."));
}

int client_warnings(const struct client_values *values, struct client_warning out[CLIENT_WARNINGS_MOST])
{
	struct warnings w = {values, out, 0};
	check_corporate(&w);
	check_invoice(&w);
	check_dates(&w);
	return w.count;
}
