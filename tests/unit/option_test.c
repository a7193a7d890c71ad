#include "config/option.h"
#include "config/table.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char path[] = "/tmp/option-test-XXXXXX";
static struct options options;
static struct fault fault;

static enum status load(const char *text, size_t size)
{
	memcpy(path + strlen(path) - 6, "XXXXXX", 6);
	int file = mkstemp(path);
	cr_assert(file >= 0 && write(file, text, size) == (ssize_t)size);
	close(file);
	enum status status = options_load(&options, path, &fault);
	unlink(path);
	return status;
}

static enum status load_text(const char *text)
{
	return load(text, strlen(text));
}

/* The rest of the sentence after the path. */
static const char *complaint(void)
{
	return strncmp(fault.text, path, strlen(path)) == 0 ? fault.text + strlen(path) : fault.text;
}

Test(option, defaults_are_allowed_by_their_own_rules)
{
	options_default(&options);
	for (const struct option *option = options_table; option->section; option++) {
		char value[OPTION_PATH_BYTES];
		struct options copy = {0};
		cr_expect_eq(option_set(&copy, option, option->initial, &fault), DONE, "[%s] %s: %s", option->section,
		             option->key, fault.text);
		option_value(&options, option, value, sizeof(value));
		cr_expect_str_eq(value, option->initial, "[%s] %s", option->section, option->key);
		for (const struct option *other = options_table; other < option; other++)
			cr_expect(other->offset + other->size <= option->offset ||
			                  option->offset + option->size <= other->offset,
			          "%s and %s share their place", other->key, option->key);
	}
	struct option_codes codes;
	options_topics(&options, &codes);
	cr_expect_str_eq(codes.items[0], "1 経営一般");
	cr_expect_str_eq(codes.items[9], "0 その他");
	cr_expect_null(codes.items[10]);
	options_fields(&options, &codes);
	cr_expect_str_eq(codes.items[3], "4 販路開拓");
	cr_expect_null(codes.items[4]);
	options_questions(&options, &codes);
	cr_expect_str_eq(codes.items[4], "0 自由記入");
	cr_expect_null(codes.items[5]);
	options_divisions(&options, &codes);
	cr_expect_str_eq(codes.items[4], "5 青年部");
	cr_expect_null(codes.items[5]);
}

Test(option, reads_what_is_written)
{
	cr_assert_eq(load_text("\xEF\xBB\xBF# head\r\n[society]\r\nname = \"A;B #1\" ; why\r\n[ui]\nlanguage=en\n"
	                       "escape_ms =\t0 # slow\n[desks]\nsession_minutes = 50\ngap_minutes = 10\n"
	                       "[topics]\n2 =\n3 = 金融\n[keys]\ntoday = f2\n[store]\npath = ~/d.db"),
	             DONE, "%s", fault.text);
	cr_expect_str_eq(options.society_name, "A;B #1");
	cr_expect_str_eq(options.language, "en");
	cr_expect_eq(options.escape_ms, 0);
	cr_expect_eq(options.session_minutes, 50);
	cr_expect_eq(options.gap_minutes, 10);
	cr_expect_str_eq(options.topics[2], "");
	cr_expect_str_eq(options.topics[3], "金融");
	cr_expect_str_eq(options.topics[4], "労務");
	cr_expect_eq(options.keys_count, 1);
	cr_expect_str_eq(options.keys[0].command, "today");
	cr_expect_str_eq(options.keys[0].key, "f2");
	cr_expect_eq(options.keys[0].line, 14);
	char where[OPTION_PATH_BYTES];
	setenv("HOME", "/home/x", 1);
	unsetenv("MADOGUCHI_DB");
	cr_expect_eq(options_store(&options, NULL, where, &fault), DONE);
	cr_expect_str_eq(where, "/home/x/d.db");
}

