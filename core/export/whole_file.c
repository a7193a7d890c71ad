#include "core/export/whole_file.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/words.h"

FILE *memory_file(void)
{
	int fd = memfd_create("madoguchi", MFD_CLOEXEC);
	FILE *file = fd >= 0 ? fdopen(fd, "w+") : NULL;
	if (!file && fd >= 0)
		close(fd);
	return file;
}

static enum status refuse(enum status status, const char *path, struct fault *fault)
{
	return fault_set(fault, status, "output", _("%s cannot be written (%s): name another file."), path,
	                 strerror(errno));
}

/* What is there and is no file (a device, a pipe) is written to, never replaced. */
static bool is_no_file(const char *path)
{
	struct stat there;
	return stat(path, &there) == 0 && !S_ISREG(there.st_mode);
}

enum status whole_file_open(struct whole_file *out, const char *path, FILE *stream, struct fault *fault)
{
	*out = (struct whole_file){.path = path, .stream = path ? NULL : stream};
	errno = ENAMETOOLONG;
	if (path && is_no_file(path)) {
		out->stream = fopen(path, "wbe");
	} else if (path) {
		if (snprintf(out->part, sizeof(out->part), "%s.part", path) < (int)sizeof(out->part))
			out->file = fopen(out->part, "wbe");
		return out->file ? DONE : refuse(INVALID, path, fault);
	}
	if (!out->stream)
		return refuse(INVALID, path, fault);
	out->file = memory_file();
	return out->file ? DONE : fault_set(fault, FAILED, NULL, _("Out of memory."));
}

static bool copy(FILE *from, FILE *to)
{
	char buffer[65536];
	size_t got;
	if (fflush(from) != 0 || ferror(from))
		return false;
	rewind(from);
	while ((got = fread(buffer, 1, sizeof(buffer), from)) > 0)
		if (fwrite(buffer, 1, got, to) != got)
			return false;
	return !ferror(from) && fflush(to) == 0;
}

static enum status close_stream(struct whole_file *file, enum status status, struct fault *fault)
{
	bool written = status != DONE || copy(file->file, file->stream);
	fclose(file->file);
	if (!file->path)
		return status; /* whoever owns the stream sees to its errors */
	if (!written)
		status = refuse(FAILED, file->path, fault);
	if (fclose(file->stream) != 0 && status == DONE)
		status = refuse(FAILED, file->path, fault);
	return status;
}

enum status whole_file_close(struct whole_file *file, enum status status, struct fault *fault)
{
	if (file->stream)
		return close_stream(file, status, fault);
	bool failed = ferror(file->file);
	if ((fclose(file->file) != 0 || failed) && status == DONE)
		status = refuse(FAILED, file->path, fault);
	if (status == DONE && rename(file->part, file->path) != 0)
		status = refuse(FAILED, file->path, fault);
	if (status != DONE)
		unlink(file->part);
	return status;
}
