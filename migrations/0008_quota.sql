-- Who comes first when TikTok's calls are scarce, and how many of them there are.

-- 0 before 1: somebody can see the comment meanwhile; work in bulk.
ALTER TABLE actions ADD COLUMN urgency INTEGER NOT NULL DEFAULT 0;
DROP INDEX actions_due_by_account;
-- Each account's lines of waiting actions, one for each urgency. By account first, so that the lines of one that cannot
-- be served now are passed over in one step, however long they are.
CREATE INDEX actions_due_by_account ON actions (account_id, urgency, next_attempt_at) WHERE state = 1;

-- Where TikTok allows an app another number of calls than the gateway's setting says.
ALTER TABLE apps ADD COLUMN calls_per_minute INTEGER CHECK (calls_per_minute > 0);
ALTER TABLE apps ADD COLUMN account_calls_per_minute INTEGER CHECK (account_calls_per_minute > 0);

-- The calls of the last minute, for a gateway that starts: TikTok counts them still. Kept for little longer than that,
-- so no foreign keys.
CREATE TABLE recent_calls (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  account_id  INTEGER NOT NULL,
  endpoint    TEXT    NOT NULL,
  urgency     INTEGER NOT NULL,
  ended_at    INTEGER NOT NULL
) STRICT;

-- Until when an app (app_…) or an account of the open dialect (acc_…) is left alone after too many calls.
CREATE TABLE call_pauses (
  subject   TEXT    PRIMARY KEY,
  until_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
