/* Finds font files: the known places of the default families first, so that
 * the result does not depend on what else is installed, then fontconfig. */
#include "type_internal.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <string.h>
#include <strings.h>

#define NOTO "/usr/share/fonts/truetype/noto/"
#define NOTO_CJK "/usr/share/fonts/opentype/noto/"

static const struct {
	struct face_wish wish;
	const char *path;
} known_files[] = {
	{ { "Noto Sans", false, false }, NOTO "NotoSans-Regular.ttf" },
	{ { "Noto Sans", true, false }, NOTO "NotoSans-Bold.ttf" },
	{ { "Noto Sans", false, true }, NOTO "NotoSans-Italic.ttf" },
	{ { "Noto Sans", true, true }, NOTO "NotoSans-BoldItalic.ttf" },
	{ { "Noto Serif", false, false }, NOTO "NotoSerif-Regular.ttf" },
	{ { "Noto Serif", true, false }, NOTO "NotoSerif-Bold.ttf" },
	{ { "Noto Serif", false, true }, NOTO "NotoSerif-Italic.ttf" },
	{ { "Noto Serif", true, true }, NOTO "NotoSerif-BoldItalic.ttf" },
	{ { "Noto Sans CJK SC", false, false }, NOTO_CJK "NotoSansCJK-Regular.ttc" },
	{ { "Noto Sans CJK SC", true, false }, NOTO_CJK "NotoSansCJK-Bold.ttc" },
	{ { "Noto Serif CJK SC", false, false }, NOTO_CJK "NotoSerifCJK-Regular.ttc" },
	{ { "Noto Serif CJK SC", true, false }, NOTO_CJK "NotoSerifCJK-Bold.ttc" },
	{ { "Noto Sans Math", false, false }, NOTO "NotoSansMath-Regular.ttf" },
	{ { "Noto Sans Symbols2", false, false }, NOTO "NotoSansSymbols2-Regular.ttf" },
	{ { "DejaVu Sans Mono", false, false },
	  "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf" },
};

enum { NAME_FAMILY = 1, NAME_VERSION = 5, NAME_POSTSCRIPT = 6, NAME_TYPOGRAPHIC_FAMILY = 16, NAME_SIZE = 128 };

static bool read_name(hb_face_t *face, hb_ot_name_id_t id, char out[NAME_SIZE])
{
	unsigned size = NAME_SIZE;

	out[0] = '\0';
	hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, out);
	return out[0] != '\0';
}

static bool has_family(hb_face_t *face, const char *family)
{
	char name[NAME_SIZE];

	return (read_name(face, NAME_TYPOGRAPHIC_FAMILY, name) && strcasecmp(name, family) == 0) ||
	       (read_name(face, NAME_FAMILY, name) && strcasecmp(name, family) == 0);
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *table = hb_face_reference_table(face, tag);
	bool present = hb_blob_get_length(table) > 0;

	hb_blob_destroy(table);
	return present;
}

/* Outlines that a PDF can embed: TrueType or CFF, not CFF2, not bitmaps. */
static bool is_usable(hb_face_t *face)
{
	return hb_face_get_upem(face) > 0 && hb_face_get_glyph_count(face) > 0 &&
	       (has_table(face, HB_TAG('g', 'l', 'y', 'f')) ||
		has_table(face, HB_TAG('C', 'F', 'F', ' ')));
}

/* ---- damage ---- */

/* Big-endian, of two or four bytes; 0 past the end. */
static unsigned long read_number(hb_blob_t *blob, unsigned long offset, unsigned bytes)
{
	unsigned size;
	const unsigned char *data = (const unsigned char *)hb_blob_get_data(blob, &size);
	unsigned long value = 0;

	for (unsigned i = 0; i < bytes && offset + bytes <= size; i++)
		value = value << 8 | data[offset + i];
	return value;
}

/* The same of a table. */
static unsigned long read_in_table(hb_face_t *face, hb_tag_t tag, unsigned long offset, unsigned bytes)
{
	hb_blob_t *table = hb_face_reference_table(face, tag);
	const unsigned long value = read_number(table, offset, bytes);

	hb_blob_destroy(table);
	return value;
}

/* How many bytes of the table lie in the file; 0 where any lies outside: a row
 * of the directory has a tag, a checksum, an offset and a length. */
