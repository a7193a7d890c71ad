#include "core/export/export.h"
#include "core/people/client.h"
#include "core/people/register.h"
#include "core/store/stmt.h"
#include "core/text/safe.h"
#include "core/text/utf8.h"
#include "core/time/civil.h"
#include "tests/unit/people.h"

#include <criterion/criterion.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

/* Every character that may be stored goes out and comes back (rule R19), a name of so many at a time. */

#define IN_A_NAME 64

/* The planes of names: all of the first, the kanji and signs of the second and third. */
static const struct {
	uint32_t from, to;
} ranges[] = {{0x21, 0xD7FF}, {0xE000, 0xFFFF}, {0x1F100, 0x1FAFF}, {0x20000, 0x2A6DF}, {0x2F800, 0x2FA1F}};

static size_t put(char *out, uint32_t c)
{
	size_t length = safe_forbids(c, SAFE_LINE) ? 0 : (size_t)utf8_put(out, c);
	out[length] = '\0';
	return length;
}

static void add(struct db *db, const char *name)
{
	struct client_values values = {{[FIELD_NAME] = name, [FIELD_READING] = "ア", [FIELD_NOTE] = "一\n二\n\n三"}};
	int64_t id = 0;
	cr_assert_eq(client_add(db, CLIENT_MEMBER, &values, NULL, &id), DONE, "%s: %s", name, db_fault(db)->text);
}

/* A store whose names hold every character that `takes` takes. */
static struct db *full_store(bool (*takes)(const char *character))
{
	struct db *db = people_office();
	char name[4 * IN_A_NAME + 8] = "x";
	size_t used = 1, count = 0;
	for (size_t r = 0; r < sizeof(ranges) / sizeof(*ranges); r++)
		for (uint32_t c = ranges[r].from; c <= ranges[r].to; c++) {
			size_t length = put(name + used, c);
			if (!length || !takes(name + used))
				continue;
			used += length;
			if (++count % IN_A_NAME)
				continue;
			strcpy(name + used, "x");
			add(db, name);
			used = 1;
		}
	strcpy(name + used, "x");
	add(db, name);
	cr_assert_gt(count, 6000);
	return db;
}

static bool every(const char *character)
{
	(void)character;
	return true;
}

/* Asked of the converter itself, both ways. */
static bool survives(const char *character)
{
	static iconv_t out = NULL, back = NULL;
	char cp932[8], again[8] = "";
	char *from = (char *)(uintptr_t)character, *to = cp932;
	size_t left = strlen(character), room = sizeof(cp932);
	if (!out) {
		out = iconv_open("CP932", "UTF-8");
		back = iconv_open("UTF-8", "CP932");
	}
	if (iconv(out, &from, &left, &to, &room) == (size_t)-1) {
		iconv(out, NULL, NULL, NULL, NULL);
		return false;
	}
	from = cp932;
	left = (size_t)(to - cp932);
	to = again;
	room = sizeof(again) - 1;
	return iconv(back, &from, &left, &to, &room) != (size_t)-1 && strcmp(again, character) == 0;
}

static enum status take_out(struct db *db, const struct extract_csv *how, FILE *out,
                            void (*lost)(void *context, const struct extract_loss *loss), void *context)
{
	struct export_order order = {.kind = EXPORT_MEMBERS,
	                             .filter = {.from = DAY_NONE, .to = DAY_NONE},
	                             .csv = *how,
	                             .lost = lost,
	                             .context = context};
	struct export_result result;
	return export_file(db, &order, NULL, out, &result);
}

static void fail_loss(void *context, const struct extract_loss *loss)
{
	(void)context;
	cr_expect_fail("lost %s of %s in %s", loss->character, loss->row, loss->column);
}

static size_t go_out(struct db *db, const struct extract_csv *how, FILE **out, char **bytes)
{
	*out = tmpfile();
	cr_assert_eq(take_out(db, how, *out, fail_loss, NULL), DONE, "%s", db_fault(db)->text);
	size_t size = (size_t)ftell(*out);
	*bytes = malloc(size + 1);
	rewind(*out);
	cr_assert_eq(fread(*bytes, 1, size, *out), size);
	return size;
}

static void comes_back(struct db *db, const struct extract_csv *how)
{
	struct db *other = people_office();
	struct register_options options = {.encoding = how->encoding};
	struct register_counts counts;
	FILE *first, *second;
	char *bytes, *again;
	size_t size = go_out(db, how, &first, &bytes);
	cr_assert_eq(register_import(other, first, &options, NULL, NULL, &counts), DONE, "%s", db_fault(other)->text);
	cr_expect_eq(counts.refused, 0);
	cr_expect_eq(counts.added, counts.read);
	cr_assert_eq(go_out(other, how, &second, &again), size);
	cr_expect_eq(memcmp(bytes, again, size), 0, "the second file is another");
	fclose(first);
	fclose(second);
	free(bytes);
	free(again);
	db_close(other);
}

Test(register_exact, every_character_comes_back_in_utf_8)
{
	struct db *db = full_store(every);
	for (int japanese = 0; japanese < 2; japanese++)
		comes_back(db, &(struct extract_csv){.encoding = CSV_UTF8, .japanese = japanese});
	db_close(db);
}

Test(register_exact, what_cp932_has_comes_back_in_cp932)
{
	struct db *db = full_store(survives);
	comes_back(db, &(struct extract_csv){.encoding = CSV_CP932, .japanese = true});
	db_close(db);
}

static void collect(void *context, const struct extract_loss *loss)
{
	cr_expect_str_eq(loss->row, "00001");
	cr_expect_str_eq(loss->column, "name");
	strcat(context, loss->character);
}

Test(register_exact, what_cp932_changes_or_lacks_is_listed_and_nothing_is_written)
{
	static const char *const lost[] = {"〜", "−", "—", "‖", "¢", "¬", "¥", "‾", "𠮷", "é", "😀", "①\xcc\x81"};
	static const char kept[] = "髙﨑神福塚隆①㈱～－―∥￠￢＼ｱﾞ";
	for (size_t i = 0; i < sizeof(lost) / sizeof(*lost); i++) {
		struct db *db = people_office();
		char name[200], losses[64] = "";
		struct extract_csv how = {.encoding = CSV_CP932};
		FILE *out = tmpfile();
		snprintf(name, sizeof(name), "山%s%s", lost[i], kept);
		add(db, name);
		cr_expect_eq(take_out(db, &how, out, collect, losses), CONFLICT, "%s", lost[i]);
		cr_expect(losses[0] && strstr(lost[i], losses), "%s: %s", lost[i], losses);
		cr_expect_eq(ftell(out), 0, "nothing is written");
		how.replace = "〓";
		cr_expect_eq(take_out(db, &how, out, collect, losses), DONE, "%s", db_fault(db)->text);
		cr_expect_gt(ftell(out), 0);
		fclose(out);
		db_close(db);
	}
}
