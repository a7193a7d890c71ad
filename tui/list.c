#include "tui/list.h"

#include "tui/key.h"

static int between(int value, int low, int high)
{
	return value > high ? high : value < low ? low : value;
}

/* Shows the cursor's row, moving as little as possible, and leaves no blank rows below while some are hidden above. */
static void show(struct list *list)
{
	list->at = between(list->at, 0, list->count > 0 ? list->count - 1 : 0);
	/* Not fitted yet: where the cursor's row will stand is not known. */
	if (list->rows < 1)
		return;
	if (list->top > list->at)
		list->top = list->at;
	if (list->top < list->at - list->rows + 1)
		list->top = list->at - list->rows + 1;
	list->top = between(list->top, 0, list->count > list->rows ? list->count - list->rows : 0);
}

void list_fit(struct list *list, int rows)
{
	list->rows = rows > 0 ? rows : 1;
	show(list);
}

static int64_t id_of(struct list_rows rows, int at)
{
	return at >= 0 && at < rows.count ? rows.id_at(rows.rows, at) : 0;
}

/* The place of an id, looked for from `near` outwards, since rows seldom move far; -1 if it is gone. */
static int place(struct list_rows rows, int64_t id, int near)
{
	for (int step = 0; near - step >= 0 || near + step < rows.count; step++) {
		if (near - step >= 0 && near - step < rows.count && id_of(rows, near - step) == id)
			return near - step;
		if (near + step < rows.count && id_of(rows, near + step) == id)
			return near + step;
	}
	return -1;
}

void list_changed(struct list *list, struct list_rows rows)
{
	bool fresh = list->count == 0 && !list->lost;
	int on_screen = list->at - list->top;
	list->count = rows.count;
	if (fresh) {
		list_go(list, 0, rows);
		return;
	}
	int at = place(rows, list->id, list->at);
	list->lost = at < 0;
	if (at >= 0) {
		list->at = at;
		list->top = at - on_screen;
	}
	show(list);
}

void list_begin(struct list *list, struct list_rows rows, int at)
{
	list->top = 0;
	list_go(list, at, rows);
}

void list_go(struct list *list, int at, struct list_rows rows)
{
	list->count = rows.count;
	list->at = at;
	list->lost = false;
	show(list);
	list->id = id_of(rows, list->at);
}

bool list_find(struct list *list, int64_t id, struct list_rows rows)
{
	int at = place(rows, id, between(list->at, 0, rows.count > 0 ? rows.count - 1 : 0));
	if (at < 0)
		return false;
	list_go(list, at, rows);
	return true;
}

bool list_key(struct list *list, uint32_t code, struct list_rows rows)
{
	int page = list->rows > 1 ? list->rows - 1 : 1, at = list->at;
	switch (code) {
	case K_UP:
		at--;
		break;
	case K_DOWN:
		/* The next row has moved up to where the lost one was. */
		at += list->lost ? 0 : 1;
		break;
	case K_PAGEUP:
		at -= page;
		break;
	case K_PAGEDOWN:
		at += page;
		break;
	case K_HOME:
		at = 0;
		break;
	case K_END:
		at = rows.count - 1;
		break;
	default:
		return false;
	}
	list_go(list, at, rows);
	return true;
}

bool list_holds(const struct list *list)
{
	return list->count > 0 && !list->lost;
}
