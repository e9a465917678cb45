/* Characters to glyphs: a word is cut into runs of one face, each is shaped by
 * HarfBuzz, and the result is kept by role and word. */
#include "type_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { REPLACEMENT = 0xFFFD, MINUS = 0x2212, LOOKS_LIKE_TEXT = 64 };

/* ---- characters ---- */

static bool is_space(uint32_t c)
{
	return c == ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

/* Has no shape of its own: joiners, soft hyphen, variation selectors. */
static bool is_ignorable(uint32_t c)
{
	return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2060 && c <= 0x2069) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
	       (c >= 0xE0100 && c <= 0xE01EF);
}

static bool is_combining(uint32_t c)
{
	return (c >= 0x300 && c < 0x370) || (c >= 0x1AB0 && c < 0x1B00) ||
	       (c >= 0x1DC0 && c < 0x1E00) || (c >= 0x20D0 && c < 0x2100) ||
	       (c >= 0xFE20 && c < 0xFE30);
}

static bool is_ascii_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool has_glyph(const struct face *face, uint32_t c)
{
	hb_codepoint_t glyph;

	return hb_font_get_nominal_glyph(face->hb_font, c, &glyph);
}

/* ---- itemising ---- */

static void note_missing(struct type *type, enum font_role role, uint32_t c,
			 const struct word_key *word)
{
	for (size_t i = 0; i < type->missing_count; i++)
		if (type->missing[i].code_point == c && type->missing[i].role == role)
			return;
	if (type->missing_count == type->missing_capacity)
		type->missing = arena_grow(type->arena, type->missing, sizeof(type->missing[0]),
					   type->missing_count, &type->missing_capacity);
	type->missing[type->missing_count++] = (struct type_missing){ c, role, word->text };
}

static struct face *face_for(struct type *type, enum font_role role, struct item *items, size_t i)
{
	struct face *primary = type->roles[role].primary;
	struct face *before = i > 0 ? items[i - 1].face : primary;
	uint32_t c = items[i].code_point;

	if (is_ignorable(c))
		return before;
	if (is_space(c))
		return primary;
	if (is_combining(c) && has_glyph(before, c))
		return before;
	return choose_face(type, role, c);
}

/* An apostrophe inside a Latin word is Latin in Chinese text too. */
static void keep_apostrophes(struct type *type, enum font_role role, struct item *items,
			     size_t count)
{
	for (size_t i = 1; type->chinese && i + 1 < count; i++)
		if (items[i].code_point == 0x2019 && is_ascii_letter(items[i - 1].code_point) &&
		    is_ascii_letter(items[i + 1].code_point) &&
		    has_glyph(type->roles[role].primary, 0x2019))
			items[i].face = type->roles[role].primary;
}

static size_t decode(struct type *type, const struct word_key *word)
{
	const char *cursor = word->text, *end = word->text + word->length;
	size_t count = 0;

	while (cursor < end) {
		if (count == type->item_capacity)
			type->items = arena_grow(type->arena, type->items, sizeof(type->items[0]),
						 count, &type->item_capacity);
		type->items[count].offset = (unsigned)(cursor - word->text);
		if (*cursor == '\0') { /* text_next would stay */
			type->items[count++].code_point = ' ';
			cursor++;
			continue;
		}
		type->items[count].code_point = text_next(&cursor);
		if (text_is_control(type->items[count].code_point) ||
		    type->items[count].code_point < ' ')
			type->items[count].code_point = ' ';
		count++;
	}
	return count;
}

static size_t itemise(struct type *type, const struct word_key *word)
{
	size_t count = decode(type, word);

	for (size_t i = 0; i < count; i++) {
		struct item *item = &type->items[i];

		item->face = face_for(type, word->role, type->items, i);
		item->missing = item->face == NULL;
		if (!item->missing)
			continue;
		note_missing(type, word->role, item->code_point, word);
		item->face = type->roles[word->role].primary;
		item->code_point = REPLACEMENT;
	}
	keep_apostrophes(type, word->role, type->items, count);
	return count;
}

/* ---- runs ---- */

static void mark_used(struct type *type, struct face *face)
{
	if (face->number >= 0)
		return;
	if (type->used_count == type->used_capacity)
		type->used = arena_grow(type->arena, type->used, sizeof(struct face *),
					type->used_count, &type->used_capacity);
	face->number = (int)type->used_count;
	type->used[type->used_count++] = face;
}

static struct glyph nominal_glyph(const struct face *face, const struct item *item, unsigned start)
{
	hb_codepoint_t id = 0;

	hb_font_get_nominal_glyph(face->hb_font, item->code_point, &id);
	return (struct glyph){ .id = (uint16_t)id,
			       .advance = (short)hb_font_get_glyph_h_advance(face->hb_font, id),
			       .cluster = item->offset - start };
}

static bool is_plain_han(uint32_t c)
{
	return (c >= 0x4E00 && c < 0xA000) || (c >= 0x3400 && c < 0x4DC0) ||
	       (c >= 0x3001 && c <= 0x3011) || c == 0xFF0C || c == 0xFF1A || c == 0xFF1B ||
	       c == 0xFF08 || c == 0xFF09;
}

