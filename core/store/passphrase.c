#include "core/store/passphrase.h"

#include <sodium.h>
#include <string.h>

#include "core/words.h"

static size_t characters(const char *text)
{
	size_t count = 0;
	for (; *text; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

enum status passphrase_hash(const char *passphrase, char out[PASSPHRASE_HASH_BYTES], struct fault *fault)
{
	if (sodium_init() < 0)
		return fault_set(fault, FAILED, NULL, _("The machine gives no random numbers."));
	if (characters(passphrase) < PASSPHRASE_MIN_CHARACTERS)
		return fault_set(fault, INVALID, "passphrase",
		                 _("The passphrase is shorter than %d characters: choose a longer one."),
		                 PASSPHRASE_MIN_CHARACTERS);
	if (crypto_pwhash_str(out, passphrase, strlen(passphrase), crypto_pwhash_OPSLIMIT_INTERACTIVE,
	                      crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
		return fault_set(fault, FAILED, NULL, _("Out of memory."));
	return DONE;
}

bool passphrase_matches(const char *hash, const char *passphrase)
{
	return hash[0] && crypto_pwhash_str_verify(hash, passphrase, strlen(passphrase)) == 0;
}
