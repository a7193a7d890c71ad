#ifndef TUI_DESK_STATE_H
#define TUI_DESK_STATE_H

#include "tui/desk.h"

/* What the files of the desk share: tui/desk*.c, frame.c, globals.c, palette.c. Screens know only tui/desk.h. */

#define STACK_MOST    16
#define COMMANDS_MOST 128
#define QUEUE_MOST    4096

struct layer {
	const struct screen *screen;
	void *state;
	int tag;
	bool stale; /* rows changed while it was covered */
};

struct stack {
	struct layer layers[STACK_MOST];
	int count;
};

struct said {
	char text[DESK_TEXT_BYTES];
	int64_t action; /* what Ctrl-Z takes back, or Ctrl-Y does again */
	bool undone;
	bool fresh; /* no key was played since */
};

struct queue {
	struct key *keys;
	char **texts;
	int count, room, at;
};

struct desk {
	struct desk_setup setup;
	struct stack stacks[SECTIONS]; /* of section number n at n - 2 */
	int section;                   /* the present one, 2..8 */
	int before;                    /* where Esc at the bottom goes back to; 0: nowhere */
	struct carried carried;
	struct canvas canvas;
	struct said said;
	char remark[DESK_TEXT_BYTES];
	bool remark_warns;
	struct queue queue;
	uint32_t drawn;   /* pictures composed so far */
	uint32_t barrier; /* keys typed before this picture are dropped */
	int64_t now, minute;
	int64_t ms, poll_due, draft_due; /* 0: none due */
	int64_t keyed;                   /* when the last key came, by the same clock; 0: not known yet */
	bool stale, redraw, over, hurried;
	bool warned; /* that it will lock, since the last key */
};

/* The top of the present stack; NULL before anything is open. */
const struct layer *desk_top(const struct desk *desk);
enum focus layer_focus(const struct layer *layer);

/* The keys of a command: the configuration's, else the table's. */
const char *command_keys(const struct desk *desk, const struct command *command);
/* Acts now: its `when`, and the actor's right. */
bool command_acts(const struct desk *desk, const void *state, const struct command *command);
/* Would this key of the command reach it under this focus? Letters are text in a field. */
bool key_reaches(enum focus focus, uint32_t code);

struct offer {
	const struct command *command;
	bool global;
};
/* All commands that act now: the screen's in order, then the global ones whose keys are free. Gives how many. */
int desk_offers(const struct desk *desk, const struct layer *layer, struct offer offers[COMMANDS_MOST]);
/* Runs it on the layer. */
void desk_offer_run(struct desk *desk, const struct layer *layer, const struct command *command, uint32_t key);

/* Ended by one without a name. */
extern const struct command desk_globals[];

/* All screens are told that rows have changed. */
void desk_changed(struct desk *desk);
void desk_back(struct desk *desk);
void desk_undo(struct desk *desk, bool again);
void desk_pop(struct desk *desk);
/* Work is under way that must be done before the next key. */
bool desk_busy(const struct desk *desk);

/* tui/lock.c: nothing is shown until the passphrase is typed. Drafts are kept, all screens stay open below. */
void desk_lock(struct desk *desk);
/* Warns half a minute before, and locks a desk at which no key was pressed for so long. */
void desk_watch_idle(struct desk *desk);

/* The frame around the body: first line, message line, last line. */
struct area frame_body(const struct desk *desk);
void frame_draw(struct desk *desk);

/* How a key is shown to the reader: "↑", "Enter". */
const char *key_face(const struct desk *desk, uint32_t code, char out[KEY_NAME_BYTES]);

extern const struct screen question_screen;
extern const struct screen help_screen;
extern const struct screen palette_screen;
extern const struct screen hidden_screen;
extern const struct screen lock_screen;

#endif
