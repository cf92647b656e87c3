internal import Moderation

/// A rule set that was not saved, and the layer it is meant for: `layer` and `rule_set` of a body.
struct RuleDraftInput {
  var layer: RuleLayer
  /// Not yet looked at.
  var document: JSONValue

  init(layer: RuleLayer, document: JSONValue) {
    self.layer = layer
    self.document = document
  }

  /// Nil where the body has no draft.
  init?(in fields: inout BodyFields, account: AccountID?) {
    let layer = fields.optionalChoice("layer", among: [RuleLayer.tenant, .account]) { $0.name }
    let draft = fields.optionalDocument("rule_set")
    if layer == .account && account == nil { fields.fault("layer", "needs an account beside it") }
    guard let draft else {
      if layer != nil { fields.fault("layer", "needs a rule_set beside it") }
      return nil
    }
    self.init(layer: layer ?? .tenant, document: draft)
  }

  /// What it would be saved as.
  func scope(account: AccountID?, in tenant: TenantScope) -> RuleSetScope {
    if layer == .account, let account { return .account(account, tenant) }
    return .tenant(tenant)
  }
}
