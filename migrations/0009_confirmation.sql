-- What is known of actions after TikTok accepted them.

ALTER TABLE actions ADD COLUMN accepted_at INTEGER;
ALTER TABLE actions ADD COLUMN confirmed_at INTEGER;
-- 1 an event, 2 a look at the comment, 3 TikTok's answer
ALTER TABLE actions ADD COLUMN confirmed_by INTEGER;
-- Accepted, and found not to be done.
ALTER TABLE actions ADD COLUMN drifts INTEGER NOT NULL DEFAULT 0;
-- Its turn among the actions on its comment that decide how it is seen: what was asked for first has 0, what followed 1,
-- 2 and so on. Ids do not tell, since they go back with a clock that is set back; of a turn that several have, which were
-- asked for before turns were kept, they do.
ALTER TABLE actions ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
-- When looking was given up.
ALTER TABLE actions ADD COLUMN unseen_at INTEGER;
-- When to look at the comment, if no event comes before; NULL where nothing is to be found out. Whole minutes, so that
-- what was accepted within one is read together.
ALTER TABLE actions ADD COLUMN check_at INTEGER;
-- When it was asked for, where its id does not tell: a decision was made again, it was retried, or the clock was set
-- back.
ALTER TABLE actions ADD COLUMN asked_at INTEGER;
-- When a look first found its comment missing among others of its video; NULL while none did.
ALTER TABLE actions ADD COLUMN absent_since INTEGER;
CREATE INDEX actions_to_check ON actions (account_id, check_at) WHERE check_at IS NOT NULL;

-- What was accepted before this was kept is looked at once, or too old for that. When and how the rest was confirmed is
-- not known.
UPDATE actions SET check_at = updated_at WHERE state = 2 AND carried_out_as <> 4;

-- How long comments took to be hidden, counted by the hour of their arrival: by measure and by bucket of the duration.
-- Measures 5 and 6 count drifts and removals that were never seen done, in bucket 0.
CREATE TABLE time_to_hidden_hours (
  tenant_id   INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  account_id  INTEGER NOT NULL,
  hour_at     INTEGER NOT NULL,
  measure     INTEGER NOT NULL,
  bucket      INTEGER NOT NULL,
  times       INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, account_id, hour_at, measure, bucket)
) STRICT, WITHOUT ROWID;
