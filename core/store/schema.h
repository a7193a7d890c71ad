#ifndef CORE_STORE_SCHEMA_H
#define CORE_STORE_SCHEMA_H

/* One file of core/store/schema, embedded by the build. The nth brings the store to user_version n; NULL ends. */
struct migration {
	const char *name;
	const char *sql;
};

extern const struct migration migrations[];

#endif
