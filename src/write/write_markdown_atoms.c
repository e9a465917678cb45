#include "write_markdown_atoms.h"

#include <string.h>

#include "base/text.h"
#include "doc/slug.h"

/* How cmark sees what stands beside a delimiter. */
enum side { SIDE_BLANK, SIDE_PUNCTUATION, SIDE_WORD };

struct printer {
	const struct md_atoms *atoms;
	char *bytes;
	size_t used, capacity;
	bool line_start;
	bool space; /* a blank is due before the next atom */
};

/* ---- delimiters ---- */

static bool is_punctuation(uint32_t c)
{
	return c < 0x80 ? !((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	                    (c >= 'a' && c <= 'z'))
	                : !slug_is_word(c);
}

/* Signs such as arrows and currencies are punctuation in newer versions of
 * CommonMark only: outside a delimiter they count as word. */
static bool is_sure_punctuation(uint32_t c)
{
	static const struct { uint32_t first, last; } ranges[] = {
		{ 0x2010, 0x2027 }, { 0x2030, 0x2043 }, { 0x3001, 0x3003 }, { 0x3008, 0x3011 },
		{ 0x3014, 0x301F }, { 0xFF01, 0xFF03 }, { 0xFF05, 0xFF0A }, { 0xFF0C, 0xFF0F },
		{ 0xFF1A, 0xFF1B }, { 0xFF1F, 0xFF20 },
	};

	if (c < 0x80)
		return is_punctuation(c);
	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}

static enum side side_of(const struct md_atom *atom)
{
	switch (atom->kind) {
	case ATOM_SPACE:
	case ATOM_BREAK: return SIDE_BLANK;
	case ATOM_CHAR:
		if (atom->c == 0xA0 || atom->c == 0x3000 || (atom->c >= 0x2000 && atom->c <= 0x200A) ||
		    atom->c == 0x202F)
			return SIDE_BLANK;
		return is_punctuation(atom->c) ? SIDE_PUNCTUATION : SIDE_WORD;
	case ATOM_OPEN:
	case ATOM_CLOSE:
	case ATOM_RAW: return SIDE_PUNCTUATION;
	}
	return SIDE_BLANK;
}

static enum side side_before(const struct md_atoms *atoms, size_t index)
{
	return index == 0 ? SIDE_BLANK : side_of(&atoms->items[index - 1]);
}

static enum side side_after(const struct md_atoms *atoms, size_t index)
{
	return index + 1 >= atoms->count ? SIDE_BLANK : side_of(&atoms->items[index + 1]);
}

/* A neighbour outside that would keep the delimiter from working is written as
 * an entity, whose '&' and ';' are punctuation. */
static void guard_delimiter(struct md_atoms *atoms, size_t index, enum side inside, size_t outside)
{
	struct md_atom *neighbour;

	if (outside >= atoms->count)
		return;
	neighbour = &atoms->items[outside];
	if (neighbour->kind != ATOM_CHAR || side_of(neighbour) == SIDE_BLANK ||
	    is_sure_punctuation(neighbour->c))
		return;
	if (atoms->items[index].delimiter == '_' || inside == SIDE_PUNCTUATION)
		neighbour->entity = true;
}

/* '*' works inside words. Within another's delimiters, or right behind them,
 * '_' keeps the runs apart. */
static char choose_delimiter(const struct md_atoms *atoms, size_t index, char outer)
{
	const char before = index > 0 && atoms->items[index - 1].kind == ATOM_CLOSE
	                            ? atoms->items[index - 1].delimiter
	                            : '\0';

	if (outer != '\0' && before != '\0' && before != outer)
		return '\0'; /* no third kind exists */
	return outer == '*' || before == '*' ? '_' : '*';
}

static void choose_delimiters(struct md_atoms *atoms)
{
	char outer = '\0'; /* bold holds italics or the other way round, no more */
	size_t outer_end = 0;

	for (size_t i = 0; i < atoms->count; i++) {
		struct md_atom *open = &atoms->items[i];
		struct md_atom *close;
		if (outer != '\0' && i > outer_end)
			outer = '\0';
		if (open->kind != ATOM_OPEN)
			continue;
		close = &atoms->items[open->partner];
		open->delimiter = close->delimiter = choose_delimiter(atoms, i, outer);
		if (open->delimiter == '\0')
			continue;
		guard_delimiter(atoms, i, side_after(atoms, i), i - 1);
		guard_delimiter(atoms, open->partner, side_before(atoms, open->partner),
		                open->partner + 1);
		if (outer == '\0') {
			outer = open->delimiter;
			outer_end = open->partner;
		}
	}
}

/* ---- escapes ---- */

static const struct md_atom *atom_at(const struct md_atoms *atoms, size_t index)
{
	return index < atoms->count ? &atoms->items[index] : NULL;
}

static bool is_char(const struct md_atom *atom, uint32_t c)
{
	return atom != NULL && atom->kind == ATOM_CHAR && atom->c == c;
}

static bool is_ascii_word(const struct md_atom *atom)
{
	return atom != NULL && atom->kind == ATOM_CHAR && atom->c < 0x80 &&
	       !is_punctuation(atom->c);
}

static bool ends_line(const struct md_atom *atom)
{
	return atom == NULL || atom->kind == ATOM_SPACE || atom->kind == ATOM_BREAK;
}

/* Characters that open a block when a line begins with them. */
static bool opens_block(const struct md_atoms *atoms, size_t index)
{
	const uint32_t c = atoms->items[index].c;
	const struct md_atom *next = atom_at(atoms, index + 1);

	if (c == '#' || c == '>' || c == '=')
		return true;
	if (c == '-')
		return ends_line(next) || is_char(next, '-');
	return c == '+' && ends_line(next);
}

/* The '.' of "1. " where a line begins with that number. */
static bool ends_item_number(const struct printer *printer, size_t index)
{
	const struct md_atoms *atoms = printer->atoms;
	const uint32_t c = atoms->items[index].c;
	size_t digits = 0;

	if ((c != '.' && c != ')') || !ends_line(atom_at(atoms, index + 1)))
		return false;
	while (digits < printer->used && digits < 10 &&
	       printer->bytes[printer->used - 1 - digits] >= '0' &&
	       printer->bytes[printer->used - 1 - digits] <= '9')
		digits++;
	return digits > 0 && (digits == printer->used ||
	                      printer->bytes[printer->used - 1 - digits] == '\n');
}

static bool begins_entity(const struct md_atoms *atoms, size_t index)
{
	const struct md_atom *next = atom_at(atoms, index + 1);

	return is_char(next, '#') || is_ascii_word(next);
}

static bool is_inside_word(const struct md_atoms *atoms, size_t index)
{
	return index > 0 && is_ascii_word(&atoms->items[index - 1]) &&
	       is_ascii_word(atom_at(atoms, index + 1));
}

static bool needs_escape_in_prose(const struct printer *printer, size_t index)
{
	const struct md_atoms *atoms = printer->atoms;
	const struct md_atom *next = atom_at(atoms, index + 1);

	switch (atoms->items[index].c) {
	case '\\': case '`': case '*': case '[': case ']': case '<': case '~': case '|':
		return true;
	case '_':
		return !is_inside_word(atoms, index);
	case '&':
		return begins_entity(atoms, index);
	case '!':
		return next != NULL && next->kind == ATOM_RAW && next->raw[0] == '[';
	case '#':
		return atoms->mode == MD_LINE;
	default:
		return false;
	}
}

static bool needs_escape(const struct printer *printer, size_t index)
{
	const uint32_t c = printer->atoms->items[index].c;

	if (c >= 0x80)
		return false;
	if (printer->atoms->mode == MD_CELL && strchr("\\`*_{}[]<>#~&|", (int)c) != NULL)
		return true;
	return needs_escape_in_prose(printer, index) ||
	       (printer->line_start && opens_block(printer->atoms, index)) ||
	       ends_item_number(printer, index);
}

/* ---- printing ---- */

static void put_bytes(struct printer *printer, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		printer->bytes = arena_grow(printer->atoms->md->scratch, printer->bytes, 1,
		                            printer->used, &printer->capacity);
		printer->bytes[printer->used++] = bytes[i];
	}
}

