/* The command line, from tables: one per command drives parsing and help. */
#ifndef KAISM_APP_OPTIONS_H
#define KAISM_APP_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* Exit statuses (the manual's table). */
enum { EXIT_DONE = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_UNREADABLE = 3, EXIT_WORLD = 4 };

/* Everything any command may be told; NULL or false where it was not. */
struct options {
	const char *project;     /* -C DIR */
	bool quiet, verbose;
	const char *color;       /* auto, always, never */
	bool help;
	const char *output;      /* build, sheets: -o */
	const char *to;          /* build, sheets: formats */
	const char *document, *account; /* build: lists */
	const char *provenance;  /* git, none */
	const char *svg_text;    /* font, outlines */
	const char *paper;       /* A4, Letter */
	const char *dump;        /* yaml, selection, document */
	bool example, minimal;   /* init */
	bool strict;
	const char *only;        /* check: codes or names of findings */
	const char *fail_on;     /* error, warning, note */
	const char *format;
	const char *class_word, *segment, *owner; /* rank */
	const char *scorer;      /* sheets: id of a person */
	const char *separator;   /* sheets: comma, semicolon */
	const char *copy;        /* templates: a name */
	const char *language;    /* explain: en, zh */
	bool fragment;           /* schema --fragment */
	const char *argument;    /* the command's own, such as an axis */
};

enum option_kind { OPTION_FLAG, OPTION_TEXT };

struct option {
	const char *name;        /* without "--" */
	char letter;             /* 0 = none */
	enum option_kind kind;
	size_t offset;           /* in struct options */
	const char *argument;    /* "DIR"; for a choice its words: "A4|Letter" */
	const char *help;
};

struct command {
	const char *name;
	const char *arguments;   /* "" or "[attractiveness|strength|matrix]" */
	const char *summary;
	const char *examples;    /* one a line */
	const struct option *options; /* ends with a NULL name */
	int (*run)(const struct options *options);
};

/* Reads what follows the command's name. False: a message was printed and the
 * exit status is EXIT_USAGE. */
bool options_parse(const struct command *command, char *const *words, struct options *options);
void options_print_help(const struct command *command);

/* Every word of the list given as --option (NULL = none) is one of `known`, itself
 * such a list; else false, and a message was printed. */
bool options_list_is_known(const char *command, const char *option, const char *list,
                      const char *known);

/* Whether the stream is a terminal on which a line can be wiped. */
bool options_terminal(int descriptor);
/* "auto" looks at the stream's own terminal, NO_COLOR and TERM. */
bool options_color(const struct options *options, int descriptor);

#endif
