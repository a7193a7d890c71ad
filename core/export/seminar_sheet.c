#include "core/export/seminar_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "core/text/number.h"
#include "core/time/show.h"
#include "core/words.h"

#define TEXT_BYTES   1024
#define BOX_WIDTH    14 /* mm */
#define PAGE_WIDTH   180
#define WALK_IN_ROWS 5

/* ---- What every list has ---- */

const char *seminar_sheet_firm(const struct sign_up *person)
{
	return strcmp(person->client_name, person->person_name) == 0 ? "" : person->client_name;
}

/* 1. 12/1(火) 14:00-16:00  3階ホール */
static void session_text(const struct seminar *seminar, int at, char *out, size_t size)
{
	const struct seminar_session *s = &seminar->sessions[at];
	char day[SHOW_BYTES], number[16] = "";
	if (seminar->session_count > 1)
		snprintf(number, sizeof(number), _("no.%d "), s->position);
	snprintf(out, size, "%s%s %02d:%02d-%02d:%02d  %s", number, day_show(s->day, DAY_SHORT, day, sizeof(day)),
	         s->from_minute / 60, s->from_minute % 60, s->to_minute / 60, s->to_minute % 60, s->room);
}

/* One cell, the others are empty. */
static void add_line(struct extract *out, const char *kind, const char *text)
{
	const char *cells[EXTRACT_COLUMNS] = {kind, text};
	extract_add(out, cells);
}

static void add_heading(const struct seminar *seminar, const char *what, struct extract *out)
{
	char text[TEXT_BYTES];
	snprintf(text, sizeof(text), "%s  %s", seminar->title, what);
	add_line(out, "title", text);
	for (int i = 0; i < seminar->session_count; i++) {
		session_text(seminar, i, text, sizeof(text));
		add_line(out, "line", text);
	}
	if (seminar->waiting)
		snprintf(text, sizeof(text), _("Seats %d/%d, waiting %d"), seminar->registered, seminar->capacity,
		         seminar->waiting);
	else
		snprintf(text, sizeof(text), _("Seats %d/%d"), seminar->registered, seminar->capacity);
	add_line(out, "line", text);
}

/* ---- The roster ---- */

/* The frames take what they need; the texts share the rest. */
static void open_roster(const struct seminar *seminar, struct seminar_sheet *out)
{
	int boxes = seminar->session_count <= SHEET_BOXES ? seminar->session_count : 1;
	int rest = PAGE_WIDTH - 11 - boxes * BOX_WIDTH;
	int name = rest * 27 / 100, reading = rest * 25 / 100, phone = rest * 20 / 100;
	struct extract_column all[EXTRACT_COLUMNS] = {{"kind", "", false, NULL},
	                                              {"roll", _("No."), false, NULL},
	                                              {"name", _("Who"), false, NULL},
	                                              {"reading", _("Reading"), false, NULL},
	                                              {"firm", _("Business"), false, NULL},
	                                              {"phone", _("Telephone"), false, NULL}};
	int used = snprintf(out->columns, sizeof(out->columns), "r11 l%d l%d l%d l%d", name, reading,
	                    rest - name - reading - phone, phone);
	for (int i = 0; i < boxes; i++) {
		day_show(seminar->sessions[i].day, DAY_SHORT, out->days[i], SHOW_BYTES);
		all[6 + i] = (struct extract_column){"seal", boxes > 1 ? out->days[i] : _("Seal"), false, NULL};
		used += snprintf(out->columns + used, sizeof(out->columns) - (size_t)used, " b%d", BOX_WIDTH);
	}
	extract_open(&out->rows, all);
}

static void add_people(const struct sign_up_list *people, bool waiting, struct seminar_sheet *out)
{
	for (int i = 0; i < people->count; i++) {
		const struct sign_up *person = &people->rows[i];
		char roll[16];
		const char *cells[EXTRACT_COLUMNS] = {
		        "row",        roll, person->person_name, person->person_reading, seminar_sheet_firm(person),
		        person->phone};
		if (waiting ? person->status != SIGN_UP_WAITING : !sign_up_seated(person))
			continue;
		snprintf(roll, sizeof(roll), "%d", person->roll);
		extract_add(&out->rows, cells);
		out->people++;
	}
}

