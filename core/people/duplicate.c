#include "core/people/duplicate.h"

#include "core/people/likeness.h"
#include "core/people/source.h"
#include "core/text/legal.h"
#include "core/text/number.h"
#include "core/text/utf8.h"
#include "core/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOUND_MOST  16 /* kept of one search */
#define PHONES_MOST 4
#define PHONE_LEAST 7 /* digits: a number without its area code */

/* One search and what it gave, kept until its text changes. */
struct probe {
	char text[FOLD_BYTES];
	bool whole; /* nobody else matches the text: what goes on from it finds some of these and no others */
	int count;
	struct duplicate rows[FOUND_MOST];
};

enum {
	PROBE_NAME,
	PROBE_READING,
	PROBE_NAME_TOWN,
	PROBE_READING_TOWN,
	PROBE_PHONE,
	PROBES = PROBE_PHONE + PHONES_MOST
};

/* The keys that hits are compared with. */
struct typed_keys {
	char name[FOLD_BYTES], reading[FOLD_BYTES], town[FOLD_BYTES];
};

struct duplicates {
	struct lookup *lookup;
	int loaded; /* clients in the look-up when the probes were made */
	int64_t client;
	int64_t *others; /* not_duplicate of the client */
	int other_count;
	struct typed_keys keys;
	struct lookup_result result;
	struct probe probes[PROBES];
};

/* Strongest first; the words of --json, and what is the same in the reader's language. */
static const struct {
	enum duplicate_reason reason;
	const char *word;
	int weight;
} reasons[] = {
        {DUPLICATE_PHONE, N_("phone"), 40},
        {DUPLICATE_NAME, N_("name"), 40},
        {DUPLICATE_READING, N_("reading"), 20},
        {DUPLICATE_ADDRESS, N_("address"), 20},
        {DUPLICATE_REPRESENTATIVE, N_("representative"), 10},
        {DUPLICATE_TOWN, N_("town"), 5},
        {DUPLICATE_SIMILAR, N_("similar name"), 1},
};

const char *duplicate_reason_word(enum duplicate_reason reason)
{
	size_t i = 0;
	while (reasons[i].reason != reason)
		i++;
	return reasons[i].word;
}

char *duplicate_alike(unsigned bits, char out[DUPLICATE_REASONS_BYTES])
{
	size_t used = 0;
	*out = '\0';
	for (size_t i = 0; i < sizeof(reasons) / sizeof(*reasons); i++) {
		if (bits & reasons[i].reason)
			used += (size_t)snprintf(out + used, DUPLICATE_REASONS_BYTES - used, "%s%s",
			                         used ? _(", ") : "", _(reasons[i].word));
	}
	return out;
}

char *duplicate_reasons(unsigned bits, char out[DUPLICATE_REASONS_BYTES])
{
	char same[DUPLICATE_REASONS_BYTES];
	unsigned sames = bits & ~(unsigned)DUPLICATE_SIMILAR;
	size_t used = 0;
	*out = '\0';
	if (bits & DUPLICATE_SIMILAR)
		used = (size_t)snprintf(out, DUPLICATE_REASONS_BYTES, "%s%s", _("similar name"), sames ? _(", ") : "");
	if (sames)
		snprintf(out + used, DUPLICATE_REASONS_BYTES - used, _("same %s"), duplicate_alike(sames, same));
	return out;
}

int duplicate_weight(unsigned bits)
{
	int sum = 0;
	for (size_t i = 0; i < sizeof(reasons) / sizeof(*reasons); i++)
		sum += bits & reasons[i].reason ? reasons[i].weight : 0;
	return sum;
}

/* What was typed, as it is searched and compared */

/* Without legal form and spaces: one word for the look-up. Empty while it is too short to narrow. */
static void compact(const char *text, char *out)
{
	struct legal_split split;
	uint32_t character;
	size_t used = 0, characters = 0;
	*out = '\0';
	if (!text || strlen(text) >= LEGAL_NAME_BYTES)
		return;
	legal_form_split(text, &split);
	const char *at = split.bare;
	for (int length; (length = utf8_step(at, &character)) > 0 && used + 5 < FOLD_BYTES; at += length) {
		if (utf8_is_space(character))
			continue;
		memcpy(out + used, at, (size_t)length);
		used += (size_t)length;
		characters++;
	}
	out[characters < 2 ? 0 : used] = '\0';
}

static void make_keys(const struct duplicate_typed *typed, struct typed_keys *keys)
{
	fold_text(keys->name, sizeof(keys->name), typed->name ? typed->name : "");
	likeness_sound(typed->reading ? typed->reading : "", keys->reading);
	likeness_town(typed->address ? typed->address : "", keys->town);
}

/* Comparing */

enum likeness { UNLIKE, BEGINS, SAME };

