/* Where lines end and what space stands between characters. */
#include "write/pdf_paragraph.h"

#include <math.h>
#include <string.h>

#include "../../support/unit.h"
#include "base/text.h"

static struct arena arena;
static struct diag diag;
static struct layout layout;

static void open_layout(const char *language)
{
	arena_init(&arena);
	diag_init(&diag, &arena);
	memset(&layout, 0, sizeof layout);
	layout.arena = &arena;
	layout.diag = &diag;
	layout.chinese = strcmp(language, "zh") == 0;
	layout.type = type_open(&(struct type_options){ .language = language }, &arena, &diag);
	ck_assert_ptr_nonnull(layout.type);
}

static void set_up_english(void)
{
	open_layout("en");
}

static void set_up_chinese(void)
{
	open_layout("zh");
}

static void tear_down(void)
{
	type_close(layout.type);
	arena_release(&arena);
}

static struct para *make(const char *text)
{
	struct para *para = para_new(&layout, &arena, LOOK_BODY);

	para_text(para, text, false, COLOR_NONE);
	para_cut(para);
	return para;
}

static const char *line_text(const struct para *para, size_t line)
{
	const struct piece *first = &para->pieces[para->lines[line].first];
	const struct piece *last = &para->pieces[para->lines[line].end - 1];

	return arena_copy(&arena, first->text, (size_t)(last->text + last->length - first->text));
}

static uint32_t last_of(const char *text)
{
	uint32_t c = 0;

	while (*text != '\0')
		c = text_next(&text);
	return c;
}

static bool is_among(const char *characters, uint32_t c)
{
	while (*characters != '\0')
		if (text_next(&characters) == c)
			return true;
	return false;
}

/* ---- Chinese ---- */

static const char punctuated[] =
	"客户经理说：“交货（含夜间）是第一位的；价格，其次。”《采购办法》第三条写明、也执行！还有"
	"“质量”“服务”两项，合计12.5%，见附录A（共3页）。为什么？因为“返工贵”。";

START_TEST(begins_and_ends_lines_as_chinese_does)
{
	const double em = look_of(&layout, LOOK_BODY).size;

	for (int width = 5; width <= 40; width++) {
		struct para *para = make(punctuated);

		para_break(para, width * em);
		for (size_t i = 0; i < para->line_count; i++) {
			const char *text = line_text(para, i), *first = text;

			ck_assert_msg(!is_among("，。、；：！？）》”’", text_next(&first)),
				      "%d em: begins \"%s\"", width, text);
			ck_assert_msg(!is_among("（《“‘", last_of(text)), "%d em: ends \"%s\"",
				      width, text);
			ck_assert_double_le(para->lines[i].width, (width + 0.5) * em + 0.001);
		}
	}
}
END_TEST

static double width_of(const char *text)
{
	return make(text)->natural / look_of(&layout, LOOK_BODY).size;
}

/* In em, beyond the widths of the parts by themselves. */
static const struct { const char *a, *b; double gap; } gaps[] = {
	{ "中", "文", 0 },    { "中", "A", 0.25 },  { "7", "天", 0.25 },  { "中", "，", 0 },
	{ "，", "7", 0 },     { "”", "，", -0.5 },  { "）", "。", -0.5 }, { "。", "”", -0.5 },
	{ "”", "“", -0.5 },   { "：", "“", -0.5 },  { "（", "“", -0.5 },  { "中", "“", 0 },
	{ "！", "”", 0 },     { "）", "中", 0 },     { "%", "中", 0.25 },  { "中", "−3", 0.25 },
	{ "中", "+3", 0.25 },
};

START_TEST(opens_and_closes_space)
{
	const char *both = arena_printf(&arena, "%s%s", gaps[_i].a, gaps[_i].b);

	ck_assert_double_eq_tol(width_of(both) - width_of(gaps[_i].a) - width_of(gaps[_i].b),
				gaps[_i].gap, 0.02);
}
END_TEST

START_TEST(hangs_closing_marks)
{
	const double em = look_of(&layout, LOOK_BODY).size;
	struct para *para = make("一二三四五六七八九。");

	para_break(para, 9.5 * em); /* the full stop's empty half stands out */
	ck_assert_uint_eq(para->line_count, 1);
	para_break(para, 9.4 * em);
	ck_assert_uint_eq(para->line_count, 2);
}
END_TEST

static const char prose[] =
	"鼎升在三份初选名单上，浩宇在两份上，都落选了；顾小棠没有反对，但要求由她本人登门说明。"
	"唐以宁反对把百川列为机会客户，依据是满车发货。运费已算进毛利，有7位的意见照录。";

