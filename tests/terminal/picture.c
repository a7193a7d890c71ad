#include "tests/terminal/picture.h"

#include <stdlib.h>
#include <string.h>

bool picture_make(struct picture *picture, int rows, int columns)
{
	*picture = (struct picture){.rows = rows, .columns = columns, .cursor_visible = true};
	picture->cells = calloc((size_t)rows * (size_t)columns, sizeof(*picture->cells));
	if (!picture->cells)
		return false;
	for (int i = 0; i < rows * columns; i++)
		picture->cells[i] = (struct picture_cell){" ", 0, PICTURE_DEFAULT, PICTURE_DEFAULT};
	return true;
}

void picture_free(struct picture *picture)
{
	free(picture->cells);
	*picture = (struct picture){0};
}

struct picture_cell *picture_cell(const struct picture *picture, int row, int column)
{
	return &picture->cells[row * picture->columns + column];
}

char *picture_row(const struct picture *picture, int row)
{
	char *text = malloc((size_t)picture->columns * PICTURE_TEXT_BYTES + 1);
	size_t used = 0, kept = 0;

	if (!text)
		return NULL;
	for (int column = 0; column < picture->columns; column++) {
		const char *cell = picture_cell(picture, row, column)->text;
		size_t bytes = strlen(cell);

		memcpy(text + used, cell, bytes);
		used += bytes;
		if (bytes && strcmp(cell, " ") != 0)
			kept = used;
	}
	text[kept] = '\0';
	return text;
}

int picture_find(const struct picture *picture, int first, int last, const char *text)
{
	if (last >= picture->rows)
		last = picture->rows - 1;
	for (int row = first < 0 ? 0 : first; row <= last; row++) {
		char *line = picture_row(picture, row);
		bool found = line && strstr(line, text);

		free(line);
		if (found)
			return row;
	}
	return -1;
}

void picture_print(const struct picture *picture, FILE *out)
{
	for (int row = 0; row < picture->rows; row++) {
		char *line = picture_row(picture, row);

		fprintf(out, "%s\n", line ? line : "(out of memory)");
		free(line);
	}
}

/* What can be seen of a cell beside its character. */
static struct picture_cell seen(const struct picture_cell *cell)
{
	struct picture_cell look = {"", cell->attributes, cell->fore, cell->back};

	if (strcmp(cell->text, " ") != 0)
		return look;
	look.attributes &= ~(unsigned)PICTURE_BOLD;
	if (!(look.attributes & (PICTURE_UNDERLINE | PICTURE_REVERSE)))
		look.fore = PICTURE_DEFAULT;
	return look;
}

static bool same(const struct picture_cell *a, const struct picture_cell *b)
{
	return a->attributes == b->attributes && a->fore == b->fore && a->back == b->back;
}

static bool plain(const struct picture_cell *look)
{
	return !look->attributes && look->fore == PICTURE_DEFAULT && look->back == PICTURE_DEFAULT;
}

static void print_run(FILE *out, int row, int first, int last, const struct picture_cell *look)
{
	fprintf(out, "%d %d-%d", row + 1, first + 1, last + 1);
	if (look->attributes & PICTURE_BOLD)
		fputs(" bold", out);
	if (look->attributes & PICTURE_UNDERLINE)
		fputs(" underline", out);
	if (look->attributes & PICTURE_REVERSE)
		fputs(" reverse", out);
	if (look->fore != PICTURE_DEFAULT)
		fprintf(out, " fore%d", look->fore);
	if (look->back != PICTURE_DEFAULT)
		fprintf(out, " back%d", look->back);
	fputc('\n', out);
}

void picture_print_attributes(const struct picture *picture, FILE *out)
{
	for (int row = 0; row < picture->rows; row++) {
		int first = 0;
		struct picture_cell run = seen(picture_cell(picture, row, 0));

		for (int column = 1; column <= picture->columns; column++) {
			bool end = column == picture->columns;
			bool right_half = !end && !picture_cell(picture, row, column)->text[0];
			struct picture_cell look = end || right_half ? run : seen(picture_cell(picture, row, column));

			if (!end && same(&look, &run))
				continue;
			if (!plain(&run))
				print_run(out, row, first, column - 1, &run);
			first = column;
			run = look;
		}
	}
}