/* How a text stands to the key of what was typed. */
static enum likeness compare(const char *other, const char *key)
{
	size_t length = strlen(key);
	if (length == 0 || strncmp(other, key, length) != 0)
		return UNLIKE;
	return other[length] ? BEGINS : SAME;
}

static enum likeness compare_fold(const char *text, const char *key)
{
	char other[FOLD_BYTES];
	fold_text(other, sizeof(other), text);
	return compare(other, key);
}

static enum likeness compare_sound(const char *reading, const char *key)
{
	char other[FOLD_BYTES];
	likeness_sound(reading, other);
	return compare(other, key);
}

/* Without its area code a number is the end of the other. */
static bool same_phone(const struct lookup_hit *hit, const char *digits)
{
	char other[128];
	size_t length = strlen(digits), count = number_digits(other, sizeof(other), hit->text[LOOKUP_IN_PHONE]);
	if (hit->matched != LOOKUP_PHONE)
		return false;
	return length >= LIKENESS_PHONE_DIGITS || (count >= length && strcmp(other + count - length, digits) == 0);
}

/* With what stands in the fields now; the phone is what the search itself says. */
static unsigned judge(const struct duplicates *d, const struct duplicate *row, unsigned phone)
{
	unsigned bits = phone;
	enum likeness name = compare_fold(row->name, d->keys.name);
	enum likeness reading = compare_sound(row->reading, d->keys.reading);
	if (name == SAME)
		bits |= DUPLICATE_NAME;
	if (reading == SAME)
		bits |= DUPLICATE_READING;
	if (!bits && (name == BEGINS || reading == BEGINS))
		bits |= DUPLICATE_SIMILAR;
	if (bits && compare_fold(row->town, d->keys.town) == SAME)
		bits |= DUPLICATE_TOWN;
	return bits;
}

/* Searching */

static bool is_left_out(const struct duplicates *d, int64_t client)
{
	for (int i = 0; i < d->other_count; i++) {
		if (d->others[i] == client)
			return true;
	}
	return client == d->client;
}

static void copy_hit(const struct lookup_hit *hit, struct duplicate *out)
{
	out->client = hit->client;
	out->kind = hit->kind;
	utf8_copy(out->number, sizeof(out->number), hit->text[LOOKUP_IN_NUMBER]);
	utf8_copy(out->name, sizeof(out->name), hit->text[LOOKUP_IN_NAME]);
	utf8_copy(out->reading, sizeof(out->reading), hit->text[LOOKUP_IN_READING]);
	utf8_copy(out->representative, sizeof(out->representative), hit->text[LOOKUP_IN_REPRESENTATIVE]);
	utf8_copy(out->phone, sizeof(out->phone), hit->text[LOOKUP_IN_PHONE]);
	utf8_copy(out->town, sizeof(out->town), hit->text[LOOKUP_IN_TOWN]);
}

/* Behind those that are as likely, since the look-up gives the best first; what has no place any more is gone. */
static void rank(struct duplicate *rows, int *count, int most, const struct duplicate *row)
{
	int at = *count;
	while (at > 0 && duplicate_weight(rows[at - 1].reasons) < duplicate_weight(row->reasons))
		at--;
	if (at == most)
		return;
	if (*count < most)
		(*count)++;
	memmove(rows + at + 1, rows + at, sizeof(*rows) * (size_t)(*count - at - 1));
	rows[at] = *row;
}

static void probe_run(struct duplicates *d, struct probe *probe, bool phone)
{
	struct duplicate row;
	probe->count = 0;
	probe->whole = false;
	if (!*probe->text)
		return;
	lookup_find(d->lookup, probe->text, LOOKUP_HITS, &d->result);
	for (int i = 0; i < d->result.count; i++) {
		const struct lookup_hit *hit = &d->result.hits[i];
		if (is_left_out(d, hit->client))
			continue;
		copy_hit(hit, &row);
		row.reasons = judge(d, &row, phone && same_phone(hit, probe->text) ? DUPLICATE_PHONE : 0);
		if (row.reasons)
			rank(probe->rows, &probe->count, FOUND_MOST, &row);
	}
	probe->whole = !phone && !d->result.more && probe->count < FOUND_MOST;
}

/* Its key must go on as well: 恋が folds otherwise than the 恋が of 恋が窪. */
static bool narrows(const struct probe *probe, const char *text)
{
	char before[FOLD_BYTES], after[FOLD_BYTES];
	if (!probe->whole || strncmp(probe->text, text, strlen(probe->text)) != 0)
		return false;
	size_t length = fold_text(before, sizeof(before), probe->text);
	fold_text(after, sizeof(after), text);
	return strncmp(before, after, length) == 0;
}

