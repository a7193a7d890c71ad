#include <stdio.h>
#include <string.h>

#include "core/office/demo_parts.h"
#include "core/office/demo_words.h"
#include "core/store/stmt.h"
#include "core/text/number.h"
#include "core/time/civil.h"

/* Founders and non-members. */
enum { OTHERS = 40 };

/* One client before it is written. */
struct made {
	char name[256], reading[256];
	char representative[128], representative_reading[128];
	const char *trade;
	const char *sticky;
	const char *other, *other_reading; /* a second person named on purpose */
	int division;
};

struct writer {
	struct stmt client, person, phone, division, unwanted;
	int64_t divisions[8];
};

static void append(char *out, size_t size, const char *a, const char *b, const char *c)
{
	snprintf(out, size, "%s%s%s", a, b, c);
}

/* Commerce and services 80 %, construction 200 and industry 100 of 1,500. */
static const struct demo_shop *pick_shop(struct demo_random *random)
{
	int lot = demo_pick(random, 150), division = lot < 120 ? 1 : lot < 140 ? 2 : 3;
	const struct demo_shop *shop;
	do
		shop = &demo_shops[demo_pick(random, (int)demo_shop_count)];
	while (shop->division != division);
	return shop;
}

static void pick_form(struct demo_random *random, const char **front, const char **back)
{
	static const char *const forms[] = {"㈱", "株式会社", "有限会社", "㈲", "合同会社"};
	*front = *back = "";
	if (!demo_chance(random, 45))
		return;
	const char *form = forms[demo_pick(random, 5)];
	*(demo_chance(random, 60) ? front : back) = form;
}

static void make_person(struct demo_random *random, const struct demo_word *family, struct made *out)
{
	const struct demo_word *given = &demo_givens[demo_pick(random, (int)demo_given_count)];
	append(out->representative, sizeof(out->representative), family->name, " ", given->name);
	append(out->representative_reading, sizeof(out->representative_reading), family->reading, " ", given->reading);
}

static void make_one(struct demo_random *random, struct made *out)
{
	const struct demo_shop *shop = pick_shop(random);
	const struct demo_word *family = &demo_families[demo_pick(random, (int)demo_family_count)];
	const struct demo_word *brand = &demo_brands[demo_pick(random, (int)demo_brand_count)];
	const struct demo_word *word = demo_chance(random, 60) ? family : brand;
	const char *front, *back;
	char bare[200];
	memset(out, 0, sizeof(*out));
	pick_form(random, &front, &back);
	if (strcmp(shop->name, "カフェ") == 0) {
		append(bare, sizeof(bare), shop->name, "", word->name);
		append(out->reading, sizeof(out->reading), shop->reading, "", word->reading);
	} else {
		append(bare, sizeof(bare), word->name, "", shop->name);
		append(out->reading, sizeof(out->reading), word->reading, "", shop->reading);
	}
	append(out->name, sizeof(out->name), front, bare, back);
	make_person(random, family, out);
	out->trade = shop->trade;
	out->division = shop->division;
	if (demo_chance(random, 3))
		out->sticky = demo_stickies[demo_pick(random, (int)demo_sticky_count)];
}

static void make_named(const struct demo_named *named, struct made *out)
{
	memset(out, 0, sizeof(*out));
	snprintf(out->name, sizeof(out->name), "%s", named->name);
	snprintf(out->reading, sizeof(out->reading), "%s", named->reading);
	snprintf(out->representative, sizeof(out->representative), "%s", named->representative);
	snprintf(out->representative_reading, sizeof(out->representative_reading), "%s", named->representative_reading);
	out->trade = named->trade;
	out->division = named->division;
	out->sticky = named->sticky;
	out->other = named->other;
	out->other_reading = named->other_reading;
}

/*
 * 法人番号 with its check digit: 9 - (sum mod 9), the weights 1 and 2 in turn from the right. No registry has a number
 * that goes on with 99, so that none is anybody's.
 */
