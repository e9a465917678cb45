#include "doc/doc.h"

#include <string.h>

#include "doc_internal.h"

static const char *const section_words[] = {
	[SECTION_FRONT] = "front", [SECTION_CHAPTER] = "chapter",
	[SECTION_APPENDIX] = "appendix", [SECTION_ACCOUNT] = "account",
};
static const char *const role_words[] = {
	[PARAGRAPH_BODY] = "body", [PARAGRAPH_STANDFIRST] = "standfirst",
	[PARAGRAPH_SIDE] = "side", [PARAGRAPH_NOTE] = "note", [PARAGRAPH_LINE] = "line",
};
static const char *const column_words[] = {
	[COLUMN_TEXT] = "text", [COLUMN_NUMBER] = "number",
	[COLUMN_DATE] = "date", [COLUMN_NAME] = "name",
	[COLUMN_BOX] = "box", [COLUMN_BLANK] = "blank",
};
static const char *const density_words[] = {
	[TABLE_NORMAL] = "", [TABLE_DENSE] = " dense", [TABLE_FORM] = " form",
};
static const char *const row_words[] = {
	[ROW_BODY] = "body", [ROW_BAND] = "band", [ROW_TOTAL] = "total",
};
static const char *const facts_words[] = {
	[FACTS_FIGURES] = "figures", [FACTS_STRIP] = "strip",
	[FACTS_STOP] = "stop", [FACTS_LIST] = "list",
};
static const char *const style_words[] = {
	[STYLE_MUTED] = "muted", [STYLE_ACCENT] = "accent",
	[STYLE_STOP] = "stop", [STYLE_WARNING] = "warning",
	[STYLE_KEY] = "key", [STYLE_DEVELOPMENT] = "development",
	[STYLE_MAINTENANCE] = "maintenance", [STYLE_OPPORTUNISTIC] = "opportunistic",
};
static const char *const mark_words[] = {
	[MARK_KEY] = "key", [MARK_DEVELOPMENT] = "development",
	[MARK_MAINTENANCE] = "maintenance", [MARK_OPPORTUNISTIC] = "opportunistic",
	[MARK_UNDETERMINED] = "undetermined",
	[MARK_ERROR] = "error", [MARK_WARNING] = "warning", [MARK_NOTE] = "note",
};

static void print_indent(int depth, FILE *out)
{
	for (int i = 0; i < depth; i++)
		fputs("  ", out);
}

/* In double quotes, one line, with \n, \" and \\. */
static void print_quoted(const char *text, FILE *out)
{
	fputc('"', out);
	for (; *text != '\0'; text++) {
		if (*text == '\n')
			fputs("\\n", out);
		else if (*text == '"' || *text == '\\')
			fprintf(out, "\\%c", *text);
		else
			fputc(*text, out);
	}
	fputc('"', out);
}

/* The strings that are not empty, as `name="value"`; one without a name, the
 * text of an inline, as the bare value. */
static void print_strings(const struct doc_node *node, FILE *out)
{
	for (size_t i = 0; i < doc_string_count; i++) {
		const struct doc_string *string = &doc_strings[i];
		const char *value;

		if (string->kind != node->kind)
			continue;
		value = doc_read_string(node, string);
		if (value[0] == '\0' && string->name[0] != '\0')
			continue;
		fprintf(out, " %s%s", string->name, string->name[0] == '\0' ? "" : "=");
		print_quoted(value, out);
	}
}

static void print_list(const struct doc_node *node, FILE *out)
{
	if (node->list.kind == LIST_NOTES)
		fprintf(out, " notes");
	else if (node->list.kind == LIST_ORDERED)
		fprintf(out, " ordered start=%d", node->list.start);
	else
		fputs(" bullet", out);
	if (node->list.tight)
		fputs(" tight", out);
}

static void print_section(const struct doc_node *node, FILE *out)
{
	fprintf(out, " %s", section_words[node->section.kind]);
	if (node->section.kind == SECTION_ACCOUNT)
		fprintf(out, " badge=%s", mark_words[node->section.badge]);
}

static void print_table(const struct doc_node *node, FILE *out)
{
	fprintf(out, " columns=%zu%s%s", node->table.column_count,
	        density_words[node->table.density],
	        node->table.wide ? " wide" : "");
}

