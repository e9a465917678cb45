#include "base/hash.h"

#include <stdint.h>
#include <sys/types.h>

#include <md5.h>
#include <sha2.h>

void hash_sha256(const void *bytes, size_t size, char out[65])
{
	SHA256Data(bytes, size, out);
}

void hash_md5(const void *bytes, size_t size, char out[33])
{
	MD5Data(bytes, size, out);
}
