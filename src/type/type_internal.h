/* Shared by the files of the type layer. */
#ifndef KAISM_TYPE_INTERNAL_H
#define KAISM_TYPE_INTERNAL_H

#include <hb.h>

#include "type/type.h"

struct _FcConfig;

/* A face as it is asked for. */
struct face_wish {
	const char *family;
	bool bold, italic;
};

enum { FACE_LIMIT = 250, FACE_UNKNOWN = 0, FACE_NONE = 255 };

/* The families that a project may choose. */
enum family_slot { FAMILY_SERIF, FAMILY_SANS, FAMILY_HAN };
enum { FAMILY_SLOTS = FAMILY_HAN + 1 };

/* Where a role looks for characters. */
struct role {
	struct face *primary; /* NULL until the role is used */
	uint8_t *pages[0x1100]; /* per 256 code points: FACE_UNKNOWN, FACE_NONE or face index + 1 */
	const struct shaped *space; /* of a word space; NULL until asked for */
	int figure_width;     /* of "0" */
	bool plain_figures;   /* figures need no feature: nominal glyphs are right */
};

struct word_key {
	uint64_t hash;
	const char *text;
	size_t length;
	enum font_role role;
	bool spaced; /* with the gaps that the text does not have */
};
struct word {
	struct word_key key;
	struct shaped shaped;
};

/* One character on its way to a glyph. */
struct item {
	uint32_t code_point;
	unsigned offset;
	struct face *face;
	bool missing;
};

struct type {
	struct arena *arena;
	struct diag *diag;
	bool chinese;
	hb_language_t language;
	hb_buffer_t *buffer;
	const char *families[FONT_ROLE_COUNT];
	const char *han_family;
	struct place places[FAMILY_SLOTS]; /* where the families are asked for */
	bool told[FAMILY_SLOTS];           /* that another one is used */
	const struct type_file *files; /* of the project */
	size_t file_count;
	struct _FcConfig *fontconfig; /* NULL until needed */

	struct face *faces[FACE_LIMIT]; /* all that were opened */
	struct face_wish wishes[FACE_LIMIT];
	size_t face_count;
	struct face_wish *absent; /* families asked for in vain */
	size_t absent_count, absent_capacity;
	struct face *han[2];      /* regular, bold: the family or what stands in for it */
	struct face **used;
	size_t used_count, used_capacity;

	struct role roles[FONT_ROLE_COUNT];
	const struct word **words; /* open addressing, a power of two; NULL = free; on the heap */
	size_t word_count, word_capacity;
	unsigned run_count;
	struct item *items;     /* scratch of one call */
	size_t item_capacity;
	struct _HyphenDict *hyphens; /* NULL until sought, and where there is none */
	bool hyphens_sought;
	struct type_missing *missing;
	size_t missing_count, missing_capacity;
	size_t missing_told; /* so many of them, from the first */
};

/* ---- type_find.c: files ---- */
/* The face of a family, opened once; NULL = the family is not installed, or none
 * of its faces can be used. A style the family lacks is made from its regular
 * face, an italic from the upright one. */
struct face *find_face(struct type *type, const struct face_wish *wish);
/* Whether some face of the family is installed, be it of use or not. */
bool family_is_installed(struct type *type, const char *family);
/* Any installed face that has the code point, the nearest to `wish` first; or NULL. */
struct face *find_substitute(struct type *type, const struct face_wish *wish, uint32_t code_point);
void release_faces(struct type *type);

void release_hyphens(struct type *type); /* type_hyphen.c */

/* Gives the glyphs of a text's runs the gaps between characters; type_gaps.c. */
void open_gaps(struct type *type, struct run *runs, size_t count);

/* ---- type_roles.c: which face for which character ---- */
bool open_role(struct type *type, enum font_role role);
struct face *choose_face(struct type *type, enum font_role role, uint32_t code_point);
bool role_is_bold(enum font_role role);
bool role_is_italic(enum font_role role);

#endif
