/* Words, numbers and dates of figures. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "compose/quotes.h"
#include "figure_internal.h"

enum { ALT_LIMIT = 400 };

const char *figure_word(const struct figure_context *context, const char *key)
{
	const char *text = context->word(context->words, key);

	return text == NULL ? key : text;
}

static const char *value_of(const struct fill *fills, const char *name, size_t length)
{
	for (; fills->name != NULL; fills++)
		if (strlen(fills->name) == length && strncmp(fills->name, name, length) == 0)
			return fills->value;
	return NULL;
}

/* Text up to the next placeholder, then its value; gives what follows. */
static const char *print_part(FILE *out, const char *text, const struct fill *fills)
{
	const char *open = strchr(text, '{');
	const char *close = open == NULL ? NULL : strchr(open, '}');
	const char *value =
		close == NULL ? NULL : value_of(fills, open + 1, (size_t)(close - open - 1));

	if (close == NULL) {
		fputs(text, out);
		return text + strlen(text);
	}
	fwrite(text, 1, (size_t)(open - text), out);
	if (value != NULL)
		fputs(value, out);
	else
		fwrite(open, 1, (size_t)(close - open + 1), out);
	return close + 1;
}

const char *figure_fill(const struct figure_context *context, const char *key,
			const struct fill *fills)
{
	const char *text = figure_word(context, key);
	char *bytes = NULL;
	const char *filled;
	size_t size = 0;
	FILE *out = open_memstream(&bytes, &size);

	if (out == NULL)
		return text;
	while (*text != '\0')
		text = print_part(out, text, fills);
	fclose(out);
	filled = arena_copy(context->arena, bytes, size);
	free(bytes);
	return filled;
}

const char *figure_fill_count(const struct figure_context *context, const char *key, int count,
			      const struct fill *fills)
{
	return figure_fill(
		context,
		arena_printf(context->arena, "%s.%s", key, count == 1 ? "one" : "other"), fills);
}

const char *figure_count(const struct figure_context *context, const char *key, int count,
			 const char *name)
{
	return figure_fill_count(
		context, key, count,
		FILLED({ "count", figure_number(context, count, 0) }, { "name", name }));
}

const char *figure_text(const struct figure_context *context, const struct words *words)
{
	const char *text = words_in(words, context->language);

	return context->language == LANGUAGE_EN ? quotes_set(context->arena, text) : text;
}

const char *figure_account(const struct figure_context *context, const struct account *account)
{
	const char *name = figure_text(context, &account->name);

	return *name == '\0' ? account->id : name;
}

static const char *class_word(const struct figure_context *context, const char *group,
			      enum account_class class)
{
	static const char *const names[] = {
		[CLASS_KEY] = "key",
		[CLASS_KEY_DEVELOPMENT] = "key_development",
		[CLASS_MAINTENANCE] = "maintenance",
		[CLASS_OPPORTUNISTIC] = "opportunistic",
		[CLASS_UNDETERMINED] = "undetermined",
	};

	return figure_word(context, arena_printf(context->arena, "%s.%s", group, names[class]));
}

const char *figure_class(const struct figure_context *context, enum account_class class)
{
	return class_word(context, "class", class);
}

const char *figure_class_small(const struct figure_context *context, enum account_class class)
{
	return class_word(context, "figure.small.class", class);
}

const char *figure_span(const struct figure_context *context, double low, double high)
{
	return figure_fill(context, "figure.span",
			   FILLED({ "low", figure_short_number(context, low, 1) },
				  { "high", figure_short_number(context, high, 1) }));
}

const char *figure_join(const struct figure_context *context, const char *list, const char *item)
{
	if (list == NULL)
		return item;
	return arena_printf(context->arena, "%s%s%s", list, figure_word(context, "form.comma"),
			    item);
}

const char *figure_shorten(const struct figure_context *context, const char *text, size_t limit)
{
	const char *cursor = text, *word = NULL, *cut = text;
	size_t count = 0;

	if (text_count(text, strlen(text)) <= limit)
		return text;
	for (; count + 1 < limit; count++) {
		cut = cursor;
		if (text_next(&cursor) == ' ' && count > limit / 2)
			word = cut;
	}
	cut = word == NULL ? cursor : word;
	return arena_printf(context->arena, "%.*s…", (int)(cut - text), text);
}

void figure_alt_add(struct figure_alt *alt, const char *sentence)
{
	const struct figure_context *context = alt->context;
	const char *gap = alt->text == NULL ? "" : figure_word(context, "form.sentence_gap");
	const char *longer = arena_printf(context->arena, "%s%s%s",
					  alt->text == NULL ? "" : alt->text, gap, sentence);

	if (alt->text == NULL)
		alt->text = figure_shorten(context, longer, ALT_LIMIT);
	else if (text_count(longer, strlen(longer)) <= ALT_LIMIT)
		alt->text = longer;
}

