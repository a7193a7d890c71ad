#ifndef CORE_EXPORT_WHOLE_FILE_H
#define CORE_EXPORT_WHOLE_FILE_H

#include <stdio.h>

#include "core/status.h"

/*
 * A file that appears whole or not at all: it is written beside its place and moved there at the end. What is for a
 * stream (standard output), or for a path that is no file (a device, a pipe), is kept in memory until then.
 */

#define WHOLE_FILE_PATH 4096

struct whole_file {
	FILE *file;
	const char *path; /* borrowed; NULL: for the stream */
	FILE *stream;     /* NULL: a file is to be moved to its place */
	char part[WHOLE_FILE_PATH];
};

/* INVALID when it cannot be written there. Without a path it is for `stream`, whose errors are its owner's. */
enum status whole_file_open(struct whole_file *out, const char *path, FILE *stream, struct fault *fault);

/* DONE puts it in its place, another status leaves nothing behind and is given back. FAILED: the disk. */
enum status whole_file_close(struct whole_file *file, enum status status, struct fault *fault);

/* An unnamed file in memory, so that names and addresses leave nothing on the disk. NULL when there is none to be had.
 */
FILE *memory_file(void);

#endif
