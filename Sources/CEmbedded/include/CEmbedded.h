// Files compiled into the binary, so that one executable is all there is to install.
#pragma once
#include <stddef.h>

struct gh_embedded_file {
  const char *name;
  const unsigned char *bytes;
  size_t length;
};

size_t gh_migration_count(void);
struct gh_embedded_file gh_migration(size_t index);

struct gh_embedded_file gh_default_settings(void);

size_t gh_pack_count(void);
struct gh_embedded_file gh_pack(size_t index);

struct gh_embedded_file gh_openapi(void);

size_t gh_console_count(void);
struct gh_embedded_file gh_console(size_t index);

struct gh_embedded_file gh_common_passwords(void);
