#include "tests/fuzz/target.h"

#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct fuzz_target fuzz_targets[] = {
        {"csv", fuzz_csv},       {"ini", fuzz_ini},   {"date", fuzz_date}, {"kana", fuzz_kana},
        {"search", fuzz_search}, {"line", fuzz_line}, {NULL, NULL},
};

_Noreturn void fuzz_broken(const char *what, const char *file, int line)
{
	fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
	abort();
}

/* The two functions libFuzzer calls (llvm.org/docs/LibFuzzer.html); tests/fuzz/replay.c calls them too. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const struct fuzz_target *chosen;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	const char *name = getenv("FUZZ_TARGET");
	setlocale(LC_CTYPE, "C.UTF-8");
	for (chosen = fuzz_targets; chosen->name; chosen++)
		if (name && strcmp(name, chosen->name) == 0)
			return 0;
	fprintf(stderr, "FUZZ_TARGET names none of the targets\n");
	exit(2);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	char *text = malloc(size + 1);
	if (!text)
		return 0;
	memcpy(text, bytes, size);
	text[size] = '\0';
	chosen->run(text, size);
	free(text);
	return 0;
}
