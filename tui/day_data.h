#ifndef TUI_DAY_DATA_H
#define TUI_DAY_DATA_H

#include <stddef.h>

#include "core/desks/appointment.h"
#include "core/desks/hold.h"
#include "core/desks/lesson.h"
#include "core/desks/plan.h"

/* What the store says about one day at the desks, read whole for the screen. */

#define DAY_DESKS      9
#define DAY_DESK_BYTES 256

/* Above a desk's column. */
struct day_desk {
	char names[DAY_DESK_BYTES];  /* family names of who sits there, in order of time */
	char topics[DAY_DESK_BYTES]; /* short, the strongest first */
};

struct day_data {
	int32_t day;
	struct plan plan; /* of this day */
	struct plan_day at;
	struct appointment_list visits; /* all, the cancelled ones too */
	int cancelled;
	struct lesson_list lessons;
	int hold_count;
	struct hold holds[HOLDS_MOST];        /* places for which others are filling in a form */
	struct day_desk desks[DAY_DESKS + 1]; /* by number, from 1 */
};

/* Reads a day anew, freeing what was held; a status other than DONE leaves what was there. */
enum status day_data_load(struct db *db, int32_t day, struct day_data *data);
void day_data_free(struct day_data *data);

/* By id; NULL if it is not of this day. Borrowed. */
const struct appointment *day_data_find(const struct day_data *data, int64_t id);
/* Who sits at the desk then: the family name, "" for nobody. */
void day_data_name(const struct day_data *data, int desk, int cell, char *out, size_t size);

/* 佐々木 of 佐々木 健. */
void name_family(const char *name, char *out, size_t size);
/* 金融 of 金融(マル経), 補助金 of 補助金・助成金. */
void topic_short(const char *name, char *out, size_t size);

#endif