static unsigned long whole_table(hb_face_t *face, hb_tag_t wanted)
{
	hb_blob_t *file = hb_face_reference_blob(face);
	const unsigned long start = read_number(file, 0, 4) != HB_TAG('t', 't', 'c', 'f')
		? 0 : read_number(file, 12 + 4 * (unsigned long)hb_face_get_index(face), 4);
	const unsigned long count = read_number(file, start + 4, 2);
	unsigned long length = 0;

	for (unsigned long row = start + 12; row < start + 12 + 16 * count; row += 16)
		if (read_number(file, row, 4) == wanted) {
			length = read_number(file, row + 12, 4);
			if (read_number(file, row + 8, 4) + length > hb_blob_get_length(file))
				length = 0;
			break;
		}
	hb_blob_destroy(file);
	return length;
}

enum { MAGIC = 12, METRICS_COUNT = 34, OFFSET_FORMAT = 50, DATA_FORMAT = 52, GLYPH_COUNT = 4 }; /* where they stand */

static const hb_tag_t head = HB_TAG('h', 'e', 'a', 'd'), hhea = HB_TAG('h', 'h', 'e', 'a');
static const hb_tag_t maxp = HB_TAG('m', 'a', 'x', 'p'), glyf = HB_TAG('g', 'l', 'y', 'f');

/* The three tables that tell of the others are what they are called. */
static bool has_heads(hb_face_t *face)
{
	return whole_table(face, head) >= 54 && read_in_table(face, head, 0, 2) == 1 &&
	       read_in_table(face, head, MAGIC, 4) == 0x5F0F3CF5 &&
	       read_in_table(face, head, OFFSET_FORMAT, 2) <= 1 && read_in_table(face, head, DATA_FORMAT, 2) == 0 &&
	       whole_table(face, hhea) >= 36 && read_in_table(face, hhea, 0, 2) == 1 &&
	       whole_table(face, maxp) >= 6 && read_in_table(face, maxp, 0, 2) <= 1;
}

/* Each table that a PDF or the setting of text wants is there, with room for
 * every glyph. */
static bool is_whole(hb_face_t *face)
{
	const unsigned long glyphs = read_in_table(face, maxp, GLYPH_COUNT, 2);
	const unsigned long metrics = read_in_table(face, hhea, METRICS_COUNT, 2);
	const unsigned long width = read_in_table(face, head, OFFSET_FORMAT, 2) == 0 ? 2 : 4;

	if (!has_heads(face) || whole_table(face, HB_TAG('c', 'm', 'a', 'p')) < 4 || metrics == 0 ||
	    metrics > glyphs ||
	    whole_table(face, HB_TAG('h', 'm', 't', 'x')) < 4 * metrics + 2 * (glyphs - metrics))
		return false;
	if (!has_table(face, glyf))
		return whole_table(face, HB_TAG('C', 'F', 'F', ' ')) > 0;
	return whole_table(face, glyf) > 0 &&
	       whole_table(face, HB_TAG('l', 'o', 'c', 'a')) >= width * (glyphs + 1);
}

static void read_metrics(struct face *face)
{
	hb_font_extents_t extents;
	hb_position_t value;

	hb_font_get_h_extents(face->hb_font, &extents);
	face->ascent = extents.ascender;
	face->descent = extents.descender;
	face->cap_height =
		hb_ot_metrics_get_position(face->hb_font, HB_OT_METRICS_TAG_CAP_HEIGHT, &value)
			? value
			: 700;
	face->x_height =
		hb_ot_metrics_get_position(face->hb_font, HB_OT_METRICS_TAG_X_HEIGHT, &value)
			? value
			: 500;
}

/* "2.004" of "Version 2.004; made with ...". */
static const char *read_version(struct arena *arena, hb_face_t *hb_face)
{
	static const char word[] = "Version ";
	char name[NAME_SIZE];
	const char *from = name;

	read_name(hb_face, NAME_VERSION, name);
	name[strcspn(name, ";")] = '\0';
	if (strncmp(from, word, sizeof(word) - 1) == 0)
		from += sizeof(word) - 1;
	return arena_string(arena, from);
}

