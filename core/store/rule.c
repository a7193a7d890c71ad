#include "core/store/rule.h"

#include <string.h>

#include "core/words.h"

/* What a constraint or a trigger says, for whoever has no better sentence (undo, import, a path nobody thought of). */
static const struct {
	const char *rule;
	const char *sentence;
} sentences[] = {
        {"FOREIGN KEY constraint failed", N_("Something was built on it since: undo that first (see the history).")},
        {"appointment_cell.desk", N_("The desk is taken at that time: choose another slot.")},
        {"appointment_cell.consultant", N_("The consultant is taken at that time: choose another slot.")},
        {"appointment_cell.client", N_("The client has another appointment at that time: choose another slot.")},
        {"appointment.closed", N_("It is closed at that time: choose another time.")},
        {"call_outcome.rated", N_("What the client said of it is noted already: undo that first.")},
        {"client.number", N_("The number belongs to another client: choose another number.")},
        {"client.merged", N_("The client was merged into another one: look it up again.")},
        {"day.none", N_("There is no such day: choose another day.")},
        {"former_number.number", N_("The number belongs to another client: choose another number.")},
        {"log.append_only", N_("The log cannot be changed.")},
        {"log.op", N_("This operation was done already.")},
        {"not_duplicate.first", N_("It is remembered already that these are two clients.")},
        {"plan.overlap", N_("The plan overlaps another one of that desk or consultant: change its hours or its days.")},
        {"special_day.day", N_("The day has a rule of its own already: take that back first.")},
        {"receipt.fixed", N_("What a receipt says stays: take the payment back, and make out another.")},
        {"receipt.unpaid", N_("Nothing was paid that a receipt could be for: note the payment first.")},
        {"seminar.full", N_("The seminar is full: sign up for the waiting list.")},
        {"seminar.queue", N_("Somebody has waited longer: the waiting list goes in order.")},
        {"seminar.uncounted", N_("The attendance of a session is not closed yet: close it, then the seminar is held.")},
        {"session_count.session", N_("The attendance of this session is closed already.")},
        {"session_count.fixed", N_("What was counted when attendance was closed stays: undo the closing instead.")},
        {"sign_up.seminar", N_("The person is signed up for this seminar already.")},
        {"attendance.session", N_("The person is marked as present already.")},
        {"text.unsafe", N_("A text holds a control or invisible character: remove it and save again.")},
        {"row.version", N_("It was changed by somebody else meanwhile: look at it again.")},
};

const char *rule_sentence(const char *rule)
{
	for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
		if (strcmp(sentences[i].rule, rule) == 0)
			return _(sentences[i].sentence);
	return NULL;
}
