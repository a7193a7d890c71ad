#ifndef TESTS_FUZZ_TARGET_H
#define TESTS_FUZZ_TARGET_H

#include <stddef.h>

/*
 * What is read from outside, each with what must hold of any bytes; what does not hold ends the program (FUZZ_HOLD).
 * `text` has a NUL behind its `size` bytes, and may hold others.
 */
struct fuzz_target {
	const char *name;
	void (*run)(const char *text, size_t size);
};

/* All of them, ended by a NULL name. */
extern const struct fuzz_target fuzz_targets[];

void fuzz_csv(const char *text, size_t size);
void fuzz_ini(const char *text, size_t size);
void fuzz_date(const char *text, size_t size);
void fuzz_kana(const char *text, size_t size);
void fuzz_search(const char *text, size_t size);
void fuzz_line(const char *text, size_t size);

#define FUZZ_HOLD(what) ((what) ? (void)0 : fuzz_broken(#what, __FILE__, __LINE__))
_Noreturn void fuzz_broken(const char *what, const char *file, int line);

#endif
