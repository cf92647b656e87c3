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
    items = times.sorted { left, right in
      let counts = (left.value[.receivedToAccepted].total, right.value[.receivedToAccepted].total)
      return counts.0 == counts.1 ? left.key < right.key : counts.0 > counts.1
    }.map { Account(accountID: $0.key, timeToHidden: TimeToHiddenSummary($0.value)) }
    total = TimeToHiddenSummary(times.values.reduce(into: TimeToHidden()) { $0.add($1) })
  }
}
