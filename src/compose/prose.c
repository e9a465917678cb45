#include "prose_cmark.h"
#include "prose_internal.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "compose/quotes.h"

/* One text on its way from cmark's tree to ours. */
struct conversion {
	const struct prose_reader *reader;
	struct prose_lines lines;
	int first_line;       /* of the text in the reader's count, from 1 */
	struct place place;   /* of the block at hand; inlines have none of their own */
	size_t rest;          /* bytes of the text from that block on */
	struct place behind;  /* what was last found in the file: the next stands there or later */
	struct doc_node *at;  /* where the next node goes */
	cmark_iter *iter;
	int depth;
	bool tables;          /* tables are looked for */
	struct prose_notes *notes; /* NULL = the text can have none */
	struct quotes quotes;      /* as far as the block at hand is read */
};

/* ---- places and findings ---- */

static struct place place_of_line(const struct conversion *conversion, int line)
{
	const struct prose_reader *reader = conversion->reader;
	struct place place = reader->place;

	line += conversion->first_line - 1;
	if (reader->locate != NULL)
		return reader->locate(reader->context, line);
	return line > 1 && place.line > 0
		? place_at(place.file, (int)place.line + line - 1, place.column) : place;
}

static void enter_place(struct conversion *conversion, cmark_node *node)
{
	const int line = cmark_node_get_start_line(node);

	if (line <= 0 || cmark_node_get_type(node) > CMARK_NODE_LAST_BLOCK)
		return;
	conversion->quotes = (struct quotes){ 0 };
	conversion->place = place_of_line(conversion, line);
	if ((size_t)line <= conversion->lines.count)
		conversion->rest = (size_t)(conversion->lines.starts[conversion->lines.count] -
		                            conversion->lines.starts[line - 1]);
}

/* Finds the text in the file, from the block at hand on: cmark knows lines of
 * blocks alone. False where it is written otherwise there, as with an entity. */
static bool find_text(struct conversion *conversion, const char *text, struct place *found)
{
	const struct diag *diag = conversion->reader->diag;
	const size_t within = 2 * conversion->rest + 128; /* with what indents its lines */

	if ((conversion->behind.line < conversion->place.line ||
	     !diag_find_text(diag, conversion->behind, within, text, found)) &&
	    !diag_find_text(diag, conversion->place, within, text, found))
		return false;
	conversion->behind = place_at(found->file, (int)found->line, (int)(found->column + found->width));
	return true;
}

/* Of its first line; the block's place, where it is not found. */
static struct place place_of_text(struct conversion *conversion, const char *text)
{
	const char *line = arena_copy(conversion->reader->arena, text, strcspn(text, "\n"));
	struct place found;

	return find_text(conversion, line, &found) ? found : conversion->place;
}

/* `](target`, or as `[label]: target` has it. */
static struct place place_of_target(struct conversion *conversion, const char *target)
{
	static const char opening[] = "](";
	const unsigned width = sizeof(opening) - 1;
	struct place found;

	if (!find_text(conversion, arena_printf(conversion->reader->arena, "%s%s", opening, target), &found))
		return place_of_text(conversion, target);
	if (found.width > width) {
		found.column = (found.column + width) & 0xFFFFFFu;
		found.width = (found.width - width) & 0xFFu;
	}
	return found;
}

/* ---- making nodes ---- */

static struct doc_node *add_node(struct conversion *conversion, enum doc_kind kind)
{
	struct doc_node *node = doc_new(conversion->reader->arena, kind);

	node->place = conversion->place;
	doc_append(conversion->at, node);
	return node;
}

/* A node whose children follow; its end brings us back to its parent. */
static struct doc_node *open_node(struct conversion *conversion, cmark_node *from,
                                  enum doc_kind kind)
{
	struct doc_node *node = add_node(conversion, kind);

	cmark_node_set_user_data(from, node);
	conversion->at = node;
	return node;
}

static void close_node(struct conversion *conversion, cmark_node *from)
{
	const struct doc_node *node = cmark_node_get_user_data(from);

	if (node != NULL)
		conversion->at = node->parent;
}

static void skip_children(struct conversion *conversion, cmark_node *node)
{
	cmark_iter_reset(conversion->iter, node, CMARK_EVENT_EXIT);
}

