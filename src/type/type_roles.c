/* Which face a character is set in: each role has a chain of faces, and which
 * end of it is asked first depends on the kind of character. The answer is
 * remembered per role and code point. */
#include "type_internal.h"

#include <string.h>

#include "base/text.h"

enum source {
	SOURCE_PRIMARY, /* the role's own family */
	SOURCE_SANS,    /* the sans family in the role's style */
	SOURCE_HAN,
	SOURCE_MATH,
	SOURCE_SYMBOLS,
	SOURCE_SYSTEM, /* whatever is installed */
	SOURCE_END
};

enum { A_HAN_CHARACTER = 0x4E2D }; /* which every Chinese font has */

enum kind { KIND_TEXT, KIND_SYMBOL_ZH, KIND_HAN, KIND_MINUS, KIND_MINUS_BOLD };
enum { KIND_COUNT = KIND_MINUS_BOLD + 1 };

/* The symbols of Noto Sans Math have the widths of Latin text, those of a Han
 * face are an em wide. A bold minus exists only in the Han face. */
static const enum source orders[KIND_COUNT][SOURCE_END + 1] = {
	[KIND_TEXT] = { SOURCE_PRIMARY, SOURCE_SANS, SOURCE_MATH, SOURCE_SYMBOLS, SOURCE_HAN,
			SOURCE_SYSTEM, SOURCE_END },
	[KIND_SYMBOL_ZH] = { SOURCE_PRIMARY, SOURCE_SANS, SOURCE_HAN, SOURCE_MATH, SOURCE_SYMBOLS,
			     SOURCE_SYSTEM, SOURCE_END },
	[KIND_HAN] = { SOURCE_HAN, SOURCE_PRIMARY, SOURCE_SANS, SOURCE_SYMBOLS, SOURCE_SYSTEM,
		       SOURCE_END },
	[KIND_MINUS] = { SOURCE_PRIMARY, SOURCE_MATH, SOURCE_HAN, SOURCE_SYSTEM, SOURCE_END },
	[KIND_MINUS_BOLD] = { SOURCE_PRIMARY, SOURCE_HAN, SOURCE_MATH, SOURCE_SYSTEM, SOURCE_END },
};

bool role_is_bold(enum font_role role)
{
	return role == FONT_SERIF_BOLD || role == FONT_SERIF_BOLD_ITALIC ||
	       role == FONT_SANS_BOLD || role == FONT_SANS_BOLD_ITALIC;
}

bool role_is_italic(enum font_role role)
{
	return role == FONT_SERIF_ITALIC || role == FONT_SERIF_BOLD_ITALIC ||
	       role == FONT_SANS_ITALIC || role == FONT_SANS_BOLD_ITALIC;
}

static struct face_wish wish_of(const struct type *type, enum font_role role, enum source source)
{
	struct face_wish wish = { type->families[role], role_is_bold(role), role_is_italic(role) };

	if (source == SOURCE_SANS)
		wish.family = type->families[FONT_SANS];
	if (source == SOURCE_HAN)
		wish = (struct face_wish){ type->han_family, role_is_bold(role), false };
	if (source == SOURCE_MATH)
		wish = (struct face_wish){ "Noto Sans Math", role_is_bold(role), false };
	if (source == SOURCE_SYMBOLS)
		wish = (struct face_wish){ "Noto Sans Symbols2", role_is_bold(role), false };
	return wish;
}

/* Quotes, dashes, dots and ellipses that Latin and Chinese share. */
static bool is_shared_punctuation(uint32_t c)
{
	return c == 0xB7 || c == 0x2014 || c == 0x2018 || c == 0x2019 || c == 0x201C ||
	       c == 0x201D || c == 0x2026;
}

static bool is_symbol(uint32_t c)
{
	return (c >= 0x2100 && c < 0x2C00) || (c >= 0x2030 && c < 0x2040);
}

static enum kind kind_of(const struct type *type, enum font_role role, uint32_t c)
{
	if (c == 0x2212)
		return role_is_bold(role) ? KIND_MINUS_BOLD : KIND_MINUS;
	if (text_is_han(c))
		return KIND_HAN;
	if (type->chinese && is_shared_punctuation(c))
		return KIND_HAN;
	return type->chinese && is_symbol(c) ? KIND_SYMBOL_ZH : KIND_TEXT;
}

/* Said once of a family, not of each of its styles. */
static void warn_of_substitute(struct type *type, enum family_slot slot, const char *lack,
			       const struct face *face)
{
	const char *family = slot == FAMILY_HAN  ? type->han_family
			     : slot == FAMILY_SANS ? type->families[FONT_SANS]
						   : type->families[FONT_SERIF];

	if (type->told[slot])
		return;
	type->told[slot] = true;
	diag_warning(type->diag, type->places[slot], "D003 font-substituted",
		     "the font family `%s` %s; `%s` is used", family, lack, face->name);
}

static const char *lack_of(struct type *type, const char *family)
{
	return family_is_installed(type, family) ? "has no outlines that a PDF can hold"
						 : "is not installed";
}

