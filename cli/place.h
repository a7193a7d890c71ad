#ifndef CLI_PLACE_H
#define CLI_PLACE_H

#include <stddef.h>

struct call;

#define PLACE_BYTES 4096

/* Where the database is: --db, MADOGUCHI_DB, [store] path of the configuration, then the user's data folder. */
const char *place_database(const struct call *call, char *path, size_t size);

/* Makes the user's data folder (mode 0700) when the database is to be made there. */
void place_make_folder(const char *database);

#endif
