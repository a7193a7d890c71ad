#include "print/receipt.h"

#include "print/pages.h"

#define WIDTH       PAGES_WIDTH
#define HALF        (PAGES_HEIGHT / 2)
#define FRAME       10.0
#define MARGIN      20.0
#define INNER       (WIDTH - 2 * MARGIN)
#define TITLE_Y     18.0
#define SIDE_WIDTH  40.0 /* of the number, and of the word of a copy */
#define COPY_HIGH   8.0
#define PAYEE_RULE  48.0
#define PAYEE_HIGH  14.0 /* it may reach so far above its rule */
#define PAYEE_WIDE  130.0
#define AMOUNT_Y    55.0
#define AMOUNT_X    45.0
#define AMOUNT_HIGH 15.0
#define PURPOSE_Y   77.0
#define LEAD        3.0
#define GIVER_Y     106.0
#define GIVER_X     92.0
#define SEAL_SIDE   22.0
#define SEAL_X      (WIDTH - MARGIN - SEAL_SIDE)

enum cell {
	CELL_TITLE,
	CELL_NUMBER,
	CELL_COPY,
	CELL_PAYEE,
	CELL_AMOUNT,
	CELL_PURPOSE,
	CELL_PAID,
	CELL_TAX,
	CELL_SOCIETY,
	CELL_CONTACT,
	CELL_SEAL
};

static const struct page_type title_type = {26, 18, true, PAGE_MIDDLE}, number_type = {10, 8, false, PAGE_RIGHT},
                              copy_type = {12, 9, true, PAGE_MIDDLE}, payee_type = {18, 11, true, PAGE_LEFT},
                              amount_type = {24, 16, true, PAGE_MIDDLE}, text_type = {12, 9, false, PAGE_LEFT},
                              tax_type = {10, 8, false, PAGE_LEFT}, society_type = {14, 10, true, PAGE_LEFT},
                              contact_type = {9, 7, false, PAGE_LEFT}, seal_type = {9, 9, false, PAGE_MIDDLE};

static double height(struct page *page, const struct page_type *type, const char *text, double width)
{
	return *text ? page_height(page, type, 1.0, text, width) : 0;
}

/* Sets a text and gives where it ends below. */
static double set(struct page *page, const struct page_type *type, const char *text, double x, double y, double width)
{
	double high = height(page, type, text, width);
	if (*text)
		page_text(page, type, 1.0, text, x, y, width);
	return y + high;
}

/* In the middle of so high a place. */
static void set_within(struct page *page, const struct page_type *type, const char *text, double x, double y,
                       double width, double high)
{
	set(page, type, text, x, y + (high - height(page, type, text, width)) / 2, width);
}

static void set_head(struct page *page, char *const *cells, double top)
{
	set(page, &title_type, cells[CELL_TITLE], MARGIN + SIDE_WIDTH, top + TITLE_Y, INNER - 2 * SIDE_WIDTH);
	set(page, &number_type, cells[CELL_NUMBER], WIDTH - MARGIN - SIDE_WIDTH, top + TITLE_Y, SIDE_WIDTH);
	if (!*cells[CELL_COPY])
		return;
	page_frame(page, MARGIN, top + TITLE_Y, SIDE_WIDTH, COPY_HIGH);
	set_within(page, &copy_type, cells[CELL_COPY], MARGIN, top + TITLE_Y, SIDE_WIDTH, COPY_HIGH);
}

/* A very long name gets as small as the room above the rule asks for. */
static void set_payee(struct page *page, char *const *cells, double top)
{
	double scale = 1.0, high;
	while ((high = page_height(page, &payee_type, scale, cells[CELL_PAYEE], PAYEE_WIDE)) > PAYEE_HIGH &&
	       scale > 0.3)
		scale -= 0.05;
	page_text(page, &payee_type, scale, cells[CELL_PAYEE], MARGIN, top + PAYEE_RULE - 1 - high, PAYEE_WIDE);
	page_rule(page, MARGIN, top + PAYEE_RULE, PAYEE_WIDE);
}

/* What for, and below it when it was received: as small as the room above who gives it asks for. */
static void set_purpose(struct page *page, char *const *cells, double top)
{
	const char *purpose = cells[CELL_PURPOSE], *paid = cells[CELL_PAID];
	double scale = 1.0, first, second;
	do {
		first = page_height(page, &text_type, scale, purpose, INNER);
		second = page_height(page, &text_type, scale, paid, INNER);
		scale -= 0.05;
	} while (PURPOSE_Y + first + LEAD + second > GIVER_Y - LEAD && scale > 0.3);
	page_text(page, &text_type, scale + 0.05, purpose, MARGIN, top + PURPOSE_Y, INNER);
	page_text(page, &text_type, scale + 0.05, paid, MARGIN, top + PURPOSE_Y + first + LEAD, INNER);
}

static void set_amount(struct page *page, char *const *cells, double top)
{
	double width = WIDTH - 2 * AMOUNT_X;
	page_frame(page, AMOUNT_X, top + AMOUNT_Y, width, AMOUNT_HIGH);
	set_within(page, &amount_type, cells[CELL_AMOUNT], AMOUNT_X, top + AMOUNT_Y, width, AMOUNT_HIGH);
	set_purpose(page, cells, top);
}

static void set_giver(struct page *page, char *const *cells, double top)
{
	double width = SEAL_X - GIVER_X - LEAD;
	double y = set(page, &society_type, cells[CELL_SOCIETY], GIVER_X, top + GIVER_Y, width) + 1;
	set(page, &contact_type, cells[CELL_CONTACT], GIVER_X, y, width);
	page_frame(page, SEAL_X, top + GIVER_Y, SEAL_SIDE, SEAL_SIDE);
	set_within(page, &seal_type, cells[CELL_SEAL], SEAL_X, top + GIVER_Y, SEAL_SIDE, SEAL_SIDE);
	set(page, &tax_type, cells[CELL_TAX], MARGIN, top + GIVER_Y, GIVER_X - MARGIN - LEAD);
}

static void set_receipt(struct page *page, char *const *cells, int at)
{
	double top = at * HALF;
	page_frame(page, FRAME, top + FRAME, WIDTH - 2 * FRAME, HALF - 2 * FRAME);
	set_head(page, cells, top);
	set_payee(page, cells, top);
	set_amount(page, cells, top);
	set_giver(page, cells, top);
}

enum status receipt_write(FILE *in, FILE *out, const char *font, const char *title, int64_t created,
                          struct fault *fault)
{
	static const struct pages how = {RECEIPT_CELLS, CELL_PAYEE, 2, set_receipt};
	return pages_write(in, out, &how, font, title, created, fault);
}
