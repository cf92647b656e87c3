-- How long things are kept, and what was erased on request.

-- Tenants that keep comments for longer or shorter than the gateway's setting says.
CREATE TABLE retention_policies (
  tenant_id     INTEGER PRIMARY KEY REFERENCES tenants (id) ON DELETE CASCADE,
  comment_days  INTEGER NOT NULL CHECK (comment_days >= 7),
  updated_at    INTEGER NOT NULL
) STRICT;

-- The latest moment that the clock showed while it was believed: a clock that jumps ahead must not make everything old.
CREATE TABLE retention_clock (
  id           INTEGER PRIMARY KEY CHECK (id = 1),
  believed_at  INTEGER NOT NULL
) STRICT;

-- A deleted tenant is seen by nobody and its name is free; the row stays until the last of its data is gone.
ALTER TABLE tenants ADD COLUMN deleted_at INTEGER;
CREATE INDEX tenants_deleted ON tenants (deleted_at) WHERE deleted_at IS NOT NULL;

-- Accounts that are deleted, while there is data of theirs. after_event: how far the tenant's events were gone through.
CREATE TABLE deleted_accounts (
  account_id   INTEGER PRIMARY KEY CHECK (account_id > 0),
  tenant_id    INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  deleted_at   INTEGER NOT NULL,
  after_event  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX deleted_accounts_by_tenant ON deleted_accounts (tenant_id);

-- What TikTok users wanted erased, and the receipts for it. Whom it is about is known until the rows are done;
-- the digest lets whoever knows that tell the receipt from any other.
CREATE TABLE erasures (
  id                INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id         INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  -- NULL for all of the tenant's accounts
  account_id        INTEGER,
  subject_digest    TEXT    NOT NULL CHECK (length(subject_digest) = 64),
  author_id         TEXT,
  username          TEXT,
  -- 1 events, 2 parked deliveries, 3 SQLite's log, 4 done
  stage             INTEGER NOT NULL DEFAULT 1 CHECK (stage BETWEEN 1 AND 4),
  -- How far the events and the parked deliveries were gone through, and up to when what was stored is covered.
  after_id          INTEGER NOT NULL DEFAULT 0,
  after_parked_id   INTEGER NOT NULL DEFAULT 0,
  covered_until     INTEGER,
  comments          INTEGER NOT NULL DEFAULT 0,
  events            INTEGER NOT NULL DEFAULT 0,
  explanations      INTEGER NOT NULL DEFAULT 0,
  labels            INTEGER NOT NULL DEFAULT 0,
  replies           INTEGER NOT NULL DEFAULT 0,
  parked            INTEGER NOT NULL DEFAULT 0,
  requested_by      INTEGER REFERENCES operators (id) ON DELETE SET NULL,
  created_at        INTEGER NOT NULL,
  finished_at       INTEGER,
  -- The audit entry that holds the result: its place in the chain is what signs the receipt.
  audit_entry       INTEGER,
  audit_hash        TEXT    CHECK (length(audit_hash) = 64),
  CHECK ((stage = 4) = (finished_at IS NOT NULL)),
  CHECK ((stage >= 3) = (author_id IS NULL AND username IS NULL)),
  CHECK ((stage >= 3) = (covered_until IS NOT NULL)),
  CHECK ((audit_entry IS NULL) = (audit_hash IS NULL))
) STRICT;
CREATE INDEX erasures_by_tenant ON erasures (tenant_id);
CREATE INDEX erasures_by_operator ON erasures (requested_by) WHERE requested_by IS NOT NULL;
CREATE INDEX erasures_open ON erasures (id) WHERE stage < 4;

-- Where the audit log was cut: everything up to last_id, whose hash the first entry that is left hangs on.
CREATE TABLE audit_checkpoints (
  last_id    INTEGER PRIMARY KEY CHECK (last_id > 0),
  -- NULL where it is from before there was a chain
  last_hash  TEXT    CHECK (length(last_hash) = 64),
  -- Cut so far, by this cut and those before it.
  entries    INTEGER NOT NULL CHECK (entries > 0),
  cut_at     INTEGER NOT NULL
) STRICT;
CREATE TRIGGER audit_checkpoints_stay BEFORE DELETE ON audit_checkpoints
  BEGIN SELECT raise(ABORT, 'checkpoints of the audit log are kept for good'); END;
CREATE TRIGGER audit_checkpoints_are_final BEFORE UPDATE ON audit_checkpoints
  BEGIN SELECT raise(ABORT, 'checkpoints of the audit log are never altered'); END;
CREATE TRIGGER audit_checkpoints_go_on BEFORE INSERT ON audit_checkpoints
  WHEN NEW.last_id <= (SELECT max(last_id) FROM audit_checkpoints)
  BEGIN SELECT raise(ABORT, 'the audit log is cut further, never back'); END;
DROP TRIGGER audit_entries_stay;
CREATE TRIGGER audit_entries_stay BEFORE DELETE ON audit_entries
  WHEN OLD.id > coalesce((SELECT max(last_id) FROM audit_checkpoints), 0)
  BEGIN SELECT raise(ABORT, 'audit entries are kept until a checkpoint covers them'); END;
