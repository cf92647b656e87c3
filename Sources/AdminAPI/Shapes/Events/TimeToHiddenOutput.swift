internal import Moderation
internal import Reports

/// How long comments took to be hidden: by account, those with the most first, and of all together.
struct TimeToHiddenOutput: Encodable {
  struct Account: Encodable {
    var accountID: AccountID
    var timeToHidden: TimeToHiddenSummary
  }

  var items: [Account]
  var total: TimeToHiddenSummary

  init(_ times: [AccountID: TimeToHidden]) {
    items = times.busiestFirst.map {
      Account(accountID: $0.accountID, timeToHidden: TimeToHiddenSummary($0.times))
    }
    total = TimeToHiddenSummary(times.total)
  }
}
