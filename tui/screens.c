#include "tui/screen.h"

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
