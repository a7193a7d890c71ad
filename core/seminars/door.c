#include "core/seminars/door.h"

#include <stdlib.h>
#include <string.h>

#include "core/seminars/row.h"
#include "core/store/journal.h"
#include "core/text/fold.h"
#include "core/text/number.h"
#include "core/text/romaji.h"
#include "core/text/utf8.h"
#include "core/words.h"

#define KEY_BYTES 200

/* What a row is found by; those of the given name are empty when it is not known. */
struct door_key {
	char name[KEY_BYTES], reading[KEY_BYTES], romaji[KEY_BYTES];
	char given[KEY_BYTES], given_romaji[KEY_BYTES];
	char firm[KEY_BYTES], firm_reading[KEY_BYTES], firm_romaji[KEY_BYTES];
};

/* 山田 豊 and ヤマダ ユタカ: what stands behind the first space, however wide it is. */
static const char *after_space(const char *text)
{
	const char *space = utf8_find_space(text);
	return space ? utf8_skip_spaces(space) : "";
}

struct named {
	const char *name, *reading, *firm, *firm_reading;
};

static void make_key(struct door_key *key, const struct named *of)
{
	const char *reading = of->reading[0] ? of->reading : of->name;
	const char *given = after_space(reading);
	fold_text(key->name, KEY_BYTES, of->name);
	fold_text(key->reading, KEY_BYTES, reading);
	romaji_key(key->romaji, KEY_BYTES, reading);
	fold_text(key->given, KEY_BYTES, given);
	romaji_key(key->given_romaji, KEY_BYTES, given);
	fold_text(key->firm, KEY_BYTES, of->firm);
	fold_text(key->firm_reading, KEY_BYTES, of->firm_reading);
	romaji_key(key->firm_romaji, KEY_BYTES, of->firm_reading);
}

#define DOOR_ROWS                                                                                                      \
	"SELECT" SIGN_UP_COLUMNS ", coalesce(a.at, 0), coalesce(a.how, ''), c.reading, count(*) OVER (),"              \
	" coalesce(a.id, 0)" SIGN_UP_TABLES "LEFT JOIN attendance a ON a.sign_up = u.id AND a.session = $session "
static const char door_rows[] = DOOR_ROWS "WHERE u.seminar = $seminar ORDER BY u.roll";
static const char door_one[] = DOOR_ROWS "WHERE u.id = $sign_up";

static void tally(struct door *door, const struct door_row *row, int by)
{
	door->present += by * (row->at != 0);
	door->walk_ins += by * row->walk_in;
	door->absent += by * (!row->at && sign_up_seated(&row->sign_up));
}

static void read_row(struct stmt *s, struct door *door, int place)
{
	struct door_row *row = &door->rows[place];
	sign_up_read(s, &row->sign_up);
	row->at = stmt_int(s, SIGN_UP_COLUMN_COUNT);
	row->mark = stmt_int(s, SIGN_UP_COLUMN_COUNT + 4);
	row->walk_in = row->at && strcmp(stmt_str(s, SIGN_UP_COLUMN_COUNT + 1), "signed_up") != 0;
	make_key(&door->keys[place], &(struct named){row->sign_up.person_name, row->sign_up.person_reading,
	                                             row->sign_up.client_name, stmt_str(s, SIGN_UP_COLUMN_COUNT + 2)});
	tally(door, row, 1);
}

static enum status read_rows(struct stmt *s, struct door *door)
{
	while (stmt_row(s)) {
		size_t rows = (size_t)stmt_int(s, SIGN_UP_COLUMN_COUNT + 3);
		if (!door->rows) {
			door->rows = calloc(rows, sizeof(*door->rows));
			door->keys = calloc(rows, sizeof(*door->keys));
		}
		if (!door->rows || !door->keys)
			return fault_set(db_fault(s->db), FAILED, NULL, _("Out of memory."));
		read_row(s, door, door->count++);
	}
	return DONE;
}

enum status door_load(struct db *db, int64_t seminar, int session, struct door *out)
{
	struct seminar_session found = {0};
	memset(out, 0, sizeof(*out));
	enum status status = journal_position(db, &out->since);
	if (status == DONE)
		status = attend_find_session(db, seminar, session, &found);
	if (status == DONE)
		status = seminar_get(db, seminar, &out->seminar);
	if (status != DONE)
		return status;
	out->session = &out->seminar.seminars[0].sessions[found.position - 1];
	struct stmt s = stmt_open(db, door_rows);
	stmt_bind_int(&s, "$seminar", seminar);
	stmt_bind_int(&s, "$session", found.id);
	status = read_rows(&s, out);
	enum status closed = stmt_close(&s);
	if (status == DONE)
		status = closed;
	if (status != DONE)
		door_free(out);
	return status;
}

