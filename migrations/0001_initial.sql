-- The first schema: tenants with their apps, accounts and rules; what TikTok told us; what we decided and did.
--
-- Conventions
--   Ids are positive 63-bit integers; the application shows them with a prefix (ten_…).
--   Times are milliseconds since 1970-01-01T00:00:00Z, in columns that end in _at.
--   Columns named secret, access or refresh hold sealed bytes and never plain text.
--   Enumerations are integers whose meaning is fixed by the application's raw values.

CREATE TABLE tenants (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  name        TEXT    NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
  disabled    INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  created_at  INTEGER NOT NULL,
  updated_at  INTEGER NOT NULL
) STRICT;

-- TikTok developer apps. No tenant: shared by the whole gateway.
CREATE TABLE apps (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id   INTEGER REFERENCES tenants (id) ON DELETE CASCADE,
  name        TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  client_key  TEXT    NOT NULL UNIQUE CHECK (length(client_key) BETWEEN 1 AND 128),
  secret      BLOB    NOT NULL,
  disabled    INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  created_at  INTEGER NOT NULL,
  updated_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX apps_by_tenant ON apps (tenant_id);

-- TikTok accounts. Deliveries of the business dialect are routed by app and open_id.
CREATE TABLE accounts (
  id                   INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id            INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  name                 TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  dialect              TEXT    NOT NULL CHECK (dialect IN ('open', 'business')),
  open_id              TEXT    CHECK (length(open_id) BETWEEN 1 AND 128),
  app_id               INTEGER REFERENCES apps (id),
  disconnected_at      INTEGER,
  disconnected_reason  TEXT,
  disabled             INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  created_at           INTEGER NOT NULL,
  updated_at           INTEGER NOT NULL,
  CHECK (dialect = 'open' OR (open_id IS NOT NULL AND app_id IS NOT NULL)),
  CHECK ((disconnected_at IS NULL) = (disconnected_reason IS NULL))
) STRICT;
CREATE INDEX accounts_by_tenant ON accounts (tenant_id);
CREATE INDEX accounts_of_app ON accounts (app_id) WHERE app_id IS NOT NULL;
CREATE UNIQUE INDEX accounts_by_app ON accounts (app_id, open_id) WHERE app_id IS NOT NULL AND open_id IS NOT NULL;

CREATE TABLE account_tokens (
  account_id          INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  access              BLOB    NOT NULL,
  refresh             BLOB,
  access_expires_at   INTEGER,
  refresh_expires_at  INTEGER
) STRICT;

-- Secrets that deliveries of the open dialect are signed with. The newest has no end; during a rotation the one before
-- it lives on until expires_at.
CREATE TABLE webhook_secrets (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  account_id  INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  secret      BLOB    NOT NULL,
  created_at  INTEGER NOT NULL,
  expires_at  INTEGER
) STRICT;
CREATE INDEX webhook_secrets_by_account ON webhook_secrets (account_id);

-- Versions are immutable; the highest of a tenant is in force.
CREATE TABLE rule_sets (
  tenant_id   INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  version     INTEGER NOT NULL CHECK (version > 0),
  document    TEXT    NOT NULL,
  author_id   INTEGER REFERENCES operators (id) ON DELETE SET NULL,
  note        TEXT,
  created_at  INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, version)
) STRICT;
CREATE INDEX rule_sets_by_author ON rule_sets (author_id) WHERE author_id IS NOT NULL;

-- One row for each verified delivery about a comment.
--
-- The id is (time of recording << 20) + a growing number, so that rows are appended in order, a range of ids is a range
-- of time, and no column for the time of recording is needed. The account is not a foreign key: that would cost an
-- index as large as the one by tenant. The writer refuses events of an account that its tenant does not have, and
-- deleting an account deletes its events by name.
CREATE TABLE events (
  id                 INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id          INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  account_id         INTEGER NOT NULL,
  kind               INTEGER NOT NULL,
  comment_id         TEXT    NOT NULL,
  video_id           TEXT    NOT NULL,
  parent_comment_id  TEXT,
  author_id          TEXT,
  username           TEXT,
  text               TEXT,
  occurred_at        INTEGER NOT NULL
) STRICT;
CREATE INDEX events_by_tenant ON events (tenant_id);
-- What makes a delivery a repetition, and the way to everything about one comment. TikTok's comment ids grow with time,
-- so new entries fall close together.
CREATE UNIQUE INDEX events_once ON events (comment_id, account_id, kind, occurred_at);

