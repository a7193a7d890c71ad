#include "core/office/desks.h"

#include <stdio.h>

#include "core/desks/plan.h"
#include "core/store/action.h"
#include "core/time/hours.h"
#include "core/words.h"

/* Hours and weekly closing days of the founding. */
struct frame {
	struct hours hours;
	struct closed_days closed;
	int32_t from;
};

static enum status add_spans(struct db *db, const struct frame *frame, int64_t consultant, int desk, int weekday)
{
	enum status status = DONE;
	for (int i = 0; status == DONE && i < frame->hours.count; i++) {
		struct plan_row row = {.span = {.desk = desk,
		                                .from = frame->hours.spans[i].from,
		                                .to = frame->hours.spans[i].to,
		                                .consultant = consultant},
		                       .weekday = weekday,
		                       .valid_from = frame->from,
		                       .valid_to = DAY_NONE};
		status = plan_add(db, &row);
	}
	return status;
}

static enum status add_consultant(struct db *db, const struct frame *frame, int desk)
{
	struct staff staff = {.role = "consultant"};
	snprintf(staff.login, sizeof(staff.login), "consultant%d", desk);
	snprintf(staff.name, sizeof(staff.name), _("Consultant %d"), desk);
	enum status status = staff_add(db, &staff, NULL);
	for (int weekday = 1; status == DONE && weekday <= 7; weekday++)
		if (!(frame->closed.weekdays & 1U << weekday % 7))
			status = add_spans(db, frame, staff.id, desk, weekday);
	return status;
}

enum status office_desks(struct db *db, const struct founding *founding)
{
	struct frame frame = {.from = moment_day(db_now(db))};
	struct action a;
	if (!hours_parse(founding->hours, &frame.hours) || !closed_days_parse(founding->closed_days, &frame.closed))
		return fault_set(db_fault(db), CONFLICT, "hours",
		                 _("The office's hours cannot be read: see madoguchi config --check."));
	enum status status = action_begin(db, "office.init", NULL, &a);
	if (status != DONE)
		return status;
	for (int desk = 1; status == DONE && desk <= founding->desks; desk++)
		status = add_consultant(db, &frame, desk);
	return action_end(db, status);
}
