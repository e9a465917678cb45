#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONED 1
#endif

#ifdef ARENA_POISONED
#include <sanitizer/asan_interface.h>
enum { GAP = 32 };
#define POISON(start, size) __asan_poison_memory_region((start), (size))
#define UNPOISON(start, size) __asan_unpoison_memory_region((start), (size))
#else
enum { GAP = 0 };
#define POISON(start, size) ((void)(start), (void)(size))
#define UNPOISON(start, size) ((void)(start), (void)(size))
#endif

enum {
	ALIGNMENT = alignof(max_align_t),
	FIRST_BLOCK = 32 << 10,
	LARGEST_BLOCK = 4 << 20,
	LARGEST_KEPT = 256 << 10
};

/* Memory comes zeroed from calloc; what was given out before a reset is cleared
 * when it is given out again. */
struct arena_block {
	struct arena_block *next;
	size_t size, used;
	size_t dirty; /* bytes at the start that were used before */
	alignas(max_align_t) unsigned char data[];
};

static struct arena_block *new_block(size_t size)
{
	struct arena_block *block;

	if (size > SIZE_MAX - sizeof(*block))
		arena_exhausted();
	block = calloc(1, sizeof(*block) + size);
	if (block == NULL)
		arena_exhausted();
	block->size = size;
	POISON(block->data, size);
	return block;
}

/* A block with room for `size` more bytes. A request larger than a usual block
 * gets its own, put behind the newest, whose room stays in use. */
static struct arena_block *block_for(struct arena *arena, size_t size)
{
	struct arena_block *newest = arena->blocks, *block;
	size_t usual = FIRST_BLOCK;

	if (newest != NULL && newest->size - newest->used >= size)
		return newest;
	if (newest != NULL)
		usual = newest->size < LARGEST_BLOCK / 2 ? newest->size * 2 : LARGEST_BLOCK;
	if (newest != NULL && size > usual / 2) {
		block = new_block(size);
		block->next = newest->next;
		newest->next = block;
		return block;
	}
	block = new_block(size > usual ? size : usual);
	block->next = newest;
	arena->blocks = block;
	return block;
}

_Noreturn void arena_exhausted(void)
{
	fputs("kaism: out of memory\n", stderr);
	exit(4);
}

void arena_init(struct arena *arena)
{
	arena->blocks = NULL;
}

void arena_release(struct arena *arena)
{
	struct arena_block *block = arena->blocks, *next;

	for (; block != NULL; block = next) {
		next = block->next;
		UNPOISON(block->data, block->size);
		free(block);
	}
	arena->blocks = NULL;
}

void arena_reset(struct arena *arena)
{
	struct arena_block *newest = arena->blocks, kept;

	if (newest == NULL || newest->size > LARGEST_KEPT) {
		arena_release(arena);
		return;
	}
	kept = *newest;
	*newest = (struct arena_block){ .size = kept.size,
					.dirty = kept.used > kept.dirty ? kept.used : kept.dirty };
	POISON(newest->data, kept.size);
	arena->blocks = kept.next;
	arena_release(arena);
	arena->blocks = newest;
}

/* Where so many bytes will stand; `dirty` tells how many of them were used before. */
static void *take_room(struct arena *arena, size_t size, size_t *dirty)
{
	struct arena_block *block;
	size_t rounded;
	void *memory;

	if (size > SIZE_MAX / 2)
		arena_exhausted();
	rounded = (size + GAP + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (rounded == 0)
		rounded = ALIGNMENT;
	block = block_for(arena, rounded);
	memory = block->data + block->used;
	UNPOISON(memory, size);
	*dirty = block->used >= block->dirty ? 0 : block->dirty - block->used;
	block->used += rounded;
	return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	size_t dirty;
	void *memory = take_room(arena, size, &dirty);

	if (dirty > 0)
		memset(memory, 0, size < dirty ? size : dirty);
	return memory;
}

void *arena_room(struct arena *arena, size_t size)
{
	size_t dirty;

	return take_room(arena, size, &dirty);
}

void *arena_grow(struct arena *arena, void *items, size_t element_size,
                 size_t used, size_t *capacity)
{
	size_t wanted = *capacity < 8 ? 8 : *capacity, bytes;
	void *grown;

	assert(used <= *capacity);
	if (used < *capacity)
		return items;
	if ((*capacity >= 8 && __builtin_mul_overflow(*capacity, (size_t)2, &wanted)) ||
	    __builtin_mul_overflow(wanted, element_size, &bytes))
		arena_exhausted();
	grown = arena_alloc(arena, bytes);
	if (used > 0)
		memcpy(grown, items, used * element_size);
	*capacity = wanted;
	return grown;
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	if (length > 0)
		memcpy(copy, bytes, length);
	return copy;
}

char *arena_string(struct arena *arena, const char *text)
{
	return arena_copy(arena, text, strlen(text));
}

char *arena_vprintf(struct arena *arena, const char *format, va_list values)
{
	va_list again;
	int length;
	char *text;

	va_copy(again, values);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		arena_exhausted();
	text = arena_alloc(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, values);
	return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list values;
	char *text;

	va_start(values, format);
	text = arena_vprintf(arena, format, values);
	va_end(values);
	return text;
}
