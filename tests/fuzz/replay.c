/* Runs FUZZ_TARGET over the files named: the corpus, without a fuzzer. */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/faults/file.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int main(int argc, char **argv)
{
	LLVMFuzzerInitialize(&argc, &argv);
	for (int i = 1; i < argc; i++) {
		size_t size;
		unsigned char *bytes = file_read_all(argv[i], &size);
		LLVMFuzzerTestOneInput(bytes, size);
		free(bytes);
	}
	printf("%s: %d replayed\n", getenv("FUZZ_TARGET"), argc - 1);
	return argc > 1 ? 0 : 2;
}
