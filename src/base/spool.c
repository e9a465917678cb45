#include "base/spool.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- the file ---- */

static bool open_file(struct spool *spool)
{
	FILE *file = tmpfile();

	if (file == NULL)
		return false;
	spool->descriptor = dup(fileno(file));
	fclose(file);
	spool->has_file = spool->descriptor >= 0;
	return spool->has_file;
}

static bool write_all(int descriptor, const char *bytes, size_t size)
{
	size_t done = 0;

	while (done < size) {
		const ssize_t put = write(descriptor, bytes + done, size - done);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		done += (size_t)put;
	}
	return true;
}

static size_t read_file(const struct spool *spool, size_t at, char *out, size_t size)
{
	size_t done = 0;

	while (done < size) {
		const ssize_t got = pread(spool->descriptor, out + done, size - done, (off_t)(at + done));

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		done += (size_t)got;
	}
	return done;
}

/* ---- memory ---- */

static void reserve(struct spool *spool, size_t size)
{
	size_t capacity = spool->capacity < 4096 ? 4096 : spool->capacity;

	if (size > SIZE_MAX / 4 - spool->kept)
		arena_exhausted();
	while (capacity < spool->kept + size)
		capacity *= 2;
	if (capacity == spool->capacity)
		return;
	spool->bytes = realloc(spool->bytes, capacity);
	if (spool->bytes == NULL)
		arena_exhausted();
	spool->capacity = capacity;
}

/* The file takes no more: what it has comes back before what is in memory. */
static void take_back(struct spool *spool)
{
	const size_t moved = spool->moved;

	reserve(spool, moved);
	memmove(spool->bytes + moved, spool->bytes, spool->kept);
	if (read_file(spool, 0, spool->bytes, moved) != moved)
		arena_exhausted(); /* written and lost: there is nowhere to go on */
	close(spool->descriptor);
	spool->has_file = false;
	spool->kept += moved;
	spool->moved = 0;
}

static void move_to_file(struct spool *spool)
{
	if ((spool->has_file || open_file(spool)) &&
	    write_all(spool->descriptor, spool->bytes, spool->kept)) {
		spool->moved += spool->kept;
		spool->kept = 0;
		return;
	}
	spool->stays = true;
	if (spool->has_file)
		take_back(spool);
}

void spool_put(struct spool *spool, const char *bytes, size_t size)
{
	reserve(spool, size);
	if (size > 0)
		memcpy(spool->bytes + spool->kept, bytes, size);
	spool->kept += size;
	if (spool->kept > SPOOL_KEPT && !spool->stays)
		move_to_file(spool);
}

size_t spool_size(const struct spool *spool)
{
	return spool->moved + spool->kept;
}

size_t spool_read(const struct spool *spool, size_t at, char *out, size_t size)
{
	const size_t all = spool_size(spool);
	size_t done = 0;

	errno = 0;
	if (at >= all)
		return 0;
	size = size < all - at ? size : all - at;
	if (at < spool->moved) {
		const size_t wanted = size < spool->moved - at ? size : spool->moved - at;

		done = read_file(spool, at, out, wanted);
		if (done < wanted) {
			errno = errno == 0 ? EIO : errno;
			return done;
		}
	}
	if (done < size)
		memcpy(out + done, spool->bytes + (at + done - spool->moved), size - done);
	return size;
}

const char *spool_copy(const struct spool *spool, struct arena *arena)
{
	const size_t size = spool_size(spool);
	char *copy = arena_alloc(arena, size + 1);

	return spool_read(spool, 0, copy, size) == size ? copy : NULL;
}

void spool_release(struct spool *spool)
{
	if (spool->has_file)
		close(spool->descriptor);
	free(spool->bytes);
	*spool = (struct spool){ 0 };
}
