/* Scores: on which scale, of which factor, of which rival. */
#include "load_internal.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

/* ---- the scale ---- */

static const char *fault_of_scale(const struct scale *scale)
{
	if (!(scale->min < scale->max))
		return "its `max` must be above its `min`";
	if (scale->step > scale->max - scale->min)
		return "its `step` is larger than the scale";
	return NULL;
}

/* {min: 0, max: 10, step: 1} */
void load_read_scale(struct reader *reader, const struct schema_key *key,
                     const struct ynode *node, void *base)
{
	struct scale *scale = (struct scale *)(void *)((char *)base + key->offset);
	const char *fault;

	load_read_object(reader, key->object, node, scale);
	if (scale == &reader->selection->matrix.scale)
		reader->scale = *scale;
	if (isnan(scale->min) || isnan(scale->max))
		return;
	fault = fault_of_scale(scale);
	if (fault == NULL)
		return;
	load_error(reader, node, BAD_SCALE, "a scale of %s to %s in steps of %s: %s",
	           load_number(reader, scale->min), load_number(reader, scale->max),
	           load_number(reader, scale->step), fault);
	*scale = (struct scale){ (double)NAN, (double)NAN, 0 };
	reader->scale = *scale;
}

/* ---- one score ---- */

/* `9`, `3..6`, `unknown` or `~` */
static bool parse_score(const char *text, struct score *score)
{
	const char *dots = strstr(text, "..");

	if (strcmp(text, "unknown") == 0 || strcmp(text, "~") == 0) {
		score->kind = SCORE_UNKNOWN;
		return true;
	}
	if (dots == NULL) {
		score->kind = SCORE_NUMBER;
		if (!number_parse(text, strlen(text), &score->low))
			return false;
		score->high = score->low;
		return true;
	}
	if (!number_parse(text, (size_t)(dots - text), &score->low) ||
	    !number_parse(dots + 2, strlen(dots + 2), &score->high) || score->low > score->high)
		return false;
	score->kind = score->low < score->high ? SCORE_RANGE : SCORE_NUMBER;
	return true;
}

static const char *score_hint(const char *text)
{
	const bool has_figure = strpbrk(text, "0123456789") != NULL;

	if (load_full_width_number(text) != NULL)
		return load_full_width_number(text);
	if (has_figure && strstr(text, "..") != NULL)
		return "the lower end of a range stands first, without blanks: `3..6`";
	if (has_figure && (strpbrk(text, "-/") != NULL || strstr(text, "–") != NULL ||
	                   strstr(text, "…") != NULL || strstr(text, "月") != NULL))
		return "write a range as `3..6`; a spreadsheet makes a date of `3-6`";
	if (has_figure && strchr(text, ',') != NULL)
		return "write a decimal point";
	return "write `unknown` where it is not known";
}

static bool is_on_step(const struct scale *scale, double value)
{
	double steps;

	if (scale->step <= 0)
		return true;
	steps = (value - scale->min) / scale->step;
	return fabs(steps - round(steps)) < 1e-6;
}

/* K706: an end off the scale or between its steps. */
static void check_end(struct reader *reader, const struct ynode *node, double value)
{
	const struct scale *scale = &reader->scale;

	if (isnan(scale->min) || isnan(scale->max))
		return;
	if (value < scale->min - 1e-9 || value > scale->max + 1e-9)
		diag_label(load_error(reader, node, OFF_SCALE, "the score %s is off the scale",
		                      load_number(reader, value)),
		           "scores go from %s to %s here", load_number(reader, scale->min),
		           load_number(reader, scale->max));
	else if (!is_on_step(scale, value))
		diag_label(load_error(reader, node, OFF_SCALE,
		                      "the score %s is between two steps of the scale",
		                      load_number(reader, value)),
		           "scores go from %s in steps of %s here", load_number(reader, scale->min),
		           load_number(reader, scale->step));
}

