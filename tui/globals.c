#include "tui/desk_state.h"

#include "core/words.h"

/* The section a key stands for: F4 and Alt-4 are 4. */
static int section_of(uint32_t key)
{
	return (int)(key >= K_ALT0 ? key - K_ALT('0') : key - K_F(0));
}

static void run_section(struct desk *desk, void *state, uint32_t key)
{
	(void)state;
	desk_section(desk, section_of(key));
}

static bool has_section(const struct desk *desk, int number)
{
	for (int i = 0; i < SECTIONS; i++)
		if (desk->setup.sections[i].number == number)
			return desk->setup.sections[i].screen != NULL;
	return false;
}

static bool has_today(const struct desk *desk, const void *state)
{
	(void)state;
	return has_section(desk, 2);
}

static bool has_members(const struct desk *desk, const void *state)
{
	(void)state;
	return has_section(desk, 3);
}

static bool has_desks(const struct desk *desk, const void *state)
{
	(void)state;
	return has_section(desk, 4);
}

static bool has_seminars(const struct desk *desk, const void *state)
{
	(void)state;
	return has_section(desk, 5);
}

static bool has_consultants(const struct desk *desk, const void *state)
{
	(void)state;
	return has_section(desk, 6);
}

static bool has_programmes(const struct desk *desk, const void *state)
{
	(void)state;
	return has_section(desk, 7);
}

static bool has_counts(const struct desk *desk, const void *state)
{
	(void)state;
	return has_section(desk, 8);
}

static void run_entry(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_push(desk, &palette_screen, 0, NULL);
}

static bool not_in_palette(const struct desk *desk, const void *state)
{
	(void)state;
	return desk_top(desk)->screen != &palette_screen;
}

static void run_help(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_push(desk, &help_screen, 0, NULL);
}

static bool not_in_help(const struct desk *desk, const void *state)
{
	(void)state;
	return desk_top(desk)->screen != &help_screen;
}

static void run_back(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_back(desk);
}

static bool goes_back(const struct desk *desk, const void *state)
{
	(void)state;
	return desk_top(desk)->screen->back || desk->stacks[desk->section - 2].count > 1 || desk->before != 0 ||
	       desk->carried.client != 0;
}

static void run_history(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_push(desk, desk->setup.office.history, 0, NULL);
}

static bool has_history(const struct desk *desk, const void *state)
{
	(void)state;
	const struct screen *history = desk->setup.office.history;
	return history && desk_top(desk)->screen != history;
}

static void run_undo(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_undo(desk, false);
}

static void run_redo(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_undo(desk, true);
}

static void run_hide(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_push(desk, &hidden_screen, 0, NULL);
}

static void run_lock(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_lock(desk);
}

static bool can_lock(const struct desk *desk, const void *state)
{
	(void)state;
	return desk->setup.office.unlock;
}

static void run_redraw(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk->redraw = desk->stale = true;
}

static void run_quit(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk->over = true;
}

const struct command desk_globals[] = {
        {"desk.today", "F2 Alt-2 :2", N_("Today"), N_("Today: appointments, seminars, calls."), RIGHT_NONE, run_section,
         has_today, NULL},
        {"desk.members", "F3 Alt-3 :3", N_("Members"), N_("Looks up a member or another client."), RIGHT_NONE,
         run_section, has_members, NULL},
        {"desk.desks", "F4 Alt-4 :4", N_("Desks"), N_("The desks, or books for the client chosen."), RIGHT_NONE,
         run_section, has_desks, NULL},
        {"desk.seminars", "F5 Alt-5 :5", N_("Seminars"), N_("The seminars, or signs the client chosen up."), RIGHT_NONE,
         run_section, has_seminars, NULL},
        {"desk.consultants", "F6 Alt-6 :6", N_("Consultants"), N_("Shows the consultants and experts."), RIGHT_NONE,
         run_section, has_consultants, NULL},
        {"desk.programmes", "F7 Alt-7 :7", N_("Programmes"), N_("Shows the regional programmes."), RIGHT_NONE,
         run_section, has_programmes, NULL},
        {"desk.counts", "F8 Alt-8 :8", N_("Counts"), N_("Shows the counts of the fiscal year."), RIGHT_NONE,
         run_section, has_counts, NULL},
        {"desk.entry", "F10 Alt-0 :", N_("Entry"), N_("Takes a command or an entry in one line."), RIGHT_NONE,
         run_entry, not_in_palette, NULL},
        {"desk.back", "Esc Ctrl-C", N_("Back"), N_("Goes back one step; a draft is kept."), RIGHT_NONE, run_back,
         goes_back, NULL},
        {"desk.history", ":history", N_("History"), N_("Shows what was done, and takes it back."), RIGHT_NONE,
         run_history, has_history, NULL},
        {"desk.undo", "Ctrl-Z u", NULL, N_("Takes back what the message line names."), RIGHT_NONE, run_undo, NULL,
         NULL},
        {"desk.redo", "Ctrl-Y", NULL, N_("Does again what was taken back."), RIGHT_NONE, run_redo, NULL, NULL},
        {"desk.hide", "Ctrl-G", NULL, N_("Hides the screen from the visitor."), RIGHT_NONE, run_hide, NULL, NULL},
        {"desk.lock", ":lock", NULL, N_("Locks the desk until the passphrase is typed."), RIGHT_NONE, run_lock,
         can_lock, NULL},
        {"desk.redraw", "Ctrl-L", NULL, N_("Draws the screen again."), RIGHT_NONE, run_redraw, NULL, NULL},
        {"desk.quit", "Ctrl-Q :quit", NULL, N_("Leaves the program."), RIGHT_NONE, run_quit, NULL, NULL},
        {"desk.help", "F1 Alt-1 ?", N_("Help"), N_("Shows the keys that act here."), RIGHT_NONE, run_help, not_in_help,
         NULL},
        {0},
};
