#include "tui/merge_state.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/history/history.h"
#include "core/people/suspect.h"
#include "core/store/action.h"
#include "core/words.h"
#include "tui/desk.h"

#define IDS 1000000 /* apart by kind; a client has no million rows */

static int64_t id_at(const void *rows, int at)
{
	const struct merge_line *line = (const struct merge_line *)rows + at;
	return (int64_t)line->kind * IDS + line->at + 1;
}

static struct list_rows rows_of(const struct merge_state *merge)
{
	return (struct list_rows){merge->line_count, id_at, merge->lines};
}

const struct merge_line *merge_line_at(const struct merge_state *merge)
{
	return list_holds(&merge->list) ? &merge->lines[merge->list.at] : NULL;
}

/* ---- Lines ---- */

static void add(struct merge_state *merge, enum merge_line_kind kind, int at, int count)
{
	merge->lines[merge->line_count++] = (struct merge_line){kind, at, count};
}

static bool is_known(const char *text)
{
	return *text && strcmp(text, "0") != 0;
}

static void add_facts(struct merge_state *merge)
{
	for (int i = 0; i < merge->preview.field_count; i++) {
		const struct merge_field *field = &merge->preview.fields[i];
		if (is_known(field->winner) || is_known(field->loser))
			add(merge, MERGE_FACT, i, 0);
	}
}

static void add_tables(struct merge_state *merge)
{
	const struct merge_row *rows = merge->preview.rows;
	for (int i = 0, next; i < merge->preview.row_count; i = next) {
		for (next = i; next < merge->preview.row_count && strcmp(rows[next].table, rows[i].table) == 0;)
			next++;
		add(merge, MERGE_TABLE, i, next - i);
		for (int k = i; k < next && strcmp(rows[i].table, merge->opened) == 0; k++)
			add(merge, MERGE_ROW, k, 0);
	}
}

static bool lay_out(struct desk *desk, struct merge_state *merge)
{
	size_t most = (size_t)merge->preview.field_count + 2 * (size_t)merge->preview.row_count + 1;
	struct merge_line *lines = realloc(merge->lines, most * sizeof(*lines));
	if (!lines) {
		desk_remark(desk, _("Out of memory."));
		return false;
	}
	merge->lines = lines;
	merge->line_count = 0;
	add_facts(merge);
	add_tables(merge);
	return true;
}

/* What was chosen stays chosen while both values are what they were. */
static void keep_choices(const struct merge_preview *before, struct merge_preview *now)
{
	for (int i = 0; i < now->field_count; i++) {
		for (int k = 0; k < before->field_count; k++) {
			const struct merge_field *old = &before->fields[k];
			if (strcmp(old->column, now->fields[i].column) == 0 &&
			    strcmp(old->winner, now->fields[i].winner) == 0 &&
			    strcmp(old->loser, now->fields[i].loser) == 0)
				now->fields[i].choice = old->choice;
		}
	}
}