/* Must not reach a document. cmark turns &#xFFFE; and &#xFFFF; into bytes that
 * are not UTF-8. */
static bool is_refused(uint32_t c)
{
	return text_is_control(c) || text_is_bidi_control(c) || c >= TEXT_INVALID;
}

/* A copy without refused characters; entities such as &#7; bring them past the
 * check of the file. */
static const char *copy_clean(struct conversion *conversion, const char *text)
{
	char *clean = arena_string(conversion->reader->arena, text);
	const char *cursor = clean, *end = clean + strlen(clean);
	size_t used = 0;
	bool found = false;

	while (cursor < end) {
		const char *start = cursor;
		if (is_refused(text_next_any(&cursor, end))) {
			found = true;
			continue;
		}
		memmove(clean + used, start, (size_t)(cursor - start));
		used += (size_t)(cursor - start);
	}
	clean[used] = '\0';
	if (found)
		diag_error(conversion->reader->diag, conversion->place, "D025 control-character",
		           "the text holds a control character, written as an entity");
	return clean;
}

static void add_code(struct conversion *conversion, cmark_node *from)
{
	add_node(conversion, DOC_CODE)->text = copy_clean(conversion, cmark_node_get_literal(from));
	conversion->quotes.before = 'a'; /* a word: what follows it closes */
}

static void add_break(struct conversion *conversion, enum doc_kind kind)
{
	add_node(conversion, kind);
	conversion->quotes.before = ' ';
}

static void add_words(struct conversion *conversion, const char *text)
{
	const struct prose_reader *reader = conversion->reader;

	add_node(conversion, DOC_TEXT)->text =
		reader->quotes ? quotes_set_part(&conversion->quotes, reader->arena, text) : text;
}

/* Text in which [^label] stands for the mark of a note. */
static void add_text_with_notes(struct conversion *conversion, cmark_node *from)
{
	struct arena *arena = conversion->reader->arena;
	const char *text = copy_clean(conversion, cmark_node_get_literal(from)), *at, *label;
	size_t length;

	while (conversion->notes != NULL &&
	       (at = prose_find_reference(text, &label, &length)) != NULL) {
		const char *mark = prose_refer(arena, conversion->notes, label, length);
		if (mark == NULL) {
			mark = arena_copy(arena, at, length + 3);
			diag_error(conversion->reader->diag, place_of_text(conversion, mark), "D028 unknown-note",
			           "there is no note \"[^%.*s]:\" in this text", (int)length, label);
		}
		add_words(conversion, arena_printf(arena, "%.*s%s", (int)(at - text), text, mark));
		text = label + length + 1;
	}
	if (*text != '\0' || conversion->notes == NULL)
		add_words(conversion, text);
}

/* One line: what was a line end becomes a blank. */
static void add_plain(struct conversion *conversion, const char *text)
{
	char *line = arena_string(conversion->reader->arena, text);
	size_t size = strlen(line);

	while (size > 0 && strchr(" \t\r\n", line[size - 1]) != NULL)
		line[--size] = '\0';
	for (size_t i = 0; i < size; i++)
		if (line[i] == '\n' || line[i] == '\r')
			line[i] = ' ';
	add_node(conversion, DOC_TEXT)->text = copy_clean(conversion, line);
}

static void refuse_html(struct conversion *conversion, cmark_node *node)
{
	struct finding *finding =
		diag_error(conversion->reader->diag, place_of_text(conversion, cmark_node_get_literal(node)),
		           "D020 raw-html",
	                   "HTML is not allowed in prose");

	diag_label(finding, "write \"\\<\" for a plain \"<\"");
	add_plain(conversion, cmark_node_get_literal(node));
}

static void convert_html_block(struct conversion *conversion, cmark_node *node)
{
	struct doc_node *parent = conversion->at;

	conversion->at = add_node(conversion, DOC_PARAGRAPH);
	refuse_html(conversion, node);
	conversion->at = parent;
}

static void refuse_image(struct conversion *conversion, cmark_node *node)
{
	struct finding *finding = diag_error(
		conversion->reader->diag, place_of_text(conversion, "!["), "D021 image-in-prose",
		"images are not allowed in prose: \"%s\"", cmark_node_get_url(node));

	diag_label(finding, "the words in brackets stay");
}

