#include <criterion/criterion.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/people/client.h"
#include "tests/unit/desk_fixture.h"
#include "tests/unit/desk_player.h"
#include "tui/client_form.h"

/* Two forms on one record, in every order: whoever saves second is asked, and what each chose stands (rule R16). */

enum { EMAIL = 1, ADDRESS = 2 };

static const struct screen home = {.name = "Home", .state_size = 1};
static const struct section sections[SECTIONS] = {{2, NULL}, {3, &home}, {4, NULL}, {5, NULL},
                                                  {6, NULL}, {7, NULL},  {8, NULL}};

static int64_t now(void *context)
{
	(void)context;
	return moment_of(day_of(2026, 11, 24), 8 * 60);
}

static bool may(void *context, const char *right)
{
	(void)context, (void)right;
	return true;
}

static struct desk *open_desk(struct office *office)
{
	struct desk *desk;
	struct desk_setup setup = {
	        .office = {.db = office->db, .now = now, .may = may}, .sections = sections, .society = "x"};
	cr_assert_eq(desk_open(&desk, &setup, 24, 80), DONE);
	cr_assert(desk_push(desk, &edit_client_screen, 0, &office->client[1]));
	desk_compose(desk);
	play_keys(desk, "PgUp");
	return desk;
}

static void type_changes(struct desk *desk, const char *who, int changes)
{
	char text[32];
	play_keys(desk, "Tab Tab Tab Tab Tab Tab");
	snprintf(text, sizeof(text), "%s@example.jp", who);
	if (changes & EMAIL) {
		play_keys(desk, "Ctrl-U");
		play_text(desk, text);
	}
	play_keys(desk, "Tab Tab");
	snprintf(text, sizeof(text), "%s-1-2", who);
	if (changes & ADDRESS) {
		play_keys(desk, "Ctrl-U");
		play_text(desk, text);
	}
}

static void expect_row(const struct office *office, const char *email, const char *address, const char *what)
{
	struct client client;
	cr_assert_eq(client_get(office->db, office->client[1], &client), DONE);
	cr_expect_str_eq(client.email, email, "%s", what);
	cr_expect_str_eq(client.address, address, "%s", what);
}

/* What the second says is "1 theirs" or "2 mine" for every clash. */
static void play_order(int first, int second, const char *choice)
{
	struct office office;
	char what[64];
	office_open(&office, ":memory:");
	office_sql(&office, "UPDATE client SET email = 'was@example.jp', address = 'was' WHERE id = 1");
	struct desk *one = open_desk(&office), *two = open_desk(&office);
	snprintf(what, sizeof(what), "first %d, second %d, %s", first, second, choice);
	type_changes(one, "one", first);
	type_changes(two, "two", second);
	play_keys(one, "F12");
	play_keys(two, "F12");
	bool asks = first != 0 && second != 0;
	cr_expect_eq(play_find(two, "Changed meanwhile") >= 0, asks, "%s", what);
	if (asks) {
		expect_row(&office, first & EMAIL ? "one@example.jp" : "was@example.jp",
		           first & ADDRESS ? "one-1-2" : "was", "nothing is written before the choice");
		play_keys(two, "Esc");
		cr_expect(!(second & EMAIL) || play_shows(two, "two@example.jp"), "what was typed stands: %s", what);
		play_keys(two, "F12");
		play_keys(two, choice);
		play_keys(two, "Down");
		play_keys(two, choice);
		play_keys(two, "Enter");
	}
	bool mine = choice[0] == '2';
	const char *email = first & EMAIL ? "one@example.jp" : "was@example.jp",
	           *address = first & ADDRESS ? "one-1-2" : "was";
	if ((second & EMAIL) && (!(first & EMAIL) || mine))
		email = "two@example.jp";
	if ((second & ADDRESS) && (!(first & ADDRESS) || mine))
		address = "two-1-2";
	/* Mine is what stood in my form, also where I typed nothing. */
	if (asks && mine && (first & EMAIL) && !(second & EMAIL))
		email = "was@example.jp";
	if (asks && mine && (first & ADDRESS) && !(second & ADDRESS))
		address = "was";
	expect_row(&office, email, address, what);
	desk_close(one);
	desk_close(two);
	db_close(office.db);
}

Test(conflict, every_order_of_two_forms)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	for (int first = 0; first < 4; first++)
		for (int second = 0; second < 4; second++) {
			play_order(first, second, "1");
			play_order(first, second, "2");
		}
}

/* What was typed over an older row is asked about as well: the draft knows which one it was. */
Test(conflict, a_draft_of_an_older_row_is_asked_about)
{
	struct office office;
	setlocale(LC_CTYPE, "C.UTF-8");
	office_open(&office, ":memory:");
	struct desk *desk = open_desk(&office);
	type_changes(desk, "draft", EMAIL);
	desk_close(desk);
	struct client_values values = {.text = {[FIELD_EMAIL] = "other@example.jp"}};
	cr_assert_eq(client_edit(office.db, office.client[1], 0, &values, NULL), DONE);
	desk = open_desk(&office);
	cr_expect(play_shows(desk, "draft@example.jp"));
	play_keys(desk, "F12");
	cr_expect(play_shows(desk, "Changed meanwhile") && play_shows(desk, "other@example.jp"));
	play_keys(desk, "2 Enter");
	struct client client;
	cr_assert_eq(client_get(office.db, office.client[1], &client), DONE);
	cr_expect_str_eq(client.email, "draft@example.jp");
	desk_close(desk);
	db_close(office.db);
}
