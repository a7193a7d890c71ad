#include "tui/form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A value on one line: a line feed is "\n", a backslash "\\". */
static void write_value(FILE *out, const char *value)
{
	for (; *value != '\0'; value++) {
		if (*value == '\n')
			fputs("\\n", out);
		else if (*value == '\\')
			fputs("\\\\", out);
		else
			putc(*value, out);
	}
}

char *form_write(const struct form *form, bool changes)
{
	char *text = NULL;
	size_t bytes = 0;
	FILE *out = open_memstream(&text, &bytes);
	if (!out)
		return NULL;
	for (int i = 0; i < form->count; i++) {
		const struct field *field = &form->fields[i];
		if (field->kind == FIELD_SHOWN || (changes && !form_differs(form, field->name)))
			continue;
		fprintf(out, "%s=", field->name);
		if (field->kind == FIELD_CHOICE)
			fprintf(out, "%d", form->choices[i].at);
		else
			write_value(out, edit_text(&form->edits[i]));
		putc('\n', out);
	}
	if (fclose(out) != 0) {
		free(text);
		return NULL;
	}
	return text;
}

static void read_value(char *out, const char *value, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++) {
		bool escape = value[i] == '\\' && i + 1 < bytes;
		i += escape ? 1 : 0;
		*out++ = escape && value[i] == 'n' ? '\n' : value[i];
	}
	*out = '\0';
}

static void read_line(struct form *form, const char *line, size_t bytes)
{
	const char *equals = memchr(line, '=', bytes);
	if (!equals)
		return;
	size_t name = (size_t)(equals - line);
	char *value = malloc(bytes - name);
	if (!value)
		return;
	read_value(value, equals + 1, bytes - name - 1);
	/* What is read counts as typed, so that it is kept again and can be taken back. */
	for (int i = 0; i < form->count; i++)
		if (strlen(form->fields[i].name) == name && strncmp(form->fields[i].name, line, name) == 0)
			form_take(form, form->fields[i].name, value);
	free(value);
}

void form_read(struct form *form, const char *draft)
{
	while (*draft != '\0') {
		size_t bytes = strcspn(draft, "\n");
		read_line(form, draft, bytes);
		draft += bytes + (draft[bytes] == '\n' ? 1 : 0);
	}
}
