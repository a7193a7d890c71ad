#include "tui/party.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/people/client.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/kana.h"

bool guest_free(const struct guest *guest)
{
	return guest->roll == 0;
}

/* ---- Reading ---- */

static struct guest *guest_of(struct party *party, int64_t person)
{
	for (int i = 0; person != 0 && i < party->count; i++)
		if (party->guests[i].person == person)
			return &party->guests[i];
	return NULL;
}

static bool make_room(struct party *party, int more)
{
	int room = party->count + more;
	if (room <= party->room)
		return true;
	struct guest *guests = realloc(party->guests, (size_t)room * sizeof(*guests));
	if (!guests)
		return false;
	party->guests = guests;
	party->room = room;
	return true;
}

/* Somebody who came to the card meanwhile stands behind the others, so that no row moves. */
static void put_person(struct party *party, const struct person *person)
{
	struct guest *guest = guest_of(party, person->id);
	if (!guest) {
		guest = &party->guests[party->count++];
		*guest = (struct guest){.person = person->id};
	}
	guest->role = true;
	guest->is = person->role;
	guest->roll = 0;
	utf8_copy(guest->name, sizeof(guest->name), person->name);
	utf8_copy(guest->reading, sizeof(guest->reading), person->reading);
}

static enum status put_client(struct db *db, struct party *party)
{
	struct client client;
	enum status status = client_get(db, party->client, &client);
	if (status == DONE && party->count == 0) {
		struct guest *guest = &party->guests[party->count++];
		*guest = (struct guest){0};
		utf8_copy(guest->name, sizeof(guest->name), client.name);
		utf8_copy(guest->reading, sizeof(guest->reading), client.reading);
	}
	return status;
}

static enum status read_people(struct db *db, struct party *party)
{
	struct person_list people;
	enum status status = person_list_load(db, party->client, &people);
	if (status != DONE)
		return status;
	if (!make_room(party, people.count + 1))
		status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	for (int i = 0; status == DONE && i < people.count; i++)
		put_person(party, &people.rows[i]);
	if (status == DONE && people.count == 0)
		status = put_client(db, party);
	person_list_free(&people);
	return status;
}

static enum status read_sign_ups(struct db *db, struct party *party)
{
	struct sign_up_list list;
	enum status status = sign_up_list_load(db, party->seminar, &list);
	if (status != DONE)
		return status;
	for (int i = 0; i < list.count; i++) {
		const struct sign_up *row = &list.rows[i];
		struct guest *guest = row->status == SIGN_UP_CANCELLED ? NULL : guest_of(party, row->person);
		if (!guest)
			continue;
		guest->roll = row->roll;
		guest->status = row->status;
		guest->position = row->position;
		party_drop(party, (int)(guest - party->guests));
	}
	sign_up_list_free(&list);
	return DONE;
}

enum status party_load(struct db *db, struct party *party)
{
	enum status status = read_people(db, party);
	if (status == DONE)
		status = read_sign_ups(db, party);
	return status == DONE ? party_deal(db, party) : status;
}

void party_free(struct party *party)
{
	free(party->guests);
	*party = (struct party){0};
}

/* ---- Choosing ---- */

bool party_choose(struct party *party, int at)
{
	struct guest *guest = &party->guests[at];
	if (!guest_free(guest) || guest->order != 0 || party->chosen == ATTENDEES_MOST)
		return false;
	guest->order = ++party->chosen;
	return true;
}

void party_drop(struct party *party, int at)
{
	int order = party->guests[at].order;
	if (order == 0)
		return;
	party->guests[at].order = 0;
	party->chosen--;
	for (int i = 0; i < party->count; i++)
		if (party->guests[i].order > order)
			party->guests[i].order--;
	party->all_waiting = party->all_waiting && party->chosen > 1;
}

bool party_move(struct party *party, int at, int step)
{
	struct guest *guest = &party->guests[at];
	int to = guest->order + step;
	if (guest->order == 0 || to < 1 || to > party->chosen)
		return false;
	for (int i = 0; i < party->count; i++)
		if (party->guests[i].order == to)
			party->guests[i].order = guest->order;
	guest->order = to;
	return true;
}

/* ---- Typed names ---- */

struct key {
	char name[FOLD_BYTES], reading[FOLD_BYTES];
	bool kana;
};

static void make_key(struct key *key, const char *name, const char *reading)
{
	char kana[PARTY_NAME_BYTES];
	key->kana = kana_read(name, kana, sizeof(kana));
	fold_text(key->name, sizeof(key->name), name);
	fold_text(key->reading, sizeof(key->reading), reading[0] ? reading : kana);
}

