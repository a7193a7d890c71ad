#ifndef CORE_EXPORT_CHILD_H
#define CORE_EXPORT_CHILD_H

#include <stdio.h>

/*
 * Another program, run to its end: with fixed arguments, never through a shell. `path` is looked for in PATH unless it
 * has a slash; `words` are its name and its arguments, ended by NULL, at most CHILD_WORDS. Its standard input is read
 * from the beginning.
 */
#define CHILD_WORDS 64

struct child {
	const char *path;
	const char *const *words;
	FILE *in, *out, *complaint; /* files of a descriptor: its standard input, output and error */
	int patience;               /* seconds, then it is killed; 0: as long as it takes */
};

/* 0, and in `state` what waitpid gives; else why it did not run to its end: an errno, ETIMEDOUT when it was killed. */
int child_run(const struct child *child, int *state);

#endif