Test(option, refuses_with_line_key_and_rule)
{
	static const struct {
		const char *text, *complaint;
	} wrong[] = {
	        {"[ui]\nlanguage = fr\n", ":2: [ui] language: \"fr\" is not allowed: write ja|en"},
	        {"[ui]\nlanguage = \n", ":2: [ui] language: \"\" is not allowed: write ja|en"},
	        {"[ui]\nlanguage = ja|en\n", ":2: [ui] language: \"ja|en\" is not allowed: write ja|en"},
	        {"[ui]\nlangauge = ja\n", ":2: [ui] langauge: there is no such key: see madoguchi config --print"},
	        {"[uI]\n", ":1: a section is written as [name], in small letters, alone on its line"},
	        {"[u i]\n", ":1: a section is written as [name], in small letters, alone on its line"},
	        {"[ux]\na = 1\n", ":2: [ux] a: there is no such section: see madoguchi config --print"},
	        {"\n[desks]\ncount = 010\n", ":3: [desks] count: \"010\" is not allowed: write a number from 1 to 9"},
	        {"[desks]\ncount = 12abc\n", ":2: [desks] count: \"12abc\" is not allowed: write a number from 1 to 9"},
	        {"[desks]\ncount = 99999999999\n",
	         ":2: [desks] count: \"99999999999\" is not allowed: write a number from 1 to 9"},
	        {"[desks]\ncount = 0\n", ":2: [desks] count: \"0\" is not allowed: write a number from 1 to 9"},
	        {"[desks]\ncount = -1\n", ":2: [desks] count: \"-1\" is not allowed: write a number from 1 to 9"},
	        {"[desks]\ncount = 4\n[ui]\n[desks]\ncount = 3\n", ":5: [desks] count: stands in line 2 already"},
	        {"[desks]\ngap_minutes = 10\n[ui]\nclock = on\n",
	         ":2: [desks] gap_minutes: 60 and 10 minutes make no multiple of 15"},
	        {"language = ja\n", ":1: a key before the first [section]"},
	        {"[ui]\nlanguage\n", ":2: neither a comment, a [section] nor key = value in small letters"},
	        {"[ui]\nLanguage = ja\n", ":2: neither a comment, a [section] nor key = value in small letters"},
	        {"[society]\nname = a;b\n", ":2: a value with # or ; must stand in double quotes"},
	        {"[society]\nname = \"a\n", ":2: a quoted value needs its second quote, and no quote inside"},
	        {"[society]\nname = \"a\\\"b\"\n", ":2: a quoted value needs its second quote, and no quote inside"},
	        {"[society]\nname = a\"b\n", ":2: a quote may only stand around the whole value"},
	        {"[society]\nname = a\\\nb\n", ":2: a line may not end in a backslash"},
	        {"[society]\nname = a\\ \r\nb\n", ":2: a line may not end in a backslash"},
	        {"[society]\nname = a\x1b[2J\n", ":2: the line holds a control or invisible character"},
	        {"[society]\nname = \xff\n", ":2: the line is not UTF-8 text"},
	        {"[society]\nhours = 8.30-17:15\n", ":2: [society] hours: \"8.30-17:15\" is not allowed: write quarter "
	                                            "hours in order, such as 08:30-12:00,13:00-17:15"},
	        {"[society]\nclosed_days = sonntag\n", ":2: [society] closed_days: \"sonntag\" is not allowed: write "
	                                               "weekdays and dates, such as sat,sun,12-29..01-03"},
	        {"[backup]\npublic_key = 12\n", ":2: [backup] public_key: \"12\" is not allowed: write 64 hexadecimal "
	                                        "digits or nothing"},
	        {"[keys]\ntoday =\n", ":2: [keys] today: write the name of one key, such as f4 or ctrl-s"},
	};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		cr_expect_eq(load_text(wrong[i].text), INVALID, "%s", wrong[i].text);
		cr_expect_str_eq(complaint(), wrong[i].complaint);
	}
	cr_expect_eq(load("[ui]\n\0language = en\n", 20), INVALID);
	cr_expect_str_eq(complaint(), ":2: the line is not UTF-8 text");
}

