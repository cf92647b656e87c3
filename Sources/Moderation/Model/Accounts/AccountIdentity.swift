/// By what two entries are told to be the same account of a tenant: its open id within its app, or, as long as that is
/// not known, its name.
public enum AccountIdentity: Hashable, Sendable {
  case openID(String, app: AppID?)
  case name(String)

  public init(_ account: Account) {
    self = account.openID.map { .openID($0, app: account.appID) } ?? .name(account.name)
  }
}
