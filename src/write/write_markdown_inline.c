/* Inlines as Markdown: a first pass turns the tree into a row of atoms, a
 * second decides delimiters, escapes and line ends where both neighbours of an
 * atom are known. */
#include "write_markdown_internal.h"

#include <string.h>

#include "base/text.h"
#include "write_markdown_atoms.h"

static struct md_atom *add_atom(struct md_atoms *atoms, enum md_atom_kind kind)
{
	struct md_atom *atom;

	atoms->items = arena_grow(atoms->md->scratch, atoms->items, sizeof(*atom), atoms->count,
	                          &atoms->capacity);
	atom = &atoms->items[atoms->count++];
	memset(atom, 0, sizeof(*atom));
	atom->kind = kind;
	atom->raw = "";
	atom->in_link = atoms->in_link;
	return atom;
}

static void add_raw(struct md_atoms *atoms, const char *raw)
{
	add_atom(atoms, ATOM_RAW)->raw = raw;
}

static void add_text(struct md_atoms *atoms, const char *text)
{
	uint32_t c;

	while ((c = text_next(&text)) != 0) {
		if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
			add_atom(atoms, ATOM_SPACE);
		else if (!text_is_control(c) && !text_is_bidi_control(c))
			add_atom(atoms, ATOM_CHAR)->c = c;
	}
}

/* ---- code ---- */

