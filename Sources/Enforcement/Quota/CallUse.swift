/// How much of the limits is used, and what stands in the way of calls.
struct CallUse: Equatable, Sendable {
  /// Of the account, and of the app, that has used the most of its calls a minute: 1 is all of them.
  var account = 0.0
  var app = 0.0
  var pausedAccounts = 0
  var pausedApps = 0
  /// Circuit breakers that are not closed.
  var openApps = 0
  var openAccounts = 0
}
