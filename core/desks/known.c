#include "core/desks/known.h"

#include "core/store/stmt.h"

enum status consultant_topics(struct db *db, int64_t consultant, const char *day, struct known *out, int room,
                              int *count)
{
	struct stmt s = stmt_open(
	        db, "SELECT t.id, t.code, t.name, c.strength FROM consultant_topic c JOIN topic t ON t.id = c.topic"
	            " WHERE c.consultant = $consultant AND t.valid_from <= $day"
	            " AND coalesce(t.valid_to, $day) >= $day"
	            " ORDER BY c.strength DESC, t.code = 0, t.code");
	stmt_bind_int(&s, "$consultant", consultant);
	stmt_bind_text(&s, "$day", day);
	*count = 0;
	while (*count < room && stmt_row(&s)) {
		struct known *known = &out[(*count)++];
		*known = (struct known){.topic = {.id = stmt_int(&s, 0), .code = (int)stmt_int(&s, 1)},
		                        .strength = (int)stmt_int(&s, 3)};
		stmt_text(&s, 2, known->topic.name, sizeof(known->topic.name));
	}
	return stmt_close(&s);
}
