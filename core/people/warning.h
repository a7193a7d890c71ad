#ifndef CORE_PEOPLE_WARNING_H
#define CORE_PEOPLE_WARNING_H

#include "core/people/field.h"

/*
 * What looks wrong in a client's values and is taken all the same: a check digit that does not agree, a date out of
 * order, a reason that is missing. Values of a wrong form are refused instead (field_check).
 */
struct client_warning {
	enum client_field field;
	char text[400]; /* one sentence in the reader's language */
};

#define CLIENT_WARNINGS_MOST 8

/* Looks at the values as they will be, NULL and "" being not known. Gives how many there are. */
int client_warnings(const struct client_values *values, struct client_warning out[CLIENT_WARNINGS_MOST]);

#endif
