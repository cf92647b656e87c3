-- Who comes first when TikTok's calls are scarce, and how many of them there are.

-- 0 before 1: somebody can see the comment meanwhile; work in bulk.
ALTER TABLE actions ADD COLUMN urgency INTEGER NOT NULL DEFAULT 0;
DROP INDEX actions_due_by_account;
-- Each account's lines of waiting actions, one for each urgency. By account first, so that the lines of one that cannot
-- be served now are passed over in one step, however long they are.
CREATE INDEX actions_due_by_account ON actions (account_id, urgency, next_attempt_at) WHERE state = 1;
-- Those of them that show comments again, which go on while nobody can look who wrote the others' comments.
CREATE INDEX unhides_due_by_account ON actions (account_id, urgency, next_attempt_at)
WHERE state = 1 AND carried_out_as = 3;

-- Where TikTok allows an app another number of calls than the gateway's setting says.
ALTER TABLE apps ADD COLUMN calls_per_minute INTEGER CHECK (calls_per_minute > 0);
ALTER TABLE apps ADD COLUMN account_calls_per_minute INTEGER CHECK (account_calls_per_minute > 0);

-- What the quota broker has to know when it starts. Moments are those of its own clock, which goes on evenly whatever
-- is done to the wall clock; one row says what both clocks said when the other tables were written last, and whether all
-- calls are in them: while a gateway runs, some are under way or not written down yet.
CREATE TABLE call_clock (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  kept_at    INTEGER NOT NULL,
  wall_at    INTEGER NOT NULL,
  complete   INTEGER NOT NULL
) STRICT;

-- The calls of the last minute: TikTok counts them still. Kept for little longer than that, so no foreign keys.
CREATE TABLE recent_calls (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  account_id  INTEGER NOT NULL,
  endpoint    TEXT    NOT NULL,
  urgency     INTEGER NOT NULL,
  ended_at    INTEGER NOT NULL
) STRICT;

-- When gateways were started after a crash within the last minute: each may have made calls before that are not above.
CREATE TABLE call_crashes (
  started_at  INTEGER PRIMARY KEY
) STRICT;

-- Until when an app (app_…) or an account (acc_…) is left alone after too many calls.
CREATE TABLE call_pauses (
  subject   TEXT    PRIMARY KEY,
  until_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- When TikTok said that there were too many calls, of an app (app_…) or of an account of the open dialect (acc_…), by
-- the wall clock: those of the last day, the newest thousand.
CREATE TABLE call_breaches (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  subject      TEXT    NOT NULL,
  breached_at  INTEGER NOT NULL
) STRICT;
