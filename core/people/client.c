#include "core/people/client.h"

#include "core/store/stmt.h"
#include "core/text/utf8.h"
#include "core/time/civil.h"
#include "core/words.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *word, *text;
} kinds[] = {
        [CLIENT_MEMBER] = {"member", N_("member")},
        [CLIENT_LEFT] = {"left", N_("left")},
        [CLIENT_NONMEMBER] = {"nonmember", N_("non-member")},
        [CLIENT_FOUNDER] = {"founder", N_("founding soon")},
};

const char *client_kind_word(enum client_kind kind)
{
	return kinds[kind].word;
}

const char *client_kind_text(enum client_kind kind)
{
	return _(kinds[kind].text);
}

bool client_kind_find(const char *word, enum client_kind *out)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (strcmp(kinds[i].word, word) == 0) {
			*out = (enum client_kind)i;
			return true;
		}
	}
	return false;
}

static enum status not_found(struct db *db, const char *number)
{
	return fault_set(db_fault(db), NOT_FOUND, "client", _("There is no client %s: look the name up with find."),
	                 number);
}

/* The store refuses a client merged into itself, so chains end. */
enum status client_survivor(struct db *db, int64_t *id)
{
	int64_t next = *id;
	enum status status = DONE;
	for (int steps = 0; status == DONE && next != 0 && steps < 100; steps++) {
		*id = next;
		status = stmt_one_int(db, "SELECT coalesce(merged_into, 0) FROM client WHERE id = $id", *id, &next);
	}
	return status;
}

enum status client_find(struct db *db, const char *number, int64_t *out)
{
	char form[NUMBER_CLIENT_BYTES];
	if (!number_client(form, number))
		return fault_set(db_fault(db), INVALID, "client",
		                 _("\"%s\" is no client's number: type digits, such as 00123, or C00031."), number);
	struct stmt s = stmt_open(db, "SELECT id FROM client WHERE number = $number UNION ALL"
	                              " SELECT client FROM former_number WHERE number = $number LIMIT 1");
	stmt_bind_text(&s, "$number", form);
	bool found = stmt_row(&s);
	if (found)
		*out = stmt_int(&s, 0);
	enum status status = stmt_close(&s);
	if (status == DONE)
		status = found ? client_survivor(db, out) : not_found(db, form);
	return status;
}

static int32_t read_day(struct stmt *s, int column)
{
	int32_t day;
	return day_parse(stmt_str(s, column), &day) ? day : DAY_NONE;
}

static void read_row(struct stmt *s, struct client *out)
{
	memset(out, 0, sizeof(*out));
	out->id = stmt_int(s, 0);
	out->version = stmt_int(s, 1);
	stmt_text(s, 2, out->number, sizeof(out->number));
	client_kind_find(stmt_str(s, 3), &out->kind);
	stmt_text(s, 4, out->name, sizeof(out->name));
	stmt_text(s, 5, out->reading, sizeof(out->reading));
	stmt_text(s, 6, out->email, sizeof(out->email));
	stmt_text(s, 7, out->postal, sizeof(out->postal));
	stmt_text(s, 8, out->address, sizeof(out->address));
	stmt_text(s, 9, out->trade, sizeof(out->trade));
	out->employees = stmt_is_null(s, 10) ? -1 : (int)stmt_int(s, 10);
	stmt_text(s, 11, out->corporate_number, sizeof(out->corporate_number));
	stmt_text(s, 12, out->invoice_number, sizeof(out->invoice_number));
	out->applied_on = read_day(s, 13);
	out->joined_on = read_day(s, 14);
	out->left_on = read_day(s, 15);
	stmt_text(s, 16, out->left_reason, sizeof(out->left_reason));
	stmt_text(s, 17, out->note, sizeof(out->note));
	stmt_text(s, 18, out->sticky, sizeof(out->sticky));
	out->merged_into = stmt_int(s, 19);
	size_class_find(stmt_str(s, 20), &out->size_class);
	out->regular_employees = stmt_is_null(s, 21) ? -1 : (int)stmt_int(s, 21);
	out->labour_insurance = stmt_int(s, 22) != 0;
	out->bookkeeping = stmt_int(s, 23) != 0;
}

enum status client_get(struct db *db, int64_t id, struct client *out)
{
	struct stmt s = stmt_open(db, "SELECT id, version, number, kind, name, reading, email, postal, address, trade,"
	                              " employees, corporate_number, invoice_number, applied_on, joined_on, left_on,"
	                              " left_reason, note, sticky, coalesce(merged_into, 0), size_class,"
	                              " regular_employees, labour_insurance, bookkeeping FROM client WHERE id = $id");
	stmt_bind_int(&s, "$id", id);
	bool found = stmt_row(&s);
	if (found)
		read_row(&s, out);
	enum status status = stmt_close(&s);
	if (status == DONE && !found)
		return fault_set(db_fault(db), NOT_FOUND, "client", _("There is no such client: look it up again."));
	return status;
}

