/* Numbers and dates as a language writes them. The digits come from
 * base/number; the signs and separators from the word file. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "composer.h"

static const char *
currency_symbol(const struct composer *composer)
{
	const char *code = composer->selection->currency;
	const char *key = arena_printf(composer->arena, "currency.%s", code == NULL ? "" : code);

	if (code == NULL)
		return "";
	return wordbook_has(composer->words, key) ? say(composer, key)
	                                          : say_with(composer, "currency.other", FILLS({ "code", code }));
}

/* The digits with the language's minus sign. */
static const char *
with_minus(const struct composer *composer, const char *digits)
{
	if (digits[0] != '-')
		return arena_string(composer->arena, digits);
	return arena_printf(composer->arena, "%s%s", say(composer, "form.minus"), digits + 1);
}

const char *
form_decimals(const struct composer *composer, double value, int decimals)
{
	char digits[NUMBER_SIZE];

	if (!isfinite(value))
		return say(composer, "form.none");
	number_grouped(digits, value, decimals, say(composer, "form.thousands"));
	return with_minus(composer, digits);
}

const char *
form_count(const struct composer *composer, double value)
{
	return form_decimals(composer, value, 0);
}

const char *
form_count_word(const struct composer *composer, int value)
{
	const char *key = arena_printf(composer->arena, "count.%d", value);

	return wordbook_has(composer->words, key) ? say(composer, key) : form_count(composer, value);
}

const char *
form_signed(const struct composer *composer, double value, int decimals)
{
	const char *text = form_decimals(composer, value, decimals);

	return isfinite(value) && number_round(value, decimals) > 0
		? arena_printf(composer->arena, "+%s", text)
		: text;
}

const char *
form_amount(const struct composer *composer, double value)
{
	const bool whole = !isfinite(value) || number_round(value, 1) == number_round(value, 0);

	return form_decimals(composer, value, whole ? 0 : 1);
}

/* With one or two decimals where they are needed: 12, 12.3, 12.34. */
static const char *
form_short(const struct composer *composer, double value)
{
	return number_round(value, 2) == number_round(value, 1) ? form_amount(composer, value)
	                                                        : form_decimals(composer, value, 2);
}

/* In the largest unit for which the language has a pattern. */
const char *
form_money(const struct composer *composer, double value)
{
	static const struct { const char *key; double size; } units[] = {
		{ "money.100000000", 1e8 }, { "money.10000", 1e4 },
	};
	const double sum = value * composer->selection->amounts_in;
	const char *symbol = currency_symbol(composer);

	if (!isfinite(value))
		return say(composer, "form.none");
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (fabs(sum) >= units[i].size && wordbook_has(composer->words, units[i].key))
			return say_with(composer, units[i].key, FILLS({ "currency", symbol },
				{ "amount", form_short(composer, sum / units[i].size) }));
	return say_with(composer, "money.1",
		FILLS({ "currency", symbol }, { "amount", form_amount(composer, sum) }));
}

const char *
form_money_unit(const struct composer *composer)
{
	const char *key = arena_printf(composer->arena, "unit.%.0f", composer->selection->amounts_in);
	const char *symbol = currency_symbol(composer);

	return say_with(composer, key, FILLS({ "currency", symbol }));
}

const char *
form_percent(const struct composer *composer, double value)
{
	if (!isfinite(value))
		return say(composer, "form.none");
	return arena_printf(composer->arena, "%s%%", form_amount(composer, value));
}

/* As written: 9, 3–6, ?. */
const char *
form_score(const struct composer *composer, const struct score *score)
{
	switch (score->kind) {
	case SCORE_NUMBER:
		return form_amount(composer, score->low);
	case SCORE_RANGE:
		return say_with(composer, "figure.span", FILLS({ "low", form_amount(composer, score->low) },
			{ "high", form_amount(composer, score->high) }));
	case SCORE_ABSENT:
	case SCORE_UNKNOWN:
		break;
	}
	return "?";
}

static const char *
fill_date(const struct composer *composer, const char *key, struct date date)
{
	const char *month = arena_printf(composer->arena, "month.%d", date.month);
	const char *brief = arena_printf(composer->arena, "short_month.%d", date.month);

	if (!date_is_set(date))
		return say(composer, "form.none");
	return say_with(composer, key, FILLS(
		{ "day", arena_printf(composer->arena, "%d", date.day) },
		{ "day2", arena_printf(composer->arena, "%02d", date.day) },
		{ "month", say(composer, month) },
		{ "short_month", say(composer, brief) },
		{ "month2", arena_printf(composer->arena, "%02d", date.month) },
		{ "year", arena_printf(composer->arena, "%d", date.year) }));
}

const char *
form_date(const struct composer *composer, struct date date)
{
	return fill_date(composer, "form.date", date);
}

const char *
form_short_date(const struct composer *composer, struct date date)
{
	return fill_date(composer, "form.short_date", date);
}
