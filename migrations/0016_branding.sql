-- How tenants' reports look, and by whose clocks they count. A table of its own, as most tenants have none.
CREATE TABLE branding (
  tenant_id     INTEGER PRIMARY KEY REFERENCES tenants (id) ON DELETE CASCADE,
  -- NULL for the tenant's own name
  display_name  TEXT    CHECK (length(display_name) BETWEEN 1 AND 100),
  -- #rrggbb, in lower case
  colour        TEXT    NOT NULL CHECK (length(colour) = 7),
  -- a name of the IANA time zone database
  time_zone     TEXT    NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 64)
) STRICT;
