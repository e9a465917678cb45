#include "app/finding_ids.h"

#include <stddef.h>
#include <strings.h>

#include "base/text.h"
#include "model/rules.h"

const struct finding_id finding_ids[] = {
	{ "D001", "missing-glyph" },
	{ "D002", "overflow" },
	{ "D003", "font-substituted" },
	{ "D004", "dead-link" },
	{ "D010", "unknown-variable" },
	{ "D011", "unknown-partial" },
	{ "D012", "template-syntax" },
	{ "D013", "partial-recursion" },
	{ "D014", "unknown-component" },
	{ "D015", "unknown-option" },
	{ "D016", "wrong-value" },
	{ "D018", "template-limit" },
	{ "D019", "not-a-png" },
	{ "D020", "raw-html" },
	{ "D021", "image-in-prose" },
	{ "D022", "prose-limit" },
	{ "D023", "prose-depth" },
	{ "D024", "link-target" },
	{ "D025", "control-character" },
	{ "D026", "component-in-prose" },
	{ "D027", "table-limit" },
	{ "D028", "unknown-note" },
	{ "D029", "unused-note" },
	{ "D030", "unknown-reference" },
	{ "D031", "unknown-link-target" },
	{ "D032", "reference-without-number" },
	{ "D033", "right-to-left" },
	{ "D034", "unusable-font" },
	{ "D035", "unknown-text" },
	{ "D036", "unknown-placeholder" },
	{ "D037", "no-contrast" },
	{ "D038", "unread-template" },
	{ "D039", "crowded-row" },
	{ "F001", "no-project" },
	{ "F002", "cannot-open" },
	{ "F003", "escapes-project" },
	{ "F004", "not-a-regular-file" },
	{ "F005", "file-too-large" },
	{ "F006", "project-too-large" },
	{ "F007", "no-match" },
	{ "F008", "file-changed" },
	{ "F010", "output-folder" },
	{ "F011", "cannot-write" },
	{ "F012", "output-not-a-file" },
	{ "F013", "output-locked" },
	{ "F014", "interrupted" },
	{ "F015", "left-over-plans" },
	{ "F016", "no-revision" },
	{ "F020", "no-font" },
	{ "F021", "pdf-library" },
	{ "Y001", "not-utf8" },
	{ "Y002", "control-character" },
	{ "Y003", "yaml-syntax" },
	{ "Y004", "tab-indentation" },
	{ "Y005", "alias" },
	{ "Y006", "tag" },
	{ "Y007", "duplicate-key" },
	{ "Y008", "several-documents" },
	{ "Y009", "too-deep" },
	{ "Y010", "too-many-nodes" },
	{ "Y011", "key-too-long" },
	{ "Y012", "unknown-factor" },
	{ "Y013", "plain-too-long" },
	{ "Y014", "direction-control" },
	{ "Y015", "merge-key" },
	{ "Y016", "line-separator" },
	{ "Y017", "complex-key" },
	{ "Y020", "unknown-key" },
	{ "Y021", "missing-key" },
	{ "Y022", "wrong-type" },
	{ "Y023", "not-a-number" },
	{ "Y024", "out-of-range" },
	{ "Y025", "not-a-date" },
	{ "Y026", "not-yes-or-no" },
	{ "Y027", "unknown-word" },
	{ "Y028", "bad-id" },
	{ "Y029", "not-a-score" },
	{ "Y030", "one-file-only" },
	{ "Y031", "nested-include" },
	{ "Y032", "bad-scale" },
	{ "Y033", "bad-text" },
	{ "Y034", "comment-cuts-text" },
	{ "Y035", "comma-splits-text" },
	{ "Y036", "too-many" },
	{ "Y037", "unknown-rule" },
	{ "Y038", "bad-csv" },
	{ "Y039", "csv-differs" },
	{ "Y040", "bad-judgement" },
	{ "Y041", "language-missing" },
	{ "Y042", "unknown-path" },
	{ "Y043", "conflict" },
	{ "Y044", "same-name" },
	{ "Y045", "nothing-to-score" },
};
enum { ID_COUNT = sizeof finding_ids / sizeof *finding_ids, RULE_LIMIT = 200 };

const size_t finding_id_count = ID_COUNT;

const struct finding_id *
finding_find(const char *word)
{
	for (size_t i = 0; i < ID_COUNT; i++)
		if (text_equal(finding_ids[i].code, word) || text_equal(finding_ids[i].name, word))
			return &finding_ids[i];
	return NULL;
}

bool
finding_is_known(const char *word)
{
	return finding_find(word) != NULL || rule_find(word) != NULL;
}

const char *
finding_similar(const char *word)
{
	const char *names[ID_COUNT + RULE_LIMIT];
	size_t count = 0;

	for (size_t i = 0; i < ID_COUNT; i++)
		if (strcasecmp(finding_ids[i].code, word) == 0)
			return finding_ids[i].code;
	for (size_t i = 0; i < rule_count; i++)
		if (strcasecmp(rules[i].code, word) == 0)
			return rules[i].code;

	for (size_t i = 0; i < ID_COUNT; i++)
		names[count++] = finding_ids[i].name;
	for (size_t i = 0; i < rule_count && i < RULE_LIMIT; i++)
		names[count++] = rules[i].name;
	return text_similar(word, names, count);
}