/* Every line but the last ends at the margin, give or take a mark that hangs. */
START_TEST(sets_chinese_prose_flush)
{
	const double em = look_of(&layout, LOOK_BODY).size;

	for (int width = 24; width <= 40; width++) {
		struct para *para = make(prose);

		para->justified = true;
		para_break(para, width * em);
		ck_assert_uint_ge(para->line_count, 2);
		for (size_t i = 0; i < para->line_count; i++) {
			const struct line *line = &para->lines[i];
			const double hang = para->pieces[line->end - 1].hang;
			ck_assert_double_le(line->in_han, 0.1 * em);
			if (i + 1 < para->line_count)
				ck_assert_double_eq_tol(line->width, width * em + hang, 0.01);
			else
				ck_assert_double_ge(line->width, 2 * em);
		}
	}
}
END_TEST

/* What is drawn ends where the line says. */
START_TEST(draws_flush_lines_to_the_margin)
{
	const double em = look_of(&layout, LOOK_BODY).size;
	struct para *para = make(prose);
	struct box box = { 0 };

	para->justified = true;
	para_break(para, 30 * em);
	para_draw_line(para, 0, &box, (struct pen){ 0 });
	const struct item *last = box.last;
	ck_assert_int_eq(last->kind, ITEM_TEXT);
	const struct canvas_word *word = &last->text.words[last->text.count - 1];
	const double width = word->shaped->width * last->text.size / 1000;
	ck_assert_double_eq_tol(last->x + word->x + width, para->lines[0].width, 0.01);
}
END_TEST

/* A line is not torn for a long word's sake. */
START_TEST(leaves_a_line_with_a_great_hole_ragged)
{
	const double em = look_of(&layout, LOOK_BODY).size;
	struct para *para = make("一二三四五六七八九十Kommunalversorgungsgesellschaft一二三");

	para->justified = true;
	para_break(para, 24 * em);
	ck_assert_uint_eq(para->line_count, 2);
	ck_assert_double_lt(para->lines[0].width, 12 * em);
	ck_assert_double_eq(para->lines[0].in_han, 0);
}
END_TEST

/* Cells and labels: each line is full before the next begins, but one
 * ideograph does not stand alone. */
START_TEST(fills_lines_of_short_chinese_texts)
{
	const double em = look_of(&layout, LOOK_BODY).size;
	struct para *para = make("一二三四五六七八九十一二三四五六七八九十一二三");

	para_break(para, 10 * em);
	ck_assert_str_eq(line_text(para, 0), "一二三四五六七八九十");
	ck_assert_str_eq(line_text(para, 2), "一二三");
	para = make("一二三四五六七八九十甲。");
	para_break(para, 10 * em);
	ck_assert_str_eq(line_text(para, 1), "十甲。");
}
END_TEST

/* Where a title's punctuation is, not in the middle of a name. */
START_TEST(ends_lines_of_titles_by_the_sense)
{
	const double em = look_of(&layout, LOOK_BODY).size;
	struct para *para = make("关键客户选择：董事会文件");

	para->display = true;
	para_break(para, 9 * em);
	ck_assert_str_eq(line_text(para, 0), "关键客户选择：");
}
END_TEST

static struct para *stressed(void)
{
	struct doc_node *paragraph = doc_new(&arena, DOC_PARAGRAPH);
	struct doc_node *emphasis = doc_new(&arena, DOC_EMPHASIS);
	struct para *para = para_new(&layout, &arena, LOOK_BODY);

	doc_append(emphasis, doc_text(&arena, layout.chinese ? "重要" : "weight"));
	doc_append(paragraph, emphasis);
	para_inlines(para, paragraph);
	para_cut(para);
	return para;
}

START_TEST(stresses_chinese_by_weight)
{
	const struct para *para = stressed();

	ck_assert(para->pieces[0].span->role == FONT_SERIF_BOLD ||
		  para->pieces[0].span->role == FONT_SANS_BOLD);
}
END_TEST

/* ---- English ---- */

START_TEST(stresses_english_by_slant)
{
	ck_assert_int_eq(stressed()->pieces[0].span->role, FONT_SERIF_ITALIC);
}
END_TEST

static const char measured[] = "It takes 12 km of road, 45 % of the time and p. 7 of the terms for 2027–2029, "
			       "says Ms. A. Carrow, with n = 4 answers at £ 9.0 m each, or so we hear.";

START_TEST(keeps_units_with_their_numbers)
{
	static const char *const whole[] = { "12 km", "45 %", "2027–2029", "n = 4" };

	for (int width = 60; width <= 400; width += 5) {
		struct para *para = make(measured);

		para_break(para, width);
		for (size_t w = 0; w < sizeof whole / sizeof *whole; w++) {
			bool found = false;

			for (size_t i = 0; i < para->line_count; i++)
				found = found || strstr(line_text(para, i), whole[w]) != NULL;
			ck_assert_msg(found, "%d pt: \"%s\" is parted", width, whole[w]);
		}
	}
}
END_TEST

