#include "base/source.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "../../support/unit.h"

static struct arena arena;
static struct diag diag;
static struct source *source;
static char folder[] = "/tmp/kaism-test-XXXXXX";
static const struct place from = { .file = "kaism.yaml", .line = 2, .column = 3, .width = 6 };

static const char *path_of(const char *name)
{
	return arena_printf(&arena, "%s/%s", folder, name);
}

static void make_bytes(const char *name, const char *bytes, size_t size)
{
	FILE *file = fopen(path_of(name), "w");

	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(bytes, 1, size, file), size);
	ck_assert_int_eq(fclose(file), 0);
}

static void make_file(const char *name, const char *text)
{
	make_bytes(name, text, strlen(text));
}

static void make_folder(const char *name)
{
	ck_assert_int_eq(mkdir(path_of(name), 0777), 0);
}

static void start(void)
{
	arena_init(&arena);
	diag_init(&diag, &arena);
	memcpy(folder + strlen(folder) - 6, "XXXXXX", 6);
	ck_assert_ptr_nonnull(mkdtemp(folder));
	make_folder("project");
	make_file("secret.yaml", "no one reads this\n");
	make_file("project/kaism.yaml", "format: 1\n");
	source = source_open(path_of("project"), true, &arena, &diag);
	ck_assert_ptr_nonnull(source);
}

static void finish(void)
{
	ck_assert_int_eq(system(arena_printf(&arena, "rm -rf '%s'", folder)), 0);
	source_close(source);
	arena_release(&arena);
}

/* The only finding there is, in the short form without its line end. */
static const char *only_finding(void)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	const char *copy;

	ck_assert_uint_eq(diag.count, 1);
	diag_print(&diag, out, DIAG_SHORT, false);
	fclose(out);
	copy = arena_copy(&arena, text, size - 1);
	free(text);
	return copy;
}

START_TEST(reads_a_whole_file)
{
	const struct text *text = source_read_text(source, "kaism.yaml", from, &diag);

	ck_assert_ptr_nonnull(text);
	ck_assert_uint_eq(text->size, 10);
	ck_assert_str_eq(text->data, "format: 1\n");
	ck_assert_uint_eq(diag.count, 0);
	ck_assert_uint_eq(diag.source_count, 1);
	ck_assert_str_eq(diag.sources[0].file, "kaism.yaml");
}
END_TEST

START_TEST(lists_each_file_once_sorted_with_its_bytes)
{
	make_file("project/b.yaml", "");
	make_folder("project/a");
	make_file("project/a/c.yaml", "abc");
	ck_assert_ptr_nonnull(source_read_bytes(source, "kaism.yaml", from, &diag));
	ck_assert_ptr_nonnull(source_read_bytes(source, "b.yaml", from, &diag));
	ck_assert_ptr_nonnull(source_read_bytes(source, "./a//c.yaml", from, &diag));
	ck_assert_ptr_nonnull(source_read_bytes(source, "a/./c.yaml", from, &diag));
	ck_assert_uint_eq(source->input_count, 3);
	ck_assert_str_eq(source->inputs[0].path, "a/c.yaml");
	ck_assert_uint_eq(source->inputs[0].size, 3);
	ck_assert_mem_eq(source->inputs[0].bytes, "abc", 3);
	ck_assert_str_eq(source->inputs[1].path, "b.yaml");
	ck_assert_str_eq(source->inputs[2].path, "kaism.yaml");
	ck_assert_uint_eq(source->total_size, 13);
}
END_TEST

START_TEST(skips_a_byte_order_mark)
{
	const struct text *text;

	make_file("project/a.yaml", "\xEF\xBB\xBF" "a: 1\n");
	text = source_read_text(source, "a.yaml", from, &diag);
	ck_assert_ptr_nonnull(text);
	ck_assert_str_eq(text->data, "a: 1\n");
	ck_assert_uint_eq(text->size, 5);
}
END_TEST

#define AT "kaism.yaml:2:3: error: "