static void corporate_number(struct demo_random *random, char out[14])
{
	int sum = 0;
	out[1] = out[2] = '9';
	for (int i = 3; i <= 12; i++)
		out[i] = (char)('0' + demo_pick(random, 10));
	for (int i = 1; i <= 12; i++)
		sum += (out[i] - '0') * ((13 - i) % 2 ? 1 : 2);
	out[0] = (char)('0' + 9 - sum % 9);
	out[13] = '\0';
}

static bool has_form(const char *name)
{
	return strstr(name, "㈱") || strstr(name, "㈲") || strstr(name, "会社");
}

static void bind_dates(struct demo_office *office, struct stmt *s, const char *kind, char joined[2][DAY_BYTES],
                       char *left)
{
	int32_t on = office->today - 90 - demo_pick(&office->random, 365 * 55);
	bool member = strcmp(kind, "member") == 0 || strcmp(kind, "left") == 0;
	stmt_bind_null(s, "$applied");
	stmt_bind_null(s, "$joined");
	stmt_bind_null(s, "$left");
	stmt_bind_null(s, "$reason");
	if (!member)
		return;
	stmt_bind_text(s, "$applied", day_format(on - 10 - demo_pick(&office->random, 40), joined[0]));
	stmt_bind_text(s, "$joined", day_format(on, joined[1]));
	if (strcmp(kind, "left") == 0) {
		static const char *const reasons[] = {"廃業", "転出", "自己都合"};
		stmt_bind_text(s, "$left",
		               day_format(on + 60 + demo_pick(&office->random, office->today - on - 60), left));
		stmt_bind_text(s, "$reason", reasons[demo_pick(&office->random, 3)]);
	}
}

static enum status put_client(struct demo_office *office, struct writer *w, const struct made *made, const char *kind,
                              const char *number, int64_t *out)
{
	struct demo_random *random = &office->random;
	struct stmt *s = &w->client;
	char corporate[14], invoice[16], postal[16], address[200], email[64], joined[2][DAY_BYTES], left[DAY_BYTES];
	int town = demo_pick(random, (int)demo_town_count);
	snprintf(postal, sizeof(postal), "185-%04d", 1 + town);
	snprintf(address, sizeof(address), "東京都多摩野市%s%d-%d-%d", demo_towns[town], 1 + demo_pick(random, 5),
	         1 + demo_pick(random, 40), 1 + demo_pick(random, 30));
	snprintf(email, sizeof(email), "m%s@example.jp", number);
	stmt_bind_text(s, "$number", number);
	stmt_bind_text(s, "$kind", kind);
	stmt_bind_text(s, "$name", made->name);
	stmt_bind_text(s, "$reading", made->reading);
	stmt_bind_text(s, "$email", demo_chance(random, 60) ? email : NULL);
	stmt_bind_text(s, "$postal", postal);
	stmt_bind_text(s, "$address", address);
	stmt_bind_text(s, "$trade", made->trade);
	int employees = demo_chance(random, 80) ? demo_pick(random, 6) : 6 + demo_pick(random, 40);
	stmt_bind_int(s, "$employees", employees == 0 && has_form(made->name) ? 4 : employees); /* a company has some */
	stmt_bind_text(s, "$sticky", made->sticky);
	stmt_bind_null(s, "$corporate");
	stmt_bind_null(s, "$invoice");
	if (has_form(made->name)) {
		corporate_number(random, corporate);
		snprintf(invoice, sizeof(invoice), "T%s", corporate);
		stmt_bind_text(s, "$corporate", corporate);
		stmt_bind_text(s, "$invoice", invoice);
	}
	bind_dates(office, s, kind, joined, left);
	stmt_run(s);
	*out = db_last_id(office->db);
	return s->status;
}

static enum status put_person(struct writer *w, int64_t client, const char *role, const char *name, const char *reading)
{
	stmt_bind_int(&w->person, "$client", client);
	stmt_bind_text(&w->person, "$role", role);
	stmt_bind_text(&w->person, "$name", name);
	stmt_bind_text(&w->person, "$reading", reading);
	return stmt_run(&w->person);
}

