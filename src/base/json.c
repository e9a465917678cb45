#include "base/json.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/number.h"

static void print_escaped(FILE *out, const char *text)
{
	static const char plain[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";

	fputc('"', out);
	for (; *text != '\0'; text++) {
		const char *special = strchr(plain, *text);
		if (special != NULL)
			fprintf(out, "\\%c", letters[special - plain]);
		else if ((unsigned char)*text < 0x20)
			fprintf(out, "\\u%04x", (unsigned)*text);
		else
			fputc(*text, out);
	}
	fputc('"', out);
}

static void break_line(const struct json_out *json)
{
	fputc('\n', json->out);
	for (int i = 0; i < json->depth; i++)
		fputs("  ", json->out);
}

/* What stands before any value. */
static void start_value(struct json_out *json, const char *key)
{
	if (json->depth > 0) {
		if (json->filled[json->depth - 1])
			fputc(',', json->out);
		json->filled[json->depth - 1] = true;
		break_line(json);
	}
	if (key == NULL)
		return;
	print_escaped(json->out, key);
	fputs(": ", json->out);
}

static void open_value(struct json_out *json, const char *key, const char *brackets)
{
	assert(json->depth < JSON_DEPTH);
	start_value(json, key);
	fputc(brackets[0], json->out);
	json->closers[json->depth] = brackets[1];
	json->filled[json->depth] = false;
	json->depth++;
}

void json_out_init(struct json_out *json, FILE *out)
{
	*json = (struct json_out){ .out = out };
}

void json_out_object(struct json_out *json, const char *key)
{
	open_value(json, key, "{}");
}

void json_out_list(struct json_out *json, const char *key)
{
	open_value(json, key, "[]");
}

void json_out_close(struct json_out *json)
{
	assert(json->depth > 0);
	json->depth--;
	if (json->filled[json->depth])
		break_line(json);
	fputc(json->closers[json->depth], json->out);
	if (json->depth == 0)
		fputc('\n', json->out);
}

void json_out_string(struct json_out *json, const char *key, const char *text)
{
	if (text == NULL) {
		json_out_null(json, key);
		return;
	}
	start_value(json, key);
	print_escaped(json->out, text);
}

void json_out_number(struct json_out *json, const char *key, double value)
{
	char text[NUMBER_SIZE];

	if (!isfinite(value)) {
		json_out_null(json, key);
		return;
	}
	start_value(json, key);
	number_shortest(text, value);
	fputs(text, json->out);
}

void json_out_integer(struct json_out *json, const char *key, long long value)
{
	start_value(json, key);
	fprintf(json->out, "%lld", value);
}

void json_out_boolean(struct json_out *json, const char *key, bool value)
{
	start_value(json, key);
	fputs(value ? "true" : "false", json->out);
}

void json_out_null(struct json_out *json, const char *key)
{
	start_value(json, key);
	fputs("null", json->out);
}
