#ifndef CONFIG_TABLE_H
#define CONFIG_TABLE_H

#include "config/option.h"

#include <stddef.h>

/* The option table, for the loader and the printer. */

enum option_type {
	OPTION_INT,
	OPTION_TEXT,
	OPTION_PATH,
	OPTION_CHOICE,
	OPTION_HOURS,
	OPTION_CLOSED,
	OPTION_SHEET,
	OPTION_PHONE,
	OPTION_INVOICE,
	OPTION_HEX
};

struct option {
	const char *section, *key;
	enum option_type type;
	const char *range; /* OPTION_INT "from..to", OPTION_CHOICE "a|b|c", else NULL */
	const char *initial;
	const char *help; /* N_, may be NULL when the one above stands for it */
	size_t offset, size;
};

extern const struct option options_table[]; /* ends with section NULL */

/* NULL when there is none. */
const struct option *option_find(const char *section, const char *key);
bool option_section_known(const char *section);

/* Checks and stores one value. INVALID with the rule only; where it stood is for the caller to say. */
enum status option_set(struct options *options, const struct option *option, const char *value, struct fault *fault);

/* As it would be written in the file, without quotes. */
void option_value(const struct options *options, const struct option *option, char *out, size_t size);

#endif
