#ifndef CLI_SECRET_H
#define CLI_SECRET_H

#include "core/status.h"
#include "core/store/passphrase.h"

struct call;

/*
 * The hash of a new passphrase: from the first line of --passphrase-file, else asked twice on the terminal without
 * showing it. INVALID when it is too short, the two differ, or there is neither file nor terminal.
 */
enum status secret_read(struct call *call, char hash[PASSPHRASE_HASH_BYTES]);

#endif