/* What start() and make_odd_files() leave, and how reading it is refused. */
static const struct { const char *path, *want; } refused[] = {
	{ "", AT "the path `` is empty [escapes-project]" },
	{ "/etc/passwd", AT "the path `/etc/passwd` is an absolute path [escapes-project]" },
	{ "../secret.yaml", AT "the path `../secret.yaml` has a `..` [escapes-project]" },
	{ "a/../kaism.yaml", AT "the path `a/../kaism.yaml` has a `..` [escapes-project]" },
	{ "a/..", AT "the path `a/..` has a `..` [escapes-project]" },
	{ "out.yaml", AT "`out.yaml` leads out of the project folder [escapes-project]" },
	{ "far.yaml", AT "`far.yaml` leads out of the project folder [escapes-project]" },
	{ "up/secret.yaml", AT "`up/secret.yaml` leads out of the project folder [escapes-project]" },
	{ "loop.yaml", AT "`loop.yaml` leads out of the project folder [escapes-project]" },
	{ "dangling.yaml", AT "cannot open `dangling.yaml`: No such file or directory [cannot-open]" },
	{ "absent.yaml", AT "cannot open `absent.yaml`: No such file or directory [cannot-open]" },
	{ "kaism.yaml/x", AT "cannot open `kaism.yaml/x`: Not a directory [cannot-open]" },
	{ "folder", AT "`folder` is a folder, not a file [not-a-regular-file]" },
	{ ".", AT "`` is a folder, not a file [not-a-regular-file]" },
	{ "pipe", AT "`pipe` is a named pipe, not a file [not-a-regular-file]" },
	{ "socket", AT "cannot open `socket`: No such device or address [cannot-open]" },
	{ "large", AT "`large` has 16777217 bytes; a file may have 16777216 (16 MiB) "
	           "[file-too-large]" },
	{ "huge", AT "`huge` has 8796093022208 bytes; a file may have 16777216 (16 MiB) "
	          "[file-too-large]" },
};

static void make_socket(const char *name)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path_of(name));
	ck_assert_int_eq(bind(descriptor, (struct sockaddr *)&address, sizeof(address)), 0);
	close(descriptor);
}

static void make_odd_files(void)
{
	make_folder("project/folder");
	ck_assert_int_eq(symlink("../secret.yaml", path_of("project/out.yaml")), 0);
	ck_assert_int_eq(symlink("/etc/passwd", path_of("project/far.yaml")), 0);
	ck_assert_int_eq(symlink("..", path_of("project/up")), 0);
	ck_assert_int_eq(symlink("loop.yaml", path_of("project/loop.yaml")), 0);
	ck_assert_int_eq(symlink("nothing", path_of("project/dangling.yaml")), 0);
	ck_assert_int_eq(mkfifo(path_of("project/pipe"), 0666), 0);
	make_socket("project/socket");
	make_file("project/large", "");
	ck_assert_int_eq(truncate(path_of("project/large"), SOURCE_FILE_LIMIT + 1), 0);
	make_file("project/huge", "");
	ck_assert_int_eq(truncate(path_of("project/huge"), (off_t)8 << 40), 0);
}

START_TEST(refuses_what_is_no_file_of_the_project)
{
	make_odd_files();
	ck_assert_ptr_null(source_read_text(source, refused[_i].path, from, &diag));
	ck_assert_str_eq(only_finding(), refused[_i].want);
	ck_assert_int_eq(diag_exit_status(&diag, DIAG_ERROR), 3);
	ck_assert_uint_eq(source->input_count, 0);
}
END_TEST

START_TEST(follows_a_link_inside_the_project)
{
	make_folder("project/folder");
	make_file("project/folder/a.yaml", "a: 1\n");
	ck_assert_int_eq(symlink("folder/a.yaml", path_of("project/link.yaml")), 0);
	ck_assert_ptr_nonnull(source_read_text(source, "link.yaml", from, &diag));
	ck_assert_uint_eq(diag.count, 0);
}
END_TEST

