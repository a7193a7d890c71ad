#ifndef TESTS_UNIT_JAPANESE_H
#define TESTS_UNIT_JAPANESE_H

/* From here on this test reads Japanese, from the catalogue of the build folder. Fails the test if it is not there. */
void japanese_begin(void);

#endif
