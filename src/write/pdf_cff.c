/* The charset of a CID-keyed CFF font: which CID each glyph has. The PDF names
 * glyphs by CID, HarfBuzz by position, and in regional fonts these differ.
 * Adobe Technical Note 5176, sections 5, 9, 13 and 18. */
#include "pdf_internal.h"

struct reader {
	const unsigned char *bytes;
	size_t size, at;
	bool damaged;
};

static unsigned read_number(struct reader *reader, unsigned bytes)
{
	unsigned value = 0;

	if (bytes > reader->size - reader->at) {
		reader->damaged = true;
		return 0;
	}
	while (bytes-- > 0)
		value = value << 8 | reader->bytes[reader->at++];
	return value;
}

static void move_to(struct reader *reader, size_t at)
{
	if (at > reader->size)
		reader->damaged = true;
	else
		reader->at = at;
}

/* Skips an INDEX and gives where its first item begins and ends. */
static void read_index(struct reader *reader, size_t first[2])
{
	unsigned count = read_number(reader, 2), offset_size, last = 1;
	size_t data;

	first[0] = first[1] = reader->at;
	if (count == 0)
		return;
	offset_size = read_number(reader, 1);
	if (offset_size < 1 || offset_size > 4) {
		reader->damaged = true;
		return;
	}
	data = reader->at + (size_t)(count + 1) * offset_size - 1;
	first[0] = data + read_number(reader, offset_size);
	first[1] = data + read_number(reader, offset_size);
	move_to(reader, data + 1 - offset_size);
	last = read_number(reader, offset_size);
	move_to(reader, data + last);
}

struct top_dict {
	bool keyed_by_cid;
	unsigned charset;
};

static void skip_real(struct reader *reader)
{
	unsigned byte;

	do
		byte = read_number(reader, 1);
	while (!reader->damaged && (byte & 15) != 15 && byte >> 4 != 15);
}

/* One operand, told by its first byte. */
static unsigned read_operand(struct reader *reader, unsigned byte)
{
	if (byte == 28)
		return read_number(reader, 2);
	if (byte == 29)
		return read_number(reader, 4);
	if (byte == 30)
		skip_real(reader);
	else if (byte >= 247)
		return ((byte - 247) & 3) * 256 + read_number(reader, 1) + 108;
	return byte >= 32 && byte < 247 ? byte - 139 : 0;
}

static struct top_dict read_top_dict(struct reader *reader, size_t end)
{
	enum { CHARSET = 15, ESCAPE = 12, ROS = 30, LAST_OPERATOR = 21 };
	struct top_dict dict = { 0 };
	unsigned operand = 0;

	while (reader->at < end && !reader->damaged) {
		unsigned byte = read_number(reader, 1);

		if (byte > LAST_OPERATOR)
			operand = read_operand(reader, byte);
		else if (byte == ESCAPE)
			dict.keyed_by_cid |= read_number(reader, 1) == ROS;
		else if (byte == CHARSET)
			dict.charset = operand;
	}
	return dict;
}

/* Format 0 lists every CID; 1 and 2 list ranges, with 1 or 2 bytes of length. */
static void read_charset(struct reader *reader, uint16_t *cids, unsigned count)
{
	unsigned format = read_number(reader, 1), glyph = 1;

	if (format > 2)
		reader->damaged = true;
	while (glyph < count && !reader->damaged) {
		unsigned first = read_number(reader, 2);
		unsigned left = format == 0 ? 0 : read_number(reader, format);

		for (unsigned i = 0; i <= left && glyph < count; i++)
			cids[glyph++] = (uint16_t)(first + i);
	}
}

const uint16_t *cff_read_cids(struct arena *arena, const char *bytes, size_t size,
			      unsigned glyph_count)
{
	struct reader reader = { .bytes = (const unsigned char *)bytes, .size = size };
	struct top_dict dict;
	uint16_t *cids;
	size_t item[2];

	move_to(&reader, 2);
	move_to(&reader, read_number(&reader, 1));
	read_index(&reader, item); /* names */
	read_index(&reader, item); /* top dictionaries */
	move_to(&reader, item[0]);
	dict = read_top_dict(&reader, item[1]);
	if (reader.damaged || !dict.keyed_by_cid || dict.charset <= 2)
		return NULL;
	cids = ARENA_ARRAY(arena, uint16_t, 0x10000);
	move_to(&reader, dict.charset);
	read_charset(&reader, cids, glyph_count);
	return reader.damaged ? NULL : cids;
}
