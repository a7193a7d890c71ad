#include "tui/catalogue.h"
#include "tui/desk_state.h"
#include "tui/history.h"

#include <stddef.h>

/* What F2..F8 open. A section without a screen is not there: its key does nothing and is named nowhere. */
const struct section desk_sections[SECTIONS] = {
        {2, NULL}, /* today */
        {3, NULL}, /* members */
        {4, NULL}, /* desks */
        {5, NULL}, /* seminars */
        {6, NULL}, /* consultants and experts */
        {7, NULL}, /* regional programmes */
        {8, NULL}, /* counts */
};

const struct screen *const desk_screens[] = {
        &history_screen, &help_screen, &palette_screen, &question_screen, &hidden_screen, NULL,
};
