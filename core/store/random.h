#ifndef CORE_STORE_RANDOM_H
#define CORE_STORE_RANDOM_H

#include <stddef.h>

/* Fills `out` with random hexadecimal digits and a NUL; `size` is odd. The store must have been opened once. */
void random_hex(char *out, size_t size);

#endif
