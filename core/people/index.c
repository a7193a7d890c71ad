#include "core/people/index.h"

#include <string.h>
#include <sys/mman.h>

#define GROWTH (1 << 20)

/* Mapped, because mremap moves pages without copying: there is never a second copy of a hundred megabytes. */
static char *reserve(struct index_bytes *b, size_t more)
{
	if (b->room - b->used < more) {
		size_t room = b->room + (b->room / 4 > GROWTH ? b->room / 4 : GROWTH) + more;
		room &= ~(size_t)4095;
		void *grown = b->bytes ? mremap(b->bytes, b->room, room, MREMAP_MAYMOVE)
		                       : mmap(NULL, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		if (grown == MAP_FAILED)
			return NULL;
		b->bytes = grown;
		b->room = room;
	}
	return b->bytes + b->used;
}

static bool append(struct index_bytes *b, const void *bytes, size_t count)
{
	char *room = count > 0 ? reserve(b, count) : NULL;
	if (room) {
		memcpy(room, bytes, count);
		b->used += count;
	}
	return room || count == 0;
}

struct index_row *index_rows(const struct index *index)
{
	return (struct index_row *)(void *)index->rows.bytes;
}

uint32_t index_end(const struct index *index, uint32_t row, enum key_plane plane)
{
	return row + 1 < index->count ? index_rows(index)[row + 1].start[plane] : (uint32_t)index->planes[plane].used;
}

const struct index_grams *index_grams(enum key_plane plane)
{
	static const struct index_grams grams[PLANES] = {
	        [PLANE_SOUND] = {2, 3, 4},
	        [PLANE_WORD] = {1, 2, 2},
	        [PLANE_DIGIT] = {3, 4, 4},
	        [PLANE_LATIN] = {3, 3, 3},
	};
	return &grams[plane];
}

size_t index_letter(enum key_plane plane, const char *text)
{
	unsigned char lead = (unsigned char)*text;
	if (plane != PLANE_WORD || lead < 0xc0)
		return 1;
	return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

uint16_t index_hash(enum key_plane plane, enum index_anchor anchor, const char *run, size_t length)
{
	uint64_t value = 0;
	memcpy(&value, run, length < 8 ? length : 8);
	value ^= ((uint64_t)plane * 3 + anchor + 1) * 0x9e3779b97f4a7c15U;
	value ^= length * 0xc2b2ae3d27d4eb4fU;
	value *= 0xff51afd7ed558ccdU;
	value ^= value >> 29;
	value *= 0xc4ceb9fe1a85ec53U;
	return (uint16_t)(value >> 49);
}

bool index_is_top(char tag)
{
	return tag == KEY_TAG(LOOKUP_READING) || tag == KEY_TAG(LOOKUP_NAME) || tag == KEY_TAG(LOOKUP_NUMBER) ||
	       tag == KEY_FORMER;
}

static void set_bit(char *signature, uint16_t bit)
{
	signature[bit >> 3] |= (char)(1 << (bit & 7));
}

/* The runs that begin at one letter, `end` being the end of its field. */
static void sign_letter(char *signature, enum key_plane plane, enum index_anchor anchor, const char *text,
                        const char *end)
{
	const struct index_grams *grams = index_grams(plane);
	int most = anchor != ANCHOR_NONE && grams->anchored > grams->most ? grams->anchored : grams->most;
	const char *to = text;
	for (int letters = 1; letters <= most && to < end; letters++) {
		to += index_letter(plane, to);
		if (letters >= grams->least && letters <= grams->most)
			set_bit(signature, index_hash(plane, ANCHOR_NONE, text, (size_t)(to - text)));
		if (anchor != ANCHOR_NONE && letters <= grams->anchored)
			set_bit(signature, index_hash(plane, anchor, text, (size_t)(to - text)));
	}
}

static bool is_mark(char c)
{
	return c >= 0x10 && c < KEY_MARKS;
}

static void sign(char *signature, enum key_plane plane, const char *text, const char *end)
{
	while (text < end) {
		enum index_anchor anchor = ANCHOR_NONE;
		if (is_mark(*text)) {
			anchor = index_is_top(*text) ? ANCHOR_START : ANCHOR_WORD;
			text++;
		}
		const char *stop = text;
		while (stop < end && !is_mark(*stop))
			stop++;
		while (text < stop) {
			sign_letter(signature, plane, anchor, text, stop);
			anchor = ANCHOR_NONE;
			text += index_letter(plane, text);
		}
	}
}

/* Rows keep the client's id when they die, negative, so that the sorted part stays sorted by its amount. */
static int64_t amount(int64_t client)
{
	return client < 0 ? -client : client;
}

/* A line of the record, without its end; the record moves behind it. */
static size_t line(const char **record)
{
	const char *text = *record;
	size_t length = strcspn(text, "\n");
	*record = text + length + (text[length] != '\0');
	return length;
}

static char *signature_of(struct index *index, uint32_t row)
{
	size_t block = row / INDEX_BLOCK;
	if (row % INDEX_BLOCK == 0) {
		if (!reserve(&index->signatures, INDEX_SIGNATURE_BYTES))
			return NULL;
		index->signatures.used += INDEX_SIGNATURE_BYTES;
	}
	return index->signatures.bytes + block * INDEX_SIGNATURE_BYTES;
}

bool index_add(struct index *index, int64_t client, const char *record)
{
	struct index_row row = {.client = client, .show = (uint32_t)index->show.used};
	char *signature = signature_of(index, index->count);
	if (!signature)
		return false;
	const char *show = record;
	for (int i = 0; i < 1 + (int)LOOKUP_COLUMNS; i++)
		line(&record);
	/* The lines of the shown texts become strings: the last one too, as the record goes on behind it. */
	size_t length = (size_t)(record - show);
	if (!append(&index->show, show, length) || !append(&index->show, "", 1))
		return false;
	for (size_t i = row.show; i < index->show.used; i++) {
		if (index->show.bytes[i] == '\n')
			index->show.bytes[i] = '\0';
	}
	for (int plane = 0; plane < PLANES; plane++) {
		const char *text = record;
		size_t bytes = line(&record);
		row.start[plane] = (uint32_t)index->planes[plane].used;
		if (!append(&index->planes[plane], text, bytes))
			return false;
		sign(signature, (enum key_plane)plane, text, text + bytes);
	}
	if (!append(&index->rows, &row, sizeof(row)))
		return false;
	if (index->sorted == index->count &&
	    (index->count == 0 || amount(index_rows(index)[index->count - 1].client) < client))
		index->sorted++;
	index->count++;
	index->alive++;
	return true;
}

int64_t index_find(const struct index *index, int64_t client)
{
	const struct index_row *rows = index_rows(index);
	uint32_t low = 0, high = index->sorted;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (amount(rows[middle].client) < client)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < index->sorted && rows[low].client == client)
		return low;
	for (uint32_t row = index->count; row > index->sorted; row--) {
		if (rows[row - 1].client == client)
			return row - 1;
	}
	return -1;
}

void index_kill(struct index *index, uint32_t row)
{
	struct index_row *dead = &index_rows(index)[row];
	dead->client = -amount(dead->client);
	index->alive--;
}

static void bytes_free(struct index_bytes *b)
{
	if (b->bytes)
		munmap(b->bytes, b->room);
	*b = (struct index_bytes){NULL, 0, 0};
}

void index_free(struct index *index)
{
	for (int plane = 0; plane < PLANES; plane++)
		bytes_free(&index->planes[plane]);
	bytes_free(&index->show);
	bytes_free(&index->rows);
	bytes_free(&index->signatures);
	index->count = index->alive = index->sorted = 0;
}