void seminar_sheet_roster(const struct seminar *seminar, const struct sign_up_list *people, struct seminar_sheet *out)
{
	open_roster(seminar, out);
	add_heading(seminar, _("Roster"), &out->rows);
	add_people(people, false, out);
	if (seminar->waiting)
		add_line(&out->rows, "section", _("Waiting list"));
	add_people(people, true, out);
	add_line(&out->rows, "section", _("Come on the day"));
	for (int i = 0; i < WALK_IN_ROWS; i++)
		add_line(&out->rows, "row", "");
}

/* ---- Codes and tags ---- */

static int by_reading(const void *a, const void *b)
{
	const struct sign_up *x = *(const struct sign_up *const *)a, *y = *(const struct sign_up *const *)b;
	const char *left = *x->person_reading ? x->person_reading : x->person_name;
	const char *right = *y->person_reading ? y->person_reading : y->person_name;
	int order = strcmp(left, right);
	return order ? order : x->roll - y->roll;
}

/* Those with a seat by reading, as one looks for a name at the door. */
static const struct sign_up **sort(const struct sign_up_list *people, struct seminar_sheet *out)
{
	const struct sign_up **sorted = calloc((size_t)people->count + 1, sizeof(const struct sign_up *));
	out->rows.failed = !sorted;
	for (int i = 0; sorted && i < people->count; i++)
		if (sign_up_seated(&people->rows[i]))
			sorted[out->people++] = &people->rows[i];
	if (sorted)
		qsort(sorted, (size_t)out->people, sizeof(const struct sign_up *), by_reading);
	return sorted;
}

void seminar_sheet_codes(const struct seminar *seminar, const struct sign_up_list *people, struct seminar_sheet *out)
{
	const struct extract_column all[] = {{"kind", "", false, NULL},
	                                     {"roll", _("No."), false, NULL},
	                                     {"code", "", false, NULL},
	                                     {"name", _("Who"), false, NULL},
	                                     {"reading", _("Reading"), false, NULL},
	                                     {"firm", _("Business"), false, NULL},
	                                     {"number", _("Number"), false, NULL},
	                                     {0}};
	char code[NUMBER_CODE_BYTES], roll[16];
	snprintf(out->columns, sizeof(out->columns), "r11 q22 l38 l38 l44 l27");
	extract_open(&out->rows, all);
	add_heading(seminar, _("Door list"), &out->rows);
	const struct sign_up **sorted = sort(people, out);
	for (int i = 0; sorted && i < out->people; i++) {
		const char *cells[] = {"row",
		                       roll,
		                       code,
		                       sorted[i]->person_name,
		                       sorted[i]->person_reading,
		                       seminar_sheet_firm(sorted[i]),
		                       code};
		snprintf(roll, sizeof(roll), "%d", sorted[i]->roll);
		number_code(code, NUMBER_SIGNUP, sorted[i]->id);
		extract_add(&out->rows, cells);
	}
	free(sorted);
}

void seminar_sheet_tags(const struct seminar *seminar, const struct sign_up_list *people, struct seminar_sheet *out)
{
	static const struct extract_column all[] = {
	        {"seminar", "セミナー", false, NULL}, {"firm", "事業所", false, NULL}, {"more", "続き", false, NULL},
	        {"reading", "フリガナ", false, NULL}, {"name", "氏名", false, NULL},   {0}};
	extract_open(&out->rows, all);
	const struct sign_up **sorted = sort(people, out);
	for (int i = 0; sorted && i < out->people; i++) {
		const char *cells[] = {seminar->title, seminar_sheet_firm(sorted[i]), "", sorted[i]->person_reading,
		                       sorted[i]->person_name};
		extract_add(&out->rows, cells);
	}
	free(sorted);
}

void seminar_sheet_close(struct seminar_sheet *sheet)
{
	extract_close(&sheet->rows);
}
