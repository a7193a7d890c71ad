#include "tui/booking_state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/history/history.h"
#include "core/people/client.h"
#include "core/text/utf8.h"
#include "core/words.h"

static void object_of(int64_t client, char out[32])
{
	snprintf(out, 32, "%lld", (long long)client);
}

/* A draft whose save was done, though nobody was told, is no draft any more. */
static bool was_saved(struct desk *desk, const struct draft *draft)
{
	struct db *db = desk_db(desk);
	char sentence[HISTORY_SUMMARY_BYTES];
	int64_t action = 0;
	if (history_of_operation(db, draft->op, &action) != DONE ||
	    history_sentence(db, action, sentence, sizeof(sentence)) != DONE)
		return false;
	draft_drop(db, draft->op);
	desk_remark(desk, _("Saved already: %s"), sentence);
	return true;
}

void booking_draft_take(struct desk *desk, struct booking_sheet *sheet)
{
	struct draft draft;
	char object[32], *content = malloc(DRAFT_CONTENT_BYTES);
	object_of(sheet->ask.client.client, object);
	operation_new(sheet->op);
	if (content && draft_find(desk_db(desk), BOOKING_FORM, object, &draft, content, DRAFT_CONTENT_BYTES) == DONE &&
	    !was_saved(desk, &draft)) {
		int topic = form_choice(&sheet->form, "topic");
		form_read(&sheet->form, content);
		if (sheet->ask.find.topic != 0)
			form_choose(&sheet->form, "topic", sheet->topic_labels, sheet->topic_count, topic);
		memcpy(sheet->op, draft.op, sizeof(sheet->op));
		desk_remark(desk, _("What was typed before and not saved stands here again."));
	}
	free(content);
}

/* The first line says what it is; where it was to stand comes before the fields. What was emptied again is no draft. */
void booking_draft_keep(struct desk *desk, void *state)
{
	const struct booking_sheet *sheet = state;
	if (!form_changed(&sheet->form)) {
		draft_drop(desk_db(desk), sheet->op);
		return;
	}
	char *typed = form_write(&sheet->form, false);
	char *content = typed ? malloc(DRAFT_CONTENT_BYTES) : NULL;
	if (content) {
		char object[32], start[CIVIL_BYTES];
		const struct booking_place *place = &sheet->place;
		object_of(sheet->ask.client.client, object);
		civil_format(place->day, place->cell * CELL_MINUTES, start);
		snprintf(content, DRAFT_CONTENT_BYTES, _("Booking for %s"), sheet->ask.client.name);
		size_t used = strlen(content);
		snprintf(content + used, DRAFT_CONTENT_BYTES - used,
		         "\nplace=%s %d\nwalk_in=%d\nrebooks=%lld\nwaiting=%lld\n%s", start, place->desk,
		         sheet->ask.walk_in, (long long)sheet->ask.find.rebooks, (long long)sheet->ask.find.waiting,
		         typed);
		draft_keep(desk_db(desk), BOOKING_FORM, object, sheet->op, content);
	}
	free(content);
	free(typed);
}

static int64_t read_number(const char *content, const char *name)
{
	const char *at = strstr(content, name);
	return at ? strtoll(at + strlen(name), NULL, 10) : 0;
}

static bool read_place(const char *content, struct booking_ask *ask)
{
	const char *at = strstr(content, "\nplace=");
	char start[CIVIL_BYTES];
	int minute = 0;
	if (!at || strlen(at) < 7 + sizeof(start))
		return false;
	memcpy(start, at + 7, sizeof(start) - 1);
	start[sizeof(start) - 1] = '\0';
	ask->desk = (int)strtol(at + 7 + sizeof(start), NULL, 10);
	ask->walk_in = strstr(content, "\nwalk_in=1\n");
	ask->find.rebooks = read_number(content, "\nrebooks=");
	ask->find.waiting = read_number(content, "\nwaiting=");
	if (!civil_parse(start, &ask->day, &minute))
		return false;
	ask->cell = minute / CELL_MINUTES;
	return true;
}

static void ask_for(struct booking_ask *ask, int64_t client, const char *number, const char *name)
{
	ask->client.client = client;
	utf8_copy(ask->client.number, sizeof(ask->client.number), number);
	utf8_copy(ask->client.name, sizeof(ask->client.name), name);
	ask->find.client = client;
	snprintf(ask->find.who, sizeof(ask->find.who), _("Booking for: %s %s"), number, name);
}

bool booking_resume(struct desk *desk, int tag, int64_t client)
{
	struct booking_ask ask = {0};
	proposals_clear(&ask.find);
	struct draft draft;
	struct client row;
	char object[32], *content = malloc(DRAFT_CONTENT_BYTES);
	object_of(client, object);
	bool found = content &&
	             draft_find(desk_db(desk), BOOKING_FORM, object, &draft, content, DRAFT_CONTENT_BYTES) == DONE &&
	             read_place(content, &ask) && client_get(desk_db(desk), client, &row) == DONE;
	free(content);
	if (!found) {
		desk_remark(desk, _("This draft is gone."));
		return false;
	}
	ask_for(&ask, client, row.number, row.name);
	return desk_push(desk, &booking_screen, tag, &ask);
}

bool booking_offer(struct desk *desk, int tag, int64_t waiting, const struct appointment *offered)
{
	struct booking_ask ask = {.day = offered->day, .desk = offered->desk, .cell = offered->cell};
	proposals_clear(&ask.find);
	ask_for(&ask, offered->client, offered->number, offered->name);
	ask.find.waiting = waiting;
	ask.find.topic = offered->topic;
	snprintf(ask.find.topic_text, sizeof(ask.find.topic_text), "%d %s", offered->topic_code, offered->topic_name);
	return desk_push(desk, &booking_screen, tag, &ask);
}
