#include "cli/call.h"
#include "cli/commands.h"
#include "core/counts/seminar_count.h"
#include "core/time/civil.h"
#include "core/words.h"

static const char *const keys[] = {"topic",      "year",    "seminar", "title", "sessions", "people",
                                   "businesses", "members", "others",  "seats", "absent",   "waiting",
                                   "fill",       "no_show", "changed", NULL};

/* Per cent; null where there is nothing it could be of. */
static void print_rate(struct output *out, const char *key, int rate)
{
	if (rate < 0)
		output_null(out, key);
	else
		output_number(out, key, rate);
}

static void print_count(struct output *out, enum count_by by, int year, const struct seminar_count *count)
{
	output_object(out, NULL);
	output_text(out, "topic", by == COUNT_BY_TOPIC ? count->name : NULL);
	if (by == COUNT_BY_YEAR || year)
		output_number(out, "year", by == COUNT_BY_YEAR ? count->key : year);
	else
		output_null(out, "year");
	if (by == COUNT_BY_SEMINAR)
		output_number(out, "seminar", count->key);
	else
		output_null(out, "seminar");
	output_text(out, "title", by == COUNT_BY_SEMINAR ? count->name : NULL);
	for (int i = 0; i < FIGURES; i++)
		output_number(out, figure_word((enum figure)i), count->figures[i]);
	print_rate(out, "fill", seminar_count_fill(count));
	print_rate(out, "no_show", seminar_count_no_show(count));
	output_number(out, "changed", count->later[FIGURE_SESSIONS]);
	output_object_end(out);
}

static enum status print_counts(struct call *call, enum count_by by, int year)
{
	struct seminar_counts counts;
	enum status status = seminar_counts_load(call->db, year, by, &counts);
	if (status != DONE)
		return status;
	output_list(&call->out, keys);
	for (int i = 0; i < counts.count; i++)
		print_count(&call->out, by, year, &counts.rows[i]);
	output_list_end(&call->out);
	seminar_counts_free(&counts);
	return DONE;
}

/* By year all years are there; else it is the running one. */
static enum status run_counts(struct call *call)
{
	static const char *const words[] = {"topic", "year", "seminar", NULL};
	static const enum count_by ways[] = {COUNT_BY_TOPIC, COUNT_BY_YEAR, COUNT_BY_SEMINAR};
	int way = 0;
	enum status status = call_choice(call, "by", words, &way);
	int64_t year = ways[way] == COUNT_BY_YEAR ? 0 : day_fiscal_year(moment_day(clock_now(&call->clock)));
	if (status == DONE)
		status = call_number(call, "year", COUNT_YEAR_FIRST, COUNT_YEAR_LAST, &year);
	return status == DONE ? print_counts(call, ways[way], (int)year) : status;
}

static const struct cli_option options[] = {
        {"year", 0, N_("YEAR"), N_("the fiscal year, from April; else the running one, and all by year")},
        {"by", 0, N_("WAY"), N_("topic, year or seminar; else topic")},
        {0},
};

const struct cli_command command_seminar_counts = {
        .name = "seminar counts",
        .operands = "",
        .help = N_("count sessions held, people, businesses and seats"),
        .options = options,
        .needs = NEEDS_ACTOR,
        .run = run_counts,
};