/* Takes over `hb_face`; gives NULL when it cannot be used. */
static struct face *add_face(struct type *type, hb_face_t *hb_face, const char *path,
			     const struct face_wish *wish)
{
	struct face *face;
	char name[NAME_SIZE];

	if (!is_usable(hb_face) || type->face_count == FACE_LIMIT) {
		hb_face_destroy(hb_face);
		return NULL;
	}
	face = ARENA_NEW(type->arena, struct face);
	face->path = arena_string(type->arena, path);
	face->index = hb_face_get_index(hb_face);
	face->number = -1;
	face->hb_face = hb_face;
	face->hb_font = hb_font_create(hb_face);
	hb_font_set_scale(face->hb_font, 1000, 1000);
	face->name = arena_string(type->arena,
				  read_name(hb_face, NAME_POSTSCRIPT, name) ? name : "Font");
	face->version = read_version(type->arena, hb_face);
	read_metrics(face);
	type->wishes[type->face_count] = *wish;
	type->wishes[type->face_count].family = arena_string(type->arena, wish->family);
	type->faces[type->face_count++] = face;
	return face;
}

static hb_face_t *open_file(const char *path, unsigned index)
{
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
	hb_face_t *face;

	if (blob == NULL)
		return NULL;
	face = index < hb_face_count(blob) ? hb_face_create(blob, index) : NULL;
	hb_blob_destroy(blob);
	return face;
}

/* The face of that family in the file, which may be a collection. */
static hb_face_t *open_family(const char *path, const char *family)
{
	for (unsigned index = 0;; index++) {
		hb_face_t *face = open_file(path, index);

		if (face == NULL || has_family(face, family))
			return face;
		hb_face_destroy(face);
	}
}

static bool same_wish(const struct face_wish *a, const struct face_wish *b)
{
	return a->bold == b->bold && a->italic == b->italic &&
	       strcasecmp(a->family, b->family) == 0;
}

static struct face *open_known_file(struct type *type, const struct face_wish *wish)
{
	for (size_t i = 0; i < sizeof(known_files) / sizeof(known_files[0]); i++) {
		hb_face_t *hb_face;

		if (!same_wish(&known_files[i].wish, wish))
			continue;
		hb_face = open_family(known_files[i].path, wish->family);
		if (hb_face != NULL)
			return add_face(type, hb_face, known_files[i].path, wish);
	}
	return NULL;
}

static bool knows_style(const struct face_wish *wish)
{
	for (size_t i = 0; i < sizeof(known_files) / sizeof(known_files[0]); i++)
		if (same_wish(&known_files[i].wish, wish))
			return true;
	return false;
}

/* A family that is known to have no bold is drawn bold. */
static struct face *find_known_file(struct type *type, const struct face_wish *wish)
{
	const struct face_wish regular = { wish->family, false, wish->italic };
	struct face *face;

	if (!wish->bold || knows_style(wish) || !knows_style(&regular))
		return open_known_file(type, wish);
	face = open_known_file(type, &regular);
	if (face != NULL) {
		face->bold_by_stroke = true;
		type->wishes[type->face_count - 1].bold = true;
	}
	return face;
}

/* ---- files of the project ---- */

enum { FS_TYPE_OFFSET = 8, FS_TYPE_RESTRICTED = 0x0002 };

/* The font's maker may forbid to embed it: OS/2, fsType. */
static bool may_be_embedded(hb_face_t *face)
{
	hb_blob_t *table = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
	unsigned size;
	const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(table, &size);
	const unsigned rights = size < FS_TYPE_OFFSET + 2
		? 0 : (unsigned)bytes[FS_TYPE_OFFSET] << 8 | bytes[FS_TYPE_OFFSET + 1];

	hb_blob_destroy(table);
	return (rights & 0x000F) != FS_TYPE_RESTRICTED;
}

static hb_blob_t *blob_of(const struct type_file *file)
{
	return hb_blob_create(file->bytes, (unsigned)file->size, HB_MEMORY_MODE_READONLY, NULL, NULL);
}

const char *type_file_flaw(const struct type_file *file)
{
	hb_blob_t *blob = blob_of(file);
	const unsigned count = hb_face_count(blob);
	const char *flaw = count == 0 ? "is not a font" : NULL;

	for (unsigned i = 0; i < count && flaw == NULL; i++) {
		hb_face_t *face = hb_face_create(blob, i);
		if (!is_usable(face))
			flaw = "is not a font with outlines that a PDF can hold";
		else if (!is_whole(face))
			flaw = "is a damaged font: a table of it is cut off or missing";
		else if (!may_be_embedded(face))
			flaw = "is a font whose maker does not allow it to be embedded";
		hb_face_destroy(face);
	}
	hb_blob_destroy(blob);
	return flaw;
}

