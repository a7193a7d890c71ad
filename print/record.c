#include "print/record.h"

#include <stdlib.h>

bool record_read(struct record *record, FILE *in)
{
	for (int i = 0; i < record->width; i++) {
		ssize_t length = getdelim(&record->cells[i], &record->rooms[i], '\0', in);
		if (length > 0 && record->cells[i][length - 1] == '\0')
			continue;
		record->broken = length > 0 || i > 0 || ferror(in);
		return false;
	}
	return true;
}

void record_close(struct record *record)
{
	for (int i = 0; i < RECORD_WIDTH_MOST; i++)
		free(record->cells[i]);
	*record = (struct record){0};
}
