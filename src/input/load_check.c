/* What one value alone cannot tell: sums of weights, names from the pool,
 * factors of one customer, paths of waivers. */
#include "load_internal.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "model/rules.h"

/* ---- weights ---- */

static void report_sum(struct reader *reader, const struct ynode *node, double sum, const char *id)
{
	double missing = number_round(100 - sum, 6);
	const char *amount = load_number(reader, fabs(missing));
	struct finding *finding =
		load_error_at(reader, node, node->key_place, id, "the weights sum to %s, not to 100",
		              load_number(reader, number_round(sum, 6)));

	if (missing > 0)
		diag_label(finding, "add %s, or write `normalise: yes` under `attractiveness`", amount);
	else
		diag_label(finding, "take %s away, or write `normalise: yes` under `attractiveness`",
		           amount);
}

static double tolerance_of(const char *code)
{
	return rule_find(code)->parameters[0].value + 1e-9;
}

static bool is_missing(const struct ynode *map, const char *key)
{
	const struct ynode *node = ytree_find(map, key);

	return node == NULL || load_is_blank(node);
}

/* A weight for each factor where weights are stated, and for none elsewhere. */
static bool check_weight(struct reader *reader, const struct ynode *node,
                         const struct attractiveness *attractiveness,
                         const struct factor *factor)
{
	const struct ynode *child = ytree_find(node, factor->id);

	if (attractiveness->method == WEIGHTS_STATED && is_missing(child, "weight"))
		diag_label(load_error_at(reader, child, factor->place, MISSING_KEY,
		                         "the factor `%s` has no `weight`", factor->id),
		           "all weights sum to 100");
	else if (attractiveness->method != WEIGHTS_STATED && !isnan(factor->weight))
		diag_label(load_error_at(reader, child, factor->weight_place, CONFLICT,
		                         "`weight` stands beside `weights: %s`",
		                         word_of(&words_weight_method, (int)attractiveness->method)),
		           "these weights come from `judgement`");
	return !isnan(factor->weight);
}

/* K701: abs(sum w - 100) > tolerance, unless `normalise: yes`. */
void load_check_factors(struct reader *reader, const struct ynode *node,
                        const struct attractiveness *attractiveness)
{
	bool complete = attractiveness->factor_count > 0;
	double sum = 0;

	for (size_t i = 0; i < attractiveness->factor_count; i++) {
		complete &= check_weight(reader, node, attractiveness, &attractiveness->factors[i]);
		sum += attractiveness->factors[i].weight;
	}
	if (complete && attractiveness->method == WEIGHTS_STATED && !attractiveness->normalise &&
	    fabs(sum - 100) > tolerance_of("K701"))
		report_sum(reader, node, sum, WEIGHTS_SUM);
}

/* K806: as K701, for one customer. Weights that are not known leave room. */
static void check_rating_sum(struct reader *reader, const struct ynode *node,
                             const struct strength *strength)
{
	double sum = 0, tolerance = tolerance_of("K806");
	bool complete = strength->factor_count > 0;

	for (size_t i = 0; i < strength->factor_count; i++) {
		complete &= !isnan(strength->factors[i].weight);
		sum += isnan(strength->factors[i].weight) ? 0 : strength->factors[i].weight;
	}
	if (reader->selection->attractiveness.normalise)
		return;
	if (sum - 100 > tolerance || (complete && 100 - sum > tolerance))
		report_sum(reader, node, sum, STRENGTH_WEIGHTS_SUM);
}

static void name_from_pool(struct reader *reader, const struct ynode *node,
                           struct rating_factor *factor)
{
	const struct id_index *pool = &reader->ids[COLLECTION_POOL];
	const struct supplier_factor *found;
	const char *similar;
	struct finding *finding;
	size_t at = load_find_id(pool, factor->id);

	if (words_given(&factor->name))
		return;
	if (at != SIZE_MAX) {
		found = pool->elements[at];
		factor->name = found->name;
		return;
	}
	if (!reader->whole)
		return;
	finding = load_error_at(reader, ytree_find(node, factor->id), factor->place, UNKNOWN_FACTOR,
	                        "no supplier factor `%s`, and no `name` here", factor->id);
	similar = load_similar(reader, factor->id, pool->ids, pool->count);
	if (similar == NULL) {
		diag_label(finding, "name it here, or declare it under `supplier_factors`");
		return;
	}
	diag_label(finding, "a supplier factor with a similar name exists: `%s`", similar);
	diag_relate(finding, pool->places[load_find_id(pool, similar)], "declared here");
}

void load_check_rating(struct reader *reader, const struct ynode *node, struct strength *strength)
{
	for (size_t i = 0; i < strength->factor_count; i++)
		name_from_pool(reader, node, &strength->factors[i]);
	check_rating_sum(reader, node, strength);
	reader->scale = reader->selection->matrix.scale;
}

