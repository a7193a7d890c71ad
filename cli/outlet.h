#ifndef CLI_OUTLET_H
#define CLI_OUTLET_H

#include "cli/call.h"

/*
 * Where a command's pages go: into the file of -o, else to the program of [print] command.
 *
 *      struct outlet outlet;
 *      enum status status = outlet_open(call, &outlet);
 *      if (status == DONE)
 *              status = export_file(..., outlet.path, outlet.stream, ...);
 *      return outlet_close(call, &outlet, status);
 */
struct outlet {
	const char *path; /* NULL: pages for the printer go onto `stream` */
	FILE *stream;
};

/* INVALID without a file and without a program that prints. */
enum status outlet_open(struct call *call, struct outlet *out);
/* With DONE, prints what is for the printer. Gives the status back, or why it could not be printed. */
enum status outlet_close(struct call *call, struct outlet *outlet, enum status status);

#endif
