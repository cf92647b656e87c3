internal import Moderation

/// The statements behind an overview. `?1` is the tenant. The hours of an account are one stretch of their table, those
/// of a tenant are not, so hours are asked for account by account: `CROSS JOIN` keeps SQLite to that order. What an account
/// that was deleted left behind is thereby left out.
enum OverviewQueries {
  private static let limit = TenantStanding.countLimit
  private static let ofAccounts = "FROM accounts CROSS JOIN"
  private static let hoursOfAccount = "hourly_totals.tenant_id = ?1 AND hourly_totals.account_id = accounts.id"

  static let counts = """
    SELECT (hour_at - ?2) / ?4 AS step, verdict, sum(events) AS events
    \(ofAccounts) hourly_totals ON \(hoursOfAccount)
    WHERE accounts.tenant_id = ?1 AND hour_at >= ?2 AND hour_at < ?3
    GROUP BY 1, verdict
    """

  static let timeToHidden = """
    SELECT measure, bucket, sum(times) AS times
    \(ofAccounts) time_to_hidden_hours ON time_to_hidden_hours.tenant_id = ?1
      AND time_to_hidden_hours.account_id = accounts.id
    WHERE accounts.tenant_id = ?1 AND hour_at >= ?2 AND hour_at < ?3
    GROUP BY measure, bucket
    """

  /// As `CoverageRepository` has it for each day: of the hours of their recording, and what moves them to the days of
  /// their writing.
  static let coverage = """
    SELECT coalesce(sum(comments - found), 0) AS delivered, coalesce(sum(found), 0) AS found FROM (
      SELECT sum(comments) AS comments, sum(found) AS found FROM (
        SELECT account_id, hour_at - hour_at % 86400000 AS day_at, events AS comments, 0 AS found
        \(ofAccounts) hourly_totals ON \(hoursOfAccount)
        WHERE accounts.tenant_id = ?1 AND hour_at >= ?2 AND hour_at < ?3
          AND kind = \(CommentEvent.Kind.created.rawValue)
        UNION ALL
        SELECT account_id, day_at, moved, found
        \(ofAccounts) coverage_days ON coverage_days.account_id = accounts.id
        WHERE accounts.tenant_id = ?1 AND day_at >= ?2 AND day_at < ?3
      )
      GROUP BY account_id, day_at HAVING sum(comments) > 0
    )
    """

  static let waiting = """
    SELECT count(*) FROM (
      SELECT 1 \(ofAccounts) actions ON actions.account_id = accounts.id
        AND actions.state = \(Action.State.requested.rawValue)
      WHERE accounts.tenant_id = ?1 LIMIT \(limit))
    """

  /// Those that TikTok's event, or a look at the comment, is awaited of.
  static let unconfirmed = """
    SELECT count(*) FROM (
      SELECT 1 \(ofAccounts) actions ON actions.account_id = accounts.id AND actions.check_at IS NOT NULL
      WHERE accounts.tenant_id = ?1 LIMIT \(limit))
    """

  static let givenUp = """
    SELECT count(*) FROM (
      SELECT 1 FROM actions
      WHERE tenant_id = ?1 AND \(DeadLetterQuery.isGivenUp) AND \(DeadLetterQuery.isSeen) LIMIT \(limit))
    """

  static let queue = """
    SELECT count(*) AS waiting, coalesce(sum(holder_id IS NOT NULL AND leased_until > ?2), 0) AS claimed,
      min(queued_at) AS oldest
    FROM review_queue WHERE tenant_id = ?1 AND \(DeletedAccounts.leaveOut(of: "review_queue"))
    """

  /// Its own, and those that its accounts authorised.
  static let apps = """
    SELECT id AS app_id FROM apps WHERE tenant_id = ?1
    UNION SELECT app_id FROM accounts WHERE tenant_id = ?1 AND app_id IS NOT NULL
    """

  static let demotions = "SELECT count(*) FROM rule_fuses WHERE tenant_id = ?1 AND demoted_at IS NOT NULL"

  static let parked = "SELECT count(*) FROM (SELECT 1 FROM parked WHERE tenant_id IS ?1 LIMIT \(limit))"

  static let undeliveredAlerts = """
    SELECT count(*) FROM alert_channels CROSS JOIN alert_deliveries ON alert_deliveries.channel_id = alert_channels.id
    WHERE alert_channels.tenant_id IS ?1 AND alert_deliveries.id >= ?2
      AND alert_deliveries.state = \(AlertDelivery.State.dead.rawValue)
    """

  static let disabledWithTraffic = """
    SELECT id, name FROM accounts
    WHERE tenant_id = ?1 AND (disabled = 1 OR ?2)
      AND EXISTS (SELECT 1 FROM hourly_totals WHERE \(hoursOfAccount) AND hour_at >= ?3)
    ORDER BY id
    """

  /// Of enabled accounts: disconnected, not to be renewed at present, or ending before `?2`. Of those that can be renewed
  /// it is that which ends; of all others the access token.
  static let troubles = """
    SELECT accounts.id, name, disconnected_at, disconnected_reason, access_expires_at, renew_failures, renew_error,
      CASE WHEN refresh IS NOT NULL AND app_id IS NOT NULL THEN refresh_expires_at ELSE access_expires_at END AS ends_at
    FROM accounts LEFT JOIN account_tokens ON account_tokens.account_id = accounts.id
    WHERE tenant_id = ?1 AND disabled = 0
      AND (disconnected_at IS NOT NULL OR renew_failures > 0 AND access_expires_at IS NOT NULL
        OR renew_failures = 0 AND ends_at < ?2)
    ORDER BY accounts.id
    """

  static let account = "SELECT id, tenant_id, name FROM accounts WHERE id = ?"

  static let backup = "SELECT failure FROM backups WHERE destination = ? ORDER BY id DESC LIMIT 1"

  static let drill = "SELECT failure FROM backup_drills ORDER BY id DESC LIMIT 1"
}
