#include "tui/desk_state.h"

#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/list.h"

#include <stdio.h>
#include <string.h>

#define QUESTION_BYTES 256
#define LABEL_BYTES    128

/* What desk_ask gives to the screen. */
struct question {
	char question[QUESTION_BYTES];
	char labels[QUESTION_CHOICES][LABEL_BYTES];
	int count;
	int64_t about;
	bool overheard; /* by a screen that takes printed codes: a digit may be the first of one */
	struct list list;
};

static int64_t id_at(const void *rows, int at)
{
	(void)rows;
	return at + 1;
}

static struct list_rows rows_of(const struct question *question)
{
	return (struct list_rows){question->count, id_at, question};
}

static bool question_open(struct desk *desk, void *state, const void *argument)
{
	(void)desk;
	struct question *question = state;
	*question = *(const struct question *)argument;
	return true;
}

static void answer(struct desk *desk, const struct question *question, int choice)
{
	if (choice >= 0 && choice < question->count)
		desk_finish(desk,
		            (struct answer){.choice = choice, .id = question->about, .text = question->labels[choice]});
}

static int choice_of(uint32_t digit)
{
	return (int)((digit - '0' + 9) % 10);
}

static void take_digit(struct desk *desk, void *state, uint32_t key)
{
	answer(desk, state, choice_of(key));
}

static void go_to_digit(struct desk *desk, void *state, uint32_t key)
{
	(void)desk;
	struct question *question = state;
	if (choice_of(key) < question->count)
		list_go(&question->list, choice_of(key), rows_of(question));
}

static bool is_overheard(const struct desk *desk, const void *state)
{
	(void)desk;
	return ((const struct question *)state)->overheard;
}

static bool is_alone(const struct desk *desk, const void *state)
{
	return !is_overheard(desk, state);
}

static void take_cursor(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct question *question = state;
	answer(desk, question, question->list.at);
}

static bool question_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct question *question = state;
	return list_key(&question->list, key->code, rows_of(question));
}

static enum focus question_focus(const void *state)
{
	(void)state;
	return FOCUS_CHOICE;
}

static void question_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct question *question = state;
	list_fit(&question->list, body.rows - 2);
}

static void question_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct question *question = state;
	int rows = question->count + 2, row = body.row + body.rows - rows;
	canvas_fill(canvas, (struct area){row, body.col, rows, body.cols}, LOOK_PLAIN);
	canvas_across(canvas, row, body.col, body.cols);
	canvas_text(canvas, row + 1, body.col + 1, body.cols - 2, LOOK_BOLD, question->question);
	for (int i = 0; i < question->count; i++) {
		bool here = i == question->list.at;
		canvas_print(canvas, row + 2 + i, body.col + 1, body.cols - 2, LOOK_PLAIN, "%s%d  %s", here ? ">" : " ",
		             (i + 1) % 10, question->labels[i]);
		if (here) {
			canvas_look(canvas, row + 2 + i, body.col, body.cols, LOOK_ACCENT);
			canvas_cursor(canvas, row + 2 + i, body.col + 2);
		}
	}
}

static const struct command question_commands[] = {
        {"question.take", "1 2 3 4 5 6 7 8 9 0", N_("pick"), N_("Takes the choice with this digit."), RIGHT_NONE,
         take_digit, is_alone, N_("digits")},
        {"question.choose", "1 2 3 4 5 6 7 8 9 0", N_("choose"), N_("Goes to the choice with this digit."), RIGHT_NONE,
         go_to_digit, is_overheard, N_("digits")},
        {"question.enter", "Enter", N_("take"), N_("Takes the choice under the cursor."), RIGHT_NONE, take_cursor, NULL,
         NULL},
        {0},
};

const struct screen question_screen = {
        .name = N_("Question"),
        .flags = SCREEN_OVER,
        .state_size = sizeof(struct question),
        .commands = question_commands,
        .open = question_open,
        .layout = question_layout,
        .draw = question_draw,
        .focus = question_focus,
        .type = question_type,
};

static bool has_listener(const struct desk *desk)
{
	const struct stack *stack = &desk->stacks[desk->section - 2];
	for (int i = 0; i < stack->count; i++)
		if (stack->layers[i].screen->overhears)
			return true;
	return false;
}

static void ask(struct desk *desk, int tag, struct question asked, const char *question, const char *const *labels,
                int preset)
{
	asked.count = asked.count < QUESTION_CHOICES ? asked.count : QUESTION_CHOICES;
	asked.overheard = has_listener(desk);
	utf8_copy(asked.question, sizeof(asked.question), question);
	for (int i = 0; i < asked.count; i++)
		utf8_copy(asked.labels[i], sizeof(asked.labels[i]), labels[i]);
	list_fit(&asked.list, asked.count);
	list_go(&asked.list, preset, rows_of(&asked));
	desk_push(desk, &question_screen, tag, &asked);
}

void desk_ask(struct desk *desk, int tag, const char *question, const char *const *labels, int count, int preset)
{
	ask(desk, tag, (struct question){.count = count}, question, labels, preset);
}

void desk_ask_about(struct desk *desk, int tag, int64_t id, const char *question, const char *const *labels, int count)
{
	ask(desk, tag, (struct question){.count = count, .about = id}, question, labels, 0);
}

void desk_ask_preset(struct desk *desk, int tag, int64_t id, const char *question, const char *const *labels, int count,
                     int preset)
{
	ask(desk, tag, (struct question){.count = count, .about = id}, question, labels, preset);
}
