#include "mustache_internal.h"

#include <string.h>

#include "base/text.h"

enum { DELIMITER_SIZE = 16, SECTION_DEPTH = 64 };

struct reader {
	const struct mustache *mustache;
	struct mustache_tokens *tokens;
	const char *start, *cursor;
	int line;
	char open[DELIMITER_SIZE], close[DELIMITER_SIZE];
	size_t sections[SECTION_DEPTH]; /* indices of those still open */
	size_t depth;
	bool failed;
};

struct place mustache_tag_place(const struct mtemplate *source, size_t offset)
{
	return text_place(source->file, source->text, offset);
}

/* One syntax error ends the reading: what follows would be guessed at. */
static void refuse(struct reader *reader, size_t offset, const char *what)
{
	diag_error(reader->mustache->diag,
	           mustache_tag_place(&reader->tokens->source, offset), "D012 template-syntax",
	           "%s", what);
	reader->failed = true;
}

static struct token *add_token(struct reader *reader, enum token_kind kind, const char *at)
{
	struct mustache_tokens *tokens = reader->tokens;
	struct token *token;

	tokens->items = arena_grow(reader->mustache->arena, tokens->items, sizeof(*token),
	                           tokens->count, &tokens->capacity);
	token = &tokens->items[tokens->count++];
	memset(token, 0, sizeof(*token));
	token->kind = kind;
	token->text = at;
	token->offset = (size_t)(at - reader->start);
	token->line = reader->line;
	return token;
}

