#ifndef TESTS_UNIT_SEMINAR_BENCH_H
#define TESTS_UNIT_SEMINAR_BENCH_H

#include "tests/unit/desk_player.h"
#include "tests/unit/seminar_fixture.h"
#include "tui/front.h"

/*
 * A desk of two sections, clients (F3) and seminars (F5), over the store and clients of seminar_fixture.h. It is
 * Tuesday, 24 November 2026, 13:40. Its words are English.
 */
struct seminar_bench {
	struct db *db;
	struct front front;
	struct desk *desk;
	int64_t now;
};

/* Makes the store, at `path` or in memory; the desk opens with bench_show, on the seminars. */
void seminar_bench_open(struct seminar_bench *b, const char *path);
void seminar_bench_show(struct seminar_bench *b);
void seminar_bench_close(struct seminar_bench *b);

/* The handle of another process on the same store. */
struct db *seminar_bench_join(const char *path);
/* As if a quarter of a second had passed, in which others may have written. */
void seminar_bench_wait(struct seminar_bench *b);

/* An open seminar of one session. */
int64_t seminar_bench_plan(struct seminar_bench *b, const char *title, const char *start, const char *end,
                           int capacity);
/* Signs `count` invented people up, each of a client of their own: 客01 キャク01 and on. */
void seminar_bench_fill(struct seminar_bench *b, int64_t seminar, int count);

#endif
