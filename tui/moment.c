#include "tui/moment.h"

#include <stdlib.h>
#include <string.h>

#include "core/text/utf8.h"
#include "core/text/width.h"
#include "core/words.h"
#include "tui/wrap.h"

#define LABEL_COLS 11

static void add(struct moment *moment, const char *label, const char *text)
{
	if (!text[0] || moment->count == MOMENT_LINES)
		return;
	moment->lines[moment->count].label = label;
	utf8_copy(moment->lines[moment->count].text, sizeof(moment->lines[0].text), text);
	moment->count++;
}

static void about_visit(struct desk *desk, struct moment *moment, int64_t id)
{
	struct appointment visit;
	char(*notes)[APPOINTMENT_NOTE_BYTES] = calloc(2, sizeof(*notes));
	if (notes && appointment_get(desk_db(desk), id, &visit) == DONE &&
	    appointment_note(desk_db(desk), id, notes[0], notes[1]) == DONE) {
		add(moment, _("State"), appointment_status_text(visit.status));
		add(moment, _("Who comes"), visit.visitor);
		add(moment, _("How"), means_text(visit.means));
		add(moment, _("Memo"), notes[0]);
		add(moment, _("Why"), visit.reason_name);
		add(moment, "", notes[1]);
	}
	free(notes);
}

void moment_load(struct desk *desk, struct moment *moment, const struct moment_row *row)
{
	if (moment->id == (row ? row->id : 0))
		return;
	memset(moment, 0, sizeof(*moment));
	if (!row)
		return;
	moment->id = row->id;
	if (row->appointment)
		about_visit(desk, moment, row->appointment);
	else
		add(moment, "", row->text);
}

void moment_draw(const struct moment *moment, struct canvas *canvas, struct area area)
{
	for (int i = 0; i < moment->count && area.rows > 0; i++) {
		int left = moment->lines[i].label[0] ? LABEL_COLS : 0;
		struct area text = {area.row, area.col + left, area.rows, area.cols - left};
		canvas_field(canvas, area.row, area.col, left, LOOK_DIM, moment->lines[i].label);
		int used = wrap_draw(canvas, text, LOOK_PLAIN, moment->lines[i].text);
		area.row += used;
		area.rows -= used;
	}
}
