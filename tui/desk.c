#include "tui/desk.h"

#include "core/words.h"
#include "tui/desk_state.h"
#include "tui/visit.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define HOME          2
#define FIRST_SECTION 2

static struct stack *stack_of(struct desk *desk, int section)
{
	return &desk->stacks[section - FIRST_SECTION];
}

const struct layer *desk_top(const struct desk *desk)
{
	const struct stack *stack = &desk->stacks[desk->section - FIRST_SECTION];
	return stack->count > 0 ? &stack->layers[stack->count - 1] : NULL;
}

enum focus layer_focus(const struct layer *layer)
{
	return layer->screen->focus ? layer->screen->focus(layer->state) : FOCUS_LIST;
}

static const struct screen *section_screen(const struct desk *desk, int number)
{
	for (int i = 0; i < SECTIONS; i++)
		if (desk->setup.sections[i].number == number)
			return desk->setup.sections[i].screen;
	return NULL;
}

/* What came up was not on the screen when waiting keys were typed, unless it takes text. */
static void came_up(struct desk *desk)
{
	const struct layer *top = desk_top(desk);
	enum focus focus = top ? layer_focus(top) : FOCUS_TEXT;
	if (focus == FOCUS_LIST || focus == FOCUS_CHOICE)
		desk_stop(desk);
	desk->stale = true;
}

static void draft_keep(struct desk *desk, const struct layer *layer)
{
	assert(layer);
	if (layer->screen->draft)
		layer->screen->draft(desk, layer->state);
}

static void layer_close(struct desk *desk, struct stack *stack)
{
	struct layer layer = stack->layers[--stack->count];
	if (layer.screen->close)
		layer.screen->close(desk, layer.state);
	free(layer.state);
	desk->stale = true;
}

static bool layer_open(struct desk *desk, struct stack *stack, const struct screen *screen, int tag,
                       const void *argument)
{
	size_t size = screen->state_size ? screen->state_size : 1;
	void *state = stack->count < STACK_MOST ? calloc(1, size) : NULL;
	if (!state) {
		desk_remark(desk, _("No more screens can be opened: leave one with Esc first."));
		return false;
	}
	stack->layers[stack->count++] = (struct layer){screen, state, tag, false};
	if (!screen->open || screen->open(desk, state, argument))
		return true;
	stack->count--;
	free(state);
	return false;
}

bool desk_is_top(const struct desk *desk, const void *state)
{
	const struct layer *top = desk_top(desk);
	return top && top->state == state;
}

bool desk_push(struct desk *desk, const struct screen *screen, int tag, const void *argument)
{
	if (!layer_open(desk, stack_of(desk, desk->section), screen, tag, argument))
		return false;
	came_up(desk);
	return true;
}

void desk_pop(struct desk *desk)
{
	struct stack *stack = stack_of(desk, desk->section);
	if (stack->count > 0)
		layer_close(desk, stack);
}

static void finish(struct desk *desk, struct answer answer)
{
	const struct layer *top = desk_top(desk);
	assert(top);
	char *text = answer.text ? strdup(answer.text) : NULL;
	answer.tag = top->tag;
	answer.text = text ? text : "";
	desk_pop(desk);
	top = desk_top(desk);
	bool done = answer.tag != VISIT_REASON || visit_take_reason(desk, &answer);
	if (done && top && top->screen->answered)
		top->screen->answered(desk, top->state, &answer);
	free(text);
}

void desk_finish(struct desk *desk, struct answer answer)
{
	answer.given = true;
	finish(desk, answer);
}

void desk_leave(struct desk *desk)
{
	if (stack_of(desk, desk->section)->count < 2)
		return;
	draft_keep(desk, desk_top(desk));
	finish(desk, (struct answer){.given = false, .choice = -1});
}

/* F4 and F5 take along who is highlighted; F2 and F3 begin without anybody. */
static void carry_along(struct desk *desk, int number)
{
	const struct layer *top = desk_top(desk);
	struct carried carried = {0};
	if (number == 4 && desk->carried.visit != 0)
		return; /* an appointment that was picked up */
	if (number == 2 || number == 3)
		desk_carry(desk, NULL);
	else if ((number == 4 || number == 5) && top && top->screen->carried &&
	         top->screen->carried(top->state, &carried)) {
		if (carried.client == desk->carried.client)
			carried.rebooks = desk->carried.rebooks;
		desk_carry(desk, &carried);
	}
}

