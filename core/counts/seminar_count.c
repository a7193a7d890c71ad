#include "core/counts/seminar_count.h"

#include <stdlib.h>
#include <string.h>

#include "core/store/stmt.h"
#include "core/time/civil.h"
#include "core/words.h"

/*
 * One row for each session that was held, and one for each person in it: every figure is a sum over some of them.
 * Beside them how much its session has changed since its attendance was closed, which is counted as the closing did.
 */
#define FACTS                                                                                                          \
	"WITH held AS (SELECT x.id AS session, x.position, x.day, x.from_minute, s.id AS seminar, s.title,"            \
	" s.capacity, CASE $by WHEN 'topic' THEN coalesce(s.topic, 0)"                                                 \
	" WHEN 'year' THEN CAST(substr(date(x.day, '-3 months'), 1, 4) AS INTEGER)"                                    \
	" WHEN 'seminar' THEN s.id ELSE 0 END AS key FROM seminar_session x JOIN seminar s ON s.id = x.seminar"        \
	" WHERE x.day BETWEEN $from AND $to AND s.status NOT IN ('draft', 'cancelled')"                                \
	" AND (x.day < $today OR (x.day = $today AND x.to_minute <= $minute)"                                          \
	" OR EXISTS (SELECT 1 FROM session_count k WHERE k.session = x.id))),"                                         \
	" since AS (SELECT h.session, count(a.id) - k.present AS people,"                                              \
	" count(u.id) FILTER (WHERE a.id IS NULL AND u.status IN ('registered', 'offered')) - k.absent AS absent,"     \
	" count(u.id) FILTER (WHERE a.id IS NULL AND u.status = 'waiting') - k.waiting AS waiting"                     \
	" FROM held h JOIN session_count k ON k.session = h.session LEFT JOIN sign_up u ON u.seminar = h.seminar"      \
	" LEFT JOIN attendance a ON a.sign_up = u.id AND a.session = h.session GROUP BY h.session),"                   \
	" fact AS (SELECT *, 'session' AS state, 0 AS roll, NULL AS client, NULL AS person, 0 AS nth FROM held"        \
	" UNION ALL SELECT h.*, CASE WHEN a.id IS NOT NULL THEN 'present' WHEN u.status = 'waiting' THEN 'waiting'"    \
	" ELSE 'absent' END, u.roll, u.client, u.person, row_number() OVER (PARTITION BY h.key, u.client,"             \
	" a.id IS NULL ORDER BY h.day, h.from_minute, h.session, u.roll)"                                              \
	" FROM held h JOIN sign_up u ON u.seminar = h.seminar"                                                         \
	" LEFT JOIN attendance a ON a.session = h.session AND a.sign_up = u.id"                                        \
	" WHERE a.id IS NOT NULL OR u.status <> 'cancelled'),"                                                         \
	" known AS (SELECT f.*, c.name, coalesce(c.joined_on <= f.day, c.kind IN ('member', 'left'))"                  \
	" AND (c.kind = 'member' OR coalesce(c.left_on >= f.day, 0)) AS member,"                                       \
	" coalesce(d.people, 0) AS people_since, coalesce(d.absent, 0) AS absent_since,"                               \
	" coalesce(d.waiting, 0) AS waiting_since"                                                                     \
	" FROM fact f LEFT JOIN client c ON c.id = f.client LEFT JOIN since d ON d.session = f.session) "

/*
 * Of each figure its word, which rows it sums, what each adds, and whether its session has changed in it since the
 * closing: what is shown of a figure is what it sums.
 */
#define FIGURE_TABLE(F)                                                                                                \
	F("sessions", "f.state = 'session'", "1", "(f.people_since, f.absent_since, f.waiting_since) <> (0, 0, 0)")    \
	F("people", "f.state = 'present'", "1", "f.people_since <> 0")                                                 \
	F("businesses", "f.state = 'present' AND f.nth = 1", "1", "0")                                                 \
	F("members", "f.state = 'present' AND f.member", "1", "0")                                                     \
	F("others", "f.state = 'present' AND NOT f.member", "1", "0")                                                  \
	F("seats", "f.state = 'session'", "f.capacity", "0")                                                           \
	F("absent", "f.state = 'absent'", "1", "f.absent_since <> 0")                                                  \
	F("waiting", "f.state = 'waiting'", "1", "f.waiting_since <> 0")

#define FIGURE_WORD(word, which, amount, later)   word,
#define FIGURE_SUM(word, which, amount, later)    ", coalesce(sum(" amount ") FILTER (WHERE " which "), 0)"
#define FIGURE_LATER(word, which, amount, later)  ", sum(f.state = 'session' AND " later ")"
#define FIGURE_WHICH(word, which, amount, later)  " WHEN '" word "' THEN " which
#define FIGURE_AMOUNT(word, which, amount, later) " WHEN '" word "' THEN " amount
#define FIGURE_MARK(word, which, amount, later)   " WHEN '" word "' THEN " later

#define FIGURES_SUMMED FIGURE_TABLE(FIGURE_SUM) FIGURE_TABLE(FIGURE_LATER)
#define FIGURE_IS      "CASE $figure" FIGURE_TABLE(FIGURE_WHICH) " END"
#define FIGURE_ADDS    "CASE $figure" FIGURE_TABLE(FIGURE_AMOUNT) " END"
#define FIGURE_CHANGED "CASE $figure" FIGURE_TABLE(FIGURE_MARK) " END"

static const char *const figure_words[FIGURES] = {FIGURE_TABLE(FIGURE_WORD)};
static const char *const count_words[] = {"all", "topic", "year", "seminar"};

