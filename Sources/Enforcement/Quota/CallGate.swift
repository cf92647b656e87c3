public import Moderation

/// What every call to TikTok about comments passes, so that limits are kept and no tenant takes another's share.
public protocol CallGate: Sendable {
  /// When admitted, the call is under way until `ended` is told of it, which must happen exactly once. Who is turned away
  /// counts as waiting until shortly after the moment that is answered, and others do not go before it: ask again then,
  /// or not at all.
  func admit(_ call: PlatformCall, at moment: Timestamp) -> CallAdmission
  func ended(_ call: PlatformCall, _ result: CallResult, at moment: Timestamp)
}

public enum CallAdmission: Equatable, Sendable {
  case admitted
  /// Not now; it is of no use to ask before then.
  case later(Timestamp)
}

/// What became of a call that was admitted.
public enum CallResult: Equatable, Sendable {
  /// It turned out not to be wanted, and never went out.
  case notMade
  case succeeded
  case failed(PlatformFailure)

  init<Success>(_ result: Result<Success, PlatformFailure>) {
    switch result {
    case .success: self = .succeeded
    case .failure(let failure): self = .failed(failure)
    }
  }
}
