#include "core/history/undo.h"

#include "core/desks/undone.h"
#include "core/store/action.h"

enum status undo_action(struct db *db, int64_t action, const char *op)
{
	struct action undo;
	enum status status = action_begin(db, "undo", op, &undo);
	if (status != DONE || undo.repeated)
		return status;
	status = undone_explain(db, action, undo_replay(db, action));
	if (status == DONE)
		status = undone_check(db, undo.id);
	return action_end(db, status);
}
