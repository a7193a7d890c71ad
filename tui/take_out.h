#ifndef TUI_TAKE_OUT_H
#define TUI_TAKE_OUT_H

#include "tui/bulk.h"
#include "tui/screen.h"

/* Clients into a file: whom, where, and for labels which one of the sheet is the first. */

enum take_out_form { TAKE_OUT_XLSX, TAKE_OUT_UTF8, TAKE_OUT_CP932, TAKE_OUT_12, TAKE_OUT_24, TAKE_OUT_FORMS };

/* The argument; all of it is copied. */
struct take_out_ask {
	enum take_out_form form;
	struct bulk bulk;
};

extern const struct screen take_out_screen;

#endif