static void put(struct printer *printer, const char *text)
{
	put_bytes(printer, text, strlen(text));
}

static void end_line(struct printer *printer, const char *ending)
{
	put(printer, ending);
	printer->line_start = true;
	printer->space = false;
}

static void put_due_space(struct printer *printer)
{
	if (printer->space && !printer->line_start)
		put(printer, " ");
	printer->space = false;
}

static void put_char(struct printer *printer, size_t index)
{
	const struct md_atom *atom = &printer->atoms->items[index];
	char bytes[4];

	if (atom->entity) {
		put(printer, arena_printf(printer->atoms->md->arena, "&#%u;", (unsigned)atom->c));
		return;
	}
	if (needs_escape(printer, index))
		put(printer, "\\");
	put_bytes(printer, bytes, text_encode(atom->c, bytes));
}

static void put_delimiter(struct printer *printer, const struct md_atom *atom)
{
	if (atom->delimiter == '\0')
		return;
	put_bytes(printer, &atom->delimiter, 1);
	if (atom->strong)
		put_bytes(printer, &atom->delimiter, 1);
}

static bool has_more(const struct md_atoms *atoms, size_t index)
{
	for (index++; index < atoms->count; index++)
		if (!ends_line(&atoms->items[index]))
			return true;
	return false;
}

