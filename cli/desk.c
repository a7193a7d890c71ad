#include "cli/commands.h"

#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/keys.h"
#include "cli/login.h"
#include "config/language.h"
#include "core/store/db.h"
#include "core/words.h"
#include "tui/front.h"
#include "tui/loop.h"

#define MINUTE_MS 60000

static int64_t office_clock(void *clock)
{
	return clock_now(clock);
}

static int64_t machine_clock(void *clock)
{
	(void)clock;
	return clock_machine();
}

static enum term_theme theme_of(const struct call *call)
{
	const char *no_color = getenv("NO_COLOR"), *theme = call->options.theme;
	if ((no_color && no_color[0] != '\0') || strcmp(theme, "mono") == 0)
		return THEME_MONO;
	return strcmp(theme, "contrast") == 0 ? THEME_CONTRAST : THEME_STANDARD;
}

static enum status work(struct call *call, struct terminal *term, const struct key_binding *bindings)
{
	struct front front = {.db = call->db,
	                      .now = office_clock,
	                      .machine = machine_clock,
	                      .clock = &call->clock,
	                      .printer = call->options.print_command,
	                      .paper = call->options.print_paper,
	                      .font = call->options.print_font,
	                      .label_12 = call->options.label_12,
	                      .label_24 = call->options.label_24,
	                      .japanese = strcmp(language_chosen(), "ja") == 0};
	enum status status = front_open(&front);
	if (status != DONE)
		return status;
	struct desk_setup desk = {
	        .office = front_hooks(&front),
	        .sections = desk_sections,
	        .home = front.home,
	        .society = front.society,
	        .who = front.who,
	        .idle_ms = strcmp(call->options.login, "on") == 0 ? call->options.idle_minutes * MINUTE_MS : 0,
	        .practice = front.practice,
	        .ascii = strcmp(call->options.line_characters, "ascii") == 0,
	        .no_clock = strcmp(call->options.clock, "off") == 0,
	        .bindings = bindings,
	        .first_action = front.left_action,
	        .first_words = front.left,
	};
	status = desk_main(&desk, term, &call->fault);
	front_close(&front);
	return status;
}

static enum status run(struct call *call)
{
	struct key_binding bindings[OPTION_KEYS + 1] = {0};
	struct term_setup setup = {.escape_ms = call->options.escape_ms,
	                           .theme = theme_of(call),
	                           .least_rows = DESK_LEAST_ROWS,
	                           .least_cols = DESK_LEAST_COLS};
	struct terminal *term = NULL;
	enum status status = keys_bind(call, bindings);
	if (status == DONE)
		status = login_ask(call);
	/* A terminal that cannot be used is said before anything is written. */
	if (status == DONE)
		status = term_open(&term, &setup, &call->fault);
	if (status == DONE)
		status = work(call, term, bindings);
	term_close(term);
	return status;
}

const struct cli_command command_desk = {
        .name = "desk",
        .operands = "",
        .help = N_("open the desk; what happens without a command"),
        .needs = NEEDS_ACTOR,
        .run = run,
};
