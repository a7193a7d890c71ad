#ifndef CLI_LOGIN_H
#define CLI_LOGIN_H

#include "core/status.h"

struct call;

/*
 * With [security] login = on: asks who acts for their passphrase on the terminal until it is right. DENIED when they
 * give up, INVALID without a terminal.
 */
enum status login_ask(struct call *call);

#endif