/* One in six has a second person: somebody of the family. */
static enum status put_people(struct demo_office *office, struct writer *w, const struct made *made, int64_t client)
{
	enum status status =
	        put_person(w, client, "representative", made->representative, made->representative_reading);
	if (status == DONE && made->other)
		return put_person(w, client, "family", made->other, made->other_reading);
	if (status != DONE || !demo_chance(&office->random, 16))
		return status;
	const struct demo_word *given = &demo_givens[demo_pick(&office->random, (int)demo_given_count)];
	char name[128], reading[128];
	snprintf(name, sizeof(name), "%.*s %s", (int)strcspn(made->representative, " "), made->representative,
	         given->name);
	snprintf(reading, sizeof(reading), "%.*s %s", (int)strcspn(made->representative_reading, " "),
	         made->representative_reading, given->reading);
	if (strcmp(name, made->representative) == 0)
		return DONE;
	return put_person(w, client, "family", name, reading);
}

/* 042-000 is no exchange of any area, and no mobile number begins with 090-0000. */
static enum status put_phones(struct demo_office *office, struct writer *w, int64_t client, bool founder, int place)
{
	char number[32];
	for (int fax = 0; fax < 2 && w->phone.status == DONE; fax++) {
		if (fax && (founder || !demo_chance(&office->random, 40)))
			continue;
		snprintf(number, sizeof(number), founder ? "090-0000-%04d" : "042-000-%04d",
		         (place + fax * 5000) % 10000);
		stmt_bind_int(&w->phone, "$client", client);
		stmt_bind_text(&w->phone, "$kind", fax ? "fax" : "phone");
		stmt_bind_text(&w->phone, "$number", number);
		stmt_run(&w->phone);
	}
	return w->phone.status;
}

static enum status put_divisions(struct demo_office *office, struct writer *w, int64_t client, int division)
{
	int codes[2] = {division, demo_chance(&office->random, 12) ? 4 + demo_pick(&office->random, 2) : 0};
	for (int i = 0; i < 2 && w->division.status == DONE; i++) {
		if (!codes[i] || !w->divisions[codes[i]])
			continue;
		stmt_bind_int(&w->division, "$client", client);
		stmt_bind_int(&w->division, "$division", w->divisions[codes[i]]);
		stmt_run(&w->division);
	}
	return w->division.status;
}

static enum status put_unwanted(struct demo_office *office, struct writer *w, int64_t client)
{
	if (!demo_chance(&office->random, 1))
		return DONE;
	stmt_bind_int(&w->unwanted, "$client", client);
	stmt_bind_int(&w->unwanted, "$consultant", office->consultants[demo_pick(&office->random, DEMO_CONSULTANTS)]);
	return stmt_run(&w->unwanted);
}

static enum status put_all(struct demo_office *office, struct writer *w, const struct made *made, const char *kind,
                           bool member, int place)
{
	char number[NUMBER_CLIENT_BYTES];
	int64_t client = 0;
	number_client_write(number, member, place);
	enum status status = put_client(office, w, made, kind, number, &client);
	if (status == DONE)
		status = put_people(office, w, made, client);
	if (status == DONE)
		status = put_phones(office, w, client, strcmp(kind, "founder") == 0, place);
	if (status == DONE && member)
		status = put_divisions(office, w, client, made->division);
	if (status == DONE)
		status = put_unwanted(office, w, client);
	office->clients++;
	return status;
}

static enum status put_member(struct demo_office *office, struct writer *w, int place, const struct demo_named *named)
{
	struct made made;
	bool left = named ? strcmp(named->name, "山田板金") == 0 : demo_chance(&office->random, 3);
	if (named)
		make_named(named, &made);
	else
		make_one(&office->random, &made);
	return put_all(office, w, &made, left ? "left" : "member", true, place);
}

