#ifndef CORE_TIME_SHOW_H
#define CORE_TIME_SHOW_H

#include "core/time/civil.h"

/*
 * Days and times as people read and say them, in the reader's language (the catalogue's). A text that does not fit its
 * buffer ends early; SHOW_BYTES holds each of them. Every function gives `text` back.
 */
#define SHOW_BYTES 128

enum day_form {
	DAY_LONG,    /* 令和8年11月24日(火)    Tue 24 Nov 2026 */
	DAY_SHORT,   /* 12/1(火)               12/1(Tue) */
	DAY_NUMERIC, /* 2026/12/1(火)          2026/12/1(Tue) */
	DAY_SPOKEN,  /* 12月1日火曜日          Tuesday, 1 December */
	DAY_ERA,     /* 令和8年11月24日        Reiwa 8, 24 November */
	DAY_MONTH,   /* 令和8年11月            November 2026 */
	DAY_YEAR,    /* 令和8年                2026 */
};

char *day_show(int32_t day, enum day_form form, char *text, size_t size);

/* 火 / Tue, and 火曜日 / Tuesday: borrowed, for ever. */
const char *weekday_short(enum weekday weekday);
const char *weekday_long(enum weekday weekday);

/* 令和8年度, fiscal 2026. */
char *fiscal_year_show(int year, char *text, size_t size);

/* 午前10時, 午後2時半, 正午, 午後4時15分 / 10 am, 2:30 pm, noon. */
char *minute_speak(int minute, char *text, size_t size);

/* 12月1日火曜日、午後2時から3時まで / Tuesday, 1 December, from 2 to 3 pm. The half of the day is said once. */
char *span_speak(int32_t day, int from, int to, char *text, size_t size);

#endif
