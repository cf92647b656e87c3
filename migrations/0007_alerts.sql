-- Alerts, where they are told, and what became of that.

-- Where alerts are told. No tenant: the gateway's own.
CREATE TABLE alert_channels (
  id                     INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id              INTEGER REFERENCES tenants (id) ON DELETE CASCADE,
  name                   TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  kind                   TEXT    NOT NULL,
  -- sealed; a URL may be all that is needed to write there
  target                 BLOB    NOT NULL,
  -- sealed; what webhooks are signed with, and until when with the one before
  signing_secret         BLOB,
  previous_secret        BLOB,
  previous_secret_until  INTEGER,
  -- a JSON array of kinds of alerts; empty for all
  wanted                 TEXT    NOT NULL,
  includes_tenants       INTEGER NOT NULL,
  -- a JSON object, as the API has it
  quiet_hours            TEXT,
  disabled               INTEGER NOT NULL,
  created_at             INTEGER NOT NULL,
  updated_at             INTEGER NOT NULL,
  CHECK ((kind = 'webhook') = (signing_secret IS NOT NULL)),
  CHECK ((previous_secret IS NULL) = (previous_secret_until IS NULL)),
  CHECK (tenant_id IS NULL OR includes_tenants = 0)
) STRICT;
CREATE UNIQUE INDEX alert_channels_once ON alert_channels (coalesce(tenant_id, 0), name);
CREATE INDEX alert_channels_by_tenant ON alert_channels (tenant_id);

-- What was raised. What is raised again about the same subject within an hour of being told is gathered in one row that
-- is told when the hour is over: times, last_raised_at and message grow until tell_at.
CREATE TABLE alerts (
  id              INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id       INTEGER REFERENCES tenants (id) ON DELETE CASCADE,
  kind            TEXT    NOT NULL,
  subject         TEXT    NOT NULL,
  message         TEXT    NOT NULL,
  times           INTEGER NOT NULL CHECK (times > 0),
  raised_at       INTEGER NOT NULL,
  last_raised_at  INTEGER NOT NULL,
  tell_at         INTEGER NOT NULL
) STRICT;
CREATE INDEX alerts_by_tenant ON alerts (tenant_id);
CREATE INDEX alerts_by_subject ON alerts (coalesce(tenant_id, 0), kind, subject);

-- Messages to channels. A digest gathers what was held back by quiet hours.
CREATE TABLE alert_deliveries (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  channel_id    INTEGER NOT NULL REFERENCES alert_channels (id) ON DELETE CASCADE,
  state         INTEGER NOT NULL,
  is_digest     INTEGER NOT NULL,
  due_at        INTEGER NOT NULL,
  attempts      INTEGER NOT NULL DEFAULT 0,
  last_error    TEXT,
  created_at    INTEGER NOT NULL,
  delivered_at  INTEGER
) STRICT;
-- Those that wait (state 1).
CREATE INDEX alert_deliveries_due ON alert_deliveries (due_at, id) WHERE state = 1;
CREATE INDEX alert_deliveries_waiting ON alert_deliveries (channel_id) WHERE state = 1;
CREATE INDEX alert_deliveries_by_channel ON alert_deliveries (channel_id);

CREATE TABLE alert_delivery_items (
  delivery_id  INTEGER NOT NULL REFERENCES alert_deliveries (id) ON DELETE CASCADE,
  alert_id     INTEGER NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
  PRIMARY KEY (delivery_id, alert_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_delivery_items_by_alert ON alert_delivery_items (alert_id);
-- The gateway's channels may have been about to hear of a tenant that is deleted: a message with nothing in it goes too.
CREATE TRIGGER alert_deliveries_go AFTER DELETE ON alert_delivery_items
  WHEN NOT EXISTS (SELECT 1 FROM alert_delivery_items WHERE delivery_id = OLD.delivery_id)
  BEGIN DELETE FROM alert_deliveries WHERE id = OLD.delivery_id; END;

-- Up to which notice alerts were made of them. Notices from before are history.
CREATE TABLE alert_cursor (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  notice_id  INTEGER NOT NULL
) STRICT;
INSERT INTO alert_cursor (id, notice_id) SELECT 1, coalesce(max(id), 0) FROM notices;
