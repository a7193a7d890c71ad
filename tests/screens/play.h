#ifndef TESTS_SCREENS_PLAY_H
#define TESTS_SCREENS_PLAY_H

#include "tests/screens/player.h"

#include <stdbool.h>
#include <stdio.h>

/*
 * Screen tests: a script NAME.play of keys and looks, and the screens it must give, NAME.out. Several players play the
 * same script - one drives the real program in a terminal, one the screens inside this process - and all must give
 * the same bytes.
 *
 * A script has one step a line; "#" begins a comment line. First the setting, each with a default:
 *
 *   size 80x24                columns x rows
 *   clock 2026-11-24T10:24    MADOGUCHI_NOW
 *   lang ja                   or en
 *   data demo                 a copy of the practice database of this clock (seed 1)
 *        staff                the same of an office whose staff log in
 *        empty                what `init` makes
 *        import FILE          the same, after `import members FILE` (path from the root of the tree)
 *        none                 no database
 *   as LOGIN                  who acts; else whom the program takes by itself
 *   files FOLDER              a copy of it stands where the program is started (path from the root of the tree)
 *
 * Then the steps. The program starts with the first that needs it:
 *
 *   run madoguchi ARGUMENTS   a command against the same database, before the start or beside the running desk
 *   hold consultant1 2 11:00 60   another clerk fills in a booking for desk 2 at 11:00, for 60 s more of the clock
 *   keys F3 y a Enter         keys by name (tests/terminal/keys.h), each settled before the next is sent
 *   type yamada               every character of the rest of the line is a key
 *   burst F3 y a Enter        keys in one write, settled once
 *   paste text                the rest of the line as a bracketed paste
 *   resize 100x30
 *   wait TEXT                 until TEXT stands on the screen (for what comes from elsewhere: another desk, the clock)
 *   expect TEXT               TEXT stands in one row now
 *   expect-not TEXT           it does not
 *   within 4-6 TEXT           it stands in one of these rows, counted from 1
 *   mark                      counts keys from here ...
 *   budget 10                 ... and there were at most so many
 *   show [attributes]         the screen as it is goes into the output
 *   ends [STATUS]             the program has ended with this exit status (0)
 */

struct step_kind;

struct step {
	const struct step_kind *kind;
	int line;
	char *text; /* the rest of the line, never NULL */
};

struct script {
	char name[64];
	struct play_setting setting;
	int count;
	struct step *steps;
};

/* Reads NAME.play. False with "FILE:LINE: reason" in `error` (size bytes). script_free also takes a zeroed struct. */
bool script_read(struct script *script, const char *path, char *error, size_t size);
void script_free(struct script *script);

/* NULL when no step has this name. */
const struct step_kind *step_kind_find(const char *name);

/* "80x24" in columns and rows, at most 500x200. */
bool size_read(const char *text, int *rows, int *columns);

/*
 * Plays the script; `script->setting` is complete. What `show` gives goes to `out`. False with "line N: reason" in
 * `error`; the screen as it stood then comes last in `out`.
 */
bool script_play(const struct script *script, struct player *player, FILE *out, char *error, size_t size);

#endif
