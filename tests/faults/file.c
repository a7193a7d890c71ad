#include "tests/faults/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static void need(int good, const char *path)
{
	if (good)
		return;
	perror(path);
	exit(2);
}

unsigned char *file_read_all(const char *path, size_t *size)
{
	struct stat facts;
	FILE *file = fopen(path, "rb");
	need(file && fstat(fileno(file), &facts) == 0, path);
	*size = (size_t)facts.st_size;
	unsigned char *bytes = malloc(*size + 1);
	need(bytes && fread(bytes, 1, *size, file) == *size, path);
	fclose(file);
	return bytes;
}

void file_write_all(const char *path, const unsigned char *bytes, size_t size)
{
	FILE *file = fopen(path, "wb");
	need(file && fwrite(bytes, 1, size, file) == size && fclose(file) == 0, path);
}

void file_copy(const char *from, const char *to)
{
	size_t size;
	unsigned char *bytes = file_read_all(from, &size);
	file_write_all(to, bytes, size);
	free(bytes);
}
