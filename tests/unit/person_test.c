#include "core/people/client.h"

#include "core/history/undo.h"
#include "core/office/setting.h"
#include "core/people/lookup.h"
#include "core/people/youth.h"
#include "core/seminars/sign_up.h"
#include "core/store/action.h"
#include "core/time/civil.h"
#include "tests/unit/people.h"
#include "tests/unit/seminar_fixture.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct person person_of(struct db *db, int64_t id)
{
	struct person person;
	cr_assert_eq(person_get(db, id, &person), DONE, "%s", db_fault(db)->text);
	return person;
}

static int64_t add_person(struct db *db, int64_t client, const char *name, const char *divisions)
{
	struct person person = {.client = client, .role = PERSON_FAMILY, .born_on = DAY_NONE};
	strcpy(person.name, name);
	strcpy(person.divisions, divisions);
	cr_assert_eq(person_save(db, &person, NULL), DONE, "%s", db_fault(db)->text);
	return person.id;
}

Test(person, belongs_to_divisions_and_comes_back_with_them)
{
	struct db *db = people_office();
	int64_t client = people_add(db, CLIENT_MEMBER, NULL, "山田商店", "ヤマダショウテン", "山田 豊", NULL, NULL);
	int64_t id = add_person(db, client, "山田 花子", "5; 女性部;青年部");
	cr_expect_str_eq(person_of(db, id).divisions, "女性部;青年部");

	struct person person = person_of(db, id);
	strcpy(person.divisions, "");
	cr_assert_eq(person_save(db, &person, NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_str_eq(person_of(db, id).divisions, "");
	cr_assert_eq(undo_action(db, action_last(db), NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_str_eq(person_of(db, id).divisions, "女性部;青年部");

	strcpy(person.divisions, "野球部");
	person.version = 0;
	cr_expect_eq(person_save(db, &person, NULL), INVALID);
	cr_expect_str_eq(db_fault(db)->field, "division");
	cr_expect_str_eq(person_of(db, id).divisions, "女性部;青年部");

	/* The register's columns may change around it. */
	struct client_values values = {{[FIELD_REPRESENTATIVE] = "山田 花子"}};
	cr_assert_eq(client_edit(db, client, 0, &values, NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(person_of(db, id).role, PERSON_REPRESENTATIVE);
	cr_expect_str_eq(person_of(db, id).divisions, "女性部;青年部");
	db_close(db);
}

static bool finds(struct db *db, const char *query)
{
	struct lookup *lookup = NULL;
	struct lookup_result *result = calloc(1, sizeof(*result));
	cr_assert_eq(lookup_open(db, &lookup), DONE);
	cr_assert_eq(lookup_load(lookup), DONE, "%s", db_fault(db)->text);
	lookup_find(lookup, query, 1, result);
	bool found = result->count > 0;
	free(result);
	lookup_close(lookup);
	return found;
}

Test(person, is_taken_out_unless_sign_ups_name_it)
{
	struct db *db = people_office();
	int64_t client = people_add(db, CLIENT_MEMBER, NULL, "山田商店", "ヤマダショウテン", "山田 豊", NULL, NULL);
	int64_t id = add_person(db, client, "山田 花子", "青年部");
	int64_t version = person_of(db, id).version;
	cr_expect(finds(db, "花子"), "searching people finds their business");
	cr_expect_eq(person_remove(db, id, version + 1, NULL), CONFLICT, "somebody else changed it");
	cr_assert_eq(person_remove(db, id, version, NULL), DONE, "%s", db_fault(db)->text);
	int64_t removed = action_last(db);
	struct person gone;
	cr_expect_not(finds(db, "花子"));
	cr_expect_eq(person_get(db, id, &gone), NOT_FOUND);
	cr_expect_eq(person_remove(db, id, 0, NULL), NOT_FOUND);
	cr_assert_eq(undo_action(db, removed, NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_str_eq(person_of(db, id).divisions, "青年部");
	cr_expect(finds(db, "花子"));

	struct sign_up sign_up;
	struct attendee attendee = {.person = id};
	struct sign_up_request request = {
	        .seminar = open_seminar(db, 4), .client = client, .attendees = &attendee, .count = 1};
	struct sign_up_list list;
	cr_assert_eq(sign_up_add(db, &request, NULL, &list), DONE, "%s", db_fault(db)->text);
	sign_up = list.rows[0];
	sign_up_list_free(&list);
	cr_assert_eq(sign_up.person, id);
	cr_expect_eq(person_remove(db, id, 0, NULL), CONFLICT);
	cr_expect_str_eq(db_fault(db)->field, "person");
	cr_expect_str_eq(person_of(db, id).name, "山田 花子");
	db_close(db);
}

Test(person, was_born_at_last_today)
{
	struct db *db = people_office();
	int64_t client = people_add(db, CLIENT_MEMBER, NULL, "山田商店", "ヤマダショウテン", "山田 豊", NULL, NULL);
	struct person person = {.client = client, .role = PERSON_FAMILY, .name = "山田 花子"};
	person.born_on = moment_day(db_now(db)) + 1;
	cr_expect_eq(person_save(db, &person, NULL), INVALID);
	cr_expect_str_eq(db_fault(db)->field, "born_on");
	person.born_on--;
	cr_expect_eq(person_save(db, &person, NULL), DONE, "%s", db_fault(db)->text);
	person.born_on++;
	cr_expect_eq(person_save(db, &person, NULL), INVALID);
	db_close(db);
}

Test(person, youth_is_judged_by_the_age_settled)
{
	struct db *db = people_office();
	int limit = 0;
	int32_t day = day_of(2026, 11, 24);
	struct person person = {.name = "山田 花子", .divisions = "女性部;青年部", .born_on = DAY_NONE};
	static const struct {
		int year, month, mday;
		int age;
		enum youth youth;
	} cases[] = {{1981, 11, 24, 45, YOUTH_FITS}, {1980, 11, 25, 45, YOUTH_FITS}, {1980, 11, 24, 46, YOUTH_PAST},
	             {1980, 2, 29, 46, YOUTH_PAST},  {2026, 11, 24, 0, YOUTH_FITS},  {2026, 11, 25, -1, YOUTH_UNKNOWN}};
	char text[1024];
	cr_assert_eq(youth_limit(db, day, &limit), DONE);
	cr_expect_eq(limit, YOUTH_AGE, "nothing is settled in this office");
	cr_expect_eq(youth_of(&person, day, limit), YOUTH_UNKNOWN);
	youth_text(&person, day, limit, text, sizeof(text));
	cr_expect(strstr(text, "山田 花子") && strstr(text, "day of birth"), "%s", text);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		person.born_on = day_of(cases[i].year, cases[i].month, cases[i].mday);
		cr_expect_eq(youth_age(person.born_on, day), cases[i].age, "%zu", i);
		cr_expect_eq(youth_of(&person, day, limit), cases[i].youth, "%zu", i);
		youth_text(&person, day, limit, text, sizeof(text));
		cr_expect_eq(*text != '\0', cases[i].youth != YOUTH_FITS, "%zu: %s", i, text);
	}
	strcpy(person.divisions, "女性部");
	cr_expect_eq(youth_of(&person, day, limit), YOUTH_NO);

	struct action a;
	cr_assert_eq(action_begin(db, "client.edit", NULL, &a), DONE);
	cr_assert_eq(setting_put(db, "divisions.youth_age", "2026-11-01", "43"), DONE);
	action_about(db, 0, "setting", 0);
	cr_assert_eq(action_end(db, DONE), DONE);
	cr_expect(youth_limit(db, day, &limit) == DONE && limit == 43);
	cr_expect(youth_limit(db, day_of(2026, 10, 31), &limit) == DONE && limit == YOUTH_AGE);
	db_close(db);
}