static bool is_allowed_target(const char *target)
{
	static const char *const schemes[] = { "http://", "https://", "mailto:", "#" };

	const char *const end = target + strlen(target);

	for (const char *cursor = target; cursor < end;) {
		const uint32_t c = text_next_any(&cursor, end);
		if (is_refused(c) || c == '\n' || c == '\t')
			return false;
	}
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		const size_t size = strlen(schemes[i]);
		if (strncasecmp(target, schemes[i], size) == 0 && target[size] != '\0')
			return true;
	}
	return false;
}

static void open_link(struct conversion *conversion, cmark_node *node)
{
	const char *target = cmark_node_get_url(node);

	if (is_allowed_target(target)) {
		open_node(conversion, node, DOC_LINK)->link.target =
			arena_string(conversion->reader->arena, target);
		return;
	}
	diag_error(conversion->reader->diag, place_of_target(conversion, target), "D024 link-target",
	           "links lead to http, https, mailto or #anchor; this leads to \"%s\"", target);
}

static void open_heading(struct conversion *conversion, cmark_node *node)
{
	const int level = cmark_node_get_heading_level(node) + conversion->reader->heading_shift;
	struct doc_node *heading = open_node(conversion, node, DOC_HEADING);

	heading->heading.level = level > 6 ? 6 : level < 1 ? 1 : level;
}

static void open_list(struct conversion *conversion, cmark_node *node)
{
	struct doc_node *list = open_node(conversion, node, DOC_LIST);

	list->list.kind = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? LIST_ORDERED
	                                                                       : LIST_BULLET;
	list->list.start = cmark_node_get_list_start(node);
	list->list.tight = cmark_node_get_list_tight(node) != 0;
}

/* ---- fenced blocks ---- */

static void add_code_block(struct conversion *conversion, cmark_node *node)
{
	struct doc_node *block = add_node(conversion, DOC_CODE_BLOCK);

	block->code_block.info = copy_clean(conversion, cmark_node_get_fence_info(node));
	block->code_block.text = copy_clean(conversion, cmark_node_get_literal(node));
}

static void add_result(struct conversion *conversion, struct doc_node *result)
{
	if (result == NULL)
		return;
	if (result->kind == DOC_DOCUMENT)
		doc_adopt(conversion->at, result);
	else
		doc_append(conversion->at, result);
}

static void call_component(struct conversion *conversion, const char *info, const char *body)
{
	const struct prose_reader *reader = conversion->reader;

	info += strspn(info, " ");
	add_result(conversion, reader->component(reader->context,
	                                         arena_string(reader->arena, info),
	                                         arena_string(reader->arena, body),
	                                         conversion->place));
}

static void convert_code_block(struct conversion *conversion, cmark_node *node)
{
	static const char component[] = "kaism", prose[] = "kaism-prose ";
	const struct prose_reader *reader = conversion->reader;
	const char *info = cmark_node_get_fence_info(node);
	const char *rest = info + strlen(component);
	const bool is_component = text_starts_with(info, component) &&
	                          (*rest == ' ' || *rest == '\0');

	if (!reader->trusted && (is_component || text_starts_with(info, prose)))
		diag_warning(reader->diag, conversion->place, "D026 component-in-prose",
		             "components stand in templates only; shown as text");
	if (reader->trusted && is_component && reader->component != NULL)
		call_component(conversion, rest, cmark_node_get_literal(node));
	else if (reader->trusted && text_starts_with(info, prose) && reader->prose != NULL)
		add_result(conversion, reader->prose(reader->context,
		                                     strtoul(info + strlen(prose), NULL, 10),
		                                     conversion->place));
	else
		add_code_block(conversion, node);
}

/* ---- tables ---- */

static void convert_text(const struct prose_reader *reader, struct prose_notes *notes,
                         const char *text, int first_line, struct doc_node *parent);
static void convert_lines(const struct conversion *outer, const char *const *lines, size_t count,
                          struct doc_node *const *parents);

static int count_quotes(cmark_node *node)
{
	int quotes = 0;

	for (; node != NULL; node = cmark_node_parent(node))
		quotes += cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE;
	return quotes;
}

