#include "core/text/csv_source.h"

#include "core/text/utf8.h"
#include "core/words.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static bool is_file(FILE *file)
{
	struct stat found;
	return fstat(fileno(file), &found) == 0 && S_ISREG(found.st_mode);
}

enum status csv_file_open(const char *path, struct fault *fault, FILE **out)
{
	/* A pipe is refused, not waited for. */
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	*out = descriptor < 0 ? NULL : fdopen(descriptor, "rb");
	if (!*out)
		return fault_set(fault, INVALID, "", _("%s cannot be read (%s): check the name."), path,
		                 strerror(errno));
	if (is_file(*out))
		return DONE;
	fclose(*out);
	*out = NULL;
	return fault_set(fault, INVALID, "", _("%s is no file: name one."), path);
}

/* How far a file is valid in an encoding. */
struct survey {
	bool valid;
	size_t line;
	bool nul;
};

/* The length of a valid CP932 character's bytes by shape: 1, 2, 0 when cut off, -1. The converter decides the rest. */
static int cp932_shape(const unsigned char *bytes, size_t size)
{
	bool double_byte = (*bytes >= 0x81 && *bytes <= 0x9f) || (*bytes >= 0xe0 && *bytes <= 0xfc);
	if (!double_byte)
		return *bytes == 0x80 || *bytes == 0xa0 || *bytes >= 0xfd ? -1 : 1;
	if (size < 2)
		return 0;
	return bytes[1] >= 0x40 && bytes[1] <= 0xfc && bytes[1] != 0x7f ? 2 : -1;
}

/* Bytes of the character at `bytes`, 0 when more are needed, -1 when there is none. */
static int character_length(iconv_t convert, const unsigned char *bytes, size_t size)
{
	uint32_t ignored;
	if (*bytes < 0x80)
		return 1;
	if (convert == (iconv_t)-1) {
		int length = utf8_next((const char *)bytes, size, &ignored);
		return length < 0 && size < 4 ? 0 : length;
	}
	int length = cp932_shape(bytes, size);
	char out[8], *to = out, *from = (char *)(uintptr_t)bytes;
	size_t left = (size_t)(length > 0 ? length : 0), room = sizeof(out);
	if (length > 0 && iconv(convert, &from, &left, &to, &room) == (size_t)-1) {
		iconv(convert, NULL, NULL, NULL, NULL);
		return -1;
	}
	return length;
}

static size_t survey_block(struct survey *survey, iconv_t convert, const unsigned char *bytes, size_t size, bool last)
{
	size_t at = 0;
	while (at < size) {
		int length = character_length(convert, bytes + at, size - at);
		if (length == 0 && !last)
			break;
		survey->nul = bytes[at] == 0;
		survey->valid = length > 0 && !survey->nul;
		if (!survey->valid)
			break;
		survey->line += bytes[at] == '\n';
		at += (size_t)length;
	}
	return at;
}

static void survey_file(struct csv_source *source, struct survey *survey)
{
	size_t waiting = 0, got;
	*survey = (struct survey){true, 1, false};
	rewind(source->in);
	do {
		got = fread(source->raw + waiting, 1, CSV_SOURCE_BYTES - waiting, source->in);
		size_t size = waiting + got;
		size_t used = survey_block(survey, source->convert, (unsigned char *)source->raw, size, got == 0);
		waiting = size - used;
		memmove(source->raw, source->raw + used, waiting);
	} while (survey->valid && got > 0);
}

static enum status refuse(const struct survey *survey, enum csv_encoding encoding, struct fault *fault)
{
	if (survey->nul)
		return fault_set(fault, INVALID, "file", _("Line %zu holds a NUL byte: this is no CSV file."),
		                 survey->line);
	if (encoding == CSV_UTF8)
		return fault_set(fault, INVALID, "encoding", _("Line %zu is not UTF-8: try --encoding cp932."),
		                 survey->line);
	if (encoding == CSV_CP932)
		return fault_set(fault, INVALID, "encoding", _("Line %zu is not CP932: try --encoding utf-8."),
		                 survey->line);
	return fault_set(fault, INVALID, "encoding",
	                 _("Line %zu is neither UTF-8 nor CP932: save the file again as CSV UTF-8."), survey->line);
}

static enum status settle(struct csv_source *source, enum csv_encoding encoding, struct fault *fault)
{
	struct survey utf8 = {false, 1, false}, cp932 = {false, 1, false};
	source->convert = (iconv_t)-1;
	if (encoding != CSV_CP932) {
		survey_file(source, &utf8);
		if (utf8.valid)
			return DONE;
	}
	if (encoding != CSV_UTF8) {
		source->convert = iconv_open("UTF-8", "CP932");
		if (source->convert == (iconv_t)-1)
			return fault_set(fault, FAILED, "encoding", _("This machine cannot read CP932."));
		survey_file(source, &cp932);
		if (cp932.valid)
			return DONE;
	}
	return refuse(cp932.line > utf8.line ? &cp932 : encoding == CSV_CP932 ? &cp932 : &utf8, encoding, fault);
}

static void skip_mark(struct csv_source *source)
{
	char mark[3];
	rewind(source->in);
	if (source->convert == (iconv_t)-1 && fread(mark, 1, 3, source->in) == 3 &&
	    memcmp(mark, "\xef\xbb\xbf", 3) == 0)
		return;
	rewind(source->in);
}

enum status csv_source_open(struct csv_source *source, FILE *in, enum csv_encoding encoding, struct fault *fault)
{
	source->in = in;
	source->waiting = 0;
	if (fseek(in, 0, SEEK_SET) != 0)
		return fault_set(fault, FAILED, "file", _("The file cannot be read twice: name a plain file."));
	enum status status = settle(source, encoding, fault);
	if (status != DONE) {
		csv_source_close(source);
		return status;
	}
	skip_mark(source);
	return DONE;
}

size_t csv_source_read(struct csv_source *source, char *out, size_t size)
{
	if (source->convert == (iconv_t)-1)
		return fread(out, 1, size, source->in);
	size_t room = CSV_SOURCE_BYTES - source->waiting;
	source->waiting += fread(source->raw + source->waiting, 1, room, source->in);
	char *from = source->raw, *to = out;
	size_t left = source->waiting;
	iconv(source->convert, &from, &left, &to, &size);
	memmove(source->raw, from, left);
	source->waiting = left;
	return (size_t)(to - out);
}

void csv_source_close(struct csv_source *source)
{
	if (source->convert != (iconv_t)-1)
		iconv_close(source->convert);
	source->convert = (iconv_t)-1;
}

bool csv_encoding_find(const char *word, enum csv_encoding *out)
{
	static const char *const words[] = {"auto", "utf-8", "cp932"};
	for (int i = 0; i < 3; i++) {
		if (strcasecmp(word, words[i]) == 0) {
			*out = (enum csv_encoding)i;
			return true;
		}
	}
	return false;
}
