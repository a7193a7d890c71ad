#include "core/people/youth.h"

#include "core/office/setting.h"
#include "core/time/civil.h"
#include "core/words.h"

#include <stdio.h>
#include <string.h>

enum status youth_limit(struct db *db, int32_t day, int *out)
{
	char text[DAY_BYTES];
	int64_t limit = YOUTH_AGE;
	enum status status = setting_int(db, "divisions.youth_age", day_format(day, text), &limit);
	*out = (int)limit;
	return status == NOT_FOUND ? DONE : status;
}

int youth_age(int32_t born_on, int32_t day)
{
	if (born_on == DAY_NONE || born_on > day)
		return -1;
	struct date born = day_date(born_on), now = day_date(day);
	bool before = now.month < born.month || (now.month == born.month && now.mday < born.mday);
	return now.year - born.year - before;
}

enum youth youth_of(const struct person *person, int32_t day, int limit)
{
	if (!strstr(person->divisions, "青年部"))
		return YOUTH_NO;
	int age = youth_age(person->born_on, day);
	if (age < 0)
		return YOUTH_UNKNOWN;
	return age > limit ? YOUTH_PAST : YOUTH_FITS;
}

void youth_text(const struct person *person, int32_t day, int limit, char *out, size_t size)
{
	enum youth youth = youth_of(person, day, limit);
	*out = '\0';
	if (youth == YOUTH_PAST)
		snprintf(out, size, _("%s is %d; the youth division is up to %d."), person->name,
		         youth_age(person->born_on, day), limit);
	if (youth == YOUTH_UNKNOWN)
		snprintf(out, size, _("%s is in the youth division without a day of birth: ask for it."), person->name);
}