Test(option, refuses_files_of_another_kind)
{
	static char big[300 * 1024];
	memset(big, '#', sizeof(big));
	cr_expect_eq(load(big, sizeof(big)), INVALID);
	cr_expect_eq(load(big, 1002), INVALID);
	cr_expect_str_eq(complaint(), ":1: the line is longer than 1000 bytes");
	cr_expect_eq(load(big, 1000), DONE);
	cr_expect_eq(load("", 0), DONE);
	cr_expect_eq(options_load(&options, "/nowhere/at.all", &fault), INVALID);
	cr_expect_eq(options_load(&options, "/tmp", &fault), INVALID, "a directory");
}

/* Every character that means something to the library, at every place of a line: read, refused, never misread. */
Test(option, garbage_is_refused_or_read_as_written)
{
	static const char letters[] = "[]=;#\"' \\\t\r\nna0";
	unsigned seed = 1;
	for (int round = 0; round < 3000; round++) {
		char text[64] = "[society]\nname = ";
		size_t length = strlen(text), more = (size_t)rand_r(&seed) % 12;
		for (size_t i = 0; i < more; i++)
			text[length++] = letters[(size_t)rand_r(&seed) % (sizeof(letters) - 1)];
		if (load(text, length) != DONE)
			continue;
		for (char *tab = text; (tab = strchr(tab, '\t')); tab++)
			*tab = ' ';
		cr_expect(strstr(text, options.society_name), "%s is not in %s", options.society_name, text);
	}
}

Test(option, the_file_of_the_tree_is_the_table)
{
	static char printed[32768], committed[32768];
	FILE *out = fmemopen(printed, sizeof(printed), "w");
	options_default(&options);
	cr_assert(options_print(&options, out));
	fclose(out);
	FILE *in = fopen("config/madoguchi.ini", "r");
	cr_assert(in, "the tests run from the root of the tree");
	size_t size = fread(committed, 1, sizeof(committed) - 1, in);
	fclose(in);
	cr_expect_str_eq(committed, printed, "renew config/madoguchi.ini: make ini");
	struct options from_file, defaults;
	options_default(&defaults);
	cr_assert_eq(load(committed, size), DONE, "%s", fault.text);
	memset(options.file, 0, sizeof(options.file));
	from_file = options;
	cr_expect_eq(memcmp(&from_file, &defaults, sizeof(defaults)), 0);
}

Test(option, order_of_places)
{
	char where[OPTION_PATH_BYTES];
	options_default(&options);
	setenv("HOME", "/home/x", 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("MADOGUCHI_DB");
	options_store(&options, NULL, where, &fault);
	cr_expect_str_eq(where, "/home/x/.local/share/madoguchi/desk.db");
	setenv("XDG_DATA_HOME", "/data", 1);
	options_store(&options, NULL, where, &fault);
	cr_expect_str_eq(where, "/data/madoguchi/desk.db");
	strcpy(options.store_path, "/srv/desk.db");
	options_store(&options, NULL, where, &fault);
	cr_expect_str_eq(where, "/srv/desk.db");
	setenv("MADOGUCHI_DB", "env.db", 1);
	options_store(&options, NULL, where, &fault);
	cr_expect_str_eq(where, "env.db");
	options_store(&options, "option.db", where, &fault);
	cr_expect_str_eq(where, "option.db");
	setenv("MADOGUCHI_CONFIG", "/nowhere/env.ini", 1);
	cr_expect_eq(options_open(&options, NULL, &fault), INVALID);
	cr_expect(strstr(fault.text, "/nowhere/env.ini"));
	cr_expect_eq(options_open(&options, "/nowhere/option.ini", &fault), INVALID);
	cr_expect(strstr(fault.text, "/nowhere/option.ini"));
}
