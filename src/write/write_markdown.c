/* The dossier as Markdown (CommonMark with GFM tables), for reading as it is
 * and on a git host.
 *
 *   cover              # Title, what it says, its facts and figure
 *   chapter, appendix  ## 3 Selection team
 *   section in it      ### Brightfold Stores, then the badge as "● Key"
 *   heading level n    one "#" more than the heading that it stands below; at most 6
 *   paragraph          a line for each sentence
 *   table              *Table 4. Caption*, the table padded into columns, its note
 *   figure             ![what it shows](figures/name.svg), *Figure 8. Caption*
 *   six key figures    a table of one row; other facts a list of "**Label**: value"
 *   grid               one column after another
 *   contents           a nested list of links
 *   mark               ● key ◆ key development ■ maintenance ○ opportunistic ◌ none
 *   page break, colour nothing
 *
 * Links within the file lead to the anchors that hosts give to headings. */
#include "write/write.h"

#include <stdlib.h>
#include <string.h>

#include "write_markdown_internal.h"

/* ---- lines ---- */

static void put_prefix(struct md_prefix *prefix, FILE *out)
{
	if (prefix == NULL)
		return;
	put_prefix(prefix->outer, out);
	fputs(prefix->used ? prefix->rest : prefix->first, out);
	prefix->used = true;
}

static void print_blank_prefix(struct md *md)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	if (out == NULL)
		arena_exhausted();
	put_prefix(md->prefix, out);
	if (fclose(out) != 0)
		arena_exhausted();
	while (size > 0 && text[size - 1] == ' ')
		size--;
	fwrite(text, 1, size, md->out);
	fputc('\n', md->out);
	free(text);
}

void md_print_line(struct md *md, const char *line)
{
	if (line[0] == '\0') {
		print_blank_prefix(md);
		return;
	}
	put_prefix(md->prefix, md->out);
	fprintf(md->out, "%s\n", line);
}

void md_print_lines(struct md *md, const char *text)
{
	for (;;) {
		const size_t size = strcspn(text, "\n");
		md_print_line(md, arena_copy(md->arena, text, size));
		if (text[size] == '\0' || text[size + 1] == '\0')
			return;
		text += size + 1;
	}
}

void md_begin(struct md *md)
{
	if (md->separate)
		print_blank_prefix(md);
	md->separate = false;
	md->last_list = '\0';
}

static void end_block(struct md *md)
{
	md->separate = true;
}

void md_paragraph(struct md *md, const char *text)
{
	if (text[0] == '\0')
		return;
	md_begin(md);
	md_print_lines(md, text);
	end_block(md);
}

/* ---- headings and sections ---- */

/* So many headings is one of that level below, itself included: a document that
 * goes from its second level to its fourth has no gap on paper. */
static int nest_heading(struct md *md, int level)
{
	while (md->open_count > 0 && md->open_levels[md->open_count - 1] >= level)
		md->open_count--;
	if (md->open_count < MD_HEADING_LEVELS)
		md->open_levels[md->open_count++] = level;
	return md->open_count;
}

static void print_heading(struct md *md, int level, const char *text)
{
	static const char hashes[] = "######";

	if (text[0] != '\0')
		md_paragraph(md, arena_printf(md->arena, "%.*s %s", nest_heading(md, level), hashes, text));
}

const char *md_section_title(const struct md *md, const struct doc_node *section)
{
	if (section->section.number[0] == '\0')
		return section->section.title;
	return arena_printf(md->arena, "%s %s", section->section.number, section->section.title);
}

static void print_blocks(struct md *md, const struct doc_node *parent);

static void print_badge(struct md *md, const struct doc_node *section)
{
	if (section->section.kind != SECTION_ACCOUNT || section->section.badge_text[0] == '\0')
		return;
	md_paragraph(md, arena_printf(md->arena, "%s %s", md_mark_symbol(section->section.badge),
	                              md_text(md, section->section.badge_text, MD_LINE)));
}

static void print_section(struct md *md, const struct doc_node *section)
{
	md->section_level++;
	print_heading(md, md->section_level, md_text(md, md_section_title(md, section), MD_LINE));
	print_badge(md, section);
	print_blocks(md, section);
	md->section_level--;
}

static void print_doc_heading(struct md *md, const struct doc_node *heading)
{
	print_heading(md, md->section_level + heading->heading.level - 1,
	              md_inlines(md, heading, MD_LINE, false));
}

