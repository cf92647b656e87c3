-- Texts that are missing, the accounts' own comments, videos that are looked through, coverage.

-- What TikTok calls the account in comments it writes, which is not its open_id; NULL until one was read.
ALTER TABLE accounts ADD COLUMN author_id TEXT;

-- Accounts whose author_id was learned, and whose earlier comments are still to be put right: those of events after
-- the cursor.
CREATE TABLE own_comment_checks (
  account_id  INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  cursor      INTEGER NOT NULL
) STRICT;

-- Comments that came without a text and are decided anew once it was fetched.
CREATE TABLE pending_texts (
  event_id         INTEGER PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
  account_id       INTEGER NOT NULL,
  video_id         TEXT    NOT NULL,
  -- how often TikTok answered without the comment
  absences         INTEGER NOT NULL DEFAULT 0,
  next_attempt_at  INTEGER NOT NULL
) STRICT;
-- By account first, so that the line of one that cannot be served now is passed over in one step.
CREATE INDEX pending_texts_due ON pending_texts (account_id, next_attempt_at);
CREATE INDEX pending_texts_by_video ON pending_texts (account_id, video_id, next_attempt_at);

-- Comments that no delivery brought, found at TikTok. One that is delivered after all is a repetition.
CREATE TABLE found_comments (
  event_id      INTEGER PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
  account_id    INTEGER NOT NULL,
  comment_id    TEXT    NOT NULL,
  delivered_at  INTEGER
) STRICT;
CREATE UNIQUE INDEX found_comments_once ON found_comments (account_id, comment_id);

-- What there is to know of the comments written on each day (midnight, UTC), besides their hourly totals.
CREATE TABLE coverage_days (
  account_id   INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  day_at       INTEGER NOT NULL,
  -- how many more there are than hourly_totals say, which count them by their recording
  moved        INTEGER NOT NULL DEFAULT 0,
  -- those found because no delivery had brought them, and those of them that were delivered later
  found        INTEGER NOT NULL DEFAULT 0,
  late         INTEGER NOT NULL DEFAULT 0,
  -- when all of them had been compared with TikTok's lists
  compared_at  INTEGER,
  PRIMARY KEY (account_id, day_at)
) STRICT, WITHOUT ROWID;

-- Up to which event the videos below are entered, and when it was looked last which accounts are in use.
CREATE TABLE sweep_cursor (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  event_id    INTEGER NOT NULL,
  watched_at  INTEGER
) STRICT;
INSERT INTO sweep_cursor (id, event_id) VALUES (1, 0);

-- Videos whose comments are compared with TikTok's list. pass is the pass under way, as a JSON object. The account is
-- not a foreign key, since there may be many with many threads: a deleted account's go in slices, like its events.
CREATE TABLE swept_videos (
  id             INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id      INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  account_id     INTEGER NOT NULL,
  video_id       TEXT    NOT NULL,
  last_event_at  INTEGER NOT NULL,
  next_sweep_at  INTEGER NOT NULL,
  swept_at       INTEGER,
  -- every comment up to then was looked at
  covered_until  INTEGER,
  -- when a pass ended that went all the way back
  whole_at       INTEGER,
  quiet_passes   INTEGER NOT NULL DEFAULT 0,
  pass           TEXT
) STRICT;
CREATE INDEX swept_videos_by_tenant ON swept_videos (tenant_id);
CREATE UNIQUE INDEX swept_videos_once ON swept_videos (account_id, video_id);
CREATE INDEX swept_videos_due ON swept_videos (account_id, next_sweep_at);
CREATE INDEX swept_videos_by_event ON swept_videos (last_event_at);

-- Comments with answers: how many there were when they were last looked at, and the pass under way.
CREATE TABLE swept_threads (
  video_id       INTEGER NOT NULL REFERENCES swept_videos (id) ON DELETE CASCADE,
  comment_id     TEXT    NOT NULL,
  replies        INTEGER NOT NULL,
  covered_until  INTEGER,
  pass           TEXT,
  PRIMARY KEY (video_id, comment_id)
) STRICT, WITHOUT ROWID;

-- When each account was last heard of by a delivery, and how many comments written since had to be found.
CREATE TABLE account_silences (
  account_id     INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  heard_at       INTEGER,
  -- since when it has been in use, as far as the gateway was there to hear
  watched_from   INTEGER NOT NULL,
  found          INTEGER NOT NULL DEFAULT 0,
  -- when somebody was told of comments that had to be found, and of a long silence
  told_at        INTEGER,
  quiet_told_at  INTEGER
) STRICT;
CREATE INDEX account_silences_untold ON account_silences (found) WHERE told_at IS NULL AND found > 0;
