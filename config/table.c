#include "config/table.h"

#include "core/export/sheet.h"
#include "core/text/number.h"
#include "core/text/safe.h"
#include "core/time/hours.h"
#include "core/words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_CHARACTERS 100
#define PATH_CHARACTERS 1000

const struct option *option_find(const char *section, const char *key)
{
	for (const struct option *option = options_table; option->section; option++)
		if (strcmp(option->section, section) == 0 && strcmp(option->key, key) == 0)
			return option;
	return NULL;
}

bool option_section_known(const char *section)
{
	for (const struct option *option = options_table; option->section; option++)
		if (strcmp(option->section, section) == 0)
			return true;
	return strcmp(section, "keys") == 0;
}

static void *place(struct options *options, const struct option *option)
{
	return (char *)options + option->offset;
}

/* Decimal, without the leading zeros that C reads as octal. */
static enum status set_int(const struct option *option, const char *value, int *out, struct fault *fault)
{
	char *dots;
	long least = strtol(option->range, &dots, 10), most = strtol(dots + 2, NULL, 10);
	size_t digits = strspn(value, "0123456789");
	bool number = digits > 0 && digits < 10 && value[digits] == '\0' && (value[0] != '0' || digits == 1);
	long found = number ? strtol(value, NULL, 10) : least - 1;
	if (found < least || found > most)
		return fault_set(fault, INVALID, option->key,
		                 _("\"%s\" is not allowed: write a number from %ld to %ld"), value, least, most);
	*out = (int)found;
	return DONE;
}

static bool is_choice(const char *range, const char *value)
{
	size_t length = strlen(value);
	while (length > 0) {
		size_t end = strcspn(range, "|");
		if (end == length && strncmp(range, value, end) == 0)
			return true;
		if (range[end] == '\0')
			return false;
		range += end + 1;
	}
	return false;
}

static bool is_key(const char *value)
{
	return *value == '\0' || (strlen(value) == 64 && strspn(value, "0123456789abcdefABCDEF") == 64);
}

/* What a value of the type must look like, NULL when this one does. */
static const char *wanted(const struct option *option, const char *value)
{
	struct hours hours;
	struct closed_days closed;
	struct sheet sheet;
	char invoice[15];
	switch (option->type) {
	case OPTION_CHOICE:
		return is_choice(option->range, value) ? NULL : option->range;
	case OPTION_HOURS:
		return hours_parse(value, &hours) ? NULL : _("quarter hours in order, such as 08:30-12:00,13:00-17:15");
	case OPTION_CLOSED:
		if (closed_days_parse(value, &closed))
			return NULL;
		return _("weekdays and dates, such as sat,sun,12-29..01-03");
	case OPTION_SHEET:
		return sheet_parse(value, &sheet) ? NULL
		                                  : _("a sheet that fits on A4, such as 2x6 86.4x42.3 18.6 21.6");
	case OPTION_PHONE:
		return !*value || number_is_phone(value) ? NULL : _("a telephone number or nothing");
	case OPTION_INVOICE:
		return !*value || number_invoice(invoice, value) ? NULL : _("T and 13 digits, or nothing");
	case OPTION_HEX:
		return is_key(value) ? NULL : _("64 hexadecimal digits or nothing");
	case OPTION_INT:
	case OPTION_TEXT:
	case OPTION_PATH:
		break;
	}
	return NULL;
}

enum status option_set(struct options *options, const struct option *option, const char *value, struct fault *fault)
{
	if (option->type == OPTION_INT)
		return set_int(option, value, place(options, option), fault);
	size_t limit = option->type == OPTION_PATH ? PATH_CHARACTERS : TEXT_CHARACTERS;
	enum status status = safe_check(fault, option->key, value, SAFE_LINE, limit);
	if (status != DONE)
		return status;
	const char *want = wanted(option, value);
	if (want)
		return fault_set(fault, INVALID, option->key, _("\"%s\" is not allowed: write %s"), value, want);
	char plain[15];
	bool typed = option->type == OPTION_INVOICE && number_invoice(plain, value);
	snprintf(place(options, option), option->size, "%s", typed ? plain : value);
	return DONE;
}

void option_value(const struct options *options, const struct option *option, char *out, size_t size)
{
	const char *at = (const char *)options + option->offset;
	int number;
	if (option->type == OPTION_INT) {
		memcpy(&number, at, sizeof(number));
		snprintf(out, size, "%d", number);
	} else {
		snprintf(out, size, "%s", at);
	}
}

