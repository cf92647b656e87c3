internal import HTTPTypes
internal import Moderation

/// A tenant that was found good to be made, as it will be stored and as it will be answered.
struct PlannedTenant: Sendable {
  var tenant: Tenant
  var apps: [App]
  var lists: [TenantConfiguration.List] = []
  var rules: [TenantConfiguration.Rules]
  var accounts: [NewAccount]
  var reviewLimits = ReviewLimits()
  var commentDays: Int64?
  var branding: TenantBranding?
  /// What is allowed and may still surprise.
  var warnings: [Problem.FieldError] = []

  var configuration: TenantConfiguration {
    TenantConfiguration(
      tenant: tenant, apps: apps, lists: lists, rules: rules, accounts: accounts.map(\.setup),
      reviewLimits: reviewLimits, commentDays: commentDays, branding: branding)
  }
}

/// Everything that is wrong with a request of many parts.
struct PlanFaults {
  var faults: [Problem.FieldError] = []
  /// What would be right if nobody had it already.
  var conflicts: [Problem.FieldError] = []

  mutating func add(_ path: String, _ message: String) {
    faults.append(Problem.FieldError(path: path, message: message))
  }

  mutating func addConflict(_ path: String, _ message: String = "is already taken") {
    conflicts.append(Problem.FieldError(path: path, message: message))
  }

  /// What is wrong with accounts that are to be made, of which the first is at `path` with `/0` behind it.
  mutating func add(_ batch: AccountBatch, at path: String) {
    func error(_ fault: AccountBatch.Fault) -> Problem.FieldError {
      Problem.FieldError(path: "\(path)/\(fault.index)/\(fault.key)", message: fault.message)
    }
    faults += batch.faults.map(error)
    conflicts += batch.conflicts.map(error)
  }

  /// Throws `invalid_body` with all of it, or `conflict` where nothing else is wrong.
  func finish() throws(Problem) {
    let all = Array((faults + conflicts).prefix(Self.longestList))
    if faults.isEmpty, conflicts.isEmpty { return }
    if faults.isEmpty {
      throw Problem(.conflict, "conflict", "some of it is there already; nothing was made", errors: all)
    }
    throw Problem(
      .unprocessableContent, "invalid_body", "the request is not right yet; nothing was made", errors: all)
  }

  private static let longestList = 1000
}