static bool has_han(const struct face *face)
{
	hb_codepoint_t glyph;

	return hb_font_get_nominal_glyph(face->hb_font, A_HAN_CHARACTER, &glyph);
}

/* One stand-in for the whole family: a search per character would be slow. */
static struct face *open_han(struct type *type, const struct face_wish *wish)
{
	struct face **han = &type->han[wish->bold];

	if (*han != NULL)
		return *han;
	*han = find_face(type, wish);
	if (*han == NULL || !has_han(*han)) {
		const char *lack = *han == NULL ? lack_of(type, wish->family) : "has no Chinese characters";
		struct face *other = find_substitute(type, wish, A_HAN_CHARACTER);

		if (other != NULL)
			warn_of_substitute(type, FAMILY_HAN, lack, other);
		*han = other != NULL ? other : *han;
	}
	return *han;
}

static struct face *open_source(struct type *type, enum font_role role, enum source source,
				uint32_t code_point)
{
	struct face_wish wish = wish_of(type, role, source);

	if (source == SOURCE_PRIMARY)
		return type->roles[role].primary;
	if (source == SOURCE_HAN)
		return open_han(type, &wish);
	if (source == SOURCE_SYSTEM)
		return find_substitute(type, &wish, code_point);
	return find_face(type, &wish);
}

static struct face *search_chain(struct type *type, enum font_role role, uint32_t code_point)
{
	const enum source *order = orders[kind_of(type, role, code_point)];
	hb_codepoint_t glyph;

	for (; *order != SOURCE_END; order++) {
		struct face *face = open_source(type, role, *order, code_point);

		if (face != NULL && hb_font_get_nominal_glyph(face->hb_font, code_point, &glyph))
			return face;
	}
	return NULL;
}

static uint8_t index_of(const struct type *type, const struct face *face)
{
	for (size_t i = 0; face != NULL && i < type->face_count; i++)
		if (type->faces[i] == face)
			return (uint8_t)(i + 1);
	return FACE_NONE;
}

/* NULL = no face has it. */
struct face *choose_face(struct type *type, enum font_role role, uint32_t code_point)
{
	struct role *chain = &type->roles[role];
	uint8_t **page, *entry;

	if (code_point > 0x10FFFF)
		return NULL;
	page = &chain->pages[code_point >> 8];
	if (*page == NULL)
		*page = ARENA_ARRAY(type->arena, uint8_t, 256);
	entry = &(*page)[code_point & 0xFF];
	if (*entry == FACE_UNKNOWN)
		*entry = index_of(type, search_chain(type, role, code_point));
	return *entry == FACE_NONE ? NULL : type->faces[*entry - 1];
}

/* ---- opening a role ---- */

static struct face *find_primary(struct type *type, enum font_role role)
{
	struct face_wish wish = wish_of(type, role, SOURCE_PRIMARY);
	struct face *face = find_face(type, &wish);

	if (face != NULL || role == FONT_MONO)
		return face != NULL ? face : type->roles[FONT_SANS].primary;
	face = find_substitute(type, &wish, 0);
	if (face == NULL)
		face = type->roles[FONT_SANS].primary;
	if (face == NULL)
		diag_environment(type->diag, (struct place){ 0 }, "F020 no-font",
				 "no usable font is installed (wanted `%s`)", wish.family);
	else
		warn_of_substitute(type, role < FONT_SANS ? FAMILY_SERIF : FAMILY_SANS,
				   lack_of(type, wish.family), face);
	return face;
}

/* True when tabular lining figures are what the face gives without features. */
static bool has_plain_figures(struct type *type, hb_font_t *font)
{
	static const char figures[] = "0123456789";
	const hb_feature_t features[] = {
		{ HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
		{ HB_TAG('l', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
	};
	const hb_glyph_info_t *shaped;
	hb_codepoint_t glyph;
	unsigned count;

	hb_buffer_clear_contents(type->buffer);
	hb_buffer_add_utf8(type->buffer, figures, 10, 0, 10);
	hb_buffer_set_language(type->buffer, type->language);
	hb_buffer_guess_segment_properties(type->buffer);
	hb_shape(font, type->buffer, features, 2);
	shaped = hb_buffer_get_glyph_infos(type->buffer, &count);
	if (count != 10)
		return false;
	for (unsigned i = 0; i < count; i++)
		if (!hb_font_get_nominal_glyph(font, (unsigned char)figures[i], &glyph) ||
		    glyph != shaped[i].codepoint)
			return false;
	return true;
}

bool open_role(struct type *type, enum font_role role)
{
	struct role *chain = &type->roles[role];
	hb_codepoint_t zero = 0;

	if (chain->primary != NULL)
		return true;
	chain->primary = find_primary(type, role);
	if (chain->primary == NULL)
		return false;
	chain->plain_figures = has_plain_figures(type, chain->primary->hb_font);
	hb_font_get_nominal_glyph(chain->primary->hb_font, '0', &zero);
	chain->figure_width = hb_font_get_glyph_h_advance(chain->primary->hb_font, zero);
	return true;
}
