#include "tui/front.h"

#include "core/access/login.h"
#include "core/access/right.h"
#include "core/access/staff.h"
#include "core/history/history.h"
#include "core/history/undo.h"
#include "core/office/draft.h"
#include "core/office/session.h"
#include "core/office/setting.h"
#include "core/store/action.h"
#include "core/time/civil.h"
#include "core/words.h"
#include "tui/history.h"
#include "tui/line.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#define CONSULTANTS 6 /* their section */

static int64_t front_now(void *context)
{
	struct front *front = context;
	int64_t now = front->now(front->clock);
	db_set_now(front->db, now, front->machine(front->clock));
	return now;
}

static bool front_changed(void *context)
{
	const struct front *front = context;
	return db_changed_elsewhere(front->db);
}

/*
 * After the first picture: notes that this desk is at work, which waits for the disk, and loads the look-up in slices
 * short enough that a key pressed meanwhile is not felt to wait.
 */
static enum idle front_idle(void *context)
{
	enum { SLICE = 2000 };
	struct front *front = context;
	bool complete = false;
	if (front->session == 0 && session_start(front->db, ttyname(STDIN_FILENO), getpid(), &front->session) == DONE)
		return IDLE_MORE;
	if (lookup_complete(front->lookup))
		return IDLE_NOTHING;
	if (lookup_load_some(front->lookup, SLICE, &complete) != DONE)
		return IDLE_NOTHING;
	return complete ? IDLE_DONE : IDLE_MORE;
}

static bool front_may(void *context, const char *action)
{
	const struct front *front = context;
	const struct right *right = right_find(action);
	return right && (right->roles & front->roles) != 0;
}

static enum status front_undo(void *context, int64_t action, int64_t *done, struct fault *fault)
{
	const struct front *front = context;
	char op[DRAFT_OP_BYTES];
	operation_new(op);
	enum status status = undo_action(front->db, action, op);
	*done = action_last(front->db);
	*fault = *db_fault(front->db);
	return status;
}

static enum status unlock(struct front *front, const char *passphrase)
{
	int pause = 0;
	int64_t who = db_actor(front->db);
	front_now(front);
	enum status status = login_pause(front->db, who, front->machine(front->clock), &pause);
	if (status == DONE && pause > 0)
		return fault_set(db_fault(front->db), DENIED, "passphrase", _("Wait %d seconds."), pause);
	return status == DONE ? login_try(front->db, who, passphrase) : status;
}

static enum status front_unlock(void *context, const char *passphrase, struct fault *fault)
{
	struct front *front = context;
	enum status status = unlock(front, passphrase);
	*fault = *db_fault(front->db);
	return status;
}

static bool alive(int64_t process)
{
	return kill((pid_t)process, 0) == 0 || errno == EPERM;
}

/* How my last session ended. What cannot be told, or not be taken back (the founding), is not worth a word. */
static void look_back(struct front *front)
{
	struct history_entry entry;
	int64_t action = 0;
	if (session_recover(front->db, alive, &action) != DONE || action == 0)
		return;
	if (history_get(front->db, action, &entry) != DONE || entry.undone_by || !right_find(entry.action)->undo)
		return;
	front->left_action = action;
	snprintf(front->left, sizeof(front->left), "%s", entry.summary);
}

enum status front_open(struct front *front)
{
	char today[DAY_BYTES];
	struct staff staff;
	int64_t practice = 0;
	day_format(moment_day(front_now(front)), today);
	enum status status = staff_get(front->db, db_actor(front->db), &staff);
	if (status != DONE)
		return status;
	front->roles = role_bit(staff.role);
	snprintf(front->who, sizeof(front->who), "%s", staff.name);
	status = login_has(front->db, staff.id, &front->secret);
	if (status != DONE)
		return status;
	front->home = front->roles == ROLE_CONSULTANT ? CONSULTANTS : 0;
	status = setting_text(front->db, "society.name", today, front->society, sizeof(front->society));
	if (status != DONE && status != NOT_FOUND)
		return status;
	front->practice = setting_int(front->db, "store.practice", today, &practice) == DONE && practice == 1;
	look_back(front);
	return lookup_open(front->db, &front->lookup);
}

void front_close(struct front *front)
{
	lookup_close(front->lookup);
	if (front->session == 0)
		return;
	front_now(front);
	session_end(front->db, front->session);
}

struct desk_office front_hooks(struct front *front)
{
	return (struct desk_office){
	        .db = front->db,
	        .context = front,
	        .now = front_now,
	        .changed = front_changed,
	        .may = front_may,
	        .undo = front_undo,
	        .unlock = front->secret ? front_unlock : NULL,
	        .idle = front_idle,
	        .history = &history_screen,
	        .line = line_entry,
	};
}
