#ifndef TUI_PAPER_H
#define TUI_PAPER_H

#include "core/export/desk_paper.h"
#include "tui/desk.h"

/*
 * F9 of the appointment book: writes it into the home directory, under a name nothing stands under yet, and says where.
 * The font is put in.
 */
void paper_write(struct desk *desk, const struct desk_paper *paper);

/* The slip of an appointment. */
void paper_slip(struct desk *desk, int64_t appointment);

#endif
