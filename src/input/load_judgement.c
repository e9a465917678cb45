/* Weights that are judged: compared in pairs, ranked, or given by points. */
#include "load_internal.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

static struct attractiveness *judged(struct reader *reader)
{
	return &reader->selection->attractiveness;
}

/* The position of the factor that a scalar names, or SIZE_MAX. */
static size_t take_factor(struct reader *reader, const struct ynode *node)
{
	if (node->kind != YNODE_SCALAR) {
		load_wrong_type(reader, node, "the id of a factor");
		return SIZE_MAX;
	}
	return load_factor(reader, node, node->text);
}

/* ---- pairwise ---- */

/* {over: [potential, margin], by: 3}: the first matters three times as much. */
static bool read_row(struct reader *reader, const struct ynode *node, struct pairwise_row *row)
{
	const struct ynode *over = ytree_find(node, "over"), *by = ytree_find(node, "by");

	if (over == NULL || by == NULL || over->kind != YNODE_SEQUENCE || over->child_count != 2 ||
	    node->child_count != 2) {
		load_error(reader, node, BAD_JUDGEMENT,
		           "a row of `judgement` wants {over: [first, second], by: 3}");
		return false;
	}
	row->place = node->place;
	row->over = take_factor(reader, over->first_child);
	row->under = take_factor(reader, over->last_child);
	if (!load_is_number(reader, &schema_pairwise_by, by, &row->by))
		return false;
	if (row->over == SIZE_MAX || row->under == SIZE_MAX)
		return false;
	if (row->over != row->under)
		return true;
	load_error(reader, over, BAD_JUDGEMENT, "`%s` is compared with itself",
	           over->first_child->text);
	return false;
}

/* Each pair once: `seen` keeps the row by its two factors. */
static void note_pair(struct reader *reader, const struct ynode *node,
                      const struct pairwise_row *row, const struct pairwise_row **seen)
{
	const struct attractiveness *a = judged(reader);
	size_t low = row->over < row->under ? row->over : row->under;
	size_t high = row->over < row->under ? row->under : row->over;
	const struct pairwise_row **cell = &seen[low * a->factor_count + high];

	if (*cell != NULL)
		diag_relate(load_error(reader, node, BAD_JUDGEMENT,
		                       "`%s` and `%s` are compared twice", a->factors[low].id,
		                       a->factors[high].id),
		            (*cell)->place, "compared here");
	*cell = row;
}

static void report_first_missing_pair(struct reader *reader, const struct ynode *node,
                                      const struct pairwise_row *const *seen)
{
	const struct attractiveness *a = judged(reader);
	size_t count = a->factor_count, missing = 0, first = 0;

	for (size_t i = 0; i < count * count; i++)
		if (i / count < i % count && seen[i] == NULL && missing++ == 0)
			first = i;
	if (missing > 0)
		load_error(reader, node, BAD_JUDGEMENT,
		           "%zu of %zu pairs are not compared; the first is `%s` and `%s`", missing,
		           count * (count - 1) / 2, a->factors[first / count].id,
		           a->factors[first % count].id);
}

static void read_pairwise(struct reader *reader, const struct ynode *node)
{
	struct attractiveness *a = judged(reader);
	const struct pairwise_row **seen =
		ARENA_ARRAY(reader->arena, const struct pairwise_row *,
		            a->factor_count * a->factor_count);

	if (node->kind != YNODE_SEQUENCE) {
		load_wrong_type(reader, node, "rows {over: [first, second], by: 3}");
		return;
	}
	a->pairwise = ARENA_ARRAY(reader->arena, struct pairwise_row, node->child_count);
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next) {
		struct pairwise_row *row = &a->pairwise[a->pairwise_count];

		if (!read_row(reader, child, row))
			continue;
		note_pair(reader, child, row, seen);
		a->pairwise_count++;
	}
	report_first_missing_pair(reader, node, seen);
}

/* ---- ranked, swing ---- */

static void report_first_left_out(struct reader *reader, const struct ynode *node,
                                  const bool *named)
{
	const struct attractiveness *a = judged(reader);

	for (size_t i = 0; i < a->factor_count; i++)
		if (!named[i]) {
			load_error(reader, node, BAD_JUDGEMENT, "`judgement` leaves out the factor `%s`",
			           a->factors[i].id);
			return;
		}
}

/* [potential, growth, margin]: most important first */
static void read_ranked(struct reader *reader, const struct ynode *node)
{
	struct attractiveness *a = judged(reader);
	bool *named = ARENA_ARRAY(reader->arena, bool, a->factor_count);
	size_t position, count = 0;

	if (node->kind != YNODE_SEQUENCE) {
		load_wrong_type(reader, node, "a list");
		return;
	}
	a->ranked = ARENA_ARRAY(reader->arena, size_t, a->factor_count);
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next) {
		position = take_factor(reader, child);
		if (position == SIZE_MAX)
			continue;
		if (named[position])
			load_error(reader, child, BAD_JUDGEMENT, "`%s` is ranked twice", child->text);
		else
			a->ranked[count++] = position;
		named[position] = true;
	}
	report_first_left_out(reader, node, named);
}

/* {potential: 100, growth: 80} */
static void read_swing(struct reader *reader, const struct ynode *node)
{
	struct attractiveness *a = judged(reader);
	bool *named = ARENA_ARRAY(reader->arena, bool, a->factor_count);
	size_t position;
	double sum = 0;

	if (node->kind != YNODE_MAP) {
		load_wrong_type(reader, node, "factors with points");
		return;
	}
	a->swing = ARENA_ARRAY(reader->arena, double, a->factor_count);
	for (const struct ynode *child = node->first_child; child != NULL; child = child->next) {
		position = load_factor(reader, child, child->key);
		if (position == SIZE_MAX)
			continue;
		named[position] = true;
		if (load_is_number(reader, &schema_swing_points, child, &a->swing[position]))
			sum += a->swing[position];
	}
	report_first_left_out(reader, node, named);
	if (sum <= 0)
		load_error(reader, node, BAD_JUDGEMENT, "no factor has points");
}

void load_read_judgement(struct reader *reader, const struct schema_key *key,
                         const struct ynode *node, void *base)
{
	(void)key, (void)base;
	switch (judged(reader)->method) {
	case WEIGHTS_STATED:
		load_error_at(reader, node, node->key_place, CONFLICT,
		              "`judgement` stands beside `weights: stated`");
		return;
	case WEIGHTS_PAIRWISE:
		read_pairwise(reader, node);
		return;
	case WEIGHTS_RANKED:
		read_ranked(reader, node);
		return;
	case WEIGHTS_SWING:
		read_swing(reader, node);
		return;
	}
}
