#include <string.h>

#include "core/office/draft.h"
#include "core/text/number.h"
#include "core/text/utf8.h"
#include "tui/door_state.h"

/* Printed codes: a scanner writes twelve digits, whatever stands in the field and whatever is open above. */

#define CODE_DIGITS (NUMBER_CODE_BYTES - 1)
#define SWALLOW_MS  500 /* the Enter behind a code comes at once, unless somebody presses it */

static void say(struct desk *desk, struct door_mode *m, const struct attend_result *result, const char *code,
                uint32_t shown)
{
	struct fault fault;
	door_note(m, desk_now(desk), result, code);
	if (!attend_refused(result->outcome)) {
		door_say(desk, result);
		return;
	}
	door_refusal(result, &fault);
	if (edit_empty(&m->edit))
		door_offer(m, result, shown);
	desk_remark(desk, "%s", fault.text);
}

/* The code is of nothing here, or the store does not take it: its sentence says so. */
static void say_unknown(struct desk *desk, struct door_mode *m, const char *code)
{
	const char *reason = db_fault(desk_db(desk))->text;
	door_note(m, desk_now(desk), &(struct attend_result){.outcome = ATTEND_NO_ROLL}, code);
	utf8_copy(m->results[0].remark, sizeof(m->results[0].remark), reason);
	desk_remark(desk, "%s", reason);
}

/*
 * INVALID and NOT_FOUND leave everything as it is: digits that were not meant as this code. What is typed here while
 * something is asked above stays, for it was not the scanner's.
 */
static enum status take(struct desk *desk, struct door_mode *m, const char *code, uint32_t shown)
{
	struct attend_result result;
	char op[DRAFT_OP_BYTES];
	operation_new(op);
	enum status status = attend_code(desk_db(desk), m->seminar, m->door.session->position, code, op, &result);
	if (status == INVALID || status == NOT_FOUND)
		return status;
	/* What was refused before were digits in front of this code and its beginning. */
	if (m->misread && m->edit.bytes < CODE_DIGITS - 1)
		door_forget(m);
	if (desk_is_top(desk, m))
		door_clear(m);
	m->offer = OFFER_NONE;
	if (status == DONE)
		say(desk, m, &result, code, shown);
	else
		say_unknown(desk, m, code);
	m->heard[0] = '\0';
	m->misread = false;
	return status;
}

static void await_enter(struct desk *desk, struct door_mode *m)
{
	m->swallow = true;
	m->swallow_at = desk_ms(desk);
}

/* A digit right behind twelve that are no code belongs to another kind of bar code (13 of them on goods), and so does
 * the Enter behind it; unless it begins a code. */
static bool swallow(struct desk *desk, struct door_mode *m, const struct key *key)
{
	bool at_once = m->swallow && desk_ms(desk) - m->swallow_at <= SWALLOW_MS;
	bool digit = key_command(key->code) >= '0' && key_command(key->code) <= '9';
	m->swallow = at_once && m->misread && digit;
	if (!at_once || key->code != K_ENTER)
		return false;
	if (m->misread)
		door_clear(m);
	return true;
}

static void append(char heard[NUMBER_CODE_BYTES], char digit)
{
	size_t length = strlen(heard);
	if (length == CODE_DIGITS)
		memmove(heard, heard + 1, length--);
	heard[length] = digit;
	heard[length + 1] = '\0';
}

/* Whether the key makes the digits before it a code. One that is read out may be parted: 2000-0000-1003. */
static bool completes(struct door_mode *m, uint32_t sign)
{
	enum number_kind kind;
	int64_t id;
	if (sign == ' ' || sign == '-')
		return false;
	if (sign >= '0' && sign <= '9') {
		append(m->heard, (char)sign);
		return number_code_read(m->heard, &kind, &id);
	}
	m->heard[0] = '\0';
	m->misread = false;
	return false;
}

bool door_hear(struct desk *desk, struct door_mode *m, const struct key *key)
{
	char code[NUMBER_CODE_BYTES];
	if (swallow(desk, m, key))
		return true;
	if (!completes(m, key_command(key->code)))
		return false;
	memcpy(code, m->heard, sizeof(code));
	enum status status = take(desk, m, code, key->shown);
	if (status == INVALID || status == NOT_FOUND)
		return false;
	await_enter(desk, m);
	return true;
}

void door_take_code(struct desk *desk, struct door_mode *m, uint32_t shown)
{
	char code[64];
	utf8_copy(code, sizeof(code), edit_text(&m->edit));
	enum status status = take(desk, m, code, shown);
	await_enter(desk, m);
	if (status != INVALID && status != NOT_FOUND)
		return;
	door_clear(m);
	say_unknown(desk, m, code);
	m->misread = true;
}
