#include "mustache_internal.h"

#include <string.h>

#include "base/text.h"

enum {
	PARTIAL_DEPTH = 40,
	WORK_LIMIT = 32 << 20 /* bytes and tags: no template may blow up */
};

/* The values that names are looked up in, innermost first. */
struct scope {
	const struct mvalue *value;
	const struct scope *outer;
};

struct partial {
	const char *name;
	struct mustache_tokens tokens;
	bool readable;
	struct partial *next;
};

struct renderer {
	const struct mustache *mustache;
	struct mustache_output *output;
	char *bytes;
	size_t capacity, line_capacity, prose_capacity;
	struct partial *partials; /* those already read */
	size_t work;
	bool at_line_start, failed, stopped;
};

/* Where rendering stands: one template, and what its lines begin with. */
struct frame {
	const struct mustache_tokens *tokens;
	const char *indent;
	int depth;
};

static struct place place_of(const struct frame *frame, const struct token *token)
{
	return mustache_tag_place(&frame->tokens->source, token->offset);
}

static void note_line(struct renderer *renderer, const struct frame *frame, int line)
{
	struct mustache_output *output = renderer->output;

	output->lines = arena_grow(renderer->mustache->arena, output->lines, sizeof(*output->lines),
	                           output->line_count, &renderer->line_capacity);
	output->lines[output->line_count].file = frame->tokens->source.file;
	output->lines[output->line_count++].line = line;
	renderer->at_line_start = false;
}

/* Adds bytes that came from the token's line. */
static void emit_bytes(struct renderer *renderer, const struct frame *frame, int line,
                       struct text bytes)
{
	for (size_t i = 0; i < bytes.size; i++) {
		if (renderer->at_line_start)
			note_line(renderer, frame, line);
		renderer->bytes = arena_grow(renderer->mustache->arena, renderer->bytes, 1,
		                             renderer->output->size, &renderer->capacity);
		renderer->bytes[renderer->output->size++] = bytes.data[i];
		if (bytes.data[i] == '\n')
			renderer->at_line_start = true;
	}
	renderer->work += bytes.size;
}

static void emit(struct renderer *renderer, const struct frame *frame, const struct token *token,
                 const char *text)
{
	const struct text bytes = { text, strlen(text) };

	emit_bytes(renderer, frame, token->line, bytes);
}

/* ---- names ---- */

/* The nearest name that a template could have meant, or NULL. */
static const char *suggest(const struct renderer *renderer, const struct scope *scope,
                           const char *name)
{
	struct arena *arena = renderer->mustache->arena;
	const char **keys = NULL;
	size_t count = 0, capacity = 0;

	for (; scope != NULL; scope = scope->outer) {
		const struct mvalue *map = scope->value;
		for (size_t i = 0; map->kind == MVALUE_MAP && i < map->map.count; i++) {
			keys = arena_grow(arena, keys, sizeof(*keys), count, &capacity);
			keys[count++] = map->map.entries[i].key;
		}
	}
	return count == 0 ? NULL : text_similar(name, keys, count);
}

static void report_unknown(struct renderer *renderer, const struct frame *frame,
                           const struct token *token, const struct scope *scope)
{
	struct finding *finding;
	const char *nearest;

	if (!renderer->mustache->strict)
		return;
	nearest = suggest(renderer, scope, token->text);
	finding = diag_error(renderer->mustache->diag, place_of(frame, token),
	                     "D010 unknown-variable", "there is no variable \"%s\" here",
	                     token->text);
	if (nearest != NULL)
		diag_label(finding, "did you mean \"%s\"?", nearest);
	renderer->failed = true;
}

static const struct mvalue *find_in_scopes(const struct scope *scope, const char *key, size_t size)
{
	for (; scope != NULL; scope = scope->outer) {
		const struct mvalue *value = mvalue_find_part(scope->value, key, size);
		if (value != NULL)
			return value;
	}
	return NULL;
}

/* The first part of a dotted name is looked for outwards, the others only in
 * what was found. A part of null is null. NULL = no such name. */
static const struct mvalue *look_up(const struct scope *scope, const char *name)
{
	const struct mvalue *value;
	size_t size = strcspn(name, ".");

	if (strcmp(name, ".") == 0)
		return scope->value;
	value = find_in_scopes(scope, name, size);
	while (value != NULL && name[size] == '.') {
		name += size + 1;
		size = strcspn(name, ".");
		if (value->kind != MVALUE_NULL)
			value = mvalue_find_part(value, name, size);
	}
	return value;
}

static const struct mvalue *find_value(struct renderer *renderer, const struct frame *frame,
                                       const struct token *token, const struct scope *scope)
{
	const struct mvalue *value = look_up(scope, token->text);

	if (value == NULL)
		report_unknown(renderer, frame, token, scope);
	return value;
}