START_TEST(reads_a_file_of_just_the_limit)
{
	const struct text *text;

	make_file("project/full", "");
	ck_assert_int_eq(truncate(path_of("project/full"), SOURCE_FILE_LIMIT), 0);
	text = source_read_bytes(source, "full", from, &diag);
	ck_assert_ptr_nonnull(text);
	ck_assert_uint_eq(text->size, SOURCE_FILE_LIMIT);
}
END_TEST

START_TEST(refuses_a_project_that_is_too_large)
{
	source->total_size = SOURCE_PROJECT_LIMIT - 10;
	ck_assert_ptr_nonnull(source_read_bytes(source, "kaism.yaml", from, &diag));
	ck_assert_ptr_nonnull(source_read_bytes(source, "kaism.yaml", from, &diag));
	make_file("project/one.yaml", "1");
	ck_assert_ptr_null(source_read_bytes(source, "one.yaml", from, &diag));
	ck_assert_str_eq(only_finding(), AT "with `one.yaml` the project's files have more than "
	                 "134217728 bytes (128 MiB) [project-too-large]");
}
END_TEST

START_TEST(refuses_too_many_files)
{
	for (int i = 0; i < SOURCE_FILES_LIMIT; i++) {
		const char *name = arena_printf(&arena, "%05d.yaml", i);

		source->inputs = arena_grow(&arena, source->inputs, sizeof(*source->inputs),
		                            source->input_count, &source->input_capacity);
		source->inputs[source->input_count++] = (struct source_input){ .path = name };
	}
	ck_assert_ptr_null(source_read_bytes(source, "kaism.yaml", from, &diag));
	ck_assert_str_eq(only_finding(), AT "a project may have 20000 files [project-too-large]");
}
END_TEST

static const struct { const char *bytes; size_t size; const char *want; } texts[] = {
	{ "a: 1\nb: \xFF\n", 11, "t.yaml:2:4: error: byte 0xff is not UTF-8 [not-utf8]" },
	{ "日本\xC4\xE3", 8, "t.yaml:1:3: error: byte 0xc4 is not UTF-8 [not-utf8]" },
	{ "a\r\nb\rc\xED\xA0\x80", 9, "t.yaml:3:2: error: byte 0xed is not UTF-8 [not-utf8]" },
	{ "\xFF\xFE" "a\0:\0", 6, "t.yaml: error: the file is UTF-16, not UTF-8 [not-utf8]" },
	{ "\xFE\xFF\0a\0:", 6, "t.yaml: error: the file is UTF-16, not UTF-8 [not-utf8]" },
	{ "a\0:\0", 4, "t.yaml: error: the file is UTF-16, not UTF-8 [not-utf8]" },
	{ "\0a\0:", 4, "t.yaml: error: the file is UTF-16, not UTF-8 [not-utf8]" },
	{ "\xFF\xFE\0\0a\0\0\0", 8, "t.yaml: error: the file is UTF-32, not UTF-8 [not-utf8]" },
	{ "a\0\0\0:\0\0\0", 8, "t.yaml: error: the file is UTF-32, not UTF-8 [not-utf8]" },
	{ "\0\0\0a", 4, "t.yaml: error: the file is UTF-32, not UTF-8 [not-utf8]" },
	{ "ab: \0\n", 6, "t.yaml:1:5: error: a NUL byte, U+0000 [control-character]" },
	{ "名: \x1b[31m", 9, "t.yaml:1:4: error: control character U+001B [control-character]" },
	{ "a\x7f", 2, "t.yaml:1:2: error: control character U+007F [control-character]" },
	{ "a\n\xC2\x85", 4, "t.yaml:2:1: error: control character U+0085 [control-character]" },
	{ "a \xEF\xBF\xBE", 5, "t.yaml:1:3: error: control character U+FFFE [control-character]" },
	{ "a: \xEF\xBB\xBF", 6,
	  "t.yaml:1:4: error: a byte order mark (U+FEFF) inside the text [control-character]" },
	{ "a: \xE2\x80\xAE", 6,
	  "t.yaml:1:4: error: U+202E turns the direction of the text around it [direction-control]" },
};

