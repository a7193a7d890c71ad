#ifndef CORE_STORE_RULE_H
#define CORE_STORE_RULE_H

/* The sentence for a constraint's name (core/store/db.h: db_rule) in the reader's language, or NULL. */
const char *rule_sentence(const char *rule);

#endif
