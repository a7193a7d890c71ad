#include "tui/take_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/export/export.h"
#include "core/export/sheet.h"
#include "core/office/code.h"
#include "core/time/civil.h"
#include "core/words.h"
#include "tui/form.h"
#include "tui/front.h"

#define WHOM_MOST  12
#define WHOM_BYTES 320
#define PATH_BYTES 1024

struct take_out {
	struct form form;
	enum take_out_form kind;
	int64_t *clients; /* of the first choice; NULL: nobody was listed */
	int count;
	char whom[WHOM_MOST][WHOM_BYTES];
	const char *labels[WHOM_MOST]; /* the form borrows them */
	int64_t divisions[WHOM_MOST];  /* of the choices behind the first ones; 0: none */
	int whom_count;
	char loss[DESK_TEXT_BYTES]; /* the first character that CP932 lacks, and whose */
	int losses;
	bool working; /* begun; the file is written as soon as that is on the screen */
};

static const struct field file_fields[] = {
        {.name = "whom", .label = N_("For whom"), .kind = FIELD_CHOICE},
        {.name = "output", .label = N_("File"), .needed = true, .limit = PATH_BYTES / 4},
};

static const struct field cp932_fields[] = {
        {.name = "whom", .label = N_("For whom"), .kind = FIELD_CHOICE},
        {.name = "replace", .label = N_("For what it lacks"), .limit = 1},
        {.name = "output", .label = N_("File"), .needed = true, .limit = PATH_BYTES / 4},
};

static const struct field label_fields[] = {
        {.name = "whom", .label = N_("For whom"), .kind = FIELD_CHOICE},
        {.name = "start", .label = N_("First label"), .needed = true, .limit = 3},
        {.name = "output", .label = N_("File"), .needed = true, .limit = PATH_BYTES / 4},
};

static const struct {
	const char *title;
	const char *ending;
	const struct field *fields;
	int count;
} kinds[] = {
        [TAKE_OUT_XLSX] = {N_("Excel workbook"), "xlsx", file_fields, 2},
        [TAKE_OUT_UTF8] = {N_("CSV (UTF-8)"), "csv", file_fields, 2},
        [TAKE_OUT_CP932] = {N_("CSV for old Excel (CP932)"), "csv", cp932_fields, 3},
        [TAKE_OUT_12] = {N_("Labels, 12 on a sheet"), "pdf", label_fields, 3},
        [TAKE_OUT_24] = {N_("Labels, 24 on a sheet"), "pdf", label_fields, 3},
};

static bool for_labels(const struct take_out *t)
{
	return t->kind >= TAKE_OUT_12;
}

static const char *sheet_of(const struct desk *desk, const struct take_out *t)
{
	const struct front *front = desk_context(desk);
	return t->kind == TAKE_OUT_24 ? front->label_24 : front->label_12;
}

/* ---- What the form opens with ---- */

/* "~" and "~/" are the home directory, as in the configuration. */
static void real_path(const char *typed, char out[PATH_BYTES])
{
	const char *home = getenv("HOME");
	bool from_home = home && typed[0] == '~' && (typed[1] == '/' || !typed[1]);
	snprintf(out, PATH_BYTES, "%s%s", from_home ? home : "", from_home ? typed + 1 : typed);
}

/* A name nothing stands under yet: ~/会員-2026-11-24.xlsx, then -2 and so on. */
static void propose_path(const struct desk *desk, struct take_out *t)
{
	char day[DAY_BYTES], path[PATH_BYTES], name[PATH_BYTES], more[16] = "";
	const struct front *front = desk_context(desk);
	enum export_kind kind = for_labels(t) ? EXPORT_LABELS : EXPORT_MEMBERS;
	const char *title = front->japanese ? export_title(kind) : export_word(kind);
	day_format(moment_day(desk_now(desk)), day);
	for (int i = 2; i < 1000; i++) {
		snprintf(name, sizeof(name), "~/%s-%s%s.%s", title, day, more, kinds[t->kind].ending);
		real_path(name, path);
		if (access(path, F_OK) != 0)
			break;
		snprintf(more, sizeof(more), "-%d", i);
	}
	form_set(&t->form, "output", name);
}

static void add_whom(struct take_out *t, int64_t division, const char *text)
{
	if (t->whom_count == WHOM_MOST)
		return;
	snprintf(t->whom[t->whom_count], WHOM_BYTES, "%s", text);
	t->labels[t->whom_count] = t->whom[t->whom_count];
	t->divisions[t->whom_count++] = division;
}