static bool load(struct desk *desk, struct merge_state *merge, bool keep)
{
	struct merge_preview preview;
	if (merge_preview_load(desk_db(desk), merge->ask.winner, merge->ask.loser, &preview) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	if (keep)
		keep_choices(&merge->preview, &preview);
	merge_preview_free(&merge->preview);
	merge->preview = preview;
	return lay_out(desk, merge);
}

static bool merge_open(struct desk *desk, void *state, const void *argument)
{
	struct merge_state *merge = state;
	merge->ask = *(const struct merge_ask *)argument;
	operation_new(merge->op);
	if (!load(desk, merge, false))
		return false;
	list_begin(&merge->list, rows_of(merge), 0);
	return true;
}

static void merge_changed(struct desk *desk, void *state)
{
	struct merge_state *merge = state;
	if (load(desk, merge, true))
		list_changed(&merge->list, rows_of(merge));
}

static void merge_close(struct desk *desk, void *state)
{
	(void)desk;
	struct merge_state *merge = state;
	merge_preview_free(&merge->preview);
	free(merge->lines);
}

/* ---- Keys ---- */

static bool on_choice(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct merge_state *merge = state;
	const struct merge_line *line = merge_line_at(merge);
	return line && line->kind == MERGE_FACT && merge->preview.fields[line->at].differs;
}

static bool on_table(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct merge_line *line = merge_line_at(state);
	return line && line->kind == MERGE_TABLE;
}

static bool can_merge(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct merge_state *merge = state;
	return !*merge->preview.refusal;
}

/* Left is who stays, right who goes, Space goes round. */
static void choose(struct desk *desk, void *state, uint32_t key)
{
	(void)desk;
	struct merge_state *merge = state;
	const struct merge_line *line = merge_line_at(merge);
	assert(line); /* on_choice() */
	struct merge_field *field = &merge->preview.fields[line->at];
	int choices = field->both ? MERGE_BOTH + 1 : MERGE_TAKE + 1;
	if (key == K_LEFT)
		field->choice = MERGE_KEEP;
	else if (key == K_RIGHT)
		field->choice = MERGE_TAKE;
	else
		field->choice = (enum merge_choice)(((int)field->choice + 1) % choices);
}

static void show_rows(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct merge_state *merge = state;
	const struct merge_line *line = merge_line_at(merge);
	assert(line); /* on_table() */
	const char *table = merge->preview.rows[line->at].table;
	int64_t id = merge->list.id;
	bool open = strcmp(table, merge->opened) == 0;
	memcpy(merge->opened, open ? "" : table, open ? 1 : sizeof(merge->opened));
	int at = merge->list.at, count = line->count;
	if (!lay_out(desk, merge))
		return;
	list_changed(&merge->list, rows_of(merge));
	/* The rows that came up are brought into sight. */
	list_go(&merge->list, open ? at : at + count, rows_of(merge));
	list_find(&merge->list, id, rows_of(merge));
}

static void swap(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct merge_state *merge = state;
	merge->ask = (struct merge_ask){merge->ask.loser, merge->ask.winner};
	if (load(desk, merge, false))
		list_go(&merge->list, merge->list.at, rows_of(merge));
	else
		merge->ask = (struct merge_ask){merge->ask.loser, merge->ask.winner};
}

/* Says what was done and leaves: the caller's state is gone then. */
static void finish(struct desk *desk, int64_t stays)
{
	char sentence[HISTORY_SUMMARY_BYTES] = "";
	int64_t action = action_last(desk_db(desk));
	history_sentence(desk_db(desk), action, sentence, sizeof(sentence));
	desk_finish(desk, (struct answer){.id = stays});
	desk_say(desk, action, "%s", sentence);
}

static void merge_both(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct merge_state *merge = state;
	const struct merge_preview *preview = &merge->preview;
	struct merge_pick picks[64];
	struct merge_request request = {.winner = preview->winner.id,
	                                .loser = preview->loser.id,
	                                .winner_version = preview->winner.version,
	                                .loser_version = preview->loser.version,
	                                .picks = picks};
	for (int i = 0; i < preview->field_count && request.pick_count < 64; i++)
		picks[request.pick_count++] = (struct merge_pick){preview->fields[i].column, preview->fields[i].choice};
	if (client_merge(desk_db(desk), &request, merge->op) == DONE)
		finish(desk, request.winner);
	else
		desk_refuse_store(desk);
}

static void part(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct merge_state *merge = state;
	if (client_distinct(desk_db(desk), merge->ask.winner, merge->ask.loser, merge->op) == DONE)
		finish(desk, 0);
	else
		desk_refuse_store(desk);
}

static bool merge_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct merge_state *merge = state;
	return list_key(&merge->list, key->code, rows_of(merge));
}

static void merge_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct merge_state *merge = state;
	list_fit(&merge->list, body.rows - MERGE_ABOVE - MERGE_BELOW);
}

static void merge_show(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	merge_draw(state, canvas, body);
}

static const struct command merge_commands[] = {
        {"merge.rows", "Enter", N_("rows"), N_("Shows the rows that move, or hides them."), RIGHT_NONE, show_rows,
         on_table, NULL},
        {"merge.choose", "Space Left Right", N_("choose"), N_("Chooses whose fact stays."), RIGHT_NONE, choose,
         on_choice, NULL},
        {"merge.swap", "s", N_("swap"), N_("The other one stays."), RIGHT_NONE, swap, NULL, NULL},
        {"client.distinct", "n", N_("two clients"), N_("Records that these are two clients."), "client.distinct", part,
         NULL, NULL},
        {"client.merge_both", "F12 Ctrl-S Enter", N_("merge"), N_("Makes one client of both."), "client.merge",
         merge_both, can_merge, NULL},
        {0},
};

const struct screen merge_screen = {
        .name = N_("Merge"),
        .state_size = sizeof(struct merge_state),
        .commands = merge_commands,
        .open = merge_open,
        .layout = merge_layout,
        .changed = merge_changed,
        .draw = merge_show,
        .type = merge_type,
        .close = merge_close,
};
