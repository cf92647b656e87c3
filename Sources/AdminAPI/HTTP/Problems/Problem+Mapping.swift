internal import HTTPTypes
internal import Hummingbird
internal import Moderation
internal import NIOCore

/// The one place where errors of other modules become problems. No driver's message passes through here.
extension Problem {
  /// Nil for an error that tells its sender nothing: it is logged and answered as a plain 500.
  init?(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let error as StorageError:
      guard let problem = Self.storage(error) else { return nil }
      self = problem
    case let error as WebhookError: self = Self.webhook(error)
    case let error as AuthorisationError: self = Self.authorisation(error)
    case let error as BackupError: self = Self.backup(error)
    case let error as KeyRotationError: self = Self.keyRotation(error)
    case let failure as PlatformFailure: self = Self.platform(failure)
    case let faults as RuleSetFaults: self = Self.ruleSet(faults, under: "")
    case let faults as TermListFaults: self = Self.list(faults)
    case is PasswordHasher.Busy, is BoundedWorkers.QueueFull:
      self = .tryAgain(in: 1, "overloaded", "too much is being worked on; try again shortly")
    case let error as NIOTooManyBytesError:
      self = Problem(
        .contentTooLarge, "body_too_large",
        "the body has more than \(error.maxBytes ?? RequestBody.maximumBytes) bytes")
    case let error as HTTPError where error.status.kind == .clientError:
      self = Problem(error.status, "invalid_request", "the request cannot be understood")
    default: return nil
    }
  }

  static func ruleSet(_ faults: RuleSetFaults, under path: String) -> Problem {
    Problem(
      .unprocessableContent, "invalid_rule_set", "the rule set is not valid; nothing was saved",
      errors: faults.faults.map { FieldError(path: path + $0.path, message: $0.message) })
  }

  private static func list(_ faults: TermListFaults) -> Problem {
    Problem(
      .unprocessableContent, "invalid_list", "the list is not valid; nothing was saved",
      errors: faults.faults.map { FieldError(path: "", message: $0.message, line: $0.line) })
  }

  private static func storage(_ error: StorageError) -> Problem? {
    switch error {
    case .overloaded: .tryAgain(in: 1, "overloaded", "storage is overloaded; try again shortly")
    case .diskFull:
      .tryAgain(in: 30, "storage_full", "the gateway's disk is full; free some space, writing resumes by itself")
    case .locked: .tryAgain(in: 5, "storage_unavailable", "another process holds the gateway's database")
    case .readOnly: .tryAgain(in: 60, "storage_read_only", "the gateway's database can only be read")
    case .diskFailed: .tryAgain(in: 60, "storage_unavailable", "the disk that holds the gateway's database fails")
    case .damaged: .tryAgain(in: 60, "storage_unavailable", "the gateway's database is damaged; restore a backup")
    case .closed: .tryAgain(in: 5, "storage_unavailable", "the gateway is shutting down")
    case .conflict(let what):
      Problem(
        .conflict, "conflict", taken[what] ?? "\(what.contains(".") ? "it" : what) is already taken",
        errors: [FieldError(path: "/" + column(of: what), message: "is already taken")])
    case .reference(let what):
      Problem(.unprocessableContent, "invalid_reference", "\(what) does not exist, or is not yours to use")
    case .stale(let current):
      Problem(
        .preconditionFailed, "stale", "it was changed meanwhile; version \(current) is the newest",
        headers: [.eTag: "\"\(current)\""])
    case .changed: .stale()
    case .failed: nil
    }
  }

  /// What storage calls the things of which there is one each.
  private static let taken = [
    "tenants.name": "there is a tenant of this name already; choose another name",
    "apps.client_key": "there is an app with this client key already; TikTok gives each app its own",
    "accounts.open_id": "there is an account with this open id already; use that one, or delete it first",
    "operators.name": "there is an operator of this name already; choose another name",
  ]

  /// `name` of `tenants.name`.
  private static func column(of what: String) -> Substring {
    what.split(separator: ".").last ?? what[...]
  }

  private static func webhook(_ error: WebhookError) -> Problem {
    switch error {
    case .noSuchAccount: .notFound
    case .notConfigured(let message): Problem(.conflict, "not_configured", message)
    case .platform(let failure): platform(failure)
    }
  }

  private static func authorisation(_ error: AuthorisationError) -> Problem {
    switch error {
    case .unusableApp(let message): .invalidBody("/app_id", message)
    case .unusableAccount(let message): .invalidBody("/account_id", message)
    case .notConfigured(let message): Problem(.conflict, "not_configured", message)
    }
  }

  private static func platform(_ failure: PlatformFailure) -> Problem {
    let code = failure.code.map { " (code \($0))" } ?? ""
    let said = "TikTok answered: \(failure.message)\(code)"
    return switch failure.kind {
    case .rateLimited: .tryAgain(in: 60, "platform_rate_limited", said)
    case .tokenRejected, .reauthorise: Problem(.conflict, "platform_reauthorise", said)
    case .permission: Problem(.conflict, "platform_permission", said)
    case .gone: Problem(.notFound, "not_found", said)
    case .permanent: Problem(.badGateway, "platform_refused", said)
    case .transient: .tryAgain(in: 30, "platform_unavailable", said, status: .badGateway)
    case .unreachable:
      .tryAgain(in: 30, "platform_unreachable", "TikTok could not be reached", status: .gatewayTimeout)
    }
  }
}
