#include "core/people/index.h"

#include <string.h>
#include <sys/mman.h>

#define GROWTH    (1 << 20)
#define HUGE_FROM (8 << 20)

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
		/* A million clients fill tens of thousands of small pages, each a stop of its own. */
		if (room >= HUGE_FROM)
			madvise(grown, room, MADV_HUGEPAGE);
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

const char *index_text(const struct index *index, uint32_t row, enum lookup_column column)
{
	const char *text = index->show.bytes + index_rows(index)[row].show;
	for (int i = 0; i <= (int)column; i++)
		text += strlen(text) + 1;
	return text;
}

size_t index_field(const struct index *index, enum key_plane plane, size_t at)
{
	const char *bytes = index->planes[plane].bytes;
	while (!index_is_mark(bytes[at]) || bytes[at] == KEY_WORD)
		at--;
	return at;
}

uint32_t index_end(const struct index *index, uint32_t row, enum key_plane plane)
{
	return row + 1 < index->count ? index_rows(index)[row + 1].start[plane] : (uint32_t)index->planes[plane].used;
}

const struct index_grams *index_grams(enum key_plane plane)
{
	static const struct index_grams grams[PLANES] = {
	        [PLANE_SOUND] = {3, 3, 4},
	        [PLANE_WORD] = {1, 2, 2},
	        [PLANE_DIGIT] = {4, 4, 4},
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

/* Runs are at most eight bytes. What stands behind them in the plane is masked out. */
static uint64_t run_value(const char *run, size_t length)
{
	uint64_t value;
	memcpy(&value, run, sizeof(value));
	return length < 8 ? value & ((UINT64_C(1) << 8 * length) - 1) : value;
}

static uint64_t seed_of(enum key_plane plane, enum index_anchor anchor, size_t length)
{
	return ((uint64_t)plane * 4 + anchor + 1) * UINT64_C(0x9e3779b97f4a7c15) + length;
}

static uint64_t mix(uint64_t value, uint64_t seed)
{
	return (value ^ seed) * UINT64_C(0xff51afd7ed558ccd);
}

static uint32_t hash_value(enum key_plane plane, enum index_anchor anchor, uint64_t value, size_t length)
{
	uint64_t hash = mix(value, seed_of(plane, anchor, length));
	uint32_t first = (uint32_t)(hash >> 49), second = (uint32_t)(hash >> 34) % INDEX_SIGNATURE_BITS;
	/* A single kanji has nothing beside it that could tell a block apart, so it has two bits as well. */
	bool two = anchor != ANCHOR_NONE || (plane == PLANE_WORD && length <= 4);
	return two ? second << 16 | first : first << 16 | first;
}

uint32_t index_hash(enum key_plane plane, enum index_anchor anchor, const char *run, size_t length)
{
	char padded[8] = "";
	memcpy(padded, run, length < 8 ? length : 8);
	return hash_value(plane, anchor, run_value(padded, 8), length);
}

bool index_is_top(char tag)
{
	return tag == KEY_TAG(LOOKUP_READING) || tag == KEY_TAG(LOOKUP_NAME) || tag == KEY_TAG(LOOKUP_NUMBER) ||
	       tag == KEY_FORMER;
}

static void set_bit(char *signature, uint32_t bit)
{
	signature[bit >> 3] |= (char)(1 << (bit & 7));
}

static void set_bits(char *signature, uint32_t hash)
{
	set_bit(signature, hash & 0xffff);
	set_bit(signature, hash >> 16);
}

/* The runs that begin a field or a word. */
static void sign_start(char *signature, enum key_plane plane, enum index_anchor anchor, const char *text,
                       const char *end)
{
	const char *to = text;
	for (int letters = 1; letters <= index_grams(plane)->anchored && to < end; letters++) {
		to += index_letter(plane, to);
		size_t length = (size_t)(to - text);
		set_bits(signature, hash_value(plane, anchor, run_value(text, length), length));
	}
}

/* All runs of one length in bytes: this loop is most of what loading costs beside the store. */
static void sign_bytes(char *signature, enum key_plane plane, size_t length, const char *text, const char *end)
{
	uint64_t seed = seed_of(plane, ANCHOR_NONE, length);
	for (; text + length <= end; text++)
		set_bit(signature, (uint32_t)(mix(run_value(text, length), seed) >> 49));
}

/* All single characters and pairs. */
static void sign_characters(char *signature, enum key_plane plane, const char *text, const char *end)
{
	size_t before = 0;
	for (size_t length; text < end; text += length) {
		length = index_letter(plane, text);
		set_bits(signature, hash_value(plane, ANCHOR_NONE, run_value(text, length), length));
		if (before) {
			uint64_t pair = run_value(text - before, before + length);
			set_bits(signature, hash_value(plane, ANCHOR_NONE, pair, before + length));
		}
		before = length;
	}
}

static void sign_tail(char *signature, const char *text, const char *end)
{
	for (size_t length = 1; length <= INDEX_TAIL && length <= (size_t)(end - text); length++)
		set_bits(signature, hash_value(PLANE_DIGIT, ANCHOR_END, run_value(end - length, length), length));
}

/* Was a field with the same text signed in this block? */
static bool is_seen(struct index *index, uint64_t salt, const char *text, size_t length)
{
	uint64_t hash = salt + length;
	for (; length >= 8; text += 8, length -= 8)
		hash = (hash ^ run_value(text, 8)) * UINT64_C(0xff51afd7ed558ccd), hash ^= hash >> 32;
	hash = (hash ^ run_value(text, length)) * UINT64_C(0xc4ceb9fe1a85ec53);
	hash ^= hash >> 29;
	uint64_t *seen = &index->seen[hash % INDEX_SEEN];
	bool same = *seen == hash;
	*seen = hash;
	return same;
}

/* Signs what stands behind a tag or mark, up to the next. */
static void sign_field(struct index *index, char *signature, enum key_plane plane, char tag, const char *text,
                       const char *end)
{
	enum index_anchor anchor = index_is_top(tag) ? ANCHOR_START : ANCHOR_WORD;
	if (is_seen(index, (uint64_t)plane << 32 | (uint64_t)(unsigned char)tag << 16, text, (size_t)(end - text)))
		return;
	if (tag == KEY_TAG(LOOKUP_PHONE))
		sign_tail(signature, text, end);
	sign_start(signature, plane, anchor, text, end);
	if (plane == PLANE_WORD)
		sign_characters(signature, plane, text, end);
	else
		sign_bytes(signature, plane, (size_t)index_grams(plane)->most, text, end);
}

static void sign(struct index *index, char *signature, enum key_plane plane, const char *text, const char *end)
{
	while (text < end) {
		const char *stop = text + 1;
		while (stop < end && !index_is_mark(*stop))
			stop++;
		sign_field(index, signature, plane, *text, text + 1, stop);
		text = stop;
	}
}

/* A line of the record, without its end; the record moves behind it. */
static size_t line(const char **record)
{
	const char *text = *record;
	size_t length = (size_t)(strchrnul(text, '\n') - text);
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
		memset(index->seen, 0, sizeof(index->seen));
	}
	return index->signatures.bytes + block * INDEX_SIGNATURE_BYTES;
}

void index_expect(struct index *index, int64_t clients)
{
	/* Bytes of a client as measured; a quarter more where readings are long does not matter. */
	static const size_t plane_bytes[PLANES] = {
	        [PLANE_SOUND] = 48, [PLANE_WORD] = 96, [PLANE_DIGIT] = 32, [PLANE_LATIN] = 24};
	size_t count = clients > 0 && clients < 100000000 ? (size_t)clients : 0;
	if ((count * 32) < HUGE_FROM / 4)
		return;
	for (int plane = 0; plane < PLANES; plane++)
		reserve(&index->planes[plane], count * plane_bytes[plane]);
	reserve(&index->show, count * 128);
	reserve(&index->rows, count * sizeof(struct index_row));
	reserve(&index->signatures, count / INDEX_BLOCK * INDEX_SIGNATURE_BYTES);
	reserve(&index->places, (count + 1) * sizeof(uint32_t));
}

/* The shown texts: lines become strings, the last one too, as the record goes on behind it. */
static bool add_show(struct index *index, const char **record)
{
	const char *show = *record;
	for (int i = 0; i < 1 + (int)LOOKUP_COLUMNS; i++)
		line(record);
	size_t length = (size_t)(*record - show), from = index->show.used;
	if (!append(&index->show, show, length) || !append(&index->show, "", 1))
		return false;
	for (size_t i = from; i < index->show.used; i++) {
		if (index->show.bytes[i] == '\n')
			index->show.bytes[i] = '\0';
	}
	return true;
}

/* One plane's line, and its runs into the signature. The plane has room behind its end, so that runs can be read by
 * eight bytes. */
static bool add_plane(struct index *index, enum key_plane plane, char *signature, const char **record)
{
	struct index_bytes *to = &index->planes[plane];
	const char *text = *record;
	size_t start = to->used, bytes = line(record);
	if (!append(to, text, bytes) || !reserve(to, 8))
		return false;
	sign(index, signature, plane, to->bytes + start, to->bytes + start + bytes);
	return true;
}

static uint32_t *place_of(const struct index *index, int64_t client)
{
	return (uint32_t *)(void *)index->places.bytes + client;
}

static bool known(const struct index *index, int64_t client)
{
	return client >= 0 && (size_t)client < index->places.used / sizeof(uint32_t);
}

/* What is mapped is zero: no row. */
static bool set_place(struct index *index, int64_t client, uint32_t row)
{
	if (!known(index, client)) {
		size_t used = ((size_t)client + 1) * sizeof(uint32_t);
		if (!reserve(&index->places, used - index->places.used))
			return false;
		index->places.used = used;
	}
	*place_of(index, client) = row + 1;
	return true;
}

bool index_add(struct index *index, int64_t client, int32_t contact, const char *record)
{
	struct index_row row = {.client = client, .contact = contact, .show = (uint32_t)index->show.used};
	char *signature = signature_of(index, index->count);
	row.kind = (enum client_kind)(*record - '0');
	for (int plane = 0; plane < PLANES; plane++)
		row.start[plane] = (uint32_t)index->planes[plane].used;
	bool whole = signature && add_show(index, &record);
	for (int plane = 0; plane < PLANES && whole; plane++)
		whole = add_plane(index, (enum key_plane)plane, signature, &record);
	index_kill(index, client);
	if (!whole || !reserve(&index->rows, sizeof(row)) || !set_place(index, client, index->count))
		return false;
	append(&index->rows, &row, sizeof(row));
	index->count++;
	index->alive++;
	return true;
}

int64_t index_find(const struct index *index, int64_t client)
{
	return known(index, client) ? (int64_t)*place_of(index, client) - 1 : -1;
}

void index_kill(struct index *index, int64_t client)
{
	int64_t row = index_find(index, client);
	if (row < 0)
		return;
	index_rows(index)[row].client = 0;
	*place_of(index, client) = 0;
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
	bytes_free(&index->places);
	index->count = index->alive = 0;
}
