#include "type/type.h"

#include <linebreak.h>
#include <stdlib.h>
#include <string.h>

#include "type_internal.h"

static const char *family_or(const char *family, const char *fallback)
{
	return family != NULL && family[0] != '\0' ? family : fallback;
}

static void set_families(struct type *type, const struct type_options *options)
{
	const char *sans = family_or(options->sans, "Noto Sans");
	const char *serif = family_or(options->serif, "Noto Serif");

	for (int role = 0; role < FONT_ROLE_COUNT; role++)
		type->families[role] = role < FONT_SANS ? serif : sans;
	type->families[FONT_MONO] = "DejaVu Sans Mono";
	type->files = options->files;
	type->file_count = options->file_count;
	type->han_family = family_or(options->han, "Noto Sans CJK SC");
	type->places[FAMILY_SERIF] = options->serif_place;
	type->places[FAMILY_SANS] = options->sans_place;
	type->places[FAMILY_HAN] = options->han_place;
}

/* The two upright faces that every document needs; the others open on use. */
struct type *type_open(const struct type_options *options, struct arena *arena, struct diag *diag)
{
	struct type *type = ARENA_NEW(arena, struct type);
	const char *language = family_or(options->language, "en");

	type->arena = arena;
	type->diag = diag;
	type->chinese = language[0] == 'z';
	type->language = hb_language_from_string(type->chinese ? "zh-hans" : language, -1);
	type->buffer = hb_buffer_create();
	set_families(type, options);
	init_linebreak();
	if (!open_role(type, FONT_SANS) || !open_role(type, FONT_SERIF)) {
		type_close(type);
		return NULL;
	}
	return type;
}

void type_close(struct type *type)
{
	if (type == NULL)
		return;
	hb_buffer_destroy(type->buffer);
	free(type->words);
	release_faces(type);
	release_hyphens(type);
}

double type_width_pt(struct type *type, enum font_role role, double size_pt, const char *text)
{
	return type_shape(type, role, text, strlen(text))->width * size_pt / 1000;
}

const struct shaped *type_space(struct type *type, enum font_role role)
{
	struct role *known = &type->roles[role];

	if (known->space == NULL)
		known->space = type_shape(type, role, " ", 1);
	return known->space;
}

const struct face *type_face(struct type *type, enum font_role role)
{
	return open_role(type, role) ? type->roles[role].primary : NULL;
}

size_t type_face_count(const struct type *type)
{
	return type->used_count;
}

const struct face *type_face_at(const struct type *type, size_t number)
{
	return type->used[number];
}

size_t type_missing_count(const struct type *type)
{
	return type->missing_count;
}

const struct type_missing *type_missing_at(const struct type *type, size_t number)
{
	return &type->missing[number];
}

static bool is_told(const struct type *type, uint32_t code_point)
{
	for (size_t i = 0; i < type->missing_told; i++)
		if (type->missing[i].code_point == code_point)
			return true;
	return false;
}

const struct type_missing *type_missing_tell(struct type *type)
{
	while (type->missing_told < type->missing_count &&
	       is_told(type, type->missing[type->missing_told].code_point))
		type->missing_told++;
	return type->missing_told < type->missing_count ? &type->missing[type->missing_told++] : NULL;
}
