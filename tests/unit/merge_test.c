#include "core/people/merge.h"

#include "core/desks/appointment.h"
#include "core/history/history.h"
#include "core/history/undo.h"
#include "core/people/lookup.h"
#include "core/people/suspect.h"
#include "core/store/action.h"
#include "core/store/reference.h"
#include "core/store/stmt.h"
#include "core/time/civil.h"
#include "tests/unit/merge_world.h"
#include "tests/unit/people.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int64_t add(struct db *db, enum client_kind kind, const struct client_values *values)
{
	int64_t id = 0;
	cr_assert_eq(client_add(db, kind, values, NULL, &id), DONE, "%s", db_fault(db)->text);
	return id;
}

/* Two clients that are one, as registers have them. */
struct pair {
	struct db *db;
	int64_t winner, loser;
};

static struct pair two(void)
{
	struct pair p = {.db = people_office()};
	p.winner = add(p.db, CLIENT_MEMBER,
	               &(struct client_values){{[FIELD_NAME] = "㈱山田製作所",
	                                        [FIELD_READING] = "ヤマダセイサクショ",
	                                        [FIELD_REPRESENTATIVE] = "山田 豊",
	                                        [FIELD_PHONE] = "042-000-0087",
	                                        [FIELD_EMAIL] = "old@example.jp",
	                                        [FIELD_DIVISION] = "3",
	                                        [FIELD_NOTE] = "午前に電話"}});
	p.loser = add(p.db, CLIENT_NONMEMBER,
	              &(struct client_values){{[FIELD_NAME] = "山田製作所",
	                                       [FIELD_READING] = "ヤマダセイサクショ",
	                                       [FIELD_REPRESENTATIVE] = "山田豊",
	                                       [FIELD_REPRESENTATIVE_READING] = "ヤマダ ユタカ",
	                                       [FIELD_PHONE] = "0420000087;090-0000-0087",
	                                       [FIELD_EMAIL] = "new@example.jp",
	                                       [FIELD_ADDRESS] = "東京都多摩野市西町1-2-3",
	                                       [FIELD_DIVISION] = "3;1",
	                                       [FIELD_NOTE] = "展示会で名刺"}});
	return p;
}

static enum status merge(struct pair p, const struct merge_pick *picks, int count)
{
	return client_merge(
	        p.db,
	        &(struct merge_request){.winner = p.winner, .loser = p.loser, .picks = picks, .pick_count = count},
	        NULL);
}

Test(merge, the_winner_has_the_facts_of_both)
{
	struct pair p = two();
	struct client_card card;
	const struct merge_pick picks[] = {{"email", MERGE_TAKE}, {"postal", MERGE_KEEP}};
	cr_assert_eq(merge(p, picks, 2), DONE, "%s", db_fault(p.db)->text);
	cr_assert_eq(client_card_load(p.db, p.winner, &card), DONE);
	cr_expect_str_eq(card.client.number, "00001");
	cr_expect_str_eq(card.client.name, "㈱山田製作所", "the winner's stay");
	cr_expect_str_eq(card.client.address, "東京都多摩野市西町1-2-3", "what it lacked is filled");
	cr_expect_str_eq(card.client.email, "new@example.jp", "as it was chosen");
	cr_expect_str_eq(card.client.note, "午前に電話\n展示会で名刺");
	cr_expect_eq(card.people.count, 1, "山田 豊 and 山田豊 are one");
	cr_expect_str_eq(card.people.rows[0].name, "山田 豊");
	cr_expect_str_eq(card.people.rows[0].reading, "ヤマダ ユタカ");
	cr_expect_eq(card.phone_count, 2);
	cr_expect_str_eq(card.phones[1].number, "090-0000-0087");
	cr_expect_eq(card.division_count, 2);
	cr_expect_eq(card.former_count, 1);
	cr_expect_str_eq(card.former[0], "C00001");
	client_card_free(&card);
	db_close(p.db);
}

static const char *finds(struct lookup *lookup, const char *query)
{
	static char text[64];
	struct lookup_result result;
	lookup_find(lookup, query, LOOKUP_HITS, &result);
	snprintf(text, sizeof(text), "%d %s", result.count, result.count ? result.hits[0].text[LOOKUP_IN_NUMBER] : "");
	return text;
}

