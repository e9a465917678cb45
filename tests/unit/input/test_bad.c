/* Every case of tests/bad: a file that becomes a project's kaism.yaml, with
 * the exact findings beside it, short in <case>.err and for some cases as a
 * person sees them in <case>.human.err; or a folder with expected.err and
 * perhaps expected.human.err. With
 * KAISM_UPDATE=1 the wanted findings are rewritten: then read the diff. */
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/load.h"
#include "unit.h"

static const char cases_folder[] = "tests/bad";
static char **cases;
static int case_count;

static char *read_whole(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	char *bytes = calloc(1, (1 << 20) + 1);

	*size = 0;
	if (file != NULL) {
		*size = fread(bytes, 1, 1 << 20, file);
		fclose(file);
	}
	return bytes;
}

static void write_whole(const char *path, const char *bytes, size_t size)
{
	FILE *file = fopen(path, "wb");

	ck_assert_ptr_nonnull(file);
	fwrite(bytes, 1, size, file);
	fclose(file);
}

/* The findings about the project in that folder. */
static char *findings_of(const char *folder, enum diag_format format)
{
	struct arena arena;
	struct diag diag;
	struct source *source;
	struct ynode *tree;
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	arena_init(&arena);
	diag_init(&diag, &arena);
	source = source_open(folder, true, &arena, &diag);
	tree = source == NULL ? NULL : load_tree(source, &arena, &diag);
	if (tree != NULL)
		load_selection(tree, source, &arena, &diag);
	source_close(source);
	diag_print(&diag, out, format, false);
	fclose(out);
	arena_release(&arena);
	return text;
}

static void compare(const char *path, const char *got)
{
	size_t size;
	char *want = read_whole(path, &size);

	if (getenv("KAISM_UPDATE") != NULL)
		write_whole(path, got, strlen(got));
	else
		ck_assert_msg(strcmp(want, got) == 0, "%s\n--- wanted\n%s--- found\n%s", path, want,
		              got);
	free(want);
}

static void check_folder(const char *folder, const char *wanted, enum diag_format format)
{
	char *got = findings_of(folder, format);

	ck_assert_msg(*got != '\0', "%s: nothing was found", wanted);
	compare(wanted, got);
	free(got);
}

static void check_file(const char *name)
{
	char folder[] = "/tmp/kaism-bad-XXXXXX", path[512];
	size_t size, stem = strlen(name) - strlen(".yaml");
	char *bytes;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/%s", cases_folder, name);
	bytes = read_whole(path, &size);
	snprintf(path, sizeof(path), "%s/kaism.yaml", folder);
	write_whole(path, bytes, size);
	snprintf(path, sizeof(path), "%s/%.*s.err", cases_folder, (int)stem, name);
	check_folder(folder, path, DIAG_SHORT);
	snprintf(path, sizeof(path), "%s/%.*s.human.err", cases_folder, (int)stem, name);
	if (access(path, F_OK) == 0)
		check_folder(folder, path, DIAG_HUMAN);
	snprintf(path, sizeof(path), "%s/kaism.yaml", folder);
	unlink(path);
	rmdir(folder);
	free(bytes);
}

START_TEST(says_exactly_what_is_wrong)
{
	const char *name = cases[_i];
	char folder[512], wanted[600];

	if (strstr(name, ".yaml") != NULL) {
		check_file(name);
		return;
	}
	snprintf(folder, sizeof(folder), "%s/%s", cases_folder, name);
	snprintf(wanted, sizeof(wanted), "%s/expected.err", folder);
	check_folder(folder, wanted, DIAG_SHORT);
	snprintf(wanted, sizeof(wanted), "%s/%s/expected.human.err", cases_folder, name);
	if (access(wanted, F_OK) == 0)
		check_folder(folder, wanted, DIAG_HUMAN);
}
END_TEST

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void find_cases(void)
{
	DIR *folder = opendir(cases_folder);
	struct dirent *entry;

	while (folder != NULL && (entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] == '.' || strstr(entry->d_name, ".err") != NULL)
			continue;
		cases = realloc(cases, sizeof(*cases) * (size_t)(case_count + 1));
		cases[case_count++] = strdup(entry->d_name);
	}
	if (folder != NULL)
		closedir(folder);
	qsort(cases, (size_t)case_count, sizeof(*cases), compare_names);
}

int main(void)
{
	Suite *suite = suite_create("bad");
	TCase *tests = tcase_create("every case");
	int status;

	find_cases();
	tcase_add_loop_test(tests, says_exactly_what_is_wrong, 0, case_count);
	suite_add_tcase(suite, tests);
	status = case_count < 50 ? EXIT_FAILURE : unit_run(suite);
	for (int i = 0; i < case_count; i++)
		free(cases[i]);
	free(cases);
	return status;
}
