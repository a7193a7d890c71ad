#include "core/time/era.h"

#include <ctype.h>
#include <string.h>

/* Latest first. 改元 took effect on the day itself for 大正 and 昭和, by law on the next day since. */
static const struct era eras[] = {
        {2019, 5, 1, 'R', "令和", "Reiwa"},   {1989, 1, 8, 'H', "平成", "Heisei"}, {1926, 12, 25, 'S', "昭和", "Showa"},
        {1912, 7, 30, 'T', "大正", "Taisho"}, {1868, 1, 25, 'M', "明治", "Meiji"},
};

#define ERAS (sizeof(eras) / sizeof(*eras))

static bool begun(const struct era *era, struct date date)
{
	if (date.year != era->year)
		return date.year > era->year;
	if (date.month != era->month)
		return date.month > era->month;
	return date.mday >= era->mday;
}

const struct era *day_era(int32_t day, int *year)
{
	struct date date = day_date(day);
	const struct era *era = eras;
	while (era < eras + ERAS - 1 && !begun(era, date))
		era++;
	*year = date.year - era->year + 1;
	return era;
}

const struct era *era_read(const char *text, size_t *length)
{
	for (const struct era *era = eras; era < eras + ERAS; era++) {
		size_t kanji = strlen(era->kanji);
		if (strncmp(text, era->kanji, kanji) == 0) {
			*length = kanji;
			return era;
		}
		if (toupper((unsigned char)*text) == era->letter) {
			*length = 1;
			return era;
		}
	}
	return NULL;
}

int32_t era_day(const struct era *era, int year, int month, int mday)
{
	if (year < 1 || year > 400)
		return DAY_NONE;
	int32_t day = day_of(era->year + year - 1, month, mday);
	int same;
	return day != DAY_NONE && day_era(day, &same) == era ? day : DAY_NONE;
}
