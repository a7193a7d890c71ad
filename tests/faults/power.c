#include "tests/faults/power.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/store/handle.h"
#include "tests/faults/day.h"
#include "tests/faults/disk.h"
#include "tests/faults/file.h"

enum { SECTOR = 512, SHOWN = 10 };

/* A file of the disk that is rebuilt. */
struct image {
	unsigned char *bytes;
	size_t size, room;
	bool there;
};

static uint64_t chance_state;

static unsigned chance(unsigned limit)
{
	uint64_t z = (chance_state += 0x9E3779B97F4A7C15U);
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
	return (unsigned)((z ^ (z >> 31)) % limit);
}

/* What became of a request that no sync followed. */
enum fate { KEPT, DROPPED, TORN, GARBLED, FATES };

/* The first two ways are all or nothing of what was not synced; the rest leave it to chance. */
static enum fate fate_of(int state)
{
	if (state < 2)
		return state == 0 ? DROPPED : KEPT;
	return chance(2) ? (enum fate)chance(FATES) : (enum fate)chance(2);
}

/* ---- Images ---- */

static void resize(struct image *image, size_t size)
{
	if (size > image->room) {
		image->room = size + size / 2;
		image->bytes = realloc(image->bytes, image->room);
		if (!image->bytes)
			exit(2);
	}
	if (size > image->size)
		memset(image->bytes + image->size, 0, size - image->size);
	image->size = size;
}

static void put(struct image *image, const struct disk_note *note, enum fate fate)
{
	size_t end = (size_t)note->offset + note->size, length = note->size;
	if (fate == TORN)
		length = note->size > SECTOR ? (1 + chance((unsigned)(note->size / SECTOR))) * SECTOR / 2
		                             : note->size / 2;
	if (fate != TORN && end > image->size)
		resize(image, end);
	else if (fate == TORN && (size_t)note->offset + length > image->size)
		resize(image, (size_t)note->offset + length);
	memcpy(image->bytes + note->offset, note->bytes, length);
	for (size_t i = 0; fate == GARBLED && i < length; i++)
		if (i / SECTOR % 2 == 0)
			image->bytes[(size_t)note->offset + i] = (unsigned char)chance(256);
}

static void apply(struct image *image, const struct disk_note *note, enum fate fate)
{
	if (fate == DROPPED)
		return;
	if (note->what == DISK_WRITE) {
		image->there = true;
		put(image, note, fate);
	} else if (note->what == DISK_TRUNCATE) {
		image->there = true;
		resize(image, (size_t)note->offset);
	} else if (note->what == DISK_DELETE) {
		image->there = false;
		image->size = 0;
	}
}

/* A sync makes everything before it in its file certain. */
static void rebuild(const struct disk_tape *tape, size_t moment, int state, const struct image *base,
                    struct image images[DISK_FILES])
{
	size_t certain[DISK_FILES] = {0};
	for (size_t i = 0; i < moment; i++)
		if (tape->notes[i].what == DISK_SYNC)
			certain[tape->notes[i].file] = i;
	for (int file = 0; file < DISK_FILES; file++)
		images[file].size = 0, images[file].there = false;
	resize(&images[DISK_STORE], base->size);
	memcpy(images[DISK_STORE].bytes, base->bytes, base->size);
	images[DISK_STORE].there = true;
	for (size_t i = 0; i < moment; i++) {
		const struct disk_note *note = &tape->notes[i];
		if (note->what != DISK_CONFIRMED && note->what != DISK_SYNC)
			apply(&images[note->file], note, i < certain[note->file] ? KEPT : fate_of(state));
	}
}

static void write_all(const struct image images[DISK_FILES], const char *path)
{
	char journal[512];
	snprintf(journal, sizeof(journal), "%s-journal", path);
	const char *paths[DISK_FILES] = {path, journal};
	for (int file = 0; file < DISK_FILES; file++) {
		unlink(paths[file]);
		if (images[file].there)
			file_write_all(paths[file], images[file].bytes, images[file].size);
	}
}

/* ---- The day on tape ---- */

static void record(const char *path, bool careless, struct disk_tape *tape)
{
	struct fault fault;
	struct db *db = day_join(path, &fault);
	if (!db || (careless && db_run(db, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = NORMAL") != DONE))
		exit(2);
	disk_record(tape);
	for (int step = 0; step < DAY_STEPS; step++) {
		if (day_step(db, step) != DONE)
			exit(2);
		disk_confirmed();
	}
	disk_record(NULL);
	db_close(db);
}

int power_cuts(const char *base, const char *place, int every, int states, bool careless, int *all)
{
	struct disk_tape tape = {0};
	struct image before = {0}, images[DISK_FILES] = {{0}};
	char path[400];
	int wrong = 0, confirmed = 0;
	snprintf(path, sizeof(path), "%s/power.db", place);
	file_copy(base, path);
	record(path, careless, &tape);
	before.bytes = file_read_all(base, &before.size);
	*all = 0;
	for (size_t moment = 0; moment <= tape.count; moment++) {
		confirmed += moment > 0 && tape.notes[moment - 1].what == DISK_CONFIRMED;
		for (int state = 0; moment % (size_t)every == 0 && state < states; state++) {
			char when[64];
			chance_state = moment * 1000 + (uint64_t)state;
			rebuild(&tape, moment, state, &before, images);
			write_all(images, path);
			snprintf(when, sizeof(when), "cut after %zu of %zu, way %d", moment, tape.count, state);
			wrong += !day_verify(path, confirmed, wrong < SHOWN && !careless ? when : NULL);
			(*all)++;
		}
	}
	for (int file = 0; file < DISK_FILES; file++)
		free(images[file].bytes);
	free(before.bytes);
	disk_tape_free(&tape);
	return wrong;
}