CREATE TABLE decisions (
  event_id          INTEGER PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
  verdict           INTEGER NOT NULL,
  basis             INTEGER NOT NULL,
  rule_id           TEXT,
  rule_set_version  INTEGER NOT NULL,
  -- JSON {"matches":[{"start","end","term"}],"shadows":[{"rule","verdict"}]}; null when both are empty.
  explanation       TEXT
) STRICT;

-- Calls to TikTok that carry decisions out: the outbox.
CREATE TABLE actions (
  id               INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id        INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  account_id       INTEGER NOT NULL,
  event_id         INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  requested        INTEGER NOT NULL,
  carried_out_as   INTEGER NOT NULL,
  state            INTEGER NOT NULL,
  attempts         INTEGER NOT NULL DEFAULT 0,
  next_attempt_at  INTEGER NOT NULL,
  last_error       TEXT,
  updated_at       INTEGER NOT NULL
) STRICT;
CREATE INDEX actions_by_tenant ON actions (tenant_id);
CREATE INDEX actions_by_event ON actions (event_id);
-- Each account's line of waiting actions. By account first, so that the line of one that cannot be served now is passed
-- over in one step, however long it is.
CREATE INDEX actions_due_by_account ON actions (account_id, next_attempt_at) WHERE state = 1;

CREATE TABLE attempts (
  action_id  INTEGER NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
  number     INTEGER NOT NULL CHECK (number > 0),
  began_at   INTEGER NOT NULL,
  ended_at   INTEGER NOT NULL,
  -- accepted, confirmed, retry, failed or dead
  outcome    TEXT    NOT NULL,
  error      TEXT,
  PRIMARY KEY (action_id, number)
) STRICT, WITHOUT ROWID;

-- Verified deliveries we could not use, whole, with the reason. No tenant: sent to a shared app and naming no account.
CREATE TABLE parked (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id    INTEGER REFERENCES tenants (id) ON DELETE CASCADE,
  account_id   INTEGER,
  reason       TEXT    NOT NULL,
  body         BLOB    NOT NULL,
  received_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX parked_by_tenant ON parked (tenant_id);
CREATE UNIQUE INDEX parked_once ON parked (coalesce(tenant_id, 0), coalesce(account_id, 0), body);

-- Events counted by the hour of their recording, in the transaction that stores them. verdict is -1 for events that
-- are not moderated. The first and last times are those of the events themselves.
CREATE TABLE hourly_totals (
  tenant_id   INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  account_id  INTEGER NOT NULL,
  hour_at     INTEGER NOT NULL,
  kind        INTEGER NOT NULL,
  verdict     INTEGER NOT NULL,
  events      INTEGER NOT NULL,
  first_at    INTEGER NOT NULL,
  last_at     INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, account_id, hour_at, kind, verdict)
) STRICT, WITHOUT ROWID;

CREATE TABLE operators (
  id                    INTEGER PRIMARY KEY CHECK (id > 0),
  name                  TEXT    NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
  role                  TEXT    NOT NULL CHECK (role IN ('owner', 'manager', 'moderator', 'viewer')),
  -- argon2id in the PHC string form, which carries its own parameters
  password_hash         TEXT    NOT NULL,
  must_change_password  INTEGER NOT NULL CHECK (must_change_password IN (0, 1)),
  disabled              INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  created_at            INTEGER NOT NULL
) STRICT;

CREATE TABLE operator_grants (
  operator_id  INTEGER NOT NULL REFERENCES operators (id) ON DELETE CASCADE,
  tenant_id    INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  PRIMARY KEY (operator_id, tenant_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX operator_grants_by_tenant ON operator_grants (tenant_id);

-- The token itself is never stored, only its SHA-256.
CREATE TABLE sessions (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  operator_id   INTEGER NOT NULL REFERENCES operators (id) ON DELETE CASCADE,
  token_digest  BLOB    NOT NULL UNIQUE,
  created_at    INTEGER NOT NULL,
  expires_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_operator ON sessions (operator_id);

-- A known text sealed with the gateway's key: a wrong key is noticed at start, and not at the first secret.
CREATE TABLE key_probe (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  sealed  BLOB NOT NULL
) STRICT;

-- Touched by readiness checks, to learn whether the database can really be written.
CREATE TABLE heartbeat (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  beat_at  INTEGER NOT NULL
) STRICT;
