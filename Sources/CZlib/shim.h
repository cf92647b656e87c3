// zlib, as the distribution ships it. Its beginning is a macro, which Swift does not see.
#pragma once
#include <zlib.h>

// What the gzip form (RFC 1952) of so many bytes takes at most.
static inline size_t gh_gzip_bound(size_t length) { return compressBound(length) + 18; }

// Writes the gzip form of the input and returns its length; 0 where there is no memory or no room.
static inline size_t gh_gzip(const unsigned char *input, size_t length, unsigned char *output, size_t room) {
  z_stream stream = {.next_in = (unsigned char *)input, .avail_in = length, .next_out = output, .avail_out = room};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
  size_t written = deflate(&stream, Z_FINISH) == Z_STREAM_END ? stream.total_out : 0;
  deflateEnd(&stream);
  return written;
}