/* How little a face of the family suits the wish: 0 is what was asked for. */
static int misfit(hb_face_t *face, const struct face_wish *wish)
{
	hb_font_t *font = hb_font_create(face);
	const bool bold = hb_style_get_value(font, HB_STYLE_TAG_WEIGHT) >= 600;
	const bool italic = hb_style_get_value(font, HB_STYLE_TAG_ITALIC) > 0 ||
			    hb_style_get_value(font, HB_STYLE_TAG_SLANT_ANGLE) != 0;

	hb_font_destroy(font);
	return 2 * (italic != wish->italic) + (bold != wish->bold);
}

/* The face of the family that suits best, of all files; NULL = none has it. */
static struct face *find_own_file(struct type *type, const struct face_wish *wish)
{
	hb_face_t *best = NULL;
	const char *path = "";
	int least = 0;

	for (size_t i = 0; i < type->file_count; i++) {
		hb_blob_t *blob = blob_of(&type->files[i]);
		for (unsigned index = 0; index < hb_face_count(blob); index++) {
			hb_face_t *face = hb_face_create(blob, index);
			const int fit = has_family(face, wish->family) ? misfit(face, wish) : 4;
			if (fit == 4 || (best != NULL && fit >= least)) {
				hb_face_destroy(face);
				continue;
			}
			hb_face_destroy(best);
			best = face;
			least = fit;
			path = type->files[i].path;
		}
		hb_blob_destroy(blob);
	}
	struct face *face = best == NULL ? NULL : add_face(type, best, path, wish);
	if (face != NULL)
		face->bold_by_stroke = wish->bold && (least & 1) != 0;
	return face;
}

/* ---- fontconfig ---- */

