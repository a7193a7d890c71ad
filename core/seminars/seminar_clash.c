#include <string.h>

#include "core/seminars/clash.h"
#include "core/store/stmt.h"
#include "core/time/civil.h"
#include "core/words.h"

static const struct {
	const char *word, *text;
} kinds[] = {[CLASH_ADVISES] = {"advises", N_("the lecturer has an appointment")},
             [CLASH_TEACHES] = {"teaches", N_("the lecturer teaches elsewhere")},
             [CLASH_ROOM] = {"room", N_("the room is taken")}};

const char *clash_word(enum clash_kind kind)
{
	return kinds[kind].word;
}

const char *clash_text(enum clash_kind kind)
{
	return _(kinds[kind].text);
}

/* Intervals are half-open (rule R5); an appointment keeps its desk for the gap behind it too. */
static const char query[] =
        "WITH mine AS (SELECT s.id, s.consultant, x.position, x.day, x.from_minute, x.to_minute, x.room"
        " FROM seminar s JOIN seminar_session x ON x.seminar = s.id WHERE s.id = $id AND x.day >= $today"
        " AND s.status NOT IN ('held', 'cancelled')),"
        " others AS (SELECT s.id, s.title, s.consultant, x.day, x.from_minute, x.to_minute, x.room, m.position,"
        " m.consultant AS lecturer, m.room AS place FROM mine m JOIN seminar_session x ON x.day = m.day"
        " AND x.from_minute < m.to_minute AND m.from_minute < x.to_minute"
        " JOIN seminar s ON s.id = x.seminar AND s.id <> m.id AND s.status <> 'cancelled')"
        " SELECT 0, m.position, a.id, a.day, a.cell * 15, a.cell * 15 + a.minutes, c.name FROM mine m"
        " JOIN appointment a ON a.consultant = m.consultant AND a.day = m.day"
        " AND a.status IN ('booked', 'arrived', 'in_session')"
        " AND a.cell * 15 < m.to_minute AND m.from_minute < (a.cell + a.cells) * 15"
        " JOIN client c ON c.id = a.client"
        " UNION ALL SELECT 1, position, id, day, from_minute, to_minute, title FROM others WHERE consultant = lecturer"
        " UNION ALL SELECT 2, position, id, day, from_minute, to_minute, title FROM others WHERE room = place"
        " ORDER BY 4, 5, 1, 3 LIMIT $most";

static void read_clash(struct stmt *s, struct seminar_clash *out)
{
	out->kind = (enum clash_kind)stmt_int(s, 0);
	out->position = (int)stmt_int(s, 1);
	out->id = stmt_int(s, 2);
	day_parse(stmt_str(s, 3), &out->day);
	out->from_minute = (int)stmt_int(s, 4);
	out->to_minute = (int)stmt_int(s, 5);
	stmt_text(s, 6, out->what, sizeof(out->what));
}

enum status seminar_clashes(struct db *db, int64_t seminar, struct clash_list *out)
{
	char today[DAY_BYTES];
	struct stmt s = stmt_open(db, query);
	memset(out, 0, sizeof(*out));
	stmt_bind_int(&s, "$id", seminar);
	stmt_bind_text(&s, "$today", day_format(moment_day(db_now(db)), today));
	stmt_bind_int(&s, "$most", CLASHES_MOST);
	while (stmt_row(&s))
		read_clash(&s, &out->rows[out->count++]);
	return stmt_close(&s);
}

enum status seminar_taught(struct db *db, int64_t consultant, const struct hour *hour, struct seminar_clash *out)
{
	char day[DAY_BYTES];
	struct stmt s = stmt_open(db, "SELECT 1, x.position, s.id, x.day, x.from_minute, x.to_minute, s.title"
	                              " FROM seminar s JOIN seminar_session x ON x.seminar = s.id"
	                              " WHERE s.consultant = $consultant AND s.status NOT IN ('held', 'cancelled')"
	                              " AND x.day = $day AND x.from_minute < $to AND $from < x.to_minute"
	                              " ORDER BY x.from_minute, s.id LIMIT 1");
	memset(out, 0, sizeof(*out));
	stmt_bind_int(&s, "$consultant", consultant);
	stmt_bind_text(&s, "$day", day_format(hour->day, day));
	stmt_bind_int(&s, "$from", hour->from_minute);
	stmt_bind_int(&s, "$to", hour->to_minute);
	if (stmt_row(&s))
		read_clash(&s, out);
	return stmt_close(&s);
}
