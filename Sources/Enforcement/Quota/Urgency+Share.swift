internal import Moderation

extension PlatformCall.Urgency {
  /// How many of `limit` calls may be used up, by whomever, before this urgency is turned away: what is left is there
  /// for whoever is more urgent and comes next.
  func ceiling(of limit: Int) -> Int {
    let percent =
      switch self {
      case .prompt: 100
      case .undecided: 95
      case .background: 90
      case .confirming: 85
      case .spare: 50
      }
    return max(1, limit * percent / 100)
  }

  /// How many of `limit` calls this urgency has even while more urgent ones want them all, so that it does not stand
  /// still. Calls that read are good for 30 comments each: enough for all that can be hidden, and for an app that is
  /// always busy to be swept at least a little.
  func floor(of limit: Int) -> Int {
    switch self {
    case .prompt: 0
    case .undecided: max(1, limit * 5 / 100)
    case .confirming: max(1, limit * 3 / 100)
    case .background: max(1, limit * 2 / 100)
    case .spare: max(1, limit / 100)
    }
  }

  /// Whether calls are spread over the minute, so that of those who come later none has to wait for the end of it.
  var isSpread: Bool { self >= .background }
}
