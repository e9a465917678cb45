/* bare UNITS PAGES [text]: the limit. The words, tables, rules and running lines
 * of `pages UNITS`, on as many pages, written by hand: literal strings of two
 * bytes a letter, one Td a line or cell, no shaping, no widths, no line or page
 * breaking, no structure; each page through zlib's level 6; a font of 40 KB
 * copied as it is. With `text` only the words are made, so that tools that count
 * instructions can subtract them. */
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "text.h"

enum { LINE = 14, ROOM = 1 << 17, FONT = 40 << 10 }; /* LINE: words in a line */

struct bare {
	char page[ROOM], *file;
	size_t page_size, file_size, capacity;
	size_t *offsets;
	z_stream zip;
	unsigned char packed[ROOM];
	int y;
};

static void put(struct bare *bare, const char *bytes, size_t size)
{
	memcpy(bare->page + bare->page_size, bytes, size);
	bare->page_size += size;
}

static void put_code(struct bare *bare, char letter)
{
	const char code[2] = { 0, (char)(letter - 29) };

	put(bare, code, 2);
}

/* A string at a place of its own. */
static void put_text(struct bare *bare, int x, const char *text, size_t length)
{
	char move[64];

	put(bare, move, (size_t)sprintf(move, "%d %d Td\n(", x, bare->y));
	for (size_t i = 0; i < length; i++)
		put_code(bare, text[i]);
	put(bare, ")Tj\n", 4);
}

static void put_rule(struct bare *bare)
{
	char line[80];

	put(bare, line, (size_t)sprintf(line, "ET\n62.36 %d m 538.58 %d l S\nBT\n", bare->y, bare->y));
}

static void put_file(struct bare *bare, const void *bytes, size_t size)
{
	while (bare->file_size + size > bare->capacity)
		bare->file = realloc(bare->file, bare->capacity = 2 * bare->capacity + ROOM);
	memcpy(bare->file + bare->file_size, bytes, size);
	bare->file_size += size;
}

static void end_page(struct bare *bare, long number)
{
	char head[200];

	bare->offsets[number] = bare->file_size;
	deflateReset(&bare->zip);
	bare->zip.next_in = (unsigned char *)bare->page;
	bare->zip.avail_in = (unsigned)bare->page_size;
	bare->zip.next_out = bare->packed;
	bare->zip.avail_out = sizeof bare->packed;
	deflate(&bare->zip, Z_FINISH);
	put_file(bare, head, (size_t)sprintf(head, "%ld 0 obj\n<</Type/Page/Parent 1 0 R/Contents %ld 0 R>>\nendobj\n"
		"%ld 0 obj\n<</Filter/FlateDecode/Length %lu>>\nstream\n", 2 * number, 2 * number + 1,
		2 * number + 1, bare->zip.total_out));
	put_file(bare, bare->packed, bare->zip.total_out);
	put_file(bare, "\nendstream\nendobj\n", 18);
	bare->page_size = 0;
}

static void put_prose(struct bare *bare, long words, int write)
{
	char line[LINE * 24];
	size_t length = 0;

	for (long i = 0; i < words; i++) {
		length += add_word(line + length);
		line[length++] = ' ';
		if (i % LINE != LINE - 1 && i + 1 < words)
			continue;
		if (write) {
			bare->y -= 13;
			put_text(bare, 62, line, length);
		}
		length = 0;
	}
}

static void put_rows(struct bare *bare, long rows, int write)
{
	char text[128];

	for (long row = 0; row < rows; row++) {
		bare->y -= 11;
		for (int column = 0; column < COLUMNS; column++) {
			const size_t length = add_cell(text, column);
			if (write)
				put_text(bare, 62 + 79 * column, text, length);
		}
		if (write)
			put_rule(bare);
	}
}

static void put_running(struct bare *bare)
{
	bare->y = 800;
	put_text(bare, 62, "Pages", 5);
	put_rule(bare);
	bare->y = 37;
	put_text(bare, 62, "Pages . Invented 30 October 2026", 32);
	put_text(bare, 500, "1 of 312", 8);
	bare->y = 780;
}

/* The page's share of a whole. */
static long share(long whole, long page, long pages)
{
	return whole * (page + 1) / pages - whole * page / pages;
}

int main(int argc, char **argv)
{
	static struct bare bare;
	const long units = argc > 2 ? strtol(argv[1], NULL, 10) : 0, pages = argc > 2 ? strtol(argv[2], NULL, 10) : 0;
	const int write = argc == 3;
	static char font[FONT];

	bare.offsets = calloc((size_t)pages + 1, sizeof(size_t));
	if (pages < 1 || bare.offsets == NULL || deflateInit(&bare.zip, 6) != Z_OK)
		return EXIT_FAILURE;
	for (long page = 0; page < pages; page++) {
		if (write)
			put_running(&bare);
		put_prose(&bare, share(units * PARAGRAPHS * WORDS, page, pages), write);
		put_rows(&bare, share(units * ROWS, page, pages), write);
		if (write)
			end_page(&bare, page + 1);
	}
	put_file(&bare, font, sizeof font);
	for (long page = 1; page <= pages && write; page++) {
		char entry[24];
		put_file(&bare, entry, (size_t)sprintf(entry, "%010zu 00000 n \n", bare.offsets[page]));
	}
	printf("%ld %zu\n", pages, bare.file_size);
	deflateEnd(&bare.zip);
	free(bare.offsets);
	free(bare.file);
	return 0;
}
