#ifndef TUI_LIST_H
#define TUI_LIST_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The arithmetic of a list: how many rows there are, which are shown, which one the cursor is on. The cursor is bound
 * to the row's id, not to its place: when rows change around it, it stays on its row (rule R20). The rows themselves
 * belong to the screen; the list asks for ids only.
 */
struct list {
	int count;  /* rows there are */
	int rows;   /* rows shown */
	int top;    /* the first shown */
	int at;     /* the cursor, 0..count-1; 0 in an empty list */
	int64_t id; /* of the row under the cursor */
	bool lost;  /* that row is gone: nothing is under the cursor until it is moved */
};

/* Where the list finds the ids of its rows. Unique in a list; 0 stands for a row without one ("new client"). */
struct list_rows {
	int count;
	int64_t (*id_at)(const void *rows, int at);
	const void *rows; /* given to id_at */
};

/* How many rows are shown; 0 is taken as 1. */
void list_fit(struct list *list, int rows);

/*
 * The rows are others now: finds the cursor's row again. If it is gone, the cursor stays at its place and the list is
 * `lost`. The first rows of an empty list put the cursor on the first.
 */
void list_changed(struct list *list, struct list_rows rows);

/* The rows are of another question (other letters in the look-up box): the cursor goes to row `at`. */
void list_begin(struct list *list, struct list_rows rows, int at);

/* Puts the cursor on a row, by place or by id (false when there is no such row). */
void list_go(struct list *list, int at, struct list_rows rows);
bool list_find(struct list *list, int64_t id, struct list_rows rows);

/* Up, Down, PgUp, PgDn, Home, End. False when the key is none of them. */
bool list_key(struct list *list, uint32_t code, struct list_rows rows);

/* Is there a row under the cursor to act on? */
bool list_holds(const struct list *list);

#endif
