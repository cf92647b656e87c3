-- Rule sets of the gateway, its tenants and their accounts; term lists; what rules did and what people did about it.
--
-- Layers are stored as 1 gateway, 2 tenant, 3 account. Days are midnights of UTC. In the keys of counters 0 stands for
-- "none", since a primary key holds no NULL.

-- Who has a rule set: the gateway (neither column), a tenant, or one account of a tenant. The revision grows whenever
-- what is in force changes: another version, or another content of a list that it names.
CREATE TABLE rule_owners (
  id          INTEGER PRIMARY KEY,
  tenant_id   INTEGER REFERENCES tenants (id) ON DELETE CASCADE,
  account_id  INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
  version     INTEGER NOT NULL CHECK (version > 0),
  revision    INTEGER NOT NULL CHECK (revision > 0),
  CHECK (account_id IS NULL OR tenant_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX rule_owners_once ON rule_owners (coalesce(tenant_id, 0), coalesce(account_id, 0));
CREATE INDEX rule_owners_by_tenant ON rule_owners (tenant_id);
CREATE INDEX rule_owners_by_account ON rule_owners (account_id);
INSERT INTO rule_owners (tenant_id, version, revision)
  SELECT tenant_id, max(version), max(version) FROM rule_sets GROUP BY tenant_id;

-- Versions are immutable; the owner's row names the one in force.
CREATE TABLE rule_set_versions (
  owner_id    INTEGER NOT NULL REFERENCES rule_owners (id) ON DELETE CASCADE,
  version     INTEGER NOT NULL CHECK (version > 0),
  document    TEXT    NOT NULL,
  author_id   INTEGER REFERENCES operators (id) ON DELETE SET NULL,
  note        TEXT,
  -- the earlier version that this one brought back
  restores    INTEGER,
  created_at  INTEGER NOT NULL,
  PRIMARY KEY (owner_id, version)
) STRICT;
INSERT INTO rule_set_versions (owner_id, version, document, author_id, note, created_at)
  SELECT rule_owners.id, rule_sets.version, document, author_id, note, created_at
  FROM rule_sets JOIN rule_owners ON rule_owners.tenant_id = rule_sets.tenant_id;
DROP TABLE rule_sets;
ALTER TABLE rule_set_versions RENAME TO rule_sets;
CREATE INDEX rule_sets_by_author ON rule_sets (author_id) WHERE author_id IS NOT NULL;

-- Lists of terms that rules name. No tenant: the gateway's, which every tenant may use.
CREATE TABLE term_lists (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id   INTEGER REFERENCES tenants (id) ON DELETE CASCADE,
  name        TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
  title       TEXT    CHECK (length(title) <= 200),
  version     INTEGER NOT NULL CHECK (version > 0),
  term_count  INTEGER NOT NULL,
  created_at  INTEGER NOT NULL,
  updated_at  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX term_lists_once ON term_lists (coalesce(tenant_id, 0), name);
CREATE INDEX term_lists_by_tenant ON term_lists (tenant_id);

-- Immutable; the list's row names the one in force.
CREATE TABLE term_list_versions (
  list_id     INTEGER NOT NULL REFERENCES term_lists (id) ON DELETE CASCADE,
  version     INTEGER NOT NULL CHECK (version > 0),
  -- UTF-8, one term a line, no line break at the end
  terms       BLOB    NOT NULL,
  term_count  INTEGER NOT NULL,
  author_id   INTEGER REFERENCES operators (id) ON DELETE SET NULL,
  created_at  INTEGER NOT NULL,
  PRIMARY KEY (list_id, version)
) STRICT;
CREATE INDEX term_list_versions_by_author ON term_list_versions (author_id) WHERE author_id IS NOT NULL;

-- The stored lists that the versions in force name, as they write it: a list that is named cannot be deleted, and a
-- change of it is a change of what is in force.
CREATE TABLE rule_list_uses (
  owner_id   INTEGER NOT NULL REFERENCES rule_owners (id) ON DELETE CASCADE,
  reference  TEXT    NOT NULL,
  list_id    INTEGER NOT NULL REFERENCES term_lists (id),
  PRIMARY KEY (owner_id, reference)
) STRICT, WITHOUT ROWID;
CREATE INDEX rule_list_uses_by_list ON rule_list_uses (list_id);

-- rule_set_version stays the tenant's own, 0 where it had none; the other layers are NULL where they had none.
ALTER TABLE decisions ADD COLUMN gateway_version INTEGER;
ALTER TABLE decisions ADD COLUMN account_version INTEGER;
-- Of the deciding rule; NULL is the tenant's, as in all rows from before there were layers.
ALTER TABLE decisions ADD COLUMN rule_layer INTEGER;

-- Filled only where a decision gave labels, to find events by them. Events bring their tenant's deletion along.
CREATE TABLE event_labels (
  tenant_id  INTEGER NOT NULL,
  label      TEXT    NOT NULL,
  event_id   INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  PRIMARY KEY (tenant_id, label, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_labels_by_event ON event_labels (event_id);

-- What a reply says; NULL for all other actions.
ALTER TABLE actions ADD COLUMN reply_text TEXT;
-- Set while a reply is on its way to TikTok: found after a start, it means that nobody knows whether it arrived.
ALTER TABLE actions ADD COLUMN sending_at INTEGER;
CREATE INDEX actions_being_sent ON actions (sending_at) WHERE sending_at IS NOT NULL;

-- Replies that were queued: one for each comment, and so many for each rule and video within its window.
CREATE TABLE replies (
  account_id  INTEGER NOT NULL,
  comment_id  TEXT    NOT NULL,
  video_id    TEXT    NOT NULL,
  rule_id     TEXT    NOT NULL,
  event_id    INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  action_id   INTEGER NOT NULL,
  created_at  INTEGER NOT NULL,
  -- the reply's own id at TikTok, once we heard of it
  written_id  TEXT,
  PRIMARY KEY (account_id, comment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX replies_written ON replies (account_id, written_id) WHERE written_id IS NOT NULL;
CREATE INDEX replies_by_video ON replies (account_id, rule_id, video_id, created_at);
CREATE INDEX replies_by_event ON replies (event_id);

-- Comments decided by each combination of versions, counted in the transaction that stores them. With the documents of
-- those versions it tells how many comments each rule was asked about.
CREATE TABLE rule_set_days (
  tenant_id        INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  day_at           INTEGER NOT NULL,
  account_id       INTEGER NOT NULL,
  gateway_version  INTEGER NOT NULL,
  tenant_version   INTEGER NOT NULL,
  account_version  INTEGER NOT NULL,
  decisions        INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, day_at, account_id, gateway_version, tenant_version, account_version)
) STRICT, WITHOUT ROWID;

-- What each rule did, by the day of the comments.
CREATE TABLE rule_days (
  tenant_id    INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  day_at       INTEGER NOT NULL,
  layer        INTEGER NOT NULL,
  rule_id      TEXT    NOT NULL,
  account_id   INTEGER NOT NULL,
  hits         INTEGER NOT NULL DEFAULT 0,
  shadow_hits  INTEGER NOT NULL DEFAULT 0,
  acted        INTEGER NOT NULL DEFAULT 0,
  overturned   INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, day_at, layer, rule_id, account_id)
) STRICT, WITHOUT ROWID;

-- Rules that carry a fuse, counted since the day began or somebody set them free. account_id is 0 unless the rule is an
-- account's own. hits are of the layer's version named; evaluated_before is how many comments that version had decided
-- on that day when the counting began.
CREATE TABLE rule_fuses (
  tenant_id         INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  layer             INTEGER NOT NULL,
  rule_id           TEXT    NOT NULL,
  account_id        INTEGER NOT NULL,
  day_at            INTEGER NOT NULL,
  version           INTEGER NOT NULL,
  acted             INTEGER NOT NULL,
  hits              INTEGER NOT NULL,
  evaluated_before  INTEGER NOT NULL,
  -- NULL while the rule acts
  demoted_at        INTEGER,
  reason            TEXT,
  PRIMARY KEY (tenant_id, layer, rule_id, account_id),
  CHECK ((demoted_at IS NULL) = (reason IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX rule_fuses_blown ON rule_fuses (demoted_at) WHERE demoted_at IS NOT NULL;

CREATE TABLE notices (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id   INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  kind        INTEGER NOT NULL,
  rule_id     TEXT,
  event_id    INTEGER REFERENCES events (id) ON DELETE CASCADE,
  message     TEXT    NOT NULL,
  created_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX notices_by_tenant ON notices (tenant_id);
CREATE INDEX notices_by_event ON notices (event_id) WHERE event_id IS NOT NULL;

-- Comments whose decision waits for an external classifier. The categories are a JSON array.
CREATE TABLE pending_scores (
  event_id         INTEGER PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
  categories       TEXT    NOT NULL,
  attempts         INTEGER NOT NULL DEFAULT 0,
  next_attempt_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX pending_scores_due ON pending_scores (next_attempt_at, event_id);

-- The undoing of what one version of a rule set removed. The tenant is the one whose comments are gone through; the
-- layer and the account say whose rule set it is.
CREATE TABLE undo_jobs (
  id               INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id        INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  layer            INTEGER NOT NULL,
  account_id       INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
  version          INTEGER NOT NULL,
  received_from    INTEGER,
  received_until   INTEGER,
  state            INTEGER NOT NULL,
  examined         INTEGER NOT NULL DEFAULT 0,
  queued           INTEGER NOT NULL DEFAULT 0,
  withdrawn        INTEGER NOT NULL DEFAULT 0,
  still_hidden     INTEGER NOT NULL DEFAULT 0,
  deleted          INTEGER NOT NULL DEFAULT 0,
  already_visible  INTEGER NOT NULL DEFAULT 0,
  cursor           INTEGER,
  created_by       INTEGER REFERENCES operators (id) ON DELETE SET NULL,
  created_at       INTEGER NOT NULL,
  updated_at       INTEGER NOT NULL,
  CHECK ((layer = 3) = (account_id IS NOT NULL))
) STRICT;
CREATE INDEX undo_jobs_by_tenant ON undo_jobs (tenant_id);
CREATE INDEX undo_jobs_by_account ON undo_jobs (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX undo_jobs_by_operator ON undo_jobs (created_by) WHERE created_by IS NOT NULL;
-- One running job (state 1) for each version.
CREATE UNIQUE INDEX undo_jobs_running ON undo_jobs (tenant_id, layer, coalesce(account_id, 0), version)
  WHERE state = 1;

-- What a person decided about a comment, the last time.
CREATE TABLE reviews (
  event_id     INTEGER PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
  verdict      INTEGER NOT NULL,
  reviewer_id  INTEGER REFERENCES operators (id) ON DELETE SET NULL,
  created_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX reviews_by_reviewer ON reviews (reviewer_id) WHERE reviewer_id IS NOT NULL;

-- Who changed what. Append-only, and so without references: the entries outlive the tenants and operators they name.
CREATE TABLE audit_entries (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id    INTEGER,
  operator_id  INTEGER,
  action       TEXT    NOT NULL,
  subject      TEXT    NOT NULL,
  detail       TEXT,
  created_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX audit_entries_by_tenant ON audit_entries (tenant_id);
CREATE TRIGGER audit_entries_stay BEFORE DELETE ON audit_entries
  BEGIN SELECT raise(ABORT, 'audit entries are kept for good'); END;
CREATE TRIGGER audit_entries_are_final BEFORE UPDATE ON audit_entries
  BEGIN SELECT raise(ABORT, 'audit entries are never altered'); END;
