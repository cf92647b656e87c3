// C23's #embed reads each file at compile time; SwiftPM's own embedding of resources takes a hundred times as long.
// A test compares this list with the folders, so that no file is forgotten.
#include "CEmbedded.h"

static const unsigned char migration_0001[] = {
#embed "../../migrations/0001_initial.sql"
};

static const unsigned char migration_0002[] = {
#embed "../../migrations/0002_layered_rules.sql"
};

static const struct gh_embedded_file migrations[] = {
    {"0001_initial.sql", migration_0001, sizeof migration_0001},
    {"0002_layered_rules.sql", migration_0002, sizeof migration_0002},
};

size_t gh_migration_count(void) { return sizeof migrations / sizeof migrations[0]; }
struct gh_embedded_file gh_migration(size_t index) { return migrations[index]; }
