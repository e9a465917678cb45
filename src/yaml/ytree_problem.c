/* libyaml's terse messages in words that say what to do. */
#include "ytree_internal.h"

#include <string.h>

#define SYNTAX "Y003 yaml-syntax"
#define TAB "Y004 tab-indentation"
#define TAG "Y006 tag"

enum main_place { AT_PROBLEM, AT_CONTEXT };

struct problem {
	const char *text;    /* of libyaml */
	const char *context; /* of libyaml; NULL = any */
	const char *id, *message, *label;
	enum main_place main;
	const char *context_label; /* where the context is a related place */
};

static const char spaces_only[] = "indent with spaces";
static const char quote_it[] = "quote this text";
static const char directive[] = "`%` at the start of a line begins a YAML directive";
static const char tags_refused[] = "`!` begins a tag, and tags are not allowed";

/* The first row that fits is taken. */
static const struct problem problems[] = {
	{ "found a tab character that violates indentation", NULL, TAB,
	  "a tab is used for indentation", spaces_only, AT_PROBLEM, NULL },
	{ "found a tab character where an indentation space is expected", NULL, TAB,
	  "a tab is used for indentation", spaces_only, AT_PROBLEM, NULL },
	{ "found unexpected end of stream", NULL, SYNTAX,
	  "this quote is never closed", "the text goes on to the end of the file",
	  AT_CONTEXT, NULL },
	{ "found unexpected document indicator", NULL, SYNTAX,
	  "this quote is not closed before the end of the document",
	  "close it, or indent the `---` in it", AT_CONTEXT, NULL },
	{ "found unknown escape character", NULL, SYNTAX,
	  "an unknown escape between double quotes",
	  "write `\\\\` for a backslash, or use single quotes", AT_PROBLEM, NULL },
	{ "did not find expected hexdecimal number", NULL, SYNTAX,
	  "an escape with too few hexadecimal digits",
	  "write `\\\\` for a backslash, or use single quotes", AT_PROBLEM, NULL },
	{ "found invalid Unicode character escape code", NULL, SYNTAX,
	  "this escape stands for no character", "write the character itself",
	  AT_PROBLEM, NULL },
	{ "could not find expected ':'", NULL, SYNTAX,
	  "a `:` with a blank after it is missing behind this key",
	  "write `key: value`", AT_CONTEXT, NULL },
	{ "mapping values are not allowed in this context", NULL, SYNTAX,
	  "a `:` where no key can end",
	  "if it belongs to a text, quote the text; else correct the indentation",
	  AT_PROBLEM, NULL },
	{ "mapping keys are not allowed in this context", NULL, SYNTAX,
	  "a `?` where no key can begin", quote_it, AT_PROBLEM, NULL },
	{ "block sequence entries are not allowed in this context", NULL, SYNTAX,
	  "a `- ` where no list can begin",
	  "begin the list on a line of its own, or quote the text", AT_PROBLEM, NULL },
	{ "did not find expected key", NULL, SYNTAX,
	  "this does not fit into the map around it",
	  "correct the indentation, or what follows a closing quote or bracket",
	  AT_PROBLEM, "the map begins here" },
	{ "did not find expected '-' indicator", NULL, SYNTAX,
	  "this does not fit into the list around it",
	  "correct the indentation, or what follows a closing quote or bracket",
	  AT_PROBLEM, "the list begins here" },
	{ "did not find expected ',' or ']'", NULL, SYNTAX,
	  "a `,` or the closing `]` is missing before this", "",
	  AT_PROBLEM, "the list begins here" },
	{ "did not find expected ',' or '}'", NULL, SYNTAX,
	  "a `,` or the closing `}` is missing before this", "",
	  AT_PROBLEM, "the map begins here" },
	{ "did not find expected node content", NULL, SYNTAX,
	  "a value is missing before this", "", AT_PROBLEM, NULL },
	{ "did not find expected <document start>", NULL, SYNTAX,
	  "this stands outside of the document",
	  "begin all keys of the file in its first column", AT_PROBLEM, NULL },
	{ "did not find expected alphabetic or numeric character", "while scanning an alias",
	  SYNTAX, "`*` begins an alias, and aliases are not allowed", quote_it,
	  AT_CONTEXT, NULL },
	{ "did not find expected alphabetic or numeric character", "while scanning an anchor",
	  SYNTAX, "`&` begins an anchor, and anchors are not allowed", quote_it,
	  AT_CONTEXT, NULL },
	{ "did not find expected comment or line break", "while scanning a block scalar",
	  SYNTAX, "text on the line of its `|` or `>`", "begin the text on the next line",
	  AT_PROBLEM, NULL },
	{ "found an indentation indicator equal to 0", NULL, SYNTAX,
	  "a text may not be indented by 0", "write `|` alone", AT_PROBLEM, NULL },
	{ "found unexpected ':'", NULL, SYNTAX,
	  "a `:` inside a text between brackets", quote_it, AT_PROBLEM, NULL },
	{ "found undefined tag handle", NULL, TAG, tags_refused, quote_it, AT_CONTEXT, NULL },
	{ NULL, "while scanning a tag", TAG, tags_refused, quote_it, AT_CONTEXT, NULL },
	{ NULL, "while parsing a tag", TAG, tags_refused, quote_it, AT_CONTEXT, NULL },
	{ "found incompatible YAML document", NULL, SYNTAX,
	  "this version of YAML is not known", "remove the line", AT_PROBLEM, NULL },
	{ "found duplicate %YAML directive", NULL, SYNTAX,
	  "a second %YAML directive", "remove the line", AT_PROBLEM, NULL },
	{ "found duplicate %TAG directive", NULL, SYNTAX,
	  "a second %TAG directive", "remove the line", AT_PROBLEM, NULL },
	{ NULL, "while scanning a directive", SYNTAX, directive, quote_it, AT_CONTEXT, NULL },
	{ NULL, "while scanning a %YAML directive", SYNTAX, directive, quote_it, AT_CONTEXT, NULL },
	{ NULL, "while scanning a %TAG directive", SYNTAX, directive, quote_it, AT_CONTEXT, NULL },
	{ NULL, "while parsing a %TAG directive", SYNTAX, directive, quote_it, AT_CONTEXT, NULL },
};

