#ifndef CORE_PEOPLE_DUPLICATE_H
#define CORE_PEOPLE_DUPLICATE_H

#include "core/people/lookup.h"

/*
 * Who is there already, while a client is being typed: clients that are likely the same, best first. It reads the
 * look-up's memory alone, and looks again only for the fields that changed since the last key.
 */
struct duplicates;

#define DUPLICATES_MOST 8

/* Why one is suspected, as bits. What is compared is folded (core/text/fold.h), so 髙 is 高 and ㈱ is not there. */
enum duplicate_reason {
	DUPLICATE_PHONE = 1,   /* a telephone or fax number is the same */
	DUPLICATE_NAME = 2,    /* the name is the same */
	DUPLICATE_READING = 4, /* the reading sounds the same */
	DUPLICATE_ADDRESS = 8, /* the whole address is the same; only of stored clients (core/people/suspect.h) */
	DUPLICATE_REPRESENTATIVE = 16, /* the representative's name is the same; likewise */
	DUPLICATE_TOWN = 32,           /* the town is the same, beside one of the others */
	DUPLICATE_SIMILAR = 64,        /* name or reading go on from what was typed */
};

/* phone, name, reading, address, representative, town, similar name: for --json. */
const char *duplicate_reason_word(enum duplicate_reason reason);

#define DUPLICATE_REASONS_BYTES 200

/* The reasons in the reader's language, strongest first: "same phone, town". Gives `out`. */
char *duplicate_reasons(unsigned bits, char out[DUPLICATE_REASONS_BYTES]);
/* The same without "same", under a heading that says so. */
char *duplicate_alike(unsigned bits, char out[DUPLICATE_REASONS_BYTES]);

/* How much reasons tell, to rank by. */
int duplicate_weight(unsigned bits);

/* What has been typed so far, borrowed; NULL and "" are nothing. */
struct duplicate_typed {
	const char *name, *reading;
	const char *phones; /* separated by ; , faxes as well if wanted */
	const char *address;
};

struct duplicate {
	int64_t client;
	enum client_kind kind;
	unsigned reasons;
	char number[NUMBER_CLIENT_BYTES];
	char name[801];
	char reading[801];
	char representative[801];
	char phone[401];
	char town[1201];
};

struct duplicate_list {
	int count;
	struct duplicate rows[DUPLICATES_MOST];
};

/*
 * Opens over a store and its look-up, which are borrowed. `client` is the one being edited, 0 for a new one: it is left
 * out itself, and so are those who were looked at and are another client than it (not_duplicate), read here once.
 * FAILED, BUSY.
 */
enum status duplicates_open(struct db *db, struct lookup *lookup, int64_t client, struct duplicates **out);
void duplicates_close(struct duplicates *duplicates);

/* The likely ones, best first, at most DUPLICATES_MOST. Nothing typed gives none. */
void duplicates_find(struct duplicates *duplicates, const struct duplicate_typed *typed, struct duplicate_list *out);

/* What was found is stale: after lookup_refresh said that something changed. */
void duplicates_forget(struct duplicates *duplicates);

#endif