static const char counts_query[] =
        FACTS "SELECT f.key, CASE $by WHEN 'topic' THEN (SELECT name FROM topic WHERE id = f.key)"
              " WHEN 'seminar' THEN min(f.title) END, count(*) OVER ()" FIGURES_SUMMED
              " FROM known f GROUP BY f.key ORDER BY CASE $by WHEN 'seminar' THEN min(f.day) END,"
              " CASE $by WHEN 'topic' THEN f.key = 0 END, f.key";

static const char rows_query[] =
        FACTS "SELECT f.seminar, f.title, f.position, f.day, f.roll, f.name, p.name, count(*) OVER (),"
              " f.people_since, f.absent_since, f.waiting_since, " FIGURE_ADDS ", " FIGURE_CHANGED
              " FROM known f LEFT JOIN person p ON p.id = f.person WHERE f.key = $key AND " FIGURE_IS
              " ORDER BY f.day, f.from_minute, f.session, f.roll";

const char *figure_word(enum figure figure)
{
	return figure_words[figure];
}

static int percent(int part, int whole)
{
	return whole > 0 ? (100 * part + whole / 2) / whole : -1;
}

int seminar_count_fill(const struct seminar_count *count)
{
	return percent(count->figures[FIGURE_PEOPLE] + count->figures[FIGURE_ABSENT], count->figures[FIGURE_SEATS]);
}

int seminar_count_no_show(const struct seminar_count *count)
{
	int absent = count->figures[FIGURE_ABSENT];
	return percent(absent, count->figures[FIGURE_PEOPLE] + absent);
}

/* Bound texts must live until the statement is closed. */
struct span {
	char from[DAY_BYTES], to[DAY_BYTES], today[DAY_BYTES];
};

static void bind(struct stmt *s, int year, enum count_by by, struct span *span)
{
	int64_t now = db_now(s->db);
	day_format(year ? day_of(year, 4, 1) : DAY_FIRST, span->from);
	day_format(year ? day_of(year + 1, 3, 31) : DAY_LAST, span->to);
	day_format(moment_day(now), span->today);
	stmt_bind_text(s, "$by", count_words[by]);
	stmt_bind_text(s, "$from", span->from);
	stmt_bind_text(s, "$to", span->to);
	stmt_bind_text(s, "$today", span->today);
	stmt_bind_int(s, "$minute", moment_minute(now));
}

static enum status no_memory(struct stmt *s)
{
	stmt_close(s);
	return fault_set(db_fault(s->db), FAILED, NULL, _("Out of memory."));
}

static void read_count(struct stmt *s, struct seminar_count *out)
{
	out->key = stmt_int(s, 0);
	stmt_text(s, 1, out->name, sizeof(out->name));
	for (int i = 0; i < FIGURES; i++)
		out->figures[i] = (int)stmt_int(s, 3 + i);
	for (int i = 0; i < FIGURES; i++)
		out->later[i] = (int)stmt_int(s, 3 + FIGURES + i);
}

enum status seminar_counts_load(struct db *db, int year, enum count_by by, struct seminar_counts *out)
{
	struct span span;
	struct stmt s = stmt_open(db, counts_query);
	memset(out, 0, sizeof(*out));
	bind(&s, year, by, &span);
	while (stmt_row(&s)) {
		if (!out->rows)
			out->rows = calloc((size_t)stmt_int(&s, 2), sizeof(*out->rows));
		if (!out->rows)
			return no_memory(&s);
		read_count(&s, &out->rows[out->count++]);
	}
	enum status status = stmt_close(&s);
	if (status == DONE && by == COUNT_ALL && !out->count) {
		out->rows = calloc(1, sizeof(*out->rows));
		out->count = out->rows ? 1 : 0;
	}
	if (status != DONE)
		seminar_counts_free(out);
	return status;
}

void seminar_counts_free(struct seminar_counts *counts)
{
	free(counts->rows);
	memset(counts, 0, sizeof(*counts));
}

static void read_row(struct stmt *s, struct figure_row *out)
{
	out->seminar = stmt_int(s, 0);
	stmt_text(s, 1, out->title, sizeof(out->title));
	out->position = (int)stmt_int(s, 2);
	day_parse(stmt_str(s, 3), &out->day);
	out->roll = (int)stmt_int(s, 4);
	stmt_text(s, 5, out->client, sizeof(out->client));
	stmt_text(s, 6, out->person, sizeof(out->person));
	out->since = (struct figure_since){(int)stmt_int(s, 8), (int)stmt_int(s, 9), (int)stmt_int(s, 10)};
	out->amount = (int)stmt_int(s, 11);
	out->later = stmt_int(s, 12) != 0;
}

enum status figure_rows_load(struct db *db, int year, enum count_by by, int64_t key, enum figure figure,
                             struct figure_rows *out)
{
	struct span span;
	struct stmt s = stmt_open(db, rows_query);
	memset(out, 0, sizeof(*out));
	bind(&s, year, by, &span);
	stmt_bind_int(&s, "$key", key);
	stmt_bind_text(&s, "$figure", figure_word(figure));
	while (stmt_row(&s)) {
		if (!out->rows)
			out->rows = calloc((size_t)stmt_int(&s, 7), sizeof(*out->rows));
		if (!out->rows)
			return no_memory(&s);
		read_row(&s, &out->rows[out->count++]);
	}
	enum status status = stmt_close(&s);
	if (status != DONE)
		figure_rows_free(out);
	return status;
}

void figure_rows_free(struct figure_rows *rows)
{
	free(rows->rows);
	memset(rows, 0, sizeof(*rows));
}
