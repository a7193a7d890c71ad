#ifndef CORE_PEOPLE_SMALL_H
#define CORE_PEOPLE_SMALL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Is a business a small one (小規模事業者)? It is with up to 20 people employed for good; commerce and services with up
 * to 5; lodging and entertainment, services too, with up to 20
 * (商工会及び商工会議所による小規模事業者の支援に関する法律 第2条, 同施行令 第1条). Restaurants are commerce, which the
 * letter of the classification of trades does not show.
 */
enum size_class { SIZE_UNKNOWN, SIZE_MANUFACTURING, SIZE_COMMERCE, SIZE_LODGING, SIZE_CLASSES };

/* manufacturing, commerce, lodging: the words of the store; "" for SIZE_UNKNOWN. */
const char *size_class_word(enum size_class class);
/* 製造業その他, 商業・サービス業, 宿泊業・娯楽業 in the reader's language. */
const char *size_class_text(enum size_class class);
/* By its word, the name of it in either language, or the beginning of a name. False if there is no such class. */
bool size_class_find(const char *text, enum size_class *out);
/* The most people a small business of the class employs; 0 for SIZE_UNKNOWN. */
int size_class_limit(enum size_class class);

/* The class that the words of a trade speak for: 飲食店 gives SIZE_COMMERCE. SIZE_UNKNOWN when none of them is known.
 */
enum size_class size_class_of_trade(const char *trade);

enum small_verdict { SMALL_UNKNOWN, SMALL_YES, SMALL_NO };

/* yes, no, unknown. */
const char *small_word(enum small_verdict verdict);

/* What the judgement looks at. */
struct small_facts {
	const char *size_class; /* a word of the store, "" when it was not chosen */
	const char *trade;      /* "" when not known */
	int regular_employees;  /* -1: not known */
	int employees;          /* the count that dues follow; -1: not known */
};

#define SMALL_REASON_BYTES 512

struct small_judgement {
	enum small_verdict verdict;
	enum size_class size_class;      /* chosen or derived */
	bool derived;                    /* from the trade */
	char reason[SMALL_REASON_BYTES]; /* one sentence or two in the reader's language */
};

/*
 * Judges, and says why: class, limit and count, that the class was read from the trade, and that a count stands for the
 * regular employees which may have officers and part-timers in it. SMALL_UNKNOWN says what is missing.
 */
void small_judge(const struct small_facts *facts, struct small_judgement *out);

#endif