static bool fits(const char *wanted, const char *found)
{
	return wanted == NULL || (found != NULL && strcmp(wanted, found) == 0);
}

static const struct problem *find_problem(const yaml_parser_t *parser)
{
	for (size_t i = 0; i < sizeof(problems) / sizeof(problems[0]); i++)
		if (fits(problems[i].text, parser->problem) &&
		    fits(problems[i].context, parser->context))
			return &problems[i];
	return NULL;
}

/* What stands at a mark and after it. */
static const char *bytes_at(const struct yfile *file, const yaml_mark_t *mark)
{
	const char *cursor = file->text.data, *end = cursor + file->text.size;

	for (size_t i = 0; i < mark->index && cursor < end; i++)
		text_next_any(&cursor, end);
	return cursor;
}

static bool is_at_end(const struct yfile *file, const yaml_mark_t *mark)
{
	const char *rest = bytes_at(file, mark);

	return rest[strspn(rest, " \t\r\n")] == '\0';
}

static void report_row(const struct yfile *file, const yaml_parser_t *parser,
                       const struct problem *problem)
{
	struct place place = yfile_place(file, &parser->problem_mark);
	struct place context = yfile_place(file, &parser->context_mark);
	struct finding *finding;

	if (problem->main == AT_CONTEXT) {
		finding = diag_unreadable(file->diag, context, problem->id, "%s", problem->message);
	} else if (problem->context_label != NULL && is_at_end(file, &parser->problem_mark)) {
		finding = diag_unreadable(file->diag, context, problem->id,
		                          "the file ends where %s",
		                          problem->message);
		diag_label(finding, "%s", problem->context_label);
		return;
	} else {
		finding = diag_unreadable(file->diag, place, problem->id, "%s", problem->message);
		if (problem->context_label != NULL)
			diag_relate(finding, context, problem->context_label);
	}
	diag_label(finding, "%s", problem->label);
}

