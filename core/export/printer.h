#ifndef CORE_EXPORT_PRINTER_H
#define CORE_EXPORT_PRINTER_H

#include <stdio.h>

#include "core/status.h"

/*
 * Gives a finished PDF to the office's printing program ([print] command), on its standard input. `command` is the
 * program and its arguments, parted by blanks; no shell reads it, so nothing in it means more than itself. What it
 * writes is dropped, its first complaint is passed on. FAILED when it cannot be started, fails, or does not end within
 * PRINTER_SECONDS, in which the desk waits.
 */
#define PRINTER_SECONDS 30

enum status printer_send(const char *command, FILE *pdf, struct fault *fault);

#endif
