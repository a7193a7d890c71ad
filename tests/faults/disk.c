#include "tests/faults/disk.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/faults/call.h"

struct file {
	sqlite3_file base;
	enum disk_file which;
	bool known; /* the store or its journal; SQLite's own files of the moment are not on the tape */
	sqlite3_file real[];
};

static sqlite3_vfs *unix_vfs, vfs;
static struct disk_tape *recording;

/* ---- The tape ---- */

static void note(bool known, struct disk_note note, const void *bytes)
{
	struct disk_tape *tape = recording;
	if (!tape || !known)
		return;
	if (tape->count == tape->room) {
		tape->room = tape->room ? 2 * tape->room : 1024;
		tape->notes = realloc(tape->notes, tape->room * sizeof(*tape->notes));
	}
	note.bytes = note.size ? malloc(note.size) : NULL;
	if (!tape->notes || (note.size && !note.bytes)) {
		fprintf(stderr, "the tape is full\n");
		exit(2);
	}
	if (note.size)
		memcpy(note.bytes, bytes, note.size);
	tape->notes[tape->count++] = note;
}

void disk_record(struct disk_tape *tape)
{
	recording = tape;
}

void disk_confirmed(void)
{
	note(true, (struct disk_note){.what = DISK_CONFIRMED}, NULL);
}

void disk_tape_free(struct disk_tape *tape)
{
	for (size_t i = 0; i < tape->count; i++)
		free(tape->notes[i].bytes);
	free(tape->notes);
	memset(tape, 0, sizeof(*tape));
}

static bool is_journal(const char *name)
{
	static const char end[] = "-journal";
	size_t length = strlen(name);
	return length > strlen(end) && strcmp(name + length - strlen(end), end) == 0;
}

/* ---- A file ---- */

static struct file *own(sqlite3_file *base)
{
	return (struct file *)base;
}

static int file_close(sqlite3_file *base)
{
	struct file *file = own(base);
	return file->real->pMethods ? file->real->pMethods->xClose(file->real) : SQLITE_OK;
}

static int file_read(sqlite3_file *base, void *out, int size, sqlite3_int64 offset)
{
	if (call_fails(CALL_DISK))
		return SQLITE_IOERR_READ;
	return own(base)->real->pMethods->xRead(own(base)->real, out, size, offset);
}

static int file_write(sqlite3_file *base, const void *bytes, int size, sqlite3_int64 offset)
{
	struct file *file = own(base);
	bool fails = call_fails(CALL_DISK);
	int written = fails ? size / 2 : size;
	note(file->known,
	     (struct disk_note){.what = DISK_WRITE, .file = file->which, .offset = offset, .size = (size_t)written},
	     bytes);
	int result = file->real->pMethods->xWrite(file->real, bytes, written, offset);
	return fails ? offset % 8192 ? SQLITE_IOERR_WRITE : SQLITE_FULL : result;
}

static int file_truncate(sqlite3_file *base, sqlite3_int64 size)
{
	struct file *file = own(base);
	if (call_fails(CALL_DISK))
		return SQLITE_IOERR_TRUNCATE;
	note(file->known, (struct disk_note){.what = DISK_TRUNCATE, .file = file->which, .offset = size}, NULL);
	return file->real->pMethods->xTruncate(file->real, size);
}

static int file_sync(sqlite3_file *base, int flags)
{
	struct file *file = own(base);
	if (call_fails(CALL_DISK))
		return SQLITE_IOERR_FSYNC;
	note(file->known, (struct disk_note){.what = DISK_SYNC, .file = file->which}, NULL);
	return file->real->pMethods->xSync(file->real, flags);
}

static int file_size(sqlite3_file *base, sqlite3_int64 *out)
{
	if (call_fails(CALL_DISK))
		return SQLITE_IOERR_FSTAT;
	return own(base)->real->pMethods->xFileSize(own(base)->real, out);
}

static int file_lock(sqlite3_file *base, int level)
{
	if (call_fails(CALL_DISK))
		return SQLITE_IOERR_LOCK;
	return own(base)->real->pMethods->xLock(own(base)->real, level);
}

static int file_unlock(sqlite3_file *base, int level)
{
	return own(base)->real->pMethods->xUnlock(own(base)->real, level);
}

static int file_check_lock(sqlite3_file *base, int *out)
{
	if (call_fails(CALL_DISK))
		return SQLITE_IOERR_CHECKRESERVEDLOCK;
	return own(base)->real->pMethods->xCheckReservedLock(own(base)->real, out);
}

static int file_control(sqlite3_file *base, int what, void *argument)
{
	return own(base)->real->pMethods->xFileControl(own(base)->real, what, argument);
}

static int file_sector(sqlite3_file *base)
{
	return own(base)->real->pMethods->xSectorSize(own(base)->real);
}

static int file_features(sqlite3_file *base)
{
	return own(base)->real->pMethods->xDeviceCharacteristics(own(base)->real);
}

/* Version 1: no shared memory, so no WAL either, and no mapped reads past the counter. */
static const sqlite3_io_methods methods = {
        .iVersion = 1,
        .xClose = file_close,
        .xRead = file_read,
        .xWrite = file_write,
        .xTruncate = file_truncate,
        .xSync = file_sync,
        .xFileSize = file_size,
        .xLock = file_lock,
        .xUnlock = file_unlock,
        .xCheckReservedLock = file_check_lock,
        .xFileControl = file_control,
        .xSectorSize = file_sector,
        .xDeviceCharacteristics = file_features,
};

/* ---- The disk ---- */

static int disk_open(sqlite3_vfs *self, const char *name, sqlite3_file *base, int flags, int *out_flags)
{
	(void)self;
	struct file *file = own(base);
	file->base.pMethods = NULL;
	file->known = name != NULL;
	file->which = name && is_journal(name) ? DISK_JOURNAL : DISK_STORE;
	if (call_fails(CALL_DISK))
		return SQLITE_CANTOPEN;
	int result = unix_vfs->xOpen(unix_vfs, name, file->real, flags, out_flags);
	if (file->real->pMethods)
		file->base.pMethods = &methods;
	return result;
}

/* Without a sync of the folder the deletion is only asked for. */
static int disk_delete(sqlite3_vfs *self, const char *name, int sync)
{
	(void)self;
	enum disk_file which = is_journal(name) ? DISK_JOURNAL : DISK_STORE;
	if (call_fails(CALL_DISK))
		return SQLITE_IOERR_DELETE;
	note(true, (struct disk_note){.what = DISK_DELETE, .file = which}, NULL);
	if (sync)
		note(true, (struct disk_note){.what = DISK_SYNC, .file = which}, NULL);
	return unix_vfs->xDelete(unix_vfs, name, sync);
}

static int disk_access(sqlite3_vfs *self, const char *name, int flags, int *out)
{
	(void)self;
	if (call_fails(CALL_DISK))
		return SQLITE_IOERR_ACCESS;
	return unix_vfs->xAccess(unix_vfs, name, flags, out);
}

void disk_begin(void)
{
	unix_vfs = sqlite3_vfs_find(NULL);
	vfs = *unix_vfs;
	vfs.zName = "faults";
	vfs.szOsFile = (int)sizeof(struct file) + unix_vfs->szOsFile;
	vfs.xOpen = disk_open;
	vfs.xDelete = disk_delete;
	vfs.xAccess = disk_access;
	sqlite3_vfs_register(&vfs, 1);
}