/* ---- What changed since ---- */

#define MARKS_MOST 64

struct changes {
	int64_t marks[MARKS_MOST]; /* rows of attendance */
	int count;
	bool others;
};

static void see(void *context, const struct change *change)
{
	struct changes *changes = context;
	if (strcmp(change->noun, "attendance") != 0 || changes->count == MARKS_MOST)
		changes->others = true;
	else
		changes->marks[changes->count++] = change->row;
}

/* The place of whom a mark is of; one that is gone is known by its row. -1: nobody here that is known. */
static enum status find_marked(struct db *db, const struct door *door, int64_t mark, int *place)
{
	int64_t sign_up = 0;
	enum status status = stmt_one_int(db, "SELECT sign_up FROM attendance WHERE id = $id", mark, &sign_up);
	*place = -1;
	for (int i = 0; i < door->count && *place < 0; i++)
		if (sign_up ? door->rows[i].sign_up.id == sign_up : door->rows[i].mark == mark)
			*place = i;
	return status == NOT_FOUND && *place >= 0 ? DONE : status;
}

static enum status read_again(struct db *db, struct door *door, int place)
{
	struct stmt s = stmt_open(db, door_one);
	stmt_bind_int(&s, "$session", door->session->id);
	stmt_bind_int(&s, "$sign_up", door->rows[place].sign_up.id);
	if (stmt_row(&s)) {
		tally(door, &door->rows[place], -1);
		read_row(&s, door, place);
	}
	return stmt_close(&s);
}

/* Its own figures and those of its sessions. */
static enum status read_seminar(struct db *db, struct door *door)
{
	struct seminar_list fresh;
	int position = door->session->position;
	enum status status = seminar_get(db, door->seminar.seminars[0].id, &fresh);
	if (status != DONE)
		return status;
	seminar_list_free(&door->seminar);
	door->seminar = fresh;
	door->session = &door->seminar.seminars[0].sessions[position - 1];
	return DONE;
}

enum status door_catch_up(struct db *db, struct door *door, bool *done)
{
	struct changes changes = {.count = 0};
	enum status status = journal_changes(db, &door->since, see, &changes);
	*done = false;
	for (int i = 0; status == DONE && !changes.others && i < changes.count; i++) {
		int place;
		status = find_marked(db, door, changes.marks[i], &place);
		if (status == NOT_FOUND)
			return DONE;
		if (status == DONE && place >= 0)
			status = read_again(db, door, place);
	}
	if (status != DONE || changes.others)
		return status;
	*done = true;
	return changes.count ? read_seminar(db, door) : DONE;
}

void door_free(struct door *door)
{
	seminar_list_free(&door->seminar);
	free(door->rows);
	free(door->keys);
	memset(door, 0, sizeof(*door));
}

const struct door_row *door_row_of(const struct door *door, int64_t sign_up)
{
	for (int i = 0; i < door->count; i++)
		if (door->rows[i].sign_up.id == sign_up)
			return &door->rows[i];
	return NULL;
}

enum door_query door_read(const char *query)
{
	char text[64], digits[64];
	number_half(text, sizeof(text), query);
	size_t count = number_digits(digits, sizeof(digits), query);
	if (!text[0])
		return DOOR_EMPTY;
	if (count == NUMBER_CODE_BYTES - 1 && strspn(text, "0123456789 -") == strlen(text))
		return DOOR_CODE;
	struct roll_list rolls;
	struct fault unused;
	return roll_list_parse(query, &rolls, &unused) == DONE ? DOOR_ROLLS : DOOR_NAME;
}

struct query {
	char key[FOLD_BYTES];
	struct romaji_query romaji;
	bool sounds;
};

static bool begins(const char *text, const char *key)
{
	return key[0] && strncmp(text, key, strlen(key)) == 0;
}

static bool sounds_begin(const char *romaji, const struct query *q)
{
	for (size_t i = 0; q->sounds && i < q->romaji.count; i++)
		if (begins(romaji, q->romaji.keys[i]))
			return true;
	return false;
}

/* The place of a row among the hits, 0 if it is none. */
static int rank(const struct door_key *key, const struct query *q)
{
	if (begins(key->reading, q->key) || begins(key->name, q->key) || sounds_begin(key->romaji, q))
		return 1;
	if (begins(key->given, q->key) || sounds_begin(key->given_romaji, q))
		return 2;
	if (begins(key->firm, q->key) || begins(key->firm_reading, q->key) || sounds_begin(key->firm_romaji, q))
		return 3;
	if (q->key[0] && (strstr(key->name, q->key) || strstr(key->firm, q->key) || strstr(key->firm_reading, q->key)))
		return 4;
	return 0;
}

