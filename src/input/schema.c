#include "schema_tables.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "base/number.h"

#define LIST_OF(table) .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &(table)

static const double format_versions[] = { SCHEMA_FORMAT, 0 };

static const struct schema_key root_keys[] = {
	{ .name = "format", .kind = SCHEMA_NUMBER, .choices = format_versions, .required = true,
	  .unstored = true,
	  .example = "1", .description = "Version of this file format, not of the program: 1." },
	{ .name = "include", .kind = SCHEMA_LIST, .item = SCHEMA_TEXT, .form = FORM_PATH,
	  .unstored = true,
	  .example = "[accounts/*.yaml]",
	  .description = "Further files of the project, by path or pattern (`accounts/*.yaml`), "
	                 "read as if they stood here; in kaism.yaml only." },
	{ .name = "selection", .kind = SCHEMA_OBJECT, .object = &schema_selection, .required = true,
	  .description = "What the dossier is about: title, company, date, money, languages." },
	{ .name = "people", .kind = SCHEMA_MAP, .object = &schema_person,
	  .collection = COLLECTION_PEOPLE, MANY(selection, people, person_count),
	  .description = "Everyone who is named anywhere (team, owners, approvers, board), by an "
	                 "id that other keys refer to." },
	{ .name = "key_account_management", .kind = SCHEMA_OBJECT, .object = &schema_kam,
	  .description = "What key account management is to mean in this company; it opens the "
	                 "dossier." },
	{ .name = "objectives", .kind = SCHEMA_MAP, .object = &schema_objective,
	  .collection = COLLECTION_OBJECTIVES, MANY(selection, objectives, objective_count),
	  .description = "What the selection serves, in order of importance; factors and plans "
	                 "refer to them." },
	{ .name = "resources", .kind = SCHEMA_OBJECT, .object = &schema_resources,
	  AT(selection, resources),
	  .description = "What we have to give: days a year, and how many accounts a manager can "
	                 "carry." },
	{ .name = "team", .kind = SCHEMA_OBJECT, .object = &schema_team, AT(selection, team),
	  .description = "Who selects, with what mandate, how and by when." },
	{ .name = "market_map", .kind = SCHEMA_OBJECT, .object = &schema_market_map, AT(selection, map),
	  .description = "The chain from makers to users, by money or volume, with the points "
	                 "where the choice of supplier is made." },
	{ .name = "segmentation", .kind = SCHEMA_OBJECT, .object = &schema_segmentation,
	  AT(selection, segmentation),
	  .description = "How customers were told apart, and what follows from it." },
	{ .name = "segments", .kind = SCHEMA_MAP, .object = &schema_segment,
	  .collection = COLLECTION_SEGMENTS, MANY(selection, segments, segment_count),
	  .description = "Groups of customers with like needs, in the order the dossier shows "
	                 "them." },
	{ .name = "competitors", .kind = SCHEMA_MAP, .object = &schema_competitor,
	  .collection = COLLECTION_COMPETITORS, MANY(selection, competitors, competitor_count),
	  .description = "Our rivals, by an id under which customers score them." },
	{ .name = "supplier_factors", .kind = SCHEMA_MAP, .object = &schema_supplier_factor,
	  .collection = COLLECTION_POOL, MANY(selection, supplier_factors, supplier_factor_count),
	  .description = "The pool from which a customer's own factors take their names, so that "
	                 "they compare across customers." },
	{ .name = "matrix", .kind = SCHEMA_OBJECT, .object = &schema_matrix, AT(selection, matrix),
	  .description = "Scale of scores, thresholds, and how accounts of each class are "
	                 "treated; left out: a scale of 0 to 10, the line in its middle." },
	{ .name = "attractiveness", .kind = SCHEMA_OBJECT, .object = &schema_attractiveness,
	  AT(selection, attractiveness),
	  .description = "By what we judge customers: one set of weighted factors for all "
	                 "accounts." },
	{ .name = "accounts_from", .kind = SCHEMA_OBJECT, .object = &schema_accounts_from,
	  .description = "A table with figures of accounts, such as an export of the CRM; a "
	                 "value in YAML wins over the table's." },
	{ .name = "not_candidates", LIST_OF(schema_not_candidate),
	  MANY(selection, not_candidates, not_candidate_count),
	  .description = "Who was looked at and left out before scoring, and why." },
	{ .name = "sources", .kind = SCHEMA_MAP, .object = &schema_source,
	  .collection = COLLECTION_SOURCES, MANY(selection, sources, source_count),
	  .description = "What evidence rests on; scores refer to them by id." },
	{ .name = "accounts", .kind = SCHEMA_MAP, .object = &schema_account,
	  .collection = COLLECTION_ACCOUNTS, .limit = SCHEMA_ACCOUNT_LIMIT,
	  .table_key = "accounts_from",
	  MANY(selection, accounts, account_count),
	  .description = "The candidates: everything of one account together, by id; an account "
	                 "may have a file of its own." },
	{ .name = "scorecards", .kind = SCHEMA_MAP, .object = &schema_scorecard,
	  .keyed_by = COLLECTION_PEOPLE, .limit = SCHEMA_SCORER_LIMIT,
	  MANY(selection, scorecards, scorecard_count),
	  .description = "What each scorer gave alone, before the team agreed; by the scorer's "
	                 "id." },
	{ .name = "challenge", .kind = SCHEMA_MAP, .object = &schema_challenge,
	  .key_words = &words_question, MANY(selection, challenge, challenge_count),
	  .description = "The team's answers to the ten standing questions against wishful "
	                 "thinking." },
	{ .name = "communication", LIST_OF(schema_message),
	  MANY(selection, communication, message_count),
	  .description = "Who is told what about the selection, how, by whom and when." },
	{ .name = "sign_off", .kind = SCHEMA_OBJECT, .object = &schema_sign_off,
	  AT(selection, sign_off), .description = "Who must approve the selection, and who has." },
	{ .name = "waivers", LIST_OF(schema_waiver), .limit = SCHEMA_WAIVER_LIMIT,
	  MANY(selection, waivers, waiver_count),
	  .description = "Findings that are accepted as they are, each with a reason and a name." },
	{ .name = "rules", .kind = SCHEMA_RULES, MANY(selection, rule_settings, rule_setting_count),
	  .example = "{K202: ignore, K715: {max_age_days: 365}}",
	  .description = "Rules of the method set to another level (ignore, note, warning, "
	                 "error) or given other parameters." },
	{ .name = "review", .kind = SCHEMA_OBJECT, .object = &schema_review, AT(selection, review),
	  .description = "When the selection is looked at again, and when it was." },
	{ .name = "next_steps", LIST_OF(schema_next_step), MANY(selection, next_steps, next_step_count),
	  .description = "What happens after the decision, by whom and by when." },
	{ .name = "build", .kind = SCHEMA_OBJECT, .object = &schema_build, AT(selection, build),
	  .description = "What `kaism build` makes when the command line does not say." },
	{ .name = "theme", .kind = SCHEMA_OBJECT, .object = &schema_theme, AT(selection, theme),
	  .description = "How the dossier looks: logo, colour, paper, fonts." },
};
const struct schema_object schema_root = {
	.noun = "project", KEYS(root_keys), .size = sizeof(struct selection),
};

