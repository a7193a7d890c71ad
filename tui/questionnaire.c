#include "tui/questionnaire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/seminars/seminar.h"
#include "core/store/action.h"
#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/wrap.h"

static const struct field fields[] = {
        {.name = "sheet", .label = N_("Sheet"), .limit = REPLY_WORDS_CHARACTERS},
};

static const char *typed(const struct questionnaire_state *s)
{
	return form_text(&s->row.form, "sheet");
}

/* ---- What all say, as rows ---- */

static int64_t id_at(const void *rows, int at)
{
	return ((const struct tally_row *)rows)[at].id;
}

static struct list_rows rows_of(const struct questionnaire_state *s)
{
	return (struct list_rows){s->count, id_at, s->rows};
}

/* Rows are laid out twice: to know how many there are, and into `rows`. */
static int lay_words(const struct questionnaire_words *words, int cols, struct tally_row *rows)
{
	int count = 0;
	for (const char *at = words->text; *at; count++) {
		size_t bytes = wrap_bytes(at, cols, false);
		if (rows)
			rows[count] = (struct tally_row){.id = words->roll * 10000 + count,
			                                 .text = at,
			                                 .bytes = bytes,
			                                 .roll = words->roll,
			                                 .first = count == 0};
		at += bytes;
	}
	return count;
}

static int lay_all(const struct questionnaire *questionnaire, int cols, struct tally_row *rows)
{
	const char *asked = questionnaire->in_words.name;
	int count = 0;
	for (; count < questionnaire->count; count++)
		if (rows)
			rows[count] =
			        (struct tally_row){.id = -2 - count, .question = &questionnaire->questions[count]};
	if (questionnaire->words_count) {
		if (rows)
			rows[count] = (struct tally_row){.id = -1, .text = asked, .bytes = strlen(asked)};
		count++;
	}
	for (int i = 0; i < questionnaire->words_count; i++)
		count += lay_words(&questionnaire->words[i], cols, rows ? rows + count : NULL);
	return count;
}

static void drop_rows(struct questionnaire_state *s)
{
	free(s->rows);
	s->rows = NULL;
	s->count = 0;
}

static void lay_out(struct questionnaire_state *s, int cols)
{
	int width = questionnaire_words_cols(cols), count = lay_all(&s->questionnaire, width, NULL);
	drop_rows(s);
	s->rows = calloc((size_t)count + 1, sizeof(*s->rows));
	if (s->rows)
		s->count = lay_all(&s->questionnaire, width, s->rows);
	s->cols = cols;
	list_changed(&s->list, rows_of(s));
}

/* The sheet whose words the cursor is on; 0 for none. */
static int roll_at(const struct questionnaire_state *s)
{
	return list_holds(&s->list) && s->list.at < s->count ? s->rows[s->list.at].roll : 0;
}

/* ---- The sheet that is typed ---- */

/* Reads what is typed, and whose it is. A store that is busy is asked again with the next key. */
static void look(struct desk *desk, struct questionnaire_state *s)
{
	struct fault ignored;
	s->whole = reply_parse(&s->questionnaire, typed(s), &s->typed, &ignored) == DONE;
	if (s->typed.roll == s->known)
		return;
	s->known = 0;
	s->person = (struct sign_up){.roll = 0};
	if (!s->typed.roll)
		return;
	enum status status = reply_get(desk_db(desk), &s->questionnaire, s->typed.roll, &s->old, &s->person);
	s->fault = *db_fault(desk_db(desk));
	if (status == DONE)
		s->fault.text[0] = '\0';
	if (status == DONE || status == NOT_FOUND || status == CONFLICT)
		s->known = s->typed.roll;
}

static enum status write_sheet(struct desk *desk, struct row_form *row, struct fault *fault)
{
	struct questionnaire_state *s = (struct questionnaire_state *)row;
	struct reply reply = {.roll = 0};
	enum status status = reply_parse(&s->questionnaire, typed(s), &reply, fault);
	utf8_copy(fault->field, sizeof(fault->field), "sheet");
	if (status != DONE)
		return status;
	look(desk, s);
	if (s->known == reply.roll && s->old.again && s->over != reply.roll) {
		s->over = reply.roll;
		return fault_set(fault, CONFLICT, "sheet",
		                 _("The sheet of roll %d (%s) is in already: Enter again replaces it."), reply.roll,
		                 s->person.person_name);
	}
	reply.again = s->over == reply.roll;
	status = reply_enter(desk_db(desk), s->seminar, &reply, row->kept.op);
	*fault = *db_fault(desk_db(desk));
	utf8_copy(fault->field, sizeof(fault->field), "sheet");
	return status;
}

/* The next sheet, under an operation of its own. */
static void begin(struct desk *desk, struct questionnaire_state *s)
{
	char object[32], title[sizeof(s->row.kept.title)];
	snprintf(object, sizeof(object), "%lld", (long long)s->seminar);
	utf8_copy(title, sizeof(title), s->row.kept.title);
	kept_close(&s->row.kept);
	kept_open(desk, &s->row.kept, QUESTIONNAIRE_FORM, object);
	utf8_copy(s->row.kept.title, sizeof(s->row.kept.title), title);
	s->known = s->over = 0;
}

/* Without an answer it was taken out. */
static bool says_something(const struct reply *reply)
{
	for (int i = 0; i < reply->given; i++)
		if (reply->scores[i])
			return true;
	return reply->words[0] != '\0';
}

