#ifndef CORE_EXPORT_SEMINAR_SHEET_H
#define CORE_EXPORT_SEMINAR_SHEET_H

#include "core/export/extract.h"
#include "core/seminars/seminar.h"
#include "core/seminars/sign_up.h"
#include "core/time/show.h"

/* The lists of a seminar, as the records of print/table.h and print/labels.h. */

#define SHEET_BOXES 4 /* of a row, a session each; more sessions have one for the day */

struct seminar_sheet {
	struct extract rows;
	char columns[256];                  /* as print/table.h takes them */
	char days[SHEET_BOXES][SHOW_BYTES]; /* the heads of the frames */
	int people;                         /* who stand in it */
};

/* The business of somebody, empty for who trades under their own name. */
const char *seminar_sheet_firm(const struct sign_up *person);

/* Each fills a zeroed sheet, which is to be closed. */
void seminar_sheet_roster(const struct seminar *seminar, const struct sign_up_list *people, struct seminar_sheet *out);
void seminar_sheet_codes(const struct seminar *seminar, const struct sign_up_list *people, struct seminar_sheet *out);
void seminar_sheet_tags(const struct seminar *seminar, const struct sign_up_list *people, struct seminar_sheet *out);
void seminar_sheet_close(struct seminar_sheet *sheet);

#endif
