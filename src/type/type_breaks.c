/* Where lines may break: UAX #14 by libunibreak; plain ASCII by hand, since
 * the library takes as long as compressing the page. Between two ASCII
 * characters the rule below decides always, so that one accent in a paragraph
 * does not change the breaks of the rest. */
#include "type_internal.h"

#include <linebreak.h>
#include <string.h>

#include "base/text.h"

static bool is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

/* Bytes of accented letters count. */
static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || !is_ascii(c);
}

/* After the last of some spaces, after a newline, after "-" between letters. */
static char break_between(char before, char after)
{
	if (before == '\n')
		return BREAK_MUST;
	if (before == ' ' || before == '\t')
		return after != ' ' && after != '\t' && after != '\n' ? BREAK_ALLOWED : BREAK_NO;
	return BREAK_NO;
}

/* "NotoSans-Regular" is the name of a font, and is not parted at its hyphen. */
static bool ends_mixed_word(const char *text, size_t i)
{
	for (; i > 0 && is_letter(text[i - 1]); i--)
		if (text[i - 1] >= 'a' && text[i - 1] <= 'z' && text[i] >= 'A' && text[i] <= 'Z')
			return true;
	return false;
}

static char break_after(const char *text, size_t length, size_t i)
{
	if (i + 1 == length)
		return break_between(text[i], 'x');
	if (text[i] == '-')
		return i > 0 && is_letter(text[i - 1]) && is_letter(text[i + 1]) &&
				       !ends_mixed_word(text, i)
			       ? BREAK_ALLOWED
			       : BREAK_NO;
	return break_between(text[i], text[i + 1]);
}

static char meaning_of(char mark)
{
	if (mark == LINEBREAK_MUSTBREAK)
		return BREAK_MUST;
	return mark == LINEBREAK_ALLOWBREAK ? BREAK_ALLOWED : BREAK_NO;
}

/* "3–6" stays whole: byte i is the last of an en dash before a figure. */
static bool is_range_dash(const char *text, size_t length, size_t i)
{
	return i >= 2 && i + 1 < length && memcmp(text + i - 2, "\xE2\x80\x93", 3) == 0 &&
	       text[i + 1] >= '0' && text[i + 1] <= '9';
}

/* Half a flag; libunibreak 1.1 ends the program at one. */
static bool is_regional_indicator(const char *text, size_t length, size_t i)
{
	return i + 4 <= length && memcmp(text + i, "\xF0\x9F\x87", 3) == 0 &&
	       (unsigned char)text[i + 3] >= 0xA6;
}

static size_t to_regional_indicator(const char *text, size_t length, size_t start)
{
	while (start < length && !is_regional_indicator(text, length, start))
		start++;
	return start;
}

/* libunibreak's marks; flags break before and after spaces only, by the rules below. */
static void find_breaks(const char *text, size_t length, const char *language, char *breaks)
{
	for (size_t start = 0, end; start < length; start = end + 4) {
		end = to_regional_indicator(text, length, start);
		set_linebreaks_utf8((const utf8_t *)text + start, end - start, language,
				    breaks + start);
		if (end == length)
			return;
		if (end > start)
			breaks[end - 1] = LINEBREAK_NOBREAK;
		memset(breaks + end, LINEBREAK_NOBREAK, 4);
	}
}

static void correct_breaks(const char *text, size_t length, char *breaks)
{
	for (size_t i = 0; i < length; i++) {
		breaks[i] = meaning_of(breaks[i]);
		if (is_ascii(text[i]) && (i + 1 == length || is_ascii(text[i + 1]) ||
					  is_regional_indicator(text, length, i + 1)))
			breaks[i] = break_after(text, length, i);
		else if (i + 1 == length || is_range_dash(text, length, i))
			breaks[i] = BREAK_NO;
	}
}

/* ---- what a space holds together ---- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool ends_word(char c)
{
	return c == ' ' || c == '\n' || c == '\0';
}

/* A no-break space ends a word as well; `at` is its last byte. */
static bool is_fixed_space(const char *text, const char *at)
{
	return at > text && at[0] == '\xA0' && at[-1] == '\xC2';
}

/* The words on both sides of a space. */
struct sides {
	const char *before, *after;
	size_t before_length, after_length;
};