/* ---- interpolation ---- */

static void refuse_value(struct renderer *renderer, const struct frame *frame,
                         const struct token *token, const char *why)
{
	if (!renderer->mustache->strict)
		return;
	diag_error(renderer->mustache->diag, place_of(frame, token), "D016 wrong-value",
	           "\"%s\" %s", token->text, why);
	renderer->failed = true;
}

/* The text of a value that has one; NULL for lists and maps. */
static const char *text_of(const struct mvalue *value)
{
	switch (value->kind) {
	case MVALUE_NULL: return "";
	case MVALUE_BOOL: return value->boolean ? "true" : "false";
	case MVALUE_TEXT: case MVALUE_RAW: case MVALUE_PROSE: return value->text;
	case MVALUE_LIST: case MVALUE_MAP: return NULL;
	}
	return NULL;
}

/* Leaves a marker that the reader of the output replaces by the parsed prose. */
static void emit_prose(struct renderer *renderer, const struct frame *frame,
                       const struct token *token, const struct mvalue *value)
{
	struct mustache_output *output = renderer->output;
	struct arena *arena = renderer->mustache->arena;
	const struct token *end = frame->tokens->items + frame->tokens->count;

	output->prose = arena_grow(arena, output->prose, sizeof(*output->prose),
	                           output->prose_count, &renderer->prose_capacity);
	emit(renderer, frame, token,
	     arena_printf(arena, "```kaism-prose %zu\n%s%s```", output->prose_count, frame->indent,
	                  token->indent));
	output->prose[output->prose_count++] = value;
	if (token + 1 == end)
		emit(renderer, frame, token, "\n");
}

static void render_variable(struct renderer *renderer, const struct frame *frame,
                            const struct token *token, const struct scope *scope)
{
	const struct mvalue *value = find_value(renderer, frame, token, scope);
	const char *text = value == NULL ? "" : text_of(value);

	if (text == NULL)
		refuse_value(renderer, frame, token, "is a list or a map; open it with {{#...}}");
	else
		emit(renderer, frame, token,
		     renderer->mustache->escape(renderer->mustache->arena, text));
}

static void render_raw(struct renderer *renderer, const struct frame *frame,
                       const struct token *token, const struct scope *scope)
{
	const struct mvalue *value = find_value(renderer, frame, token, scope);
	const char *text = value == NULL ? "" : text_of(value);
	const bool strict = renderer->mustache->strict;

	if (text == NULL)
		refuse_value(renderer, frame, token, "is a list or a map; open it with {{#...}}");
	else if (strict && value != NULL && value->kind == MVALUE_TEXT)
		refuse_value(renderer, frame, token, "is plain text; write it with two braces");
	else if (strict && value != NULL && value->kind == MVALUE_PROSE && !token->alone)
		refuse_value(renderer, frame, token, "is prose; give it a line of its own");
	else if (strict && value != NULL && value->kind == MVALUE_PROSE)
		emit_prose(renderer, frame, token, value);
	else
		emit(renderer, frame, token, text);
}

/* ---- sections and partials ---- */

struct range { size_t first, end; };

static void render_range(struct renderer *renderer, const struct frame *frame, struct range range,
                         const struct scope *scope);

static void render_section(struct renderer *renderer, const struct frame *frame, size_t index,
                           const struct scope *scope)
{
	const struct token *token = &frame->tokens->items[index];
	const struct range body = { index + 1, token->end };
	const struct mvalue *value = find_value(renderer, frame, token, scope);
	struct scope inner = { value, scope };

	if (value == NULL || !mvalue_is_true(value))
		return;
	if (value->kind != MVALUE_LIST) {
		render_range(renderer, frame, body, &inner);
		return;
	}
	for (size_t i = 0; i < value->list.count && !renderer->stopped; i++) {
		inner.value = value->list.items[i];
		render_range(renderer, frame, body, &inner);
	}
}

static void render_inverted(struct renderer *renderer, const struct frame *frame, size_t index,
                            const struct scope *scope)
{
	const struct token *token = &frame->tokens->items[index];
	const struct range body = { index + 1, token->end };
	const struct mvalue *value = find_value(renderer, frame, token, scope);

	if (value == NULL || !mvalue_is_true(value))
		render_range(renderer, frame, body, scope);
}

/* A partial is read once, however often it is used. NULL = there is none. */
static struct partial *load_partial(struct renderer *renderer, const char *name)
{
	const struct mustache *mustache = renderer->mustache;
	struct mtemplate found = { 0 };
	struct partial *partial;