/* A paragraph's source lines without the markers of what it stands in. */
static const char **cut_lines(const struct conversion *conversion, cmark_node *node, size_t *count)
{
	const size_t first = (size_t)cmark_node_get_start_line(node) - 1;
	const size_t last = (size_t)cmark_node_get_end_line(node) - 1;
	const size_t from = (size_t)cmark_node_get_start_column(node) - 1;
	const int quotes = count_quotes(node);
	struct arena *arena = conversion->reader->arena;
	const char **lines;

	*count = 0;
	if (last <= first || last >= conversion->lines.count)
		return NULL;
	lines = ARENA_ARRAY(arena, const char *, last - first + 1);
	for (size_t i = first; i <= last; i++)
		lines[(*count)++] = prose_cut_line(arena, &conversion->lines, i,
		                                   i == first ? from : 0, i == first ? 0 : quotes);
	return lines;
}

/* The lines before a table, read again by themselves. What was no block before
 * is none now, as it is indented behind the first line. */
static void convert_lines_before(const struct conversion *conversion, const char *const *lines,
                                 const struct prose_table *table, int line)
{
	struct arena *arena = conversion->reader->arena;
	char *text;
	size_t size = 1, used = 0;

	for (size_t i = 0; i < table->head_line; i++)
		size += strlen(lines[i]) + 5;
	text = arena_alloc(arena, size);
	for (size_t i = 0; i < table->head_line; i++) {
		if (i > 0) {
			memcpy(text + used, "\n    ", 5);
			used += 5;
		}
		memcpy(text + used, lines[i], strlen(lines[i]));
		used += strlen(lines[i]);
	}
	if (used > 0)
		convert_text(conversion->reader, conversion->notes, text, line, conversion->at);
}

static struct doc_node *add_row(struct conversion *conversion, struct doc_node *table, int line)
{
	struct doc_node *row = doc_new(conversion->reader->arena, DOC_ROW);

	row->place = place_of_line(conversion, line);
	doc_append(table, row);
	return row;
}

/* Cells for all of the table's texts; those of the head belong to no row. */
static struct doc_node **make_cells(struct conversion *conversion, struct doc_node *node,
                                    const struct prose_table *table, int head_line)
{
	struct arena *arena = conversion->reader->arena;
	const size_t count = table->column_count * (table->row_count + 1);
	struct doc_node **cells = ARENA_ARRAY(arena, struct doc_node *, count);
	struct doc_node *row = NULL;

	for (size_t i = 0; i < count; i++) {
		const size_t number = i / table->column_count;
		cells[i] = doc_new(arena, DOC_CELL);
		if (number > 0 && i % table->column_count == 0)
			row = add_row(conversion, node, head_line + (int)number + 1);
		if (row != NULL)
			doc_append(row, cells[i]);
		cells[i]->place = row == NULL ? conversion->place : row->place;
	}
	return cells;
}

static const struct doc_column *make_columns(struct arena *arena, const struct prose_table *table,
                                             struct doc_node *const *heads)
{
	struct doc_column *columns = ARENA_ARRAY(arena, struct doc_column, table->column_count);

	for (size_t i = 0; i < table->column_count; i++) {
		columns[i].kind = table->kinds[i];
		columns[i].head = doc_plain_text(heads[i], arena);
		columns[i].unit = "";
	}
	return columns;
}

static void add_table(struct conversion *conversion, const struct prose_table *table, int head_line)
{
	struct doc_node *node = add_node(conversion, DOC_TABLE);
	struct doc_node **cells = make_cells(conversion, node, table, head_line);

	convert_lines(conversion, table->cells, table->column_count * (table->row_count + 1),
	              cells);
	node->table.column_count = table->column_count;
	node->table.columns = make_columns(conversion->reader->arena, table, cells);
}

