#include "tui/kept.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text/utf8.h"
#include "core/words.h"

/* The content's first line is the title. */
static char *load(struct desk *desk, struct kept *kept)
{
	struct draft draft;
	char *content = malloc(DRAFT_CONTENT_BYTES), *text = NULL;
	if (content &&
	    draft_find(desk_db(desk), kept->form, kept->object, &draft, content, DRAFT_CONTENT_BYTES) == DONE &&
	    (text = strchr(content, '\n'))) {
		memcpy(kept->op, draft.op, sizeof(kept->op));
		text = strdup(text + 1);
	}
	free(content);
	return text;
}

void kept_open(struct desk *desk, struct kept *kept, const char *form, const char *object)
{
	*kept = (struct kept){.form = form};
	operation_new(kept->op);
	utf8_copy(kept->object, sizeof(kept->object), object[0] ? object : kept->op);
	kept->text = load(desk, kept);
}

void kept_close(struct kept *kept)
{
	free(kept->text);
	kept->text = NULL;
}

static const char *line_of(const struct kept *kept, const char *field)
{
	size_t length = strlen(field);
	const char *line = kept->text;
	while (line && !(strncmp(line, field, length) == 0 && line[length] == '=')) {
		line = strchr(line, '\n');
		line += line ? 1 : 0;
	}
	return line;
}

bool kept_holds(const struct kept *kept, const char *field)
{
	return line_of(kept, field) != NULL;
}

bool kept_take(struct desk *desk, struct kept *kept, struct form *form)
{
	const char *line = line_of(kept, "version");
	int64_t version = line ? strtoll(line + strlen("version="), NULL, 10) : 0;
	if (!kept->text)
		return false;
	form_read(form, kept->text);
	kept->older = version && kept->version && version != kept->version;
	if (kept->older)
		kept->version = version;
	kept_close(kept);
	desk_remark(desk, _("What was typed before stands here again."));
	return true;
}

void kept_drop(struct desk *desk, const struct kept *kept)
{
	if (desk_db(desk))
		draft_drop(desk_db(desk), kept->op);
}

void kept_write(struct desk *desk, const struct kept *kept, const struct form *form)
{
	if (!form_changed(form)) {
		kept_drop(desk, kept);
		return;
	}
	char *text = form_write(form, kept->version != 0);
	char *content = NULL;
	if (text && asprintf(&content, "%s\nversion=%lld\n%s", kept->title, (long long)kept->version, text) >= 0) {
		draft_keep(desk_db(desk), kept->form, kept->object, kept->op, content);
		free(content);
	}
	free(text);
}
