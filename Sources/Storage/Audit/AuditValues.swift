internal import Moderation

extension JSONValue {
  /// Stands for a secret.
  static let masked = JSONValue.string("***")

  static func text(_ value: (some CustomStringConvertible)?) -> JSONValue {
    value.map { .string($0.description) } ?? .null
  }

  static func count(_ value: some BinaryInteger) -> JSONValue { .number("\(value)") }

  static func optionalCount(_ value: (some BinaryInteger)?) -> JSONValue { value.map { .count($0) } ?? .null }

  /// An object whose members stand in alphabetical order, at every depth; nil for one without any.
  static func canonicalText(of values: [String: JSONValue]) -> String? {
    values.isEmpty ? nil : JSONValue.object(values.map { Member(key: $0.key, value: $0.value) }).canonical.jsonText
  }

  private var canonical: JSONValue {
    switch self {
    case .null, .bool, .number, .string: self
    case .array(let elements): .array(elements.map(\.canonical))
    case .object(let members):
      .object(members.map { Member(key: $0.key, value: $0.value.canonical) }.sorted { $0.key < $1.key })
    }
  }
}

// What the audit log says of each kind of thing: everything that can be changed, with no secret.

extension Tenant {
  var auditValues: [String: JSONValue] { ["name": .string(name), "disabled": .bool(isDisabled)] }
}

extension App {
  var auditValues: [String: JSONValue] {
    [
      "name": .string(name), "client_key": .string(clientKey), "disabled": .bool(isDisabled),
      "calls_per_minute": .optionalCount(limits.callsPerMinute),
      "account_calls_per_minute": .optionalCount(limits.accountCallsPerMinute),
    ]
  }
}

extension Account {
  var auditValues: [String: JSONValue] {
    [
      "name": .string(name), "dialect": .string(dialect.rawValue), "open_id": .text(openID), "app_id": .text(appID),
      "disabled": .bool(isDisabled),
    ].merging(connection.auditValues) { $1 }
  }
}

extension Account.Connection {
  var auditValues: [String: JSONValue] {
    switch self {
    case .connected: ["connected": .bool(true)]
    case .disconnected(_, let reason): ["connected": .bool(false), "disconnected_reason": .string(reason)]
    }
  }
}

extension AccountTokens {
  var auditValues: [String: JSONValue] {
    [
      "access_token": .masked, "refresh_token": refresh == nil ? .null : .masked,
      "access_token_expires_at": .text(accessExpiresAt), "refresh_token_expires_at": .text(refreshExpiresAt),
    ]
  }
}

extension WebhookSecret {
  var auditValues: [String: JSONValue] { ["webhook_secret_id": .text(id), "webhook_secret": .masked] }
}

extension Operator {
  var auditValues: [String: JSONValue] {
    [
      "name": .string(name), "role": .string(role.rawValue), "disabled": .bool(isDisabled),
      "tenants": .array(grants.sorted().map { .text($0) }),
    ]
  }
}

extension TermList {
  var auditValues: [String: JSONValue] {
    ["version": .count(version), "title": .text(title), "terms": .count(termCount)]
  }
}

extension RuleSetDifference {
  /// Its size: what changed in each rule is in the versions themselves.
  var auditValues: [String: JSONValue] {
    [
      "rules_added": .count(added.count), "rules_removed": .count(removed.count),
      "rules_changed": .count(changed.count), "default_verdict": .text(defaultAfter?.name),
      "rules_of_layers_above_disabled": .count(newlyDisabled.count),
      "rules_of_layers_above_enabled": .count(newlyEnabled.count),
    ].filter { $0.value != .count(0) }
  }
}

extension UndoJob {
  var auditValues: [String: JSONValue] {
    [
      "rules": .string(owner.subject), "version": .count(version), "received_from": .text(received.start),
      "received_until": .text(received.end),
    ]
  }

  var auditProgress: [String: JSONValue] {
    [
      "state": .string(state.name), "examined": .count(counts.examined), "queued": .count(counts.queued),
      "withdrawn": .count(counts.withdrawn), "still_hidden": .count(counts.stillHidden),
      "deleted": .count(counts.deleted), "already_visible": .count(counts.alreadyVisible),
    ]
  }
}