static const char *const reserved_for_rivals[] = { "us", "name", "weight", "scale", NULL };
static const char *const reserved_for_all[] = { "selection", NULL };

const struct collection_info schema_collections[COLLECTION_COUNT] = {
	[COLLECTION_NONE] = { "id", "ids", "", false, NULL, NULL },
	[COLLECTION_PEOPLE] = { "person", "people", "people", false, NULL, NULL },
	[COLLECTION_OBJECTIVES] = { "objective", "objectives", "objectives", false, NULL, NULL },
	[COLLECTION_STAGES] = { "stage", "stages", "market_map.stages", false, NULL, NULL },
	[COLLECTION_NODES] = { "node", "nodes", "market_map.nodes", false, NULL, NULL },
	[COLLECTION_SEGMENTS] = { "segment", "segments", "segments", false, NULL, NULL },
	[COLLECTION_COMPETITORS] = { "competitor", "competitors", "competitors", false,
	                             reserved_for_rivals,
	                             "it has a meaning of its own beside the ids of rivals" },
	[COLLECTION_POOL] = { "supplier factor", "supplier factors", "supplier_factors", false, NULL,
	                      NULL },
	[COLLECTION_FACTORS] = { "attractiveness factor", "attractiveness factors",
	                         "attractiveness.factors", false, NULL, NULL },
	[COLLECTION_ACCOUNTS] = { "account", "accounts", "accounts", false, reserved_for_all,
	                          "`kaism explain selection` tells of all accounts together" },
	[COLLECTION_SOURCES] = { "source", "sources", "sources", true, NULL, NULL },
};

const char *const schema_never_ids[] = {
	"on", "off", "yes", "no", "y", "n", "true", "false", NULL,
};

const char *const schema_yes_words[SCHEMA_YES_WORDS] = { "no", "yes", "false", "true" };

