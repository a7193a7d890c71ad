#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/draw.h"
#include "tui/key.h"

/*
 * A screen is a const table, a command is one line of it; dispatch, the last line, help and the palette all read the
 * same tables. What a screen may ask of the program is in tui/desk.h; tests/unit/example_screen.c is a whole one.
 */

struct desk;
struct visit_line;

/*
 * What has the focus, named at the left of the last line.
 *
 *   LIST    一覧: letters are commands
 *   TEXT    入力: printables are text and go to `type`; commands are function and Ctrl keys and the named keys
 *   BLANK   入力, with nothing in the field: as TEXT, but ":" "?" "+" are commands as well
 *   CHOICE  選択: digits choose; letters are commands too
 */
enum focus { FOCUS_LIST, FOCUS_TEXT, FOCUS_BLANK, FOCUS_CHOICE };

/* Needs no right: looks, moves, opens. Every command names a right or this. */
#define RIGHT_NONE ""

/*
 * A command. The table is ended by one without a name; its order is the order in the last line.
 *
 *   name   as in [keys] of the configuration, and the same wherever the same thing is done: "appointment.cancel"
 *   keys   see tui/key.h: "x", "F12 Ctrl-S", "1 2 3"
 *   label  N_(), one word for the last line; NULL keeps it out of there
 *   help   N_(), a sentence for help and the manual
 *   right  the action of core/access/right.h it needs, or RIGHT_NONE. Never NULL
 *   run    does it. `key` is which of the keys it was. NULL: `type` handles the key, the line only names it
 *   when   does it act now? NULL: always. Only then it is run, named and found in the palette
 *   face   what the last line shows for the keys instead of the first one: "digits", "[ ]"; may be NULL
 */
struct command {
	const char *name;
	const char *keys;
	const char *label;
	const char *help;
	const char *right;
	void (*run)(struct desk *desk, void *state, uint32_t key);
	bool (*when)(const struct desk *desk, const void *state);
	const char *face;
};

enum screen_flags {
	SCREEN_OVER = 1,  /* drawn over the screen below: a question, a palette */
	SCREEN_HOLDS = 2, /* stays open when another section is opened over it: the attendance mode */
	SCREEN_ALONE = 4, /* no frame, no message, no global commands: the hidden screen */
	SCREEN_WAKES = 8  /* somebody is on the telephone about it: while it is open, an idle desk does not lock */
};

/* What a screen that was pushed gives back to the one below when it is finished. */
struct answer {
	int tag;          /* what the screen below pushed it with */
	bool given;       /* false: left by Esc */
	int choice;       /* of a question: the place of what was chosen, from 0 */
	int64_t id;       /* of a form or a list: the row; of a question: what it was about */
	const char *text; /* borrowed until `answered` returns; never NULL */
};

/* The client highlighted in a list or on a card, whom F4 and F5 carry along; or whose appointment is being moved. */
struct carried {
	int64_t client;  /* 0: nobody */
	int64_t visit;   /* the appointment that was picked up to be moved (F4); 0: a new one is wanted */
	int64_t rebooks; /* the appointment that is booked again; 0: none */
	char number[16];
	char name[640];
};

/*
 * A screen. Hooks that are NULL do nothing. `state` is `state_size` zeroed bytes of the screen's own, made before
 * `open` and freed after `close`. Only `open`, `changed`, `settle` and commands touch the store; `type` may, but a
 * key in a look-up reads memory only. No statement is open when a hook returns.
 *
 *   rest      commands of the screen as a whole, named behind those of the line the cursor is on; NULL: none
 *   open      `argument` is what desk_push was given. False refuses: it has said why (desk_refuse), nothing is pushed
 *   enter     its section was opened by its key (F2..F8), also again; desk_carried says whether for a client
 *   layout    the body's size, before every drawing: lists and fields are fitted here
 *   changed   rows may be others now: an action was done here or elsewhere. Read again, keep the cursor on its id
 *   settle    no key waits, the screen is about to be drawn: read what only the highlighted row needs (the preview)
 *   draw      draws the body into `body` of the canvas (everything else is clipped), and puts the cursor on the focus
 *   focus     NULL: FOCUS_LIST
 *   type      with focus TEXT or BLANK: printables and pastes; in any focus: keys that are no command here.
 *             False: not used, goes on to the global commands. `key` is as typed, key_command gives what it means
 *   overhears every key, before anything else: what is dropped because it was typed ahead, and what goes to a screen
 *             that is open above, too. True when it belongs to what a scanner wrote; what is above is then left
 *   back      Esc: true when it was used for one step inside the screen (clear the box); false leaves the screen
 *   answered  a screen pushed over this one has finished
 *   carried   the highlighted client; false for none. With it the screen has, after its own commands, those of
 *             every client (client_commands of tui/client_keys.h)
 *   visit     the appointment of the cursor's line; false for none. With it the screen has, after its own commands,
 *             those of every such line (visit_commands of tui/visit.h) and needs nothing more for them
 *   lost      is the row the cursor was on gone? Then a key that would have been for it says so and does nothing else
 *   draft     keep what is typed in the store: called within 2 s of typing, before leaving, and when the line is cut
 *   busy      is work under way that must be done before the next key? Keys are then kept, and played behind it
 *   idle      no key waits: a slice of long work, some 20 ms. True when something was done
 *   tick      four times a second, for every open screen: what is over by itself. Writes nothing while nothing is over
 *   title     more for the first line, after the name: "佐々木"
 */
struct screen {
	const char *name; /* N_() */
	unsigned flags;
	size_t state_size;
	const struct command *commands;
	const struct command *rest;
	bool (*open)(struct desk *desk, void *state, const void *argument);
	void (*enter)(struct desk *desk, void *state);
	void (*layout)(const struct desk *desk, void *state, struct area body);
	void (*changed)(struct desk *desk, void *state);
	void (*settle)(struct desk *desk, void *state);
	void (*draw)(const struct desk *desk, const void *state, struct canvas *canvas, struct area body);
	enum focus (*focus)(const void *state);
	bool (*type)(struct desk *desk, void *state, const struct key *key);
	bool (*overhears)(struct desk *desk, void *state, const struct key *key);
	bool (*back)(struct desk *desk, void *state);
	void (*answered)(struct desk *desk, void *state, const struct answer *answer);
	bool (*carried)(const void *state, struct carried *out);
	bool (*visit)(const void *state, struct visit_line *out);
	bool (*lost)(const void *state);
	void (*draft)(struct desk *desk, void *state);
	bool (*busy)(const void *state);
	bool (*idle)(struct desk *desk, void *state);
	void (*tick)(struct desk *desk, void *state);
	void (*title)(const void *state, char *out, size_t size);
	void (*close)(struct desk *desk, void *state);
};

/* The sections F2..F8, in order. One whose screen is NULL is hidden. The table is tui/screens.c. */
struct section {
	int number; /* 2..8, of the function key */
	const struct screen *screen;
};
#define SECTIONS 7

extern const struct section desk_sections[SECTIONS];

#endif
