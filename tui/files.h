#ifndef TUI_FILES_H
#define TUI_FILES_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The folders and CSV files that a path can go on with while it is typed: what stands in its folder and begins with
 * what follows the last slash. Folders first, by name; hidden ones are left out unless they are typed.
 */
struct file_row {
	int64_t id; /* 1 and on */
	bool folder;
	int64_t bytes;
	char name[256];
};

struct file_list {
	struct file_row *rows; /* owned */
	int count;
};

/* An unreadable folder gives an empty list, as does the end of memory. */
void files_find(const char *path, struct file_list *out);
void files_free(struct file_list *list);

/* The path with the row's name in place of what was typed of it; a folder ends in a slash. */
void files_complete(const char *path, const struct file_row *row, char *out, int size);

#endif
