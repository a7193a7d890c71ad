#include "tui/proposals.h"

#include "core/desks/hold.h"
#include "core/desks/waiting.h"
#include "core/text/utf8.h"

#include <stdio.h>
#include <string.h>

#include "core/text/width.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/day_data.h"

#define REASONS_BYTES 256

/* A slot as an id for the list: day, desk and cell are the same slot. */
static int64_t id_at(const void *rows, int at)
{
	const struct proposals *proposals = rows;
	const struct slot *slot = &proposals->slots[at];
	return ((int64_t)slot->day * 100 + slot->desk) * CELLS_A_DAY + slot->cell;
}

static struct list_rows rows_of(const struct proposals *proposals)
{
	return (struct list_rows){proposals->count, id_at, proposals};
}

struct slot_wish proposals_wish(const struct proposals *proposals, int32_t today)
{
	const struct waiting_wish asked = {.client = proposals->client,
	                                   .topic = proposals->topic,
	                                   .desks = proposals->desks,
	                                   .consultant = proposals->consultant,
	                                   .when = proposals->wish,
	                                   .notice = proposals->notice};
	struct slot_wish out = waiting_ask_for(&asked, today);
	out.moving = proposals->moving;
	return out;
}

/* Anybody in the way of the session counts, not only at its start. */
static enum status find_held(struct db *db, const struct slot *slot, char out[PROPOSAL_NAME_BYTES])
{
	struct hold holds[HOLDS_MOST];
	int count = 0;
	enum status status = hold_list(db, slot->day, holds, HOLDS_MOST, &count);
	out[0] = '\0';
	for (int cell = slot->cell; !out[0] && cell < slot->cell + slot->cells; cell++) {
		const struct hold *hold = hold_at(holds, count, db_now(db), slot->desk, cell);
		if (hold)
			utf8_copy(out, PROPOSAL_NAME_BYTES, hold->name);
	}
	return status;
}

static enum status load(struct db *db, struct proposals *proposals)
{
	int32_t today = moment_day(db_now(db));
	struct slot_wish wish = proposals_wish(proposals, today);
	struct slot_list list;
	wish.limit = PROPOSALS;
	bool past = wish.to != DAY_NONE && wish.to < wish.from;
	enum status status = past ? DONE : slot_list(db, &wish, &list);
	if (status != DONE)
		return status;
	proposals->count = 0;
	if (past)
		return DONE;
	for (int i = 0; i < list.count && i < PROPOSALS; i++) {
		proposals->slots[i] = list.slots[i];
		name_family(slot_consultant(&list, &list.slots[i]), proposals->names[i], sizeof(proposals->names[i]));
		status = find_held(db, &list.slots[i], proposals->held[i]);
		proposals->count++;
	}
	slot_list_free(&list);
	return status;
}

enum status proposals_load(struct db *db, struct proposals *proposals)
{
	enum status status = load(db, proposals);
	proposals->offered = status == DONE;
	list_fit(&proposals->list, PROPOSALS);
	list_begin(&proposals->list, rows_of(proposals), 0);
	return status;
}

enum status proposals_reload(struct db *db, struct proposals *proposals)
{
	enum status status = load(db, proposals);
	list_changed(&proposals->list, rows_of(proposals));
	return status;
}

void proposals_clear(struct proposals *proposals)
{
	*proposals = (struct proposals){.wish = wish_any()};
}

const struct slot *proposals_at(const struct proposals *proposals)
{
	if (!proposals->offered || proposals->count == 0 || !list_holds(&proposals->list))
		return NULL;
	return &proposals->slots[proposals->list.at];
}

bool proposals_step(struct proposals *proposals, uint32_t code)
{
	return proposals->count > 0 && list_key(&proposals->list, code, rows_of(proposals));
}

int proposals_rows(const struct proposals *proposals)
{
	if (proposals->client == 0)
		return 0;
	return proposals->offered ? 1 + PROPOSALS : 1;
}

/* ---- The picture ---- */

