#include "core/people/change.h"

#include "core/access/staff.h"
#include "core/office/code.h"
#include "core/time/civil.h"
#include "core/words.h"

#include <stdlib.h>
#include <string.h>

static const char *keep(struct change_plan *plan, const char *text)
{
	size_t length = strlen(text) + 1;
	if (length > sizeof(plan->block) - plan->used)
		return NULL;
	char *copy = plan->block + plan->used;
	memcpy(copy, text, length);
	plan->used += length;
	return copy;
}

static enum status too_long(struct db *db, enum client_field field)
{
	return fault_set(db_fault(db), INVALID, field_word(field), _("%s: it is too long; shorten it"),
	                 field_word(field));
}

/* The next item of a list; the list is eaten. NULL at the end. */
static char *next_item(char **list)
{
	while (*list) {
		char *item = *list, *end = strchr(item, *SOURCE_SEPARATOR);
		*list = end ? end + 1 : NULL;
		if (end)
			*end = '\0';
		item += strspn(item, " ");
		for (size_t length = strlen(item); length > 0 && item[length - 1] == ' ';)
			item[--length] = '\0';
		if (*item)
			return item;
	}
	return NULL;
}

static void tidy_list(const char *text, char *out)
{
	char copy[FIELD_BYTES], *list = copy;
	strcpy(copy, text);
	*out = '\0';
	for (char *item; (item = next_item(&list));) {
		if (*out)
			strcat(out, SOURCE_SEPARATOR);
		strcat(out, item);
	}
}

/* A row that an item of a list names. */
struct named {
	int64_t id;
	char name[401];
};

static int by_id(const void *a, const void *b)
{
	const struct named *left = a, *right = b;
	return (left->id > right->id) - (left->id < right->id);
}

/* In the table in force today. */
static enum status find_division(struct db *db, const char *item, struct named *out)
{
	struct code code;
	char day[DAY_BYTES];
	day_format(moment_day(db_now(db)), day);
	enum status status = code_find(db, CODE_DIVISION, day, item, &code);
	if (status == DONE) {
		out->id = code.id;
		strcpy(out->name, code.name);
	}
	return status;
}

static enum status find_consultant(struct db *db, const char *item, struct named *out)
{
	struct staff staff;
	enum status status = consultant_find(db, item, &staff);
	if (status == DONE) {
		out->id = staff.id;
		strcpy(out->name, staff.name);
	}
	return status;
}

/* Logins, names or codes to rows, each once, and the text that the rows give back. */
static enum status find_list(struct db *db, enum client_field field, const char *text, struct change_list *ids,
                             char *out, size_t size)
{
	struct named rows[CHANGE_LIST];
	char copy[FIELD_BYTES], *list = copy;
	int count = 0;
	strcpy(copy, text);
	for (char *item; (item = next_item(&list)); count++) {
		if (count == CHANGE_LIST)
			return too_long(db, field);
		enum status status =
		        (field == FIELD_DIVISION ? find_division : find_consultant)(db, item, &rows[count]);
		if (status != DONE)
			return status == NOT_FOUND ? INVALID : status;
	}
	qsort(rows, (size_t)count, sizeof(*rows), by_id);
	*out = '\0';
	ids->count = 0;
	for (int i = 0; i < count; i++) {
		if (i > 0 && rows[i].id == rows[i - 1].id)
			continue;
		if (strlen(out) + strlen(rows[i].name) + 2 > size)
			return too_long(db, field);
		if (*out)
			strcat(out, SOURCE_SEPARATOR);
		strcat(out, rows[i].name);
		ids->ids[ids->count++] = rows[i].id;
	}
	return DONE;
}

enum status change_divisions(struct db *db, const char *text, struct change_list *ids, char *out, size_t size)
{
	return find_list(db, FIELD_DIVISION, text, ids, out, size);
}

static const char *was(const struct change_plan *plan, enum client_field field)
{
	return plan->old ? plan->old->text[field] : "";
}

