#include "tui/import.h"

#include <string.h>

#include "core/store/action.h"
#include "core/text/csv.h"
#include "core/words.h"
#include "tui/desk.h"
#include "tui/import_state.h"

enum { PASS_OVER = 1 };

static int64_t file_id(const void *rows, int at)
{
	const struct file_list *files = rows;
	return files->rows[at].id;
}

static int64_t row_id(const void *rows, int at)
{
	const struct import_rows *seen = rows;
	return seen->rows[at].id;
}

static struct list_rows rows_of(const struct import *import)
{
	if (import->stage == IMPORT_CHOOSE)
		return (struct list_rows){import->files.count, file_id, &import->files};
	return (struct list_rows){import->rows.count, row_id, &import->rows};
}

const struct file_row *import_file(const struct import *import)
{
	bool here = import->stage == IMPORT_CHOOSE && import->list.at < import->files.count;
	return here ? &import->files.rows[import->list.at] : NULL;
}

const struct import_row *import_row(const struct import *import)
{
	bool here = import->stage == IMPORT_SHOWN && import->list.at < import->rows.count;
	return here ? &import->rows.rows[import->list.at] : NULL;
}

static void find_files(struct import *import)
{
	files_free(&import->files);
	files_find(edit_text(&import->path), &import->files);
	list_begin(&import->list, rows_of(import), 0);
}

static bool import_open(struct desk *desk, void *state, const void *argument)
{
	(void)desk, (void)argument;
	struct import *import = state;
	if (!edit_open(&import->path, IMPORT_PATH_BYTES / 4, false))
		return false;
	find_files(import);
	return true;
}

/* What was written stays: one action, which undo takes back whole. */
static enum status end_run(struct import *import, enum status status)
{
	if (import->run)
		import->counts = *register_import_counts(import->run);
	status = register_import_close(import->run, status);
	import->run = NULL;
	if (import->file)
		fclose(import->file);
	import->file = NULL;
	return status;
}

static void import_close(struct desk *desk, void *state)
{
	(void)desk;
	struct import *import = state;
	end_run(import, DONE);
	import_rows_free(&import->rows);
	files_free(&import->files);
	edit_close(&import->path);
}

static void choose_again(struct import *import)
{
	import->stage = IMPORT_CHOOSE;
	import_rows_free(&import->rows);
	find_files(import);
}

/* ---- Reading, in steps while no key waits ---- */

/* What follows tells who writes commands what to do. */
static void first_sentence(const char *text, char *out, size_t size)
{
	static const char full_stop[] = "。";
	const char *end = strstr(text, full_stop), *dot = strstr(text, ". ");
	size_t length = end ? (size_t)(end - text) + strlen(full_stop) : dot ? (size_t)(dot - text) + 1 : strlen(text);
	snprintf(out, size, "%.*s", (int)length, text);
}

static void refused(struct desk *desk, struct import *import)
{
	bool columns = strcmp(db_fault(desk_db(desk))->field, "columns") == 0;
	char question[FAULT_TEXT_BYTES];
	first_sentence(db_fault(desk_db(desk))->text, question, sizeof(question));
	choose_again(import);
	if (columns) {
		const char *const labels[] = {_("another file"), _("pass over them")};
		desk_ask(desk, PASS_OVER, question, labels, 2, 0);
		return;
	}
	desk_refuse_store(desk);
}

