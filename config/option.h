#ifndef CONFIG_OPTION_H
#define CONFIG_OPTION_H

#include "core/status.h"

#include <stdbool.h>
#include <stdio.h>

/*
 * madoguchi.ini. One table in option.c names every option with its type, range, default and help; what is loaded,
 * refused and printed comes from it, and config/madoguchi.ini is its print. To add an option: a member here, a line
 * there, `make ini`.
 */

#define OPTION_BYTES      401  /* 100 characters and the end */
#define OPTION_PATH_BYTES 4096 /* as the system's PATH_MAX */
#define OPTION_NAME_BYTES 32
#define OPTION_KEYS       64
#define OPTION_TOPICS     10
#define OPTION_FIELDS     9
#define OPTION_QUESTIONS  10
#define OPTION_DIVISIONS  9

/* [keys]: what the desk's commands are bound to. The desk knows its commands and refuses the others, with this line. */
struct option_key {
	char command[OPTION_NAME_BYTES];
	char key[OPTION_NAME_BYTES];
	int line;
};

struct options {
	char file[OPTION_PATH_BYTES]; /* where they come from, empty for the built-in defaults */

	char store_path[OPTION_PATH_BYTES]; /* empty: the user's data directory; see options_store */
	int undo_days;

	char language[OPTION_NAME_BYTES];        /* ja, en */
	char theme[OPTION_NAME_BYTES];           /* standard, contrast, mono */
	char clock[OPTION_NAME_BYTES];           /* on, off */
	char line_characters[OPTION_NAME_BYTES]; /* unicode, ascii */
	int escape_ms;

	int keys_count;
	struct option_key keys[OPTION_KEYS];

	char login[OPTION_NAME_BYTES]; /* on, host, off */
	int idle_minutes;

	char print_command[OPTION_BYTES]; /* printer_send of core/export/printer.h takes it; empty: none */
	char print_font[OPTION_BYTES];
	char print_paper[OPTION_NAME_BYTES]; /* a4, a5, a6 */
	char label_12[OPTION_BYTES];         /* sheet_parse of core/export/sheet.h takes both */
	char label_24[OPTION_BYTES];

	char public_key[OPTION_BYTES]; /* 64 hexadecimal digits, or empty */

	/* From here on read once, by `init` and `demo`. */
	char society_name[OPTION_BYTES];
	char society_phone[OPTION_BYTES];   /* may be empty */
	char society_address[OPTION_BYTES]; /* may be empty */
	char invoice_number[OPTION_BYTES];  /* T and 13 digits, or empty */
	int tax_percent;                    /* 0: none */
	char hours[OPTION_BYTES];           /* hours_parse of core/time/hours.h takes it */
	char closed_days[OPTION_BYTES];     /* closed_days_parse takes it */
	int desks;
	int session_minutes; /* with gap_minutes a multiple of 15 */
	int gap_minutes;
	int weight_topic; /* of proposals: core/desks/rank.h */
	int weight_last;
	int weight_feedback;
	int weight_wait;
	char topics[OPTION_TOPICS][OPTION_BYTES]; /* by digit; empty: none */
	char fields[OPTION_FIELDS][OPTION_BYTES];
	char questions[OPTION_QUESTIONS][OPTION_BYTES]; /* by digit */
	char divisions[OPTION_DIVISIONS][OPTION_BYTES];
	int youth_age;
};

/* The built-in defaults. */
void options_default(struct options *out);

/*
 * The defaults, changed by the file. INVALID, with a sentence that begins "FILE:LINE: [section] key: ", for the first
 * thing wrong: unreadable, not UTF-8, unknown, twice, out of range. `out` then holds nothing to be used.
 */
enum status options_load(struct options *out, const char *path, struct fault *fault);

/*
 * options_load of the file that applies: `path` (--config), else MADOGUCHI_CONFIG, else $XDG_CONFIG_HOME/madoguchi/
 * madoguchi.ini (~/.config), else /etc/madoguchi/madoguchi.ini, else the defaults. The first two must exist.
 */
enum status options_open(struct options *out, const char *path, struct fault *fault);

/* Where the store is: `path` (--db), else MADOGUCHI_DB, else store_path ("~/" is the home directory), else
 * $XDG_DATA_HOME/madoguchi/desk.db (~/.local/share). INVALID if it is too long or there is no home directory. */
enum status options_store(const struct options *options, const char *path, char out[OPTION_PATH_BYTES],
                          struct fault *fault);

/* A commented madoguchi.ini with these values, comments in the reader's language. False if it could not be written. */
bool options_print(const struct options *options, FILE *out);

/*
 * Topics and questions in the order 1..9, 0, fields and divisions 1..9, as the founding of an office takes them:
 * "1 経営一般". NULL ends.
 */
struct option_codes {
	char text[OPTION_TOPICS][OPTION_BYTES + 2];
	const char *items[OPTION_TOPICS + 1];
};
void options_topics(const struct options *options, struct option_codes *out);
void options_fields(const struct options *options, struct option_codes *out);
void options_questions(const struct options *options, struct option_codes *out);
void options_divisions(const struct options *options, struct option_codes *out);

#endif