static enum status read_field(struct db *db, struct change_plan *plan, enum client_field field, const char *typed)
{
	char text[FIELD_BYTES], list[FIELD_BYTES];
	const char *value = text;
	enum status status = field_read(db_fault(db), field, typed, text, sizeof(text));
	if (status != DONE)
		return status;
	if (field == FIELD_PHONE || field == FIELD_FAX) {
		tidy_list(text, list);
		value = list;
	}
	if ((field == FIELD_DIVISION || field == FIELD_UNWANTED) && strcmp(text, was(plan, field)) != 0) {
		status = find_list(db, field, text, field == FIELD_DIVISION ? &plan->divisions : &plan->unwanted, list,
		                   sizeof(list));
		value = list;
	}
	if (status != DONE)
		return status;
	plan->text[field] = keep(plan, value);
	return plan->text[field] ? DONE : too_long(db, field);
}

static enum status required(struct db *db, const struct change_plan *plan)
{
	static const enum client_field needed[] = {FIELD_NAME, FIELD_READING};
	for (size_t i = 0; i < 2; i++) {
		const char *word = field_word(needed[i]);
		if (!*plan->text[needed[i]])
			return fault_set(db_fault(db), INVALID, word, _("%s: it may not be empty"), word);
	}
	return DONE;
}

/* Whoever is no member yet has applied at most. */
static enum status only_members(struct db *db, const struct change_plan *plan)
{
	static const enum client_field theirs[] = {FIELD_JOINED_ON, FIELD_LEFT_ON, FIELD_LEFT_REASON};
	for (size_t i = 0; i < sizeof(theirs) / sizeof(*theirs); i++) {
		const char *word = field_word(theirs[i]);
		if (plan->differs[theirs[i]] && *plan->text[theirs[i]])
			return fault_set(db_fault(db), INVALID, word,
			                 _("%s: only a member has it; let the client join first"), word);
	}
	return DONE;
}

static enum status consistent(struct db *db, const struct change_plan *plan)
{
	if (plan->kind != CLIENT_MEMBER && plan->kind != CLIENT_LEFT) {
		enum status status = only_members(db, plan);
		if (status != DONE)
			return status;
	}
	const char *joined = plan->text[FIELD_JOINED_ON], *left = plan->text[FIELD_LEFT_ON];
	bool touched = plan->differs[FIELD_JOINED_ON] || plan->differs[FIELD_LEFT_ON];
	if (touched && *joined && *left && strcmp(left, joined) < 0)
		return fault_set(db_fault(db), INVALID, field_word(FIELD_LEFT_ON),
		                 _("%s: %s is before the day of joining, %s"), field_word(FIELD_LEFT_ON), left, joined);
	if (plan->differs[FIELD_REPRESENTATIVE_READING] && !*plan->text[FIELD_REPRESENTATIVE] &&
	    *plan->text[FIELD_REPRESENTATIVE_READING])
		return fault_set(db_fault(db), INVALID, field_word(FIELD_REPRESENTATIVE),
		                 _("%s: the reading stands without a name; type the name"),
		                 field_word(FIELD_REPRESENTATIVE));
	return DONE;
}

/* Members and those who left differ by the day of leaving alone. */
static enum client_kind kind_of(const struct change_plan *plan, enum client_kind kind)
{
	if (kind != CLIENT_MEMBER && kind != CLIENT_LEFT)
		return kind;
	return *plan->text[FIELD_LEFT_ON] ? CLIENT_LEFT : CLIENT_MEMBER;
}

enum status change_plan(struct db *db, const struct source_client *old, enum client_kind kind,
                        const struct client_values *values, struct change_plan *out)
{
	out->old = old;
	out->used = 0;
	out->differences = out->divisions.count = out->unwanted.count = 0;
	for (int i = 0; i < FIELD_COUNT; i++) {
		enum client_field field = (enum client_field)i;
		enum status status = DONE;
		out->text[i] = was(out, field);
		if (values->text[i])
			status = read_field(db, out, field, values->text[i]);
		/* Without a number a client keeps its own, or gets the next. */
		if (status == DONE && field == FIELD_NUMBER && !*out->text[i])
			out->text[i] = was(out, field);
		if (status != DONE)
			return status;
		out->differs[i] = strcmp(out->text[i], was(out, field)) != 0;
		out->differences += out->differs[i];
	}
	out->kind = kind_of(out, kind);
	out->differences += old && out->kind != old->kind;
	enum status status = required(db, out);
	return status == DONE ? consistent(db, out) : status;
}