/* True when the paragraph was a table, which has then been added. */
static bool convert_table(struct conversion *conversion, cmark_node *paragraph)
{
	const int line = cmark_node_get_start_line(paragraph);
	struct prose_table table;
	const char **lines;
	size_t count;

	if (!conversion->tables)
		return false;
	lines = cut_lines(conversion, paragraph, &count);
	if (lines == NULL ||
	    !prose_find_table(conversion->reader->arena, lines, count, &table))
		return false;
	if (table.over_limit) {
		diag_error(conversion->reader->diag, conversion->place, "D027 table-limit",
		           "the table has more than %d columns or %d cells",
		           PROSE_COLUMN_LIMIT, PROSE_CELL_LIMIT);
		return false;
	}
	if (table.crowded_line > 0)
		diag_label(diag_warning(conversion->reader->diag,
		                        place_of_line(conversion, line + (int)table.crowded_line),
		                        "D039 crowded-row",
		                        "this row has more cells than the table's head has columns: the last are left out"),
		           "a bar that is no frame of a cell is written \\|, also in code");
	convert_lines_before(conversion, lines, &table, line);
	conversion->place = place_of_line(conversion, line + (int)table.head_line);
	add_table(conversion, &table, line + (int)table.head_line);
	return true;
}

static void open_paragraph(struct conversion *conversion, cmark_node *node)
{
	if (convert_table(conversion, node))
		skip_children(conversion, node);
	else
		open_node(conversion, node, DOC_PARAGRAPH);
}

/* ---- the walk ---- */

static uint32_t last_character(const char *text)
{
	uint32_t c = 0;

	while (*text != '\0')
		c = text_next(&text);
	return c;
}

/* Text of the node's own, NULL where it is something else. */
static const char *literal_of(cmark_node *node)
{
	return node != NULL && cmark_node_get_type(node) == CMARK_NODE_TEXT
		? cmark_node_get_literal(node) : NULL;
}

/* Between Chinese characters a line's end says nothing. */
static void convert_soft_break(struct conversion *conversion, cmark_node *node)
{
	const char *before = literal_of(cmark_node_previous(node));
	const char *after = literal_of(cmark_node_next(node));

	if (before == NULL || after == NULL || !text_closes_up(last_character(before), text_next(&after)))
		add_break(conversion, DOC_SOFT_BREAK);
}

/* Dispatch only. */
static void enter_node(struct conversion *conversion, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_NONE:
	case CMARK_NODE_DOCUMENT:
	case CMARK_NODE_CUSTOM_BLOCK:
	case CMARK_NODE_CUSTOM_INLINE: break;
	case CMARK_NODE_BLOCK_QUOTE: open_node(conversion, node, DOC_QUOTE); break;
	case CMARK_NODE_LIST: open_list(conversion, node); break;
	case CMARK_NODE_ITEM: open_node(conversion, node, DOC_ITEM); break;
	case CMARK_NODE_CODE_BLOCK: convert_code_block(conversion, node); break;
	case CMARK_NODE_HTML_BLOCK: convert_html_block(conversion, node); break;
	case CMARK_NODE_PARAGRAPH: open_paragraph(conversion, node); break;
	case CMARK_NODE_HEADING: open_heading(conversion, node); break;
	case CMARK_NODE_THEMATIC_BREAK: add_node(conversion, DOC_BREAK); break;
	case CMARK_NODE_TEXT: add_text_with_notes(conversion, node); break;
	case CMARK_NODE_SOFTBREAK: convert_soft_break(conversion, node); break;
	case CMARK_NODE_LINEBREAK: add_break(conversion, DOC_LINE_BREAK); break;
	case CMARK_NODE_CODE: add_code(conversion, node); break;
	case CMARK_NODE_HTML_INLINE: refuse_html(conversion, node); break;
	case CMARK_NODE_EMPH: open_node(conversion, node, DOC_EMPHASIS); break;
	case CMARK_NODE_STRONG: open_node(conversion, node, DOC_STRONG); break;
	case CMARK_NODE_LINK: open_link(conversion, node); break;
	case CMARK_NODE_IMAGE: refuse_image(conversion, node); break;
	}
}

static bool is_too_deep(struct conversion *conversion, cmark_node *node)
{
	int depth = 0;

	for (const struct doc_node *at = conversion->at; at != NULL; at = at->parent)
		if (++depth > PROSE_DEPTH_LIMIT)
			break;
	if (depth <= PROSE_DEPTH_LIMIT)
		return false;
	diag_error(conversion->reader->diag, conversion->place, "D023 prose-depth",
	           "the text is nested deeper than %d levels", PROSE_DEPTH_LIMIT);
	skip_children(conversion, node);
	return true;
}

