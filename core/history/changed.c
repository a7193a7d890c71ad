#include "core/history/changed.h"

#include <stdio.h>
#include <string.h>

#include "core/people/field.h"
#include "core/store/stmt.h"
#include "core/text/utf8.h"
#include "core/words.h"

/* Columns, and tables beside the client, that are no columns of the register. */
static const struct {
	const char *name;
	const char *label;
} others[] = {
        {"kind", N_("Kind")},
        {"sticky", N_("Sticky note")},
        {"size_class", N_("Size class")},
        {"regular_employees", N_("Regular employees")},
        {"labour_insurance", N_("Labour insurance")},
        {"bookkeeping", N_("Bookkeeping")},
        {"person", N_("People")},
        {"person_division", N_("People's divisions")},
        {"unwanted_consultant", N_("Unwanted consultants")},
};

static const char *label_of(const char *name)
{
	enum client_field field;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (strcmp(others[i].name, name) == 0)
			return _(others[i].label);
	return field_find(name, &field) ? field_label(field) : NULL;
}

/* The client's own columns that differ; of the rows beside it, what kind they are. */
static const char query[] =
        "SELECT DISTINCT k.key FROM journal j, json_each(j.new) k WHERE j.action = $action AND j.noun = 'client'"
        " AND j.old IS NOT NULL AND json_extract(j.old, '$.' || k.key) IS NOT k.value"
        " UNION ALL SELECT DISTINCT CASE j.noun"
        " WHEN 'phone' THEN json_extract(coalesce(j.new, j.old), '$.kind')"
        " WHEN 'client_division' THEN 'division'"
        " WHEN 'person' THEN iif(json_extract(coalesce(j.new, j.old), '$.role') = 'representative', 'representative',"
        " 'person') ELSE j.noun END FROM journal j WHERE j.action = $action AND j.noun <> 'client'";

enum status changed_make(struct db *db, int64_t action, char *out, size_t size)
{
	char text[1024] = "";
	struct stmt s = stmt_open(db, query);
	stmt_bind_int(&s, "$action", action);
	while (stmt_row(&s)) {
		const char *label = label_of(stmt_str(&s, 0));
		size_t used = strlen(text);
		if (label)
			snprintf(text + used, sizeof(text) - used, "%s%s", used ? _(", ") : "", label);
	}
	utf8_copy(out, size, text);
	return stmt_close(&s);
}
