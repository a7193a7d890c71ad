#ifndef CORE_STORE_FILE_H
#define CORE_STORE_FILE_H

#include "core/status.h"

/* The store's file before SQLite touches it, for core/store alone. */

/* A new, empty file of mode 0600. CONFLICT if one is there, FAILED. */
enum status file_create(const char *path, struct fault *fault);

/*
 * Whose file it is: DONE only for one of ours, of a schema up to `latest`, that can be written and is not in WAL mode.
 * It is only read. A power cut may have left its first page half written; then the journal beside it says what it was.
 */
enum status file_inspect(const char *path, int latest, struct fault *fault);

#endif