static void probe_for(struct duplicates *d, int number, const char *text)
{
	struct probe *probe = &d->probes[number];
	if (narrows(probe, text) || strcmp(probe->text, text) == 0)
		return;
	utf8_copy(probe->text, sizeof(probe->text), text);
	probe_run(d, probe, number >= PROBE_PHONE);
}

/* Of the many that have the word, those in the town; of a few, all are known already. */
static void probe_in_town(struct duplicates *d, int number, const char *word, const struct probe *anywhere)
{
	char text[FOLD_BYTES * 2 + 1];
	snprintf(text, sizeof(text), "%s %s", word, d->keys.town);
	bool worth = *word && *d->keys.town && !anywhere->whole && strlen(text) < FOLD_BYTES;
	probe_for(d, number, worth ? text : "");
}

static void probe_phones(struct duplicates *d, const char *list)
{
	for (int i = 0; i < PHONES_MOST; i++) {
		char phone[128] = "", digits[128] = "";
		size_t length = strcspn(list, SOURCE_SEPARATOR);
		if (length < sizeof(phone)) {
			memcpy(phone, list, length);
			phone[length] = '\0';
		}
		bool enough = number_digits(digits, sizeof(digits), phone) >= PHONE_LEAST;
		probe_for(d, PROBE_PHONE + i, enough ? digits : "");
		list += length + (list[length] != '\0');
	}
}

static void probe_all(struct duplicates *d, const struct duplicate_typed *typed)
{
	char word[FOLD_BYTES];
	compact(typed->name, word);
	probe_for(d, PROBE_NAME, word);
	probe_in_town(d, PROBE_NAME_TOWN, word, &d->probes[PROBE_NAME]);
	compact(typed->reading, word);
	probe_for(d, PROBE_READING, word);
	probe_in_town(d, PROBE_READING_TOWN, word, &d->probes[PROBE_READING]);
	probe_phones(d, typed->phones ? typed->phones : "");
}

/* Did an earlier search find the client as well? */
static bool is_again(const struct duplicates *d, int probe, int64_t client)
{
	for (int i = 0; i < probe; i++) {
		for (int k = 0; k < d->probes[i].count; k++) {
			if (d->probes[i].rows[k].client == client)
				return true;
		}
	}
	return false;
}

static unsigned phone_of(const struct duplicates *d, int64_t client)
{
	unsigned bits = 0;
	for (int i = PROBE_PHONE; i < PROBES; i++) {
		for (int k = 0; k < d->probes[i].count; k++) {
			if (d->probes[i].rows[k].client == client)
				bits |= d->probes[i].rows[k].reasons & DUPLICATE_PHONE;
		}
	}
	return bits;
}

static void gather(const struct duplicates *d, int probe, struct duplicate_list *out)
{
	struct duplicate row;
	for (int k = 0; k < d->probes[probe].count; k++) {
		row = d->probes[probe].rows[k];
		if (is_again(d, probe, row.client))
			continue;
		row.reasons = judge(d, &row, phone_of(d, row.client));
		if (row.reasons)
			rank(out->rows, &out->count, DUPLICATES_MOST, &row);
	}
}

void duplicates_find(struct duplicates *d, const struct duplicate_typed *typed, struct duplicate_list *out)
{
	out->count = 0;
	if (d->loaded != lookup_count(d->lookup))
		duplicates_forget(d);
	make_keys(typed, &d->keys);
	probe_all(d, typed);
	for (int probe = 0; probe < PROBES; probe++)
		gather(d, probe, out);
}

void duplicates_forget(struct duplicates *d)
{
	for (int i = 0; i < PROBES; i++) {
		*d->probes[i].text = '\0';
		d->probes[i].whole = false;
		d->probes[i].count = 0;
	}
	d->loaded = lookup_count(d->lookup);
}

/* Opening */

static enum status load_others(struct duplicates *d, struct db *db)
{
	struct stmt s = stmt_open(db, "SELECT second FROM not_duplicate WHERE first = $client UNION ALL"
	                              " SELECT first FROM not_duplicate WHERE second = $client");
	stmt_bind_int(&s, "$client", d->client);
	while (stmt_row(&s)) {
		int64_t *grown = realloc(d->others, sizeof(*grown) * (size_t)(d->other_count + 1));
		if (!grown) {
			s.status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
			break;
		}
		d->others = grown;
		d->others[d->other_count++] = stmt_int(&s, 0);
	}
	return stmt_close(&s);
}

enum status duplicates_open(struct db *db, struct lookup *lookup, int64_t client, struct duplicates **out)
{
	struct duplicates *d = calloc(1, sizeof(*d));
	*out = NULL;
	if (!d)
		return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	d->lookup = lookup;
	d->client = client;
	enum status status = load_others(d, db);
	if (status == DONE)
		*out = d;
	else
		duplicates_close(d);
	return status;
}

void duplicates_close(struct duplicates *d)
{
	if (d)
		free(d->others);
	free(d);
}
