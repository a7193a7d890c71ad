#include "core/export/seminar_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "core/text/number.h"
#include "core/time/show.h"
#include "core/words.h"

#define TEXT_BYTES   1024
#define ROLL_WIDTH   11 /* mm */
#define BOX_WIDTH    14
#define FEE_WIDTH    17
#define CAME_WIDTH   18
#define PHONE_WIDTH  27
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

/* Columns that nothing in this seminar fills are left out. */
struct roster {
	struct extract_column all[EXTRACT_COLUMNS];
	int count;
	bool fees, came; /* whether somebody owes or has paid; whether somebody came already */
	int sessions;
};

static bool somebody_owes(const struct sign_up_list *people)
{
	for (int i = 0; i < people->count; i++)
		if (people->rows[i].status != SIGN_UP_CANCELLED && (people->rows[i].fee || people->rows[i].paid))
			return true;
	return false;
}

static void add_column(struct roster *r, const char *head, char sign, int width, struct seminar_sheet *out)
{
	size_t used = strlen(out->columns);
	snprintf(out->columns + used, sizeof(out->columns) - used, "%s%c%d", used ? " " : "", sign, width);
	r->all[r->count++] = (struct extract_column){head, head, false, NULL};
}

/* Numbers and frames take what they need; the texts share the rest. */
static void open_roster(struct roster *r, const struct seminar *seminar, struct seminar_sheet *out)
{
	int boxes = seminar->session_count <= SHEET_BOXES ? seminar->session_count : 1;
	int rest =
	        PAGE_WIDTH - ROLL_WIDTH - PHONE_WIDTH - boxes * BOX_WIDTH - r->fees * FEE_WIDTH - r->came * CAME_WIDTH;
	int name = rest * 34 / 100, reading = rest * 31 / 100;
	r->all[r->count++] = (struct extract_column){"kind", "", false, NULL};
	add_column(r, _("No."), 'r', ROLL_WIDTH, out);
	add_column(r, _("Who"), 'l', name, out);
	add_column(r, _("Reading"), 'l', reading, out);
	add_column(r, _("Business"), 'l', rest - name - reading, out);
	add_column(r, _("Telephone"), 'l', PHONE_WIDTH, out);
	if (r->fees)
		add_column(r, _("Fee"), 'r', FEE_WIDTH, out);
	if (r->came)
		add_column(r, _("Came"), 'l', CAME_WIDTH, out);
	for (int i = 0; i < boxes; i++) {
		day_show(seminar->sessions[i].day, DAY_SHORT, out->days[i], SHOW_BYTES);
		add_column(r, boxes > 1 ? out->days[i] : _("Seal"), 'b', BOX_WIDTH, out);
	}
	extract_open(&out->rows, r->all);
}

/* What is still due is an amount to ask for at the door. */
static const char *fee_text(const struct sign_up *person, char *out, size_t size)
{
	if (person->paid)
		return _("paid");
	return person->fee ? number_yen(person->fee, out, size) : "—";
}

/* 出席, 遅刻; of several sessions 2/3, and 2/3 遅刻1. */
static const char *came_text(const struct sign_up *person, int sessions, char *out, size_t size)
{
	if (!person->attended)
		return "—";
	if (sessions == 1)
		return person->late ? _("late") : _("present");
	int used = snprintf(out, size, "%d/%d", person->attended, sessions);
	if (person->late)
		snprintf(out + used, size - (size_t)used, _(" late %d"), person->late);
	return out;
}

static void add_people(const struct roster *r, const struct sign_up_list *people, bool waiting,
                       struct seminar_sheet *out)
{
	for (int i = 0; i < people->count; i++) {
		const struct sign_up *person = &people->rows[i];
		char roll[16], fee[NUMBER_YEN_BYTES], came[SHOW_BYTES];
		const char *cells[EXTRACT_COLUMNS] = {
		        "row",        roll, person->person_name, person->person_reading, seminar_sheet_firm(person),
		        person->phone};
		int at = 6;
		if (waiting ? person->status != SIGN_UP_WAITING : !sign_up_seated(person))
			continue;
		snprintf(roll, sizeof(roll), "%d", person->roll);
		if (r->fees)
			cells[at++] = fee_text(person, fee, sizeof(fee));
		if (r->came && !waiting)
			cells[at++] = came_text(person, r->sessions, came, sizeof(came));
		extract_add(&out->rows, cells);
		out->people++;
	}
}

void seminar_sheet_roster(const struct seminar *seminar, const struct sign_up_list *people, struct seminar_sheet *out)
{
	struct roster r = {
	        .fees = somebody_owes(people), .came = seminar->attended > 0, .sessions = seminar->session_count};
	open_roster(&r, seminar, out);
	add_heading(seminar, _("Roster"), &out->rows);
	add_people(&r, people, false, out);
	if (seminar->waiting)
		add_line(&out->rows, "section", _("Waiting list"));
	add_people(&r, people, true, out);
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