/* As many whole reasons as there is room for. */
static void reasons_make(const struct slot *slot, int cols, char *out, size_t size)
{
	char text[SLOT_REASON_BYTES], more[2 * SLOT_REASON_BYTES];
	out[0] = '\0';
	for (const enum slot_reason *reason = slot_reasons; *reason; reason++) {
		/* Translators: what parts the reasons why a time is proposed. */
		const char *between = out[0] ? _(", ") : "";
		if (!(slot->reasons & *reason))
			continue;
		snprintf(more, sizeof(more), "%s%s", between, slot_reason_text(slot, *reason, text));
		if (width_text(out) + width_text(more) <= cols && strlen(out) + strlen(more) < size)
			strcat(out, more);
	}
}

/* "1  12/1(火) 13:00  1番 佐々木   得意・前回担当" in columns. */
static void draw_slot(const struct proposals *proposals, struct canvas *canvas, struct area at, int i, bool focus)
{
	const struct slot *slot = &proposals->slots[i];
	char day[SHOW_BYTES], clock[CLOCK_BYTES], reasons[REASONS_BYTES];
	bool here = i == proposals->list.at && list_holds(&proposals->list);
	int col = at.col + 1;
	canvas_print(canvas, at.row, col, 3, here ? LOOK_BOLD : LOOK_PLAIN, "%s%d", here ? ">" : " ", i + 1);
	canvas_field(canvas, at.row, col + 4, 10, LOOK_PLAIN, day_show(slot->day, DAY_SHORT, day, sizeof(day)));
	canvas_text(canvas, at.row, col + 15, 5, LOOK_PLAIN, cell_format(slot->cell, clock));
	int used = canvas_print(canvas, at.row, col + 22, 8, LOOK_PLAIN, _("desk %d"), slot->desk);
	canvas_field(canvas, at.row, col + 23 + used, 12, LOOK_PLAIN, proposals->names[i]);
	int cols = at.cols - 38 - used;
	if (proposals->held[i][0])
		snprintf(reasons, sizeof(reasons), _("in use: %s"), proposals->held[i]);
	else
		reasons_make(slot, cols, reasons, sizeof(reasons));
	canvas_field(canvas, at.row, col + 36 + used, cols, LOOK_PLAIN, reasons);
	if (here && focus) {
		canvas_look(canvas, at.row, at.col, at.cols, LOOK_ACCENT);
		canvas_cursor(canvas, at.row, col + 1);
	}
}

static void draw_who(const struct proposals *proposals, struct canvas *canvas, struct area at)
{
	int end = at.col + at.cols - 1, col = at.col + 1;
	char who[PROPOSAL_LINE_BYTES], topic[PROPOSAL_LINE_BYTES], wish[PROPOSAL_LINE_BYTES];
	wish[0] = '\0';
	if (proposals->wish_text[0])
		snprintf(wish, sizeof(wish), _("When: %s"), proposals->wish_text);
	snprintf(topic, sizeof(topic), _("About: %s"), proposals->topic_text);
	int room = end - col - width_text(topic) - (wish[0] ? width_text(wish) + 3 : 0) - 3;
	width_clip(who, sizeof(who), proposals->who, room > 24 ? room : 24);
	col += canvas_text(canvas, at.row, col, end - col, LOOK_BOLD, who) + 3;
	if (proposals->topic_text[0])
		col += canvas_text(canvas, at.row, col, end - col, LOOK_PLAIN, topic) + 3;
	canvas_text(canvas, at.row, col, end - col, LOOK_PLAIN, wish);
}

void proposals_draw(const struct proposals *proposals, struct canvas *canvas, struct area area, bool focus)
{
	if (proposals->client == 0)
		return;
	draw_who(proposals, canvas, area);
	if (!proposals->offered)
		return;
	for (int i = 0; i < proposals->count; i++)
		draw_slot(proposals, canvas, (struct area){area.row + 1 + i, area.col, 1, area.cols}, i, focus);
	if (proposals->count == 0) {
		canvas_text(canvas, area.row + 1, area.col + 3, area.cols - 4, LOOK_WARN,
		            _("No time is free for this wish: change it with g, or wait with w."));
		if (focus)
			canvas_cursor(canvas, area.row + 1, area.col + 1);
	}
}
