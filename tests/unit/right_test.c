#include <criterion/criterion.h>
#include <string.h>

#include "core/access/right.h"

/*
 * Who may do what, and take it back, written down once more: D desk staff, A advisers, C consultants, M managers. A
 * right that changes is changed here as well, on purpose.
 */
static const struct {
	const char *action, *may, *undo;
} matrix[] = {
        {"appointment.arrive", "DACM", "DACM"},
        {"appointment.book", "DACM", "DACM"},
        {"appointment.cancel", "DACM", "DACM"},
        {"appointment.done", "DACM", "DACM"},
        {"appointment.move", "DACM", "DACM"},
        {"appointment.no_show", "DACM", "DACM"},
        {"appointment.start", "DACM", "DACM"},
        {"call.outcome", "DACM", "DACM"},
        {"client.add", "DAM", "DAM"},
        {"client.distinct", "DAM", "DAM"},
        {"client.divide", "DAM", "DAM"},
        {"client.edit", "DAM", "DAM"},
        {"client.import", "DAM", "DAM"},
        {"client.join", "DAM", "DAM"},
        {"client.merge", "DAM", "DAM"},
        {"client.sticky", "DACM", "DACM"},
        {"office.demo", "M", ""},
        {"office.export", "DAM", ""},
        {"office.export_many", "M", ""},
        {"office.init", "M", ""},
        {"office.postal", "DAM", ""},
        {"office.print", "DAM", ""},
        {"office.print_many", "M", ""},
        {"office.setting", "M", "M"},
        {"plan.add", "DAM", "DAM"},
        {"plan.close", "DAM", "DAM"},
        {"plan.day", "DAM", "DAM"},
        {"plan.edit", "DAM", "DAM"},
        {"plan.end", "DAM", "DAM"},
        {"plan.extra", "DAM", "DAM"},
        {"plan.remove", "DAM", "DAM"},
        {"plan.substitute", "DAM", "DAM"},
        {"schedule.export", "DACM", ""},
        {"schedule.print", "DACM", ""},
        {"seminar.add", "DAM", "DAM"},
        {"seminar.answer", "DACM", "DACM"},
        {"seminar.attend", "DACM", "DACM"},
        {"seminar.call", "DACM", "DACM"},
        {"seminar.cancel_sign_up", "DACM", "DACM"},
        {"seminar.close", "DACM", "DACM"},
        {"seminar.edit", "DAM", "DAM"},
        {"seminar.note", "DACM", "DACM"},
        {"seminar.offer", "DACM", "DACM"},
        {"seminar.over", "DAM", "DAM"},
        {"seminar.pay", "DACM", "DACM"},
        {"seminar.promote", "DACM", "DACM"},
        {"seminar.questionnaire", "DACM", "DACM"},
        {"seminar.receipt", "DAM", ""},
        {"seminar.sign_up", "DACM", "DACM"},
        {"seminar.tell", "DACM", "DACM"},
        {"staff.login", "DACM", ""},
        {"staff.refuse", "DACM", ""},
        {"undo", "DACM", "DACM"},
        {"waiting.add", "DACM", "DACM"},
        {"waiting.call", "DACM", "DACM"},
        {"waiting.edit", "DACM", "DACM"},
        {"waiting.remove", "DACM", "DACM"},
};

static unsigned roles(const char *letters)
{
	unsigned bits = 0;
	for (; *letters; letters++)
		bits |= *letters == 'D'   ? ROLE_DESK
		        : *letters == 'A' ? ROLE_ADVISER
		        : *letters == 'C' ? ROLE_CONSULTANT
		                          : ROLE_MANAGER;
	return bits;
}

Test(rules, everybody_may_what_they_may_and_no_more)
{
	size_t count = 0, expected = sizeof(matrix) / sizeof(matrix[0]);
	for (const struct right *right = right_table(); right->action; right++)
		count++;
	cr_expect_eq(count, expected, "%zu actions, %zu written down", count, expected);
	for (size_t i = 0; i < expected; i++) {
		const struct right *right = right_find(matrix[i].action);
		cr_assert(right, "%s", matrix[i].action);
		cr_expect_eq(right->roles, roles(matrix[i].may), "%s", matrix[i].action);
		cr_expect_eq(right->undo, roles(matrix[i].undo), "%s is taken back", matrix[i].action);
	}
}
