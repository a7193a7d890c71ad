#include "print/certificate.h"

#include "print/pages.h"

#define WIDTH      PAGES_WIDTH
#define HEIGHT     PAGES_HEIGHT
#define FRAME      13.0 /* from the edge; the inner one stands so much further in: */
#define FRAME_GAP  1.5
#define MARGIN     34.0
#define TITLE_Y    50.0
#define NAME_TOP   78.0 /* what stands above the rule may reach up to here */
#define NAME_RULE  128.0
#define NAME_SIDE  40.0
#define LEAD       2.0
#define FIRM_LEAST 0.6 /* of its type: it stays readable above a long name */
#define SENTENCE_Y 150.0
#define DATE_Y     214.0
#define SEAL_SIDE  24.0
#define SEAL_X     (WIDTH - MARGIN - SEAL_SIDE)
#define SEAL_Y     234.0

enum cell { CELL_TITLE, CELL_FIRM, CELL_NAME, CELL_SENTENCE, CELL_DATE, CELL_SOCIETY, CELL_SEAL };

static const struct page_type title_type = {44, 30, true, PAGE_MIDDLE}, firm_type = {14, 10, false, PAGE_MIDDLE},
                              name_type = {26, 15, true, PAGE_MIDDLE}, sentence_type = {18, 18, false, PAGE_LEFT},
                              date_type = {14, 10, false, PAGE_LEFT}, society_type = {18, 12, true, PAGE_RIGHT},
                              seal_type = {9, 9, false, PAGE_MIDDLE};

/* Business and name, one above the other, or only how high they are; empty ones take no room. */
static double set_names(struct page *page, char *const *cells, double scale, double y, bool draw)
{
	static const struct page_type *const types[] = {&firm_type, &name_type};
	double top = y, width = WIDTH - 2 * NAME_SIDE;
	for (int i = 0; i < 2; i++) {
		const char *text = cells[CELL_FIRM + i];
		double own = i == 0 && scale < FIRM_LEAST ? FIRM_LEAST : scale;
		if (!*text)
			continue;
		if (draw)
			page_text(page, types[i], own, text, NAME_SIDE, y, width);
		y += page_height(page, types[i], own, text, width) + LEAD;
	}
	return y - top;
}

static void set_above_rule(struct page *page, char *const *cells)
{
	double scale = 1.0, height;
	while ((height = set_names(page, cells, scale, 0, false)) > NAME_RULE - NAME_TOP && scale > 0.3)
		scale -= 0.05;
	set_names(page, cells, scale, NAME_RULE - height, true);
	page_rule(page, NAME_SIDE, NAME_RULE, WIDTH - 2 * NAME_SIDE);
}

/* Who gives it ends where the seal begins, at the middle of its height. */
static void set_giver(struct page *page, char *const *cells)
{
	double width = SEAL_X - MARGIN - LEAD, middle = SEAL_Y + SEAL_SIDE / 2;
	double height = page_height(page, &society_type, 1.0, cells[CELL_SOCIETY], width);
	page_text(page, &society_type, 1.0, cells[CELL_SOCIETY], MARGIN, middle - height / 2, width);
	height = page_height(page, &seal_type, 1.0, cells[CELL_SEAL], SEAL_SIDE);
	page_text(page, &seal_type, 1.0, cells[CELL_SEAL], SEAL_X, middle - height / 2, SEAL_SIDE);
}

static void set_page(struct page *page, char *const *cells, int at)
{
	(void)at;
	double width = WIDTH - 2 * MARGIN, inner = FRAME + FRAME_GAP;
	page_frame(page, FRAME, FRAME, WIDTH - 2 * FRAME, HEIGHT - 2 * FRAME);
	page_frame(page, inner, inner, WIDTH - 2 * inner, HEIGHT - 2 * inner);
	page_text(page, &title_type, 1.0, cells[CELL_TITLE], MARGIN, TITLE_Y, width);
	set_above_rule(page, cells);
	page_text(page, &sentence_type, 1.0, cells[CELL_SENTENCE], MARGIN, SENTENCE_Y, width);
	page_text(page, &date_type, 1.0, cells[CELL_DATE], MARGIN, DATE_Y, width);
	set_giver(page, cells);
}

enum status certificate_write(FILE *in, FILE *out, const char *font, const char *title, int64_t created,
                              struct fault *fault)
{
	static const struct pages how = {CERTIFICATE_CELLS, CELL_NAME, 1, set_page};
	return pages_write(in, out, &how, font, title, created, fault);
}