/* Writes the rows of one rank, those with a seat first. */
static int add_rank(const struct door *door, const struct query *q, int wanted, const struct door_row **out, int count,
                    int room)
{
	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < door->count && count < room; i++)
			if (sign_up_seated(&door->rows[i].sign_up) == (pass == 0) && rank(&door->keys[i], q) == wanted)
				out[count++] = &door->rows[i];
	return count;
}

static int by_rolls(const struct door *door, const char *query, const struct door_row **out, int room)
{
	struct roll_list rolls;
	struct fault unused;
	int count = 0;
	roll_list_parse(query, &rolls, &unused);
	for (int i = 0; i < rolls.count; i++)
		for (int j = 0; j < door->count && count < room; j++)
			if (door->rows[j].sign_up.roll == rolls.rolls[i])
				out[count++] = &door->rows[j];
	return count;
}

static int by_code(const struct door *door, const char *query, const struct door_row **out, int room)
{
	enum number_kind kind;
	int64_t id;
	int count = 0;
	if (!number_code_read(query, &kind, &id) || kind != NUMBER_SIGNUP)
		return 0;
	const struct door_row *row = door_row_of(door, id);
	if (row && room > 0)
		out[count++] = row;
	return count;
}

static void read_query(struct query *q, const char *text)
{
	fold_text(q->key, sizeof(q->key), text);
	q->sounds = romaji_query(&q->romaji, text);
}

static bool is_named(const struct door_key *key, const struct query *q)
{
	bool same = strcmp(key->name, q->key) == 0 || strcmp(key->reading, q->key) == 0;
	for (size_t i = 0; !same && q->sounds && i < q->romaji.count; i++)
		same = strcmp(key->romaji, q->romaji.keys[i]) == 0;
	return same;
}

const struct door_row *door_named(const struct door *door, const char *name)
{
	struct query q;
	read_query(&q, name);
	for (int i = 0; i < door->count; i++)
		if (door->rows[i].sign_up.status != SIGN_UP_CANCELLED && is_named(&door->keys[i], &q))
			return &door->rows[i];
	return NULL;
}

static int by_name(const struct door *door, const char *query, const struct door_row **out, int room)
{
	struct query q;
	int count = 0;
	read_query(&q, query);
	for (int wanted = 1; wanted <= 4; wanted++)
		count = add_rank(door, &q, wanted, out, count, room);
	return count;
}

int door_find(const struct door *door, const char *query, const struct door_row **out, int room)
{
	switch (door_read(query)) {
	case DOOR_EMPTY:
		break;
	case DOOR_ROLLS:
		return by_rolls(door, query, out, room);
	case DOOR_CODE:
		return by_code(door, query, out, room);
	case DOOR_NAME:
		return by_name(door, query, out, room);
	}
	return 0;
}

/* ---- Those of other seminars ---- */

static const char coming[] =
        "SELECT u.id, u.person, p.name, coalesce(p.reading, ''), c.name, c.reading FROM seminar_session x"
        " JOIN seminar t ON t.id = x.seminar AND t.status IN ('open', 'closed', 'held') AND t.id <> $seminar"
        " JOIN sign_up u ON u.seminar = t.id AND u.status <> 'cancelled'"
        " JOIN person p ON p.id = u.person JOIN client c ON c.id = u.client"
        " WHERE x.day >= $today ORDER BY x.day, x.from_minute";

/* The first row of the only person the name means; 0 for nobody, or several. */
static int64_t only_one(struct stmt *s, const struct query *q)
{
	struct door_key key;
	int64_t found = 0, person = 0;
	while (stmt_row(s)) {
		make_key(&key, &(struct named){stmt_str(s, 2), stmt_str(s, 3), stmt_str(s, 4), stmt_str(s, 5)});
		if (!rank(&key, q) || stmt_int(s, 1) == person)
			continue;
		if (person)
			return 0;
		found = stmt_int(s, 0);
		person = stmt_int(s, 1);
	}
	return found;
}

enum status door_elsewhere(struct db *db, int64_t seminar, const char *name, struct attend_result *out)
{
	struct query q;
	char today[DAY_BYTES];
	read_query(&q, name);
	*out = (struct attend_result){.outcome = ATTEND_NO_ROLL};
	struct stmt s = stmt_open(db, coming);
	stmt_bind_int(&s, "$seminar", seminar);
	stmt_bind_text(&s, "$today", day_format(moment_day(db_now(db)), today));
	int64_t found = only_one(&s, &q);
	enum status status = stmt_close(&s);
	if (status == DONE)
		status = found ? sign_up_by_id(db, found, &out->person)
		               : fault_set(db_fault(db), NOT_FOUND, "", _("Nobody here is called %s."), name);
	return status == DONE ? attend_elsewhere(db, out) : status;
}
