#include "cli/actor.h"

#include <pwd.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/call.h"
#include "core/access/right.h"
#include "core/access/staff.h"
#include "core/office/setting.h"
#include "core/store/db.h"
#include "core/time/civil.h"
#include "core/words.h"

const char *actor_os_user(char *name, size_t size)
{
	const struct passwd *user = getpwuid(geteuid());
	if (user)
		snprintf(name, size, "%s", user->pw_name);
	else
		snprintf(name, size, "#%u", (unsigned)geteuid());
	return name;
}

/* No passphrase is asked here, so only who owns the file may act without one. */
static enum status owns_file(struct call *call)
{
	struct stat file;
	const char *path = db_path(call->db);
	if (stat(path, &file) == 0 && file.st_uid != geteuid())
		return fault_set(&call->fault, DENIED, NULL,
		                 _("The database %s belongs to another user: run madoguchi as that user."), path);
	return DONE;
}

static enum status practising(struct db *db, bool *out)
{
	char today[DAY_BYTES];
	int64_t value = 0;
	enum status status = setting_int(db, "store.practice", day_format(moment_day(db_now(db)), today), &value);
	*out = value == 1;
	return status == NOT_FOUND ? DONE : status;
}

static enum status find(struct call *call, struct staff *staff)
{
	char user[64];
	bool practice = false;
	const char *as = call_option(call, "as");
	if (as)
		return staff_find(call->db, as, staff);
	enum status status = practising(call->db, &practice);
	if (status == DONE && practice)
		status = staff_find(call->db, "practice", staff);
	else if (status == DONE)
		status = NOT_FOUND;
	return status == NOT_FOUND ? staff_of_user(call->db, actor_os_user(user, sizeof(user)), staff) : status;
}

enum status actor_choose(struct call *call)
{
	struct staff staff;
	const char *as = call_option(call, "as");
	enum status status = owns_file(call);
	if (status != DONE)
		return status;
	status = find(call, &staff);
	if (status == NOT_FOUND && as)
		return fault_set(&call->fault, DENIED, "as", _("Nobody of the staff is called %s: check --as."), as);
	if (status == NOT_FOUND)
		return fault_set(&call->fault, DENIED, "as",
		                 _("It is not known who acts: name the staff member with --as."));
	if (status == DONE && staff.disabled)
		return fault_set(&call->fault, DENIED, "as", _("%s may not act any more: ask a manager."), staff.name);
	if (status == DONE)
		db_act_as(call->db, staff.id, role_bit(staff.role));
	return status;
}
