#include "tui/seminar_show.h"

#include <stdio.h>
#include <string.h>

#include "core/seminars/closing.h"
#include "core/text/fold.h"
#include "core/text/number.h"
#include "core/text/romaji.h"
#include "core/text/width.h"
#include "core/time/show.h"
#include "core/words.h"

const struct seminar_session *seminar_shown_session(const struct seminar *seminar, int64_t now)
{
	int32_t day = moment_day(now);
	int minute = moment_minute(now);
	for (int i = 0; i < seminar->session_count; i++) {
		const struct seminar_session *s = &seminar->sessions[i];
		if (s->day > day || (s->day == day && s->to_minute > minute))
			return s;
	}
	return seminar->session_count ? &seminar->sessions[seminar->session_count - 1] : NULL;
}

static bool sounds_like(const char *title, const char *typed)
{
	char key[FOLD_BYTES];
	struct romaji_query query;
	if (!romaji_query(&query, typed))
		return false;
	romaji_key(key, sizeof(key), title);
	for (size_t i = 0; i < query.count; i++)
		if (strstr(key, query.keys[i]))
			return true;
	return false;
}

bool seminar_named(const struct seminar *seminar, const char *typed)
{
	char title[FOLD_BYTES], key[FOLD_BYTES];
	fold_text(title, sizeof(title), seminar->title);
	fold_text(key, sizeof(key), typed);
	return (key[0] && strstr(title, key)) || sounds_like(seminar->title, typed);
}

static bool over(const struct seminar *seminar, int64_t now)
{
	return seminar_over(seminar, moment_day(now), moment_minute(now));
}

const char *seminar_state_text(const struct seminar *seminar, int64_t now)
{
	if (over(seminar, now) && closing_due(seminar, moment_day(now), moment_minute(now)))
		return _("not closed");
	if (seminar->status != SEMINAR_OPEN)
		return seminar_status_text(seminar->status);
	return seminar_full(seminar) ? _("full") : seminar_status_text(seminar->status);
}

bool seminar_final(const struct seminar *seminar, int64_t now)
{
	return seminar->status == SEMINAR_HELD || seminar->status == SEMINAR_CANCELLED || over(seminar, now);
}

void seminar_bar(const struct seminar *seminar, int width, char *out)
{
	int held = seminar->registered, of = seminar->capacity > 0 ? seminar->capacity : 1;
	int signs = held >= of ? width : (2 * held * width + of - 1) / (2 * of);
	if (held < of && signs >= width)
		signs = width - 1;
	if (held > 0 && signs < 1)
		signs = 1;
	memset(out, '.', (size_t)width);
	for (int i = 0; i < signs && i < width; i++)
		out[i] = '#';
	out[width] = '\0';
}

static void add(char *out, size_t size, const char *text)
{
	size_t used = strlen(out);
	snprintf(out + used, size - used, "%s", text);
}

/* The days one after another while there is room for them, so that the caller can be told all. */
static void add_days(const struct seminar *seminar, char *out, size_t size)
{
	char day[SHOW_BYTES], text[SHOW_BYTES];
	snprintf(text, sizeof(text), _("%d sessions:"), seminar->session_count);
	add(out, size, text);
	for (int i = 0; i < seminar->session_count; i++) {
		if (width_text(out) > 36) {
			add(out, size, " ...");
			return;
		}
		add(out, size, " ");
		add(out, size, day_show(seminar->sessions[i].day, DAY_SHORT, day, sizeof(day)));
	}
}

void seminar_when(const struct seminar *seminar, int64_t now, char *out, size_t size)
{
	const struct seminar_session *s = seminar_shown_session(seminar, now);
	char from[CLOCK_BYTES], to[CLOCK_BYTES], day[SHOW_BYTES], text[SHOW_BYTES];
	out[0] = '\0';
	if (!s)
		return;
	if (seminar->session_count > 1)
		add_days(seminar, out, size);
	else
		add(out, size, day_show(s->day, DAY_SHORT, day, sizeof(day)));
	clock_format(s->from_minute, from);
	clock_format(s->to_minute, to);
	snprintf(text, sizeof(text), " %s-%s  ", from, to);
	add(out, size, text);
	add(out, size, s->room);
}

static void add_yen(char *out, size_t size, int yen)
{
	char text[NUMBER_YEN_BYTES];
	add(out, size, yen ? number_yen(yen, text, sizeof(text)) : _("no fee"));
}

static void add_day(char *out, size_t size, const char *word, int32_t day)
{
	char text[SHOW_BYTES];
	if (!day)
		return;
	add(out, size, out[0] ? "  " : "");
	add(out, size, word);
	add(out, size, " ");
	add(out, size, day_show(day, DAY_SHORT, text, sizeof(text)));
}

void seminar_terms(const struct seminar *seminar, char *out, size_t size)
{
	out[0] = '\0';
	if (seminar->fee_member || seminar->fee_other) {
		add(out, size, _("members "));
		add_yen(out, size, seminar->fee_member);
		add(out, size, _("  others "));
		add_yen(out, size, seminar->fee_other);
	}
	add_day(out, size, _("opens"), seminar->opens);
	add_day(out, size, _("closes"), seminar->closes);
}

static int draw_state(const struct seminar *seminar, int64_t now, struct canvas *canvas, int row, int cols)
{
	const char *state = seminar_state_text(seminar, now);
	int width = width_text(state);
	canvas_text(canvas, row, cols - width - 2, width, LOOK_PLAIN, state);
	return cols - width - 4;
}

static int draw_seats(const struct seminar *seminar, struct canvas *canvas, int row, int cols)
{
	char seats[SEMINAR_STATE_BYTES], more[SEMINAR_STATE_BYTES] = "";
	snprintf(seats, sizeof(seats), _("seats %d/%d"), seminar->registered, seminar->capacity);
	if (seminar->waiting)
		snprintf(more, sizeof(more), _("%d wait"), seminar->waiting);
	int width = width_text(seats), wide = more[0] ? width_text(more) + 3 : 0;
	canvas_text(canvas, row, cols - width - wide - 2, width, LOOK_PLAIN, seats);
	canvas_text(canvas, row, cols - wide + 1, wide, LOOK_PLAIN, more);
	return cols - width - wide - 4;
}

void seminar_head(const struct seminar *seminar, int64_t now, struct canvas *canvas, struct area area)
{
	char when[SEMINAR_WHEN_BYTES];
	int end = draw_state(seminar, now, canvas, area.row, area.cols);
	int used = 1 + canvas_text(canvas, area.row, 1, end - 1, LOOK_BOLD, seminar->title);
	canvas_text(canvas, area.row, used + 3, end - used - 3, LOOK_PLAIN, seminar->lecturer);
	end = draw_seats(seminar, canvas, area.row + 1, area.cols);
	seminar_when(seminar, now, when, sizeof(when));
	canvas_text(canvas, area.row + 1, 1, end - 1, LOOK_PLAIN, when);
}

void sign_up_place_text(enum sign_up_status status, int position, char *out, size_t size)
{
	if (status == SIGN_UP_WAITING)
		snprintf(out, size, _("waiting %d"), position);
	else
		snprintf(out, size, "%s", sign_up_status_text(status));
}

int sign_up_for_draw(const struct carried *carried, struct canvas *canvas, struct area body)
{
	if (!carried->client)
		return 0;
	int used = canvas_text(canvas, body.row, 1, body.cols - 2, LOOK_PLAIN, _("Signing up:"));
	canvas_print(canvas, body.row, 2 + used, body.cols - used - 3, LOOK_BOLD, "%s %s", carried->number,
	             carried->name);
	return 1;
}