Test(merge, both_numbers_find_the_survivor_everywhere)
{
	struct pair p = two();
	struct lookup *lookup = NULL;
	int64_t id = 0;
	cr_assert_eq(lookup_open(p.db, &lookup), DONE);
	cr_assert_eq(lookup_load(lookup), DONE);
	cr_expect_str_eq(finds(lookup, "yamada"), "2 00001");
	cr_assert_eq(merge(p, NULL, 0), DONE, "%s", db_fault(p.db)->text);
	cr_assert_eq(lookup_refresh(lookup, NULL), DONE);
	cr_assert_eq(client_find(p.db, "c1", &id), DONE);
	cr_expect_eq(id, p.winner);
	cr_expect_eq(lookup_number(lookup, "C00001"), p.winner);
	cr_expect_str_eq(finds(lookup, "c00001"), "1 00001");
	cr_expect_str_eq(finds(lookup, "yamada"), "1 00001");
	cr_expect_str_eq(finds(lookup, "西町"), "1 00001", "西町 came with the loser");
	cr_assert_eq(undo_action(p.db, action_last(p.db), NULL), DONE, "%s", db_fault(p.db)->text);
	cr_assert_eq(lookup_refresh(lookup, NULL), DONE);
	cr_expect_eq(lookup_number(lookup, "C00001"), p.loser);
	cr_expect_str_eq(finds(lookup, "yamada"), "2 00001");
	cr_assert_eq(client_find(p.db, "c1", &id), DONE);
	cr_expect_eq(id, p.loser);
	lookup_close(lookup);
	db_close(p.db);
}

static void expect_refused(struct db *db, enum status status, const char *part)
{
	cr_expect_eq(status, CONFLICT, "%d", status);
	cr_expect(strstr(db_fault(db)->text, part), "%s", db_fault(db)->text);
}

Test(merge, what_cannot_be_is_refused_and_changes_nothing)
{
	struct pair p = two();
	int64_t third = people_add(p.db, CLIENT_FOUNDER, NULL, "山田 翔太", "ヤマダ ショウタ", NULL, NULL, NULL);
	char *before = merge_image(p.db);
	const struct merge_pick wrong[] = {{"number", MERGE_TAKE}, {"address", MERGE_BOTH}, {"x'; --", MERGE_TAKE}};
	struct merge_request stale = {.winner = p.winner, .loser = p.loser, .winner_version = 1, .loser_version = 1};
	expect_refused(p.db, merge((struct pair){p.db, p.winner, p.winner}, NULL, 0), "the same client");
	expect_refused(p.db, merge((struct pair){p.db, p.loser, p.winner}, NULL, 0), "let 00001 stay");
	expect_refused(p.db, client_merge(p.db, &stale, NULL), "meanwhile");
	cr_expect_eq(merge((struct pair){p.db, p.winner, 999}, NULL, 0), NOT_FOUND);
	for (int i = 0; i < 3; i++)
		cr_expect_eq(merge(p, &wrong[i], 1), INVALID, "%s", wrong[i].column);
	char *after = merge_image(p.db);
	cr_expect_str_eq(before, after);
	cr_assert_eq(merge(p, NULL, 0), DONE);
	expect_refused(p.db, merge(p, NULL, 0), "merged into another client already");
	expect_refused(p.db, merge((struct pair){p.db, third, p.loser}, NULL, 0), "already");
	expect_refused(p.db, merge((struct pair){p.db, p.loser, third}, NULL, 0), "already");
	free(before);
	free(after);
	db_close(p.db);
}

Test(merge, nothing_new_comes_to_a_merged_client)
{
	struct pair p = two();
	struct person person = {.client = p.loser, .role = PERSON_OTHER, .name = "新人", .born_on = DAY_NONE};
	cr_assert_eq(merge(p, NULL, 0), DONE);
	expect_refused(p.db, person_save(p.db, &person, NULL), "merged");
	expect_refused(p.db, client_stick(p.db, p.loser, 0, "x", NULL), "merged");
	expect_refused(p.db,
	               client_edit(p.db, p.loser, 0, &(struct client_values){{[FIELD_EMAIL] = "a@example.jp"}}, NULL),
	               "merged");
	db_close(p.db);
}

Test(merge, undo_is_refused_once_something_was_built_on_it)
{
	struct pair p = two();
	cr_assert_eq(merge(p, NULL, 0), DONE);
	int64_t merged = action_last(p.db);
	cr_assert_eq(client_stick(p.db, p.winner, 0, "付箋", NULL), DONE);
	int64_t stuck = action_last(p.db);
	expect_refused(p.db, undo_action(p.db, merged, NULL), "built on it");
	cr_assert_eq(undo_action(p.db, stuck, NULL), DONE);
	cr_expect_eq(undo_action(p.db, merged, NULL), DONE, "%s", db_fault(p.db)->text);
	db_close(p.db);
}