START_TEST(refuses_what_is_no_text_at_its_place)
{
	make_bytes("project/t.yaml", texts[_i].bytes, texts[_i].size);
	ck_assert_ptr_null(source_read_text(source, "t.yaml", from, &diag));
	ck_assert_str_eq(only_finding(), texts[_i].want);
	ck_assert_int_eq(diag_exit_status(&diag, DIAG_ERROR), 3);
	ck_assert_ptr_nonnull(source_read_bytes(source, "t.yaml", from, &diag));
}
END_TEST

START_TEST(finds_the_project_above_up_to_the_git_root)
{
	struct source *found;

	make_folder("project/.git");
	make_folder("project/accounts");
	make_folder("project/accounts/old");
	found = source_open(path_of("project/accounts/old"), false, &arena, &diag);
	ck_assert_ptr_nonnull(found);
	ck_assert_str_eq(found->root, path_of("project/accounts/old/../.."));
	ck_assert_ptr_nonnull(source_read_text(found, "kaism.yaml", from, &diag));
	source_close(found);
	ck_assert_ptr_null(source_open(path_of("project/accounts"), true, &arena, &diag));
	ck_assert_str_eq(only_finding(), arena_printf(&arena,
		"error: no kaism.yaml in `%s/project/accounts` [no-project]", folder));
}
END_TEST

START_TEST(looks_no_further_than_the_git_root)
{
	make_folder("project/other");
	make_folder("project/other/.git");
	make_folder("project/other/deep");
	ck_assert_ptr_null(source_open(path_of("project/other/deep"), false, &arena, &diag));
	ck_assert_str_eq(only_finding(), arena_printf(&arena,
		"error: no kaism.yaml in `%s/project/other/deep` or above it [no-project]", folder));
}
END_TEST

START_TEST(refuses_to_open_what_is_no_folder)
{
	ck_assert_ptr_null(source_open(path_of("secret.yaml"), true, &arena, &diag));
	ck_assert_str_eq(only_finding(), arena_printf(&arena,
		"error: `%s/secret.yaml` is not a folder [no-project]", folder));
	diag_init(&diag, &arena);
	ck_assert_ptr_null(source_open(path_of("nowhere"), true, &arena, &diag));
	ck_assert_str_eq(only_finding(), arena_printf(&arena,
		"error: cannot open the folder `%s/nowhere`: No such file or directory [cannot-open]",
		folder));
}
END_TEST

static const struct { const char *pattern, *want; } globs[] = {
	{ "*.yaml", "B.yaml a.yaml kaism.yaml" },
	{ "accounts/*.yaml", "accounts/brightfold.yaml accounts/kestner.yaml accounts/名.yaml" },
	{ "./accounts//*.yaml", "accounts/brightfold.yaml accounts/kestner.yaml accounts/名.yaml" },
	{ "accounts/?.yaml", "accounts/名.yaml" },
	{ "accounts/[a-k]*.yaml", "accounts/brightfold.yaml accounts/kestner.yaml" },
	{ "accounts/[!b]*.yaml", "accounts/kestner.yaml accounts/名.yaml" },
	{ "accounts/*", "accounts/brightfold.yaml accounts/kestner.yaml accounts/名.yaml" },
	{ "*/*.yaml", "accounts/brightfold.yaml accounts/kestner.yaml accounts/名.yaml" },
	{ "*/old/*", "accounts/old/x.yaml" },
	{ "acc*/k*r.yaml", "accounts/kestner.yaml" },
	{ "*/kestner.yaml", "accounts/kestner.yaml" },
	{ "[", "" },
	{ "\\[x\\].md", "[x].md" },
	{ "[x].md", "" },
	{ "[[]x].md", "[x].md" },
	{ "a.yaml", "a.yaml" },
	{ "absent.yaml", "absent.yaml" },
	{ "*.txt", "" },
	{ "nowhere/*.yaml", "" },
	{ "kaism.yaml/*", "" },
	{ ".*", "" },
	{ "acc*/absent.yaml", "" },
};

