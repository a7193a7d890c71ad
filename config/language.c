#include "config/language.h"

#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/words.h"

#define DOMAIN "madoguchi"

static void bind_catalogues(void)
{
	char program[PATH_MAX], folder[PATH_MAX + 32];
	ssize_t length = readlink("/proc/self/exe", program, sizeof(program) - 1);
	if (length <= 0)
		return;
	program[length] = '\0';
	char *slash = strrchr(program, '/');
	if (!slash)
		return;
	*slash = '\0';
	snprintf(folder, sizeof(folder), "%s/locale", program);
	if (access(folder, R_OK) != 0)
		snprintf(folder, sizeof(folder), "%s/../share/locale", program);
	bindtextdomain(DOMAIN, folder);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	textdomain(DOMAIN);
}

/* Numbers and dates stay those of the C locale: what is printed is read by other programs. */
enum status language_open(struct fault *fault)
{
	if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	setlocale(LC_MESSAGES, "C.UTF-8");
	bind_catalogues();
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		return fault_set(fault, FAILED, NULL,
		                 _("This machine has no UTF-8 locale: install the locale C.UTF-8."));
	return DONE;
}

/* The reader's language is a setting, not the environment's; the domain is named again because gettext keeps what it
 * found until then. */
void language_choose(const char *language)
{
	setenv("LANGUAGE", language, 1);
	textdomain(DOMAIN);
}

const char *language_chosen(void)
{
	const char *language = getenv("LANGUAGE");
	return language ? language : "ja";
}

const char *language_asked(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
			return argv[i + 1];
		if (strncmp(argv[i], "--lang=", 7) == 0)
			return argv[i] + 7;
	}
	return NULL;
}