/* ---- one account ---- */

static const struct rating_factor *find_rating(const struct account *account, const char *id)
{
	for (size_t i = 0; i < account->strength.factor_count; i++)
		if (strcmp(account->strength.factors[i].id, id) == 0)
			return &account->strength.factors[i];
	return NULL;
}

/* The account's rating factors, and those of attractiveness where wanted. */
static const char *similar_factor(struct reader *reader, const struct account *account,
                                  const char *id, bool both)
{
	const struct id_index *factors = &reader->ids[COLLECTION_FACTORS];
	const char *names[SCHEMA_FACTOR_LIMIT * 2];
	size_t count = 0;

	for (size_t i = 0; i < account->strength.factor_count; i++)
		names[count++] = account->strength.factors[i].id;
	for (size_t i = 0; both && i < factors->count; i++)
		names[count++] = factors->ids[i];
	return load_similar(reader, id, names, count);
}

static void report_factor(struct reader *reader, const struct ynode *node, struct place place,
                          struct finding **finding)
{
	*finding = load_error_at(reader, node, place, UNKNOWN_FACTOR, "no factor `%s`",
	                         node->kind == YNODE_SCALAR && node->text[0] != '\0' ? node->text
	                                                                            : node->key);
}

/* ask: {openness: {...}}: a factor of attractiveness or of this customer */
static void name_ask(struct reader *reader, const struct ynode *node,
                     const struct account *account, struct ask *ask)
{
	const struct id_index *factors = &reader->ids[COLLECTION_FACTORS];
	const struct rating_factor *rating = find_rating(account, ask->what);
	size_t at = load_find_id(factors, ask->what);
	const char *similar;
	struct finding *finding;

	if (at != SIZE_MAX) {
		ask->name = ((const struct factor *)factors->elements[at])->name;
	} else if (rating != NULL) {
		ask->name = rating->name;
	} else if (reader->whole) {
		report_factor(reader, ytree_find(ytree_find(node, "ask"), ask->what), ask->place,
		              &finding);
		similar = similar_factor(reader, account, ask->what, true);
		if (similar != NULL)
			diag_label(finding, "a factor with a similar name exists: `%s`", similar);
		else
			diag_label(finding, "a question is about a factor of attractiveness, or of "
			                    "this customer's `strength`");
	}
}

/* closes: delivery */
static void check_closes(struct reader *reader, const struct ynode *closes,
                         const struct account *account)
{
	const char *similar;
	struct finding *finding;

	if (closes->kind != YNODE_SCALAR || ytree_is_empty(closes) ||
	    find_rating(account, closes->text) != NULL)
		return;
	report_factor(reader, closes, closes->place, &finding);
	similar = similar_factor(reader, account, closes->text, false);
	if (similar != NULL)
		diag_label(finding, "a factor with a similar name exists: `%s`", similar);
	else
		diag_label(finding, "an action closes a gap in a factor of this customer's `strength`");
}

static void check_actions(struct reader *reader, const struct ynode *node,
                          const struct account *account)
{
	const struct ynode *plan = ytree_find(node, "plan");
	const struct ynode *actions = plan == NULL ? NULL : ytree_find(plan, "actions");
	const struct ynode *closes;

	if (actions == NULL)
		return;
	for (const struct ynode *child = actions->first_child; child != NULL; child = child->next) {
		closes = ytree_find(child, "closes");
		if (closes != NULL)
			check_closes(reader, closes, account);
	}
}

void load_finish_account(struct reader *reader, const struct ynode *node, struct account *account)
{
	if (account->scores == NULL)
		account->scores = ARENA_ARRAY(reader->arena, struct score,
		                              reader->selection->attractiveness.factor_count);
	if (isnan(account->strength.scale.min))
		account->strength.scale = reader->selection->matrix.scale;
	for (size_t i = 0; i < account->ask_count; i++)
		name_ask(reader, node, account, &account->asks[i]);
	check_actions(reader, node, account);
}

/* ---- names ---- */

struct named_account {
	const struct account *account;
	const char *name;
};

static int compare_named(const void *a, const void *b)
{
	const struct named_account *left = a, *right = b;
	int order = strcmp(left->name, right->name);

	return order != 0 ? order : strcmp(left->account->id, right->account->id);
}

