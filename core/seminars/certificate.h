#ifndef CORE_SEMINARS_CERTIFICATE_H
#define CORE_SEMINARS_CERTIFICATE_H

#include "core/seminars/seminar.h"
#include "core/seminars/sign_up.h"

/*
 * Who has earned the certificate (修了証) of a course, by its rule: a share of its sessions, and sessions of so many
 * different subject fields. Cities set both for the courses they recognise, such as half of the sessions and one in
 * each of four fields: https://www.city.tokushima.tokushima.jp/smph/shisei/keizai/jigyosha/sogyokigyo_shien/
 * tokuteisougyo.html
 */
enum certificate_lack { CERTIFICATE_EARNED, CERTIFICATE_SESSIONS, CERTIFICATE_FIELDS, CERTIFICATE_NONE };

/* The fewest sessions that are the share: half of 5 is 3. */
int certificate_sessions(const struct seminar *seminar);

/* What is missing for somebody present in `attended` sessions of `fields` fields; NONE: the course has none. */
enum certificate_lack certificate_judge(const struct seminar *seminar, int attended, int fields);

/* The same as words: "3 of 5 sessions: it takes 4"; "earned". Gives `text` back. */
char *certificate_text(const struct seminar *seminar, int attended, int fields, char *text, size_t size);

/* In how many different subject fields somebody was present. */
enum status certificate_fields(struct db *db, int64_t sign_up, int *out);

/* Whether certificates can be given: CONFLICT: the seminar has none, is cancelled, or is not over. */
enum status certificate_ready(struct db *db, const struct seminar *seminar);

#endif
