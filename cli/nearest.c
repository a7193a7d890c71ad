#include "cli/nearest.h"

#include <string.h>

#define LONGEST 48

static int least(int a, int b, int c)
{
	int ab = a < b ? a : b;
	return ab < c ? ab : c;
}

/* Letters added, dropped or exchanged (Levenshtein); words beyond LONGEST bytes are compared that far. */
static int slips(const char *a, const char *b)
{
	size_t rows = strnlen(a, LONGEST), columns = strnlen(b, LONGEST);
	int row[LONGEST + 1];
	for (size_t j = 0; j <= columns; j++)
		row[j] = (int)j;
	for (size_t i = 1; i <= rows; i++) {
		int diagonal = row[0];
		row[0] = (int)i;
		for (size_t j = 1; j <= columns; j++) {
			int above = row[j];
			row[j] = least(above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1]));
			diagonal = above;
		}
	}
	return row[columns];
}

void nearest_offer(struct nearest *nearest, const char *word)
{
	int own = slips(nearest->typed, word);
	if (nearest->word && own >= nearest->slips)
		return;
	nearest->word = word;
	nearest->slips = own;
}
