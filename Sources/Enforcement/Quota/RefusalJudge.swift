internal import Moderation

/// Tells which limit TikTok's "too many calls" is of, since it does not say.
///
/// As calls are counted here no minute holds too many, so the second is held to have had them, which is over within
/// another. Whoever is refused again after that, with nothing answered in between, has run into a limit of the minute:
/// something else uses the app, or TikTok allows it less than is set here.
struct RefusalJudge {
  enum Limit: Equatable {
    case second
    case minuteOfApp
    /// Others of the app are answered.
    case minuteOfAccount
  }

  /// Refused, and not answered since.
  private var apps: Set<AppID> = []
  private var scopes: Set<CallPacer.Scope> = []

  /// `isPaused` says that the call began before an earlier refusal, from which nothing new is learnt; `mayBeSecond`
  /// is false where the last second had so few calls, and the minute so many, that it can only be the minute's.
  mutating func refused(_ scope: CallPacer.Scope, isPaused: Bool, mayBeSecond: Bool) -> Limit {
    guard !isPaused else { return .second }
    let isAppRefused = apps.remove(scope.appID) != nil
    let isScopeRefused = scopes.remove(scope) != nil
    if isAppRefused || !mayBeSecond { return .minuteOfApp }
    if isScopeRefused { return .minuteOfAccount }
    apps.insert(scope.appID)
    scopes.insert(scope)
    return .second
  }

  mutating func answered(_ scope: CallPacer.Scope) {
    apps.remove(scope.appID)
    scopes.remove(scope)
  }
}
