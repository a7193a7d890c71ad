#include "cli/create.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/call.h"
#include "core/office/postal.h"
#include "core/store/db.h"
#include "core/words.h"

/* A folder that is there already, or cannot be made, is found out when the file is made in it. */
static void make_folders(const char *path)
{
	char folder[OPTION_PATH_BYTES];
	snprintf(folder, sizeof(folder), "%s", path);
	for (char *slash = folder; (slash = strchr(slash + 1, '/'));) {
		*slash = '\0';
		mkdir(folder, 0700);
		*slash = '/';
	}
}

/* A place the user named must be there; the program's own is made. */
static bool own_place(const struct call *call)
{
	const char *named = getenv("MADOGUCHI_DB");
	return !call_has(call, "db") && !(named && *named) && !call->options.store_path[0];
}

enum status create_place(struct call *call, char path[OPTION_PATH_BYTES])
{
	enum status status = options_store(&call->options, call_option(call, "db"), path, &call->fault);
	if (status == DONE && access(path, F_OK) == 0)
		return fault_set(&call->fault, CONFLICT, "db",
		                 _("%s is there already and stays as it is: name another file."), path);
	if (status == DONE && own_place(call))
		make_folders(path);
	return status;
}

enum status create_open(struct call *call, const char *path)
{
	enum status status = db_open(path, DB_CREATE, &call->db, &call->fault);
	if (status == DONE)
		db_set_now(call->db, clock_now(&call->clock), clock_machine());
	return status;
}

enum status create_end(struct call *call, enum status status)
{
	if (status == DONE)
		return DONE;
	if (!call->fault.text[0])
		call->fault = *db_fault(call->db);
	db_discard(call->db);
	call->db = NULL;
	return status;
}

struct founding create_founding(const struct options *options, struct office_texts *texts)
{
	options_topics(options, &texts->topics);
	options_fields(options, &texts->fields);
	options_questions(options, &texts->questions);
	options_divisions(options, &texts->divisions);
	texts->weights = (struct rank_weights){.topic = options->weight_topic,
	                                       .last = options->weight_last,
	                                       .feedback = options->weight_feedback,
	                                       .wait = options->weight_wait};
	return (struct founding){
	        .society = options->society_name,
	        .phone = options->society_phone,
	        .address = options->society_address,
	        .invoice = options->invoice_number,
	        .tax_percent = options->tax_percent,
	        .hours = options->hours,
	        .closed_days = options->closed_days,
	        .desks = options->desks,
	        .session_minutes = options->session_minutes,
	        .gap_minutes = options->gap_minutes,
	        .weights = &texts->weights,
	        .youth_age = options->youth_age,
	        .topics = texts->topics.items,
	        .fields = texts->fields.items,
	        .questions = texts->questions.items,
	        .divisions = texts->divisions.items,
	        .postal = postal_own,
	};
}
