#include <stdlib.h>
#include <string.h>

#include "tui/door_state.h"

/* Whom what was typed means, and who of them is ticked. */

static int64_t id_at(const void *rows, int at)
{
	const struct door_mode *m = rows;
	return m->hits[at]->sign_up.id;
}

struct list_rows door_rows_of(const struct door_mode *m)
{
	return (struct list_rows){m->hit_count, id_at, m};
}

const struct door_row *door_hit(const struct door_mode *m)
{
	return list_holds(&m->list) ? m->hits[m->list.at] : NULL;
}

static void look(struct door_mode *m)
{
	m->hit_count = door_find(&m->door, edit_text(&m->edit), m->hits, m->door.count);
	if (m->again)
		list_begin(&m->list, door_rows_of(m), 0);
	else
		list_changed(&m->list, door_rows_of(m));
	m->asked = m->again = false;
}

/* A mark changes one row: the others need not be read again. */
static bool caught_up(struct desk *desk, struct door_mode *m)
{
	bool done = false;
	if (!m->door.session || (m->session && m->session != m->door.session->position))
		return false;
	return door_catch_up(desk_db(desk), &m->door, &done) == DONE && done;
}

static void settle(struct door_mode *m)
{
	m->stale = false;
	look(m);
	door_check_results(m);
}

enum status door_read_all(struct desk *desk, struct door_mode *m)
{
	if (caught_up(desk, m)) {
		settle(m);
		return DONE;
	}
	struct door door;
	int position = m->session || !m->door.session ? m->session : m->door.session->position;
	enum status status = door_load(desk_db(desk), m->seminar, position, &door);
	if (status != DONE)
		return status;
	const struct door_row **hits = calloc((size_t)door.count + 1, sizeof(void *));
	if (!hits) {
		door_free(&door);
		return FAILED;
	}
	door_free(&m->door);
	free(m->hits);
	m->door = door;
	m->hits = hits;
	settle(m);
	return DONE;
}

void door_settle(struct desk *desk, struct door_mode *m)
{
	if (m->stale && door_read_all(desk, m) == DONE)
		return;
	if (m->asked)
		look(m);
}

static int tick_at(const struct door_mode *m, int64_t sign_up)
{
	for (int i = 0; i < m->tick_count; i++)
		if (m->ticks[i] == sign_up)
			return i;
	return -1;
}

bool door_ticked(const struct door_mode *m, int64_t sign_up)
{
	return tick_at(m, sign_up) >= 0;
}

void door_tick(struct door_mode *m, int64_t sign_up)
{
	int at = tick_at(m, sign_up);
	if (at < 0 && m->tick_count < DOOR_TICKS) {
		m->ticks[m->tick_count++] = sign_up;
	} else if (at >= 0) {
		m->tick_count--;
		memmove(&m->ticks[at], &m->ticks[at + 1], (size_t)(m->tick_count - at) * sizeof(m->ticks[0]));
	}
}
