#include "cli/login.h"

#include <stdio.h>
#include <string.h>

#include "cli/call.h"
#include "cli/secret.h"
#include "core/access/login.h"
#include "core/access/staff.h"
#include "core/store/db.h"
#include "core/words.h"

static enum status given_up(struct call *call)
{
	return fault_set(&call->fault, DENIED, "passphrase",
	                 _("Nobody logged in: start again and type the passphrase."));
}

/* Again before the passphrase is looked at, since another process may have tried one meanwhile. */
static enum status wait_turn(struct call *call, const struct secret *terminal, int64_t staff)
{
	char text[160];
	int pause = 0;
	enum status status = login_pause(call->db, staff, clock_machine(), &pause);
	if (status != DONE || !pause)
		return status;
	snprintf(text, sizeof(text), _("Wait %d seconds."), pause);
	secret_say(terminal, text);
	return secret_wait(terminal, pause) ? DONE : given_up(call);
}

static enum status try_once(struct call *call, const struct secret *terminal, const struct staff *staff)
{
	char line[SECRET_BYTES], question[sizeof(staff->name) + 64];
	snprintf(question, sizeof(question), _("Passphrase of %s:"), staff->name);
	enum status status = wait_turn(call, terminal, staff->id);
	if (status != DONE)
		return status;
	if (!secret_ask(terminal, question, line))
		return given_up(call);
	status = wait_turn(call, terminal, staff->id);
	db_set_now(call->db, clock_now(&call->clock), clock_machine());
	if (status == DONE)
		status = login_try(call->db, staff->id, line);
	explicit_bzero(line, sizeof(line));
	return status;
}

static enum status ask_until_right(struct call *call, const struct secret *terminal, const struct staff *staff)
{
	bool again = true;
	enum status status = DONE;
	while (again) {
		status = try_once(call, terminal, staff);
		again = status == DENIED && !call->fault.text[0];
		if (again)
			secret_say(terminal, db_fault(call->db)->text);
	}
	return status;
}

enum status login_ask(struct call *call)
{
	bool asked = strcmp(call->options.login, "on") == 0;
	struct staff staff;
	struct secret terminal;
	enum status status = asked ? login_asked(call->db, &asked) : DONE;
	if (status == DONE && asked)
		status = staff_get(call->db, db_actor(call->db), &staff);
	if (status != DONE || !asked)
		return status;
	if (!secret_open(&terminal))
		return fault_set(&call->fault, INVALID, "",
		                 _("There is no terminal to ask for a passphrase: start madoguchi in one."));
	status = ask_until_right(call, &terminal, &staff);
	secret_close(&terminal);
	return status;
}
