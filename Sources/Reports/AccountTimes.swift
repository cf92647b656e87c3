public import Moderation

/// How long one account's comments took to be hidden.
///
/// Its JSON is the schema `AccountTimes` of admin/openapi.yaml.
public struct AccountTimes: Equatable, Codable, Sendable {
  public var accountID: String
  /// Its name.
  public var account: String
  public var timeToHidden: TimeToHiddenSummary

  public init(accountID: AccountID, account: String, timeToHidden: TimeToHiddenSummary) {
    self.accountID = "\(accountID)"
    self.account = account
    self.timeToHidden = timeToHidden
  }

  private enum CodingKeys: String, CodingKey {
    case accountID = "account_id"
    case account
    case timeToHidden = "time_to_hidden"
  }
}

extension Dictionary<AccountID, TimeToHidden> {
  /// The accounts with the most comments first.
  public var busiestFirst: [(accountID: AccountID, times: TimeToHidden)] {
    sorted { left, right in
      let counts = (left.value[.receivedToAccepted].total, right.value[.receivedToAccepted].total)
      return counts.0 == counts.1 ? left.key < right.key : counts.0 > counts.1
    }.map { ($0.key, $0.value) }
  }

  /// Those of all accounts together.
  public var total: TimeToHidden { values.reduce(into: TimeToHidden()) { $0.add($1) } }
}
