internal import Moderation
internal import Reports

/// How long comments took to be hidden: by account, those with the most first, and of all together.
struct LatencyOutput: Encodable {
  struct Account: Encodable {
    var accountID: AccountID
    var timeToHidden: HiddenTimes
  }

  var items: [Account]
  var total: HiddenTimes

  init(_ times: [AccountID: TimeToHidden]) {
    items = times.busiestFirst.map { Account(accountID: $0.accountID, timeToHidden: HiddenTimes($0.times)) }
    total = HiddenTimes(times.total)
  }
}
