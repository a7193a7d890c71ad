#ifndef CORE_STORE_PASSPHRASE_H
#define CORE_STORE_PASSPHRASE_H

#include <stdbool.h>

#include "core/status.h"

/* argon2id as libsodium writes it, with its salt and cost. */
#define PASSPHRASE_HASH_BYTES     128
#define PASSPHRASE_MIN_CHARACTERS 8

/*
 * Hashes with 64 MiB and two passes (about a tenth of a second, on purpose), so never inside an action. INVALID when
 * shorter than 8 characters, FAILED out of memory.
 */
enum status passphrase_hash(const char *passphrase, char out[PASSPHRASE_HASH_BYTES], struct fault *fault);

/* Whether the hash is that of the passphrase; an empty hash matches nothing. */
bool passphrase_matches(const char *hash, const char *passphrase);

#endif
