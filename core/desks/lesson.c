#include "core/desks/lesson.h"

#include <stdlib.h>

#include "core/store/stmt.h"
#include "core/time/civil.h"
#include "core/words.h"

static const char query[] = "SELECT s.consultant, s.id, x.day, x.from_minute, x.to_minute, s.title, count(*) OVER ()"
                            " FROM seminar_session x JOIN seminar s ON s.id = x.seminar"
                            " WHERE x.day BETWEEN $from AND $to AND s.consultant IS NOT NULL"
                            " AND s.status NOT IN ('held', 'cancelled') ORDER BY x.day, x.from_minute, x.id";

static void read_lesson(struct stmt *s, struct lesson *out)
{
	out->consultant = stmt_int(s, 0);
	out->seminar = stmt_int(s, 1);
	day_parse(stmt_str(s, 2), &out->day);
	out->from_minute = (int)stmt_int(s, 3);
	out->to_minute = (int)stmt_int(s, 4);
	stmt_text(s, 5, out->title, sizeof(out->title));
}

enum status lesson_list_load(struct db *db, int32_t from, int32_t to, struct lesson_list *out)
{
	char first[DAY_BYTES], last[DAY_BYTES];
	struct stmt s = stmt_open(db, query);
	*out = (struct lesson_list){0};
	stmt_bind_text(&s, "$from", day_format(from, first));
	stmt_bind_text(&s, "$to", day_format(to, last));
	while (stmt_row(&s)) {
		if (!out->rows)
			out->rows = calloc((size_t)stmt_int(&s, 6), sizeof(*out->rows));
		if (!out->rows) {
			stmt_close(&s);
			return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
		}
		read_lesson(&s, &out->rows[out->count++]);
	}
	enum status status = stmt_close(&s);
	if (status != DONE)
		lesson_list_free(out);
	return status;
}

void lesson_list_free(struct lesson_list *lessons)
{
	free(lessons->rows);
	*lessons = (struct lesson_list){0};
}

const struct lesson *lesson_in(const struct lesson_list *lessons, int64_t consultant, int32_t day, int from_minute,
                               int to_minute)
{
	for (int i = 0; i < lessons->count; i++) {
		const struct lesson *lesson = &lessons->rows[i];
		if (lesson->consultant == consultant && lesson->day == day && lesson->from_minute < to_minute &&
		    from_minute < lesson->to_minute)
			return lesson;
	}
	return NULL;
}