/* No worse than filling each line as far as it goes, and no line too long. */
START_TEST(chooses_all_ends_at_once)
{
	for (int width = 80; width <= 400; width += 10) {
		struct para *para = make(measured);
		double rag = 0;

		para_break(para, width);
		for (size_t i = 0; i < para->line_count; i++) {
			ck_assert_double_le(para->lines[i].width, width + 0.001);
			if (i + 1 < para->line_count)
				rag += pow(width - para->lines[i].width, 2);
		}
		double greedy = 0, used = 0;
		size_t lines = 1;
		for (size_t i = 0; i < para->piece_count;) {
			size_t end = i + 1;
			double chain = para->pieces[i].width;

			while (para->pieces[end - 1].after == BREAK_NO && end < para->piece_count) {
				chain += para->pieces[end].gap + para->pieces[end].width;
				end++;
			}
			if (used > 0 && used + para->pieces[i].gap + chain > width) {
				greedy += pow(width - used, 2);
				lines++;
				used = 0;
			}
			used += (used > 0 ? para->pieces[i].gap : 0) + chain;
			i = end;
		}
		ck_assert_uint_eq(para->line_count, lines);
		if (used / width > 0.2)
			ck_assert_double_le(rag, greedy + 0.001);
	}
}
END_TEST

/* A short last line is a lesser fault than a hole above it. */
START_TEST(does_not_feed_the_last_line)
{
	struct para *para = make("Maren Lind answers; sponsor Oswin Hale. They want it too, say both "
				 "directors. Key in 2025.");
	const double whole = para->natural;

	for (double less = 45; less < 60; less++) {
		para_break(para, whole - less);
		ck_assert_uint_eq(para->line_count, 2);
		ck_assert_double_gt(para->lines[0].width, whole - less - 45);
	}
}
END_TEST

START_TEST(balances_titles)
{
	struct para *para = make("Ten key accounts in four segments and what we will do for each");

	para->display = true;
	para_break(para, para->natural * 0.9);
	ck_assert_uint_eq(para->line_count, 2);
	ck_assert_double_eq_tol(para->lines[0].width / para->lines[1].width, 1, 0.2);
}
END_TEST

/* Not where there is room for the word on a line of its own. */
START_TEST(parts_words_only_to_save_a_line)
{
	struct para *para = make("The published specification of the customer");
	const double width = para->natural / 2.6;

	para->hyphenates = true;
	para_break(para, width);
	const size_t lines = para->line_count;
	for (size_t i = 0; i < lines; i++)
		ck_assert(!para->pieces[para->lines[i].end - 1].hyphen);
	const bool saved = para_hyphenate(para, width);
	ck_assert_uint_eq(para->line_count, saved ? lines - 1 : lines);
	para_join_words(para);
	ck_assert_uint_eq(para->line_count, lines);
}
END_TEST

START_TEST(sets_an_empty_text)
{
	struct para *para = make("");

	para_break(para, 100);
	ck_assert_uint_eq(para->line_count, 1);
	ck_assert_double_eq(para->natural, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("paragraph");
	TCase *chinese = tcase_create("chinese"), *english = tcase_create("english");

	tcase_add_checked_fixture(chinese, set_up_chinese, tear_down);
	tcase_add_test(chinese, begins_and_ends_lines_as_chinese_does);
	tcase_add_loop_test(chinese, opens_and_closes_space, 0, COUNT_OF(gaps));
	tcase_add_test(chinese, hangs_closing_marks);
	tcase_add_test(chinese, sets_chinese_prose_flush);
	tcase_add_test(chinese, draws_flush_lines_to_the_margin);
	tcase_add_test(chinese, leaves_a_line_with_a_great_hole_ragged);
	tcase_add_test(chinese, fills_lines_of_short_chinese_texts);
	tcase_add_test(chinese, ends_lines_of_titles_by_the_sense);
	tcase_add_test(chinese, stresses_chinese_by_weight);
	tcase_add_checked_fixture(english, set_up_english, tear_down);
	tcase_add_test(english, stresses_english_by_slant);
	tcase_add_test(english, keeps_units_with_their_numbers);
	tcase_add_test(english, chooses_all_ends_at_once);
	tcase_add_test(english, does_not_feed_the_last_line);
	tcase_add_test(english, balances_titles);
	tcase_add_test(english, parts_words_only_to_save_a_line);
	tcase_add_test(english, sets_an_empty_text);
	suite_add_tcase(suite, chinese);
	suite_add_tcase(suite, english);
	return unit_run(suite);
}
