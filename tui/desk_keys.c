#include "tui/desk_state.h"

#include "core/words.h"
#include "tui/catalogue.h"
#include "tui/client_keys.h"
#include "tui/visit.h"

#include <stdlib.h>
#include <string.h>

#define POLL_MS  250
#define DRAFT_MS 1000

const char *command_keys(const struct desk *desk, const struct command *command)
{
	return catalogue_keys(desk->setup.bindings, command);
}

bool command_acts(const struct desk *desk, const void *state, const struct command *command)
{
	return (!command->when || command->when(desk, state)) && desk_may(desk, command->right);
}

bool key_reaches(enum focus focus, uint32_t code)
{
	if (focus == FOCUS_LIST || focus == FOCUS_CHOICE || !key_is_text(code))
		return true;
	return focus == FOCUS_BLANK && (code == ':' || code == '?' || code == '+');
}

/* What the key means here: in a field only the twins of the three signs count, everything else is text. */
static uint32_t meaning(enum focus focus, uint32_t code)
{
	uint32_t meant = key_command(code);
	if (focus == FOCUS_LIST || focus == FOCUS_CHOICE)
		return meant;
	return focus == FOCUS_BLANK && key_is_text(meant) && key_reaches(focus, meant) ? meant : code;
}

void desk_offer_run(struct desk *desk, const struct layer *layer, const struct command *command, uint32_t key)
{
	command->run(desk, layer->state, key);
	desk->stale = true;
}

static bool command_run(struct desk *desk, const struct layer *layer, const struct command *commands, uint32_t code)
{
	for (; commands && commands->name; commands++) {
		if (!commands->run || !key_in(command_keys(desk, commands), code) ||
		    !command_acts(desk, layer->state, commands))
			continue;
		desk_offer_run(desk, layer, commands, code);
		return true;
	}
	return false;
}

static void draft_soon(struct desk *desk, const struct screen *screen)
{
	if (screen->draft && desk->draft_due == 0)
		desk->draft_due = desk->ms + DRAFT_MS;
}

static bool type(struct desk *desk, const struct layer *layer, const struct key *key)
{
	const struct screen *screen = layer->screen;
	if (!screen->type || !screen->type(desk, layer->state, key))
		return false;
	draft_soon(desk, screen);
	return true;
}

static void paste(struct desk *desk, const struct layer *layer, const struct key *key)
{
	enum focus focus = layer_focus(layer);
	if ((focus == FOCUS_TEXT || focus == FOCUS_BLANK) && type(desk, layer, key))
		return;
	desk_remark(desk, _("Pasted text was dropped: no field has the focus."));
}

/* Nobody who holds a scanner looks at what has the focus, or has come up. What is locked or hidden stays so. */
static bool overheard(struct desk *desk, const struct key *key)
{
	struct stack *stack = &desk->stacks[desk->section - 2];
	bool alone = desk_top(desk)->screen->flags & SCREEN_ALONE;
	for (int i = stack->count - 1; !alone && i >= 0; i--) {
		const struct layer *layer = &stack->layers[i];
		if (!layer->screen->overhears || !layer->screen->overhears(desk, layer->state, key))
			continue;
		while (stack->count > i + 1)
			desk_pop(desk);
		return true;
	}
	return false;
}

static bool too_small(const struct desk *desk)
{
	return desk->canvas.rows < DESK_LEAST_ROWS || desk->canvas.cols < DESK_LEAST_COLS;
}

/* The row was there when the key was typed, perhaps: whoever typed it is told, and what follows is dropped (rule R20).
 */
static void say_lost(struct desk *desk)
{
	struct fault fault = {{0}, {0}};
	fault_set(&fault, NOT_FOUND, "", _("The line the cursor was on is gone: choose again."));
	desk_refuse(desk, &fault);
}

