#ifndef TUI_CLIENT_FACTS_H
#define TUI_CLIENT_FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/office/postal.h"
#include "core/people/client.h"
#include "core/text/fold.h"
#include "core/time/entry.h"
#include "tui/form.h"

/*
 * The facts of a client as a form: what a call gives (kind, reading, phone, name), or all of them on two pages, with
 * what is to be said beside and below each as it is typed. It knows the store and no screen.
 */
enum facts_extent {
	FACTS_CALL, /* a new client, short */
	FACTS_NEW,  /* a new client, everything */
	FACTS_EDIT  /* one that is there: without the kind */
};

#define FACTS_KINDS      3
#define FACTS_TOWNS      10 /* of one postal code; the rest is typed */
#define FACTS_NAMES      32 /* divisions, consultants */
#define FACTS_TOWN_BYTES 1701

/* One that may be typed into a list, by its code or the beginning of its name. */
struct facts_name {
	char code[32]; /* a division's number, a consultant's login */
	char name[401];
};

struct facts_names {
	struct facts_name *rows; /* FACTS_NAMES; owned */
	int count;
	bool numbered; /* shown with their codes */
};

struct client_facts {
	struct form form;
	struct entry_base base; /* how dates are read */
	const char *kinds[FACTS_KINDS];
	const char *sizes[SIZE_CLASSES];
	const char *yes_no[2];
	int columns[FORM_FIELDS]; /* which column of the register a field is, -1 for none */
	struct facts_names divisions, consultants;
	struct postal_town *towns; /* of the code that is typed; FACTS_TOWNS */
	char towns_code[9];
	int town_count;
	char filled[FACTS_TOWN_BYTES]; /* what the code put into the address */
};

/* The form's borrowed context is `facts` itself, so it must stay where it is. The store's statuses. */
enum status facts_open(struct client_facts *facts, struct db *db, enum facts_extent extent);
void facts_close(struct client_facts *facts);
/* Another form of the same fields, for the row as it is by now. form_close. */
bool facts_twin(const struct client_facts *facts, struct form *out);

/* What stands in the register. */
void facts_fill(struct form *form, const struct client_card *card);
/* What was typed to look a new client up: a phone, a reading or a name. */
void facts_preset(struct form *form, const char *typed);

/* Reads the towns of the typed code, once for each code: while no key waits. */
enum status facts_settle(struct client_facts *facts, struct db *db);

/*
 * The focus left a field: phones are parted by their area code, a name in kana gives the reading, a postal code its
 * town, an address its code - each only where nothing was typed against it. Gives the number of towns to choose from,
 * 0 when there is nothing to choose.
 */
int facts_left(struct client_facts *facts, struct db *db, const char *field);
/* Takes one of the towns. */
void facts_take_town(struct client_facts *facts, int at);

/* How the n-th town is shown. */
void facts_town(const struct client_facts *facts, int at, char *out, size_t size);

/* Room for values that are stored in another form than they are typed in. */
struct facts_texts {
	char reading[FOLD_BYTES], representative_reading[FOLD_BYTES];
	char days[3][DAY_BYTES];
};

/*
 * What is typed, as the core takes it: everything, or of a client that is there only what was changed. Borrowed from
 * the form and `texts`. INVALID with field and sentence for a date that cannot be read; the core reads the rest.
 */
enum status facts_values(const struct client_facts *facts, bool all, struct facts_texts *texts,
                         struct client_values *out, struct fault *fault);
enum client_kind facts_kind(const struct client_facts *facts);

#endif
