#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "core/store/handle.h"

void hash_open(struct hash *hash)
{
	crypto_hash_sha256_init(&hash->state);
}

void hash_text(struct hash *hash, const char *text)
{
	size_t length = strlen(text);
	hash_int(hash, (int64_t)length);
	crypto_hash_sha256_update(&hash->state, (const unsigned char *)text, length);
}

void hash_int(struct hash *hash, int64_t value)
{
	char digits[24];
	int length = snprintf(digits, sizeof(digits), "%lld;", (long long)value);
	crypto_hash_sha256_update(&hash->state, (const unsigned char *)digits, (unsigned long long)length);
}

void hash_close(struct hash *hash, char out[HASH_HEX_BYTES])
{
	unsigned char digest[crypto_hash_sha256_BYTES];
	crypto_hash_sha256_final(&hash->state, digest);
	sodium_bin2hex(out, HASH_HEX_BYTES, digest, sizeof(digest));
}
