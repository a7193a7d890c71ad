#ifndef CORE_TIME_WISH_H
#define CORE_TIME_WISH_H

#include "core/time/entry.h"

/*
 * When a client wants to come, as the clerk types it; any of these, in any order, with or without blanks:
 *
 *   来週  nw  今週  来月        the week or month, of a running one what is left
 *   12/1  明日  R8.12.1         one day, as in entry.h
 *   12/1-12/5  12/1から  12/5まで  days; after a month's day a number is a day of that month: 12/1-5
 *   火木  mon,thu  平日         only these weekdays
 *   午前  午後  am  pm          before or from noon
 *   14-16  14時から16時  14-  14時以降  -16  16時まで  午後2時-4時    between these times
 *   14時  2pm                   from that time on
 *
 * A bare number is a day, two with - between are times. Said twice is refused. Empty means any time.
 */
struct wish {
	int32_t from_day, to_day; /* both included, DAY_NONE: no limit */
	unsigned weekdays;        /* 1 << enum weekday */
	int from_cell, to_cell;   /* half-open: the whole appointment lies between */
};

#define WISH_EVERY_WEEKDAY 0x7Fu
#define WISH_BYTES         128

/* No limit at all. */
struct wish wish_any(void);

/* DONE, or INVALID with a sentence and `out` as it was. Times are narrowed to quarter hours. */
enum status wish_read(int32_t today, const char *text, struct wish *out, struct fault *fault);

/* How it was read, in the reader's language: 12/1(火)-12/7(月) 火木 14:00-16:00; wish_read takes that again. Empty for
 * any time. Days within eleven months of today are short. Gives `text` back. */
char *wish_text(const struct wish *wish, int32_t today, char text[WISH_BYTES]);

bool wish_allows_day(const struct wish *wish, int32_t day);
bool wish_allows(const struct wish *wish, int32_t day, int from_cell, int to_cell);

#endif
