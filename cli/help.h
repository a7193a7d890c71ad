#ifndef CLI_HELP_H
#define CLI_HELP_H

struct call;

/* Prints the help of the command named, of a family of commands, or of the program, from the table of commands. */
void help_print(struct call *call);

#endif
