#include "core/office/code.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/store/stmt.h"
#include "core/text/fold.h"
#include "core/words.h"

/* The tables read alike: id, code, name, word, bring, against, offers, again. */
static const char *const lists[] = {
        [CODE_TOPIC] = "SELECT id, code, name, '', bring, '', 0, 0 FROM topic WHERE valid_from <= $day"
                       " AND coalesce(valid_to, $day) >= $day ORDER BY code = 0, code, id",
        [CODE_DIVISION] = "SELECT id, code, name, '', '', '', 0, 0 FROM division WHERE valid_from <= $day"
                          " AND coalesce(valid_to, $day) >= $day ORDER BY code = 0, code, id",
        [CODE_CANCEL_REASON] = "SELECT id, code, name, word, '', against, offers, again FROM cancel_reason"
                               " WHERE valid_from <= $day AND coalesce(valid_to, $day) >= $day"
                               " ORDER BY code = 0, code, id",
        [CODE_FIELD] = "SELECT id, code, name, '', '', '', 0, 0 FROM subject_field WHERE valid_from <= $day"
                       " AND coalesce(valid_to, $day) >= $day ORDER BY code = 0, code, id",
        [CODE_QUESTION] = "SELECT id, code, name, '', '', '', 0, 0 FROM question WHERE valid_from <= $day"
                          " AND coalesce(valid_to, $day) >= $day ORDER BY code = 0, code, id",
};

static const char *const rows[] = {
        [CODE_TOPIC] = "SELECT id, code, name, '', bring, '', 0, 0 FROM topic WHERE id = $id",
        [CODE_DIVISION] = "SELECT id, code, name, '', '', '', 0, 0 FROM division WHERE id = $id",
        [CODE_CANCEL_REASON] =
                "SELECT id, code, name, word, '', against, offers, again FROM cancel_reason WHERE id = $id",
        [CODE_FIELD] = "SELECT id, code, name, '', '', '', 0, 0 FROM subject_field WHERE id = $id",
        [CODE_QUESTION] = "SELECT id, code, name, '', '', '', 0, 0 FROM question WHERE id = $id",
};

static const char *const fields[] = {[CODE_TOPIC] = "topic",
                                     [CODE_DIVISION] = "division",
                                     [CODE_CANCEL_REASON] = "reason",
                                     [CODE_FIELD] = "field",
                                     [CODE_QUESTION] = "question"};

static void read_code(struct stmt *s, struct code *out)
{
	out->id = stmt_int(s, 0);
	out->code = (int)stmt_int(s, 1);
	stmt_text(s, 2, out->name, sizeof(out->name));
	stmt_text(s, 3, out->word, sizeof(out->word));
	stmt_text(s, 4, out->bring, sizeof(out->bring));
	stmt_text(s, 5, out->against, sizeof(out->against));
	out->offers = stmt_int(s, 6) != 0;
	out->again = stmt_int(s, 7) != 0;
}

enum status code_list(struct db *db, enum code_table table, const char *day, struct code *out, int room, int *count)
{
	struct stmt s = stmt_open(db, lists[table]);
	stmt_bind_text(&s, "$day", day);
	*count = 0;
	while (*count < room && stmt_row(&s))
		read_code(&s, &out[(*count)++]);
	return stmt_close(&s);
}

enum status code_get(struct db *db, enum code_table table, int64_t id, struct code *out)
{
	struct stmt s = stmt_open(db, rows[table]);
	stmt_bind_int(&s, "$id", id);
	memset(out, 0, sizeof(*out));
	bool found = stmt_row(&s);
	if (found)
		read_code(&s, out);
	enum status status = stmt_close(&s);
	return status == DONE && !found ? NOT_FOUND : status;
}

/* 3 the name, 2 the word or the number, 1 the beginning of the name, 0 no. `key` is what was typed, folded. */
static int likeness(const struct code *code, const char *key)
{
	char name[FOLD_BYTES], *end = NULL;
	long number = strtol(key, &end, 10);
	if (end != key && !*end)
		return number == code->code ? 2 : 0;
	fold_text(name, sizeof(name), code->name);
	if (strcmp(name, key) == 0)
		return 3;
	if (code->word[0] && strcmp(code->word, key) == 0)
		return 2;
	return strncmp(name, key, strlen(key)) == 0;
}

static enum status not_found(struct db *db, enum code_table table, const struct code *codes, int count,
                             const char *text)
{
	char known[400] = "";
	for (int i = 0; i < count; i++) {
		size_t used = strlen(known);
		snprintf(known + used, sizeof(known) - used, "%s%d %s", i ? ", " : "", codes[i].code, codes[i].name);
	}
	return fault_set(db_fault(db), NOT_FOUND, fields[table], _("There is no \"%.60s\": choose one of %s."), text,
	                 known);
}

enum { CODES = 100 };

enum status code_find(struct db *db, enum code_table table, const char *day, const char *text, struct code *out)
{
	struct code *codes = calloc(CODES, sizeof(*codes));
	char key[FOLD_BYTES];
	int count = 0, best = 0;
	if (!codes)
		return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	fold_text(key, sizeof(key), text);
	enum status status = code_list(db, table, day, codes, CODES, &count);
	for (int i = 0; *key && i < count; i++) {
		int alike = likeness(&codes[i], key);
		if (alike > best) {
			best = alike;
			*out = codes[i];
		}
	}
	if (status == DONE && best == 0)
		status = not_found(db, table, codes, count, text);
	free(codes);
	return status;
}