/* Room for one more row of a list; NULL and the statement FAILED when memory ends. */
static void *grow(struct stmt *s, void *rows, int *count, size_t size)
{
	void *grown = s->status == DONE ? realloc(rows, size * (size_t)(*count + 1)) : NULL;
	if (!grown) {
		s->status = fault_set(db_fault(s->db), FAILED, NULL, _("Out of memory."));
		return NULL;
	}
	(*count)++;
	return grown;
}

static enum status load_phones(struct db *db, struct client_card *card)
{
	void *grown;
	struct stmt s = stmt_open(db, "SELECT kind = 'fax', number FROM phone WHERE client = $id"
	                              " ORDER BY kind DESC, position");
	stmt_bind_int(&s, "$id", card->client.id);
	while (stmt_row(&s) && (grown = grow(&s, card->phones, &card->phone_count, sizeof(*card->phones)))) {
		card->phones = grown;
		struct client_phone *phone = &card->phones[card->phone_count - 1];
		phone->fax = stmt_int(&s, 0) != 0;
		stmt_text(&s, 1, phone->number, sizeof(phone->number));
	}
	return stmt_close(&s);
}

static enum status load_divisions(struct db *db, struct client_card *card)
{
	void *grown;
	struct stmt s = stmt_open(db, "SELECT d.id, d.code, d.name FROM client_division c JOIN division d"
	                              " ON d.id = c.division WHERE c.client = $id ORDER BY d.id");
	stmt_bind_int(&s, "$id", card->client.id);
	while (stmt_row(&s) && (grown = grow(&s, card->divisions, &card->division_count, sizeof(*card->divisions)))) {
		card->divisions = grown;
		struct client_division *division = &card->divisions[card->division_count - 1];
		division->division = stmt_int(&s, 0);
		division->code = (int)stmt_int(&s, 1);
		stmt_text(&s, 2, division->name, sizeof(division->name));
	}
	return stmt_close(&s);
}

static enum status load_unwanted(struct db *db, struct client_card *card)
{
	struct stmt s =
	        stmt_open(db, "SELECT group_concat(name, ';') FROM (SELECT s.name FROM unwanted_consultant u"
	                      " JOIN staff s ON s.id = u.consultant WHERE u.client = $id ORDER BY u.consultant)");
	stmt_bind_int(&s, "$id", card->client.id);
	if (stmt_row(&s))
		stmt_text(&s, 0, card->unwanted, sizeof(card->unwanted));
	return stmt_close(&s);
}

static enum status load_former(struct db *db, struct client_card *card)
{
	void *grown;
	struct stmt s = stmt_open(db, "SELECT number FROM former_number WHERE client = $id ORDER BY number");
	stmt_bind_int(&s, "$id", card->client.id);
	while (stmt_row(&s) && (grown = grow(&s, card->former, &card->former_count, sizeof(*card->former)))) {
		card->former = grown;
		stmt_text(&s, 0, card->former[card->former_count - 1], sizeof(*card->former));
	}
	return stmt_close(&s);
}

enum status client_card_load(struct db *db, int64_t id, struct client_card *out)
{
	memset(out, 0, sizeof(*out));
	enum status status = client_get(db, id, &out->client);
	if (status == DONE)
		status = person_list_load(db, id, &out->people);
	if (status == DONE)
		status = load_phones(db, out);
	if (status == DONE)
		status = load_divisions(db, out);
	if (status == DONE)
		status = load_unwanted(db, out);
	if (status == DONE)
		status = load_former(db, out);
	if (status != DONE)
		client_card_free(out);
	return status;
}

void client_card_free(struct client_card *card)
{
	person_list_free(&card->people);
	free(card->phones);
	free(card->divisions);
	free(card->former);
	memset(card, 0, sizeof(*card));
}

/* Behind the first of the given words, if it stands within the next `most` characters. */
static const char *behind(const char *text, const char *word, size_t most)
{
	const char *found = strstr(text, word);
	return found && found > text && (size_t)(found - text) <= most * 3 ? found + strlen(word) : NULL;
}

static const char *without_city(const char *address)
{
	static const char *const prefectures[] = {"東京都", "北海道", "府", "県"};
	static const char *const cities[] = {"市", "区", "町", "村"};
	const char *rest;
	for (size_t i = 0; i < 4; i++) {
		rest = i < 2 ? (strncmp(address, prefectures[i], 9) == 0 ? address + 9 : NULL)
		             : behind(address, prefectures[i], 3);
		if (rest) {
			address = rest;
			break;
		}
	}
	/* 四日市市 and 町田市: the first character of a city's name is never its last. */
	for (size_t i = 0; i < 4; i++) {
		rest = behind(address, cities[i], 6);
		if (rest && *rest)
			return strncmp(rest, cities[i], 3) == 0 ? rest + 3 : rest;
	}
	return address;
}

void client_town(const char *address, char *out, size_t size)
{
	const char *town = without_city(address), *end = town;
	uint32_t character;
	for (int length; (length = utf8_step(end, &character)) > 0; end += length) {
		bool digit = (character >= '0' && character <= '9') || (character >= 0xff10 && character <= 0xff19);
		if (digit || character == ' ' || character == 0x3000)
			break;
	}
	size_t length = (size_t)(end - town);
	if (length >= size)
		length = 0;
	memcpy(out, town, length);
	out[length] = '\0';
}
