#ifndef CLI_HEADING_H
#define CLI_HEADING_H

/* What people call a key of the output, in the reader's language; the key itself when there is no better word. */
const char *heading_word(const char *key);

/* What people call a value: only keys whose values are words of the program (status, kind, means, matched) have other
 * ones than the value itself. */
const char *heading_value(const char *key, const char *value);

#endif