/* ---- the head of the file ---- */

static const char *join(const struct md *md, const char *first, const char *second)
{
	const char *language = md->document->language;

	if (first == NULL || first[0] == '\0')
		return second == NULL ? "" : second;
	if (second == NULL || second[0] == '\0')
		return first;
	return arena_printf(md->arena, language != NULL && strcmp(language, "zh") == 0 ? "%s·%s" : "%s · %s",
	                    first, second);
}

static void print_plain(struct md *md, const char *text)
{
	md_paragraph(md, md_text(md, text, MD_PROSE));
}

static void print_draft(struct md *md)
{
	const char *draft = md->document->draft;

	if (draft != NULL && draft[0] != '\0')
		md_paragraph(md, arena_printf(md->arena, "**%s**", md_text(md, draft, MD_LINE)));
}

static void print_title(struct md *md)
{
	print_heading(md, 1, md_text(md, md->document->title, MD_LINE));
}

static void print_cover(struct md *md, const struct doc_node *cover)
{
	print_plain(md, cover->cover.subtitle);
	print_plain(md, join(md, cover->cover.company, cover->cover.classification));
	print_draft(md);
	print_blocks(md, cover);
	print_plain(md, cover->cover.provenance);
}

/* What the foot of a page says, where there is no cover to say it. */
static void print_head_without_cover(struct md *md)
{
	const struct document *document = md->document;
	const char *about = join(md, document->company, document->classification);

	about = join(md, about, join(md, document->date, document->revision));
	print_plain(md, about);
	print_draft(md);
}

/* ---- containers ---- */

/* Prints `parent`'s blocks with `prefix` before their lines. */
static void print_inside(struct md *md, const struct doc_node *parent, struct md_prefix *prefix)
{
	prefix->outer = md->prefix;
	md->prefix = prefix;
	md->separate = false;
	md->last_list = '\0';
	print_blocks(md, parent);
	if (!prefix->used)
		md_print_line(md, "");
	md->prefix = prefix->outer;
	md->last_list = '\0';
	end_block(md);
}

static void print_quote(struct md *md, const struct doc_node *quote)
{
	struct md_prefix prefix = { .first = "> ", .rest = "> " };

	md_begin(md);
	print_inside(md, quote, &prefix);
}

static void print_item(struct md *md, const struct doc_node *item, const char *marker)
{
	char *rest = arena_string(md->arena, marker);
	struct md_prefix prefix = { .first = marker, .rest = rest };

	memset(rest, ' ', strlen(rest));
	print_inside(md, item, &prefix);
}

/* Two lists in a row are kept apart by another kind of marker, as are those
 * that open on one line: "- - -" is a thematic break. */
static char choose_marker(const struct md *md, enum list_kind kind)
{
	const bool on_line = md->prefix != NULL && !md->prefix->used;

	if (kind == LIST_BULLET)
		return md->last_list == '-' || (on_line && md->prefix->first[0] == '-') ? '*' : '-';
	return md->last_list == '.' ? ')' : '.';
}

static const char *item_marker(const struct md *md, const struct doc_node *list, char marker, int i)
{
	if (list->list.kind == LIST_BULLET)
		return arena_printf(md->arena, "%c ", marker);
	return arena_printf(md->arena, "%d%c ", list->list.start + i, marker);
}

static void print_list(struct md *md, const struct doc_node *list)
{
	const char marker = choose_marker(md, list->list.kind);
	int i = 0;

	if (list->first_child == NULL)
		return;
	md_begin(md);
	for (const struct doc_node *item = list->first_child; item != NULL; item = item->next) {
		if (i > 0 && !list->list.tight)
			print_blank_prefix(md);
		print_item(md, item, item_marker(md, list, marker, i++));
	}
	md->last_list = marker;
}

/* ---- leaves ---- */

static void print_paragraph(struct md *md, const struct doc_node *paragraph)
{
	md_paragraph(md, md_inlines(md, paragraph, MD_PROSE, false));
}

