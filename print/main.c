#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "config/language.h"
#include "core/words.h"
#include "print/certificate.h"
#include "print/labels.h"
#include "print/leaf.h"
#include "print/receipt.h"
#include "print/record.h"
#include "print/table.h"
#include "print/workbook.h"

/*
 * madoguchi-print: records on standard input (print/record.h), the document on standard output. It reads no
 * configuration and opens no store; madoguchi starts it with everything it needs.
 *
 *      madoguchi-print xlsx WIDTH TITLE CREATED
 *      madoguchi-print labels SHEET START FONT TITLE CREATED
 *      madoguchi-print tags SHEET START FONT TITLE CREATED
 *      madoguchi-print leaf PAPER FONT TITLE CREATED
 *      madoguchi-print table COLUMNS FONT TITLE CREATED
 *      madoguchi-print certificates FONT TITLE CREATED
 *      madoguchi-print receipts FONT TITLE CREATED
 *
 * Exit status: 0 done, 1 refused, 2 wrong use, 3 it could not be done; then one line on standard error.
 */

static bool read_number(const char *text, long long least, long long most, long long *out)
{
	char *end;
	errno = 0;
	*out = strtoll(text, &end, 10);
	return end != text && *end == '\0' && errno == 0 && *out >= least && *out <= most;
}

static bool print_xlsx(char **words, enum status *status, struct fault *fault)
{
	long long width, created;
	if (!read_number(words[0], 1, RECORD_WIDTH_MOST, &width) || !read_number(words[2], 0, 253402300799, &created))
		return false;
	*status = workbook_write(stdin, stdout, (int)width, words[1], created, fault);
	return true;
}

static bool print_sheet(enum label_kind kind, char **words, enum status *status, struct fault *fault)
{
	struct sheet sheet;
	long long start, created;
	if (!sheet_parse(words[0], &sheet) || !read_number(words[1], 1, sheet.columns * sheet.rows, &start) ||
	    !read_number(words[4], 0, 253402300799, &created))
		return false;
	*status = labels_write(stdin, stdout, kind, &sheet, (int)start, words[2], words[3], created, fault);
	return true;
}

static bool print_labels(char **words, enum status *status, struct fault *fault)
{
	return print_sheet(LABEL_ADDRESS, words, status, fault);
}

static bool print_tags(char **words, enum status *status, struct fault *fault)
{
	return print_sheet(LABEL_TAG, words, status, fault);
}

static bool print_leaf(char **words, enum status *status, struct fault *fault)
{
	long long created;
	if (!read_number(words[3], 0, 253402300799, &created))
		return false;
	*status = leaf_write(stdin, stdout, words[0], words[1], words[2], created, fault);
	return true;
}

static bool print_table(char **words, enum status *status, struct fault *fault)
{
	long long created;
	if (!read_number(words[3], 0, 253402300799, &created))
		return false;
	*status = table_write(stdin, stdout, words[0], words[1], words[2], created, fault);
	return true;
}

static bool print_certificates(char **words, enum status *status, struct fault *fault)
{
	long long created;
	if (!read_number(words[2], 0, 253402300799, &created))
		return false;
	*status = certificate_write(stdin, stdout, words[0], words[1], created, fault);
	return true;
}

static bool print_receipts(char **words, enum status *status, struct fault *fault)
{
	long long created;
	if (!read_number(words[2], 0, 253402300799, &created))
		return false;
	*status = receipt_write(stdin, stdout, words[0], words[1], created, fault);
	return true;
}

static const struct form {
	const char *name;
	int words;
	bool (*print)(char **words, enum status *status, struct fault *fault); /* false: a word is not of its form */
} forms[] = {
        {"xlsx", 3, print_xlsx},         {"labels", 5, print_labels}, {"tags", 5, print_tags},
        {"leaf", 4, print_leaf},         {"table", 4, print_table},   {"certificates", 3, print_certificates},
        {"receipts", 3, print_receipts},
};

static bool print(int argc, char **argv, enum status *status, struct fault *fault)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (argc == forms[i].words + 2 && strcmp(argv[1], forms[i].name) == 0)
			return forms[i].print(argv + 2, status, fault);
	return false;
}

int main(int argc, char **argv)
{
	struct fault fault = {0};
	const char *language = getenv("LANGUAGE");
	signal(SIGPIPE, SIG_IGN);
	enum status status = language_open(&fault);
	language_choose(language && strcmp(language, "en") == 0 ? "en" : "ja");
	bool used = status != DONE || print(argc, argv, &status, &fault);
	if (!used)
		fprintf(stderr, "madoguchi-print: %s\n",
		        _("It is used by madoguchi, which tells it what to make: madoguchi print --help."));
	else if (status != DONE)
		fprintf(stderr, "madoguchi-print: %s\n", fault.text);
	return !used ? 2 : status == DONE ? 0 : status == FAILED ? 3 : 1;
}