static FcPattern *make_pattern(struct type *type, const struct face_wish *wish)
{
	FcPattern *pattern = FcPatternCreate();

	if (type->fontconfig == NULL)
		type->fontconfig = FcInitLoadConfigAndFonts();
	FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)wish->family);
	FcPatternAddInteger(pattern, FC_WEIGHT, wish->bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
	FcPatternAddInteger(pattern, FC_SLANT, wish->italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
	FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
	FcPatternAddBool(pattern, FC_COLOR, FcFalse);
	return pattern;
}

static void complete_pattern(struct type *type, FcPattern *pattern)
{
	FcConfigSubstitute(type->fontconfig, pattern, FcMatchPattern);
	FcDefaultSubstitute(pattern);
}

/* Opens what fontconfig names. Bold is told from the weight it found. */
static struct face *open_match(struct type *type, FcPattern *match, const struct face_wish *wish)
{
	FcChar8 *file;
	FcBool color = FcFalse;
	struct face *face;
	hb_face_t *hb_face;
	int index = 0, weight = FC_WEIGHT_REGULAR;

	if (FcPatternGetString(match, FC_FILE, 0, &file) != FcResultMatch)
		return NULL;
	FcPatternGetInteger(match, FC_INDEX, 0, &index);
	FcPatternGetInteger(match, FC_WEIGHT, 0, &weight);
	FcPatternGetBool(match, FC_COLOR, 0, &color);
	/* The high half is an instance of a variable font: its outlines are not the file's. */
	if (color || index >> 16 != 0)
		return NULL;
	hb_face = open_file((const char *)file, (unsigned)index);
	face = hb_face == NULL ? NULL : add_face(type, hb_face, (const char *)file, wish);
	if (face != NULL)
		face->bold_by_stroke = wish->bold && weight < FC_WEIGHT_DEMIBOLD;
	return face;
}

static bool match_has_family(FcPattern *match, const char *family)
{
	FcChar8 *name;

	for (int i = 0; FcPatternGetString(match, FC_FAMILY, i, &name) == FcResultMatch; i++)
		if (strcasecmp((const char *)name, family) == 0)
			return true;
	return false;
}

/* What fontconfig has of the family, the nearest to the wish; NULL = nothing. */
static FcPattern *match_family(struct type *type, const struct face_wish *wish)
{
	FcPattern *pattern = make_pattern(type, wish), *match;
	FcResult result;

	complete_pattern(type, pattern);
	match = FcFontMatch(type->fontconfig, pattern, &result);
	FcPatternDestroy(pattern);
	if (match == NULL || match_has_family(match, wish->family))
		return match;
	FcPatternDestroy(match);
	return NULL;
}

static struct face *ask_fontconfig(struct type *type, const struct face_wish *wish)
{
	FcPattern *match = match_family(type, wish);
	struct face *face = match == NULL ? NULL : open_match(type, match, wish);

	if (match != NULL)
		FcPatternDestroy(match);
	return face;
}

bool family_is_installed(struct type *type, const char *family)
{
	FcPattern *match = match_family(type, &(struct face_wish){ family, false, false });

	if (match != NULL)
		FcPatternDestroy(match);
	return match != NULL;
}

static struct face *find_opened(const struct type *type, const struct face_wish *wish)
{
	for (size_t i = 0; i < type->face_count; i++)
		if (same_wish(&type->wishes[i], wish))
			return type->faces[i];
	return NULL;
}

static bool is_absent(const struct type *type, const struct face_wish *wish)
{
	for (size_t i = 0; i < type->absent_count; i++)
		if (same_wish(&type->absent[i], wish))
			return true;
	return false;
}

static void note_absent(struct type *type, const struct face_wish *wish)
{
	if (type->absent_count == type->absent_capacity)
		type->absent = arena_grow(type->arena, type->absent, sizeof(type->absent[0]),
					  type->absent_count, &type->absent_capacity);
	type->absent[type->absent_count++] = *wish;
}

static struct face *search_face(struct type *type, const struct face_wish *wish)
{
	struct face *face = find_own_file(type, wish);

	if (face == NULL)
		face = find_known_file(type, wish);
	return face != NULL ? face : ask_fontconfig(type, wish);
}

struct face *find_face(struct type *type, const struct face_wish *wish)
{
	const struct face_wish upright = { wish->family, wish->bold, false };
	struct face *face = find_opened(type, wish);

	if (face == NULL && !is_absent(type, wish)) {
		face = search_face(type, wish);
		if (face == NULL)
			note_absent(type, wish);
	}
	return face == NULL && wish->italic ? find_face(type, &upright) : face;
}

static FcFontSet *sort_fonts(struct type *type, const struct face_wish *wish, uint32_t code_point)
{
	FcPattern *pattern = make_pattern(type, wish);
	FcCharSet *wanted = FcCharSetCreate();
	FcFontSet *fonts;
	FcResult result;

	if (code_point != 0) {
		FcCharSetAddChar(wanted, code_point);
		FcPatternAddCharSet(pattern, FC_CHARSET, wanted);
	}
	complete_pattern(type, pattern);
	fonts = FcFontSort(type->fontconfig, pattern, FcTrue, NULL, &result);
	FcCharSetDestroy(wanted);
	FcPatternDestroy(pattern);
	return fonts;
}

static bool pattern_covers(FcPattern *pattern, uint32_t code_point)
{
	FcCharSet *covered;

	return code_point == 0 ||
	       (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &covered) == FcResultMatch &&
		FcCharSetHasChar(covered, code_point));
}

/* Each substitute is kept under its own family, so that it is opened once. */
static struct face *open_substitute(struct type *type, FcPattern *match,
				    const struct face_wish *wish)
{
	struct face_wish own = *wish;
	struct face *face;
	FcChar8 *family;

	if (FcPatternGetString(match, FC_FAMILY, 0, &family) != FcResultMatch)
		return NULL;
	own.family = (const char *)family;
	face = find_opened(type, &own);
	return face != NULL ? face : open_match(type, match, &own);
}

/* Code point 0 = any text face. */
struct face *find_substitute(struct type *type, const struct face_wish *wish, uint32_t code_point)
{
	FcFontSet *fonts = sort_fonts(type, wish, code_point);
	struct face *found = NULL;
	hb_codepoint_t glyph;

	for (int i = 0; fonts != NULL && i < fonts->nfont && found == NULL; i++) {
		if (!pattern_covers(fonts->fonts[i], code_point))
			continue;
		found = open_substitute(type, fonts->fonts[i], wish);
		if (found != NULL && code_point != 0 &&
		    !hb_font_get_nominal_glyph(found->hb_font, code_point, &glyph))
			found = NULL;
	}
	if (fonts != NULL)
		FcFontSetDestroy(fonts);
	return found;
}

void release_faces(struct type *type)
{
	for (size_t i = 0; i < type->face_count; i++) {
		hb_font_destroy(type->faces[i]->hb_font);
		hb_face_destroy(type->faces[i]->hb_face);
	}
	if (type->fontconfig != NULL)
		FcConfigDestroy(type->fontconfig);
}