static void play(struct desk *desk, const struct key *key)
{
	const struct layer *layer = desk_top(desk);
	enum focus focus = layer_focus(layer);
	uint32_t code = meaning(focus, key->code);
	if (too_small(desk) && code != K_CTRL('q'))
		return;
	desk->remark[0] = '\0';
	desk->said.fresh = false;
	desk->stale = true;
	if (key->code == K_PASTE) {
		paste(desk, layer, key);
		return;
	}
	bool reaches = key_reaches(focus, code), global = reaches && !(layer->screen->flags & SCREEN_ALONE);
	/* The signs that are commands in an empty field would be taken as its text otherwise. */
	bool sign = focus == FOCUS_BLANK && key_is_text(code) && reaches;
	if (reaches && command_run(desk, layer, layer->screen->commands, code))
		return;
	if (reaches && layer->screen->visit && command_run(desk, layer, visit_commands, code))
		return;
	if (reaches && layer->screen->carried && command_run(desk, layer, client_commands, code))
		return;
	if (reaches && command_run(desk, layer, layer->screen->rest, code))
		return;
	if (sign && global && command_run(desk, layer, desk_globals, code))
		return;
	if (type(desk, layer, key))
		return;
	if (global && command_run(desk, layer, desk_globals, code))
		return;
	if (code == K_KANA)
		desk_remark(desk, _("The Japanese input method is on: switch it off to use keys here."));
	else if ((key_is_text(code) || code == K_ENTER) && layer->screen->lost && layer->screen->lost(layer->state))
		say_lost(desk);
}

/* The screens one sees: the top one, and those below while what is above is drawn over them. */
static void refresh(struct desk *desk)
{
	struct stack *stack = &desk->stacks[desk->section - 2];
	for (int i = stack->count - 1; i >= 0; i--) {
		struct layer *layer = &stack->layers[i];
		if (layer->stale && layer->screen->changed)
			layer->screen->changed(desk, layer->state);
		layer->stale = false;
		if (!(layer->screen->flags & SCREEN_OVER))
			break;
	}
}

static bool queue_room(struct queue *queue)
{
	if (queue->count < queue->room)
		return true;
	int room = queue->room ? queue->room * 2 : 64;
	if (room > QUEUE_MOST)
		return false;
	struct key *keys = realloc(queue->keys, (size_t)room * sizeof(*keys));
	if (keys)
		queue->keys = keys;
	char **texts = realloc(queue->texts, (size_t)room * sizeof(*texts));
	if (texts)
		queue->texts = texts;
	if (!keys || !texts)
		return false;
	queue->room = room;
	return true;
}

void desk_type(struct desk *desk, const struct key *key)
{
	struct queue *queue = &desk->queue;
	if (key->code == K_NONE || !queue_room(queue))
		return;
	desk->keyed = desk->ms;
	desk->warned = false;
	char *text = key->text ? strdup(key->text) : NULL;
	if (key->text && !text)
		return;
	queue->texts[queue->count] = text;
	queue->keys[queue->count] = *key;
	queue->keys[queue->count].text = text;
	queue->keys[queue->count++].shown = desk->drawn;
}

bool desk_waits(const struct desk *desk)
{
	return desk->hurried || desk->queue.at < desk->queue.count;
}

bool desk_stopped(const struct desk *desk)
{
	return desk->barrier > desk->drawn;
}

void desk_hurry(struct desk *desk, bool hurried)
{
	desk->hurried = hurried;
}

bool desk_busy(const struct desk *desk)
{
	const struct layer *layer = desk_top(desk);
	return layer && layer->screen->busy && layer->screen->busy(layer->state);
}

void desk_work(struct desk *desk)
{
	struct queue *queue = &desk->queue;
	const struct desk_office *office = &desk->setup.office;
	if (office->now)
		desk->now = office->now(office->context);
	while (queue->at < queue->count && !desk_busy(desk)) {
		struct key key = queue->keys[queue->at];
		char *text = queue->texts[queue->at++];
		if (!desk->over && !overheard(desk, &key) && key.shown >= desk->barrier)
			play(desk, &key);
		refresh(desk);
		free(text);
	}
	if (queue->at == queue->count)
		queue->at = queue->count = 0;
}

