#ifndef TUI_MEMBERSHIP_H
#define TUI_MEMBERSHIP_H

#include "tui/screen.h"

/* One who is no member, or left, joins; a member leaves, with the day and the reason. `argument` points to the client's
 * id. The history stays, whatever number is found. */
extern const struct screen join_screen;
extern const struct screen leave_screen;

/* Their names in drafts; the object is the client's number. */
#define JOIN_FORM  "client.join"
#define LEAVE_FORM "client.leave"

#endif
