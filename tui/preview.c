#include "tui/preview.h"

#include <stdio.h>
#include <string.h>

#include "core/desks/appointment.h"
#include "core/people/client.h"
#include "core/seminars/seminar.h"
#include "core/seminars/sign_up.h"
#include "core/time/civil.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/day_data.h"

/* Appends with two blanks between, leaving out what is empty. */
static void add(char *line, size_t size, const char *text)
{
	size_t used = strlen(line);
	if (*text)
		snprintf(line + used, size - used, "%s%s", used ? "  " : "", text);
}

static void about_client(const struct client_card *card, char *line, size_t size)
{
	char text[512];
	const struct client *c = &card->client;
	snprintf(line, size, "%s %.300s", c->number, c->name);
	if (c->kind != CLIENT_MEMBER)
		add(line, size, client_kind_text(c->kind));
	if (card->people.count && card->people.rows[0].role == PERSON_REPRESENTATIVE) {
		snprintf(text, sizeof(text), _("rep. %.200s"), card->people.rows[0].name);
		add(line, size, text);
	}
	for (int i = 0; i < card->division_count; i++)
		add(line, size, card->divisions[i].name);
	add(line, size, c->trade);
	if (c->employees >= 0) {
		snprintf(text, sizeof(text), ngettext("%d employee", "%d employees", (unsigned long)c->employees),
		         c->employees);
		add(line, size, text);
	}
}

struct visits {
	struct appointment next, last;
};

static void see_next(void *context, const struct appointment *appointment)
{
	struct visits *visits = context;
	visits->next = *appointment;
}

static void see_last(void *context, const struct appointment *appointment)
{
	struct visits *visits = context;
	visits->last = *appointment;
}

static void about_next(const struct appointment *a, char *line, size_t size)
{
	char text[512], when[64], clock[CLOCK_BYTES], topic[401];
	if (!a->id)
		return;
	day_show(a->day, DAY_SHORT, when, sizeof(when));
	topic_short(a->topic_name, topic, sizeof(topic));
	snprintf(text, sizeof(text), _("Next: %s %s no.%d %s %.100s"), when, cell_format(a->cell, clock), a->desk,
	         a->consultant_name, topic);
	add(line, size, text);
}

/* Of what was, the day and with whom: the hour is on the card. */
static void about_last(const struct appointment *a, char *line, size_t size)
{
	char text[512], when[64], topic[401];
	if (!a->id)
		return;
	day_show(a->day, DAY_SHORT, when, sizeof(when));
	topic_short(a->topic_name, topic, sizeof(topic));
	snprintf(text, sizeof(text), _("Last: %s %s %.100s"), when, a->consultant_name, topic);
	add(line, size, text);
}

static void about_visits(struct desk *desk, int64_t client, char *line, size_t size)
{
	int32_t today = moment_day(desk_now(desk));
	struct visits visits = {.next = {.id = 0}};
	struct appointment_filter coming = {
	        .from = today, .to = DAY_NONE, .client = client, .statuses = APPOINTMENT_LIVE, .limit = 1};
	struct appointment_filter past = {.from = DAY_NONE,
	                                  .to = today,
	                                  .client = client,
	                                  .statuses = 1U << APPOINTMENT_DONE,
	                                  .newest_first = true,
	                                  .limit = 1};
	appointment_each(desk_db(desk), &coming, see_next, &visits);
	appointment_each(desk_db(desk), &past, see_last, &visits);
	about_next(&visits.next, line, size);
	about_last(&visits.last, line, size);
}

/* The seminars to come, each with how many of its people are in. */
static void about_seminars(struct desk *desk, int64_t client, char *line, size_t size)
{
	struct sign_up_list ups;
	int32_t today = moment_day(desk_now(desk));
	if (sign_up_list_of_client(desk_db(desk), client, &ups) != DONE)
		return;
	for (int i = 0; i < ups.count; i++) {
		struct seminar_list one;
		char text[512], when[64];
		if (ups.rows[i].status == SIGN_UP_CANCELLED || (i && ups.rows[i].seminar == ups.rows[i - 1].seminar) ||
		    seminar_get(desk_db(desk), ups.rows[i].seminar, &one) != DONE)
			continue;
		if (one.count && one.seminars[0].session_count && one.seminars[0].sessions[0].day >= today) {
			day_show(one.seminars[0].sessions[0].day, DAY_SHORT, when, sizeof(when));
			snprintf(text, sizeof(text), _("Seminar %s %s"), when, one.seminars[0].title);
			add(line, size, text);
		}
		seminar_list_free(&one);
	}
	sign_up_list_free(&ups);
}

static void load(struct desk *desk, struct preview *preview, int64_t client)
{
	struct client_card card;
	memset(preview, 0, sizeof(*preview));
	if (!client || client_card_load(desk_db(desk), client, &card) != DONE)
		return;
	preview->client = client;
	about_client(&card, preview->line[0], sizeof(preview->line[0]));
	if (card.client.sticky[0])
		snprintf(preview->line[1], sizeof(preview->line[1]), _("Sticky note: %.400s"), card.client.sticky);
	client_card_free(&card);
	about_visits(desk, client, preview->line[2], sizeof(preview->line[2]));
	about_seminars(desk, client, preview->line[3], sizeof(preview->line[3]));
}

void preview_load(struct desk *desk, struct preview *preview, int64_t client)
{
	if (preview->client == client)
		return;
	int patience = db_set_patience(desk_db(desk), 0);
	load(desk, preview, client);
	db_set_patience(desk_db(desk), patience);
}

/* Lines without anything to say are left out, so that nothing has gaps. */
void preview_draw(const struct preview *preview, struct canvas *canvas, struct area area)
{
	int row = area.row;
	for (int i = 0; i < PREVIEW_ROWS && row < area.row + area.rows; i++)
		if (preview->line[i][0])
			canvas_field(canvas, row++, 1, area.cols - 2, i == 1 ? LOOK_BOLD : LOOK_PLAIN,
			             preview->line[i]);
}