static size_t longest_fence(const char *text)
{
	size_t longest = 2, run = 0;

	for (; *text != '\0'; text++) {
		run = *text == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest + 1;
}

static bool is_plain_info(const char *info)
{
	return strpbrk(info, "`\\&\n\r\t") == NULL;
}

static void print_code_block(struct md *md, const struct doc_node *block)
{
	const char *info = block->code_block.info, *text = block->code_block.text;
	const size_t size = longest_fence(text);
	char *fence = arena_alloc(md->arena, size + 1);

	memset(fence, '`', size);
	md_begin(md);
	md_print_line(md, arena_printf(md->arena, "%s%s", fence, is_plain_info(info) ? info : ""));
	if (text[0] != '\0')
		md_print_lines(md, text);
	md_print_line(md, fence);
	end_block(md);
}

static void print_break(struct md *md)
{
	md_paragraph(md, "___");
}

static void print_figure(struct md *md, const struct doc_node *figure)
{
	md_paragraph(md, arena_printf(md->arena, "![%s](%s%s.svg)",
	                              md_text(md, figure->figure.alt, MD_LINE), md->figures,
	                              figure->figure.name));
	md_caption(md, figure->figure.label, figure->figure.caption, figure->figure.explanation);
}

static void print_fact(struct md *md, const struct doc_node *fact, char marker)
{
	const char *label = md_text(md, fact->fact.label, MD_LINE);
	const char *value = md_inlines(md, fact, MD_LINE, false);
	const char *unit = md_text(md, fact->fact.unit, MD_LINE);
	const char *colon = md->document->colon == NULL ? ": " : md->document->colon;
	const size_t length = value[0] == '\0' ? strcspn(colon, " ") : strlen(colon);

	if (label[0] != '\0')
		label = arena_printf(md->arena, "**%s**%.*s", label, (int)length, colon);
	md_print_line(md, arena_printf(md->arena, "%c %s%s%s%s", marker, label, value,
	                               unit[0] != '\0' ? " " : "", unit));
}

static void print_facts_list(struct md *md, const struct doc_node *facts)
{
	const char marker = choose_marker(md, LIST_BULLET);

	if (facts->first_child == NULL)
		return;
	md_begin(md);
	for (const struct doc_node *fact = facts->first_child; fact != NULL; fact = fact->next)
		print_fact(md, fact, marker);
	md->last_list = marker;
	end_block(md);
}

static void print_facts(struct md *md, const struct doc_node *facts)
{
	if (facts->facts.kind == FACTS_FIGURES)
		md_facts_table(md, facts);
	else
		print_facts_list(md, facts);
}

/* ---- contents ---- */

static void print_entry(struct md *md, const char *indent, const char *text, const char *anchor)
{
	const char *slug = md_find_link(md->links, anchor);

	if (text[0] == '\0')
		return;
	md_print_line(md, slug == NULL
	                          ? arena_printf(md->arena, "%s- %s", indent, text)
	                          : arena_printf(md->arena, "%s- [%s](#%s)", indent, text, slug));
}

/* The block where it is a heading of the second level, or those within it. */
static void print_heading_entries(struct md *md, const struct doc_node *block)
{
	if (block->kind == DOC_HEADING && block->heading.level == 2)
		print_entry(md, "  ", md_text(md, md_visible(md, block), MD_LINE), block->heading.anchor);
	if (block->kind != DOC_GRID && block->kind != DOC_COLUMN)
		return;
	for (const struct doc_node *node = block->first_child; node != NULL; node = node->next)
		print_heading_entries(md, node);
}

/* The same entries, in the same order, as in the PDF. */
static void print_entries_below(struct md *md, const struct doc_node *section)
{
	const enum section_kind kind = section->section.kind;

	for (const struct doc_node *node = section->first_child; node != NULL; node = node->next)
		if (node->kind == DOC_SECTION)
			print_entry(md, "  ", md_text(md, md_section_title(md, node), MD_LINE),
			            node->section.anchor);
		else if (kind == SECTION_CHAPTER || kind == SECTION_APPENDIX)
			print_heading_entries(md, node);
}

static bool stands_in(const struct doc_node *node, const struct doc_node *section)
{
	while (node != NULL && node != section)
		node = node->parent;
	return node == section;
}

/* Two levels; the section that holds the contents is not among them. */
static void print_contents(struct md *md, const struct doc_node *contents)
{
	const struct doc_node *node = md->document->root->first_child;

	md_begin(md);
	for (; node != NULL; node = node->next) {
		if (node->kind != DOC_SECTION || stands_in(contents, node))
			continue;
		print_entry(md, "", md_text(md, md_section_title(md, node), MD_LINE),
		            node->section.anchor);
		print_entries_below(md, node);
	}
	md->last_list = '-';
	end_block(md);
}

/* ---- the walk ---- */

/* Dispatch only. Rows, cells, facts and inlines are printed by what holds them. */
static void print_block(struct md *md, const struct doc_node *node)
{
	switch (node->kind) {
	case DOC_COVER: print_cover(md, node); break;
	case DOC_SECTION: print_section(md, node); break;
	case DOC_HEADING: print_doc_heading(md, node); break;
	case DOC_PARAGRAPH: print_paragraph(md, node); break;
	case DOC_LIST: print_list(md, node); break;
	case DOC_QUOTE: print_quote(md, node); break;
	case DOC_CODE_BLOCK: print_code_block(md, node); break;
	case DOC_BREAK: print_break(md); break;
	case DOC_TABLE: md_table(md, node); break;
	case DOC_FIGURE: print_figure(md, node); break;
	case DOC_DOCUMENT:
	case DOC_GRID:
	case DOC_COLUMN: print_blocks(md, node); break;
	case DOC_FACTS: print_facts(md, node); break;
	case DOC_CONTENTS: print_contents(md, node); break;
	case DOC_PAGE_BREAK: case DOC_ITEM: case DOC_ROW: case DOC_CELL: case DOC_FACT:
	case DOC_TEXT: case DOC_STRONG: case DOC_EMPHASIS: case DOC_CODE: case DOC_LINK:
	case DOC_LINE_BREAK: case DOC_SOFT_BREAK: case DOC_MARK: case DOC_STYLE:
	case DOC_REFERENCE:
		break;
	}
}

/* Can the list follow a paragraph without a blank line? An empty item, or a
 * number other than 1, would be read as more of the paragraph. */
static bool may_follow_at_once(const struct md *md, const struct doc_node *list)
{
	const struct doc_node *item = list->first_child;
	const struct doc_node *first = item == NULL ? NULL : item->first_child;

	if (first == NULL || first->kind != DOC_PARAGRAPH || md_visible(md, first)[0] == '\0')
		return false;
	return list->list.kind == LIST_BULLET || list->list.start == 1;
}

/* In a tight list a paragraph's nested list follows without a blank line. */
static bool is_tight_pair(const struct md *md, const struct doc_node *before,
                          const struct doc_node *node)
{
	const struct doc_node *item = node->parent;

	return item->kind == DOC_ITEM && item->parent != NULL && item->parent->list.tight &&
	       before != NULL && before->kind == DOC_PARAGRAPH && node->kind == DOC_LIST &&
	       may_follow_at_once(md, node);
}

static void print_blocks(struct md *md, const struct doc_node *parent)
{
	const struct doc_node *before = NULL;

	for (const struct doc_node *node = parent->first_child; node != NULL; node = node->next) {
		if (is_tight_pair(md, before, node))
			md->separate = false;
		print_block(md, node);
		before = node;
	}
}

static void print_document(struct md *md)
{
	const struct doc_node *first = md->document->root->first_child;

	print_title(md);
	if (first == NULL || first->kind != DOC_COVER)
		print_head_without_cover(md);
	print_blocks(md, md->document->root);
}

/* From the file to the figures: "../" for each folder that the file stands in. */
static const char *figures_folder(const struct write_context *context)
{
	const char *folder = arena_printf(context->arena, "%s/", context->figures);

	for (const char *name = context->name; *name != '\0'; name++)
		if (*name == '/')
			folder = arena_printf(context->arena, "../%s", folder);
	return folder;
}

static void add_file(const struct write_context *context, const char *bytes, size_t size)
{
	output_add(context->output, arena_printf(context->arena, "%s.md", context->name),
	           arena_copy(context->arena, bytes, size), size, 0);
}

static bool write_document(const struct document *document, const struct write_context *context)
{
	struct arena scratch;
	struct md md = { .document = document,
		         .arena = context->arena,
		         .scratch = &scratch,
		         .section_level = 1 };
	char *bytes = NULL;
	size_t size = 0;

	arena_init(&scratch);
	md.out = open_memstream(&bytes, &size);
	if (md.out == NULL)
		arena_exhausted();
	md.figures = figures_folder(context);
	md.links = md_links_new(&md);
	print_document(&md);
	if (ferror(md.out) != 0 || fclose(md.out) != 0)
		arena_exhausted();
	arena_release(&scratch);
	add_file(context, bytes, size);
	free(bytes);
	return true;
}

const struct writer write_markdown = { .format = "md", .write = write_document };
