internal import Moderation

/// A tenant's configuration as one JSON document, for taking it to another gateway. Its form has a version of its own;
/// docs/onboarding.md describes it.
enum TenantDocument {
  static let version = "tenant/1"

  /// Without any secret. Apps go by their client keys, which mean the same in every gateway; accounts keep the ids by
  /// which the document's own parts refer to them.
  static func json(of configuration: TenantConfiguration, at moment: Timestamp) throws -> JSONValue {
    let tenant = configuration.tenant
    let apps = configuration.apps + configuration.sharedApps
    let clientKeys = Dictionary(uniqueKeysWithValues: apps.map { ($0.id, $0.clientKey) })
    return .members([
      "gatehouse": .string(version),
      "exported_at": .moment(moment),
      "tenant": .members([
        "id": .string("\(tenant.id)"), "name": .string(tenant.name), "disabled": .bool(tenant.isDisabled),
      ]),
      "apps": .array(configuration.apps.map(app)),
      "accounts": .array(
        configuration.accounts.map { account($0.account, app: $0.account.appID.flatMap { clientKeys[$0] }) }),
      "lists": .array(configuration.lists.map(list)),
      "rule_sets": .array(try configuration.rules.map(rules)),
      "review_limits": limits(configuration.reviewLimits),
      "retention": configuration.commentDays.map { .members(["comment_days": .number("\($0)")]) },
      "branding": configuration.branding.map(branding),
    ])
  }

  /// Nil where the tenant has none of its own.
  private static func limits(_ limits: ReviewLimits) -> JSONValue? {
    guard limits != ReviewLimits() else { return nil }
    return .members([
      "max_age_minutes": limits.age.map { .number("\($0.milliseconds / 60_000)") },
      "max_items": limits.items.map { .number("\($0)") },
    ])
  }

  private static func branding(_ branding: TenantBranding) -> JSONValue {
    .members([
      "display_name": .text(branding.displayName), "colour": .string("\(branding.colour)"),
      "time_zone": .string(branding.timeZone),
    ])
  }

  private static func app(_ app: App) -> JSONValue {
    .members([
      "name": .string(app.name), "client_key": .string(app.clientKey), "disabled": .bool(app.isDisabled),
      "calls_per_minute": app.limits.callsPerMinute.map { .number("\($0)") } ?? .null,
      "account_calls_per_minute": app.limits.accountCallsPerMinute.map { .number("\($0)") } ?? .null,
    ])
  }

  private static func account(_ account: Account, app: String?) -> JSONValue {
    .members([
      "id": .string("\(account.id)"), "name": .string(account.name), "dialect": .string(account.dialect.rawValue),
      "open_id": .text(account.openID), "app": .text(app), "disabled": .bool(account.isDisabled),
    ])
  }

  private static func list(_ list: TenantConfiguration.List) -> JSONValue {
    .members([
      "name": .string(list.name), "title": .text(list.title), "terms": .array(list.terms.map { .string($0) }),
    ])
  }

  private static func rules(_ rules: TenantConfiguration.Rules) throws -> JSONValue {
    var parser = JSONParser(Array(rules.document.canonicalJSON.utf8), maximumDepth: 64)
    return .members([
      "account": .text(rules.account.map { "\($0)" }), "note": .text(rules.note), "document": try parser.parse(),
    ])
  }
}
