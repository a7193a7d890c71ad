#ifndef CORE_PEOPLE_SPREADSHEET_H
#define CORE_PEOPLE_SPREADSHEET_H

#include "core/people/field.h"

/*
 * What a spreadsheet does to codes that it takes for figures or days when it opens a CSV file and saves it again:
 * 4.01E+12 for a corporate number, 420000087 for 042-000-0087, 2002/1/5 or Jan-05 for the address 2-1-5. Nothing brings
 * the digits back, so the row is refused. For core/people alone.
 *
 * DONE, or INVALID with the field and a sentence. Texts in which any writing may be meant (names, notes) pass.
 */
enum status spreadsheet_check(struct fault *fault, enum client_field field, const char *text);

#endif
