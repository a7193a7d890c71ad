#ifndef CORE_PEOPLE_MERGE_PARTS_H
#define CORE_PEOPLE_MERGE_PARTS_H

#include "core/people/merge.h"

/* The parts of a merge, for core/people/merge*.c alone. Those that write are called inside its action. */

/* Why it may not be: CONFLICT with a sentence. */
enum status merge_check(struct db *db, const struct client *winner, const struct client *loser);

/* What both have and cannot stand twice, settled before the rest moves. */
enum status merge_people(struct db *db, int64_t winner, int64_t loser);
enum status merge_phones(struct db *db, int64_t winner, int64_t loser);
enum status merge_distinct(struct db *db, int64_t winner, int64_t loser);

/* Everything, but the beginning and the end of the action. */
enum status merge_write(struct db *db, const struct merge_request *request);

/* The facts of both with the choice the rule makes; freed with the preview they are in. */
enum status merge_fields_load(struct db *db, const struct client *winner, const struct client *loser,
                              struct merge_field **out, int *count);
void merge_fields_free(struct merge_field *fields, int count);

/* Puts a row into words. The text of the row stays when nothing is known of its table. */
enum status merge_row_describe(struct db *db, int64_t winner, struct merge_row *row);

#endif