Test(merge, history_says_which_into_which)
{
	struct pair p = two();
	char text[HISTORY_SUMMARY_BYTES];
	cr_assert_eq(merge(p, NULL, 0), DONE);
	cr_assert_eq(history_sentence(p.db, action_last(p.db), text, sizeof(text)), DONE);
	cr_expect_str_eq(text, "Merged C00001 山田製作所 into 00001 ㈱山田製作所");
	struct history_list list;
	cr_assert_eq(history_list(p.db, &(struct history_filter){.client = p.winner, .from = DAY_NONE, .to = DAY_NONE},
	                          &list),
	             DONE);
	cr_expect_eq(list.count, 3, "%d: the winner's history has the loser's: both were registered, one merged",
	             list.count);
	history_list_free(&list);
	db_close(p.db);
}

static const struct merge_field *field_of(const struct merge_preview *preview, const char *column)
{
	for (int i = 0; i < preview->field_count; i++) {
		if (strcmp(preview->fields[i].column, column) == 0)
			return &preview->fields[i];
	}
	cr_assert_fail("no field %s", column);
	return NULL;
}

Test(merge, the_preview_names_what_happens_and_changes_nothing)
{
	struct pair p = two();
	struct merge_preview preview;
	char *before = merge_image(p.db), rows[2048] = "";
	cr_assert_eq(merge_preview_load(p.db, p.winner, p.loser, &preview), DONE, "%s", db_fault(p.db)->text);
	cr_expect_str_eq(preview.refusal, "");
	for (int i = 0; i < preview.row_count; i++)
		sprintf(rows + strlen(rows), "%s: %s (%s)\n", preview.rows[i].table, preview.rows[i].text,
		        merge_fate_word(preview.rows[i].fate));
	cr_expect_str_eq(rows, "client_division: 商業部会 (moves)\nclient_division: 工業部会 (double)\n"
	                       "person: representative  山田 豊 (changes)\nperson: representative  山田豊 (double)\n"
	                       "phone: 0420000087 (double)\nphone: 090-0000-0087 (moves)\n");
	cr_expect_eq(field_of(&preview, "email")->choice, MERGE_KEEP);
	cr_expect(field_of(&preview, "email")->differs);
	cr_expect_eq(field_of(&preview, "address")->choice, MERGE_TAKE);
	cr_expect_eq(field_of(&preview, "note")->choice, MERGE_BOTH);
	merge_preview_free(&preview);
	char *after = merge_image(p.db);
	cr_expect_str_eq(before, after);
	cr_expect_eq(merge_one(p.db, "SELECT count(*) FROM log WHERE name = 'client.merge'", 0), 0);
	free(before);
	free(after);
	db_close(p.db);
}

/* What a new table brings is not shown by the schema's name. */
Test(merge, whatever_points_to_a_client_has_a_name)
{
	struct pair p = two();
	struct reference_list refs;
	cr_assert_eq(reference_list_load(p.db, "client", &refs), DONE);
	for (int i = 0; i < refs.count; i++)
		cr_expect_str_neq(merge_table_label(refs.rows[i].table), refs.rows[i].table);
	db_close(p.db);
}

Test(merge, the_preview_of_a_refused_one_says_why)
{
	struct pair p = two();
	struct merge_preview preview;
	cr_assert_eq(merge_preview_load(p.db, p.loser, p.winner, &preview), DONE);
	cr_expect(strstr(preview.refusal, "let 00001 stay"), "%s", preview.refusal);
	cr_expect_eq(preview.row_count, 0);
	cr_expect_gt(preview.field_count, 10);
	merge_preview_free(&preview);
	cr_expect_eq(merge_preview_load(p.db, p.loser, 999, &preview), NOT_FOUND);
	db_close(p.db);
}

/* "00001 C00001 same phone, ...; ..." */
static const char *suspected(struct db *db)
{
	static char text[4096];
	char words[DUPLICATE_REASONS_BYTES];
	struct suspects *s = NULL;
	int count = 0;
	bool more = false, complete = false;
	*text = '\0';
	cr_assert_eq(suspects_open(db, &s), DONE);
	while (!complete)
		cr_assert_eq(suspects_some(s, 1, &complete), DONE, "%s", db_fault(db)->text);
	const struct suspect *rows = suspects_list(s, &count, &more);
	for (int i = 0; i < count; i++)
		sprintf(text + strlen(text), "%s%s %s %s", i ? "; " : "", rows[i].sides[0].number,
		        rows[i].sides[1].number, duplicate_reasons(rows[i].reasons, words));
	suspects_close(s);
	return text;
}

