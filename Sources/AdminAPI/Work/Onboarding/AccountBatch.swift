internal import Moderation

/// Many accounts that are made at once, and everything that is wrong with them together.
struct AccountBatch: Sendable {
  struct Fault: Sendable {
    /// Of the input.
    var index: Int
    /// The input's member.
    var key: String
    var message: String
  }

  /// In the order of the inputs; nil for those at fault.
  private(set) var accounts: [NewAccount?] = []
  private(set) var faults: [Fault] = []
  /// Those that would be right if nobody had them already.
  private(set) var conflicts: [Fault] = []
  private let inputs: [AccountInput?]

  /// `name` says how an input is called in a message: `line 3`. Inputs that could not be read are nil. Throws only what
  /// sealing throws.
  init(
    _ inputs: [AccountInput?], tenant: TenantID, apps: AppChoices, maker: AccountMaker, name: (Int) -> String
  ) throws {
    self.inputs = inputs
    var firsts: [AccountIdentity: Int] = [:]
    for (index, input) in inputs.enumerated() {
      guard let input else {
        accounts.append(nil)
        continue
      }
      let app: AppID?
      do {
        app = try apps.app(of: input)
      } catch {
        faults.append(Fault(index: index, key: input.appID == nil ? "app" : "app_id", message: error.message))
        accounts.append(nil)
        continue
      }
      let account = try maker.make(input, app: app, tenant: tenant)
      let identity = AccountIdentity(account.setup.account)
      if let first = firsts[identity] {
        faults.append(Fault(index: index, key: Self.key(of: input), message: Self.repeats(input, name(first))))
        accounts.append(nil)
      } else {
        firsts[identity] = index
        accounts.append(account)
      }
    }
  }

  /// Looks for accounts that are there already.
  mutating func compare(with store: any TenantConfigurationStore, in scope: TenantScope) async throws {
    let new = accounts.compactMap { $0?.setup.account }
    let known = try await store.known(among: new, in: scope)
    for (index, account) in accounts.enumerated() {
      guard let account, known.contains(account.setup.account.id), let input = inputs[index] else { continue }
      let message =
        input.openID == nil
        ? "is the name of an account that the tenant has, and neither an open_id nor another name tells them apart"
        : "is already taken: there is an account with it"
      conflicts.append(Fault(index: index, key: Self.key(of: input), message: message))
    }
  }

  /// By what the input's account is known.
  private static func key(of input: AccountInput) -> String { input.openID == nil ? "name" : "open_id" }

  private static func repeats(_ input: AccountInput, _ first: String) -> String {
    input.openID == nil
      ? "is the name of \(first) too, and neither an open_id nor another name tells them apart"
      : "is that of \(first) too"
  }
}
