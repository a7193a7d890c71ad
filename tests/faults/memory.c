#include <errno.h>
#include <stddef.h>

#include "tests/faults/call.h"

/*
 * The program's own malloc stands before the C library's for every library it loads, so any allocation can be made to
 * fail. The names behind are the C library's (sourceware.org/glibc/wiki/MallocInternals).
 */
void *__libc_malloc(size_t size);                /* NOLINT: not ours to name */
void *__libc_calloc(size_t count, size_t size);  /* NOLINT */
void *__libc_realloc(void *memory, size_t size); /* NOLINT */
void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *memory, size_t size);

static void *refused(void)
{
	errno = ENOMEM;
	return NULL;
}

void *malloc(size_t size)
{
	return call_fails(CALL_MEMORY) ? refused() : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return call_fails(CALL_MEMORY) ? refused() : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
	return call_fails(CALL_MEMORY) ? refused() : __libc_realloc(memory, size);
}
