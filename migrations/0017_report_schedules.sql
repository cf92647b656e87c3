-- Reports that are sent by themselves, and what became of sending them.

CREATE TABLE report_schedules (
  id             INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id      INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  name           TEXT    NOT NULL CHECK (length(name) > 0),
  every          TEXT    NOT NULL CHECK (every IN ('week', 'month')),
  -- of the week, 1 for Monday, or of the month; the hour is that of the tenant's time zone
  day            INTEGER NOT NULL CHECK (day BETWEEN 1 AND CASE every WHEN 'week' THEN 7 ELSE 28 END),
  hour           INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
  -- a JSON array of mail addresses, or else an alert channel that takes reports
  recipients     TEXT,
  channel_id     INTEGER REFERENCES alert_channels (id),
  -- a JSON array: html, csv, json
  formats        TEXT    NOT NULL,
  -- null for all accounts
  account_id     INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
  disabled       INTEGER NOT NULL,
  -- deliveries were made of all times up to then; the first after that is next_at
  planned_until  INTEGER NOT NULL,
  next_at        INTEGER NOT NULL,
  created_at     INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL,
  UNIQUE (tenant_id, name),
  CHECK ((recipients IS NULL) <> (channel_id IS NULL))
) STRICT;
CREATE INDEX report_schedules_due ON report_schedules (next_at) WHERE disabled = 0;
CREATE INDEX report_schedules_by_channel ON report_schedules (channel_id) WHERE channel_id IS NOT NULL;
CREATE INDEX report_schedules_by_account ON report_schedules (account_id) WHERE account_id IS NOT NULL;

-- One report about one period. It outlives its schedule: what went out stays on record.
CREATE TABLE report_deliveries (
  id             INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id      INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  schedule_id    INTEGER REFERENCES report_schedules (id) ON DELETE SET NULL,
  schedule_name  TEXT    NOT NULL,
  -- dates in days since 1970-01-01, both covered, and the moments they stood for
  first_day      INTEGER NOT NULL,
  last_day       INTEGER NOT NULL,
  starts_at      INTEGER NOT NULL,
  ends_at        INTEGER NOT NULL,
  -- 1: its time had come; 0: somebody asked for it
  on_schedule    INTEGER NOT NULL,
  state          INTEGER NOT NULL,
  attempts       INTEGER NOT NULL DEFAULT 0,
  due_at         INTEGER NOT NULL,
  last_error     TEXT,
  -- a JSON array of the addresses that took it
  reached        TEXT    NOT NULL DEFAULT '[]',
  -- the decision log of what was sent last
  log_head       TEXT,
  log_count      INTEGER,
  created_at     INTEGER NOT NULL,
  sent_at        INTEGER,
  CHECK ((log_head IS NULL) = (log_count IS NULL))
) STRICT;
-- Nothing is sent twice because a worker was started twice, or a zone was changed.
CREATE UNIQUE INDEX report_deliveries_once ON report_deliveries (schedule_id, first_day, last_day)
  WHERE on_schedule = 1;
CREATE INDEX report_deliveries_by_schedule ON report_deliveries (schedule_id);
-- Those that wait (states 1 and 3).
CREATE INDEX report_deliveries_due ON report_deliveries (due_at, id) WHERE state IN (1, 3);
CREATE INDEX report_deliveries_by_tenant ON report_deliveries (tenant_id);
-- However the schedule goes: by itself, or with its account.
CREATE TRIGGER report_deliveries_end BEFORE DELETE ON report_schedules
  BEGIN
    UPDATE report_deliveries SET state = 4, last_error = 'its schedule was deleted before it was sent'
    WHERE schedule_id = OLD.id AND state IN (1, 3);
  END;
