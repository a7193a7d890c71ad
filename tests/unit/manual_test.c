#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/access/right.h"
#include "core/words.h"
#include "tests/unit/japanese.h"

/* The manual's table of rights, in one of its languages. */
struct manual {
	const char *path;
	const char *everybody, *office, *managers;
	const char *undone, *stays;
};

static const struct manual english = {"docs/manual.md", "everybody", "all but consultants", "managers", "yes", "no"};
static const struct manual japanese = {"docs/manual.ja.md", "すべての職員", "相談員以外", "管理者",
                                       "できます",          "できません"};

/* Nobody is there yet when a database is made; what manages many people stands in the row of the few. */
static const char *const left_out[] = {"office.demo", "office.init", "office.export_many", "office.print_many"};

static bool is_left_out(const char *action)
{
	for (size_t i = 0; i < sizeof(left_out) / sizeof(left_out[0]); i++)
		if (strcmp(left_out[i], action) == 0)
			return true;
	return false;
}

static void read_page(const char *path, char *out, size_t size)
{
	FILE *in = fopen(path, "r");
	cr_assert(in, "%s: the tests run from the root of the tree", path);
	size_t used = fread(out, 1, size, in);
	fclose(in);
	cr_assert(used < size, "%s is longer than this test reads", path);
	out[used] = '\0';
}

static void check_row(const struct manual *manual, const char *page, const struct right *right)
{
	const char *who = right->roles & ROLE_CONSULTANT ? manual->everybody
	                  : right->roles & ROLE_DESK     ? manual->office
	                                                 : manual->managers;
	char begin[256], end[64];
	snprintf(begin, sizeof(begin), "\n| %s | %s", _(right->words), who);
	snprintf(end, sizeof(end), " | %s |\n", right->undo ? manual->undone : manual->stays);
	const char *row = strstr(page, begin);
	cr_expect(row, "%s: no row%s, for %s", manual->path, begin, right->action);
	const char *found = row ? strstr(row, end) : NULL;
	cr_expect(!row || (found && found == strchr(row + 1, '\n') + 1 - strlen(end)),
	          "%s: the row%s does not end with%s", manual->path, begin, end);
}

static void check_rights(const struct manual *manual)
{
	static char page[131072];
	read_page(manual->path, page, sizeof(page));
	for (const struct right *right = right_table(); right->action; right++)
		if (!is_left_out(right->action))
			check_row(manual, page, right);
}

/* Every action of the table of rights stands in the manual, with who may do it and whether it can be taken back. */
Test(manual, rights_are_those_of_the_program)
{
	check_rights(&english);
	japanese_begin();
	check_rights(&japanese);
}
