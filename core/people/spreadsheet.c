#include "core/people/spreadsheet.h"

#include "core/text/number.h"
#include "core/words.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Digits up to `most`, and what follows them; NULL when there are none. */
static const char *digits(const char *text, size_t most)
{
	size_t count = strspn(text, "0123456789");
	return count > 0 && count <= most ? text + count : NULL;
}

/* 4.01E+12 */
static bool is_rounded(const char *text)
{
	const char *at = digits(text, 1);
	if (at && *at == '.')
		at = digits(at + 1, 15);
	return at && (*at == 'E' || *at == 'e') && at[1] == '+' && digits(at + 2, 3) && *digits(at + 2, 3) == '\0';
}

/* 2002/1/5 */
static bool is_slashed(const char *text)
{
	const char *at = digits(text, 4);
	for (int part = 0; part < 2 && at; part++)
		at = *at == '/' ? digits(at + 1, 2) : NULL;
	return at && *at == '\0';
}

/* 1月5日 */
static bool is_month_and_day(const char *text)
{
	static const char month[] = "月", day[] = "日";
	const char *at = digits(text, 2);
	if (!at || strncmp(at, month, strlen(month)) != 0)
		return false;
	at = digits(at + strlen(month), 2);
	return at && strcmp(at, day) == 0;
}

static bool is_month(const char *text, size_t length)
{
	static const char months[] = "jan feb mar apr may jun jul aug sep oct nov dec";
	char word[4] = "";
	for (size_t i = 0; i < length && i < sizeof(word) - 1; i++)
		word[i] = (char)tolower((unsigned char)text[i]);
	return length == 3 && strstr(months, word);
}

/* Jan-05, 5-Jan */
static bool is_named_day(const char *text)
{
	const char *dash = strchr(text, '-');
	if (!dash)
		return false;
	const char *before = digits(text, 2), *behind = digits(dash + 1, 2);
	if (behind && *behind == '\0')
		return is_month(text, (size_t)(dash - text));
	return before == dash && is_month(dash + 1, strlen(dash + 1));
}

/* Every telephone number of Japan begins with 0 and has ten or eleven digits (電気通信番号計画). */
static bool lost_zero(enum client_field field, const char *text)
{
	size_t count = strlen(text);
	if (strspn(text, "0123456789") != count || text[0] == '0')
		return false;
	if (field == FIELD_PHONE || field == FIELD_FAX)
		return count == 9 || count == 10;
	return field == FIELD_POSTAL && count >= 5 && count < 7;
}

static bool is_code(enum client_field field)
{
	switch (field) {
	case FIELD_NUMBER:
	case FIELD_PHONE:
	case FIELD_FAX:
	case FIELD_POSTAL:
	case FIELD_ADDRESS:
	case FIELD_EMPLOYEES:
	case FIELD_CORPORATE_NUMBER:
	case FIELD_INVOICE_NUMBER:
		return true;
	default:
		return false;
	}
}

enum status spreadsheet_check(struct fault *fault, enum client_field field, const char *text)
{
	char half[64];
	const char *word = field_word(field);
	if (!is_code(field) || !text || strlen(text) >= sizeof(half))
		return DONE;
	number_half(half, sizeof(half), text);
	if (is_rounded(half))
		return fault_set(
		        fault, INVALID, word,
		        _("%s: \"%s\" was rounded by a spreadsheet: make the column text there and enter it again"),
		        word, half);
	if (is_slashed(half) || is_month_and_day(half) || is_named_day(half))
		return fault_set(
		        fault, INVALID, word,
		        _("%s: \"%s\" was made a date by a spreadsheet: make the column text there and enter it again"),
		        word, half);
	if (lost_zero(field, half))
		return fault_set(fault, INVALID, word,
		                 _("%s: \"%s\" lost its first 0 in a spreadsheet: make the column text there and enter "
		                   "it again"),
		                 word, half);
	return DONE;
}