/* Those listed, all members, and each division's. */
static bool list_whom(struct desk *desk, struct take_out *t, bool marked)
{
	char today[DAY_BYTES], listed[80];
	struct code codes[WHOM_MOST] = {0};
	int count = 0;
	day_format(moment_day(desk_now(desk)), today);
	if (code_list(desk_db(desk), CODE_DIVISION, today, codes, WHOM_MOST, &count) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	snprintf(listed, sizeof(listed), marked ? _("%d marked") : _("the %d shown"), t->count);
	if (t->clients)
		add_whom(t, 0, listed);
	add_whom(t, 0, _("all members"));
	for (int i = 0; i < count && i < WHOM_MOST; i++)
		add_whom(t, codes[i].id, codes[i].name);
	form_choose(&t->form, "whom", t->labels, t->whom_count, 0);
	return true;
}

static bool take_out_open(struct desk *desk, void *state, const void *argument)
{
	struct take_out *t = state;
	const struct take_out_ask *ask = argument;
	size_t bytes = (size_t)ask->bulk.count * sizeof(*t->clients);
	t->kind = ask->form;
	t->count = ask->bulk.count;
	t->clients = bytes ? malloc(bytes) : NULL;
	if (!form_open(&t->form, kinds[t->kind].fields, kinds[t->kind].count) || (bytes && !t->clients) ||
	    !list_whom(desk, t, ask->bulk.marked)) {
		form_close(&t->form);
		free(t->clients);
		return false;
	}
	if (bytes)
		memcpy(t->clients, ask->bulk.clients, bytes);
	form_set(&t->form, "start", "1");
	propose_path(desk, t);
	form_start(&t->form);
	return true;
}

static void take_out_close(struct desk *desk, void *state)
{
	(void)desk;
	struct take_out *t = state;
	form_close(&t->form);
	free(t->clients);
}

/* ---- Writing ---- */

static enum status read_start(struct desk *desk, struct take_out *t, int *out)
{
	struct sheet sheet;
	char *end;
	const char *text = form_text(&t->form, "start");
	long start = strtol(text, &end, 10);
	sheet_parse(sheet_of(desk, t), &sheet);
	*out = (int)start;
	if (end != text && *end == '\0' && start >= 1 && start <= sheet.columns * sheet.rows)
		return DONE;
	return fault_set(db_fault(desk_db(desk)), INVALID, "start",
	                 _("\"%s\" is not allowed: write a number from %d to %d"), text, 1, sheet.columns * sheet.rows);
}

static void note_loss(void *context, const struct extract_loss *loss)
{
	struct take_out *t = context;
	if (t->losses++ == 0)
		snprintf(t->loss, sizeof(t->loss), "%s %s %s", loss->row, loss->column, loss->character);
}

static void fill_order(const struct desk *desk, struct take_out *t, struct export_order *order)
{
	static const enum export_form forms[] = {[TAKE_OUT_XLSX] = EXPORT_XLSX,
	                                         [TAKE_OUT_UTF8] = EXPORT_CSV,
	                                         [TAKE_OUT_CP932] = EXPORT_CSV,
	                                         [TAKE_OUT_12] = EXPORT_PDF,
	                                         [TAKE_OUT_24] = EXPORT_PDF};
	const struct front *front = desk_context(desk);
	struct register_who *who = &order->filter.who;
	const char *replace = form_text(&t->form, "replace");
	int whom = form_choice(&t->form, "whom");
	bool listed = t->clients && whom == 0;
	order->kind = for_labels(t) ? EXPORT_LABELS : EXPORT_MEMBERS;
	order->form = forms[t->kind];
	order->csv.encoding = t->kind == TAKE_OUT_CP932 ? CSV_CP932 : CSV_UTF8;
	order->csv.replace = *replace ? replace : NULL;
	order->csv.japanese = front->japanese;
	order->labels.sheet = sheet_of(desk, t);
	order->labels.font = front->font;
	order->lost = note_loss;
	order->context = t;
	who->clients = listed ? t->clients : NULL;
	who->count = listed ? (size_t)t->count : 0;
	who->members = !listed;
	who->current = !listed && for_labels(t);
	who->division = t->divisions[whom];
}

/* CP932's sentence of the store names options of the command line. */
static void refuse(struct desk *desk, struct take_out *t)
{
	struct fault fault = *db_fault(desk_db(desk));
	if (t->losses > 0)
		fault_set(&fault, CONFLICT, "replace",
		          _("CP932 lacks %d characters (%s): type one to stand for them, such as 〓, or take UTF-8."),
		          t->losses, t->loss);
	form_refuse(&t->form, &fault);
	desk_refuse(desk, &fault);
}

static void say(struct desk *desk, struct take_out *t, const struct export_result *result)
{
	const char *path = form_text(&t->form, "output");
	int rows = (int)result->rows, without = (int)(result->people - result->rows);
	if (!for_labels(t))
		desk_say(desk, 0, _("%s is written (clients: %d)."), path, rows);
	else if (without > 0)
		desk_say(desk, 0, _("%s is written (labels: %d; without an address: %d)."), path, rows, without);
	else
		desk_say(desk, 0, _("%s is written (labels: %d)."), path, rows);
}

static void write_file(struct desk *desk, struct take_out *t)
{
	char path[PATH_BYTES];
	struct export_order order = {.filter = {.from = DAY_NONE, .to = DAY_NONE}};
	struct export_result result;
	enum status status = for_labels(t) ? read_start(desk, t, &order.labels.start) : DONE;
	t->losses = 0;
	real_path(form_text(&t->form, "output"), path);
	if (status == DONE && access(path, F_OK) == 0)
		status = fault_set(db_fault(desk_db(desk)), CONFLICT, "output",
		                   _("%s is there already: name another file."), form_text(&t->form, "output"));
	if (status == DONE) {
		fill_order(desk, t, &order);
		status = export_file(desk_db(desk), &order, path, NULL, &result);
	}
	if (status != DONE) {
		refuse(desk, t);
		return;
	}
	say(desk, t, &result);
	desk_finish(desk, (struct answer){0});
}

static bool take_out_busy(const void *state)
{
	return ((const struct take_out *)state)->working;
}

static bool take_out_idle(struct desk *desk, void *state)
{
	struct take_out *t = state;
	if (!t->working)
		return false;
	t->working = false;
	write_file(desk, t);
	return true;
}

/* ---- The screen ---- */

static bool take_out_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct take_out *t = state;
	enum form_event event = form_key(&t->form, key);
	t->working = event == FORM_SAVE;
	return event != FORM_FREE;
}

