#ifndef TUI_DRAFTS_H
#define TUI_DRAFTS_H

#include "core/office/draft.h"
#include "tui/desk.h"

/* Opens the form a draft belongs to, for whom it was typed; the form takes the draft's text itself. */
void draft_open(struct desk *desk, const struct draft *draft);

#endif