const char *figure_number(const struct figure_context *context, double value, int decimals)
{
	char digits[NUMBER_SIZE];

	if (!isfinite(value))
		return figure_word(context, "form.none");
	number_grouped(digits, value, decimals, figure_word(context, "form.thousands"));
	if (digits[0] != '-')
		return arena_string(context->arena, digits);
	return arena_printf(context->arena, "%s%s", figure_word(context, "form.minus"), digits + 1);
}

const char *figure_signed(const struct figure_context *context, double value, int decimals)
{
	const char *text = figure_number(context, value, decimals);

	return isfinite(value) && number_round(value, decimals) > 0
		       ? arena_printf(context->arena, "+%s", text)
		       : text;
}

const char *figure_short_number(const struct figure_context *context, double value, int decimals)
{
	while (decimals > 0 && isfinite(value) &&
	       number_round(value, decimals) == number_round(value, decimals - 1))
		decimals--;
	return figure_number(context, value, decimals);
}

/* The text after `name` and a blank in a list such as "GBP £, EUR €"; NULL
 * where the list has no such name. */
static const char *find_pair(const struct figure_context *context, const char *list,
			     const char *name)
{
	size_t length = strlen(name);

	for (const char *item = list; item != NULL && *item != '\0';) {
		const char *end = strchr(item, ',');
		size_t size = end == NULL ? strlen(item) : (size_t)(end - item);
		if (size > length && strncmp(item, name, length) == 0 && item[length] == ' ')
			return arena_copy(context->arena, item + length + 1, size - length - 1);
		item = end == NULL ? NULL : end + 1 + strspn(end + 1, " ");
	}
	return NULL;
}

static const char *currency(const struct figure_context *context)
{
	const char *code = context->results->selection->currency;
	const char *symbol;

	if (code == NULL)
		return "";
	symbol = context->word(context->words, arena_printf(context->arena, "currency.%s", code));
	return symbol != NULL ? symbol
			      : figure_fill(context, "currency.other", FILLED({ "code", code }));
}

/* The word file's largest unit not above a sum in the currency itself; {0, ""}
 * below the smallest. `power` is of ten. */
struct magnitude {
	int power;
	const char *name;
};

static struct magnitude magnitude_of(const struct figure_context *context, double sum)
{
	const char *list = figure_word(context, "figure.units");
	struct magnitude found = { 0, "" };

	for (int power = 12; power > 0; power--) {
		const char *name =
			find_pair(context, list, arena_printf(context->arena, "%d", power));
		if (name == NULL || fabs(sum) < pow(10, power) * 0.9995)
			continue;
		found = (struct magnitude){ power, name };
		break;
	}
	return found;
}

static const char *money_pattern(const struct figure_context *context, struct magnitude magnitude,
				 const char *amount)
{
	return figure_fill(context, "figure.money",
			   FILLED({ "currency", currency(context) }, { "amount", amount },
				  { "unit", magnitude.name }));
}

/* One decimal however round the sum, so that sums beside each other agree; none
 * in thousands, and in units of ten thousand only where there are few. */
static int money_decimals(struct magnitude magnitude, double amount)
{
	if (magnitude.power < 4)
		return 0;
	return fabs(amount) < (magnitude.power == 4 ? 9.95 : 99.95);
}

const char *figure_money(const struct figure_context *context, double value)
{
	double sum = value * context->results->selection->amounts_in;
	struct magnitude magnitude = magnitude_of(context, isfinite(sum) ? sum : 0);
	double amount = sum / pow(10, magnitude.power);

	if (!isfinite(sum))
		return figure_word(context, "form.none");
	return money_pattern(context, magnitude,
			     figure_number(context, amount, money_decimals(magnitude, amount)));
}

struct figure_money_unit figure_unit(const struct figure_context *context, double largest)
{
	double in = context->results->selection->amounts_in;
	struct magnitude magnitude = magnitude_of(context, isfinite(largest) ? largest * in : 0);

	return (struct figure_money_unit){ pow(10, magnitude.power) / in,
					   money_pattern(context, magnitude, "") };
}

const char *figure_date(const struct figure_context *context, const char *key, struct date date)
{
	struct arena *arena = context->arena;

	if (!date_is_set(date))
		return figure_word(context, "form.none");
	return figure_fill(
		context, key,
		FILLED({ "day", arena_printf(arena, "%d", date.day) },
		       { "day2", arena_printf(arena, "%02d", date.day) },
		       { "short_month",
			 figure_word(context, arena_printf(arena, "short_month.%d", date.month)) },
		       { "month",
			 figure_word(context, arena_printf(arena, "month.%d", date.month)) },
		       { "month2", arena_printf(arena, "%02d", date.month) },
		       { "month_number", arena_printf(arena, "%d", date.month) },
		       { "year", arena_printf(arena, "%d", date.year) }));
}

const char *figure_score_text(const struct figure_context *context, const struct score *score)
{
	if (score->kind == SCORE_NUMBER)
		return figure_short_number(context, score->low, 1);
	if (score->kind == SCORE_RANGE)
		return figure_span(context, score->low, score->high);
	return "?";
}
