/// The version of each layer's rule set that was in force; nil where the layer has none.
public struct RuleSetVersions: Hashable, Sendable {
  public var gateway: Int64?
  public var tenant: Int64?
  public var account: Int64?

  public init(gateway: Int64? = nil, tenant: Int64? = nil, account: Int64? = nil) {
    self.gateway = gateway
    self.tenant = tenant
    self.account = account
  }

  public subscript(layer: RuleLayer) -> Int64? {
    get {
      switch layer {
      case .gateway: gateway
      case .tenant: tenant
      case .account: account
      }
    }
    set {
      switch layer {
      case .gateway: gateway = newValue
      case .tenant: tenant = newValue
      case .account: account = newValue
      }
    }
  }

  /// That of the lowest layer there is.
  public var lowest: Int64? { account ?? tenant ?? gateway }
}
