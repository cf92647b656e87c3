-- Idempotency keys; authorisations under way at TikTok.

-- Authorisations under way at TikTok.

-- Links to TikTok's consent page. Only the SHA-256 of a link's secret is kept.
CREATE TABLE authorisations (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id     INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  app_id        INTEGER NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
  -- The account that is to be authorised again, or that was made. A link for an account goes with it: it must never
  -- make another.
  account_id    INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
  name          TEXT    CHECK (length(name) BETWEEN 1 AND 100),
  state_digest  BLOB    NOT NULL UNIQUE CHECK (length(state_digest) = 32),
  -- 1 waiting, 2 exchanging, 3 completed, 4 refused, 5 revoked.
  stage         INTEGER NOT NULL DEFAULT 1 CHECK (stage BETWEEN 1 AND 5),
  refusal       TEXT,
  message       TEXT,
  created_at    INTEGER NOT NULL,
  expires_at    INTEGER NOT NULL,
  ended_at      INTEGER,
  CHECK ((stage = 1) = (ended_at IS NULL)),
  CHECK ((stage = 4) = (refusal IS NOT NULL))
) STRICT;
CREATE INDEX authorisations_by_tenant ON authorisations (tenant_id, id);
CREATE INDEX authorisations_by_app ON authorisations (app_id);
CREATE INDEX authorisations_by_account ON authorisations (account_id) WHERE account_id IS NOT NULL;

-- What was granted, as a list with commas; NULL where TikTok did not say.
ALTER TABLE account_tokens ADD COLUMN scopes TEXT;
-- When the access token is to be renewed next, and what came of the attempts since it was issued.
ALTER TABLE account_tokens ADD COLUMN renew_at INTEGER;
ALTER TABLE account_tokens ADD COLUMN renew_failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account_tokens ADD COLUMN renew_error TEXT;
-- When somebody was told that it could not be renewed, or that the authorisation ends soon.
ALTER TABLE account_tokens ADD COLUMN failing_told_at INTEGER;
ALTER TABLE account_tokens ADD COLUMN ending_told_at INTEGER;
UPDATE account_tokens SET renew_at = access_expires_at - CASE WHEN refresh IS NULL THEN 0 ELSE 600000 END;
CREATE INDEX account_tokens_by_renewal ON account_tokens (renew_at) WHERE renew_at IS NOT NULL;
CREATE INDEX account_tokens_failing ON account_tokens (access_expires_at)
  WHERE renew_failures > 0 AND failing_told_at IS NULL;
CREATE INDEX account_tokens_ending ON account_tokens (refresh_expires_at)
  WHERE refresh_expires_at IS NOT NULL AND ending_told_at IS NULL;

-- When somebody was told that the account lapsed. Accounts that lapsed before this was kept are taken as told of.
ALTER TABLE accounts ADD COLUMN lapse_told_at INTEGER;
UPDATE accounts SET lapse_told_at = disconnected_at;
CREATE INDEX accounts_lapsed ON accounts (disconnected_at) WHERE disconnected_at IS NOT NULL AND lapse_told_at IS NULL;
