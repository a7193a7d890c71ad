#ifndef CORE_WORDS_H
#define CORE_WORDS_H

#include <libintl.h>

/* User text is English in the source; po/ja.po holds the Japanese. N_ marks text in tables, translated where shown. */
#define _(text)  gettext(text)
#define N_(text) text

#endif
