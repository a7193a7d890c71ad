#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "core/status.h"

/*
 * Results on standard output, written once for every reader:
 *
 *   JSON     one document, an array where a command lists, an object where it shows or does one thing; absent is null
 *   TSV      a header line and rows; a tab, line feed or backslash inside a value is \t, \n, \\
 *   columns  the same for eyes: aligned by display width, the heading in the reader's language
 *
 *      output_list(out, keys);
 *      output_object(out, NULL);
 *      output_text(out, "number", client.number);
 *      output_object_end(out);
 *      output_list_end(out);
 */
enum output_form { OUTPUT_JSON, OUTPUT_TSV, OUTPUT_COLUMNS };

#define OUTPUT_DEPTH 6

struct cJSON;

struct output {
	FILE *stream;
	enum output_form form;
	const char *const *keys;           /* of the running list */
	struct cJSON *level[OUTPUT_DEPTH]; /* what is being built, outermost first */
	const char *names[OUTPUT_DEPTH];   /* the keys they will stand under */
	int depth;
	struct cJSON *rows; /* of the running list, kept until their widths are known */
	long count;         /* rows of the running list so far */
	bool listing;
	bool failed; /* out of memory */
};

void output_open(struct output *out, FILE *stream, enum output_form form);

/* DONE, or FAILED when something could not be written: a full disk, a closed pipe. */
enum status output_close(struct output *out, struct fault *fault);

/* The document is a list; `keys` (ended by NULL) are the columns, needed for a list without rows. */
void output_list(struct output *out, const char *const *keys);
void output_list_end(struct output *out);

/* An object: the document, a row of the list, an element of an array (key NULL), or the value of a key. */
void output_object(struct output *out, const char *key);
void output_object_end(struct output *out);

void output_array(struct output *out, const char *key);
void output_array_end(struct output *out);

/* Values of the running object, or elements of the running array (key NULL). NULL and "" are absent. */
void output_text(struct output *out, const char *key, const char *value);
void output_number(struct output *out, const char *key, int64_t value);
void output_tenths(struct output *out, const char *key, int64_t tenths);
void output_flag(struct output *out, const char *key, bool value);
void output_null(struct output *out, const char *key);

/* A line of text that is the result itself (help, a version). Control characters are filtered. */
void output_line(struct output *out, const char *text);

#endif
