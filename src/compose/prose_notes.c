/* Notes in prose: [^a] in a text, and a paragraph that begins with "[^a]:"
 * anywhere in it. cmark knows none, so they are taken out before it reads, each
 * line leaving an empty one, and stand as a list below the text. */
#include "prose_internal.h"

#include <string.h>

#include "base/text.h"

static const char *skip_blanks(const char *text, size_t most)
{
	size_t blanks = 0;

	while (blanks < most && *text == ' ') {
		text++;
		blanks++;
	}
	return text;
}

/* The label's length where `text` is at "[^label]", else 0. */
static size_t label_at(const char *text)
{
	size_t length = 0;

	if (text[0] != '[' || text[1] != '^')
		return 0;
	while (text[2 + length] != '\0' && strchr("[]^ \t\r\n", text[2 + length]) == NULL)
		length++;
	return text[2 + length] == ']' ? length : 0;
}

static bool is_blank_line(const char *line)
{
	line += strspn(line, " \t\r");
	return *line == '\n' || *line == '\0';
}

/* The number of marks that open or close a code block, with their kind. */
static size_t fence_at(const char *line, char *mark)
{
	size_t count;

	line = skip_blanks(line, 3);
	*mark = *line;
	if (*mark != '`' && *mark != '~')
		return 0;
	for (count = 0; line[count] == *mark; count++)
		;
	return count >= 3 ? count : 0;
}

struct fence {
	char mark; /* 0 = none is open */
	size_t count;
};

static void follow_fence(struct fence *fence, const char *line)
{
	char mark;
	const size_t count = fence_at(line, &mark);

	if (fence->mark == 0 && count > 0)
		*fence = (struct fence){ mark, count };
	else if (fence->mark == mark && count >= fence->count)
		*fence = (struct fence){ 0 };
}

static struct prose_note *find(const struct prose_notes *notes, const char *label, size_t length)
{
	for (size_t i = 0; i < notes->count; i++)
		if (notes->items[i].length == length &&
		    memcmp(notes->items[i].label, label, length) == 0)
			return &notes->items[i];
	return NULL;
}

static struct prose_note *add_note(struct arena *arena, struct prose_notes *notes,
				   const char *label, size_t length)
{
	if (notes->count == notes->capacity)
		notes->items = arena_grow(arena, notes->items, sizeof(notes->items[0]),
					  notes->count, &notes->capacity);
	notes->items[notes->count] =
		(struct prose_note){ .label = arena_copy(arena, label, length), .length = length };
	return &notes->items[notes->count++];
}

/* Moves a line of the text to the note, without up to four blanks before it. */
static void move_line(char *line, char **to)
{
	const char *from = skip_blanks(line, 4);
	const size_t size = strcspn(line, "\n"), rest = (size_t)(line + size - from);

	memcpy(*to, from, rest);
	*to += rest;
	if (line[size] == '\n')
		*(*to)++ = '\n';
	memset(line, ' ', size);
}

static char *next_line(char *line)
{
	line += strcspn(line, "\n");
	return *line == '\0' ? line : line + 1;
}

/* Whether the line goes on with the note: it follows without an empty line
 * between, or is indented. */
static bool continues(const char *line, bool after_blank)
{
	if (is_blank_line(line))
		return *line != '\0';
	return label_at(skip_blanks(line, 3)) == 0 &&
	       (!after_blank || skip_blanks(line, 4) - line == 4);
}

/* Takes the definition that begins at `line`; gives the line after it. */
static char *take(struct arena *arena, struct prose_notes *notes, char *line, int *number)
{
	const char *label = skip_blanks(line, 3) + 2;
	const size_t length = label_at(label - 2);
	struct prose_note *note = add_note(arena, notes, label, length);
	char *to = notes->free;
	bool blank = false;

	note->text = to;
	note->line = *number;
	memset(line, ' ', (size_t)(label - line) + length + 2);
	line += strspn(line, " ");
	do {
		blank = is_blank_line(line);
		move_line(line, &to);
		line = next_line(line);
		++*number;
	} while (*line != '\0' && continues(line, blank));
	*to = '\0';
	notes->free = to + 1;
	return line;
}

/* The text in which a word joiner parts each "\\[^", which is to stand for
 * itself: cmark drops the backslash before references are looked for. */
static char *part_escaped(struct arena *arena, const char *text)
{
	static const char escaped[] = "\\[^", parted[] = "\\[\xE2\x81\xA0^";
	size_t size = strlen(text) + 1;
	char *copy, *to;

	for (const char *at = strstr(text, escaped); at != NULL; at = strstr(at + 1, escaped))
		size += sizeof(parted) - sizeof(escaped);
	copy = to = arena_alloc(arena, size);
	while (*text != '\0') {
		const size_t backslashes = strspn(text, "\\");

		if (backslashes % 2 == 1 && strncmp(text + backslashes - 1, escaped, 3) == 0) {
			memcpy(to, text, backslashes - 1);
			to += backslashes - 1;
			memcpy(to, parted, sizeof(parted) - 1);
			to += sizeof(parted) - 1;
			text += backslashes + 2;
			continue;
		}
		memcpy(to, text, backslashes > 0 ? backslashes : 1);
		to += backslashes > 0 ? backslashes : 1;
		text += backslashes > 0 ? backslashes : 1;
	}
	return copy;
}

const char *prose_take_notes(struct arena *arena, const char *text, struct prose_notes *notes)
{
	struct fence fence = { 0 };
	char *copy, *line;
	int number = 1;

	if (strstr(text, "[^") == NULL)
		return text;
	copy = line = part_escaped(arena, text);
	notes->free = arena_string(arena, copy);
	while (*line != '\0') {
		const char *start = skip_blanks(line, 3);
		const size_t length = label_at(start);

		follow_fence(&fence, line);
		if (fence.mark == 0 && length > 0 && start[length + 3] == ':' &&
		    notes->count <= PROSE_NOTE_LIMIT) {
			line = take(arena, notes, line, &number);
			continue;
		}
		line = next_line(line);
		number++;
	}
	return copy;
}

const char *prose_find_reference(const char *text, const char **label, size_t *length)
{
	for (const char *at = strstr(text, "[^"); at != NULL; at = strstr(at + 2, "[^")) {
		*length = label_at(at);
		*label = at + 2;
		if (*length > 0)
			return at;
	}
	return NULL;
}

const char *prose_refer(struct arena *arena, struct prose_notes *notes, const char *label,
			size_t length)
{
	struct prose_note *note = find(notes, label, length);
	char mark[TEXT_SUPERSCRIPT_SIZE];

	if (note == NULL)
		return NULL;
	if (note->number == 0)
		note->number = ++notes->referred;
	text_superscript(note->number, mark);
	return arena_string(arena, mark);
}
