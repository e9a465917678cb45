/* What YAML has and a project file may not. */
#include "ytree_internal.h"

#include <string.h>

enum { SHOWN_LIMIT = 64 }; /* bytes of what is refused, in a message */

struct place yfile_place(const struct yfile *file, const yaml_mark_t *mark)
{
	return place_at(file->name, (int)mark->line + 1, (int)mark->column + 1);
}

/* From the start of the event to its end, where that is on the same line. */
struct place yreader_place(const struct yreader *reader, const yaml_event_t *event)
{
	struct place place = yfile_place(&reader->file, &event->start_mark);

	if (event->end_mark.line == event->start_mark.line)
		return place_until(place, (int)event->end_mark.column + 1);
	return place;
}

/* The text at a mark. Marks are asked for in their order, so that all
 * questions together cost one pass over the text. */
const char *yreader_text_at(struct yreader *reader, const yaml_mark_t *mark)
{
	const char *end = reader->file.text.data + reader->file.text.size;

	while (reader->cursor_index < mark->index && reader->cursor < end) {
		const size_t wanted = mark->index - reader->cursor_index;
		const size_t left = (size_t)(end - reader->cursor);
		const size_t ascii = text_ascii_prefix(reader->cursor, wanted < left ? wanted : left);

		reader->cursor += ascii;
		reader->cursor_index += ascii;
		if (ascii == wanted || ascii == left)
			break;
		do
			reader->cursor++;
		while (reader->cursor < end && (*reader->cursor & 0xC0) == 0x80);
		reader->cursor_index++;
	}
	return reader->cursor;
}

/* The anchor or tag that a node begins with; the tree is used without it. */
void yrefuse_property(struct yreader *reader, const yaml_event_t *event)
{
	const char *start = yreader_text_at(reader, &event->start_mark);
	size_t whole = strcspn(start, " \t\r\n,[]{}");
	int length = whole > SHOWN_LIMIT ? SHOWN_LIMIT : (int)whole;
	struct place place = yfile_place(&reader->file, &event->start_mark);
	struct finding *finding;

	place = place_until(place, (int)place.column + (int)text_count(start, (size_t)length));
	if (*start == '&')
		finding = diag_error(reader->file.diag, place, "Y005 alias",
		                     "anchors are not allowed: `%.*s`", length, start);
	else
		finding = diag_error(reader->file.diag, place, "Y006 tag",
		                     "tags are not allowed: `%.*s`", length, start);
	diag_label(finding, "quote the text if it begins with `%c`", *start);
}

void yrefuse_alias(struct yreader *reader, const yaml_event_t *event)
{
	diag_label(diag_unreadable(reader->file.diag, yreader_place(reader, event), "Y005 alias",
	                           "aliases are not allowed: `*%.*s`",
	                           SHOWN_LIMIT, (const char *)event->data.alias.anchor),
	           "write the value again, or quote the text if it begins with `*`");
}

void yrefuse_complex_key(struct yreader *reader, struct place place)
{
	diag_label(diag_unreadable(reader->file.diag, place, "Y017 complex-key",
	                           "a list or a map as a key"),
	           "a key is a word; quote it if it begins with a bracket");
}

void yrefuse_depth(struct yreader *reader, struct place place)
{
	diag_unreadable(reader->file.diag, place, "Y009 too-deep",
	                "lists and maps are nested more than %d deep", YTREE_DEPTH_LIMIT);
}

void yrefuse_document(struct yreader *reader, const yaml_event_t *event)
{
	diag_label(diag_unreadable(reader->file.diag, yreader_place(reader, event),
	                           "Y008 several-documents", "a second YAML document begins here"),
	           "one document per file: remove the `---`");
}

static bool is_refused(uint32_t c)
{
	return text_is_control(c) || text_is_bidi_control(c) || c == 0xFEFF ||
	       c == 0x2028 || c == 0x2029;
}

/* Controls can only come from escapes: raw ones were refused at their place.
 * The first is named; each byte of all is replaced, so that later code never
 * meets one. */
void yrefuse_controls(struct yreader *reader, char *text, size_t length, struct place place)
{
	const char *cursor = text, *end = text + length;
	bool named = false;

	while (cursor < end) {
		char *start = text + (cursor - text);
		uint32_t c = text_next_any(&cursor, end);

		if (!is_refused(c))
			continue;
		memset(start, '?', (size_t)(cursor - start));
		if (!named)
			diag_label(diag_error(reader->file.diag, place, text_is_bidi_control(c)
				? "Y014 direction-control" : "Y002 control-character",
				"this text holds the control character U+%04X", (unsigned)c),
				"remove it");
		named = true;
	}
}

/* YAML 1.1 ends lines at U+0085, U+2028 and U+2029, where no editor does. */
bool yrefuse_line_separators(const struct yfile *file)
{
	const char *start = file->text.data, *end = start + file->text.size;
	uint32_t c;

	for (const char *cursor = start; cursor < end;) {
		const char *here = cursor += text_ascii_prefix(cursor, (size_t)(end - cursor));

		if (cursor == end)
			break;
		c = text_next_any(&cursor, end);
		if (c != 0x85 && c != 0x2028 && c != 0x2029)
			continue;
		diag_label(diag_unreadable(file->diag, text_place(file->name, start, (size_t)(here - start)), "Y016 line-separator",
		                           "U+%04X ends a line for YAML but for no editor",
		                           (unsigned)c),
		           "write a line break or a blank instead");
		return true;
	}
	return false;
}

/* `a:1` is one text, also with a full-width colon; whoever wrote it meant a key. */
bool yrefuse_lost_key(const struct yreader *reader)
{
	const struct ynode *root = reader->root;

	if (root->kind != YNODE_SCALAR || root->style != YNODE_PLAIN ||
	    (strchr(root->text, ':') == NULL && strstr(root->text, "\uFF1A") == NULL))
		return false;
	diag_label(diag_unreadable(reader->file.diag, root->place, "Y003 yaml-syntax",
	                           "this is a text, not a key and its value"),
	           "write `key: value`, with a blank after the colon");
	return true;
}
