#ifndef CORE_EXPORT_CERTIFICATE_SHEET_H
#define CORE_EXPORT_CERTIFICATE_SHEET_H

#include "core/export/seminar_sheet.h"

/*
 * The certificates of a course, as the records of print/certificate.h: in order of roll, for those who have earned it.
 * Its date is that of the last session, so that one made again is the same. Fills a zeroed sheet, which is to be
 * closed. CONFLICT: certificate_ready, or nobody has earned it.
 */
enum status certificate_sheet(struct db *db, const struct seminar *seminar, const struct sign_up_list *people,
                              struct seminar_sheet *out);

#endif
