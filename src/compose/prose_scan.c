#include "prose_internal.h"

#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool ends_marker(char c)
{
	return is_blank(c) || c == '\n' || c == '\r' || c == '\0';
}

/* The size of a list or quote marker at `at`, 0 where there is none. */
static size_t marker_size(const char *at)
{
	size_t digits = strspn(at, "0123456789");

	if (*at == '>')
		return 1;
	if ((*at == '-' || *at == '+' || *at == '*') && ends_marker(at[1]))
		return 1;
	if (digits > 0 && digits < 10 && (at[digits] == '.' || at[digits] == ')') &&
	    ends_marker(at[digits + 1]))
		return digits + 1;
	return 0;
}

static int count_markers(const char *at)
{
	int count = 0;

	for (;;) {
		size_t size;
		while (is_blank(*at))
			at++;
		size = marker_size(at);
		if (size == 0)
			return count;
		at += size;
		count++;
	}
}

static const char *next_line(const char *at)
{
	at += strcspn(at, "\r\n");
	if (at[0] == '\r' && at[1] == '\n')
		return at + 2;
	return *at == '\0' ? at : at + 1;
}

static size_t count_brackets(const char *start, const char *end)
{
	size_t count = 0;

	for (; start < end; start++)
		count += *start == '[';
	return count;
}

/* The opening bracket after so many others. */
static const char *find_bracket(const char *at, size_t others)
{
	for (at = strchr(at, '['); others > 0; others--)
		at = strchr(at + 1, '[');
	return at;
}

const char *prose_scan(const char *text, bool trusted, struct prose_spot *spot)
{
	size_t before = 0;

	*spot = (struct prose_spot){ .line = 1, .start = text, .at = text };
	if (!trusted && strlen(text) > PROSE_SIZE_LIMIT)
		return "the text is longer than 64 KiB";
	for (; *spot->start != '\0'; spot->line++) {
		const char *next = next_line(spot->start);
		const size_t brackets = count_brackets(spot->start, next);

		spot->at = spot->start;
		if (count_markers(spot->start) > PROSE_MARKER_LIMIT)
			return "the line begins with more than 64 list or quote markers";
		if (!trusted && before + brackets > PROSE_BRACKET_LIMIT) {
			spot->at = find_bracket(spot->start, PROSE_BRACKET_LIMIT - before);
			return "the text holds more than 2,000 opening brackets";
		}
		before += brackets;
		spot->start = next;
	}
	return NULL;
}

struct prose_lines prose_split_lines(struct arena *arena, const char *text)
{
	struct prose_lines lines = { 0 };
	size_t capacity = 0;

	for (;; text = next_line(text)) {
		lines.starts = arena_grow(arena, lines.starts, sizeof(*lines.starts), lines.count,
		                          &capacity);
		lines.starts[lines.count] = text;
		if (*text == '\0')
			return lines;
		lines.count++;
	}
}

static const char *skip_blanks(const char *start, const char *end)
{
	while (start < end && is_blank(*start))
		start++;
	return start;
}

const char *prose_cut_line(struct arena *arena, const struct prose_lines *lines, size_t index,
                           size_t from, int quotes)
{
	const char *start = lines->starts[index], *end = lines->starts[index + 1];

	while (end > start && (end[-1] == '\n' || end[-1] == '\r' || is_blank(end[-1])))
		end--;
	start = from < (size_t)(end - start) ? start + from : end;
	start = skip_blanks(start, end);
	for (; quotes > 0 && start < end && *start == '>'; quotes--)
		start = skip_blanks(start + 1, end);
	return arena_copy(arena, start, (size_t)(end - start));
}
