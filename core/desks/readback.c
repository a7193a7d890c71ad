#include "core/desks/readback.h"

#include <stdio.h>
#include <string.h>

#include "core/office/code.h"
#include "core/text/legal.h"
#include "core/text/utf8.h"
#include "core/time/show.h"
#include "core/words.h"

#define SPOKEN_BYTES 1024

/* A person is addressed by the family name: what stands before the first space, however wide it is. */
static void family_name(const char *name, char out[SPOKEN_BYTES])
{
	const char *end = utf8_find_space(name);
	utf8_copy(out, SPOKEN_BYTES, name);
	if (end && end > name && (size_t)(end - name) < SPOKEN_BYTES)
		out[end - name] = '\0';
}

/* 金融(マル経) is said 金融. */
static void spoken_topic(const char *topic, char out[SPOKEN_BYTES])
{
	utf8_copy(out, SPOKEN_BYTES, topic);
	char *narrow = strchr(out, '('), *wide = strstr(out, "\uff08");
	char *end = narrow && (!wide || narrow < wide) ? narrow : wide;
	if (end && end > out)
		*end = '\0';
}

/* 山田製作所の山田様; a person without a business, or a business nobody of which is named, by the one name. */
static void spoken_client(const struct appointment *a, char *out, size_t size)
{
	struct legal_split name;
	char visitor[SPOKEN_BYTES], client[SPOKEN_BYTES];
	legal_form_split(a->name, &name);
	const char *bare = *name.bare ? name.bare : a->name;
	family_name(a->visitor, visitor);
	family_name(a->name, client);
	if (!*a->visitor)
		snprintf(out, size, "%s", bare);
	else if (strcmp(a->visitor, a->name) == 0)
		snprintf(out, size, "%s", client);
	else
		snprintf(out, size, _("%s of %s"), visitor, bare);
}

/* Who, when and about what; a moved one says so, and 「その他」 is no topic to name. */
static void say_when(const struct appointment *a, char *out, size_t size)
{
	char client[2 * SPOKEN_BYTES], span[SHOW_BYTES], topic[SPOKEN_BYTES];
	int from = a->cell * CELL_MINUTES;
	spoken_client(a, client, sizeof(client));
	spoken_topic(a->topic_name, topic);
	span_speak(a->day, from, from + a->minutes, span, sizeof(span));
	if (a->earlier > 0)
		snprintf(out, size, _("For %s, your appointment is moved to %s."), client, span);
	else if (a->topic_code == 0)
		snprintf(out, size, _("For %s, you are booked on %s."), client, span);
	else
		snprintf(out, size, _("For %s, you are booked on %s, about %s."), client, span, topic);
}

static void say_where(const struct appointment *a, char *out, size_t size)
{
	char consultant[SPOKEN_BYTES];
	family_name(a->consultant_name, consultant);
	switch (a->means) {
	case MEANS_COUNTER:
		snprintf(out, size, _(" Your consultant is %s, at desk %d."), consultant, a->desk);
		break;
	case MEANS_PHONE:
		snprintf(out, size, _(" Your consultant is %s, who will phone you."), consultant);
		break;
	case MEANS_ONLINE:
		snprintf(out, size, _(" Your consultant is %s, online."), consultant);
		break;
	}
}

static void say_bring(const struct appointment *a, const struct code *topic, char *out, size_t size)
{
	out[0] = '\0';
	if (*topic->bring && a->means == MEANS_COUNTER)
		snprintf(out, size, _(" Please bring: %s."), topic->bring);
	else if (*topic->bring)
		snprintf(out, size, _(" Please have at hand: %s."), topic->bring);
}

/* The question comes last, so that the caller answers it. */
static void say_callback(const struct appointment *a, char *out, size_t size)
{
	const char *number = *a->callback ? a->callback : a->phone;
	if (*number)
		snprintf(out, size, _(" May we reach you at %s?"), number);
	else
		snprintf(out, size, "%s", _(" At which number can we reach you?"));
}

enum status readback_make(struct db *db, const struct appointment *appointment, char *text, size_t size)
{
	char when[READBACK_BYTES], where[SPOKEN_BYTES + 256], bring[512], callback[512];
	struct code topic;
	enum status status = code_get(db, CODE_TOPIC, appointment->topic, &topic);
	if (status != DONE)
		return status;
	say_when(appointment, when, sizeof(when));
	say_where(appointment, where, sizeof(where));
	say_bring(appointment, &topic, bring, sizeof(bring));
	say_callback(appointment, callback, sizeof(callback));
	snprintf(text, size, "%s%s%s%s", when, where, bring, callback);
	return DONE;
}