static void sheet_done(struct desk *desk, struct row_form *row)
{
	struct questionnaire_state *s = (struct questionnaire_state *)row;
	desk_say(desk, action_last(desk_db(desk)),
	         says_something(&s->typed) ? _("The sheet of roll %d (%s) is in.")
	                                   : _("The sheet of roll %d (%s) is taken out."),
	         s->typed.roll, s->person.person_name);
	form_set(&row->form, "sheet", "");
	form_settle(&row->form);
	begin(desk, s);
}

static int64_t nothing_to_load(struct desk *desk, const struct row_form *row, struct form *out)
{
	(void)desk, (void)row, (void)out;
	return 0;
}

/* Puts a sheet that is in into the field, to be corrected. */
static void bring(struct desk *desk, struct questionnaire_state *s, int roll)
{
	char number[16], *line = malloc(REPLY_LINE_BYTES);
	snprintf(number, sizeof(number), "%d", roll);
	form_take(&s->row.form, "sheet", number);
	look(desk, s);
	if (line && s->known == roll && s->old.again) {
		reply_line(&s->questionnaire, &s->old, line);
		form_take(&s->row.form, "sheet", line);
		s->over = roll;
		desk_remark(desk, _("The sheet that is in: Enter replaces it by what stands here then."));
	}
	free(line);
}

/* ---- Hooks ---- */

static void screen_close(struct desk *desk, void *state)
{
	struct questionnaire_state *s = state;
	row_form_close(desk, s);
	questionnaire_free(&s->questionnaire);
	drop_rows(s);
}

static enum status read_title(struct db *db, struct questionnaire_state *s)
{
	struct seminar_list list;
	enum status status = seminar_get(db, s->seminar, &list);
	if (status != DONE)
		return status;
	utf8_copy(s->row.kept.title, sizeof(s->row.kept.title), list.seminars[0].title);
	seminar_list_free(&list);
	return DONE;
}

static bool screen_open(struct desk *desk, void *state, const void *argument)
{
	struct questionnaire_state *s = state;
	s->seminar = *(const int64_t *)argument;
	s->row.fresh = true;
	s->row.load = nothing_to_load;
	s->row.write = write_sheet;
	s->row.done = sheet_done;
	if (read_title(desk_db(desk), s) != DONE ||
	    questionnaire_load(desk_db(desk), s->seminar, &s->questionnaire) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	begin(desk, s);
	if (row_form_open(desk, &s->row, fields, 1))
		return true;
	screen_close(desk, s);
	return false;
}

static void screen_changed(struct desk *desk, void *state)
{
	struct questionnaire_state *s = state;
	struct questionnaire fresh;
	if (questionnaire_load(desk_db(desk), s->seminar, &fresh) != DONE)
		return;
	questionnaire_free(&s->questionnaire);
	s->questionnaire = fresh;
	s->known = 0;
	if (s->cols)
		lay_out(s, s->cols);
}

static void screen_settle(struct desk *desk, void *state)
{
	look(desk, state);
}

static void screen_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct questionnaire_state *s = state;
	form_fit(&s->row.form, questionnaire_form_area(body));
	list_fit(&s->list, questionnaire_tally_rows(body));
	if (s->cols != body.cols)
		lay_out(s, body.cols);
}

/* ---- Keys ---- */

static bool is_blank(const struct desk *desk, const void *state)
{
	(void)desk;
	return !typed(state)[0];
}

static bool is_whole(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct questionnaire_state *s = state;
	return s->whole;
}

/* Only the number stands there, of a sheet that is in. */
static bool is_in(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct questionnaire_state *s = state;
	return s->known && s->old.again && s->typed.given == 0 && !s->typed.words[0];
}

static bool on_words(const struct desk *desk, const void *state)
{
	return is_blank(desk, state) && roll_at(state) > 0;
}

static bool screen_type(struct desk *desk, void *state, const struct key *key)
{
	struct questionnaire_state *s = state;
	bool moves = key->code == K_UP || key->code == K_DOWN || key->code == K_PAGEUP || key->code == K_PAGEDOWN;
	if (moves)
		return list_key(&s->list, key->code, rows_of(s));
	if (key->code != K_ENTER)
		return row_form_type(desk, s, key);
	look(desk, s);
	if (is_in(desk, s))
		bring(desk, s, s->typed.roll);
	else if (!is_blank(desk, s))
		return row_form_type(desk, s, key);
	else if (on_words(desk, s))
		bring(desk, s, roll_at(s));
	return true;
}

static const struct command commands[] = {
        {"questionnaire.keep", "Enter", N_("save"), N_("Keeps the sheet and takes the next."), "seminar.questionnaire",
         NULL, is_whole, NULL},
        {"questionnaire.correct", "Enter", N_("correct"), N_("Brings the sheet that is in, to correct it."), RIGHT_NONE,
         NULL, is_in, NULL},
        {"questionnaire.open", "Enter", N_("whole sheet"), N_("Brings the sheet these words are from."), RIGHT_NONE,
         NULL, on_words, NULL},
        {"questionnaire.choose", "Up Down", N_("words"), N_("Moves in what all say, from the field."), RIGHT_NONE, NULL,
         NULL, "↑↓"},
        {0},
};

const struct screen questionnaire_screen = {
        .name = N_("Questionnaire"),
        .state_size = sizeof(struct questionnaire_state),
        .commands = commands,
        .open = screen_open,
        .layout = screen_layout,
        .changed = screen_changed,
        .settle = screen_settle,
        .draw = questionnaire_draw,
        .focus = row_form_focus,
        .type = screen_type,
        .answered = row_form_answered,
        .draft = row_form_keep,
        .title = row_form_title,
        .close = screen_close,
};