/* Ends the line, or puts a blank, or neither. */
static void put_space(struct printer *printer, size_t index)
{
	const struct md_atoms *atoms = printer->atoms;

	if (printer->line_start || !has_more(atoms, index))
		return;
	if (atoms->mode != MD_PROSE)
		printer->space = true;
	else if (atoms->items[index].kind == ATOM_BREAK)
		end_line(printer, "\\\n");
	else if (md_ends_sentence(atoms, index))
		end_line(printer, "\n");
	else
		printer->space = true;
}

/* Han sentences end without a blank. */
static bool ends_han_sentence(const struct md_atoms *atoms, size_t index)
{
	const enum md_atom_kind kind = atoms->items[index].kind;

	if (atoms->mode != MD_PROSE || index == 0 || (kind != ATOM_CHAR && kind != ATOM_OPEN))
		return false;
	return atoms->items[index - 1].kind != ATOM_OPEN &&
	       atoms->items[index - 1].kind != ATOM_RAW && md_ends_sentence(atoms, index);
}

static void put_atom(struct printer *printer, size_t index)
{
	const struct md_atom *atom = &printer->atoms->items[index];

	if (ends_line(atom)) {
		put_space(printer, index);
		return;
	}
	put_due_space(printer);
	if (!printer->line_start && ends_han_sentence(printer->atoms, index))
		end_line(printer, "\n");
	if (atom->kind == ATOM_CHAR)
		put_char(printer, index);
	else if (atom->kind == ATOM_RAW)
		put(printer, atom->raw);
	else
		put_delimiter(printer, atom);
	printer->line_start = false;
}

/* The row is done with: what it was made of is dropped. */
static const char *keep(const struct printer *printer)
{
	const struct md *md = printer->atoms->md;
	const char *text = arena_copy(md->arena, printer->used == 0 ? "" : printer->bytes, printer->used);

	arena_reset(md->scratch);
	return text;
}

const char *md_print_atoms(struct md_atoms *atoms)
{
	struct printer printer = { .atoms = atoms, .line_start = true };

	choose_delimiters(atoms);
	for (size_t i = 0; i < atoms->count; i++)
		put_atom(&printer, i);
	return keep(&printer);
}

static void put_visible(struct printer *printer, const struct md_atom *atom)
{
	char bytes[4];

	if (ends_line(atom)) {
		printer->space = true;
		return;
	}
	if (atom->kind != ATOM_CHAR && atom->visible == NULL)
		return;
	put_due_space(printer);
	if (atom->kind == ATOM_CHAR)
		put_bytes(printer, bytes, text_encode(atom->c, bytes));
	else
		put(printer, atom->visible);
	printer->line_start = false;
}

const char *md_print_visible(const struct md_atoms *atoms)
{
	struct printer printer = { .atoms = atoms, .line_start = true };

	for (size_t i = 0; i < atoms->count; i++)
		put_visible(&printer, &atoms->items[i]);
	return keep(&printer);
}