static size_t longest_run(const char *text, char c)
{
	size_t longest = 0, run = 0;

	for (; *text != '\0'; text++) {
		run = *text == c ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest;
}

/* One line; pipes escaped in cells, where backslashes work even within code. */
static const char *code_line(const struct md_atoms *atoms, const char *text)
{
	char *line = arena_alloc(atoms->md->arena, 2 * strlen(text) + 1);
	size_t used = 0;

	for (; *text != '\0'; text++) {
		if (*text == '|' && atoms->mode == MD_CELL)
			line[used++] = '\\';
		line[used++] = *text == '\n' || *text == '\r' ? ' ' : *text;
	}
	return line;
}

/* A blank inside each fence is taken off again when both stand there. */
static bool needs_padding(const char *code)
{
	const char last = code[strlen(code) - 1];

	return code[0] == '`' || last == '`' || (code[0] == ' ' && last == ' ');
}

static void add_code(struct md_atoms *atoms, const char *text)
{
	struct arena *arena = atoms->md->arena;
	const char *code = code_line(atoms, text);
	const size_t fence = longest_run(code, '`') + 1;
	char *ticks = arena_alloc(arena, fence + 1);

	if (code[0] == '\0')
		return;
	memset(ticks, '`', fence);
	add_raw(atoms, needs_padding(code) ? arena_printf(arena, "%s %s %s", ticks, code, ticks)
	                                   : arena_printf(arena, "%s%s%s", ticks, code, ticks));
	atoms->items[atoms->count - 1].visible = text;
}

/* ---- links ---- */

static bool is_plain_in_target(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       strchr("-._~:/?#@!$'+,;=%", c) != NULL || (unsigned char)c >= 0x80;
}

/* Whatever could end a target, or be read as an entity, is percent-encoded. */
static const char *encode_target(struct arena *arena, const char *target)
{
	char *encoded = arena_alloc(arena, 3 * strlen(target) + 1);
	static const char digits[] = "0123456789ABCDEF";
	size_t used = 0;

	for (; *target != '\0'; target++) {
		const unsigned char byte = (unsigned char)*target;
		if (*target == '&') { /* a query's "&" must stay one */
			memcpy(encoded + used, "\\&", 2);
			used += 2;
		} else if (is_plain_in_target(*target)) {
			encoded[used++] = *target;
		} else {
			encoded[used++] = '%';
			encoded[used++] = digits[byte >> 4];
			encoded[used++] = digits[byte & 15];
		}
	}
	return encoded;
}

/* Where a link leads in this file; NULL = nowhere. */
static const char *resolve(const struct md *md, const char *target, bool internal)
{
	const char *slug;

	if (!internal)
		return encode_target(md->arena, target);
	slug = md->links == NULL ? NULL : md_find_link(md->links, target);
	return slug == NULL ? NULL : arena_printf(md->arena, "#%s", slug);
}

static void add_children(struct md_atoms *atoms, const struct doc_node *parent);

static void begin_link(struct md_atoms *atoms, const char *target)
{
	if (target == NULL)
		return;
	add_raw(atoms, "[");
	atoms->in_link = true;
}

static void end_link(struct md_atoms *atoms, const char *target)
{
	if (target == NULL)
		return;
	atoms->in_link = false;
	add_raw(atoms, arena_printf(atoms->md->arena, "](%s)", target));
}

static void add_link(struct md_atoms *atoms, const struct doc_node *link)
{
	const char *target =
		resolve(atoms->md, link->link.target, link->link.target[0] == '#');

	begin_link(atoms, target);
	add_children(atoms, link);
	end_link(atoms, target);
}

static void add_reference(struct md_atoms *atoms, const struct doc_node *reference)
{
	const char *target = resolve(atoms->md, reference->reference.target, true);

	begin_link(atoms, target);
	add_text(atoms, reference->reference.text);
	end_link(atoms, target);
}

/* ---- emphasis ---- */

static bool is_space(const struct md_atom *atom)
{
	return atom->kind == ATOM_SPACE || atom->kind == ATOM_BREAK;
}

static void swap_atoms(struct md_atoms *atoms, size_t a, size_t b)
{
	const struct md_atom held = atoms->items[a];

	atoms->items[a] = atoms->items[b];
	atoms->items[b] = held;
}

/* Delimiters never touch blanks: those move outside. */
static void close_delimiters(struct md_atoms *atoms, size_t open)
{
	size_t close;

	while (open + 1 < atoms->count && is_space(&atoms->items[open + 1])) {
		swap_atoms(atoms, open, open + 1);
		open++;
	}
	if (open + 1 == atoms->count) {
		atoms->count--;
		return;
	}
	add_atom(atoms, ATOM_CLOSE);
	for (close = atoms->count - 1; is_space(&atoms->items[close - 1]); close--)
		swap_atoms(atoms, close, close - 1);
	atoms->items[close].strong = atoms->items[open].strong;
	atoms->items[close].partner = open;
	atoms->items[open].partner = close;
}

/* Bold within bold and italics within italics are the same again. */
static void add_emphasis(struct md_atoms *atoms, const struct doc_node *node, bool strong)
{
	int *depth = strong ? &atoms->strong_depth : &atoms->emphasis_depth;
	const size_t open = atoms->count;

	if ((*depth)++ == 0)
		add_atom(atoms, ATOM_OPEN)->strong = strong;
	add_children(atoms, node);
	if (--(*depth) == 0)
		close_delimiters(atoms, open);
}

/* ---- the walk ---- */

const char *md_mark_symbol(enum mark mark)
{
	switch (mark) {
	case MARK_KEY: return "●";
	case MARK_DEVELOPMENT: return "◆";
	case MARK_MAINTENANCE: return "■";
	case MARK_OPPORTUNISTIC: return "○";
	case MARK_UNDETERMINED: return "◌";
	case MARK_ERROR: return "■";
	case MARK_WARNING: return "▲";
	case MARK_NOTE: return "○";
	}
	return "";
}

static void add_mark(struct md_atoms *atoms, const struct doc_node *mark)
{
	add_text(atoms, md_mark_symbol(mark->mark.mark));
	add_atom(atoms, ATOM_SPACE);
	add_text(atoms, mark->mark.word);
}

/* Dispatch only. Blocks do not stand among inlines. */
static void add_node(struct md_atoms *atoms, const struct doc_node *node)
{
	switch (node->kind) {
	case DOC_TEXT: add_text(atoms, node->text); break;
	case DOC_STRONG: add_emphasis(atoms, node, true); break;
	case DOC_EMPHASIS: add_emphasis(atoms, node, false); break;
	case DOC_CODE: add_code(atoms, node->text); break;
	case DOC_LINK: add_link(atoms, node); break;
	case DOC_LINE_BREAK: add_atom(atoms, ATOM_BREAK); break;
	case DOC_SOFT_BREAK: add_atom(atoms, ATOM_SPACE); break;
	case DOC_MARK: add_mark(atoms, node); break;
	case DOC_STYLE: add_children(atoms, node); break;
	case DOC_REFERENCE: add_reference(atoms, node); break;
	case DOC_DOCUMENT: case DOC_COVER: case DOC_SECTION: case DOC_HEADING: case DOC_PARAGRAPH:
	case DOC_LIST: case DOC_ITEM: case DOC_QUOTE: case DOC_CODE_BLOCK: case DOC_BREAK:
	case DOC_PAGE_BREAK: case DOC_TABLE: case DOC_ROW: case DOC_CELL: case DOC_FIGURE:
	case DOC_GRID: case DOC_COLUMN: case DOC_FACTS: case DOC_FACT: case DOC_CONTENTS:
		break;
	}
}

static void add_children(struct md_atoms *atoms, const struct doc_node *parent)
{
	for (const struct doc_node *node = parent->first_child; node != NULL; node = node->next)
		add_node(atoms, node);
}

const char *md_inlines(const struct md *md, const struct doc_node *parent, enum md_mode mode,
                       bool strong)
{
	struct md_atoms atoms = { .md = md, .mode = mode };

	if (strong)
		add_emphasis(&atoms, parent, true);
	else
		add_children(&atoms, parent);
	return md_print_atoms(&atoms);
}

const char *md_text(const struct md *md, const char *text, enum md_mode mode)
{
	struct md_atoms atoms = { .md = md, .mode = mode };

	add_text(&atoms, text);
	return md_print_atoms(&atoms);
}

const char *md_visible(const struct md *md, const struct doc_node *parent)
{
	struct md_atoms atoms = { .md = md, .mode = MD_LINE };

	add_children(&atoms, parent);
	return md_print_visible(&atoms);
}