static struct sides sides_of(const char *text, size_t length, size_t space)
{
	struct sides sides = { text + space, text + space + 1, 0, 0 };

	while (sides.before > text && !ends_word(sides.before[-1]) &&
	       !is_fixed_space(text, sides.before - 1)) {
		sides.before--;
		sides.before_length++;
	}
	while (space + 1 + sides.after_length < length &&
	       !ends_word(sides.after[sides.after_length]))
		sides.after_length++;
	return sides;
}

static bool is_sign(char c)
{
	return c == '=' || c == '<' || c == '>' || c == '+';
}

/* "n = 4": a sign or what it stands between is not alone on a line. */
static bool is_relation(const char *word, size_t length)
{
	return length == 1 && is_sign(*word);
}

/* The symbol of a unit, perhaps with punctuation behind it: "12 km,". */
static bool is_unit(const char *word, size_t length)
{
	static const char *const units[] = { "m", "mm", "cm",  "km", "m2", "m3", "l", "g",  "kg",
					     "t", "s",  "min", "h",  "kW", "MW", "k", "bn", "pt" };
	size_t letters = 0;

	while (letters < length && (is_letter(word[letters]) || is_digit(word[letters])))
		letters++;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strlen(units[i]) == letters && memcmp(units[i], word, letters) == 0)
			return true;
	return false;
}

/* "75 days", "1 less": a short word that a short number counts. A comma or
 * stop behind it does not matter. */
static bool is_counted(const struct sides *sides)
{
	/* clang-format off */
	static const char *const linking[] = {
		"a", "an", "and", "are", "as", "at", "but", "by", "for", "from", "in", "is", "nor", "not", "of",
		"on", "or", "so", "than", "that", "the", "then", "to", "was", "were", "who", "with",
	};
	/* clang-format on */
	size_t letters = 0;

	while (letters < sides->after_length && sides->after[letters] >= 'a' &&
	       sides->after[letters] <= 'z')
		letters++;
	if (letters < 2 || letters > 8 || sides->before_length > 3)
		return false;
	for (size_t i = 0; i < sizeof linking / sizeof *linking; i++)
		if (strlen(linking[i]) == letters && memcmp(linking[i], sides->after, letters) == 0)
			return false;
	return true;
}

/* "58 %", "30 October", "1 000", "4 km" */
static bool is_after_number(const struct sides *sides)
{
	const char next = *sides->after;
	const bool short_number =
		sides->before_length <= 2 || (sides->before_length == 3 && is_digit(next));

	return next == '%' || (short_number && (is_capital(next) || is_digit(next))) ||
	       is_unit(sides->after, sides->after_length) || is_counted(sides);
}

static bool begins_number(const char *text, size_t length)
{
	return length > 0 && (is_digit(text[0]) || (length > 3 && memcmp(text, "−", 3) == 0));
}

/* "3–6", "−0.8至−0.3" */
static bool begins_range(const char *text, size_t length)
{
	size_t end = 0;

	if (!begins_number(text, length))
		return false;
	for (end = is_digit(text[0]) ? 1 : 3;
	     end < length && (is_digit(text[end]) || strchr(".,%", text[end]) != NULL);)
		end++;
	return end + 3 < length &&
	       (memcmp(text + end, "–", 3) == 0 || memcmp(text + end, "至", 3) == 0) &&
	       begins_number(text + end + 3, length - end - 3);
}

/* "Table 3", "October 2026", "No. 5"; "of 3–6" */
static bool is_before_number(const struct sides *sides)
{
	if (sides->before_length <= 4 && begins_range(sides->after, sides->after_length))
		return true;
	return is_capital(*sides->before) && sides->after_length <= 5;
}

/* "A. Duru" */
static bool is_initial(const struct sides *sides)
{
	return sides->before_length == 2 && is_capital(sides->before[0]) &&
	       sides->before[1] == '.' && is_capital(*sides->after);
}

/* A dash between spaces ends a line, it does not begin one. */
static bool is_dash(const char *word, size_t length)
{
	return length == 3 && memcmp(word, "\xE2\x80", 2) == 0 &&
	       (word[2] == '\x93' || word[2] == '\x94');
}

