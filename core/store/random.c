#include "core/store/random.h"

#include <sodium.h>

void random_hex(char *out, size_t size)
{
	unsigned char bytes[64];
	size_t count = (size - 1) / 2 < sizeof(bytes) ? (size - 1) / 2 : sizeof(bytes);
	randombytes_buf(bytes, count);
	sodium_bin2hex(out, size, bytes, count);
}
