internal import Moderation

/// What is wrong with a target, as `AlertTelling.fault` says it.
typealias AlertTargetFault = (String, AlertChannel.Kind) -> String?

struct AlertChannelInput {
  var name: String
  var kind: AlertChannel.Kind
  var target: String
  /// Empty for all.
  var wanted: Set<Alert.Kind>
  var includesTenants: Bool
  var quietHours: AlertQuietHours?
  var signingSecret: String?

  init(_ body: [UInt8], owner: AlertOwner, fault: AlertTargetFault) throws(Problem) {
    var fields = try BodyFields(body)
    name = fields.text("name", .name)
    kind = fields.choice("kind", placeholder: .webhook)
    target = fields.text("target", .alertTarget)
    wanted = fields.alertKinds("alerts") ?? []
    includesTenants = owner == .gateway ? fields.optionalFlag("tenants") ?? false : false
    if case .set(let hours) = fields.quietHours("quiet_hours") { quietHours = hours }
    signingSecret = fields.signingSecret("signing_secret")
    if signingSecret != nil, kind != .webhook { fields.fault("signing_secret", "is for channels of kind webhook") }
    if !target.isEmpty, let message = fault(target, kind) { fields.fault("target", message) }
    try fields.finish()
  }
}

struct AlertChannelPatch {
  var name: String?
  var target: String?
  var wanted: Set<Alert.Kind>?
  var includesTenants: Bool?
  var quietHours: AlertChannelChange.QuietHours
  var disabled: Bool?

  init(_ body: [UInt8], owner: AlertOwner, kind: AlertChannel.Kind, fault: AlertTargetFault) throws(Problem) {
    var fields = try BodyFields(body)
    name = fields.optionalText("name", .name)
    target = fields.optionalText("target", .alertTarget)
    wanted = fields.alertKinds("alerts")
    includesTenants = owner == .gateway ? fields.optionalFlag("tenants") : nil
    quietHours = fields.quietHours("quiet_hours")
    disabled = fields.optionalFlag("disabled")
    if let target, let message = fault(target, kind) { fields.fault("target", message) }
    try fields.finish()
  }
}

extension BodyFields {
  /// A list of kinds that may be asked for; a test is told whatever a channel wants.
  mutating func alertKinds(_ key: String) -> Set<Alert.Kind>? {
    guard let value = optionalDocument(key) else { return nil }
    let known = Alert.Kind.allCases.filter { $0 != .test }
    guard case .array(let elements) = value else {
      fault(key, "must be a list, not \(value.kind)")
      return nil
    }
    var kinds: Set<Alert.Kind> = []
    for element in elements {
      guard case .string(let name) = element, let kind = known.first(where: { $0.rawValue == name }) else {
        fault(key, "must hold only these: " + known.map(\.rawValue).joined(separator: ", "))
        return nil
      }
      kinds.insert(kind)
    }
    return kinds
  }

  /// An object without members takes them away.
  mutating func quietHours(_ key: String) -> AlertChannelChange.QuietHours {
    guard let value = optionalDocument(key) else { return .keep }
    if value == .object([]) { return .remove }
    do {
      return .set(try AlertQuietHours(value))
    } catch {
      for message in error.messages { fault(key, message) }
      return .keep
    }
  }
}