/* As the core decides when it saves: the names agree, or one side is kana only and the readings do. */
static int fit(const struct key *typed, const struct guest *guest)
{
	struct key stands;
	make_key(&stands, guest->name, guest->reading);
	bool readings = typed->reading[0] && strcmp(typed->reading, stands.reading) == 0;
	if (strcmp(typed->name, stands.name) == 0)
		return readings ? 3 : 2;
	return readings && (typed->kana || stands.kana) ? 1 : 0;
}

int party_find(const struct party *party, const char *name, const char *reading, bool *many)
{
	struct key typed;
	int found = -1, best = 0;
	make_key(&typed, name, reading);
	*many = false;
	for (int i = 0; i < party->count; i++) {
		int fits = fit(&typed, &party->guests[i]);
		if (fits == 0 || fits < best)
			continue;
		*many = fits == best;
		if (fits > best)
			found = i;
		best = fits;
	}
	return found;
}

int party_add(struct party *party, const char *name, const char *reading, bool another)
{
	if (party->chosen == ATTENDEES_MOST || !make_room(party, 1))
		return -1;
	struct guest *guest = &party->guests[party->count];
	*guest = (struct guest){.another = another};
	utf8_copy(guest->name, sizeof(guest->name), name);
	utf8_copy(guest->reading, sizeof(guest->reading), reading);
	party->count++;
	party_choose(party, party->count - 1);
	return party->count - 1;
}

/* ---- What they get ---- */

enum status party_deal(struct db *db, struct party *party)
{
	return sign_up_preview(db, party->seminar, party->chosen, party->all_waiting, party->places);
}

const struct sign_up_place *party_place(const struct party *party, const struct guest *guest)
{
	return guest->order > 0 ? &party->places[guest->order - 1] : NULL;
}

enum status party_save(struct db *db, const struct party *party, const char *op, struct sign_up_list *out)
{
	struct attendee attendees[ATTENDEES_MOST] = {{0}};
	struct sign_up_request request = {.seminar = party->seminar,
	                                  .client = party->client,
	                                  .attendees = attendees,
	                                  .count = party->chosen,
	                                  .all_waiting = party->all_waiting,
	                                  .over_reason = party->over_reason};
	for (int i = 0; i < party->count; i++) {
		const struct guest *guest = &party->guests[i];
		if (guest->order > 0)
			attendees[guest->order - 1] = (struct attendee){.person = guest->person,
			                                                .name = guest->name,
			                                                .reading = guest->reading,
			                                                .another = guest->another};
	}
	return sign_up_add(db, &request, op, out);
}

/* ---- Drafts ---- */

size_t party_write(const struct party *party, char *out, size_t size)
{
	size_t used = 0;
	out[0] = '\0';
	for (int order = 1; order <= party->chosen; order++)
		for (int i = 0; i < party->count && used < size; i++) {
			const struct guest *guest = &party->guests[i];
			if (guest->order == order && guest->person)
				used += (size_t)snprintf(out + used, size - used, "person=%lld\n",
				                         (long long)guest->person);
			else if (guest->order == order)
				used += (size_t)snprintf(out + used, size - used, "%s=%s\t%s\n",
				                         guest->another ? "another" : "name", guest->name,
				                         guest->reading);
		}
	if (party->all_waiting && used < size)
		used += (size_t)snprintf(out + used, size - used, "waiting=1\n");
	return used < size ? used : size - 1;
}

/* A name that stands there already, as the client itself, is chosen and not added. */
static void read_name(struct party *party, const char *value, bool another)
{
	const char *tab = strchr(value, '\t');
	char name[PARTY_NAME_BYTES];
	bool many;
	snprintf(name, sizeof(name), "%.*s", tab ? (int)(tab - value) : (int)strlen(value), value);
	int at = another ? -1 : party_find(party, name, tab ? tab + 1 : "", &many);
	if (at >= 0)
		party_choose(party, at);
	else
		party_add(party, name, tab ? tab + 1 : "", another);
}

static void read_line(struct party *party, const char *line)
{
	const char *value = strchr(line, '=');
	if (!value)
		return;
	value++;
	if (strncmp(line, "person=", 7) == 0) {
		const struct guest *guest = guest_of(party, strtoll(value, NULL, 10));
		if (guest)
			party_choose(party, (int)(guest - party->guests));
	} else if (strncmp(line, "name=", 5) == 0 || strncmp(line, "another=", 8) == 0) {
		read_name(party, value, line[0] == 'a');
	} else if (strncmp(line, "waiting=", 8) == 0) {
		party->all_waiting = party->chosen > 1;
	}
}

void party_read(struct party *party, const char *draft)
{
	char line[2 * PARTY_NAME_BYTES + 16];
	while (*draft) {
		size_t length = strcspn(draft, "\n");
		snprintf(line, sizeof(line), "%.*s", (int)length, draft);
		read_line(party, line);
		draft += length + (draft[length] == '\n');
	}
}
