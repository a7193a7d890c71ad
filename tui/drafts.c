#include "tui/drafts.h"

#include <stdlib.h>
#include <string.h>

#include "core/people/client.h"
#include "tui/booking.h"
#include "tui/client_form.h"
#include "tui/close.h"
#include "tui/membership.h"
#include "tui/person_form.h"
#include "tui/planning.h"
#include "tui/questionnaire.h"
#include "tui/seminar_form.h"
#include "tui/seminar_people.h"
#include "tui/sign_up.h"
#include "tui/sticky.h"
#include "tui/waiting_form.h"

static void open_for_number(struct desk *desk, const struct screen *screen, const char *number)
{
	int64_t client = 0;
	if (client_find(desk_db(desk), number, &client) == DONE)
		desk_push(desk, screen, 0, &client);
	else
		desk_refuse_store(desk);
}

static void open_person(struct desk *desk, const char *object)
{
	struct person_ask ask = person_form_ask(object);
	desk_push(desk, &person_screen, 0, &ask);
}

static void open_wish(struct desk *desk, const char *object)
{
	struct waiting_form_ask ask = waiting_form_ask(object);
	desk_push(desk, &waiting_form_screen, 0, &ask);
}

static void open_note(struct desk *desk, const char *object)
{
	struct sign_up_note_ask ask = sign_up_note_ask(object);
	desk_push(desk, &sign_up_note_screen, 0, &ask);
}

static void open_sheet(struct desk *desk, const char *object)
{
	int64_t seminar = strtoll(object, NULL, 10);
	desk_push(desk, &questionnaire_screen, 0, &seminar);
}

static void open_planning(struct desk *desk, const char *object)
{
	struct planning_ask ask = planning_ask(object);
	desk_push(desk, &planning_form_screen, 0, &ask);
}

static void open_closing(struct desk *desk, const char *object)
{
	struct close_ask ask = close_ask(object);
	desk_push(desk, &close_screen, 0, &ask);
}

void draft_open(struct desk *desk, const struct draft *draft)
{
	if (strcmp(draft->form, NEW_CLIENT_FORM) == 0)
		desk_push(desk, &new_client_screen, 0, &(struct new_client){.typed = "", .draft = draft->object});
	else if (strcmp(draft->form, EDIT_CLIENT_FORM) == 0)
		open_for_number(desk, &edit_client_screen, draft->object);
	else if (strcmp(draft->form, STICKY_FORM) == 0)
		open_for_number(desk, &sticky_screen, draft->object);
	else if (strcmp(draft->form, JOIN_FORM) == 0)
		open_for_number(desk, &join_screen, draft->object);
	else if (strcmp(draft->form, LEAVE_FORM) == 0)
		open_for_number(desk, &leave_screen, draft->object);
	else if (strcmp(draft->form, PERSON_FORM) == 0)
		open_person(desk, draft->object);
	else if (strcmp(draft->form, BOOKING_FORM) == 0)
		booking_resume(desk, 0, strtoll(draft->object, NULL, 10));
	else if (strcmp(draft->form, WAITING_FORM) == 0)
		open_wish(desk, draft->object);
	else if (strcmp(draft->form, PLANNING_FORM) == 0)
		open_planning(desk, draft->object);
	else if (strcmp(draft->form, CLOSE_FORM) == 0)
		open_closing(desk, draft->object);
	else if (strcmp(draft->form, SIGN_UP_FORM) == 0)
		sign_up_resume(desk, draft->object);
	else if (strcmp(draft->form, SIGN_UP_NOTE_FORM) == 0)
		open_note(desk, draft->object);
	else if (strcmp(draft->form, QUESTIONNAIRE_FORM) == 0)
		open_sheet(desk, draft->object);
	else if (strcmp(draft->form, SEMINAR_FORM) == 0)
		seminar_form_resume(desk, &new_seminar_screen, draft->object);
	else if (strcmp(draft->form, EDIT_SEMINAR_FORM) == 0)
		seminar_form_resume(desk, &edit_seminar_screen, draft->object);
}
