internal import Moderation

/// The apps among which an account's may be named: by id, by client key, or by a name that only one of them has.
struct AppChoices: Sendable {
  struct Unknown: Error {
    /// As the end of a sentence that begins with the member's name.
    var message: String
  }

  private let apps: [AppID: App]
  private let byClientKey: [String: AppID]
  private let byName: [String: [AppID]]

  init(_ apps: [App]) {
    self.apps = Dictionary(apps.map { ($0.id, $0) }) { first, _ in first }
    byClientKey = Dictionary(apps.map { ($0.clientKey, $0.id) }) { first, _ in first }
    byName = Dictionary(grouping: apps, by: \.name).mapValues { $0.map(\.id) }
  }

  /// The app that an account wants; nil where it wants none.
  func app(of account: AccountInput) throws(Unknown) -> AppID? {
    if let id = account.appID {
      guard apps[id] != nil else { throw Unknown(message: "there is no such app that the tenant can use") }
      return id
    }
    guard let reference = account.app else { return nil }
    if let id = AppID(reference), apps[id] != nil { return id }
    if let id = byClientKey[reference] { return id }
    let named = byName[reference] ?? []
    guard let first = named.first else {
      throw Unknown(message: "names no app that the tenant can use: give the id, the client key or the name of one")
    }
    guard named.count == 1 else {
      throw Unknown(message: "is the name of \(named.count) apps: give the id or the client key instead")
    }
    return first
  }
}
