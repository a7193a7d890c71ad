#ifndef CORE_PEOPLE_MERGE_H
#define CORE_PEOPLE_MERGE_H

#include "core/people/client.h"

/*
 * Merging (名寄せ): two clients turn out to be one. The winner (残す側) keeps its id and number and gets everything
 * that points to the loser (統合される側), found from the schema (rule R17); the loser stays as it was, `merged_into`
 * the winner, and its numbers find the winner. What cannot stand twice is settled:
 *
 *   people      of the same folded name (reading and birth date not against it) become one; empty facts are filled.
 *               The loser's representative stays it only when the winner has none, else becomes "other"
 *   sign-ups    of such a person, both live in one seminar: one stays (core/seminars/double.h)
 *   wishes      of both for one topic, on the waiting list: the older stays (core/desks/waiting.h)
 *   phones      the same digits once; the loser's stand behind the winner's
 *   divisions, unwanted consultants, pairs that are no duplicates: once
 *   overlapping live appointments: refused, they have to be settled by people
 *
 * Facts: the winner's stay, empty ones are filled from the loser, and each can be chosen.
 */
enum merge_choice {
	MERGE_KEEP, /* the winner's, even when it is empty */
	MERGE_TAKE, /* the loser's */
	MERGE_BOTH  /* the note alone: the winner's, and the loser's below it */
};

struct merge_pick {
	const char *column; /* of the table client */
	enum merge_choice choice;
};

struct merge_request {
	int64_t winner, loser;
	int64_t winner_version, loser_version; /* as they were looked at; 0 does not look */
	const struct merge_pick *picks;        /* what is not named goes by the rule */
	int pick_count;
};

/*
 * One action ("client.merge"), about the winner.
 *
 * NOT_FOUND  one of the two
 * INVALID    a pick names no fact of a client
 * CONFLICT   both are the same, or one is merged already; a version is another; the loser is a member (or left) and the
 *            winner stands lower; live appointments of both overlap (the sentence names both); a rule refuses
 */
enum status client_merge(struct db *db, const struct merge_request *request, const char *op);

/* One fact of both. */
struct merge_field {
	char column[64];
	char *winner, *loser; /* as stored, "" when not known */
	bool differs;
	bool both;                /* MERGE_BOTH is possible */
	enum merge_choice choice; /* what the rule says; a screen may change it and hand it to client_merge */
};

/* What happens to a row. */
enum merge_fate {
	MERGE_MOVES,     /* it belongs to the winner then */
	MERGE_DOUBLE,    /* the winner has the same: it goes */
	MERGE_CANCELLED, /* a second live sign-up of a person, or wish for a topic */
	MERGE_CHANGES    /* a row of the winner that something is added to */
};

struct merge_row {
	char table[64];
	int64_t id;
	enum merge_fate fate;
	char text[512]; /* in the reader's language; of a table nobody knows: its values */
};

/* Owns what it points to: merge_preview_free. */
struct merge_preview {
	struct client winner, loser;
	struct merge_field *fields;
	int field_count;
	struct merge_row *rows; /* table by table */
	int row_count;
	bool two_members;               /* both are members now: worth a second look */
	char refusal[FAULT_TEXT_BYTES]; /* why it cannot be done as things stand, "" when it can; then there are no rows
	                                 */
};

/*
 * What a merge would do, named row by row: it is done and taken back, so that what is shown is what happens. DENIED,
 * BUSY, NOT_FOUND; a refusal is DONE and stands in the preview.
 */
enum status merge_preview_load(struct db *db, int64_t winner, int64_t loser, struct merge_preview *out);
void merge_preview_free(struct merge_preview *preview);

/* In the reader's language: what a fact is called, what a table of rows is called, what becomes of a row. */
const char *merge_column_label(const char *column);
const char *merge_table_label(const char *table);
const char *merge_fate_text(enum merge_fate fate);

/* keep, take, both; double, moves, ...: for --json. */
const char *merge_choice_word(enum merge_choice choice);
const char *merge_fate_word(enum merge_fate fate);

#endif
