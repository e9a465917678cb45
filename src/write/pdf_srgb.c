/* What our red, green and blue mean: an ICC profile of sRGB for the output
 * intent that PDF/A asks of a file with device colours. As ICC.1:2004-10 lays
 * a display profile out, with the primaries and the curve of IEC 61966-2-1,
 * adapted from D65 to D50 with the Bradford matrix; numbers are 16.16. */
#include "pdf_internal.h"

enum { HEADER_SIZE = 128, TAG_SIZE = 12 };

struct profile_tag {
	char name[5];
	long words[13]; /* the element from its type on, four bytes each */
	int count;
};

#define WORD(a, b, c, d) ((long)(a) << 24 | (long)(b) << 16 | (long)(c) << 8 | (long)(d))
#define XYZ_TYPE WORD('X', 'Y', 'Z', ' '), 0
/* One record, in American English as the format wants one, of UTF-16 text. */
#define TEXT_TYPE(size) WORD('m', 'l', 'u', 'c'), 0, 1, 12, WORD('e', 'n', 'U', 'S'), size, 28
#define CURVE \
	{ WORD('p', 'a', 'r', 'a'), 0, 3L << 16, 157286, 62119, 3417, 5072, 2651 }

static const struct profile_tag profile_tags[] = {
	{ "desc", { TEXT_TYPE(8), WORD(0, 's', 0, 'R'), WORD(0, 'G', 0, 'B') }, 9 },
	{ "cprt", { TEXT_TYPE(6), WORD(0, 'C', 0, 'C'), WORD(0, '0', 0, 0) }, 9 },
	{ "wtpt", { XYZ_TYPE, 63190, 65536, 54061 }, 5 },
	{ "rXYZ", { XYZ_TYPE, 28576, 14581, 912 }, 5 },
	{ "gXYZ", { XYZ_TYPE, 25239, 46983, 6361 }, 5 },
	{ "bXYZ", { XYZ_TYPE, 9375, 3972, 46787 }, 5 },
	{ "rTRC", CURVE, 8 },
	{ "gTRC", CURVE, 8 },
	{ "bTRC", CURVE, 8 },
	{ "chad",
	  { WORD('s', 'f', '3', '2'), 0, 68674, 1502, -3291, 1939, 64912, -1119, -606, 988, 49262 },
	  11 },
};
enum { TAG_COUNT = sizeof(profile_tags) / sizeof(profile_tags[0]) };

static void put_word(struct bytes *out, long word)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		put_char(out, (char)((unsigned long)word >> shift & 0xFF));
}

static void put_words(struct bytes *out, const long *words, int count)
{
	for (int i = 0; i < count; i++)
		put_word(out, words[i]);
}

static void put_header(struct bytes *out, long size)
{
	const long words[HEADER_SIZE / 4] = {
		size, 0, 0x04200000, WORD('m', 'n', 't', 'r'),
		WORD('R', 'G', 'B', ' '), WORD('X', 'Y', 'Z', ' '),
		2004L << 16 | 1, 1L << 16, 0, /* a date is asked for; no clock is read */
		WORD('a', 'c', 's', 'p'), [17] = 63190, 65536, 54061,
	};

	put_words(out, words, HEADER_SIZE / 4);
}

static void put_profile(struct bytes *out)
{
	long size = HEADER_SIZE + 4 + TAG_COUNT * TAG_SIZE, offset = size;

	for (int i = 0; i < TAG_COUNT; i++)
		size += 4L * profile_tags[i].count;
	put_header(out, size);
	put_word(out, TAG_COUNT);
	for (int i = 0; i < TAG_COUNT; i++) {
		const struct profile_tag *tag = &profile_tags[i];
		put_string(out, tag->name);
		put_word(out, offset);
		put_word(out, 4L * tag->count);
		offset += 4L * tag->count;
	}
	for (int i = 0; i < TAG_COUNT; i++)
		put_words(out, profile_tags[i].words, profile_tags[i].count);
}

struct pdf_record *make_srgb_profile(struct pdf_file *pdf)
{
	struct pdf_record *record = new_record(pdf);
	struct bytes profile = { .arena = pdf->arena };

	put_profile(&profile);
	put_string(&record->body, "/N 3");
	set_stream(pdf, record, profile.data, profile.size);
	return record;
}
