#ifndef CORE_STATUS_H
#define CORE_STATUS_H

/*
 * What every core function that can fail gives back. The sentence for the user (in the reader's language) and the
 * field it is about lie in a struct fault, which the store's handle owns (core/store/db.h: db_fault).
 *
 *   DONE       it is so now
 *   NOT_FOUND  what was named does not exist
 *   INVALID    a value is not of its form: a date, a number, a character
 *   CONFLICT   a rule refuses it: taken, full, outside the plan, changed by somebody else meanwhile
 *   BUSY       another process holds the store for longer than we may wait
 *   DENIED     the actor has no right to it
 *   FAILED     the store or the machine does not work: disk full, damaged, out of memory
 */
enum status { DONE, NOT_FOUND, INVALID, CONFLICT, BUSY, DENIED, FAILED };

#define FAULT_FIELD_BYTES 32
#define FAULT_TEXT_BYTES  512

/* One sentence: what is wrong and what to do. `field` is the option's or column's name, or empty. */
struct fault {
	char field[FAULT_FIELD_BYTES];
	char text[FAULT_TEXT_BYTES];
};

/* Writes the sentence and gives `status` back, so that a refusal is one line. Text that does not fit ends in "...". */
enum status fault_set(struct fault *fault, enum status status, const char *field, const char *format, ...)
        __attribute__((format(printf, 4, 5)));

#endif
