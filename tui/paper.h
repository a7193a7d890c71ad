#ifndef TUI_PAPER_H
#define TUI_PAPER_H

#include "core/export/desk_paper.h"
#include "core/seminars/seminar.h"
#include "core/seminars/sign_up.h"
#include "tui/desk.h"

/*
 * F9 of the appointment book: prints it, or writes it into the home directory, under a name nothing stands under yet,
 * when the configuration has no program that prints or it is a calendar; says which. Font and size are put in.
 */
void paper_write(struct desk *desk, const struct desk_paper *paper);

/* The slip of an appointment. */
void paper_slip(struct desk *desk, int64_t appointment);

/*
 * F9 of a seminar: asks what is wanted on paper, with `tag`; where a fee is taken, receipts too, and that of `person`
 * if they have paid. NULL for nobody. The same for what is answered.
 */
void paper_ask_seminar(struct desk *desk, int tag, const struct seminar *seminar, const struct sign_up *person);
void paper_seminar(struct desk *desk, int64_t seminar, const struct answer *answer);

#endif
