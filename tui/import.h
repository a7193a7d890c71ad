#ifndef TUI_IMPORT_H
#define TUI_IMPORT_H

#include "tui/screen.h"

/*
 * The register from a CSV file: choose the file, see what it would add, change and what cannot be taken, take it over.
 * The file is read in steps while no key waits. One action for undo.
 */
extern const struct screen import_screen;

#endif