/* Leaves have no EXIT event, so no node of theirs is ever closed. */
static bool has_children(cmark_node *node)
{
	return cmark_node_first_child(node) != NULL;
}

static void walk(struct conversion *conversion, cmark_node *root)
{
	cmark_event_type event;

	conversion->iter = cmark_iter_new(root);
	while ((event = cmark_iter_next(conversion->iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(conversion->iter);
		if (event == CMARK_EVENT_EXIT) {
			close_node(conversion, node);
			continue;
		}
		enter_place(conversion, node);
		if (!has_children(node) || !is_too_deep(conversion, node))
			enter_node(conversion, node);
	}
	cmark_iter_free(conversion->iter);
}

static void convert_text(const struct prose_reader *reader, struct prose_notes *notes,
                         const char *text, int first_line, struct doc_node *parent)
{
	cmark_mem mem;
	cmark_node *root = prose_parse(text, &mem);
	struct conversion conversion = { .reader = reader, .first_line = first_line,
		                         .at = parent, .tables = true, .notes = notes };

	conversion.lines = prose_split_lines(reader->arena, text);
	conversion.place = place_of_line(&conversion, 1);
	conversion.rest = strlen(text);
	walk(&conversion, root);
	cmark_node_free(root);
}

/* Lines that are read as inlines whatever they begin with: each is made a
 * heading, closed by a '#' that guards those at its end. */
static char *join_as_headings(struct arena *arena, const char *const *lines, size_t count)
{
	size_t size = 1, used = 0;
	char *text;

	for (size_t i = 0; i < count; i++)
		size += strlen(lines[i]) + 5;
	text = arena_alloc(arena, size);
	for (size_t i = 0; i < count; i++) {
		memcpy(text + used, "# ", 2);
		memcpy(text + used + 2, lines[i], strlen(lines[i]));
		used += 2 + strlen(lines[i]);
		memcpy(text + used, " #\n", 3);
		used += 3;
	}
	return text;
}

/* Appends the inlines of each line to its parent. */
static void convert_lines(const struct conversion *outer, const char *const *lines, size_t count,
                          struct doc_node *const *parents)
{
	cmark_mem mem;
	cmark_node *root =
		prose_parse(join_as_headings(outer->reader->arena, lines, count), &mem);
	cmark_node *heading = cmark_node_first_child(root);
	struct doc_node *holder = doc_new(outer->reader->arena, DOC_DOCUMENT);
	struct conversion conversion = *outer;

	conversion.tables = false;
	for (size_t i = 0; i < count; i++) {
		cmark_node *next = cmark_node_next(heading);
		assert(cmark_node_get_type(heading) == CMARK_NODE_HEADING);
		conversion.at = holder;
		conversion.place = parents[i]->place;
		conversion.quotes = (struct quotes){ 0 };
		for (cmark_node *child = cmark_node_first_child(heading); child != NULL;
		     child = cmark_node_next(child))
			walk(&conversion, child);
		doc_adopt(parents[i], holder);
		heading = next;
	}
	cmark_node_free(root);
}

static struct place place_of_note(const struct conversion *conversion, const struct prose_note *note)
{
	const struct prose_reader *reader = conversion->reader;
	const char *text = arena_printf(reader->arena, "[^%s]:", note->label);
	struct place place = place_of_line(conversion, note->line), found;

	return diag_find_text(reader->diag, place, conversion->rest, text, &found) ? found : place;
}

/* Nothing refers to it; of two with one label the first is referred to. */
static void warn_of_unused(const struct conversion *conversion, const struct prose_notes *notes,
                           const struct prose_note *note)
{
	const struct prose_note *first = notes->items;
	struct diag *diag = conversion->reader->diag;
	const struct place place = place_of_note(conversion, note);

	while (!text_equal(first->label, note->label))
		first++;
	if (first == note)
		diag_label(diag_warning(diag, place, "D029 unused-note",
		                        "nothing refers to the note \"%s\"; it is left out", note->label),
		           "write [^%s] where it belongs", note->label);
	else
		diag_relate(diag_warning(diag, place, "D029 unused-note",
		                         "the note \"%s\" is defined twice; the first counts", note->label),
		            place_of_note(conversion, first), "first defined here");
}

static void add_note(const struct conversion *conversion, const struct prose_note *note,
                     struct doc_node *list)
{
	struct doc_node *item = doc_new(conversion->reader->arena, DOC_ITEM);

	doc_append(list, item);
	item->place = place_of_line(conversion, note->line);
	convert_text(conversion->reader, NULL, note->text, note->line, item);
	for (struct doc_node *node = item->first_child; node != NULL; node = node->next)
		if (node->kind == DOC_PARAGRAPH)
			node->paragraph.role = PARAGRAPH_NOTE;
}

/* The notes below their text, in the order in which they are referred to. */
static void add_notes(const struct conversion *conversion, const struct prose_notes *notes,
                      struct doc_node *parent)
{
	struct doc_node *list = doc_new(conversion->reader->arena, DOC_LIST);

	list->list.kind = LIST_NOTES;
	list->list.start = 1;
	list->list.tight = true;
	list->place = place_of_line(conversion, 1);
	for (int number = 1; number <= notes->referred; number++)
		for (size_t i = 0; i < notes->count; i++)
			if (notes->items[i].number == number)
				add_note(conversion, &notes->items[i], list);
	for (size_t i = 0; i < notes->count; i++)
		if (notes->items[i].number == 0)
			warn_of_unused(conversion, notes, &notes->items[i]);
	if (notes->referred > 0)
		doc_append(parent, list);
}

/* The line is sought by its beginning, as its indentation is not known. */
static struct place place_of_spot(const struct conversion *conversion, const struct prose_spot *spot)
{
	const struct prose_reader *reader = conversion->reader;
	const size_t size = strcspn(spot->start, "\r\n"), most = 80;
	const char *text = arena_copy(reader->arena, spot->start, size < most ? size : most);
	struct place place = place_of_line(conversion, spot->line);

	diag_find_text(reader->diag, place, size + most, text, &place);
	return place_at(place.file, (int)place.line,
	                (int)place.column + (int)text_count(spot->start, (size_t)(spot->at - spot->start)));
}

static bool refuse_size(const struct conversion *conversion, struct place place, const char *wrong)
{
	diag_error(conversion->reader->diag, place, "D022 prose-limit", "%s", wrong);
	return false;
}

bool prose_read(const struct prose_reader *reader, const char *text, struct doc_node *parent)
{
	const struct conversion start = { .reader = reader, .first_line = 1, .rest = strlen(text) };
	struct prose_notes notes = { 0 };
	struct prose_spot spot;
	const char *wrong = prose_scan(text, reader->trusted, &spot);

	if (wrong != NULL)
		return refuse_size(&start, place_of_spot(&start, &spot), wrong);
	text = reader->trusted ? text : prose_take_notes(reader->arena, text, &notes);
	if (notes.count > PROSE_NOTE_LIMIT)
		return refuse_size(&start, place_of_note(&start, &notes.items[PROSE_NOTE_LIMIT]),
		                   arena_printf(reader->arena, "the text has more than %d notes",
		                                PROSE_NOTE_LIMIT));
	convert_text(reader, reader->trusted ? NULL : &notes, text, 1, parent);
	add_notes(&start, &notes, parent);
	return true;
}

bool prose_read_line(const struct prose_reader *reader, const char *text, struct doc_node *parent)
{
	struct conversion conversion = { .reader = reader, .first_line = 1, .rest = strlen(text) };
	struct doc_node *holder = doc_new(reader->arena, DOC_PARAGRAPH);
	struct prose_spot spot;
	const char *wrong = prose_scan(text, reader->trusted, &spot);
	char *copy = arena_string(reader->arena, text);
	const char *const lines[] = { copy };

	conversion.place = holder->place = place_of_line(&conversion, 1);
	if (wrong != NULL)
		return refuse_size(&conversion, place_of_spot(&conversion, &spot), wrong);
	for (char *c = copy; *c != '\0'; c++)
		if (*c == '\n' || *c == '\r')
			*c = ' ';
	convert_lines(&conversion, lines, 1, &holder);
	doc_adopt(parent, holder);
	return true;
}
