#ifndef TESTS_FAULTS_DISK_H
#define TESTS_FAULTS_DISK_H

#include <stddef.h>
#include <stdint.h>

/*
 * A layer between SQLite and the disk (a VFS). It makes calls fail as tests/faults/call.h says (a write that fails
 * has half been done), and keeps a tape of what was asked for, from which the disk of any moment can be rebuilt.
 */

/* Becomes SQLite's default. Call it before the first store is opened. */
void disk_begin(void);

/* What happened to the store's two files, in order. */
enum disk_file { DISK_STORE, DISK_JOURNAL, DISK_FILES };
struct disk_note {
	enum { DISK_WRITE, DISK_TRUNCATE, DISK_SYNC, DISK_DELETE, DISK_CONFIRMED } what;
	enum disk_file file;
	int64_t offset; /* of a write; a truncated file's size */
	size_t size;
	unsigned char *bytes;
};
struct disk_tape {
	struct disk_note *notes;
	size_t count, room;
};

/* Keeps the tape from here on; NULL ends. */
void disk_record(struct disk_tape *tape);
/* A step was confirmed to whoever asked for it. */
void disk_confirmed(void);
void disk_tape_free(struct disk_tape *tape);

#endif