/* Most words have nothing beside the space that could hold them together. */
static bool may_glue(char before, char after)
{
	return is_digit(before) || is_digit(after) || is_sign(before) || is_sign(after) ||
	       before == '.' || !is_ascii(after);
}

static bool is_glue(const char *text, size_t length, size_t space)
{
	const struct sides sides = sides_of(text, length, space);

	if (sides.before_length == 0 || sides.after_length == 0)
		return false;
	if (is_relation(sides.before, sides.before_length) ||
	    is_relation(sides.after, sides.after_length))
		return true;
	if (is_digit(text[space - 1]) && is_after_number(&sides))
		return true;
	if (is_digit(*sides.after) && is_before_number(&sides))
		return true;
	return is_initial(&sides) || is_dash(sides.after, sides.after_length);
}

static void glue_spaces(const char *text, size_t length, char *breaks)
{
	const char *space = text;

	while (space + 1 < text + length &&
	       (space = memchr(space + 1, ' ', (size_t)(text + length - space - 1))) != NULL) {
		const size_t i = (size_t)(space - text);
		if (i + 1 < length && breaks[i] == BREAK_ALLOWED && may_glue(text[i - 1], text[i + 1]) &&
		    is_glue(text, length, i))
			breaks[i] = BREAK_NO;
	}
}

/* ---- numbers in Chinese ---- */

/* Words by which things are counted, the longer first. */
/* clang-format off */
static const char *const measures[] = {
	"人天", "万元", "亿元", "公里", "小时", "年", "月", "日", "天", "家", "分", "项", "个", "次", "倍", "吨",
	"元", "万", "亿", "名", "条", "页", "处", "种", "周", "点", "位", "套", "台", "人", "票", "至", "到",
};
/* clang-format on */
static const char *const before_numbers[] = { "第", "约", "至", "到" };

/* The word of the list at `text`, in bytes; 0 = none. */
static size_t find_word(const char *const *list, size_t count, const char *text, size_t length)
{
	for (size_t i = 0; i < count; i++) {
		const size_t size = strlen(list[i]);
		if (size <= length && memcmp(list[i], text, size) == 0)
			return size;
	}
	return 0;
}

/* Byte i ends a character before a number that should not part from it: any
 * ideograph before a range. */
static bool leads_to_number(const char *text, size_t length, size_t i)
{
	const size_t count = sizeof before_numbers / sizeof *before_numbers;
	const char *next = text + i + 1;

	if (i < 2 || is_ascii(text[i]) || !begins_number(next, length - i - 1))
		return false;
	const unsigned char first = (unsigned char)text[i - 2];
	return find_word(before_numbers, count, text + i - 2, 3) > 0 ||
	       (first >= 0xE4 && first <= 0xE9 && begins_range(next, length - i - 1));
}

/* A number stays with the word that counts, and with what leads to it. */
static void glue_numbers(const char *text, size_t length, char *breaks)
{
	const size_t count = sizeof measures / sizeof *measures;

	for (size_t i = 0; i + 1 < length; i++) {
		const char *next = text + i + 1;
		if ((is_digit(text[i]) || text[i] == '%') && breaks[i] == BREAK_ALLOWED) {
			const size_t size = find_word(measures, count, next, length - i - 1);
			for (size_t k = 0; k < size; k++) /* and within the word */
				breaks[i + k] = BREAK_NO;
		}
		if (breaks[i] == BREAK_ALLOWED && leads_to_number(text, length, i))
			breaks[i] = BREAK_NO;
	}
}

/* Breaks by the standard and the rules above, before spaces are looked at. */
static void find_all_breaks(const struct type *type, const char *text, size_t length, char *breaks)
{
	if (text_ascii_prefix(text, length) < length) {
		find_breaks(text, length, type->chinese ? "zh" : "en", breaks);
		correct_breaks(text, length, breaks);
		if (type->chinese)
			glue_numbers(text, length, breaks);
		return;
	}
	memset(breaks, BREAK_NO, length);
	for (size_t i = 0; i < length; i++)
		if (text[i] <= '-') /* as are all after which a line may end */
			breaks[i] = break_after(text, length, i);
}

void type_breaks(const struct type *type, const char *text, size_t length, char *breaks)
{
	find_all_breaks(type, text, length, breaks);
	glue_spaces(text, length, breaks);
}
