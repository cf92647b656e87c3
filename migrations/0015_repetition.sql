-- What keeps a gateway from doing once more what its database does not know of any more.

-- When the database was restored from a backup last: whether comments written until then were replied to, nobody knows.
CREATE TABLE last_restore (
  id           INTEGER PRIMARY KEY CHECK (id = 1),
  restored_at  INTEGER NOT NULL
) STRICT;

-- Until when a tenant's comments were deleted for their age: one from before then that is found at TikTok is not new.
CREATE TABLE deleted_comments (
  tenant_id       INTEGER PRIMARY KEY REFERENCES tenants (id) ON DELETE CASCADE,
  written_before  INTEGER NOT NULL
) STRICT;
