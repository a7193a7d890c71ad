#include "core/export/extract.h"

#include <stdlib.h>
#include <string.h>

void extract_open(struct extract *extract, const struct extract_column *columns)
{
	*extract = (struct extract){.width = 0};
	for (; columns->key; columns++)
		extract->columns[extract->width++] = *columns;
}

void extract_close(struct extract *extract)
{
	free(extract->block);
	*extract = (struct extract){.width = 0};
}

static bool make_room(struct extract *extract, size_t bytes)
{
	size_t room = extract->room ? extract->room : 65536;
	while (room - extract->used < bytes)
		room *= 2;
	if (room == extract->room)
		return true;
	char *block = realloc(extract->block, room);
	if (!block)
		return false;
	extract->block = block;
	extract->room = room;
	return true;
}

static bool add_cell(struct extract *extract, const char *cell)
{
	size_t bytes = strlen(cell) + 1;
	if (!make_room(extract, bytes))
		return false;
	memcpy(extract->block + extract->used, cell, bytes);
	extract->used += bytes;
	return true;
}

void extract_add(struct extract *extract, const char *const *cells)
{
	size_t before = extract->used;
	for (int i = 0; i < extract->width && !extract->failed; i++)
		extract->failed = !add_cell(extract, cells[i] ? cells[i] : "");
	if (extract->failed)
		extract->used = before;
	else
		extract->count++;
}

bool extract_next(const struct extract *extract, const char **at, const char *cells[EXTRACT_COLUMNS])
{
	const char *cell = *at ? *at : extract->block;
	if (!cell || cell == extract->block + extract->used)
		return false;
	for (int i = 0; i < extract->width; i++) {
		cells[i] = cell;
		cell += strlen(cell) + 1;
	}
	*at = cell;
	return true;
}

int extract_headers(const struct extract *extract, bool japanese, const char *out[EXTRACT_COLUMNS])
{
	int count = 0;
	for (int i = 0; i < extract->width; i++)
		if (extract->columns[i].header)
			out[count++] = japanese ? extract->columns[i].header : extract->columns[i].key;
	return count;
}

int extract_shown(const struct extract *extract, const char *const *cells, const char *out[EXTRACT_COLUMNS])
{
	int count = 0;
	for (int i = 0; i < extract->width; i++) {
		const struct extract_column *column = &extract->columns[i];
		if (column->header)
			out[count++] = *cells[i] && column->text ? column->text(cells[i]) : cells[i];
	}
	return count;
}
