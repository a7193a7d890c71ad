#include "core/people/change.h"

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

static int by_id(const void *a, const void *b)
{
	const struct code *left = a, *right = b;
	return (left->id > right->id) - (left->id < right->id);
}

/* Names or codes to rows of the table in force today, and the text that the rows give back. */
static enum status find_divisions(struct db *db, struct change_plan *plan, const char *text, char *out, size_t size)
{
	struct code codes[CHANGE_DIVISIONS] = {0};
	char copy[FIELD_BYTES], *list = copy, day[DAY_BYTES];
	int count = 0;
	day_format(moment_day(db_now(db)), day);
	strcpy(copy, text);
	for (char *item; (item = next_item(&list)); count++) {
		if (count == CHANGE_DIVISIONS)
			return too_long(db, FIELD_DIVISION);
		enum status status = code_find(db, CODE_DIVISION, day, item, &codes[count]);
		if (status != DONE)
			return status == NOT_FOUND ? INVALID : status;
	}
	qsort(codes, (size_t)count, sizeof(*codes), by_id);
	*out = '\0';
	plan->division_count = 0;
	for (int i = 0; i < count; i++) {
		if (i > 0 && codes[i].id == codes[i - 1].id)
			continue;
		if (strlen(out) + strlen(codes[i].name) + 2 > size)
			return too_long(db, FIELD_DIVISION);
		if (*out)
			strcat(out, SOURCE_SEPARATOR);
		strcat(out, codes[i].name);
		plan->divisions[plan->division_count++] = codes[i].id;
	}
	return DONE;
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
	if (field == FIELD_DIVISION && strcmp(text, was(plan, field)) != 0) {
		status = find_divisions(db, plan, text, list, sizeof(list));
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

static enum status consistent(struct db *db, const struct change_plan *plan)
{
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
	out->differences = out->division_count = 0;
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
