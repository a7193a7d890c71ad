#ifndef CORE_TEXT_LEGAL_H
#define CORE_TEXT_LEGAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Legal forms in the names of businesses: 株式会社, (株), ㈱ and their kin. The stored name is never changed; these
 * functions only say where the form stands in it. */

enum legal_place { LEGAL_NONE, LEGAL_FRONT, LEGAL_MIDDLE, LEGAL_BACK };

#define LEGAL_NAME_BYTES 1024

struct legal_split {
	const char *form;            /* the whole form's name ("株式会社"), static; NULL when there is none */
	enum legal_place place;      /* where it stands; MIDDLE when a branch's name follows */
	char bare[LEGAL_NAME_BYTES]; /* the name without it and without spaces around */
};

/* Parts the first legal form from a name, as written: 株式会社, （株）, (株), ㈱ all give the form 株式会社. */
void legal_form_split(const char *name, struct legal_split *out);

/* How a form shows it beside the name as typed: "株式会社(前) ＋ 山田製作所", in the reader's language; "" without a
 * form. Gives `out`. */
char *legal_form_show(const char *name, char *out, size_t size);

/* The whole name of the form when `text` is nothing but a legal form in any writing, kana included; else NULL. */
const char *legal_form_only(const char *text);

/* A small number for a form's name as given by the functions above, 0 and on, below 64; the same for ever. -1 for
 * NULL or another text. */
int legal_form_code(const char *form);

/* For folding: how many of the `count` characters at `text` (NFKC form, so that ㈱ is "(株)") are a legal form, 0 when
 * none starts here. `form`, which may be NULL, gets its whole name. */
size_t legal_form_at(const uint32_t *text, size_t count, const char **form);

#endif
