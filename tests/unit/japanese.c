#include "tests/unit/japanese.h"

#include "core/words.h"

#include <criterion/criterion.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void japanese_begin(void)
{
	char program[PATH_MAX] = "", folder[PATH_MAX + 32];
	cr_assert(readlink("/proc/self/exe", program, sizeof(program) - 1) > 0);
	*strrchr(program, '/') = '\0';
	snprintf(folder, sizeof(folder), "%s/../locale", program);
	setlocale(LC_ALL, "C.UTF-8");
	setenv("LANGUAGE", "ja", 1);
	bindtextdomain("madoguchi", folder);
	textdomain("madoguchi");
	cr_assert_str_eq(_("Sunday"), "日曜日", "no catalogue in %s", folder);
}
