#include "print/code.h"

#include <qrencode.h>

#define MARGIN_MODULES 4 /* ISO/IEC 18004: light on all sides */

bool code_draw(struct page *page, const char *text, double x, double y, double side)
{
	QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
	if (!code)
		return false;
	double module = side / (code->width + 2 * MARGIN_MODULES);
	for (int i = 0; i < code->width * code->width; i++)
		if (code->data[i] & 1) {
			int row = MARGIN_MODULES + i / code->width, col = MARGIN_MODULES + i % code->width;
			page_square(page, x + col * module, y + row * module, module);
		}
	page_fill(page);
	QRcode_free(code);
	return true;
}
