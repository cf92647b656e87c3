/// One kind of access that a token can have. The raw values are stored and shown: never rename.
public enum AccessScope: String, CaseIterable, Codable, Sendable {
  /// Reports and figures.
  case reportsRead = "reports:read"
  /// Having reports sent: where to, when, and at once.
  case reportsWrite = "reports:write"
  /// Events, decisions, actions, notices, parked deliveries.
  case eventsRead = "events:read"
  /// Deciding about comments.
  case eventsReview = "events:review"
  /// Rule sets and term lists, with all that tries them and saves nothing.
  case rulesRead = "rules:read"
  case rulesWrite = "rules:write"
  /// Tenants, apps, accounts and their webhooks at TikTok.
  case accountsRead = "accounts:read"
  case accountsWrite = "accounts:write"
  /// Alert channels and what was sent.
  case alertsRead = "alerts:read"
  case alertsWrite = "alerts:write"
  /// The audit log.
  case auditRead = "audit:read"
  /// Operators, invitations, tokens and sessions.
  case accessRead = "access:read"
  case accessWrite = "access:write"
  /// Which backups there are, and what came of trying them.
  case backupsRead = "backups:read"
  /// Taking a backup: the whole database and its key, sealed to a passphrase of the caller's choice.
  case backupsMake = "backups:make"
  /// What goes wrong in the gateway and around it.
  case diagnosisRead = "diagnosis:read"
  /// `/metrics`.
  case metricsRead = "metrics:read"
}
