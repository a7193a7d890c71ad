#include "tui/lookbox.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text/utf8.h"
#include "core/text/width.h"

enum { FIELD_CHARACTERS = 100 };

static int64_t id_at(const void *rows, int at)
{
	const struct lookbox_row *row = rows;
	return row[at].client;
}

static struct list_rows rows_of(const struct lookbox *box)
{
	return (struct list_rows){box->count, id_at, box->rows};
}

bool lookbox_open(struct lookbox *box, struct lookup *lookup)
{
	memset(box, 0, sizeof(*box));
	box->lookup = lookup;
	box->rows = calloc(LOOKUP_HITS + 1, sizeof(*box->rows));
	if (!box->rows || !edit_open(&box->edit, FIELD_CHARACTERS, false)) {
		lookbox_close(box);
		return false;
	}
	lookbox_again(box);
	return true;
}

void lookbox_close(struct lookbox *box)
{
	edit_close(&box->edit);
	marks_close(&box->marks);
	free(box->rows);
	memset(box, 0, sizeof(*box));
}

static void copy_aside(const struct lookup_hit *hit, struct lookbox_row *row)
{
	memset(row->aside_mark, 0, sizeof(row->aside_mark));
	row->aside = hit->aside.field;
	row->aside_mark[0] = hit->aside.mark;
	utf8_copy(row->aside_text, sizeof(row->aside_text), hit->aside.text);
	if (*hit->aside.text || hit->mark[LOOKUP_IN_TOWN][0].end == 0)
		return;
	row->aside = LOOKUP_TOWN;
	memcpy(row->aside_mark, hit->mark[LOOKUP_IN_TOWN], sizeof(row->aside_mark));
	utf8_copy(row->aside_text, sizeof(row->aside_text), hit->text[LOOKUP_IN_TOWN]);
}

static void copy_hit(const struct lookup_hit *hit, struct lookbox_row *row)
{
	row->client = hit->client;
	row->kind = hit->kind;
	for (int column = 0; column < LOOKUP_COLUMNS; column++)
		utf8_copy(row->text[column], sizeof(row->text[column]), hit->text[column]);
	memcpy(row->mark, hit->mark, sizeof(row->mark));
	copy_aside(hit, row);
}

static void ask(struct lookbox *box)
{
	struct lookup_result result;
	lookup_find(box->lookup, edit_text(&box->edit), LOOKUP_HITS, &result);
	for (int i = 0; i < result.count; i++)
		copy_hit(&result.hits[i], &box->rows[i]);
	memset(&box->rows[result.count], 0, sizeof(box->rows[0]));
	box->count = result.count + 1;
	box->more = result.more;
	box->partial = !lookup_complete(box->lookup);
}

void lookbox_again(struct lookbox *box)
{
	bool partial = box->partial;
	ask(box);
	/* While clients are still being loaded better hits come in above: the best is highlighted until the cursor is
	 * moved. */
	if (partial && !box->moved)
		list_begin(&box->list, rows_of(box), 0);
	else
		list_changed(&box->list, rows_of(box));
}

void lookbox_choose(struct lookbox *box)
{
	box->in_list = false;
	edit_choose(&box->edit);
}

void lookbox_ask(struct lookbox *box, const char *text)
{
	box->in_list = false;
	edit_set(&box->edit, text);
	ask(box);
	list_begin(&box->list, rows_of(box), 0);
}

bool lookbox_clear(struct lookbox *box)
{
	bool left = box->in_list || !edit_empty(&box->edit);
	if (left)
		lookbox_ask(box, "");
	return left;
}

bool lookbox_empty(const struct lookbox *box)
{
	return edit_empty(&box->edit);
}

const char *lookbox_text(const struct lookbox *box)
{
	return edit_text(&box->edit);
}

const struct lookbox_row *lookbox_row(const struct lookbox *box)
{
	return list_holds(&box->list) ? &box->rows[box->list.at] : NULL;
}

bool lookbox_mark(struct lookbox *box)
{
	const struct lookbox_row *row = lookbox_row(box);
	if (!row || !row->client)
		return false;
	box->marked = row->client;
	if (!marks_hold(&box->marks, row->client))
		return marks_set(&box->marks, row->client);
	marks_take(&box->marks, row->client);
	return true;
}

static bool mark_rows(struct lookbox *box, int from, int to)
{
	for (int i = from; i <= to; i++)
		if (box->rows[i].client && !marks_set(&box->marks, box->rows[i].client))
			return false;
	return true;
}

bool lookbox_mark_range(struct lookbox *box)
{
	const struct lookbox_row *row = lookbox_row(box);
	int from = 0, at = box->list.at;
	if (!row || !row->client || !box->marked)
		return false;
	while (from < box->count && box->rows[from].client != box->marked)
		from++;
	if (from == box->count)
		return false;
	box->marked = row->client;
	return from < at ? mark_rows(box, from, at) : mark_rows(box, at, from);
}

bool lookbox_mark_all(struct lookbox *box)
{
	return box->count > 1 && mark_rows(box, 0, box->count - 1);
}

bool lookbox_unmark(struct lookbox *box)
{
	box->marked = 0;
	return marks_clear(&box->marks);
}

static bool type(struct lookbox *box, const struct key *key)
{
	char before[FIELD_CHARACTERS * 4 + 1];
	snprintf(before, sizeof(before), "%s", edit_text(&box->edit));
	if (!edit_key(&box->edit, key))
		return false;
	if (strcmp(before, edit_text(&box->edit)) != 0) {
		ask(box);
		box->moved = false;
		list_begin(&box->list, rows_of(box), 0);
	}
	return true;
}

/* Home and End belong to the field while it has the focus. */
static bool is_for_list(const struct lookbox *box, uint32_t code)
{
	return box->in_list || code == K_UP || code == K_DOWN || code == K_PAGEUP || code == K_PAGEDOWN;
}

bool lookbox_key(struct lookbox *box, const struct key *key)
{
	if (key->code == K_TAB || key->code == K_BACKTAB) {
		box->in_list = !box->in_list;
		return true;
	}
	if (is_for_list(box, key->code) && list_key(&box->list, key->code, rows_of(box))) {
		box->moved = true;
		return true;
	}
	return !box->in_list && type(box, key);
}

void lookbox_fit(struct lookbox *box, struct area area, const char *label)
{
	int used = width_text(label) + 2;
	edit_fit(&box->edit, area.cols > used + 40 ? area.cols - used - 38 : 20, 1);
	list_fit(&box->list, area.rows - 2);
}
