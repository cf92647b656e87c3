internal import HTTPTypes
internal import Moderation

/// What a program's token needs for each route behind the `Authenticator`: the one place where that is said. A route that
/// is missing here is closed to tokens, and a test fails.
enum RouteScopes {
  /// `path` as the router has it: `/v1/tenants/{tenant}`. Nil for a route that is missing.
  static func access(_ method: HTTPRequest.Method, _ path: String) -> RouteAccess? {
    // HEAD is answered as GET is.
    table["\(method == .head ? "GET" : method.rawValue) \(path)"]
  }

  static let table = Dictionary(
    uniqueKeysWithValues: routes.flatMap { access, lines in
      lines.split(separator: "\n").map { (String($0), access) }
    })

  private static let routes: [(RouteAccess, String)] = [
    (
      .anyToken,
      """
      GET /v1/operators/me
      """
    ),
    // What would let somebody with a token keep or get more than it was made for.
    (
      .sessionOnly,
      """
      POST /v1/operators/me/password
      POST /v1/operators/me/second-factor
      POST /v1/operators/me/second-factor/confirm
      POST /v1/operators/me/second-factor/disable
      POST /v1/operators/me/second-factor/recovery-codes
      DELETE /v1/operators/{operator}/second-factor
      POST /v1/invitations
      POST /v1/tenants/{tenant}/export
      POST /v1/key/rotation
      GET /v1/sessions/current
      DELETE /v1/sessions/current
      POST /v1/tokens
      """
    ),
    (
      .scope(.reportsRead),
      """
      GET /v1/overview
      GET /v1/live
      GET /v1/tenants/{tenant}/overview
      GET /v1/tenants/{tenant}/live
      GET /v1/tenants/{tenant}/report
      GET /v1/tenants/{tenant}/client-report
      GET /v1/tenants/{tenant}/decision-log
      GET /v1/tenants/{tenant}/branding
      GET /v1/tenants/{tenant}/time-to-hidden
      GET /v1/tenants/{tenant}/coverage
      GET /v1/tenants/{tenant}/review-throughput
      GET /v1/tenants/{tenant}/rules/statistics
      GET /v1/tenants/{tenant}/report-schedules
      GET /v1/tenants/{tenant}/report-schedules/{schedule}
      GET /v1/tenants/{tenant}/report-deliveries
      """
    ),
    (
      .scope(.reportsWrite),
      """
      POST /v1/tenants/{tenant}/report-schedules
      PATCH /v1/tenants/{tenant}/report-schedules/{schedule}
      DELETE /v1/tenants/{tenant}/report-schedules/{schedule}
      POST /v1/tenants/{tenant}/report-schedules/{schedule}/send
      """
    ),
    (
      .scope(.eventsRead),
      """
      GET /v1/tenants/{tenant}/events
      GET /v1/tenants/{tenant}/events/export
      GET /v1/tenants/{tenant}/events/{event}
      GET /v1/tenants/{tenant}/events/{event}/explanation
      GET /v1/tenants/{tenant}/events/{event}/review
      GET /v1/tenants/{tenant}/review-queue
      GET /v1/tenants/{tenant}/review-queue/{event}
      GET /v1/tenants/{tenant}/review-decisions
      GET /v1/tenants/{tenant}/review-decisions/{decision}
      POST /v1/tenants/{tenant}/review-bulk/preview
      GET /v1/tenants/{tenant}/review-limits
      GET /v1/tenants/{tenant}/actions
      GET /v1/tenants/{tenant}/actions/{action}
      GET /v1/tenants/{tenant}/actions/{action}/attempts
      GET /v1/tenants/{tenant}/dead-letters
      POST /v1/tenants/{tenant}/dead-letters/preview
      GET /v1/tenants/{tenant}/retry-jobs
      GET /v1/tenants/{tenant}/retry-jobs/{retry}
      GET /v1/tenants/{tenant}/notices
      GET /v1/tenants/{tenant}/parked
      GET /v1/parked
      """
    ),
    (
      .scope(.eventsReview),
      """
      POST /v1/tenants/{tenant}/events/{event}/review
      POST /v1/tenants/{tenant}/actions/{action}/retry
      POST /v1/tenants/{tenant}/dead-letters/retry
      DELETE /v1/tenants/{tenant}/retry-jobs/{retry}
      POST /v1/tenants/{tenant}/parked/retry
      POST /v1/tenants/{tenant}/parked/{parked}/retry
      POST /v1/parked/retry
      POST /v1/parked/{parked}/retry
      DELETE /v1/tenants/{tenant}/parked/{parked}
      DELETE /v1/parked/{parked}
      POST /v1/tenants/{tenant}/review-queue/claim
      POST /v1/tenants/{tenant}/review-queue/renew
      POST /v1/tenants/{tenant}/review-queue/release
      POST /v1/tenants/{tenant}/review-queue/{event}/decision
      POST /v1/tenants/{tenant}/review-decisions/{decision}/undo
      POST /v1/tenants/{tenant}/review-bulk
      PUT /v1/tenants/{tenant}/review-limits
      """
    ),
    (
      .scope(.rulesRead),
      """
      GET /v1/gateway/rule-set
      POST /v1/gateway/rule-set/check
      GET /v1/gateway/rule-set/versions
      GET /v1/gateway/rule-set/versions/{version}
      GET /v1/gateway/rule-set/versions/{version}/difference
      GET /v1/tenants/{tenant}/rule-set
      POST /v1/tenants/{tenant}/rule-set/check
      GET /v1/tenants/{tenant}/rule-set/versions
      GET /v1/tenants/{tenant}/rule-set/versions/{version}
      GET /v1/tenants/{tenant}/rule-set/versions/{version}/difference
      GET /v1/tenants/{tenant}/accounts/{account}/rule-set
      POST /v1/tenants/{tenant}/accounts/{account}/rule-set/check
      GET /v1/tenants/{tenant}/accounts/{account}/rule-set/versions
      GET /v1/tenants/{tenant}/accounts/{account}/rule-set/versions/{version}
      GET /v1/tenants/{tenant}/accounts/{account}/rule-set/versions/{version}/difference
      GET /v1/gateway/lists
      GET /v1/gateway/lists/{list}
      GET /v1/tenants/{tenant}/lists
      GET /v1/tenants/{tenant}/lists/{list}
      GET /v1/tenants/{tenant}/rules
      GET /v1/tenants/{tenant}/accounts/{account}/rules
      GET /v1/tenants/{tenant}/rules/demotions
      POST /v1/tenants/{tenant}/rules/test
      POST /v1/tenants/{tenant}/rules/back-test
      POST /v1/tenants/{tenant}/rules/evasion
      POST /v1/tenants/{tenant}/rule-set/undo/preview
      GET /v1/tenants/{tenant}/undo-jobs
      GET /v1/tenants/{tenant}/undo-jobs/{undo}
      GET /v1/tenants/{tenant}/replays
      GET /v1/tenants/{tenant}/replays/{replay}
      GET /v1/rule-set-schema
      GET /v1/starter-lists
      GET /v1/starter-lists/{list}
      """
    ),
    (
      .scope(.rulesWrite),
      """
      PUT /v1/gateway/rule-set
      POST /v1/gateway/rule-set/restore
      PUT /v1/tenants/{tenant}/rule-set
      POST /v1/tenants/{tenant}/rule-set/restore
      PUT /v1/tenants/{tenant}/accounts/{account}/rule-set
      POST /v1/tenants/{tenant}/accounts/{account}/rule-set/restore
      PUT /v1/gateway/lists/{list}
      DELETE /v1/gateway/lists/{list}
      PUT /v1/tenants/{tenant}/lists/{list}
      DELETE /v1/tenants/{tenant}/lists/{list}
      POST /v1/tenants/{tenant}/rules/{layer}/{rule}/rearm
      POST /v1/tenants/{tenant}/undo-jobs
      DELETE /v1/tenants/{tenant}/undo-jobs/{undo}
      POST /v1/tenants/{tenant}/replays
      POST /v1/tenants/{tenant}/replays/{replay}/act
      DELETE /v1/tenants/{tenant}/replays/{replay}
      """
    ),
    (
      .scope(.accountsRead),
      """
      GET /v1/tenants
      GET /v1/tenants/{tenant}
      GET /v1/tenants/{tenant}/export
      GET /v1/tenants/{tenant}/retention
      GET /v1/tenants/{tenant}/erasures
      GET /v1/tenants/{tenant}/erasures/{erasure}
      GET /v1/apps
      GET /v1/apps/{app}
      GET /v1/apps/{app}/quota
      GET /v1/tenants/{tenant}/apps
      GET /v1/tenants/{tenant}/apps/{app}
      GET /v1/tenants/{tenant}/quota
      GET /v1/tenants/{tenant}/accounts
      GET /v1/tenants/{tenant}/accounts/{account}
      GET /v1/tenants/{tenant}/accounts/{account}/webhook-secrets
      GET /v1/tenants/{tenant}/accounts/{account}/webhooks
      GET /v1/tenants/{tenant}/authorisations
      GET /v1/tenants/{tenant}/authorisations/{authorisation}
      """
    ),
    (
      .scope(.accountsWrite),
      """
      POST /v1/onboarding
      POST /v1/tenants
      POST /v1/tenants/import
      POST /v1/tenants/{tenant}/accounts/import
      PATCH /v1/tenants/{tenant}
      DELETE /v1/tenants/{tenant}
      PUT /v1/tenants/{tenant}/retention
      PUT /v1/tenants/{tenant}/branding
      POST /v1/tenants/{tenant}/erasures
      POST /v1/apps
      PATCH /v1/apps/{app}
      DELETE /v1/apps/{app}
      POST /v1/tenants/{tenant}/apps
      PATCH /v1/tenants/{tenant}/apps/{app}
      DELETE /v1/tenants/{tenant}/apps/{app}
      POST /v1/tenants/{tenant}/accounts
      PATCH /v1/tenants/{tenant}/accounts/{account}
      DELETE /v1/tenants/{tenant}/accounts/{account}
      PUT /v1/tenants/{tenant}/accounts/{account}/tokens
      POST /v1/tenants/{tenant}/accounts/{account}/webhook-secrets
      POST /v1/tenants/{tenant}/accounts/{account}/webhooks
      DELETE /v1/tenants/{tenant}/accounts/{account}/webhooks/{webhook}
      POST /v1/tenants/{tenant}/accounts/{account}/webhooks/sync
      POST /v1/tenants/{tenant}/authorisations
      DELETE /v1/tenants/{tenant}/authorisations/{authorisation}
      """
    ),
    (
      .scope(.auditRead),
      """
      GET /v1/audit
      GET /v1/audit/export
      GET /v1/audit/verification
      GET /v1/tenants/{tenant}/audit
      GET /v1/tenants/{tenant}/audit/export
      """
    ),
    (
      .scope(.backupsRead),
      """
      GET /v1/backups
      GET /v1/backup-drills
      GET /v1/key
      """
    ),
    (
      .scope(.diagnosisRead),
      """
      GET /v1/diagnosis
      """
    ),
    (
      .scope(.backupsMake),
      """
      POST /v1/backups
      POST /v1/backup-drills
      """
    ),
    (
      .scope(.alertsRead),
      """
      GET /v1/gateway/alert-channels
      GET /v1/gateway/alert-channels/{channel}
      GET /v1/gateway/alerts
      GET /v1/tenants/{tenant}/alert-channels
      GET /v1/tenants/{tenant}/alert-channels/{channel}
      GET /v1/tenants/{tenant}/alerts
      """
    ),
    (
      .scope(.alertsWrite),
      """
      POST /v1/gateway/alert-channels
      PATCH /v1/gateway/alert-channels/{channel}
      DELETE /v1/gateway/alert-channels/{channel}
      POST /v1/gateway/alert-channels/{channel}/test
      POST /v1/gateway/alert-channels/{channel}/signing-secret
      POST /v1/tenants/{tenant}/alert-channels
      PATCH /v1/tenants/{tenant}/alert-channels/{channel}
      DELETE /v1/tenants/{tenant}/alert-channels/{channel}
      POST /v1/tenants/{tenant}/alert-channels/{channel}/test
      POST /v1/tenants/{tenant}/alert-channels/{channel}/signing-secret
      """
    ),
    (
      .scope(.accessRead),
      """
      GET /v1/operators
      GET /v1/operators/{operator}
      GET /v1/operators/me/second-factor
      GET /v1/invitations
      GET /v1/sessions
      GET /v1/tokens
      GET /v1/operators/{operator}/sessions
      GET /v1/operators/{operator}/tokens
      """
    ),
    (
      .scope(.accessWrite),
      """
      PATCH /v1/operators/{operator}
      DELETE /v1/invitations/{invitation}
      DELETE /v1/sessions
      DELETE /v1/sessions/{session}
      DELETE /v1/tokens/{token}
      DELETE /v1/operators/{operator}/sessions
      DELETE /v1/operators/{operator}/sessions/{session}
      DELETE /v1/operators/{operator}/tokens/{token}
      """
    ),
  ]
}
