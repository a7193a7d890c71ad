#ifndef TESTS_SCREENS_RECIPE_H
#define TESTS_SCREENS_RECIPE_H

#include "tests/screens/player.h"

/*
 * Makes an empty folder for the run and in it the database that setting->data asks for. Practice databases are made
 * once for each clock and program, kept in `cache`, and copied. False with a sentence in `error`.
 */
bool recipe_make(const struct play_setting *setting, const char *cache, char *error, size_t size);

/*
 * Runs a shell line in which `madoguchi` is the program under test, with the setting's clock and database; its output
 * is added to the file "log" in the run's folder. Its exit status, or -1.
 */
int recipe_run(const struct play_setting *setting, const char *line);

/* The environment of the program under test, ended by NULL and made from nothing but the setting; recipe_free frees. */
char **recipe_environment(const struct play_setting *setting);
void recipe_free(char **environment);

#endif
