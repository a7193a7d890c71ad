#include "core/store/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/store/db.h"
#include "core/words.h"

/* Both forms are from sqlite.org/fileformat2.html: the database header, and the rollback journal. */
enum { HEAD = 100, READ_VERSION = 18, WRITE_VERSION = 19, USER_VERSION = 60, APPLICATION_ID = 68 };
enum { JOURNAL_HEAD = 28, RECORDS = 8, SECTOR_SIZE = 20, PAGE_SIZE = 24, PAGE_MOST = 65536 };
static const unsigned char journal_magic[8] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};

static uint32_t big_endian(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool read_at(int file, off_t at, unsigned char *out, size_t size)
{
	return pread(file, out, size, at) == (ssize_t)size;
}

/* One part of the journal: a head, then pages as they were, each behind its number. Gives where the next one begins. */
static bool find_first_page(int journal, off_t *at, unsigned char head[HEAD], bool *found)
{
	unsigned char part[JOURNAL_HEAD], number[4];
	if (!read_at(journal, *at, part, sizeof(part)) || memcmp(part, journal_magic, sizeof(journal_magic)) != 0)
		return false;
	uint32_t records = big_endian(part + RECORDS), sector = big_endian(part + SECTOR_SIZE);
	uint32_t page = big_endian(part + PAGE_SIZE);
	if (sector < JOURNAL_HEAD || sector > PAGE_MOST || page < HEAD || page > PAGE_MOST)
		return false;
	off_t record = *at + sector;
	for (uint32_t i = 0; i < records && read_at(journal, record, number, sizeof(number)); i++) {
		*found = big_endian(number) == 1 && read_at(journal, record + 4, head, HEAD);
		if (*found)
			return true;
		record += (off_t)page + 8;
	}
	*at = (record + sector - 1) / sector * sector;
	return true;
}

static bool head_in_journal(const char *path, unsigned char head[HEAD])
{
	char name[1100];
	bool found = false;
	off_t at = 0;
	snprintf(name, sizeof(name), "%s-journal", path);
	int journal = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (journal < 0)
		return false;
	while (!found && find_first_page(journal, &at, head, &found))
		;
	close(journal);
	return found;
}

static bool is_ours(const unsigned char head[HEAD])
{
	return memcmp(head, "SQLite format 3", 16) == 0 && big_endian(head + APPLICATION_ID) == DB_APPLICATION_ID;
}

static enum status inspect_head(const char *path, int file, int latest, struct fault *fault)
{
	unsigned char head[HEAD];
	if ((!read_at(file, 0, head, HEAD) || !is_ours(head)) && (!head_in_journal(path, head) || !is_ours(head)))
		return fault_set(fault, FAILED, NULL, _("%s is not a madoguchi database: name another file."), path);
	if (head[READ_VERSION] != 1 || head[WRITE_VERSION] != 1)
		return fault_set(fault, FAILED, NULL,
		                 _("%s is in WAL mode, which can lose bookings: restore a backup made by madoguchi."),
		                 path);
	if (big_endian(head + USER_VERSION) > (uint32_t)latest)
		return fault_set(fault, FAILED, NULL, _("%s was written by a newer madoguchi: install that version."),
		                 path);
	return DONE;
}

/* Modes count for root too: a database made read-only on purpose stays untouched. */
enum status file_inspect(const char *path, int latest, struct fault *fault)
{
	struct stat facts;
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (file < 0)
		return fault_set(fault, FAILED, NULL,
		                 _("%s cannot be opened (%s): create it with init, or name another file."), path,
		                 strerror(errno));
	enum status status = DONE;
	if (fstat(file, &facts) != 0 || !S_ISREG(facts.st_mode))
		status = fault_set(fault, FAILED, NULL, _("%s is not a file: name another one."), path);
	else if ((facts.st_mode & 0222) == 0 || access(path, W_OK) != 0)
		status = fault_set(fault, FAILED, NULL, _("%s is read-only: make it writable or name another file."),
		                   path);
	else
		status = inspect_head(path, file, latest, fault);
	close(file);
	return status;
}

enum status file_create(const char *path, struct fault *fault)
{
	int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (file < 0 && errno == EEXIST)
		return fault_set(fault, CONFLICT, "db", _("%s exists already: name a new file."), path);
	if (file < 0)
		return fault_set(fault, FAILED, "db", _("%s cannot be created (%s): name another place."), path,
		                 strerror(errno));
	close(file);
	return DONE;
}
