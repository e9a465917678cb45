/* The files that findings are about, line by line. */
#include "diag_internal.h"

#include <string.h>

#include "base/text.h"

static const char *next_line(const char *start, const char *end)
{
	const char *feed = memchr(start, '\n', (size_t)(end - start));
	const char *stop = feed == NULL ? end : feed;
	const char *lone = memchr(start, '\r', (size_t)(stop - start));

	if (lone != NULL && lone + 1 != feed)
		return lone + 1;
	return feed == NULL ? NULL : feed + 1;
}

/* Where each line begins; found once, since a file may have many findings. */
static void index_lines(const struct diag *diag, struct diag_source *source)
{
	const char *end = source->bytes + source->size;
	size_t count = 0;

	for (const char *line = source->bytes; line != NULL; line = next_line(line, end))
		count++;
	source->lines = ARENA_ARRAY(diag->arena, uint32_t, count);
	for (const char *line = source->bytes; line != NULL; line = next_line(line, end))
		source->lines[source->line_count++] = (uint32_t)(line - source->bytes);
}

static struct diag_source *find_source(const struct diag *diag, const char *file)
{
	for (size_t i = diag->source_count; i > 0 && file != NULL; i--)
		if (strcmp(diag->sources[i - 1].file, file) == 0)
			return &diag->sources[i - 1];
	return NULL;
}

bool diag_find_line(const struct diag *diag, struct place place, struct span *line)
{
	struct diag_source *source = find_source(diag, place.file);

	if (source == NULL)
		return false;
	if (source->lines == NULL)
		index_lines(diag, source);
	if (place.line == 0 || place.line > source->line_count)
		return false;
	line->start = source->bytes + source->lines[place.line - 1];
	line->end = source->bytes + (place.line < source->line_count ? source->lines[place.line]
	                                                             : source->size);
	while (line->end > line->start && (line->end[-1] == '\n' || line->end[-1] == '\r'))
		line->end--;
	return true;
}

/* The place of what stands at `found`, at or below the line of `from`. */
static struct place place_of(const struct diag *diag, struct place from, const char *found)
{
	struct place place = place_at(from.file, (int)from.line, 1);
	struct span line, below;

	diag_find_line(diag, place, &line);
	for (;;) {
		struct place next = place_at(from.file, (int)place.line + 1, 1);
		if (!diag_find_line(diag, next, &below) || below.start > found)
			break;
		place = next;
		line = below;
	}
	place.column = (1 + (unsigned)text_count(line.start, (size_t)(found - line.start))) & 0xFFFFFFu;
	return place;
}

bool diag_find_text(const struct diag *diag, struct place from, size_t within, const char *text,
                    struct place *found)
{
	const struct diag_source *source = find_source(diag, from.file);
	const size_t length = strlen(text);
	const char *cursor, *end;
	struct span line;

	if (length == 0 || !diag_find_line(diag, from, &line))
		return false;
	cursor = line.start;
	for (unsigned column = 1; column < from.column && cursor < line.end; column++)
		text_next_any(&cursor, line.end);
	end = source->bytes + source->size;
	if (within < (size_t)(end - cursor))
		end = cursor + within;
	for (; (size_t)(end - cursor) >= length; cursor++) {
		cursor = memchr(cursor, text[0], (size_t)(end - cursor) - length + 1);
		if (cursor == NULL)
			return false;
		if (memcmp(cursor, text, length) != 0)
			continue;
		*found = place_of(diag, from, cursor);
		*found = place_until(*found, (int)found->column + (int)text_count(text, length));
		return true;
	}
	return false;
}