static void make_tree(void)
{
	make_file("project/a.yaml", "");
	make_file("project/B.yaml", "");
	make_file("project/.hidden.yaml", "");
	make_file("project/[x].md", "");
	make_folder("project/accounts");
	make_folder("project/accounts/old");
	make_folder("project/.git");
	make_file("project/.git/config.yaml", "");
	make_file("project/accounts/old/x.yaml", "");
	make_file("project/accounts/kestner.yaml", "");
	make_file("project/accounts/brightfold.yaml", "");
	make_file("project/accounts/.#kestner.yaml", "");
	make_file("project/accounts/名.yaml", "");
}

START_TEST(expands_patterns_bytewise_without_hidden_files)
{
	size_t count;
	const char **paths, *got = "";

	make_tree();
	paths = source_glob(source, globs[_i].pattern, from, &count, &diag);
	for (size_t i = 0; i < count; i++)
		got = arena_printf(&arena, "%s%s%s", got, i > 0 ? " " : "", paths[i]);
	ck_assert_str_eq(got, globs[_i].want);
	if (count > 0)
		ck_assert_uint_eq(diag.count, 0);
	else
		ck_assert_str_eq(only_finding(), arena_printf(&arena,
			AT "no file matches `%s` [no-match]", globs[_i].pattern));
}
END_TEST

static const struct { const char *pattern, *want; } refused_globs[] = {
	{ "../*.yaml", AT "the path `../*.yaml` has a `..` [escapes-project]" },
	{ "/etc/*", AT "the path `/etc/*` is an absolute path [escapes-project]" },
	{ "up/*.yaml", AT "`up` leads out of the project folder [escapes-project]" },
	{ "*/secret.yaml", NULL }, /* found, and refused when it is read */
};

START_TEST(never_expands_beyond_the_root)
{
	size_t count;
	const char **paths;

	ck_assert_int_eq(symlink("..", path_of("project/up")), 0);
	paths = source_glob(source, refused_globs[_i].pattern, from, &count, &diag);
	if (refused_globs[_i].want == NULL) {
		ck_assert_uint_eq(count, 1);
		ck_assert_ptr_null(source_read_text(source, paths[0], from, &diag));
		return;
	}
	ck_assert_ptr_null(paths);
	ck_assert_str_eq(only_finding(), refused_globs[_i].want);
}
END_TEST

START_TEST(expands_a_hostile_pattern_in_no_time)
{
	char name[250];
	size_t count;

	memset(name, 'a', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	make_file(arena_printf(&arena, "project/%s", name), "");
	source_glob(source, "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", from, &count, &diag);
	ck_assert_uint_eq(count, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("base/source");
	TCase *tcase = tcase_create("source");

	tcase_add_checked_fixture(tcase, start, finish);
	tcase_add_test(tcase, reads_a_whole_file);
	tcase_add_test(tcase, lists_each_file_once_sorted_with_its_bytes);
	tcase_add_test(tcase, skips_a_byte_order_mark);
	tcase_add_loop_test(tcase, refuses_what_is_no_file_of_the_project, 0, COUNT_OF(refused));
	tcase_add_test(tcase, follows_a_link_inside_the_project);
	tcase_add_test(tcase, reads_a_file_of_just_the_limit);
	tcase_add_test(tcase, refuses_a_project_that_is_too_large);
	tcase_add_test(tcase, refuses_too_many_files);
	tcase_add_loop_test(tcase, refuses_what_is_no_text_at_its_place, 0, COUNT_OF(texts));
	tcase_add_test(tcase, finds_the_project_above_up_to_the_git_root);
	tcase_add_test(tcase, looks_no_further_than_the_git_root);
	tcase_add_test(tcase, refuses_to_open_what_is_no_folder);
	tcase_add_loop_test(tcase, expands_patterns_bytewise_without_hidden_files, 0, COUNT_OF(globs));
	tcase_add_loop_test(tcase, never_expands_beyond_the_root, 0, COUNT_OF(refused_globs));
	tcase_add_test(tcase, expands_a_hostile_pattern_in_no_time);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