static enum status put_members(struct demo_office *office, struct writer *w)
{
	const struct demo *demo = office->demo;
	enum status status = DONE;
	size_t named = 0;
	for (int place = 1; status == DONE && place <= demo->members; place++) {
		bool here = named < demo_named_count && demo_named[named].number == place;
		status = put_member(office, w, place, here ? &demo_named[named++] : NULL);
		if (demo->progress && place % 10000 == 0)
			demo->progress(demo->context, place, demo->members);
	}
	return status;
}

/* People not yet in business are named for themselves, two of them on purpose. */
static void name_founder(struct made *made, int place)
{
	static const struct {
		int place;
		const char *name, *reading;
	} founders[] = {{11, "喜多見 亮", "キタミ リョウ"}, {31, "山田 翔太", "ヤマダ ショウタ"}};
	for (size_t i = 0; i < sizeof(founders) / sizeof(founders[0]); i++) {
		if (founders[i].place != place)
			continue;
		snprintf(made->representative, sizeof(made->representative), "%s", founders[i].name);
		snprintf(made->representative_reading, sizeof(made->representative_reading), "%s", founders[i].reading);
	}
	snprintf(made->name, sizeof(made->name), "%s", made->representative);
	snprintf(made->reading, sizeof(made->reading), "%s", made->representative_reading);
	made->trade = NULL;
}

static enum status put_others(struct demo_office *office, struct writer *w)
{
	enum status status = DONE;
	for (int place = 1; status == DONE && place <= OTHERS; place++) {
		struct made made;
		make_one(&office->random, &made);
		made.sticky = NULL;
		if (place % 2)
			name_founder(&made, place);
		status = put_all(office, w, &made, place % 2 ? "founder" : "nonmember", false, place);
	}
	return status;
}

static enum status open_writer(struct demo_office *office, struct writer *w)
{
	struct db *db = office->db;
	struct stmt s = stmt_open(db, "SELECT code, id FROM division WHERE code < 8");
	memset(w, 0, sizeof(*w));
	while (stmt_row(&s))
		w->divisions[stmt_int(&s, 0)] = stmt_int(&s, 1);
	w->client = stmt_open(
	        db, "INSERT INTO client (number, kind, name, reading, email, postal, address, trade, employees,"
	            " corporate_number, invoice_number, applied_on, joined_on, left_on, left_reason, sticky)"
	            " VALUES ($number, $kind, $name, $reading, $email, $postal, $address, $trade, $employees,"
	            " $corporate, $invoice, $applied, $joined, $left, $reason, $sticky)");
	w->person = stmt_open(db, "INSERT INTO person (client, role, name, reading)"
	                          " VALUES ($client, $role, $name, $reading)");
	w->phone =
	        stmt_open(db, "INSERT INTO phone (client, kind, position, number) VALUES ($client, $kind, 1, $number)");
	w->division = stmt_open(db, "INSERT INTO client_division (client, division) VALUES ($client, $division)");
	w->unwanted =
	        stmt_open(db, "INSERT INTO unwanted_consultant (client, consultant) VALUES ($client, $consultant)");
	return stmt_close(&s);
}

static enum status close_writer(struct writer *w)
{
	struct stmt *all[] = {&w->client, &w->person, &w->phone, &w->division, &w->unwanted};
	enum status status = DONE;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		enum status closed = stmt_close(all[i]);
		status = status == DONE ? closed : status;
	}
	return status;
}

enum status demo_clients(struct demo_office *office)
{
	struct writer w;
	enum status status = open_writer(office, &w);
	if (status == DONE)
		status = put_members(office, &w);
	if (status == DONE)
		status = put_others(office, &w);
	if (status == DONE)
		status = counter_pass(office->db, "client.member", 0, office->demo->members);
	if (status == DONE)
		status = counter_pass(office->db, "client.other", 0, OTHERS);
	enum status closed = close_writer(&w);
	return status == DONE ? closed : status;
}
