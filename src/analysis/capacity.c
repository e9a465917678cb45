#include "analysis/capacity.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "analysis/statistics.h"

double capacity_planned_days(const struct resources *resources,
			     const struct account_result *account)
{
	if (!isnan(account->account->days))
		return account->account->days;
	if (account->class == CLASS_UNDETERMINED || !resources->given)
		return NO_VALUE;
	return resources->days_per_account[account->class];
}

double capacity_sum_known(double a, double b)
{
	if (isnan(a))
		return b;
	return isnan(b) ? a : a + b;
}

double capacity_budget(const struct plan *plan)
{
	double sum = NO_VALUE;

	if (!plan->given)
		return NO_VALUE;
	if (!isnan(plan->budget))
		return plan->budget;
	for (size_t i = 0; i < plan->action_count; i++)
		if (plan->actions[i].status != ACTION_DROPPED)
			sum = capacity_sum_known(sum, plan->actions[i].cost);
	return sum;
}

static double available_days(const struct resources *resources)
{
	double sum = NO_VALUE;

	if (!resources->given)
		return NO_VALUE;
	if (!isnan(resources->capacity_days))
		return resources->capacity_days;
	for (size_t i = 0; i < resources->capacity_function_count; i++)
		sum = capacity_sum_known(sum, resources->capacity_by_function[i].value);
	return sum;
}

static void summarise(struct class_summary *summary, const struct account_result *result)
{
	if (summary->count++ == 0)
		*summary = (struct class_summary){ 1,        NO_VALUE, NO_VALUE,
						   NO_VALUE, NO_VALUE, NO_VALUE };
	summary->revenue = capacity_sum_known(summary->revenue, result->account->revenue);
	summary->reachable = capacity_sum_known(summary->reachable, result->account->reachable);
	summary->days_now = capacity_sum_known(summary->days_now, result->account->days_now);
	summary->days = capacity_sum_known(summary->days, result->days);
	summary->budget = capacity_sum_known(summary->budget, result->budget);
}

/* Needed = sum of planned days; released = sum of max(0, now - planned) over
 * the accounts where both are known. */
void capacity_fill(struct results *results)
{
	results->days_needed = results->days_released = results->days_now = NO_VALUE;
	results->days_available = available_days(&results->selection->resources);
	for (size_t i = 0; i < results->account_count; i++) {
		struct account_result *result = &results->accounts[i];
		double now = result->account->days_now;
		result->days = capacity_planned_days(&results->selection->resources, result);
		result->budget = capacity_budget(&result->account->plan);
		results->days_needed = capacity_sum_known(results->days_needed, result->days);
		results->days_now = capacity_sum_known(results->days_now, now);
		if (!isnan(now) && !isnan(result->days))
			results->days_released = capacity_sum_known(results->days_released, fmax(0, now - result->days));
		summarise(&results->classes[result->class], result);
	}
}

size_t
capacity_let_go(const struct results *results, const struct account_result **list)
{
	double over = results->days_needed - results->days_available;
	size_t count = 0;

	for (size_t i = results->account_count; i > 0 && over > 0; i--) {
		const struct account_result *account = results->by_attractiveness[i - 1];

		if (result_is_chosen(account) || !(account->days > 0))
			continue;
		over -= account->days;
		list[count++] = account;
	}
	return count;
}

static bool usable(struct offers offers, size_t item, double capacity)
{
	return offers.days[item] >= 0 && offers.days[item] <= capacity &&
	       !isnan(offers.values[item]);
}

static void take(struct choice *choice, struct offers offers, size_t item)
{
	choice->taken[item] = true;
	choice->value += offers.values[item];
	choice->days += offers.days[item];
}

/* best[d] = max(best[d], best[d - days] + value), item by item; `chosen` keeps
 * who improved it, read backwards afterwards. */
struct choice capacity_choose(struct offers offers, double capacity, struct arena *arena)
{
	struct choice choice = { NULL, 0, 0 };
	size_t room, width;

	if (offers.count > CAPACITY_ACCOUNTS_LIMIT ||
	    !(capacity >= 0 && capacity <= CAPACITY_DAYS_LIMIT))
		return choice;
	room = (size_t)capacity;
	width = room + 1;
	double *best = ARENA_ARRAY(arena, double, width);
	uint8_t *chosen = ARENA_ARRAY(arena, uint8_t, width * offers.count);
	choice.taken = ARENA_ARRAY(arena, bool, offers.count);
	for (size_t i = 0; i < offers.count; i++) {
		if (!usable(offers, i, (double)room) || !(offers.values[i] > 0))
			continue;
		size_t days = (size_t)ceil(offers.days[i]);
		for (size_t d = width; d-- > days;)
			if (best[d - days] + offers.values[i] > best[d]) {
				best[d] = best[d - days] + offers.values[i];
				chosen[i * width + d] = 1;
			}
	}
	for (size_t i = offers.count; i-- > 0;) {
		if (!chosen[i * width + room])
			continue;
		take(&choice, offers, i);
		room -= (size_t)ceil(offers.days[i]);
	}
	return choice;
}

struct choice capacity_choose_greedily(struct offers offers, double capacity, struct arena *arena)
{
	struct choice choice = { NULL, 0, 0 };
	bool *seen = ARENA_ARRAY(arena, bool, offers.count);

	if (offers.count > CAPACITY_ACCOUNTS_LIMIT || !(capacity >= 0))
		return choice;
	choice.taken = ARENA_ARRAY(arena, bool, offers.count);
	for (size_t step = 0; step < offers.count; step++) {
		size_t next = offers.count;
		for (size_t i = 0; i < offers.count; i++)
			if (!seen[i] && usable(offers, i, capacity) &&
			    (next == offers.count || offers.values[i] > offers.values[next]))
				next = i;
		if (next == offers.count)
			break;
		seen[next] = true;
		if (choice.days + offers.days[next] <= capacity)
			take(&choice, offers, next);
	}
	return choice;
}

double capacity_concentration(const double *revenues, size_t count)
{
	double sum = 0, squares = 0;

	for (size_t i = 0; i < count; i++) {
		sum += revenues[i];
		squares += revenues[i] * revenues[i];
	}
	return sum > 0 ? squares / (sum * sum) : NO_VALUE;
}
