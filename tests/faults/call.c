#include "tests/faults/call.h"

static struct {
	enum call_kind kind;
	long left;
	bool forever, failed;
} plan;

void call_arm(enum call_kind kind, long nth, bool forever)
{
	plan.left = nth;
	plan.forever = forever;
	plan.failed = false;
	plan.kind = kind;
}

void call_disarm(void)
{
	plan.kind = CALL_NONE;
}

bool call_fails(enum call_kind kind)
{
	if (plan.kind != kind)
		return false;
	plan.left--;
	if (plan.left > 0 || (plan.left < 0 && !plan.forever))
		return false;
	plan.failed = true;
	return true;
}

bool call_failed(void)
{
	return plan.failed;
}
