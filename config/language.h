#ifndef CONFIG_LANGUAGE_H
#define CONFIG_LANGUAGE_H

#include "core/status.h"

/*
 * UTF-8 text whatever the environment says (C.UTF-8 if its locale is another or missing), and the catalogues beside the
 * program: PROGRAM/locale in the build folder, PROGRAM/../share/locale when installed. FAILED if there is no UTF-8.
 */
enum status language_open(struct fault *fault);

/* "ja" or "en". May be called again. */
void language_choose(const char *language);

/* What was chosen last. */
const char *language_chosen(void);

/* What --lang on this command line says, before anything else is read, so that every refusal is in that language. */
const char *language_asked(int argc, char **argv);

#endif