/* `count` accounts of one name, at least two. */
static void report_same_name(struct reader *reader, const struct named_account *named, size_t count)
{
	const struct account *first = named[0].account, *second = named[1].account;
	struct finding *finding;

	if (count == 2)
		finding = diag_warning(reader->diag, second->name.place, SAME_NAME,
		                       "the accounts `%s` and `%s` have the same name", first->id,
		                       second->id);
	else
		finding = diag_warning(reader->diag, second->name.place, SAME_NAME,
		                       "%zu accounts have the same name, `%s` and `%s` among them",
		                       count, first->id, second->id);
	diag_label(finding, "say in the names how they differ");
	diag_relate(finding, first->name.place, "it stands here too");
}

/* Names that several accounts have, as a reader of the language sees them. */
static void check_names(struct reader *reader, enum language language)
{
	const struct selection *selection = reader->selection;
	struct named_account *named = ARENA_ARRAY(reader->arena, struct named_account,
	                                          selection->account_count + 1);
	size_t count = 0, first = 0;

	for (size_t i = 0; i < selection->account_count; i++)
		if (words_given(&selection->accounts[i].name))
			named[count++] = (struct named_account){
				&selection->accounts[i], words_in(&selection->accounts[i].name, language),
			};
	qsort(named, count, sizeof(*named), compare_named);
	for (size_t i = 1; i <= count; i++) {
		if (i < count && strcmp(named[i].name, named[first].name) == 0)
			continue;
		if (i - first > 1)
			report_same_name(reader, &named[first], i - first);
		first = i;
	}
}

/* ---- waivers: `at` names something that is there ---- */

static bool path_exists(struct reader *reader, const char *path)
{
	const struct ynode *node = reader->tree;
	size_t length;

	for (; *path != '\0' && node != NULL; path += length + (path[length] == '.')) {
		length = strcspn(path, ".");
		node = ytree_find(node, arena_copy(reader->arena, path, length));
	}
	return node != NULL;
}

static void check_waiver(struct reader *reader, const struct ynode *waiver)
{
	const struct ynode *at = ytree_find(waiver, "at");

	if (at == NULL || at->kind != YNODE_SCALAR || path_exists(reader, at->text))
		return;
	diag_label(load_error(reader, at, UNKNOWN_PATH, "nothing stands at `%s`", at->text),
	           "write a path of keys, such as `accounts.kestner`");
}

static void check_waivers(struct reader *reader)
{
	const struct ynode *waivers = ytree_find(reader->tree, "waivers");

	if (waivers == NULL || !reader->whole || reader->lacks_table || waivers->child_count > SCHEMA_WAIVER_LIMIT)
		return;
	for (const struct ynode *child = waivers->first_child; child != NULL; child = child->next)
		check_waiver(reader, child);
}

static void check_judgement(struct reader *reader)
{
	const struct attractiveness *attractiveness = &reader->selection->attractiveness;
	const struct ynode *node = ytree_find(reader->tree, "attractiveness");

	if (attractiveness->method == WEIGHTS_STATED || node == NULL ||
	    !is_missing(node, "judgement"))
		return;
	diag_label(load_error(reader, node, MISSING_KEY, "the attractiveness has no `judgement`"),
	           "`weights: %s` wants it", word_of(&words_weight_method, (int)attractiveness->method));
}

/* A difference of two scores spans the scale at most; a ratio is above 0. */
static void check_strength_line(struct reader *reader)
{
	const struct matrix *matrix = &reader->selection->matrix;
	const struct ynode *section = ytree_find(reader->tree, "matrix");
	const struct ynode *node = section == NULL ? NULL : ytree_find(section, "strength_threshold");
	const double range = matrix->scale.max - matrix->scale.min;

	if (node == NULL || isnan(matrix->strength_threshold))
		return;
	if (matrix->strength == STRENGTH_RATIO && matrix->strength_threshold <= 0)
		diag_label(load_error(reader, node, OUT_OF_RANGE,
		                      "the threshold %s of a ratio is not above 0", node->text),
		           "at 1 we are as strong as the best rival");
	if (matrix->strength == STRENGTH_DIFFERENCE && fabs(matrix->strength_threshold) > range)
		diag_label(load_error(reader, node, OUT_OF_RANGE,
		                      "the threshold %s is off the differences %s to %s", node->text,
		                      load_number(reader, -range), load_number(reader, range)),
		           "no two scores of the scale are further apart");
}

void load_check_selection(struct reader *reader)
{
	struct matrix *matrix = &reader->selection->matrix;

	for (size_t i = 0; i < reader->selection->person_count; i++)
		reader->selection->people[i].function_name.any = reader->selection->people[i].function;
	if (isnan(matrix->strength_threshold))
		matrix->strength_threshold = matrix->strength == STRENGTH_RATIO ? 1 : 0;
	for (size_t i = 0; i < reader->selection->language_count; i++)
		check_names(reader, reader->selection->languages[i]);
	check_strength_line(reader);
	check_judgement(reader);
	check_waivers(reader);
	load_note_languages(reader);
}