static void print_cell(const struct doc_node *node, FILE *out)
{
	if (node->cell.span > 1)
		fprintf(out, " span=%d", node->cell.span);
	if (node->cell.tint != COLOR_NONE)
		fprintf(out, " tint=%d", (int)node->cell.tint);
}

static void print_scene(const struct doc_node *node, FILE *out)
{
	const struct scene *scene = node->figure.scene;

	if (scene != NULL)
		fprintf(out, " scene=%.1fx%.1f", scene->width_pt, scene->height_pt);
}

/* What a kind carries besides strings. */
static void print_payload(const struct doc_node *node, FILE *out)
{
	switch (node->kind) {
	case DOC_SECTION: print_section(node, out); break;
	case DOC_HEADING: fprintf(out, " level=%d", node->heading.level); break;
	case DOC_PARAGRAPH: fprintf(out, " %s", role_words[node->paragraph.role]); break;
	case DOC_LIST: print_list(node, out); break;
	case DOC_TABLE: print_table(node, out); break;
	case DOC_ROW: fprintf(out, " %s", row_words[node->row.kind]); break;
	case DOC_CELL: print_cell(node, out); break;
	case DOC_FIGURE: print_scene(node, out); break;
	case DOC_GRID: fputs(node->grid.ruled ? " ruled" : "", out); break;
	case DOC_COLUMN:
		fprintf(out, " first=%d span=%d%s", node->column.first, node->column.span,
		        node->column.ruled ? " ruled" : "");
		break;
	case DOC_FACTS: fprintf(out, " %s", facts_words[node->facts.kind]); break;
	case DOC_MARK: fprintf(out, " %s", mark_words[node->mark.mark]); break;
	case DOC_STYLE: fprintf(out, " %s", style_words[node->style.style]); break;
	case DOC_DOCUMENT: case DOC_COVER: case DOC_ITEM: case DOC_QUOTE: case DOC_CODE_BLOCK:
	case DOC_BREAK: case DOC_PAGE_BREAK: case DOC_FACT: case DOC_CONTENTS: case DOC_TEXT:
	case DOC_STRONG: case DOC_EMPHASIS: case DOC_CODE: case DOC_LINK: case DOC_LINE_BREAK:
	case DOC_SOFT_BREAK: case DOC_REFERENCE:
		break;
	}
}

static void print_place(const struct doc_node *node, FILE *out)
{
	if (node->place.file != NULL)
		fprintf(out, " @%s:%d", node->place.file, node->place.line);
}

/* One line for each column: its kind, head and unit. */
static void print_columns(const struct doc_node *node, int depth, FILE *out)
{
	if (node->kind != DOC_TABLE)
		return;
	for (size_t i = 0; i < node->table.column_count; i++) {
		const struct doc_column *column = &node->table.columns[i];
		print_indent(depth + 1, out);
		fprintf(out, "| %s ", column_words[column->kind]);
		print_quoted(column->head, out);
		if (column->unit[0] != '\0') {
			fputs(" unit=", out);
			print_quoted(column->unit, out);
		}
		if (node->table.groups != NULL && node->table.groups[i][0] != '\0') {
			fputs(" group=", out);
			print_quoted(node->table.groups[i], out);
		}
		fputc('\n', out);
	}
}

static void print_field(const char *name, const char *value, FILE *out)
{
	if (value == NULL || value[0] == '\0')
		return;
	fprintf(out, "%s ", name);
	print_quoted(value, out);
	fputc('\n', out);
}

static void print_furniture(const struct document *document, FILE *out)
{
	print_field("language", document->language, out);
	print_field("title", document->title, out);
	print_field("company", document->company, out);
	print_field("author", document->author, out);
	print_field("classification", document->classification, out);
	print_field("date", document->date, out);
	print_field("revision", document->revision, out);
	print_field("draft", document->draft, out);
}

void doc_dump(const struct document *document, FILE *out)
{
	const struct doc_node *root = document->root;
	int depth = 0;

	print_furniture(document, out);
	for (const struct doc_node *node = root; node != NULL;) {
		const struct doc_node *next = doc_next(root, node);

		print_indent(depth, out);
		fputs(doc_kind_name(node->kind), out);
		print_payload(node, out);
		print_strings(node, out);
		print_place(node, out);
		fputc('\n', out);
		print_columns(node, depth, out);
		if (next == NULL)
			break;
		for (depth++; next->parent != node; node = node->parent)
			depth--;
		node = next;
	}
}
