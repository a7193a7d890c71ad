#ifndef CONFIG_INI_H
#define CONFIG_INI_H

#include "core/status.h"

/*
 * An ini file, read by iniparser and held to a form in which that library cannot mistake anything: it merges sections,
 * lets the last of two keys win, cuts a value at ; or # without a blank, and knows no line numbers.
 */
struct ini_entry {
	const char *section, *key, *value; /* owned by the file */
	int line;
};

struct ini;

/* INVALID with "FILE:LINE: reason" for the first line that is not of the form; FAILED if memory or the system fails. */
enum status ini_open(struct ini **out, const char *path, struct fault *fault);
void ini_close(struct ini *ini);

/* The i-th entry in the order of the file, NULL after the last. Valid until ini_close. */
const struct ini_entry *ini_entry(const struct ini *ini, int i);

#endif
