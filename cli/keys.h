#ifndef CLI_KEYS_H
#define CLI_KEYS_H

#include "config/option.h"
#include "core/status.h"
#include "tui/key.h"

struct call;
struct output;

/*
 * [keys] of the configuration as the desk takes them; the last of `out` stays empty. INVALID, with file and line, for a
 * command or a key the desk does not know.
 */
enum status keys_bind(struct call *call, struct key_binding out[OPTION_KEYS + 1]);

/* Lists every command of every screen with the keys it has then: first what acts everywhere, then screen by screen. */
void keys_print(struct output *out, const struct key_binding *bindings);

#endif