#define MEMBER(name) offsetof(struct options, name), sizeof(((struct options *)0)->name)
#define TOPIC(digit, name, help)                                                                                       \
	{                                                                                                              \
		"topics", #digit, OPTION_TEXT, NULL, name, help, MEMBER(topics[digit])                                 \
	}
#define SUBJECT_FIELD(digit, name, help)                                                                               \
	{                                                                                                              \
		"fields", #digit, OPTION_TEXT, NULL, name, help, MEMBER(fields[digit - 1])                             \
	}
#define QUESTION(digit, name, help)                                                                                    \
	{                                                                                                              \
		"questions", #digit, OPTION_TEXT, NULL, name, help, MEMBER(questions[digit])                           \
	}
#define DIVISION(digit, name, help)                                                                                    \
	{                                                                                                              \
		"divisions", #digit, OPTION_TEXT, NULL, name, help, MEMBER(divisions[digit - 1])                       \
	}

const struct option options_table[] = {
        {"store", "path", OPTION_PATH, NULL, "",
         N_("The database file. Empty: madoguchi/desk.db in the user's data directory (~/.local/share)."),
         MEMBER(store_path)},
        {"store", "undo_days", OPTION_INT, "1..3650", "400", N_("For how many days an action can be taken back."),
         MEMBER(undo_days)},
        {"ui", "language", OPTION_CHOICE, "ja|en", "ja", N_("The language of screens and messages."), MEMBER(language)},
        {"ui", "theme", OPTION_CHOICE, "standard|contrast|mono", "standard", N_("Colours."), MEMBER(theme)},
        {"ui", "clock", OPTION_CHOICE, "on|off", "on", N_("The time in the first line of the screen."), MEMBER(clock)},
        {"ui", "line_characters", OPTION_CHOICE, "unicode|ascii", "unicode",
         N_("What lines are drawn with: ascii for terminals that draw the others two columns wide."),
         MEMBER(line_characters)},
        {"ui", "escape_ms", OPTION_INT, "0..1000", "25",
         N_("How long to wait after Esc for the rest of a function key; more on a slow line."), MEMBER(escape_ms)},
        {"security", "login", OPTION_CHOICE, "on|host|off", "host",
         N_("Who is at the desk: on asks for a passphrase, host trusts the system's user or --as, off asks nobody."),
         MEMBER(login)},
        {"security", "idle_minutes", OPTION_INT, "1..120", "10", N_("Minutes without a key until the desk locks."),
         MEMBER(idle_minutes)},
        {"print", "command", OPTION_TEXT, NULL, "",
         N_("The program that prints a PDF file from its standard input, with its arguments, such as lp -s. Started "
            "without a shell. Empty: pages are written to files."),
         MEMBER(print_command)},
        {"print", "font", OPTION_TEXT, NULL, "BIZ UDPGothic", N_("The font of printed pages."), MEMBER(print_font)},
        {"print", "paper", OPTION_CHOICE, "a4|a5|a6", "a4", N_("The paper of a schedule. Slips are a6, labels a4."),
         MEMBER(print_paper)},
        {"print", "label_12", OPTION_SHEET, NULL, "2x6 86.4x42.3 18.6 21.6",
         N_("Sheets of 12 labels on A4: columns x rows, a label's width x height, left and upper margin, in mm."),
         MEMBER(label_12)},
        {"print", "label_24", OPTION_SHEET, NULL, "3x8 66.0x33.9 6.0 12.9", N_("The same of 24 labels."),
         MEMBER(label_24)},
        {"backup", "public_key", OPTION_HEX, NULL, "",
         N_("The key backups are sealed to, 64 hexadecimal digits. Empty: no sealed backups."), MEMBER(public_key)},
        {"society", "name", OPTION_TEXT, NULL, "商工会", N_("The society's name, as it stands in the first line."),
         MEMBER(society_name)},
        {"society", "phone", OPTION_PHONE, NULL, "", N_("The office's telephone number, for slips. Empty: none."),
         MEMBER(society_phone)},
        {"society", "address", OPTION_TEXT, NULL, "", N_("The office's address, for receipts. Empty: none."),
         MEMBER(society_address)},
        {"society", "invoice_number", OPTION_INVOICE, NULL, "",
         N_("The society's registered number of an invoice issuer, T and 13 digits, for receipts. Empty: none."),
         MEMBER(invoice_number)},
        {"society", "tax_percent", OPTION_INT, "0..99", "10",
         N_("The consumption tax in a fee, in percent. It stands on receipts with the registered number; 0: never."),
         MEMBER(tax_percent)},
        {"society", "hours", OPTION_HOURS, NULL, "08:30-12:00,13:00-17:15",
         N_("When the office is open, on quarter hours."), MEMBER(hours)},
        {"society", "closed_days", OPTION_CLOSED, NULL, "sat,sun,12-29..01-03",
         N_("Closed every week or every year, besides national holidays: sun..sat, month-day, month-day..month-day."),
         MEMBER(closed_days)},
        {"desks", "count", OPTION_INT, "1..9", "4", N_("How many desks there are."), MEMBER(desks)},
        {"desks", "session_minutes", OPTION_INT, "15..480", "60",
         N_("How long a session is. With gap_minutes it makes a multiple of 15."), MEMBER(session_minutes)},
        {"desks", "gap_minutes", OPTION_INT, "0..60", "0", N_("What is kept free after a session."),
         MEMBER(gap_minutes)},
        {"desks", "weight_topic", OPTION_INT, "0..100", "60",
         N_("Points of a proposed time when its consultant is known for the topic; fewer when only able in it."),
         MEMBER(weight_topic)},
        {"desks", "weight_last", OPTION_INT, "0..100", "30", N_("Points when the consultant saw the client last."),
         MEMBER(weight_last)},
        {"desks", "weight_feedback", OPTION_INT, "0..100", "20",
         N_("Points for what clients say: all with a mean of 5, none with 3, as many off with 1."),
         MEMBER(weight_feedback)},
        {"desks", "weight_wait", OPTION_INT, "0..10", "2", N_("Points off for each day of waiting."),
         MEMBER(weight_wait)},
        TOPIC(1, "経営一般", N_("What clients come for, each on its digit. An empty one is not offered.")),
        TOPIC(2, "税務・記帳", NULL),
        TOPIC(3, "金融(マル経)", NULL),
        TOPIC(4, "労務", NULL),
        TOPIC(5, "補助金・助成金", NULL),
        TOPIC(6, "創業", NULL),
        TOPIC(7, "事業承継", NULL),
        TOPIC(8, "新事業・業態転換", NULL),
        TOPIC(9, "販路・SNS", NULL),
        TOPIC(0, "その他", NULL),
        SUBJECT_FIELD(1, "経営", N_("Subject fields of seminars, which certificates ask for.")),
        SUBJECT_FIELD(2, "財務", NULL),
        SUBJECT_FIELD(3, "人材育成", NULL),
        SUBJECT_FIELD(4, "販路開拓", NULL),
        SUBJECT_FIELD(5, "", NULL),
        SUBJECT_FIELD(6, "", NULL),
        SUBJECT_FIELD(7, "", NULL),
        SUBJECT_FIELD(8, "", NULL),
        SUBJECT_FIELD(9, "", NULL),
        QUESTION(1, "内容", N_("What people are asked after a seminar, each answered by 1 to 5 or in words.")),
        QUESTION(2, "講師の説明", NULL),
        QUESTION(3, "仕事に役立つか", NULL),
        QUESTION(4, "日時・会場", NULL),
        QUESTION(5, "", NULL),
        QUESTION(6, "", NULL),
        QUESTION(7, "", NULL),
        QUESTION(8, "", NULL),
        QUESTION(9, "", NULL),
        QUESTION(0, "自由記入", NULL),
        DIVISION(1, "商業部会", N_("The society's divisions.")),
        DIVISION(2, "建設部会", NULL),
        DIVISION(3, "工業部会", NULL),
        DIVISION(4, "女性部", NULL),
        DIVISION(5, "青年部", NULL),
        DIVISION(6, "", NULL),
        DIVISION(7, "", NULL),
        DIVISION(8, "", NULL),
        DIVISION(9, "", NULL),
        {"divisions", "youth_age", OPTION_INT, "18..99", "45", N_("Up to which age people belong to 青年部."),
         MEMBER(youth_age)},
        {NULL, NULL, OPTION_TEXT, NULL, NULL, NULL, 0, 0},
};
