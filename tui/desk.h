#ifndef TUI_DESK_H
#define TUI_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/status.h"
#include "tui/key.h"
#include "tui/screen.h"

/*
 * The desk program: sections F2..F8, each a stack of screens, one place that takes keys. It knows no terminal: the
 * loop (tui/loop.h) feeds it keys and time and shows the canvas it composes; tests do the same by hand.
 *
 * First the part for screens, then the part for the loop.
 */

struct db;
struct desk;

#define DESK_LEAST_ROWS 20
#define DESK_LEAST_COLS 60
#define DESK_TEXT_BYTES 640

/* ---- For screens: what the program is and knows ---- */

/* The store, for the core's functions. NULL in tests of the desk alone. */
struct db *desk_db(const struct desk *desk);
/* What main gave every screen along with the store: tui/front.h. May be NULL in tests. */
void *desk_context(const struct desk *desk);
/* The office's clock, UTC seconds (core/time/civil.h: moment_day, moment_minute). It moves between keys only. */
int64_t desk_now(const struct desk *desk);
/* A clock that only rises, to a quarter of a second: what came at once, and what somebody typed? */
int64_t desk_ms(const struct desk *desk);
bool desk_may(const struct desk *desk, const char *right);
/* Lines and signs in ASCII ([ui] line_characters). */
bool desk_ascii(const struct desk *desk);

/* ---- For screens: saying something on the message line ---- */

/*
 * An action was done: the sentence stays until the next one, and Ctrl-Z takes the action back (its id from
 * action_last; 0: nothing to take back). All screens are told that rows have changed.
 */
