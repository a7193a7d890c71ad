/*
 * A day at the desk on a machine that fails (tests/faults/day.h).
 *
 *      fault_day disk EVERY             each call to the disk fails, once and for ever: every EVERYth of them
 *      fault_day memory EVERY           each allocation fails, likewise
 *      fault_day power EVERY STATES     power cuts (power.h)
 *      fault_day careless EVERY STATES  the same with the store's settings weakened: must find something lost
 *
 * `disk-call N [forever]` and `memory-call N [forever]` let one fail in this process, for a debugger.
 *
 * After a fault that stays, the next program must find the store whole, all that was confirmed in it, and must be able
 * to go on. After one that passes, the same program must be able to go on itself.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/faults/call.h"
#include "tests/faults/day.h"
#include "tests/faults/disk.h"
#include "tests/faults/file.h"
#include "tests/faults/power.h"

enum { FINE, WRONG, NOT_REACHED };

static char place[256], base[300];

static bool honest(enum status status)
{
	return status == DONE || status == FAILED || status == BUSY;
}

/* Goes on where the fault stopped it; the fault has passed. */
static int go_on(struct db *db, int step, const char *when)
{
	for (; step < DAY_STEPS; step++) {
		if (day_step(db, step) == DONE)
			continue;
		printf("  %s: step %d cannot be done after it: %s\n", when, step, db_fault(db)->text);
		return 1;
	}
	return 0;
}

static int meet(enum call_kind kind, long nth, bool forever, const char *when)
{
	char path[300];
	struct fault fault;
	int confirmed = 0, wrong = 0;
	snprintf(path, sizeof(path), "%s/fault.db", place);
	file_copy(base, path);
	call_arm(kind, nth, forever);
	struct db *db = day_join(path, &fault);
	while (db && confirmed < DAY_STEPS) {
		enum status status = day_step(db, confirmed);
		if (!honest(status)) {
			call_disarm();
			wrong++;
			printf("  %s: step %d says %d: %s\n", when, confirmed, (int)status, db_fault(db)->text);
		}
		if (status != DONE)
			break;
		confirmed++;
	}
	if (forever)
		db_close(db);
	call_disarm();
	if (!forever && db) {
		wrong += go_on(db, confirmed, when);
		confirmed = DAY_STEPS;
		db_close(db);
	}
	wrong += !day_verify(path, confirmed, when);
	return wrong ? WRONG : call_failed() ? FINE : NOT_REACHED;
}

/* Each in a process of its own, so that a crash is seen for what it is. */
static int one(enum call_kind kind, long nth, bool forever)
{
	char when[64];
	int status;
	snprintf(when, sizeof(when), "%s %ld fails %s", kind == CALL_DISK ? "call" : "allocation", nth,
	         forever ? "for ever" : "once");
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		int result = meet(kind, nth, forever, when);
		fflush(stdout);
		_exit(result);
	}
	if (child < 0 || waitpid(child, &status, 0) != child)
		exit(2);
	if (WIFEXITED(status) && WEXITSTATUS(status) <= NOT_REACHED)
		return WEXITSTATUS(status);
	printf("  %s: the program broke (%d)\n", when, status);
	return WRONG;
}

static int all(enum call_kind kind, int every)
{
	int wrong = 0, count = 0;
	for (int forever = 0; forever < 2; forever++) {
		int result = FINE;
		for (long nth = 1; result != NOT_REACHED; nth += every, count++) {
			result = one(kind, nth, forever);
			wrong += result == WRONG;
		}
	}
	printf("%s: %d faults, %d went wrong\n", kind == CALL_DISK ? "disk" : "memory", count, wrong);
	return wrong;
}

static int cuts(int every, int states, bool careless)
{
	int count, wrong = power_cuts(base, place, every, states, careless, &count);
	printf("power%s: %d states, %d went wrong\n", careless ? ", carelessly" : "", count, wrong);
	return careless ? wrong == 0 : wrong;
}

int main(int argc, char **argv)
{
	const char *wanted = argc > 1 ? argv[1] : "", *folder = getenv("FAULT_DIR");
	char rehearsal[300];
	int every = argc > 2 ? atoi(argv[2]) : 1, states = argc > 3 ? atoi(argv[3]) : 2;
	snprintf(place, sizeof(place), "%s", folder ? folder : "/tmp");
	snprintf(base, sizeof(base), "%s/base-%d.db", place, (int)getpid());
	snprintf(rehearsal, sizeof(rehearsal), "%s/rehearsal-%d.db", place, (int)getpid());
	disk_begin();
	day_found(base);
	file_copy(base, rehearsal);
	day_rehearse(rehearsal);
	if (strcmp(wanted, "disk") == 0)
		return all(CALL_DISK, every) != 0;
	if (strcmp(wanted, "memory") == 0)
		return all(CALL_MEMORY, every) != 0;
	if (strcmp(wanted, "disk-call") == 0 || strcmp(wanted, "memory-call") == 0)
		return meet(*wanted == 'd' ? CALL_DISK : CALL_MEMORY, every, argc > 3, wanted) == WRONG;
	if (strcmp(wanted, "power") == 0 || strcmp(wanted, "careless") == 0)
		return cuts(every, states, *wanted == 'c') != 0;
	fprintf(stderr, "fault_day disk|memory|power|careless EVERY [STATES]\n");
	return 2;
}
