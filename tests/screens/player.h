#ifndef TESTS_SCREENS_PLAYER_H
#define TESTS_SCREENS_PLAYER_H

#include "tests/terminal/picture.h"

#include "core/status.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The two ways to play one script (tests/screens/play.h): the real program in a terminal, and the screens inside this
 * process. Both must show the same bytes.
 */

#define PLAY_TEXT_BYTES  512
#define PLAY_PATH_BYTES  1024
#define PLAY_PATIENCE_MS 10000

/* What a player needs to know to start the program. All strings outlive the player's run. */
struct play_setting {
	int rows, columns;
	char clock[32];
	char language[8];
	char data[PLAY_TEXT_BYTES];
	char as[32];                    /* who acts; "": whom the program takes by itself */
	char files[PLAY_TEXT_BYTES];    /* a folder whose copy stands in the scratch folder; "" for none */
	char program[PLAY_PATH_BYTES];  /* build/madoguchi, absolute */
	char folder[PLAY_PATH_BYTES];   /* scratch folder and home of this run, absolute */
	char database[PLAY_PATH_BYTES]; /* the copy made for this run */
};

/*
 * One way to play. `state` is the player's own. Functions give false on failure, with a sentence in `error`.
 * Keys come as the bytes xterm-256color would send (TERM is that).
 */
struct player {
	const char *name;
	bool (*start)(struct player *player, const struct play_setting *setting);
	/* Sends bytes in one go and lets the program run until it has drawn and waits. */
	bool (*send)(struct player *player, const char *bytes, size_t count);
	bool (*resize)(struct player *player, int rows, int columns);
	/* Lets the program run until it has drawn of itself, at most `patience` milliseconds. */
	bool (*pump)(struct player *player, int patience);
	/* The screen now; the caller frees the picture. */
	bool (*look)(struct player *player, struct picture *picture);
	/* The program has ended; its exit status. */
	bool (*ended)(struct player *player, int patience, int *status);
	/* Ends everything that was started; also called when nothing was. */
	void (*stop)(struct player *player);
	void *state;
	char error[FAULT_TEXT_BYTES];
};

/* The real program in a pty read by libvterm. */
void player_pty(struct player *player);

/* The screens in this process, without curses. */
void player_inside(struct player *player);

#endif
