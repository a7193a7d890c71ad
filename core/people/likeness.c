#include "core/people/likeness.h"

#include "core/people/client.h"
#include "core/text/legal.h"
#include "core/text/number.h"
#include "core/text/romaji.h"

#include <string.h>

void likeness_sound(const char *reading, char out[FOLD_BYTES])
{
	struct legal_split split;
	*out = '\0';
	if (strlen(reading) >= LEGAL_NAME_BYTES)
		return;
	legal_form_split(reading, &split);
	romaji_key(out, FOLD_BYTES, split.bare);
}

void likeness_town(const char *address, char out[FOLD_BYTES])
{
	char town[1201];
	*out = '\0';
	if (strlen(address) >= sizeof(town))
		return;
	client_town(address, town, sizeof(town));
	fold_text(out, FOLD_BYTES, town);
}

void likeness_phone(const char *phone, char out[FOLD_BYTES])
{
	if (number_digits(out, FOLD_BYTES, phone) < LIKENESS_PHONE_DIGITS)
		*out = '\0';
}
