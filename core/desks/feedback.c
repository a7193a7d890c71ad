#include "core/desks/feedback.h"

#include "core/store/stmt.h"

enum status feedback_of(struct db *db, int64_t consultant, int64_t topic, struct feedback *out)
{
	struct stmt s = stmt_open(db, "SELECT coalesce(sum(ratings), 0), coalesce(sum(total), 0) FROM consultant_rating"
	                              " WHERE consultant = $consultant AND ($topic = 0 OR topic = $topic)");
	stmt_bind_int(&s, "$consultant", consultant);
	stmt_bind_int(&s, "$topic", topic);
	*out = (struct feedback){0};
	if (stmt_row(&s))
		*out = (struct feedback){(int)stmt_int(&s, 0), (int)stmt_int(&s, 1)};
	return stmt_close(&s);
}

int feedback_tenths(const struct feedback *feedback)
{
	return feedback->ratings ? (10 * feedback->total + feedback->ratings / 2) / feedback->ratings : 0;
}