static enum focus take_out_focus(const void *state)
{
	const struct take_out *t = state;
	return form_blank(&t->form) ? FOCUS_BLANK : FOCUS_TEXT;
}

/* Below the heading. */
static struct area form_area(struct area body)
{
	return (struct area){body.row + 2, body.col + 2, body.rows - 2, body.cols - 4};
}

static void take_out_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct take_out *t = state;
	form_fit(&t->form, form_area(body));
}

static void take_out_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct take_out *t = state;
	struct area area = form_area(body);
	canvas_text(canvas, body.row, area.col, area.cols, LOOK_BOLD, _(kinds[t->kind].title));
	int rows = form_draw(&t->form, canvas, area);
	if (t->working)
		canvas_text(canvas, area.row + rows + 1, area.col, area.cols, LOOK_PLAIN,
		            _("The file is being written ..."));
}

static bool at_end(const struct desk *desk, const void *state)
{
	(void)desk;
	return form_ends(&((const struct take_out *)state)->form);
}

static const struct command take_out_commands[] = {
        {"form.finish", "Enter", N_("write"), N_("Writes the file, from the last field."), RIGHT_NONE, NULL, at_end,
         NULL},
        {"form.next", "Enter", N_("next"), N_("Goes to the next field, and saves on the last."), RIGHT_NONE, NULL, NULL,
         NULL},
        {"form.save", "F12 Ctrl-S", N_("write"), N_("Writes the file."), RIGHT_NONE, NULL, NULL, NULL},
        {0},
};

const struct screen take_out_screen = {
        .name = N_("Print or export"),
        .state_size = sizeof(struct take_out),
        .commands = take_out_commands,
        .open = take_out_open,
        .layout = take_out_layout,
        .draw = take_out_draw,
        .focus = take_out_focus,
        .type = take_out_type,
        .busy = take_out_busy,
        .idle = take_out_idle,
        .close = take_out_close,
};
