#include "tui/desk_state.h"

#include "core/store/db.h"
#include "core/words.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct db *desk_db(const struct desk *desk)
{
	return desk->setup.office.db;
}

void *desk_context(const struct desk *desk)
{
	return desk->setup.office.context;
}

int64_t desk_now(const struct desk *desk)
{
	return desk->now;
}

int64_t desk_ms(const struct desk *desk)
{
	return desk->ms;
}

bool desk_may(const struct desk *desk, const char *right)
{
	const struct desk_office *office = &desk->setup.office;
	return right[0] == '\0' || !office->may || office->may(office->context, right);
}

bool desk_ascii(const struct desk *desk)
{
	return desk->setup.ascii;
}

void desk_say(struct desk *desk, int64_t action, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(desk->said.text, sizeof(desk->said.text), format, arguments);
	va_end(arguments);
	desk->said.action = action;
	desk->said.undone = false;
	desk->said.fresh = true;
	desk->remark[0] = '\0';
	desk_changed(desk);
}

void desk_say_undone(struct desk *desk, int64_t undo, const char *words)
{
	desk_say(desk, undo, "%s", words);
	desk->said.undone = true;
}

bool desk_names_action(const struct desk *desk)
{
	return desk->said.action != 0 && !desk->said.undone;
}

void desk_remark(struct desk *desk, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(desk->remark, sizeof(desk->remark), format, arguments);
	va_end(arguments);
	desk->remark_warns = false;
	desk->stale = true;
}

void desk_refuse(struct desk *desk, const struct fault *fault)
{
	desk_remark(desk, "%s", fault->text);
	desk->remark_warns = true;
	desk_stop(desk);
}

void desk_refuse_store(struct desk *desk)
{
	desk_refuse(desk, db_fault(desk_db(desk)));
}

void desk_stop(struct desk *desk)
{
	desk->barrier = desk->drawn + 1;
	desk->stale = true;
}

const struct carried *desk_carried(const struct desk *desk)
{
	return &desk->carried;
}

void desk_carry(struct desk *desk, const struct carried *carried)
{
	desk->carried = carried ? *carried : (struct carried){0};
	desk->stale = true;
}

/* What Ctrl-Z or Ctrl-Y is about: the action named on the message line, if it is in that state. */
static int64_t named(const struct desk *desk, bool again)
{
	return desk->said.undone == again ? desk->said.action : 0;
}

void desk_undo(struct desk *desk, bool again)
{
	const struct desk_office *office = &desk->setup.office;
	struct fault fault = {{0}, {0}};
	int64_t action = named(desk, again), done = 0;
	if (action == 0 && !again && office->history) {
		desk_push(desk, office->history, 0, NULL);
	} else if (action == 0 || !office->undo) {
		desk_remark(desk, again ? _("There is nothing to do again.") : _("There is nothing to take back."));
	} else if (office->undo(office->context, action, &done, &fault) != DONE) {
		desk_refuse(desk, &fault);
	} else {
		desk->said.action = done;
		desk->said.undone = !again;
		desk->said.fresh = true;
		desk_changed(desk);
	}
}
