#include "base/style.h"

#include <math.h>

#define RGB(hex) { (hex) >> 16, (hex) >> 8 & 0xFF, (hex) & 0xFF }

const struct color color_default_accent = RGB(0x0B5FA5);

/* Marks keep apart in grey print; each has a darker twin for text on paper
 * and on its own tint. */
static const struct color colors[COLOR_ROLE_COUNT] = {
	[COLOR_INK] = RGB(0x1B2733),
	[COLOR_MUTED] = RGB(0x5B6875),
	[COLOR_RULE] = RGB(0xC9D1D9),
	[COLOR_GRID] = RGB(0xDCE2E7),
	[COLOR_PAPER] = RGB(0xFFFFFF),
	[COLOR_PALE] = RGB(0xF3F6F9),
	[COLOR_ACCENT] = RGB(0x0B5FA5),
	[COLOR_STOP] = RGB(0xA32A1E),
	[COLOR_WARNING] = RGB(0x8A5A00),
	[COLOR_NEUTRAL] = RGB(0x5E7488),
	[COLOR_AHEAD] = RGB(0x8FB3CC),
	[COLOR_TAIL] = RGB(0x9AA5AF),
	[COLOR_KEY] = RGB(0x005F96),
	[COLOR_KEY_TEXT] = RGB(0x00507F),
	[COLOR_KEY_TINT] = RGB(0xE6F0F6),
	[COLOR_DEVELOPMENT] = RGB(0xC24E00),
	[COLOR_DEVELOPMENT_TEXT] = RGB(0x9C4200),
	[COLOR_DEVELOPMENT_TINT] = RGB(0xFDF6F1),
	[COLOR_MAINTENANCE] = RGB(0x35AE8A),
	[COLOR_MAINTENANCE_TEXT] = RGB(0x00664A),
	[COLOR_MAINTENANCE_TINT] = RGB(0xF3FAF8),
	[COLOR_OPPORTUNISTIC] = RGB(0x7A828C),
	[COLOR_OPPORTUNISTIC_TEXT] = RGB(0x4F5963),
	[COLOR_OPPORTUNISTIC_TINT] = RGB(0xF8F9FA),
	[COLOR_HEAT_0] = RGB(0xF1F5F8),
	[COLOR_HEAT_1] = RGB(0xDAE6F0),
	[COLOR_HEAT_2] = RGB(0xB5CFE4),
	[COLOR_HEAT_3] = RGB(0x84B2D6),
	[COLOR_HEAT_4] = RGB(0x2270B0),
	[COLOR_OURS] = RGB(0x42729A),
	[COLOR_DRAFT] = RGB(0xE4E9EE),
};

/* COLOR_NONE gives paper: nothing is drawn there. */
struct color color_of(enum color_role role, struct color accent)
{
	if (role == COLOR_ACCENT)
		return accent;
	return colors[role == COLOR_NONE ? COLOR_PAPER : role];
}

/* The light that a colour of sRGB gives, 0 to 1 (WCAG 2.1, relative luminance). */
static double luminance(struct color color)
{
	static const double parts[] = { 0.2126, 0.7152, 0.0722 };
	const unsigned char values[] = { color.r, color.g, color.b };
	double sum = 0;

	for (int i = 0; i < 3; i++) {
		const double value = values[i] / 255.0;

		sum += parts[i] * (value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4));
	}
	return sum;
}

double color_contrast(struct color a, struct color b)
{
	const double x = luminance(a), y = luminance(b);

	return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool color_parse(const char *text, struct color *color)
{
	int value = 0;

	if (text[0] != '#')
		return false;
	for (int i = 1; i <= 6; i++) {
		int digit = hex_digit(text[i]);

		if (digit < 0)
			return false;
		value = value * 16 + digit;
	}
	if (text[7] != '\0')
		return false;
	color->r = (unsigned char)(value >> 16);
	color->g = (unsigned char)(value >> 8 & 0xFF);
	color->b = (unsigned char)(value & 0xFF);
	return true;
}
