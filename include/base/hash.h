#ifndef KAISM_BASE_HASH_H
#define KAISM_BASE_HASH_H

#include <stddef.h>

/* SHA-256 as 64 lower-case hex digits and a NUL. */
void hash_sha256(const void *bytes, size_t size, char out[65]);

/* MD5 as 32 lower-case hex digits and a NUL: tells files apart, guards nothing. */
void hash_md5(const void *bytes, size_t size, char out[33]);

#endif
