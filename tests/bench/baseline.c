/* The bare baseline: what a program cannot do without. `baseline yaml FILE...`
 * reads libyaml's events of the files and drops them. `baseline pages N`
 * writes N pages of text as deflated PDF content streams and drops them:
 * 40 lines of literal two-byte strings a page, zlib level 6. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>
#include <zlib.h>

enum { LINES = 40, CHARACTERS = 78, PAGE_SIZE = 16384 };

static long
read_events(const char *path)
{
	FILE *in = fopen(path, "rb");
	yaml_parser_t parser;
	yaml_event_t event;
	long count = 0;
	int done = 0;

	if (in == NULL || !yaml_parser_initialize(&parser))
		return -1;
	yaml_parser_set_input_file(&parser, in);
	while (!done && yaml_parser_parse(&parser, &event)) {
		done = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
		count++;
	}
	yaml_parser_delete(&parser);
	fclose(in);
	return count;
}

/* Text of a page, never twice the same; a linear congruence picks the letters. */
static size_t
write_page(char *page, unsigned *seed)
{
	size_t size = 0;

	for (int line = 0; line < LINES; line++) {
		page[size++] = '(';
		for (int i = 0; i < CHARACTERS; i++) {
			*seed = *seed * 1664525u + 1013904223u;
			page[size++] = 1;
			page[size++] = (char)('a' + (*seed >> 24) % 24);
		}
		memcpy(page + size, ") Tj T*\n", 8);
		size += 8;
	}
	return size;
}

static int
deflate_pages(long count)
{
	static char page[PAGE_SIZE];
	static unsigned char packed[PAGE_SIZE];
	z_stream stream = { 0 };
	unsigned seed = 1;
	unsigned long total = 0;

	if (deflateInit(&stream, 6) != Z_OK)
		return EXIT_FAILURE;
	for (long i = 0; i < count; i++) {
		deflateReset(&stream);
		stream.next_in = (unsigned char *)page;
		stream.avail_in = (unsigned)write_page(page, &seed);
		stream.next_out = packed;
		stream.avail_out = sizeof packed;
		if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
			return EXIT_FAILURE;
		total += stream.total_out;
	}
	deflateEnd(&stream);
	printf("%ld pages, %lu bytes\n", count, total);
	return EXIT_SUCCESS;
}

int
main(int argc, char **argv)
{
	long events = 0;

	if (argc == 3 && strcmp(argv[1], "pages") == 0)
		return deflate_pages(strtol(argv[2], NULL, 10));
	if (argc < 3 || strcmp(argv[1], "yaml") != 0)
		return EXIT_FAILURE;
	for (int i = 2; i < argc; i++) {
		const long count = read_events(argv[i]);

		if (count < 0)
			return EXIT_FAILURE;
		events += count;
	}
	printf("%ld events\n", events);
	return EXIT_SUCCESS;
}