const struct form_info schema_forms[] = {
	[FORM_ANY] = { "a text", NULL, false },
	[FORM_CURRENCY] = { "a currency as three capital letters, such as EUR", "^[A-Z]{3}$", false },
	[FORM_COLOUR] = { "a colour as '#RRGGBB'", "^#[0-9A-Fa-f]{6}$", false },
	[FORM_PATH] = { "a path inside the project", NULL, false },
	[FORM_URL] = { "an address that begins with https:// or http://", "^https?://", false },
	[FORM_FINGERPRINT] = { "a fingerprint of 12 hexadecimal digits", "^[0-9A-Fa-f]{12}$",
	                       true },
};

static const char *const kind_expected[] = {
	[SCHEMA_TEXT] = "a text of one line",
	[SCHEMA_NAME] = "a text of one line, or {en: ..., zh: ...}",
	[SCHEMA_WORDS] = "a text, or {en: ..., zh: ...}",
	[SCHEMA_PROSE] = "a text, {file: ...}, or {en: ..., zh: ...}",
	[SCHEMA_NUMBER] = "a number",
	[SCHEMA_PERCENT] = "a percentage such as 18 %",
	[SCHEMA_MONEY] = "a number",
	[SCHEMA_YESNO] = "yes or no",
	[SCHEMA_DATE] = "a date as YYYY-MM-DD",
	[SCHEMA_ENUM] = "a word",
	[SCHEMA_ID] = "an id",
	[SCHEMA_SCORE] = "a score: a number, a range such as 3..6, or unknown",
	[SCHEMA_OBJECT] = "keys with values",
	[SCHEMA_SCALE] = "a scale as {min: ..., max: ...}",
	[SCHEMA_LIST] = "a list",
	[SCHEMA_MAP] = "ids with values",
	[SCHEMA_TEXT_MAP] = "keys with texts",
	[SCHEMA_FLAGS] = "a list of words",
	[SCHEMA_LANGUAGES] = "a language or a list of languages",
	[SCHEMA_CAPACITY] = "a number, or numbers by function",
	[SCHEMA_THRESHOLD] = "a number, mean or median",
	[SCHEMA_ANCHORS] = "scores with texts",
	[SCHEMA_JUDGEMENT] = "a judgement",
	[SCHEMA_SCORES] = "factors with scores",
	[SCHEMA_WEIGHTS] = "factors with weights",
	[SCHEMA_SCORE_TABLE] = "factors with accounts and their scores",
	[SCHEMA_WEIGHT] = "a weight: a number or unknown",
	[SCHEMA_RULE] = "the code or name of a rule",
	[SCHEMA_RULES] = "rules with a level or parameters",
};

const struct schema_key *schema_find(const struct schema_object *object, const char *name)
{
	for (size_t i = 0; i < object->count; i++)
		if (text_equal(object->keys[i].name, name))
			return &object->keys[i];
	return NULL;
}

static void note_object(const struct schema_object *object, const struct schema_object **objects,
                        size_t *count)
{
	for (size_t i = 0; i < *count; i++)
		if (objects[i] == object)
			return;
	assert(*count < SCHEMA_OBJECT_LIMIT);
	objects[(*count)++] = object;
	for (size_t i = 0; i < object->count; i++)
		if (object->keys[i].object != NULL)
			note_object(object->keys[i].object, objects, count);
}

size_t schema_objects(const struct schema_object *objects[SCHEMA_OBJECT_LIMIT])
{
	size_t count = 0;

	note_object(&schema_root, objects, &count);
	return count;
}

const char *schema_description(const struct schema_key *key, struct arena *arena)
{
	if (key->kind == SCHEMA_MONEY)
		return arena_printf(arena, "%s In units of `selection.amounts_in`.", key->description);
	return key->unit == NULL || strcmp(key->unit, "%") == 0
	       	? key->description
	       	: arena_printf(arena, "%s Unit: %s.", key->description, key->unit);
}

const char *schema_title(const struct schema_object *object)
{
	return object->title != NULL ? object->title : object->noun;
}

bool schema_is_merged(const struct schema_key *key)
{
	return key->kind == SCHEMA_MAP && !key->object->in_order;
}

bool schema_is_text(enum schema_kind kind)
{
	return kind == SCHEMA_TEXT || kind == SCHEMA_NAME || kind == SCHEMA_WORDS ||
	       kind == SCHEMA_PROSE;
}

const char *schema_kind_expected(enum schema_kind kind)
{
	return kind_expected[kind];
}

const char *schema_number_expected(struct arena *arena, enum schema_kind kind,
                                   const struct schema_key *key)
{
	const char *expected = schema_kind_expected(kind);
	char least[NUMBER_SIZE], most[NUMBER_SIZE];

	number_shortest(least, key->least);
	number_shortest(most, key->most);
	if (key->most >= 1e15)
		return arena_printf(arena, "%s, not below %s", expected, least);
	if (key->least == key->most)
		return expected;
	return arena_printf(arena, "%s, %s to %s", expected, least, most);
}
