#ifndef TUI_CLIENT_FIELDS_H
#define TUI_CLIENT_FIELDS_H

#include "tui/client_facts.h"

/* The fields' table. Only for tui/client_facts.c. Their context is a struct client_facts. */
extern const struct field client_fields[];
extern const int client_field_count; /* the first is the kind, which only a new client's form has */
extern const struct field call_fields[];
extern const int call_field_count;
extern const char *const client_pages[];
#define CLIENT_PAGES 2

/* Romaji as katakana, "" when that says nothing new. */
void fields_kana(const char *text, char *out, size_t size);
/* One item of a list parted by ; also in full width. Moves on; false at the end. Blanks around are left out. */
bool fields_item(const char **list, char *out, size_t size);
/* The form's dates, as entry_day reads them. */
enum status fields_day(const struct client_facts *facts, const char *text, int32_t *day, struct fault *fault);

#endif
