-- Backups, their drills, and the rotation of the key.

-- What came of each, kept when it was over or on its way to whoever asked for it: a backup never holds itself. The
-- files are in the backup folder, which alone says what can be restored.
CREATE TABLE backups (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  -- 1 the backup folder, 2 whoever asked for it
  destination  INTEGER NOT NULL CHECK (destination IN (1, 2)),
  file_name    TEXT    NOT NULL,
  started_at   INTEGER NOT NULL,
  -- NULL until all of it was sent, and for good where that broke off
  ended_at     INTEGER,
  -- of the sealed file
  bytes        INTEGER,
  failure      TEXT,
  CHECK ((bytes IS NULL) = (failure IS NOT NULL)),
  CHECK (ended_at IS NOT NULL OR failure IS NULL)
) STRICT;

CREATE TABLE backup_drills (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  file_name   TEXT    NOT NULL,
  started_at  INTEGER NOT NULL,
  ended_at    INTEGER NOT NULL,
  row_count   INTEGER NOT NULL,
  secrets     INTEGER NOT NULL,
  failure     TEXT
) STRICT;

-- The keys are named by their ids. The newest one without an end goes on after a restart.
CREATE TABLE key_rotations (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  from_key     TEXT    NOT NULL,
  to_key       TEXT    NOT NULL,
  started_at   INTEGER NOT NULL,
  finished_at  INTEGER,
  resealed     INTEGER NOT NULL DEFAULT 0
) STRICT;
