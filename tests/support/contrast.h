/* How far two colours are apart: for readers, for colour-blind readers, in grey. */
#ifndef KAISM_TESTS_CONTRAST_H
#define KAISM_TESTS_CONTRAST_H

#include <math.h>

#include "base/style.h"

struct linear { double r, g, b; }; /* light, 0 to 1 */

static inline double contrast_linear(unsigned char value)
{
	const double part = value / 255.0;

	return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static inline struct linear contrast_light(struct color color)
{
	return (struct linear){ contrast_linear(color.r), contrast_linear(color.g), contrast_linear(color.b) };
}

static inline double contrast_luminance(struct linear light)
{
	return 0.2126 * light.r + 0.7152 * light.g + 0.0722 * light.b;
}

/* WCAG 2.1, "contrast ratio": 1 to 21. */
static inline double contrast_ratio(struct color a, struct color b)
{
	const double x = contrast_luminance(contrast_light(a)), y = contrast_luminance(contrast_light(b));

	return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

/* What a reader without one kind of cone sees: Machado, Oliveira & Fernandes
 * 2009, severity 1, on linear light. */
enum vision { VISION_FULL, VISION_PROTAN, VISION_DEUTAN, VISION_TRITAN, VISION_COUNT };

static inline struct linear contrast_seen(struct color color, enum vision vision)
{
	static const double matrices[VISION_COUNT][9] = {
		[VISION_FULL] = { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
		[VISION_PROTAN] = { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216,
		                    -0.003882, -0.048116, 1.051998 },
		[VISION_DEUTAN] = { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413,
		                    -0.011820, 0.042940, 0.968881 },
		[VISION_TRITAN] = { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602,
		                    0.004733, 0.691367, 0.303900 },
	};
	const double *m = matrices[vision];
	const struct linear l = contrast_light(color);

	return (struct linear){ fmin(fmax(m[0] * l.r + m[1] * l.g + m[2] * l.b, 0), 1),
		fmin(fmax(m[3] * l.r + m[4] * l.g + m[5] * l.b, 0), 1),
		fmin(fmax(m[6] * l.r + m[7] * l.g + m[8] * l.b, 0), 1) };
}

struct lab { double l, a, b; };

static inline double contrast_cube(double t)
{
	return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

/* CIE 1976 L*a*b*, white D65. */
static inline struct lab contrast_lab(struct linear light)
{
	const double x = contrast_cube((0.4124564 * light.r + 0.3575761 * light.g + 0.1804375 * light.b) / 0.95047);
	const double y = contrast_cube(0.2126729 * light.r + 0.7151522 * light.g + 0.0721750 * light.b);
	const double z = contrast_cube((0.0193339 * light.r + 0.1191920 * light.g + 0.9503041 * light.b) / 1.08883);

	return (struct lab){ 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

static inline double contrast_apart(struct color one, struct color two, enum vision vision)
{
	const struct lab x = contrast_lab(contrast_seen(one, vision)), y = contrast_lab(contrast_seen(two, vision));

	return sqrt((x.l - y.l) * (x.l - y.l) + (x.a - y.a) * (x.a - y.a) + (x.b - y.b) * (x.b - y.b));
}

#endif
