-- Tokens of programs; what is known of a session.

-- The token itself is never stored, only its SHA-256. Revoked ones stay, so that the audit log's ids have a name.
CREATE TABLE tokens (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  operator_id   INTEGER NOT NULL REFERENCES operators (id) ON DELETE CASCADE,
  name          TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  digest        BLOB    NOT NULL UNIQUE,
  last_four     TEXT    NOT NULL,
  -- names of scopes, with spaces between them
  scopes        TEXT    NOT NULL,
  -- 1: whatever the operator may act for; 0: the rows of token_tenants, also when none of them is left
  all_tenants   INTEGER NOT NULL CHECK (all_tenants IN (0, 1)),
  created_at    INTEGER NOT NULL,
  expires_at    INTEGER NOT NULL,
  last_used_at  INTEGER,
  revoked_at    INTEGER
) STRICT;
CREATE INDEX tokens_by_operator ON tokens (operator_id);

CREATE TABLE token_tenants (
  token_id   INTEGER NOT NULL REFERENCES tokens (id) ON DELETE CASCADE,
  tenant_id  INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  PRIMARY KEY (token_id, tenant_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX token_tenants_by_tenant ON token_tenants (tenant_id);

-- Sessions last for hours at most, so those from before end here rather than go on with half of what has to be known.
DROP TABLE sessions;
CREATE TABLE sessions (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  operator_id   INTEGER NOT NULL REFERENCES operators (id) ON DELETE CASCADE,
  token_digest  BLOB    NOT NULL UNIQUE,
  created_at    INTEGER NOT NULL,
  expires_at    INTEGER NOT NULL,
  last_seen_at  INTEGER NOT NULL,
  -- where the login came from, and what program it said to be
  address       TEXT,
  user_agent    TEXT
) STRICT;
CREATE INDEX sessions_by_operator ON sessions (operator_id);
