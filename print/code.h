#ifndef PRINT_CODE_H
#define PRINT_CODE_H

#include <stdbool.h>

#include "print/page.h"

/* A QR code (ISO/IEC 18004) of a short text, `side` millimetres wide with the light margin it needs. False without
 * memory, or when the text is too long for one. */
bool code_draw(struct page *page, const char *text, double x, double y, double side);

#endif
