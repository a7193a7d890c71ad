#include <criterion/criterion.h>
#include <string.h>

#include "core/access/right.h"
#include "core/text/width.h"
#include "core/words.h"
#include "tests/unit/japanese.h"
#include "tui/catalogue.h"
#include "tui/client_keys.h"
#include "tui/visit.h"

#define HELP_COLS  47 /* of the help's line at 80 columns */
#define LABEL_COLS 15

static void check(const struct command *commands, const char *where)
{
	for (; commands && commands->name; commands++) {
		char bad[KEY_NAME_BYTES] = "";
		cr_expect(key_list_valid(commands->keys, bad), "%s %s: no key is called %s", where, commands->name,
		          bad);
		cr_expect(commands->help && commands->help[0], "%s %s has no help", where, commands->name);
		cr_expect(commands->right, "%s %s names no right", where, commands->name);
		if (commands->right && commands->right[0])
			cr_expect(right_find(commands->right), "%s %s: no action is called %s", where, commands->name,
			          commands->right);
		for (const char *c = commands->keys; *c; c++)
			cr_expect(!(*c >= 'A' && *c <= 'Z' && (c == commands->keys || c[-1] == ' ') &&
			            (c[1] == ' ' || !c[1])),
			          "%s %s: no capital letter is a command", where, commands->name);
	}
}

/* Every line of every command table is whole. */
Test(catalogue, commands_are_whole)
{
	check(catalogue_globals(), "global");
	check(visit_commands, "appointment");
	check(client_commands, "client");
	for (const struct screen *const *screen = desk_screens; *screen; screen++) {
		cr_expect((*screen)->name && (*screen)->draw, "a screen without name or draw");
		check((*screen)->commands, (*screen)->name);
		check((*screen)->rest, (*screen)->name);
	}
}

static void fit(const struct command *commands, const char *where)
{
	for (; commands && commands->name; commands++) {
		cr_expect(width_text(_(commands->help)) <= HELP_COLS, "%s %s: cut in the help: %s", where,
		          commands->name, _(commands->help));
		if (commands->label)
			cr_expect(width_text(_(commands->label)) <= LABEL_COLS, "%s %s: cut in the help: %s", where,
			          commands->name, _(commands->label));
	}
}

static void fit_all(void)
{
	fit(catalogue_globals(), "global");
	fit(visit_commands, "appointment");
	fit(client_commands, "client");
	for (const struct screen *const *screen = desk_screens; *screen; screen++) {
		fit((*screen)->commands, (*screen)->name);
		fit((*screen)->rest, (*screen)->name);
	}
}

/* The help says what a key does in one line of 80 columns. */
Test(catalogue, help_fits_its_line)
{
	fit_all();
	japanese_begin();
	fit_all();
}

/* One key of one screen means one thing. */
Test(catalogue, keys_do_not_clash)
{
	for (const struct screen *const *screen = desk_screens; *screen; screen++)
		for (const struct command *a = (*screen)->commands; a && a->name; a++)
			for (const struct command *b = a + 1; b->name; b++)
				for (uint32_t key = '!'; a->run && b->run && !a->when && !b->when && key <= '~'; key++)
					cr_expect(!(key_in(a->keys, key) && key_in(b->keys, key)),
					          "%s: %s and %s have one key", (*screen)->name, a->name, b->name);
}

Test(catalogue, sections_are_listed)
{
	for (int i = 0; i < SECTIONS; i++) {
		const struct screen *const *screen = desk_screens;
		cr_expect_eq(desk_sections[i].number, i + 2);
		while (*screen && *screen != desk_sections[i].screen)
			screen++;
		cr_expect(!desk_sections[i].screen || *screen, "F%d is not in desk_screens", i + 2);
	}
}

Test(catalogue, names_of_the_configuration)
{
	cr_expect_str_eq(catalogue_command("today"), "desk.today");
	cr_expect_str_eq(catalogue_command("Desk.Today"), "desk.today");
	cr_expect_str_eq(catalogue_command("history.undo"), "history.undo");
	cr_expect_null(catalogue_command("undo_all"));
	cr_expect_eq(key_parse("f2"), K_F(2));
	cr_expect_eq(key_parse("ctrl-s"), K_CTRL('s'));
	cr_expect_eq(key_parse("pgup"), (uint32_t)K_PAGEUP);
}
