#include "cli/call.h"
#include "cli/commands.h"
#include "core/people/lookup.h"
#include "core/words.h"

static const char *const keys[] = {"number", "name",    "reading", "representative", "phone", "town",
                                   "kind",   "matched", NULL};

/* The order of enum lookup_column. */
static const char *const columns[LOOKUP_COLUMNS] = {"number", "name", "reading", "representative", "phone", "town"};

static void print_hit(struct output *out, const struct lookup_hit *hit)
{
	output_object(out, NULL);
	for (int i = 0; i < LOOKUP_COLUMNS; i++)
		output_text(out, columns[i], hit->text[i]);
	output_text(out, "kind", client_kind_word(hit->kind));
	output_text(out, "matched", lookup_field_word(hit->matched));
	output_object_end(out);
}

static enum status run(struct call *call)
{
	struct lookup *lookup = NULL;
	struct lookup_result result;
	int64_t limit = LOOKUP_HITS;
	enum status status = call_number(call, "limit", 1, INT32_MAX, &limit);
	if (status == DONE)
		status = lookup_open(call->db, &lookup);
	if (status == DONE)
		status = lookup_load(lookup);
	if (status == DONE) {
		lookup_find(lookup, call->operands[0], limit < LOOKUP_HITS ? (int)limit : LOOKUP_HITS, &result);
		output_list(&call->out, keys);
		for (int i = 0; i < result.count; i++)
			print_hit(&call->out, &result.hits[i]);
		output_list_end(&call->out);
	}
	lookup_close(lookup);
	return status;
}

static const struct cli_option options[] = {
        {"limit", 0, N_("N"), N_("at most so many; 50 are the most")},
        {0},
};

const struct cli_command command_find = {
        .name = "find",
        .operands = N_("QUERY"),
        .least = 1,
        .most = 1,
        .help = N_("find clients by name, reading, romaji, number, phone, town"),
        .options = options,
        .needs = NEEDS_ACTOR,
        .run = run,
};