/* Adds the text up to `end` as tokens of at most one line each. */
static void add_text(struct reader *reader, const char *end)
{
	while (reader->cursor < end) {
		const char *newline =
			memchr(reader->cursor, '\n', (size_t)(end - reader->cursor));
		const char *stop = newline == NULL ? end : newline + 1;
		struct token *token = add_token(reader, TOKEN_TEXT, reader->cursor);

		token->size = (size_t)(stop - reader->cursor);
		reader->cursor = stop;
		if (newline != NULL)
			reader->line++;
	}
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* What stands between `start` and `end` without blanks around it. */
static const char *trim(struct arena *arena, const char *start, const char *end)
{
	while (start < end && is_blank(*start))
		start++;
	while (end > start && is_blank(end[-1]))
		end--;
	return arena_copy(arena, start, (size_t)(end - start));
}

static bool copy_delimiter(char out[DELIMITER_SIZE], const char *word, size_t size)
{
	if (size == 0 || size >= DELIMITER_SIZE || memchr(word, '=', size) != NULL)
		return false;
	memcpy(out, word, size);
	out[size] = '\0';
	return true;
}

/* `{{=<% %>=}}`: two words without blanks or '='. */
static bool set_delimiters(struct reader *reader, const char *start, const char *end)
{
	const char *words = trim(reader->mustache->arena, start, end);
	const size_t first = strcspn(words, " \t\r\n");
	const char *second = words + first + strspn(words + first, " \t\r\n");

	if (strcspn(second, " \t\r\n") != strlen(second))
		return false;
	return copy_delimiter(reader->open, words, first) &&
	       copy_delimiter(reader->close, second, strlen(second));
}

static void open_section(struct reader *reader, size_t offset)
{
	if (reader->depth == SECTION_DEPTH)
		refuse(reader, offset, "sections are nested deeper than 64");
	else
		reader->sections[reader->depth++] = reader->tokens->count - 1;
}

static void close_section(struct reader *reader, size_t offset, const char *name)
{
	struct token *items = reader->tokens->items;
	struct token *opened;

	if (reader->depth == 0) {
		refuse(reader, offset,
		       arena_printf(reader->mustache->arena,
		                    "{{/%s}} closes a section that was not opened", name));
		return;
	}
	opened = &items[reader->sections[--reader->depth]];
	opened->end = reader->tokens->count - 1;
	if (strcmp(opened->text, name) != 0)
		refuse(reader, offset,
		       arena_printf(reader->mustache->arena,
		                    "{{/%s}} closes the section \"%s\" of line %d", name,
		                    opened->text, opened->line));
}

static enum token_kind kind_of_sigil(char sigil)
{
	switch (sigil) {
	case '!': case '=': return TOKEN_NOTHING;
	case '{': case '&': return TOKEN_RAW;
	case '#': return TOKEN_SECTION;
	case '^': return TOKEN_INVERTED;
	case '/': return TOKEN_CLOSE;
	case '>': return TOKEN_PARTIAL;
	default: return TOKEN_VARIABLE;
	}
}

/* Adds the token of a tag whose name stands from `start` to `end`. */
static void add_tag(struct reader *reader, enum token_kind kind, const char *start, const char *end)
{
	const size_t offset = (size_t)(reader->cursor - reader->start);
	struct token *token = add_token(reader, kind, reader->cursor);

	token->text = "";
	if (kind == TOKEN_NOTHING)
		return;
	token->text = trim(reader->mustache->arena, start, end);
	if (token->text[0] == '\0' || strpbrk(token->text, " \t\r\n") != NULL)
		refuse(reader, offset, "a tag holds one name without blanks");
	else if (kind == TOKEN_SECTION || kind == TOKEN_INVERTED)
		open_section(reader, offset);
	else if (kind == TOKEN_CLOSE)
		close_section(reader, offset, token->text);
}

/* Where the tag that begins after `body` ends: at `}` + close for `{{{`, at
 * `=` + close for `{{=`. */
static const char *find_close(const struct reader *reader, const char *body, char sigil)
{
	const char *prefix = sigil == '{' ? "}" : sigil == '=' ? "=" : "";

	return strstr(body, arena_printf(reader->mustache->arena, "%s%s", prefix, reader->close));
}

static void skip_to(struct reader *reader, const char *end)
{
	for (; reader->cursor < end; reader->cursor++)
		if (*reader->cursor == '\n')
			reader->line++;
}

/* Reads the tag at the cursor, which stands on the opening delimiter. */
static void read_tag(struct reader *reader)
{
	const size_t offset = (size_t)(reader->cursor - reader->start);
	const char *body = reader->cursor + strlen(reader->open);
	const char *stop, *end;
	enum token_kind kind;
	char sigil;

	body += strspn(body, " \t\r\n");
	sigil = *body;
	kind = kind_of_sigil(sigil);
	if (kind != TOKEN_VARIABLE)
		body++;
	stop = find_close(reader, body, sigil);
	if (stop == NULL) {
		refuse(reader, offset, "the tag that begins here is not closed");
		return;
	}
	end = stop + (sigil == '{' || sigil == '=') + strlen(reader->close);
	add_tag(reader, kind, body, stop);
	if (sigil == '=' && !set_delimiters(reader, body, stop))
		refuse(reader, offset, "set delimiters as in {{=<% %>=}}");
	skip_to(reader, end);
}

static bool is_blank_text(const struct token *token)
{
	for (size_t i = 0; i < token->size; i++)
		if (!is_blank(token->text[i]))
			return false;
	return true;
}

static bool ends_line(const struct token *token)
{
	return token->kind == TOKEN_TEXT && token->text[token->size - 1] == '\n';
}

/* A line's tokens are from `first` to `end`: the one tag of a line otherwise
 * blank, or NULL. */
static struct token *find_lone_tag(struct token *items, size_t first, size_t end)
{
	struct token *tag = NULL;

	for (size_t i = first; i < end; i++) {
		if (items[i].kind == TOKEN_TEXT) {
			if (!is_blank_text(&items[i]))
				return NULL;
		} else if (tag != NULL) {
			return NULL;
		} else {
			tag = &items[i];
		}
	}
	return tag;
}

/* A line that holds nothing but a tag that prints nothing itself vanishes; its
 * blanks become the indentation of a partial. */
static void settle_line(const struct reader *reader, size_t first, size_t end)
{
	struct token *items = reader->tokens->items;
	struct token *tag = find_lone_tag(items, first, end);

	items[first].line_start = true;
	if (tag == NULL)
		return;
	tag->alone = true;
	tag->indent = "";
	if (items[first].kind == TOKEN_TEXT)
		tag->indent = arena_copy(reader->mustache->arena, items[first].text, items[first].size);
	if (tag->kind == TOKEN_VARIABLE || tag->kind == TOKEN_RAW)
		return;
	items[first].line_start = false;
	for (size_t i = first; i < end; i++)
		if (items[i].kind == TOKEN_TEXT)
			items[i].size = 0;
}

static void settle_lines(const struct reader *reader)
{
	const struct mustache_tokens *tokens = reader->tokens;
	size_t first = 0;

	for (size_t i = 0; i < tokens->count; i++) {
		if (ends_line(&tokens->items[i]) || i + 1 == tokens->count) {
			settle_line(reader, first, i + 1);
			first = i + 1;
		}
	}
}

bool mustache_read(const struct mustache *mustache, const struct mtemplate *source,
                   struct mustache_tokens *tokens)
{
	struct reader reader = { .mustache = mustache, .tokens = tokens, .start = source->text,
		                 .cursor = source->text, .line = 1, .open = "{{", .close = "}}" };
	const char *tag;

	tokens->source = *source;
	while (!reader.failed && (tag = strstr(reader.cursor, reader.open)) != NULL) {
		add_text(&reader, tag);
		read_tag(&reader);
	}
	if (reader.failed)
		return false;
	add_text(&reader, reader.cursor + strlen(reader.cursor));
	if (reader.depth > 0) {
		const struct token *open = &tokens->items[reader.sections[reader.depth - 1]];
		refuse(&reader, open->offset,
		       arena_printf(mustache->arena, "the section \"%s\" is not closed", open->text));
		return false;
	}
	settle_lines(&reader);
	return true;
}
