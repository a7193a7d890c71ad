#include "tui/booking.h"
#include "tui/calls.h"
#include "tui/cancelled.h"
#include "tui/card.h"
#include "tui/catalogue.h"
#include "tui/client_form.h"
#include "tui/close.h"
#include "tui/conflict.h"
#include "tui/consultant.h"
#include "tui/consultants.h"
#include "tui/counts.h"
#include "tui/day.h"
#include "tui/desk_state.h"
#include "tui/door.h"
#include "tui/history.h"
#include "tui/import.h"
#include "tui/members.h"
#include "tui/membership.h"
#include "tui/merge.h"
#include "tui/people.h"
#include "tui/person_form.h"
#include "tui/planning.h"
#include "tui/questionnaire.h"
#include "tui/readback.h"
#include "tui/reason.h"
#include "tui/reconcile.h"
#include "tui/seminar.h"
#include "tui/seminar_form.h"
#include "tui/seminars.h"
#include "tui/sign_up.h"
#include "tui/sticky.h"
#include "tui/suspects.h"
#include "tui/today.h"
#include "tui/visit_screen.h"
#include "tui/waiting.h"
#include "tui/waiting_form.h"
#include "tui/when.h"

#include <stddef.h>

/* What F2..F8 open. A section without a screen is not there: its key does nothing and is named nowhere. */
const struct section desk_sections[SECTIONS] = {
        {2, &today_screen},    {3, &members_screen},     {4, &day_screen},
        {5, &seminars_screen}, {6, &consultants_screen}, {7, NULL}, /* regional programmes */
        {8, &counts_screen},
};

const struct screen *const desk_screens[] = {
        &today_screen,
        &members_screen,
        &choose_client_screen,
        &card_screen,
        &new_client_screen,
        &edit_client_screen,
        &sticky_screen,
        &day_screen,
        &booking_screen,
        &visit_screen,
        &cancelled_screen,
        &when_screen,
        &waiting_screen,
        &waiting_form_screen,
        &readback_screen,
        &seminars_screen,
        &seminar_screen,
        &new_seminar_screen,
        &sign_up_screen,
        &door_screen,
        &history_screen,
        &help_screen,
        &palette_screen,
        &question_screen,
        &hidden_screen,
        &lock_screen,
        &import_screen,
        &conflict_screen,
        &suspects_screen,
        &merge_screen,
        &merge_with_screen,
        &people_screen,
        &person_screen,
        &join_screen,
        &leave_screen,
        &consultants_screen,
        &consultant_screen,
        &calls_screen,
        &close_screen,
        &planning_screen,
        &planning_form_screen,
        &reconcile_screen,
        &questionnaire_screen,
        &reason_screen,
        &counts_screen,
        &figure_screen,
        NULL,
};
