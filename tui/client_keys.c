#include "tui/client_keys.h"

#include "core/history/history.h"
#include "core/time/civil.h"
#include "core/words.h"
#include "tui/client_form.h"
#include "tui/desk.h"
#include "tui/history.h"
#include "tui/members.h"
#include "tui/membership.h"
#include "tui/people.h"
#include "tui/sticky.h"

static bool on_client(const struct desk *desk, const void *state)
{
	struct carried client;
	return desk_client(desk, state, &client);
}

/* F4 and F5 take the highlighted client along by themselves. */
static void book(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_section(desk, 4);
}

static void sign_up(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_section(desk, 5);
}

static void push_for(struct desk *desk, const void *state, const struct screen *screen)
{
	struct carried client;
	if (desk_client(desk, state, &client))
		desk_push(desk, screen, 0, &client.client);
}

static void change(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	push_for(desk, state, &edit_client_screen);
}

static void stick(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	push_for(desk, state, &sticky_screen);
}

static void merge_with(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	push_for(desk, state, &merge_with_screen);
}

static void see_people(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	push_for(desk, state, &people_screen);
}

static void join(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	push_for(desk, state, &join_screen);
}

static void leave(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	push_for(desk, state, &leave_screen);
}

static void look_back(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct carried client;
	struct history_filter filter = {.from = DAY_NONE, .to = DAY_NONE};
	if (!desk_client(desk, state, &client))
		return;
	filter.client = client.client;
	desk_push(desk, &history_screen, 0, &filter);
}

const struct command client_commands[] = {
        {"client.book", "b", N_("book"), N_("Books this client at a desk."), "appointment.book", book, on_client, NULL},
        {"client.sign_up", "+", N_("sign up"), N_("Signs this client up for a seminar."), "seminar.sign_up", sign_up,
         on_client, NULL},
        {"client.edit", "e", N_("edit"), N_("Changes this client."), "client.edit", change, on_client, NULL},
        {"client.sticky", "f", N_("sticky note"), N_("Writes the sticky note."), "client.sticky", stick, on_client,
         NULL},
        {"client.history", "h", N_("history"), N_("Shows what was done about this client."), RIGHT_NONE, look_back,
         on_client, NULL},
        {"client.merge", "j", NULL, N_("Merges this client with another one."), "client.merge", merge_with, on_client,
         NULL},
        {"client.people", "p", N_("people"), N_("Shows and changes the people of this client."), RIGHT_NONE, see_people,
         on_client, NULL},
        {"client.join", "k", NULL, N_("Makes a member; the history stays."), "client.join", join, on_client, NULL},
        {"client.leave", "l", NULL, N_("Writes down when and why a member leaves."), "client.edit", leave, on_client,
         NULL},
        {0},
};