void desk_say(struct desk *desk, int64_t action, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* An action was taken back by the action `undo`; what it was stands in `words`. Ctrl-Y does it again. */
void desk_say_undone(struct desk *desk, int64_t undo, const char *words);
/* Does the message line name an action that Ctrl-Z takes back? */
bool desk_names_action(const struct desk *desk);
/* A remark that goes with the next key. */
void desk_remark(struct desk *desk, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A refusal: the sentence goes with the next key, and keys typed before it was shown are dropped (R29). */
void desk_refuse(struct desk *desk, const struct fault *fault);
/* The same with the sentence of the store's handle; for `if (status != DONE) desk_refuse_status(desk)`. */
void desk_refuse_store(struct desk *desk);
/*
 * Something to choose from came up that was not there when waiting keys were typed (a strip of proposals): they are
 * dropped. Pushing a screen that has no text focus does this by itself.
 */
void desk_stop(struct desk *desk);
/* True when a key waits already: drawing and previews can be left for later. */
bool desk_waits(const struct desk *desk);

/* ---- For screens: other screens ---- */

/*
 * Opens a screen above this one. `argument` is only read by its `open`. `tag` comes back in the answer. False when it
 * refused to open or there is no memory (said on the message line).
 */
bool desk_push(struct desk *desk, const struct screen *screen, int tag, const void *argument);
/*
 * Leaves the top screen, which must be the caller's, with an answer for the screen below (`answered`); the tag is put
 * in. The caller's state is gone when this returns. desk_leave: the same without an answer (as Esc).
 */
void desk_finish(struct desk *desk, struct answer answer);
void desk_leave(struct desk *desk);
/* Is the screen that has this state the one that is worked on, or is another open above it? */
bool desk_is_top(const struct desk *desk, const void *state);
/* Opens a section (2..8) as its key does. */
void desk_section(struct desk *desk, int number);
/* Runs a command of the present screen or a global one, by name. False when there is none that acts now. */
bool desk_run(struct desk *desk, const char *command);

/*
 * Asks a question below which digits choose; the answer's `choice` is the place in `labels` (0 first), digit 0 being
 * the tenth. `preset` has the cursor. Texts are copied; at most QUESTION_CHOICES.
 */
#define QUESTION_CHOICES 10
void desk_ask(struct desk *desk, int tag, const char *question, const char *const *labels, int count, int preset);
/* As desk_ask without preset; the answer's `id` is the row it was asked about, whatever the cursor is on by then. */
void desk_ask_about(struct desk *desk, int tag, int64_t id, const char *question, const char *const *labels, int count);
/* The same with a preset. */
void desk_ask_preset(struct desk *desk, int tag, int64_t id, const char *question, const char *const *labels, int count,
                     int preset);

/* The appointment of the cursor's line on the open screen that has this state; false for none. */
bool desk_visit(const struct desk *desk, const void *state, struct visit_line *out);
/* The client highlighted there; false for none. */
bool desk_client(const struct desk *desk, const void *state, struct carried *out);

/*
 * The client who stands in line 3 of F4 and F5 (`予約する方`): client 0 for nobody. Set by F4 and F5 from what is
 * highlighted, and cleared by Esc, F2 and F3; the screens clear it when they have saved.
 */
const struct carried *desk_carried(const struct desk *desk);
void desk_carry(struct desk *desk, const struct carried *carried); /* NULL clears */

/* ---- For the loop and tests ---- */

/* What a slice of work that can wait came to. When all is done, screens are told that rows have changed. */
enum idle { IDLE_NOTHING, IDLE_MORE, IDLE_DONE };

/* What the office behind the desk does. Any may be NULL. */
struct desk_office {
	struct db *db;
	void *context; /* the first argument of these, and desk_context */
	int64_t (*now)(void *context);
	/* Another process has changed rows since the last call. Four times a second. */
	bool (*changed)(void *context);
	bool (*may)(void *context, const char *right);
	/* Takes an action back; gives the action that did. */
	enum status (*undo)(void *context, int64_t action, int64_t *done, struct fault *fault);
	/* Is it the passphrase of whoever works here? DENIED. NULL: they have none, and the desk cannot be locked. */
	enum status (*unlock)(void *context, const char *passphrase, struct fault *fault);
	/* A slice of what can wait (loading the look-up) while no key does; a few ms. */
	enum idle (*idle)(void *context);
	/* The screen of the history, with the cursor on my last action. */
	const struct screen *history;
	/*
	 * The one-line entry's own language. `run` false: writes how the line is read to `reading`, NOT_FOUND when it
	 * is none of ours. `run` true: does it.
	 */
	enum status (*line)(struct desk *desk, const char *text, bool run, char *reading, size_t size);
};

struct desk_setup {
	struct desk_office office;
	const struct section *sections; /* SECTIONS of them */
	int home;                       /* the section it opens with; 0: the first that is there */
	const char *society;
	const char *who; /* the name of whoever works here */
	int64_t idle_ms; /* without a key for so long the desk locks; 0: never by itself */
	bool practice;
	bool ascii;
	bool no_clock;        /* [ui] clock: the first line without the time */
	int64_t first_action; /* what the desk says first, and which action Ctrl-Z then takes back; 0: nothing */
	const char *first_words;
	const struct key_binding *bindings; /* borrowed; ended by one without a command; may be NULL */
};

/* Opens the desk on its home section; all texts of the setup are borrowed. FAILED without memory or any section. */
enum status desk_open(struct desk **out, const struct desk_setup *setup, int rows, int cols);
/* Keeps the drafts of everything open, closes all screens. NULL is allowed. */
void desk_close(struct desk *desk);

/* The terminal has another size now. */
void desk_resize(struct desk *desk, int rows, int cols);
/* Queues a key; a paste's text is copied. It is stamped with the picture that stands on the screen.
 * K_NONE is no key. */
void desk_type(struct desk *desk, const struct key *key);
/* More keys are under way than could be taken: what can wait (settle) is left out of the next picture. */
void desk_hurry(struct desk *desk, bool hurried);
/* Keys typed before the next picture will be dropped (desk_stop). */
bool desk_stopped(const struct desk *desk);
/* Plays the queued keys. */
void desk_work(struct desk *desk);
/* Time has passed: `ms` is any clock that only rises. Looks for changes of others, keeps drafts, moves the clock. */
void desk_tick(struct desk *desk, int64_t ms);
/* Keeps all drafts now. */
void desk_keep(struct desk *desk);
/* Does a slice of what can wait; true when there is more. Only while no key waits. */
bool desk_idle(struct desk *desk);
/* Is there something to draw? */
bool desk_stale(const struct desk *desk);
/* Composes the picture; it then counts as shown. Borrowed until the next call. */
const struct canvas *desk_compose(struct desk *desk);
/* Ctrl-L was pressed since the last call: the terminal must be drawn anew. */
bool desk_redraws(struct desk *desk);
/* The clerk has left the program. */
bool desk_over(const struct desk *desk);

#endif
