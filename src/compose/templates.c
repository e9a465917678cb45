#include "compose/templates.h"

#include <string.h>

#include "model/words.h"

const struct template_file *
template_find(enum language language, const char *name)
{
	const char *folder = word_of(&words_language, (int)language);
	const size_t length = strlen(folder);

	for (size_t i = 0; i < template_file_count; i++) {
		const char *path = template_files[i].path;

		if (strncmp(path, folder, length) == 0 && path[length] == '/' &&
		    strcmp(path + length + 1, name) == 0)
			return &template_files[i];
	}
	return NULL;
}