Test(suspect, the_work_list_has_the_likely_pairs_and_forgets_those_looked_at)
{
	struct db *db = people_office();
	cr_expect_str_eq(suspected(db), "");
	struct pair p = two();
	db_close(db);
	db = p.db;
	int64_t shop =
	        people_add(db, CLIENT_MEMBER, NULL, "松葉フーズ", "マツバフーズ", "松葉 学", NULL, "042-000-0300");
	int64_t bar = people_add(db, CLIENT_FOUNDER, NULL, "喫茶 松葉", "キッサマツバ", NULL, NULL, "0420000300");
	people_add(db, CLIENT_MEMBER, NULL, "緑塗装", "ミドリトソウ", "緑 一", NULL, "042-000-0417");
	cr_expect_str_eq(suspected(db), "00001 C00001 same phone, name, representative; 00002 C00002 same phone");
	cr_assert_eq(client_distinct(db, bar, shop, NULL), DONE, "%s", db_fault(db)->text);
	int64_t distinct = action_last(db);
	cr_expect_str_eq(suspected(db), "00001 C00001 same phone, name, representative");
	expect_refused(db, client_distinct(db, shop, bar, NULL), "remembered already");
	expect_refused(db, client_distinct(db, shop, shop, NULL), "the same client");
	cr_assert_eq(undo_action(db, distinct, NULL), DONE);
	cr_assert_eq(merge(p, NULL, 0), DONE);
	cr_expect_str_eq(suspected(db), "00002 C00002 same phone");
	expect_refused(db, client_distinct(db, shop, p.loser, NULL), "merged");
	db_close(db);
}

Test(suspect, who_is_another_client_is_no_duplicate_of_the_form_either)
{
	struct pair p = two();
	struct lookup *lookup = NULL;
	struct duplicates *d = NULL;
	struct duplicate_list *list = malloc(sizeof(*list));
	const struct duplicate_typed typed = {.name = "山田製作所"};
	cr_assert_eq(lookup_open(p.db, &lookup), DONE);
	cr_assert_eq(lookup_load(lookup), DONE);
	for (int distinct = 0; distinct < 2; distinct++) {
		cr_assert_eq(duplicates_open(p.db, lookup, p.loser, &d), DONE);
		duplicates_find(d, &typed, list);
		cr_expect_eq(list->count, 1 - distinct);
		duplicates_close(d);
		cr_assert_eq(distinct ? DONE : client_distinct(p.db, p.winner, p.loser, NULL), DONE);
	}
	free(list);
	lookup_close(lookup);
	db_close(p.db);
}

Test(merge, overlapping_appointments_are_named_and_refused)
{
	struct db *db = merge_world(20, 1);
	struct merge_preview preview;
	merge_sql(db,
	          "INSERT INTO appointment (client, desk, consultant, day, cell, cells, minutes, topic, means, status)"
	          " SELECT id, id, (SELECT max(id) - c.id FROM staff), '2026-12-20', 39 + id, 4, 60, 1, 'counter',"
	          " 'booked' FROM client c WHERE id IN (1, 2)");
	merge_sql(db, "UPDATE client SET kind = 'member', version = action_id() WHERE id IN (1, 2)");
	char *before = merge_image(db);
	expect_refused(db, client_merge(db, &(struct merge_request){.winner = 1, .loser = 2}, NULL),
	               "On 12/20(Sun) both have an appointment at the same time: 00001 at 10:00, desk 1, and 00002 at"
	               " 10:15, desk 2. Move or cancel one of them first.");
	cr_assert_eq(merge_preview_load(db, 1, 2, &preview), DONE);
	cr_expect(strstr(preview.refusal, "desk 2"), "%s", preview.refusal);
	merge_preview_free(&preview);
	char *after = merge_image(db);
	cr_expect_str_eq(before, after);
	merge_sql(db, "UPDATE appointment SET status = 'cancelled', cancel_reason = 1, version = action_id()"
	              " WHERE client = 2 AND day = '2026-12-20'");
	cr_expect_eq(client_merge(db, &(struct merge_request){.winner = 1, .loser = 2}, NULL), DONE, "%s",
	             db_fault(db)->text);
	free(before);
	free(after);
	db_close(db);
}
