#ifndef CLI_REGISTER_H
#define CLI_REGISTER_H

#include "core/people/register.h"

struct output;

/* The values of one client's row, under the register's keys and `kind`, inside an object that is open. */
void register_values(struct output *out, const struct register_row *row);

#endif