static void read_score(struct reader *reader, const struct ynode *node, struct score *score)
{
	struct score parsed = { .place = node->place };

	if (node->kind != YNODE_SCALAR) {
		load_wrong_type(reader, node, schema_kind_expected(SCHEMA_SCORE));
		return;
	}
	if (node->length == 0 && node->style == YNODE_PLAIN)
		return;
	if (!parse_score(node->text, &parsed)) {
		diag_label(load_error(reader, node, NOT_A_SCORE, "`%s` is not a score", node->text),
		           "%s", score_hint(node->text));
		return;
	}
	*score = parsed;
	if (parsed.kind == SCORE_UNKNOWN)
		return;
	check_end(reader, node, parsed.low);
	if (parsed.kind == SCORE_RANGE)
		check_end(reader, node, parsed.high);
}

/* A number, a range, or unknown. */
void load_read_score(struct reader *reader, const struct schema_key *key,
                     const struct ynode *node, void *base)
{
	read_score(reader, node, (struct score *)(void *)((char *)base + key->offset));
}

/* ---- by factor ---- */

static bool is_map(struct reader *reader, const struct schema_key *key, const struct ynode *node)
{
	if (node->kind == YNODE_MAP)
		return true;
	load_wrong_type(reader, node, schema_kind_expected(key->kind));
	return false;
}

/* {potential: 9, margin: 3..6, openness: unknown} */
void load_read_scores(struct reader *reader, const struct schema_key *key,
                      const struct ynode *node, void *base)
{
	size_t count = reader->selection->attractiveness.factor_count, position;
	struct score *scores = ARENA_ARRAY(reader->arena, struct score, count);

	memcpy((char *)base + key->offset, &scores, sizeof(scores));
	if (!is_map(reader, key, node))
		return;
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next) {
		position = load_factor(reader, child, child->key);
		if (position != SIZE_MAX)
			read_score(reader, child, &scores[position]);
	}
}

/* {potential: 30} */
void load_read_weights(struct reader *reader, const struct schema_key *key,
                       const struct ynode *node, void *base)
{
	size_t count = reader->selection->attractiveness.factor_count, position;
	double *weights = ARENA_ARRAY(reader->arena, double, count), value;

	if (!is_map(reader, key, node))
		return;
	for (size_t i = 0; i < count; i++)
		weights[i] = (double)NAN;
	memcpy((char *)base + key->offset, &weights, sizeof(weights));
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next) {
		position = load_factor(reader, child, child->key);
		if (position != SIZE_MAX && load_is_number(reader, key, child, &value))
			weights[position] = value;
	}
}

/* One column of a scorecard: {kestner: 9, brightfold: 8} */
static void read_column(struct reader *reader, const struct ynode *node, struct score *scores,
                        size_t factor)
{
	const struct id_index *accounts = &reader->ids[COLLECTION_ACCOUNTS];
	size_t factors = reader->selection->attractiveness.factor_count, at;

	if (node->kind != YNODE_MAP) {
		load_wrong_type(reader, node, "accounts with scores");
		return;
	}
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next) {
		at = load_find_id(accounts, child->key);
		if (at == SIZE_MAX)
			load_dangling(reader, &(struct reference){ NULL, child->key, child,
			                                           child->key_place,
			                                           COLLECTION_ACCOUNTS });
		else
			read_score(reader, child, &scores[accounts->positions[at] * factors + factor]);
	}
}

/* potential: {kestner: 9, brightfold: 8}, one line for each factor */
void load_read_score_table(struct reader *reader, const struct schema_key *key,
                           const struct ynode *node, void *base)
{
	const struct selection *selection = reader->selection;
	struct score *scores;
	size_t factor;

	if (!is_map(reader, key, node))
		return;
	scores = ARENA_ARRAY(reader->arena, struct score,
	                     selection->account_count * selection->attractiveness.factor_count);
	memcpy((char *)base + key->offset, &scores, sizeof(scores));
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next) {
		factor = load_factor(reader, child, child->key);
		if (factor != SIZE_MAX)
			read_column(reader, child, scores, factor);
	}
}

/* ---- rivals ---- */

static int compare_nodes(const void *a, const void *b)
{
	const struct ynode *left = *(const struct ynode *const *)a;
	const struct ynode *right = *(const struct ynode *const *)b;
	int order = strcmp(left->key, right->key);

	if (order != 0)
		return order;
	if (left->key_place.line != right->key_place.line)
		return left->key_place.line < right->key_place.line ? -1 : 1;
	return (left->key_place.column > right->key_place.column) -
	       (left->key_place.column < right->key_place.column);
}

