-- Second factors, recovery codes, invitations, and the networks that operators have logged in from.

-- A time-based code (RFC 6238). Until confirmed_at is set, the operator has only been shown the secret.
CREATE TABLE second_factors (
  operator_id   INTEGER PRIMARY KEY REFERENCES operators (id) ON DELETE CASCADE,
  secret        BLOB    NOT NULL,
  -- The last time step whose code was used: none is good twice.
  last_step     INTEGER NOT NULL DEFAULT 0,
  created_at    INTEGER NOT NULL,
  confirmed_at  INTEGER
) STRICT;

-- SHA-256 of codes with more than 112 random bits, which need no slow hash.
CREATE TABLE recovery_codes (
  operator_id  INTEGER NOT NULL REFERENCES operators (id) ON DELETE CASCADE,
  digest       BLOB    NOT NULL,
  used_at      INTEGER,
  PRIMARY KEY (operator_id, digest)
) STRICT, WITHOUT ROWID;

-- One open invitation a name: a newer one replaces it, and acceptance takes it away. With an operator_id, it lets an
-- operator set a new password; without one, it makes an operator of that role.
CREATE TABLE invitations (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  name         TEXT    NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
  operator_id  INTEGER UNIQUE REFERENCES operators (id) ON DELETE CASCADE,
  role         TEXT    NOT NULL CHECK (role IN ('owner', 'manager', 'moderator', 'viewer')),
  code_digest  BLOB    NOT NULL UNIQUE,
  -- Null for the gateway itself.
  invited_by   INTEGER REFERENCES operators (id) ON DELETE CASCADE,
  created_at   INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX invitations_by_inviter ON invitations (invited_by);

CREATE TABLE invitation_grants (
  invitation_id  INTEGER NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
  tenant_id      INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  PRIMARY KEY (invitation_id, tenant_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX invitation_grants_by_tenant ON invitation_grants (tenant_id);

-- Where an operator has logged in from: an attack on its name from elsewhere does not slow these down. An IPv4 address,
-- or the first half of an IPv6 one.
CREATE TABLE known_networks (
  operator_id    INTEGER NOT NULL REFERENCES operators (id) ON DELETE CASCADE,
  network        TEXT    NOT NULL,
  last_login_at  INTEGER NOT NULL,
  PRIMARY KEY (operator_id, network)
) STRICT, WITHOUT ROWID;
