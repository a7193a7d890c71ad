#include "core/office/postal.h"

#include <stdio.h>
#include <string.h>

#include "core/store/stmt.h"
#include "core/text/fold.h"
#include "core/text/number.h"

static void read_town(struct stmt *s, struct postal_town *out)
{
	char digits[16];
	stmt_text(s, 0, digits, sizeof(digits));
	number_postal(out->code, digits);
	stmt_text(s, 1, out->prefecture, sizeof(out->prefecture));
	stmt_text(s, 2, out->city, sizeof(out->city));
	stmt_text(s, 3, out->town, sizeof(out->town));
}

enum status postal_towns(struct db *db, const char *code, struct postal_town *out, int room, int *count)
{
	char form[9], digits[9];
	*count = 0;
	if (!number_postal(form, code))
		return DONE;
	number_digits(digits, sizeof(digits), form);
	struct stmt s = stmt_open(db, "SELECT code, prefecture, city, town FROM postal_town WHERE code = $code"
	                              " GROUP BY prefecture, city, town ORDER BY min(rowid)");
	stmt_bind_text(&s, "$code", digits);
	while (*count < room && stmt_row(&s))
		read_town(&s, &out[(*count)++]);
	return stmt_close(&s);
}

/* How much of the address the town is; 0 when it does not begin so. Both are compared as search keys, which know 恋ヶ窪
 * for 恋ケ窪 and ２ for 2. */
static size_t likeness(const char *key, const struct postal_town *town)
{
	char whole[sizeof(town->prefecture) + sizeof(town->city) + sizeof(town->town)], ours[FOLD_BYTES];
	snprintf(whole, sizeof(whole), "%s%s%s", town->prefecture, town->city, town->town);
	for (const char *text = whole; text; text = text == whole ? whole + strlen(town->prefecture) : NULL) {
		size_t length = fold_text(ours, sizeof(ours), text);
		if (strncmp(key, ours, length) == 0)
			return strlen(town->town);
	}
	return 0;
}

enum status postal_code(struct db *db, const char *address, char out[9])
{
	char key[FOLD_BYTES];
	struct postal_town town;
	size_t best = 0;
	*out = '\0';
	fold_text(key, sizeof(key), address);
	struct stmt s =
	        stmt_open(db, "SELECT code, prefecture, city, town FROM postal_town"
	                      " WHERE town <> '' AND instr(replace($address, 'ヶ', 'ケ'), replace(city, 'ヶ', 'ケ'))");
	stmt_bind_text(&s, "$address", address);
	while (stmt_row(&s)) {
		read_town(&s, &town);
		size_t length = likeness(key, &town);
		if (length > best)
			strcpy(out, town.code);
		else if (length == best && length > 0 && strcmp(out, town.code) != 0)
			*out = '\0';
		best = length > best ? length : best;
	}
	return stmt_close(&s);
}