	for (partial = renderer->partials; partial != NULL; partial = partial->next)
		if (strcmp(partial->name, name) == 0)
			return partial;
	if (mustache->find == NULL || !mustache->find(mustache->context, name, &found))
		return NULL;
	partial = ARENA_NEW(mustache->arena, struct partial);
	partial->name = name;
	partial->readable = mustache_read(mustache, &found, &partial->tokens);
	if (!partial->readable)
		renderer->failed = true;
	partial->next = renderer->partials;
	renderer->partials = partial;
	return partial;
}

static void stop_recursion(struct renderer *renderer, const struct frame *frame,
                           const struct token *token)
{
	diag_error(renderer->mustache->diag, place_of(frame, token), "D013 partial-recursion",
	           "partials are nested deeper than %d here: does \"%s\" use itself without end?",
	           PARTIAL_DEPTH, token->text);
	renderer->failed = true;
	renderer->stopped = true;
}

static void report_unknown_partial(struct renderer *renderer, const struct frame *frame,
                                   const struct token *token)
{
	if (!renderer->mustache->strict)
		return;
	diag_error(renderer->mustache->diag, place_of(frame, token), "D011 unknown-partial",
	           "there is no template \"%s\"", token->text);
	renderer->failed = true;
}

static void render_partial(struct renderer *renderer, const struct frame *frame,
                           const struct token *token, const struct scope *scope)
{
	const struct partial *partial = load_partial(renderer, token->text);
	struct frame inner = { .indent = "", .depth = frame->depth + 1 };
	struct range all = { 0 };

	if (partial == NULL) {
		report_unknown_partial(renderer, frame, token);
	} else if (inner.depth > PARTIAL_DEPTH) {
		stop_recursion(renderer, frame, token);
	} else if (partial->readable) {
		inner.tokens = &partial->tokens;
		if (token->alone)
			inner.indent = arena_printf(renderer->mustache->arena, "%s%s",
			                            frame->indent, token->indent);
		all.end = partial->tokens.count;
		render_range(renderer, &inner, all, scope);
	}
}

static void count_work(struct renderer *renderer, const struct frame *frame,
                       const struct token *token)
{
	if (++renderer->work < WORK_LIMIT || renderer->stopped)
		return;
	diag_error(renderer->mustache->diag, place_of(frame, token), "D018 template-limit",
	           "the template grows without end: over %d bytes and tags", WORK_LIMIT);
	renderer->failed = true;
	renderer->stopped = true;
}

/* Renders one token and gives the index of the next. Dispatch only. */
static size_t render_token(struct renderer *renderer, const struct frame *frame, size_t index,
                           const struct scope *scope)
{
	const struct token *token = &frame->tokens->items[index];
	const struct text bytes = { token->text, token->size };

	if (token->line_start)
		emit(renderer, frame, token, frame->indent);
	switch (token->kind) {
	case TOKEN_TEXT:
		emit_bytes(renderer, frame, token->line, bytes);
		break;
	case TOKEN_VARIABLE:
		render_variable(renderer, frame, token, scope);
		break;
	case TOKEN_RAW:
		render_raw(renderer, frame, token, scope);
		break;
	case TOKEN_SECTION:
		render_section(renderer, frame, index, scope);
		return token->end;
	case TOKEN_INVERTED:
		render_inverted(renderer, frame, index, scope);
		return token->end;
	case TOKEN_PARTIAL:
		render_partial(renderer, frame, token, scope);
		break;
	case TOKEN_CLOSE:
	case TOKEN_NOTHING:
		break;
	}
	return index + 1;
}

static void render_range(struct renderer *renderer, const struct frame *frame, struct range range,
                         const struct scope *scope)
{
	for (size_t i = range.first; i < range.end && !renderer->stopped;) {
		count_work(renderer, frame, &frame->tokens->items[i]);
		i = render_token(renderer, frame, i, scope);
	}
}

bool mustache_expand(const struct mustache *mustache, const struct mtemplate *source,
                     const struct mvalue *data, struct mustache_output *output)
{
	struct renderer renderer = { .mustache = mustache, .output = output,
		                     .at_line_start = true };
	struct mustache_tokens tokens = { 0 };
	const struct frame frame = { .tokens = &tokens, .indent = "" };
	const struct scope scope = { data, NULL };
	struct range all = { 0 };

	memset(output, 0, sizeof(*output));
	output->text = "";
	if (!mustache_read(mustache, source, &tokens))
		return false;
	all.end = tokens.count;
	render_range(&renderer, &frame, all, &scope);
	if (renderer.stopped)
		output->size = 0;
	if (output->size > 0)
		output->text = arena_copy(mustache->arena, renderer.bytes, output->size);
	return !renderer.failed;
}

struct place mustache_place(const struct mustache_output *output, int line)
{
	if (line < 1 || output->line_count == 0)
		return (struct place){ 0 };
	if ((size_t)line > output->line_count)
		line = (int)output->line_count;
	return place_at(output->lines[line - 1].file, output->lines[line - 1].line, 1);
}
