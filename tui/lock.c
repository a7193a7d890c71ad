#include "tui/desk_state.h"

#include "core/text/utf8.h"
#include "core/words.h"

#include <stdio.h>
#include <string.h>

#define PASSPHRASE_BYTES 1026
#define WARNING_MS       30000

/* The passphrase stands here alone, and is wiped with each try. */
struct lock {
	char typed[PASSPHRASE_BYTES];
	char said[FAULT_TEXT_BYTES];
};

/* ---- When ---- */

static bool has_flag(const struct desk *desk, unsigned flag)
{
	const struct stack *stack = &desk->stacks[desk->section - 2];
	for (int i = 0; i < stack->count; i++)
		if (stack->layers[i].screen->flags & flag)
			return true;
	return false;
}

void desk_lock(struct desk *desk)
{
	desk_keep(desk);
	if (desk->stacks[desk->section - 2].count == STACK_MOST)
		desk_leave(desk);
	desk_push(desk, &lock_screen, 0, NULL);
	desk_stop(desk); /* what was typed was meant for something else */
}

void desk_watch_idle(struct desk *desk)
{
	int64_t quiet = desk->ms - desk->keyed, limit = desk->setup.idle_ms;
	bool stays = desk_top(desk)->screen == &lock_screen || has_flag(desk, SCREEN_WAKES) || desk_busy(desk);
	if (limit == 0 || !desk->setup.office.unlock || stays)
		return;
	if (quiet >= limit) {
		desk_lock(desk);
	} else if (quiet >= limit - WARNING_MS && !desk->warned) {
		desk->warned = true;
		desk_remark(desk, _("In 30 seconds this desk locks: press an arrow key to go on."));
	}
}

/* ---- The screen ---- */

static void wipe(struct lock *l)
{
	explicit_bzero(l->typed, sizeof(l->typed));
}

static void lock_close(struct desk *desk, void *state)
{
	(void)desk;
	wipe(state);
}

static void add(struct lock *l, const char *text)
{
	size_t used = strlen(l->typed);
	utf8_copy(l->typed + used, sizeof(l->typed) - used, text);
}

static void try_it(struct desk *desk, struct lock *l)
{
	const struct desk_office *office = &desk->setup.office;
	struct fault fault = {{0}, {0}};
	enum status status = office->unlock(office->context, l->typed, &fault);
	wipe(l);
	if (status == DONE)
		desk_leave(desk);
	else
		snprintf(l->said, sizeof(l->said), "%s", fault.text);
}

static bool lock_type(struct desk *desk, void *state, const struct key *key)
{
	struct lock *l = state;
	char text[5] = "";
	if (key->code != K_ENTER)
		l->said[0] = '\0';
	if (key->code == K_ENTER && l->typed[0])
		try_it(desk, l);
	else if (key->code == K_BACKSPACE)
		l->typed[utf8_back(l->typed, strlen(l->typed))] = '\0';
	else if (key->code == K_ESC || key->code == K_CTRL('u'))
		wipe(l);
	else if (key->code == K_PASTE)
		add(l, key->text);
	else if (key_is_text(key->code) && utf8_put(text, key->code) > 0)
		add(l, text);
	return true;
}

static bool is_plain(const char *text)
{
	while (*text && (unsigned char)*text < 0x80)
		text++;
	return !*text;
}

/* As many signs as were typed, so that one sees that keys arrive. */
static void draw_typed(const struct lock *l, struct canvas *canvas, struct area area)
{
	int count = (int)utf8_count(l->typed), col = area.col;
	for (int i = 0; i < count && col < area.col + area.cols - 1; i++, col++)
		canvas_text(canvas, area.row, col, 1, LOOK_PLAIN, "*");
	canvas_cursor(canvas, area.row, col);
}

static void lock_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	const struct lock *l = state;
	const char *who = desk->setup.who ? desk->setup.who : "";
	char question[DESK_TEXT_BYTES];
	int row = body.rows / 2 - 1, col = body.cols / 8;
	canvas_text(canvas, row - 2, col, body.cols - col, LOOK_BOLD, _("This desk is locked."));
	snprintf(question, sizeof(question), _("Passphrase of %s:"), who);
	int used = canvas_text(canvas, row, col, body.cols - col - 20, LOOK_PLAIN, question) + 1;
	draw_typed(l, canvas, (struct area){row, col + used, 1, body.cols - col - used});
	if (l->said[0])
		canvas_text(canvas, row + 2, col, body.cols - col, LOOK_WARN, l->said);
	else if (!is_plain(l->typed))
		canvas_text(canvas, row + 2, col, body.cols - col, LOOK_WARN, _("The Japanese input method is on."));
}

static enum focus lock_focus(const void *state)
{
	(void)state;
	return FOCUS_TEXT;
}

/* Nothing of the office is on the screen, and nothing but the passphrase brings it back. */
const struct screen lock_screen = {
        .name = N_("Locked"),
        .flags = SCREEN_ALONE,
        .state_size = sizeof(struct lock),
        .draw = lock_draw,
        .focus = lock_focus,
        .type = lock_type,
        .close = lock_close,
};
