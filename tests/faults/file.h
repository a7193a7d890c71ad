#ifndef TESTS_FAULTS_FILE_H
#define TESTS_FAULTS_FILE_H

#include <stddef.h>

/* Whole files. What cannot be done ends the program. */
unsigned char *file_read_all(const char *path, size_t *size); /* free() */
void file_write_all(const char *path, const unsigned char *bytes, size_t size);
void file_copy(const char *from, const char *to);

#endif
