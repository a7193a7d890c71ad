#ifndef CLI_CREATE_H
#define CLI_CREATE_H

#include "config/option.h"
#include "core/office/found.h"
#include "core/status.h"

struct call;

/* What init and demo share: a new database file, and what the configuration says an office begins with. */

/* Where it will be. CONFLICT when a file is there; the user's data folder is made if need be. */
enum status create_place(struct call *call, char path[OPTION_PATH_BYTES]);

/* Opens the new file as the call's store. */
enum status create_open(struct call *call, const char *path);

/* Gives `status` back; unless it is DONE the new file is taken away, and its sentence kept in the call. */
enum status create_end(struct call *call, enum status status);

/* What a founding points to. */
struct office_texts {
	struct option_codes topics, fields, questions, divisions;
	struct rank_weights weights;
};
struct founding create_founding(const struct options *options, struct office_texts *texts);

#endif