static void begin(struct desk *desk, struct import *import, enum import_stage stage)
{
	struct db *db = desk_db(desk);
	import->options.dry_run = stage == IMPORT_READ;
	import->options.changed = stage == IMPORT_READ ? import_rows_changed : NULL;
	if (csv_file_open(import->name, db_fault(db), &import->file) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	import->stage = stage;
	import->percent = 0;
	import_rows_free(&import->rows);
	enum status status = register_import_open(db, import->file, &import->options, import_rows_refused,
	                                          &import->rows, &import->run);
	if (status == DONE)
		return;
	end_run(import, status);
	refused(desk, import);
}

static void finish(struct desk *desk, struct import *import, bool complete)
{
	enum import_stage stage = import->stage;
	int64_t before = action_last(desk_db(desk));
	if (end_run(import, DONE) != DONE) {
		refused(desk, import);
		return;
	}
	if (stage == IMPORT_READ) {
		import->stage = IMPORT_SHOWN;
		list_begin(&import->list, rows_of(import), 0);
		desk_stop(desk);
		return;
	}
	int64_t action = action_last(desk_db(desk));
	desk_say(desk, action == before ? 0 : action,
	         complete ? _("The register was taken over: %lld added, %lld changed.")
	                  : _("Stopped half-way: %lld added, %lld changed; the same file goes on."),
	         (long long)import->counts.added, (long long)import->counts.changed);
	desk_finish(desk, (struct answer){0});
}

static bool import_idle(struct desk *desk, void *state)
{
	struct import *import = state;
	bool complete = false;
	if (!import->run)
		return false;
	enum status status = register_import_step(import->run, &complete);
	if (status == DONE && !complete)
		status = register_import_rest(import->run);
	import->percent = register_import_percent(import->run);
	if (status != DONE) {
		end_run(import, status);
		refused(desk, import);
	} else if (complete) {
		finish(desk, import, true);
	}
	return true;
}

/* ---- Keys ---- */

static bool choosing(const struct desk *desk, const void *state)
{
	(void)desk;
	return import_file(state) || edit_text(&((const struct import *)state)->path)[0];
}

static bool shown(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct import *import = state;
	return import->stage == IMPORT_SHOWN && import->counts.added + import->counts.changed > 0;
}

static bool has_rows(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct import *import = state;
	return import->stage == IMPORT_CHOOSE ? import->files.count > 0 : import->stage == IMPORT_SHOWN;
}

static bool in_choice(const struct desk *desk, const void *state)
{
	return ((const struct import *)state)->stage == IMPORT_CHOOSE && choosing(desk, state);
}

/* A folder is gone into; a file, or what was typed, is read. */
static void choose(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct import *import = state;
	const struct file_row *row = import_file(import);
	snprintf(import->name, sizeof(import->name), "%s", edit_text(&import->path));
	if (row)
		files_complete(edit_text(&import->path), row, import->name, (int)sizeof(import->name));
	if (row && row->folder) {
		edit_set(&import->path, import->name);
		find_files(import);
		return;
	}
	import->options.ignore_unknown = false;
	begin(desk, import, IMPORT_READ);
}

static void take_over(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	begin(desk, state, IMPORT_WRITE);
}

static void import_answered(struct desk *desk, void *state, const struct answer *answer)
{
	struct import *import = state;
	if (answer->tag != PASS_OVER || !answer->given || answer->choice != 1)
		return;
	import->options.ignore_unknown = true;
	begin(desk, import, IMPORT_READ);
}

static bool import_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct import *import = state;
	if (has_rows(desk, state) && list_key(&import->list, key->code, rows_of(import)))
		return true;
	if (import->stage != IMPORT_CHOOSE || !edit_key(&import->path, key))
		return false;
	find_files(import);
	return true;
}

/* Esc stops what runs, goes back to the choice, leaves. */
static bool import_back(struct desk *desk, void *state)
{
	struct import *import = state;
	if (import->stage == IMPORT_CHOOSE)
		return false;
	if (import->stage == IMPORT_WRITE) {
		finish(desk, import, false);
		return true;
	}
	end_run(import, DONE);
	choose_again(import);
	return true;
}

static enum focus import_focus(const void *state)
{
	const struct import *import = state;
	if (import->stage != IMPORT_CHOOSE)
		return FOCUS_LIST;
	return edit_empty(&import->path) ? FOCUS_BLANK : FOCUS_TEXT;
}

static void import_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct import *import = state;
	edit_fit(&import->path, body.cols - 16, 1);
	list_fit(&import->list, body.rows - IMPORT_ABOVE - IMPORT_BELOW);
}

static void import_show(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	import_draw(state, canvas, body);
}

static const struct command import_commands[] = {
        {"list.choose", "Down Up", N_("choose"), N_("Moves in the list."), RIGHT_NONE, NULL, has_rows, N_("arrows")},
        {"import.choose", "Enter", N_("Open"), N_("Opens the folder, or shows what is in the file."), "client.import",
         choose, in_choice, NULL},
        {"import.take", "F12 Ctrl-S Enter", N_("take over"), N_("Takes the file over, as one action."), "client.import",
         take_over, shown, NULL},
        {0},
};

const struct screen import_screen = {
        .name = N_("Import"),
        .state_size = sizeof(struct import),
        .commands = import_commands,
        .open = import_open,
        .layout = import_layout,
        .draw = import_show,
        .focus = import_focus,
        .type = import_type,
        .back = import_back,
        .answered = import_answered,
        .idle = import_idle,
        .close = import_close,
};
