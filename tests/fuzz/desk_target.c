#include <stdlib.h>
#include <string.h>

#include "core/access/right.h"
#include "core/people/lookup.h"
#include "core/text/utf8.h"
#include "tests/fuzz/target.h"
#include "tests/unit/desk_fixture.h"
#include "tui/front.h"
#include "tui/line.h"
#include "tui/members.h"

/* One small office for all inputs; nothing here may write to it. */

static struct office office;
static struct front front;
static struct desk *desk;

static int64_t clock_now(void *context)
{
	(void)context;
	return moment_of(office.today, 8 * 60);
}

static void open_once(void)
{
	static const struct section sections[SECTIONS] = {
	        {2, NULL}, {3, &members_screen}, {4, NULL}, {5, NULL}, {6, NULL}, {7, NULL}, {8, NULL}};
	if (office.db)
		return;
	office_open(&office, ":memory:");
	front = (struct front){.db = office.db, .roles = ROLE_MANAGER, .now = clock_now, .machine = clock_now};
	FUZZ_HOLD(lookup_open(office.db, &front.lookup) == DONE && lookup_load(front.lookup) == DONE);
	struct desk_setup setup = {.office = front_hooks(&front), .sections = sections, .home = 3, .society = "x"};
	FUZZ_HOLD(desk_open(&desk, &setup, 24, 80) == DONE);
}

static void check_marks(const struct lookup_hit *hit)
{
	for (int column = 0; column < LOOKUP_COLUMNS; column++) {
		size_t length = strlen(hit->text[column]);
		for (int i = 0; i < LOOKUP_MARKS; i++)
			FUZZ_HOLD(hit->mark[column][i].start <= hit->mark[column][i].end &&
			          hit->mark[column][i].end <= length);
	}
}

void fuzz_search(const char *text, size_t size)
{
	struct lookup_result result;
	open_once();
	if (!utf8_valid(text, size, NULL))
		return;
	lookup_find(front.lookup, text, LOOKUP_HITS, &result);
	FUZZ_HOLD(result.count >= 0 && result.count <= OFFICE_CLIENTS);
	for (int i = 0; i < result.count; i++)
		check_marks(&result.hits[i]);
}

void fuzz_line(const char *text, size_t size)
{
	char reading[1024] = "";
	open_once();
	if (!utf8_valid(text, size, NULL))
		return;
	line_entry(desk, text, false, reading, sizeof(reading));
	FUZZ_HOLD(utf8_valid(reading, strlen(reading), NULL));
}
