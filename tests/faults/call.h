#ifndef TESTS_FAULTS_CALL_H
#define TESTS_FAULTS_CALL_H

#include <stdbool.h>

/* Which call of a kind fails: the nth from now on, once or for ever. */

enum call_kind { CALL_NONE, CALL_DISK, CALL_MEMORY };

void call_arm(enum call_kind kind, long nth, bool forever);
void call_disarm(void);

/* Counts a call of this kind; true when it is to fail. */
bool call_fails(enum call_kind kind);

/* Whether one has failed since call_arm. */
bool call_failed(void);

#endif
