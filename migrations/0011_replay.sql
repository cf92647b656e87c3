-- Retrying what was given up, and replaying stored comments through the rules in force.

-- Why an action was given up, by name (permission, unreachable …). Null while it was not, and for those given up before
-- reasons were kept.
ALTER TABLE actions ADD COLUMN failure TEXT;
-- Attempts made before it was last retried: the schedule of attempts begins anew behind them.
ALTER TABLE actions ADD COLUMN attempts_before INTEGER NOT NULL DEFAULT 0;
-- Failed (state 4) and dead (state 5), which few are: waiting and done ones cost this index nothing.
CREATE INDEX actions_given_up ON actions (tenant_id) WHERE state IN (4, 5);

-- Retries in bulk. The filter is a null where that side is open; its time has an end always.
CREATE TABLE retry_jobs (
  id              INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id       INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  account_id      INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
  kind            INTEGER,
  failure         TEXT,
  given_up_from   INTEGER,
  given_up_until  INTEGER NOT NULL,
  -- 1 running, 2 done, 3 cancelled, 4 outdated
  state           INTEGER NOT NULL,
  -- JSON {"examined","retried","settled","left"}
  counts          TEXT    NOT NULL,
  -- the last action looked at
  cursor          INTEGER,
  created_by      INTEGER REFERENCES operators (id) ON DELETE SET NULL,
  created_at      INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX retry_jobs_by_tenant ON retry_jobs (tenant_id);
CREATE INDEX retry_jobs_by_account ON retry_jobs (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX retry_jobs_by_operator ON retry_jobs (created_by) WHERE created_by IS NOT NULL;
CREATE UNIQUE INDEX retry_jobs_running ON retry_jobs (tenant_id) WHERE state = 1;

-- Replays. The selection is a null where that side is open; verdict, label and rule are those of stored decisions.
CREATE TABLE replay_jobs (
  id              INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id       INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  account_id      INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
  received_from   INTEGER,
  received_until  INTEGER NOT NULL,
  verdict         INTEGER,
  label           TEXT,
  rule_id         TEXT,
  -- 1 compare, 2 act
  mode            INTEGER NOT NULL,
  -- the comparison that this job carries out; not a reference, since what was compared may be cleared away
  compared_in     INTEGER,
  -- SHA-256 over the revisions of the rule sets by which it decides
  rules           TEXT    NOT NULL CHECK (length(rules) = 64),
  -- 1 running, 2 done, 3 cancelled, 4 outdated
  state           INTEGER NOT NULL,
  -- JSON {"examined","reviewed","own",…}
  counts          TEXT    NOT NULL,
  -- JSON as a back-test's result. The texts of its examples are not in it: they are the events' alone.
  difference      TEXT    NOT NULL,
  -- the last event looked at
  cursor          INTEGER,
  created_by      INTEGER REFERENCES operators (id) ON DELETE SET NULL,
  created_at      INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL,
  CHECK ((mode = 2) = (compared_in IS NOT NULL))
) STRICT;
CREATE INDEX replay_jobs_by_tenant ON replay_jobs (tenant_id);
CREATE INDEX replay_jobs_by_account ON replay_jobs (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX replay_jobs_by_operator ON replay_jobs (created_by) WHERE created_by IS NOT NULL;
CREATE UNIQUE INDEX replay_jobs_running ON replay_jobs (tenant_id) WHERE state = 1;
