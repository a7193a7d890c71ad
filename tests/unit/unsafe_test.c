#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/store/journal.h"
#include "core/store/stmt.h"
#include "tests/unit/full_store.h"

/*
 * No path puts into the store what drives a terminal, hides or reorders text (rule R26): the columns are the schema's
 * own, so that a new table or column is among them without a word here.
 */

/* C0 but the line feed, DEL, C1, what turns and hides text, and characters that are none. */
static const unsigned payloads[] = {
        0x01,   0x02,   0x03,   0x04,   0x05,   0x06,   0x07,   0x08,   0x09,   0x0b,   0x0c,    0x0d,
        0x0e,   0x0f,   0x10,   0x11,   0x12,   0x13,   0x14,   0x15,   0x16,   0x17,   0x18,    0x19,
        0x1a,   0x1b,   0x1c,   0x1d,   0x1e,   0x1f,   0x7f,   0x80,   0x85,   0x90,   0x9b,    0x9f,
        0x061c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c,  0x202d,
        0x202e, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xfeff, 0xfdd0, 0xfdef, 0xfffe, 0x1fffe, 0x10ffff,
};
enum { COLUMNS_MOST = 256 };
_Static_assert(sizeof(payloads) / sizeof(*payloads) == 60, "sixty");

/* The beginning of a change of each column of text; what follows is the payload, which comes behind what stands there.
 */
static const char changes[] = "SELECT format('UPDATE %s SET version = action_id(), %s = coalesce(%s, '''') || char(',"
                              " t.name, c.name, c.name), t.name FROM sqlite_schema t, pragma_table_info(t.name) c"
                              " WHERE t.type = 'table' AND c.type = 'TEXT'";

/* A table that has no row refuses nothing and is told of: full_store_open makes one. */
static void refuse_all(struct db *db, const char *change)
{
	for (size_t i = 0; i < sizeof(payloads) / sizeof(*payloads); i++) {
		char sql[512];
		snprintf(sql, sizeof(sql), "%s%u)", change, payloads[i]);
		cr_expect_eq(full_store_write(db, sql), CONFLICT, "%s: %s", sql, db_fault(db)->text);
	}
}

Test(rules, no_field_of_any_table_takes_what_drives_a_terminal)
{
	char change[COLUMNS_MOST][256];
	int count = 0;
	struct office office;
	full_store_open(&office);
	struct stmt s = stmt_open(office.db, changes);
	while (stmt_row(&s) && count < COLUMNS_MOST)
		if (journal_keeps(stmt_str(&s, 1)))
			stmt_text(&s, 0, change[count++], sizeof(change[0]));
	cr_assert_eq(stmt_close(&s), DONE);
	cr_assert(count > 0 && count < COLUMNS_MOST);
	for (int i = 0; i < count; i++)
		refuse_all(office.db, change[i]);
	db_close(office.db);
}

Test(rules, a_new_row_takes_it_as_little_and_the_refusal_says_why)
{
	struct office office;
	full_store_open(&office);
	cr_expect_eq(full_store_write(office.db, "INSERT INTO division (code, name, valid_from)"
	                                         " VALUES (9, 'a' || char(27), '2000-01-01')"),
	             CONFLICT);
	cr_expect_str_eq(db_rule(office.db), "text.unsafe");
	cr_expect(strstr(db_fault(office.db)->text, "control or invisible"), "%s", db_fault(office.db)->text);
	cr_expect_eq(full_store_write(office.db, "UPDATE client SET name = '葛' || char(917760) || '飾'"
	                                         " || char(10) || 'ー', version = action_id() WHERE id = 1"),
	             DONE, "a variation selector belongs to a name: %s", db_fault(office.db)->text);
	db_close(office.db);
}
