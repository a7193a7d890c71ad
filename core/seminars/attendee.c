#include <string.h>

#include "core/seminars/row.h"
#include "core/text/fold.h"
#include "core/text/safe.h"
#include "core/text/utf8.h"
#include "core/words.h"

/* What two names are compared by (rule R14). */
struct key {
	char name[FOLD_BYTES];
	char reading[FOLD_BYTES];
	bool kana; /* the name is nothing but kana */
};

/* Keys have no other kana than katakana. */
static bool only_kana(const char *key)
{
	uint32_t character;
	const char *at = key;
	for (int length; (length = utf8_step(at, &character)) != 0; at += length)
		if (character < 0x30A1 || character > 0x30FA)
			return false;
	return at > key;
}

static void make_key(struct key *key, const char *name, const char *reading)
{
	fold_text(key->name, sizeof(key->name), name ? name : "");
	fold_text(key->reading, sizeof(key->reading), reading ? reading : "");
	key->kana = only_kana(key->name);
	if (key->kana && !key->reading[0])
		memcpy(key->reading, key->name, sizeof(key->reading));
}

enum fit { NO_FIT, READING_FITS, NAME_FITS, BOTH_FIT };

static enum fit fits(const struct key *typed, const struct key *stands)
{
	bool readings = typed->reading[0] && strcmp(typed->reading, stands->reading) == 0;
	if (strcmp(typed->name, stands->name) == 0)
		return readings ? BOTH_FIT : NAME_FITS;
	return readings && (typed->kana || stands->kana) ? READING_FITS : NO_FIT;
}

/* The best fit among the client's people; several equally good ones are a question for the user. */
static enum status find(struct db *db, int64_t client, const struct attendee *attendee, int64_t *out)
{
	struct key typed, stands;
	enum fit best = NO_FIT;
	int many = 0;
	make_key(&typed, attendee->name, attendee->reading);
	struct stmt s = stmt_open(db, "SELECT id, name, reading FROM person WHERE client = $client ORDER BY id");
	stmt_bind_int(&s, "$client", client);
	while (stmt_row(&s)) {
		make_key(&stands, stmt_str(&s, 1), stmt_str(&s, 2));
		enum fit fit = fits(&typed, &stands);
		if (fit == NO_FIT || fit < best)
			continue;
		many = fit == best ? many + 1 : 1;
		best = fit;
		*out = stmt_int(&s, 0);
	}
	enum status status = stmt_close(&s);
	if (status == DONE && many > 1)
		return fault_set(db_fault(db), CONFLICT, "person",
		                 _("Several people of this client fit %s: give the name in kanji and the reading."),
		                 attendee->name);
	return status;
}

static enum status insert(struct db *db, int64_t client, const struct attendee *attendee, int64_t *out)
{
	struct stmt s = stmt_open(db, "INSERT INTO person (client, role, name, reading)"
	                              " VALUES ($client, 'other', $name, $reading)");
	stmt_bind_int(&s, "$client", client);
	stmt_bind_text(&s, "$name", attendee->name);
	stmt_bind_text(&s, "$reading", attendee->reading);
	stmt_run(&s);
	*out = db_last_id(db);
	return stmt_close(&s);
}

static enum status by_id(struct db *db, int64_t client, int64_t person, int64_t *out)
{
	struct stmt s = stmt_open(db, "SELECT id FROM person WHERE id = $person AND client = $client");
	stmt_bind_int(&s, "$person", person);
	stmt_bind_int(&s, "$client", client);
	bool found = stmt_row(&s);
	*out = stmt_int(&s, 0);
	enum status status = stmt_close(&s);
	if (status == DONE && !found)
		return fault_set(db_fault(db), NOT_FOUND, "person",
		                 _("The person is no longer among this client's people: choose again."));
	return status;
}

enum status attendee_check(struct fault *fault, const struct attendee *attendee)
{
	if (attendee->person)
		return DONE;
	char key[FOLD_BYTES] = "";
	if (attendee->name)
		fold_text(key, sizeof(key), attendee->name);
	if (!key[0])
		return fault_set(fault, INVALID, "person", _("A name is missing: type one."));
	enum status status = safe_check(fault, "person", attendee->name, SAFE_LINE, 200);
	if (status == DONE && attendee->note)
		status = safe_check(fault, "note", attendee->note, SAFE_LINE, SIGN_UP_NOTE_CHARACTERS);
	if (status == DONE && attendee->reading)
		status = safe_check(fault, "reading", attendee->reading, SAFE_LINE, 200);
	return status;
}

enum status attendee_person(struct db *db, int64_t client, const struct attendee *attendee, int64_t *out)
{
	enum status status = attendee_check(db_fault(db), attendee);
	*out = 0;
	if (status != DONE)
		return status;
	if (attendee->person)
		return by_id(db, client, attendee->person, out);
	if (!attendee->another)
		status = find(db, client, attendee, out);
	if (status == DONE && !*out)
		status = insert(db, client, attendee, out);
	return status;
}