static void tick_screens(struct desk *desk)
{
	for (int i = 0; i < SECTIONS; i++)
		for (int j = 0; j < desk->stacks[i].count; j++) {
			const struct layer *layer = &desk->stacks[i].layers[j];
			if (layer->screen->tick)
				layer->screen->tick(desk, layer->state);
		}
}

static void poll_changes(struct desk *desk)
{
	const struct desk_office *office = &desk->setup.office;
	desk->poll_due = desk->ms + POLL_MS;
	if (office->changed && office->changed(office->context))
		desk_changed(desk);
	tick_screens(desk);
}

void desk_tick(struct desk *desk, int64_t ms)
{
	const struct desk_office *office = &desk->setup.office;
	desk->ms = ms;
	if (office->now)
		desk->now = office->now(office->context);
	if (desk->now / 60 != desk->minute) {
		desk->minute = desk->now / 60;
		desk_changed(desk);
	}
	if (ms >= desk->poll_due)
		poll_changes(desk);
	if (desk->draft_due != 0 && ms >= desk->draft_due)
		desk_keep(desk);
	if (desk->keyed == 0)
		desk->keyed = ms;
	desk_watch_idle(desk);
	refresh(desk);
}

/* The screen on top has work of its own. */
static bool screen_idle(struct desk *desk)
{
	const struct layer *layer = desk_top(desk);
	if (!layer || !layer->screen->idle || !layer->screen->idle(desk, layer->state))
		return false;
	desk->stale = true;
	refresh(desk);
	desk_work(desk); /* what was kept while it was busy */
	return true;
}

bool desk_idle(struct desk *desk)
{
	const struct desk_office *office = &desk->setup.office;
	if (screen_idle(desk))
		return true;
	if (!office->idle)
		return false;
	enum idle idle = office->idle(office->context);
	if (idle == IDLE_DONE) {
		desk_changed(desk);
		refresh(desk);
	}
	return idle == IDLE_MORE;
}

bool desk_over(const struct desk *desk)
{
	return desk->over;
}

/* A global command is offered unless one of the screen's has its first key. */
static bool key_taken(const struct desk *desk, const struct offer *offers, int count, const struct command *command)
{
	uint32_t first = key_first(command_keys(desk, command));
	for (int i = 0; i < count; i++)
		if (!offers[i].global && key_in(command_keys(desk, offers[i].command), first))
			return true;
	return false;
}

static int offer_own(const struct desk *desk, const struct layer *layer, const struct command *own,
                     struct offer offers[COMMANDS_MOST], int count)
{
	for (; own && own->name && count < COMMANDS_MOST; own++)
		if (command_acts(desk, layer->state, own))
			offers[count++] = (struct offer){own, false};
	return count;
}

int desk_offers(const struct desk *desk, const struct layer *layer, struct offer offers[COMMANDS_MOST])
{
	int count = offer_own(desk, layer, layer->screen->commands, offers, 0);
	if (layer->screen->visit)
		count = offer_own(desk, layer, visit_commands, offers, count);
	if (layer->screen->carried)
		count = offer_own(desk, layer, client_commands, offers, count);
	count = offer_own(desk, layer, layer->screen->rest, offers, count);
	if (layer->screen->flags & SCREEN_ALONE)
		return count;
	for (const struct command *c = desk_globals; c->name && count < COMMANDS_MOST; c++)
		if (command_acts(desk, layer->state, c) && !key_taken(desk, offers, count, c))
			offers[count++] = (struct offer){c, true};
	return count;
}

bool desk_run(struct desk *desk, const char *command)
{
	const struct layer *layer = desk_top(desk);
	struct offer offers[COMMANDS_MOST];
	int count = desk_offers(desk, layer, offers);
	for (int i = 0; i < count; i++)
		if (offers[i].command->run && strcmp(offers[i].command->name, command) == 0) {
			desk_offer_run(desk, layer, offers[i].command,
			               key_first(command_keys(desk, offers[i].command)));
			return true;
		}
	return false;
}