/* Figures and ideographs: HarfBuzz would change nothing. */
static bool needs_no_shaping(const struct role *role, const struct item *items, size_t count)
{
	bool latin = items[0].face == role->primary && role->plain_figures;

	for (size_t i = 0; i < count; i++) {
		uint32_t c = items[i].code_point;

		if (latin && c < LOOKS_LIKE_TEXT && c >= ' ')
			continue;
		if (!is_plain_han(c))
			return false;
	}
	return true;
}

static void set_nominal(struct type *type, struct run *run, const struct item *items, size_t count)
{
	struct glyph *glyphs = ARENA_ARRAY(type->arena, struct glyph, count);

	for (size_t i = 0; i < count; i++) {
		glyphs[i] = nominal_glyph(run->face, &items[i], items[0].offset);
		run->width += glyphs[i].advance;
	}
	run->glyphs = glyphs;
	run->glyph_count = (unsigned)count;
}

static unsigned shape_items(struct type *type, const struct role *role, struct face *face,
			    const struct item *items, size_t count)
{
	static const hb_feature_t figures[] = {
		{ HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
		{ HB_TAG('l', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
	};
	bool with_figures =
		face == role->primary && !role->plain_figures && role - type->roles >= FONT_SANS;

	hb_buffer_clear_contents(type->buffer);
	hb_buffer_set_content_type(type->buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
	hb_buffer_set_flags(type->buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	hb_buffer_set_language(type->buffer, type->language);
	for (size_t i = 0; i < count; i++)
		hb_buffer_add(type->buffer, items[i].code_point, items[i].offset - items[0].offset);
	hb_buffer_guess_segment_properties(type->buffer);
	hb_shape(face->hb_font, type->buffer, figures, with_figures ? 2 : 0);
	return hb_buffer_get_length(type->buffer);
}

static void copy_glyphs(struct type *type, struct run *run, unsigned count)
{
	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(type->buffer, NULL);
	const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(type->buffer, NULL);
	struct glyph *glyphs = ARENA_ARRAY(type->arena, struct glyph, count);

	for (unsigned i = 0; i < count; i++) {
		glyphs[i] = (struct glyph){ .id = (uint16_t)infos[i].codepoint,
					    .advance = (short)positions[i].x_advance,
					    .x_offset = (short)positions[i].x_offset,
					    .y_offset = (short)positions[i].y_offset,
					    .cluster = infos[i].cluster };
		run->width += positions[i].x_advance;
	}
	run->glyphs = glyphs;
	run->glyph_count = count;
}

/* A minus is as wide as a figure, so that columns stay straight. */
static void set_minus(struct type *type, const struct role *role, struct run *run,
		      const struct item *items)
{
	struct glyph *glyph = ARENA_NEW(type->arena, struct glyph);

	*glyph = nominal_glyph(run->face, items, items[0].offset);
	glyph->x_offset = (short)((role->figure_width - glyph->advance) / 2);
	glyph->advance = (short)role->figure_width;
	run->glyphs = glyph;
	run->glyph_count = 1;
	run->width = glyph->advance;
}

/* Items that are shaped together: one face; a minus stands alone. */
static size_t run_length(const struct item *items, size_t count)
{
	size_t n = 1;

	if (items[0].code_point == MINUS)
		return 1;
	while (n < count && items[n].face == items[0].face && items[n].code_point != MINUS)
		n++;
	return n;
}

/* items[count] is there and tells where the run's text ends. */
static struct run make_run(struct type *type, const struct word_key *word, const struct item *items,
			   size_t count)
{
	const struct role *role = &type->roles[word->role];
	struct run run = { .face = items[0].face,
			   .text = word->text + items[0].offset,
			   .number = type->run_count++ };

	run.length = items[count].offset - items[0].offset;
	mark_used(type, items[0].face);
	if (items[0].code_point == MINUS)
		set_minus(type, role, &run, items);
	else if (needs_no_shaping(role, items, count))
		set_nominal(type, &run, items, count);
	else
		copy_glyphs(type, &run, shape_items(type, role, items[0].face, items, count));
	return run;
}

static size_t count_runs(const struct item *items, size_t count)
{
	size_t runs = 0;

	for (size_t i = 0; i < count; i += run_length(items + i, count - i))
		runs++;
	return runs;
}

static void shape_word(struct type *type, struct word *word)
{
	size_t count = itemise(type, &word->key), used = 0, length;
	struct run *runs = ARENA_ARRAY(type->arena, struct run, count_runs(type->items, count));

	if (count == type->item_capacity)
		type->items = arena_grow(type->arena, type->items, sizeof(type->items[0]), count,
					 &type->item_capacity);
	type->items[count].offset = (unsigned)word->key.length;
	for (size_t i = 0; i < count; i += length) {
		length = run_length(type->items + i, count - i);
		runs[used++] = make_run(type, &word->key, type->items + i, length);
	}
	if (word->key.spaced)
		open_gaps(type, runs, used);
	for (size_t i = 0; i < used; i++)
		word->shaped.width += runs[i].width;
	word->shaped.runs = runs;
	word->shaped.run_count = (unsigned)used;
}

/* ---- the word cache ---- */

static uint64_t read_eight(const char *bytes)
{
	uint64_t part;

	memcpy(&part, bytes, sizeof part);
	return part;
}

/* Up to seven bytes as a number, without a loop: the halves overlap. */
static uint64_t read_few(const char *bytes, size_t length)
{
	uint32_t head, tail;

	if (length >= sizeof head) {
		memcpy(&head, bytes, sizeof head);
		memcpy(&tail, bytes + length - sizeof tail, sizeof tail);
		return (uint64_t)tail << 32 | head;
	}
	if (length == 0)
		return 0;
	return (uint64_t)(unsigned char)bytes[0] << 16 | (uint64_t)(unsigned char)bytes[length / 2] << 8 |
	       (uint64_t)(unsigned char)bytes[length - 1];
}

/* Eight bytes at a time, the last of them once more; the order of bytes decides
 * where a word lies, and nothing else. */
static uint64_t hash_word(enum font_role role, const char *text, size_t length)
{
	static const uint64_t prime = 0x9E3779B97F4A7C15u;
	uint64_t hash = ((uint64_t)role << 32 ^ length) * prime;

	for (size_t at = 0; at + sizeof hash < length; at += sizeof hash) {
		hash = (hash ^ read_eight(text + at)) * prime;
		hash ^= hash >> 32;
	}
	hash ^= length >= sizeof hash ? read_eight(text + length - sizeof hash) : read_few(text, length);
	hash *= prime;
	return hash ^ hash >> 32;
}

static bool same_bytes(const char *a, const char *b, size_t length)
{
	if (length < sizeof(uint64_t))
		return read_few(a, length) == read_few(b, length);
	if (length <= 2 * sizeof(uint64_t))
		return read_eight(a) == read_eight(b) &&
		       read_eight(a + length - sizeof(uint64_t)) ==
			       read_eight(b + length - sizeof(uint64_t));
	return memcmp(a, b, length) == 0;
}

static const struct word **find_word(const struct type *type, const struct word_key *wanted)
{
	size_t mask = type->word_capacity - 1, at = wanted->hash & mask;

	for (;; at = (at + 1) & mask) {
		const struct word *word = type->words[at];

		if (word == NULL ||
		    (word->key.hash == wanted->hash && word->key.role == wanted->role &&
		     word->key.length == wanted->length && word->key.spaced == wanted->spaced &&
		     same_bytes(word->key.text, wanted->text, wanted->length)))
			return &type->words[at];
	}
}

static void grow_cache(struct type *type)
{
	const struct word **old = type->words;
	const size_t old_capacity = type->word_capacity;

	type->word_capacity = old_capacity == 0 ? 1024 : 2 * old_capacity;
	type->words = calloc(type->word_capacity, sizeof(type->words[0]));
	if (type->words == NULL)
		arena_exhausted();
	for (size_t i = 0; i < old_capacity; i++)
		if (old[i] != NULL)
			*find_word(type, &old[i]->key) = old[i];
	free(old);
}

static const struct shaped *shape(struct type *type, const struct word_key *wanted)
{
	const struct word **place;
	struct word *word;

	if (2 * type->word_count >= type->word_capacity)
		grow_cache(type);
	place = find_word(type, wanted);
	if (*place != NULL)
		return &(*place)->shaped;
	open_role(type, wanted->role);
	word = ARENA_NEW(type->arena, struct word);
	word->key = *wanted;
	word->key.text = arena_copy(type->arena, wanted->text, wanted->length);
	shape_word(type, word);
	*place = word;
	type->word_count++;
	return &word->shaped;
}

const struct shaped *type_shape(struct type *type, enum font_role role, const char *text,
				size_t length)
{
	return shape(type, &(struct word_key){ .hash = hash_word(role, text, length),
					  .text = text,
					  .length = length,
					  .role = role });
}

/* Text that can have no gap. */
static bool is_ascii(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] >= 0x80)
			return false;
	return true;
}

const struct shaped *type_shape_line(struct type *type, enum font_role role, const char *text)
{
	const size_t length = strlen(text);

	return shape(type, &(struct word_key){ .hash = hash_word(role, text, length),
					  .text = text,
					  .length = length,
					  .role = role,
					  .spaced = !is_ascii(text, length) });
}

double type_line_width_pt(struct type *type, enum font_role role, double size_pt, const char *text)
{
	return type_shape_line(type, role, text)->width * size_pt / 1000;
}

bool type_covers(struct type *type, enum font_role role, uint32_t code_point)
{
	return is_space(code_point) || is_ignorable(code_point) || text_is_control(code_point) ||
	       code_point < ' ' ||
	       (open_role(type, role) && choose_face(type, role, code_point) != NULL);
}