/* Back to the section's first screen; what holds (the attendance mode) stays, unless the key is pressed in it. */
static void unwind(struct desk *desk, struct stack *stack, bool again)
{
	while (stack->count > 1) {
		const struct layer *top = &stack->layers[stack->count - 1];
		if (!again && (top->screen->flags & SCREEN_HOLDS))
			return;
		draft_keep(desk, top);
		layer_close(desk, stack);
	}
}

void desk_section(struct desk *desk, int number)
{
	const struct screen *screen = section_screen(desk, number);
	struct stack *stack = screen ? stack_of(desk, number) : NULL;
	const struct layer *top = desk_top(desk);
	if (!screen)
		return;
	carry_along(desk, number);
	if (top)
		draft_keep(desk, top);
	if (stack->count == 0 && !layer_open(desk, stack, screen, 0, NULL))
		return;
	unwind(desk, stack, number == desk->section);
	if (number != desk->section)
		desk->before = number == HOME ? 0 : desk->section;
	desk->section = number;
	top = desk_top(desk);
	if (top->screen->enter)
		top->screen->enter(desk, top->state);
	came_up(desk);
}

void desk_back(struct desk *desk)
{
	const struct layer *top = desk_top(desk);
	assert(top);
	if (top->screen->back && top->screen->back(desk, top->state))
		return;
	if (stack_of(desk, desk->section)->count > 1) {
		desk_leave(desk);
	} else if (desk->carried.client != 0) {
		desk_carry(desk, NULL);
	} else if (desk->before != 0) {
		desk->section = desk->before;
		desk->before = 0;
		came_up(desk);
	}
}

static const struct layer *layer_of(const struct desk *desk, const void *state)
{
	const struct stack *stack = &desk->stacks[desk->section - FIRST_SECTION];
	for (int i = 0; i < stack->count; i++)
		if (stack->layers[i].state == state)
			return &stack->layers[i];
	return NULL;
}

bool desk_visit(const struct desk *desk, const void *state, struct visit_line *out)
{
	const struct layer *layer = layer_of(desk, state);
	return layer && layer->screen->visit && layer->screen->visit(state, out);
}

bool desk_client(const struct desk *desk, const void *state, struct carried *out)
{
	const struct layer *layer = layer_of(desk, state);
	return layer && layer->screen->carried && layer->screen->carried(state, out);
}

void desk_changed(struct desk *desk)
{
	for (int i = 0; i < SECTIONS; i++)
		for (int j = 0; j < desk->stacks[i].count; j++)
			desk->stacks[i].layers[j].stale = true;
	desk->stale = true;
}

void desk_keep(struct desk *desk)
{
	desk->draft_due = 0;
	for (int i = 0; i < SECTIONS; i++)
		for (int j = 0; j < desk->stacks[i].count; j++)
			draft_keep(desk, &desk->stacks[i].layers[j]);
}

static int first_section(const struct desk *desk)
{
	for (int i = 0; i < SECTIONS; i++)
		if (desk->setup.sections[i].screen)
			return desk->setup.sections[i].number;
	return HOME;
}

enum status desk_open(struct desk **out, const struct desk_setup *setup, int rows, int cols)
{
	struct desk *desk = calloc(1, sizeof(*desk));
	*out = NULL;
	if (!desk || !canvas_open(&desk->canvas, rows, cols)) {
		free(desk);
		return FAILED;
	}
	desk->setup = *setup;
	desk->canvas.ascii = setup->ascii;
	desk->section = setup->home ? setup->home : first_section(desk);
	desk->now = setup->office.now ? setup->office.now(setup->office.context) : 0;
	desk->minute = desk->now / 60;
	desk_section(desk, desk->section);
	if (!desk_top(desk)) {
		desk_close(desk);
		return FAILED;
	}
	if (setup->first_action != 0)
		desk_say(desk, setup->first_action, _("Saved before the break: %s"), setup->first_words);
	*out = desk;
	return DONE;
}

void desk_close(struct desk *desk)
{
	if (!desk)
		return;
	desk_keep(desk);
	for (int i = 0; i < SECTIONS; i++)
		while (desk->stacks[i].count > 0)
			layer_close(desk, &desk->stacks[i]);
	for (int i = desk->queue.at; i < desk->queue.count; i++)
		free(desk->queue.texts[i]);
	free(desk->queue.keys);
	free(desk->queue.texts);
	canvas_close(&desk->canvas);
	free(desk);
}