/* All keys of all factors that the object does not know, sorted. */
static const struct ynode **gather_rivals(struct reader *reader, const struct schema_object *object,
                                          const struct ynode *node, size_t *count)
{
	const struct ynode **nodes = NULL;
	size_t capacity = 0;

	*count = 0;
	for (const struct ynode *factor = node->first_child; factor != NULL; factor = factor->next)
		for (const struct ynode *child = factor->first_child; child != NULL;
		     child = child->next) {
			if (child->key == NULL || schema_find(object, child->key) != NULL)
				continue;
			nodes = arena_grow(reader->arena, nodes, sizeof(*nodes), *count, &capacity);
			nodes[(*count)++] = child;
		}
	if (*count > 0)
		qsort(nodes, *count, sizeof(*nodes), compare_nodes);
	return nodes;
}

static bool resembles_key(struct reader *reader, const struct schema_object *object,
                          const char *word)
{
	const char *names[8];
	size_t count = 0;

	for (size_t i = 0; i < object->count && count < 8; i++)
		names[count++] = object->keys[i].name;
	return load_similar(reader, word, names, count) != NULL;
}

static void refuse_rival(struct reader *reader, const struct schema_object *object,
                         const struct ynode *node)
{
	const struct id_index *competitors = &reader->ids[COLLECTION_COMPETITORS];

	if (load_similar(reader, node->key, competitors->ids, competitors->count) == NULL &&
	    resembles_key(reader, object, node->key))
		load_unknown_key(reader, object, node);
	else
		load_dangling(reader, &(struct reference){ NULL, node->key, node, node->key_place,
		                                           COLLECTION_COMPETITORS });
}

static void set_rivals(struct reader *reader, const struct schema_object *object,
                       const struct ynode *node, struct strength *strength)
{
	const struct id_index *competitors = &reader->ids[COLLECTION_COMPETITORS];
	size_t count, at;
	const struct ynode **nodes = gather_rivals(reader, object, node, &count);

	strength->rivals = ARENA_ARRAY(reader->arena, const struct competitor *,
	                               count < competitors->count ? count : competitors->count);
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && strcmp(nodes[i]->key, nodes[i - 1]->key) == 0)
			continue;
		at = load_find_id(competitors, nodes[i]->key);
		if (at == SIZE_MAX)
			refuse_rival(reader, object, nodes[i]);
		else if (strength->rival_count < SCHEMA_RIVAL_LIMIT)
			strength->rivals[strength->rival_count++] = competitors->elements[at];
		else
			load_error_at(reader, nodes[i], nodes[i]->key_place, TOO_MANY,
			              "a customer may have %d rivals scored", SCHEMA_RIVAL_LIMIT);
	}
}

void load_begin_rating(struct reader *reader, const struct schema_object *object,
                       const struct ynode *node, struct strength *strength)
{
	set_rivals(reader, object, node, strength);
	for (size_t i = 0; i < strength->factor_count; i++)
		strength->factors[i].rivals =
			ARENA_ARRAY(reader->arena, struct score, strength->rival_count);
	reader->strength = strength;
	reader->scale = isnan(strength->scale.min) ? reader->selection->matrix.scale
	                                           : strength->scale;
}

static int compare_rival(const void *id, const void *rival)
{
	return strcmp(id, (*(const struct competitor *const *)rival)->id);
}

void load_read_rivals(struct reader *reader, const struct schema_object *object,
                      const struct ynode *node, struct rating_factor *factor)
{
	const struct strength *strength = reader->strength;
	const struct competitor **rival;

	if (strength->rival_count == 0)
		return;
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next) {
		if (schema_find(object, child->key) != NULL)
			continue;
		rival = bsearch(child->key, strength->rivals, strength->rival_count, sizeof(*rival),
		                compare_rival);
		if (rival != NULL)
			read_score(reader, child, &factor->rivals[rival - strength->rivals]);
	}
}