/* The scanner says the same of a tab, of `@` and of a grave accent. */
static void report_character(const struct yfile *file, const yaml_parser_t *parser)
{
	struct place place = yfile_place(file, &parser->problem_mark);
	char character = *bytes_at(file, &parser->problem_mark);

	if (character == '\t')
		diag_label(diag_unreadable(file->diag, place, TAB, "a tab is used for indentation"),
		           "%s", spaces_only);
	else
		diag_label(diag_unreadable(file->diag, place, SYNTAX,
		                           "an unquoted text may not begin with `%c`", character),
		           "%s", quote_it);
}

/* Marks mean nothing then; the offset counts bytes. */
static void report_bytes(const struct yfile *file, const yaml_parser_t *parser)
{
	const struct place place = text_place(file->name, file->text.data, parser->problem_offset);

	if (strcmp(parser->problem, "control characters are not allowed") == 0)
		diag_label(diag_unreadable(file->diag, place, "Y002 control-character",
		                           "control character U+%04X",
		                           (unsigned)parser->problem_value),
		           "remove it");
	else
		diag_label(diag_unreadable(file->diag, place, "Y001 not-utf8",
		                           "this is not UTF-8: %s", parser->problem),
		           "save the file as UTF-8");
}

static bool is_about_colon(const yaml_parser_t *parser)
{
	return strcmp(parser->problem, "mapping values are not allowed in this context") == 0 ||
	       strcmp(parser->problem, "could not find expected ':'") == 0;
}

/* libyaml looks for the `:` of a key no further than 1024 characters. */
static bool is_long_key(const yaml_parser_t *parser)
{
	return is_about_colon(parser) && parser->problem_mark.column > 1024;
}

static const char *line_before(const struct yfile *file, const char *at)
{
	int feeds = 0;

	while (at > file->text.data && (at[-1] != '\n' || ++feeds < 2))
		at--;
	return at;
}

/* The first colon up to `end` that YAML takes for a part of the text: a
 * full-width one, or one without a blank behind it that is not an address's. */
static const char *lost_colon(const char *start, const char *end)
{
	for (; start < end; start++) {
		if (*start == ':' && start[1] != '\0' && strchr(" \t\r\n", start[1]) != NULL)
			return NULL;
		if (strncmp(start, "://", 3) == 0)
			start += 2;
		else if (*start == ':' || strncmp(start, "\xEF\xBC\x9A", 3) == 0)
			return start;
	}
	return NULL;
}

/* A key that went lost in this line or the one before is the cause of most
 * colons that stand where they may not. Tells whether there is one. */
static bool report_lost_colon(const struct yfile *file, const yaml_parser_t *parser)
{
	const char *here = bytes_at(file, &parser->problem_mark);
	const char *colon = lost_colon(line_before(file, here), here);
	struct place place;

	if (colon == NULL)
		return false;
	place = text_place(file->name, file->text.data, (size_t)(colon - file->text.data));
	diag_label(diag_unreadable(file->diag, place, SYNTAX, *colon == ':'
		? "a `:` with no blank after it" : "a full-width `\uFF1A` is no colon for YAML"),
		"write `key: value`");
	return true;
}

static void report_unknown(const struct yfile *file, const yaml_parser_t *parser)
{
	diag_unreadable(file->diag, yfile_place(file, &parser->problem_mark), SYNTAX, "%s%s%s",
	                parser->problem, parser->context != NULL ? " " : "",
	                parser->context != NULL ? parser->context : "");
}

void yproblem_report(const struct yfile *file, const yaml_parser_t *parser)
{
	const struct problem *problem;

	if (parser->error == YAML_MEMORY_ERROR || parser->problem == NULL)
		arena_exhausted();
	problem = find_problem(parser);
	if (parser->error == YAML_READER_ERROR)
		report_bytes(file, parser);
	else if (strcmp(parser->problem, "found character that cannot start any token") == 0)
		report_character(file, parser);
	else if (is_long_key(parser))
		diag_unreadable(file->diag, yfile_place(file, &parser->problem_mark),
		                "Y011 key-too-long", "a key may have %d bytes", YTREE_KEY_LIMIT);
	else if (is_about_colon(parser) && report_lost_colon(file, parser))
		return;
	else if (problem != NULL)
		report_row(file, parser, problem);
	else
		report_unknown(file, parser);
}
