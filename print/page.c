#include "print/page.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/text/utf8.h"
#include "core/words.h"

#define POINTS_A_MM  (72.0 / 25.4)
#define LINE_SPACING 1.25F

struct page {
	FILE *out;
	cairo_surface_t *surface;
	cairo_t *cairo;
	PangoLayout *layout;
	const char *font;
	char missing[8];
};

static cairo_status_t put(void *closure, const unsigned char *bytes, unsigned count)
{
	return fwrite(bytes, 1, count, closure) == count ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* Asked in every language its names have: Pango lists each family under the one name of the language around it. */
static bool installed(const char *name)
{
	FcPattern *asked = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, (const FcChar8 *)name, (char *)NULL);
	FcObjectSet *nothing = FcObjectSetCreate();
	FcFontSet *fonts = FcFontList(NULL, asked, nothing);
	bool found = fonts && fonts->nfont > 0;
	if (fonts)
		FcFontSetDestroy(fonts);
	FcObjectSetDestroy(nothing);
	FcPatternDestroy(asked);
	return found;
}

static void set_metadata(cairo_surface_t *surface, const char *title, int64_t created)
{
	char date[40];
	struct tm parts;
	time_t seconds = (time_t)created;
	gmtime_r(&seconds, &parts);
	strftime(date, sizeof(date), "%Y-%m-%dT%H:%M:%SZ", &parts);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

/* A name that goes on in the next line gets no sign of its own there. */
static void forbid_hyphens(PangoLayout *layout)
{
	PangoAttrList *list = pango_attr_list_new();
	pango_attr_list_insert(list, pango_attr_insert_hyphens_new(FALSE));
	pango_layout_set_attributes(layout, list);
	pango_attr_list_unref(list);
}

/* Widths grow with the size and nothing else, so that a text made to fit does. */
static PangoLayout *plain_layout(cairo_t *cairo)
{
	PangoLayout *layout = pango_cairo_create_layout(cairo);
	PangoContext *context = pango_layout_get_context(layout);
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	pango_cairo_context_set_font_options(context, options);
	pango_context_set_round_glyph_positions(context, FALSE);
	cairo_font_options_destroy(options);
	forbid_hyphens(layout);
	return layout;
}

enum status page_open(FILE *out, double width, double height, const char *font, const char *title, int64_t created,
                      struct page **page, struct fault *fault)
{
	struct page *p = calloc(1, sizeof(*p));
	*page = p;
	if (!p)
		return fault_set(fault, FAILED, "", _("Out of memory."));
	p->out = out;
	p->font = font;
	p->surface = cairo_pdf_surface_create_for_stream(put, out, width * POINTS_A_MM, height * POINTS_A_MM);
	p->cairo = cairo_create(p->surface);
	p->layout = plain_layout(p->cairo);
	set_metadata(p->surface, title, created);
	if (!installed(font))
		return fault_set(fault, INVALID, "font",
		                 _("The font %s is not installed: install it, or name another in [print] font."), font);
	return DONE;
}

void page_turn(struct page *page)
{
	cairo_show_page(page->cairo);
}

enum status page_close(struct page *page, struct fault *fault)
{
	if (!page)
		return DONE;
	g_object_unref(page->layout);
	cairo_destroy(page->cairo);
	cairo_surface_finish(page->surface);
	bool written = cairo_surface_status(page->surface) == CAIRO_STATUS_SUCCESS && fflush(page->out) == 0;
	cairo_surface_destroy(page->surface);
	free(page);
	return written ? DONE : fault_set(fault, FAILED, "", _("The file cannot be written: see the disk."));
}

/* Sizes are set as absolute: Pango takes a point on a PDF page for 1/96 inch otherwise. */
static void set_size(struct page *page, const struct page_type *type, double size)
{
	PangoFontDescription *font = pango_font_description_new();
	pango_font_description_set_family(font, page->font);
	pango_font_description_set_weight(font, type->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
	pango_layout_set_font_description(page->layout, font);
	pango_font_description_free(font);
}

static void note_missing(struct page *page, const char *whole)
{
	const char *text = whole;
	if (page->missing[0] || pango_layout_get_unknown_glyphs_count(page->layout) == 0)
		return;
	uint32_t character;
	for (int bytes; !page->missing[0] && (bytes = utf8_step(text, &character)) > 0; text += bytes) {
		pango_layout_set_text(page->layout, text, bytes);
		if (pango_layout_get_unknown_glyphs_count(page->layout) > 0)
			snprintf(page->missing, sizeof(page->missing), "%.*s", bytes, text);
	}
	pango_layout_set_text(page->layout, whole, -1);
}

static const PangoAlignment alignments[] = {
        [PAGE_LEFT] = PANGO_ALIGN_LEFT, [PAGE_MIDDLE] = PANGO_ALIGN_CENTER, [PAGE_RIGHT] = PANGO_ALIGN_RIGHT};

/* The largest size at which it stands in one line; in several, where even the least is too wide, its own. */
static void lay_out(struct page *page, const struct page_type *type, double scale, const char *text, double width)
{
	int natural, room = (int)(width * POINTS_A_MM * PANGO_SCALE);
	double size = type->size * scale, least = type->least * scale;
	pango_layout_set_width(page->layout, -1);
	pango_layout_set_wrap(page->layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_line_spacing(page->layout, LINE_SPACING);
	pango_layout_set_alignment(page->layout, alignments[type->side]);
	pango_layout_set_text(page->layout, text, -1);
	set_size(page, type, size);
	pango_layout_get_size(page->layout, &natural, NULL);
	note_missing(page, text);
	/* A hair less, since sizes are rounded. */
	double fitted = natural > room ? size * room / natural * 0.99 : size;
	set_size(page, type, fitted < least ? size : fitted);
	pango_layout_set_width(page->layout, room);
}

double page_height(struct page *page, const struct page_type *type, double scale, const char *text, double width)
{
	int height;
	lay_out(page, type, scale, text, width);
	pango_layout_get_size(page->layout, NULL, &height);
	return (double)height / PANGO_SCALE / POINTS_A_MM;
}

void page_text(struct page *page, const struct page_type *type, double scale, const char *text, double x, double y,
               double width)
{
	lay_out(page, type, scale, text, width);
	cairo_move_to(page->cairo, x * POINTS_A_MM, y * POINTS_A_MM);
	pango_cairo_show_layout(page->cairo, page->layout);
}

void page_square(struct page *page, double x, double y, double side)
{
	cairo_rectangle(page->cairo, x * POINTS_A_MM, y * POINTS_A_MM, side * POINTS_A_MM, side * POINTS_A_MM);
}

void page_fill(struct page *page)
{
	cairo_fill(page->cairo);
}

void page_rule(struct page *page, double x, double y, double width)
{
	cairo_set_line_width(page->cairo, 0.5);
	cairo_move_to(page->cairo, x * POINTS_A_MM, y * POINTS_A_MM);
	cairo_rel_line_to(page->cairo, width * POINTS_A_MM, 0);
	cairo_stroke(page->cairo);
}

void page_frame(struct page *page, double x, double y, double width, double height)
{
	cairo_set_line_width(page->cairo, 0.5);
	cairo_rectangle(page->cairo, x * POINTS_A_MM, y * POINTS_A_MM, width * POINTS_A_MM, height * POINTS_A_MM);
	cairo_stroke(page->cairo);
}

void page_scale(struct page *page, double x, double y, double factor)
{
	cairo_save(page->cairo);
	cairo_translate(page->cairo, x * POINTS_A_MM, y * POINTS_A_MM);
	cairo_scale(page->cairo, factor, factor);
	cairo_translate(page->cairo, -x * POINTS_A_MM, -y * POINTS_A_MM);
}

void page_restore(struct page *page)
{
	cairo_restore(page->cairo);
}

const char *page_missing(const struct page *page)
{
	return page->missing;
}
