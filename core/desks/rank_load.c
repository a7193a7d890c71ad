#include <stdlib.h>

#include "core/desks/rank.h"
#include "core/office/setting.h"
#include "core/store/stmt.h"
#include "core/words.h"

static struct rank_fit *fit_of(const struct rank_ask *ask, int64_t consultant)
{
	for (int i = 0; i < ask->fits; i++)
		if (ask->fit[i].consultant == consultant)
			return &ask->fit[i];
	return NULL;
}

static enum status load_strength(struct db *db, int64_t topic, struct rank_ask *out)
{
	struct stmt s = stmt_open(db, "SELECT consultant, strength FROM consultant_topic WHERE topic = $topic");
	stmt_bind_int(&s, "$topic", topic);
	while (stmt_row(&s)) {
		struct rank_fit *fit = fit_of(out, stmt_int(&s, 0));
		if (fit)
			fit->strength = (int)stmt_int(&s, 1);
	}
	return stmt_close(&s);
}

/* The last adviser is who sat with the client last, today included; a clerk may have forgotten to mark it done. */
static enum status load_history(struct db *db, const struct slot_wish *wish, struct rank_ask *out)
{
	char today[DAY_BYTES];
	struct stmt s = stmt_open(db, "SELECT consultant FROM (SELECT consultant FROM appointment"
	                              " WHERE client = $client AND day <= $today AND id <> $moving AND"
	                              " status NOT IN ('cancelled', 'no_show')"
	                              " ORDER BY day DESC, cell DESC LIMIT 1)"
	                              " UNION ALL SELECT -consultant FROM unwanted_consultant"
	                              " WHERE client = $client");
	stmt_bind_int(&s, "$client", wish->client);
	stmt_bind_int(&s, "$moving", wish->moving);
	stmt_bind_text(&s, "$today", day_format(moment_day(db_now(db)), today));
	while (stmt_row(&s)) {
		int64_t consultant = stmt_int(&s, 0);
		struct rank_fit *fit = fit_of(out, consultant < 0 ? -consultant : consultant);
		if (fit && consultant < 0)
			fit->unwanted = true;
		else if (fit)
			fit->last = true;
	}
	return stmt_close(&s);
}

static enum status load_feedback(struct db *db, int64_t topic, struct rank_fit *fit)
{
	enum status status = feedback_of(db, fit->consultant, 0, &fit->all);
	if (status == DONE && topic)
		status = feedback_of(db, fit->consultant, topic, &fit->topic);
	return status;
}

/* An office founded before there were weights has not settled them. */
static enum status load_weight(struct db *db, const char *name, int most, int *out)
{
	char today[DAY_BYTES];
	int64_t value = 0;
	enum status status = setting_int(db, name, day_format(moment_day(db_now(db)), today), &value);
	if (status == NOT_FOUND)
		return DONE;
	*out = value < 0 ? 0 : value > most ? most : (int)value;
	return status;
}

static enum status load_weights(struct db *db, struct rank_weights *out)
{
	*out = rank_usual;
	enum status status = load_weight(db, "desks.weight_topic", RANK_MOST, &out->topic);
	if (status == DONE)
		status = load_weight(db, "desks.weight_last", RANK_MOST, &out->last);
	if (status == DONE)
		status = load_weight(db, "desks.weight_feedback", RANK_MOST, &out->feedback);
	return status == DONE ? load_weight(db, "desks.weight_wait", RANK_MOST_WAIT, &out->wait) : status;
}

enum status rank_load(struct db *db, const struct slot_wish *wish, const struct plan *plan, struct rank_ask *out)
{
	*out = (struct rank_ask){.from = wish->from,
	                         .fits = plan->consultants,
	                         .fit = calloc((size_t)plan->consultants + 1, sizeof(*out->fit))};
	if (!out->fit)
		return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	enum status status = load_weights(db, &out->weights);
	for (int i = 0; status == DONE && i < out->fits; i++) {
		out->fit[i].consultant = plan->consultant[i].id;
		status = load_feedback(db, wish->topic, &out->fit[i]);
	}
	if (status == DONE && wish->topic)
		status = load_strength(db, wish->topic, out);
	if (status == DONE && wish->client)
		status = load_history(db, wish, out);
	return status;
}
