/// Tells when TikTok said that there were too many calls.
public protocol BreachReporting: Sendable {
  /// Of this process, the latest thousand.
  func breaches(since moment: Timestamp) -> [QuotaBreach]
}

public struct QuotaBreach: Equatable, Sendable {
  public var subject: CallPause.Subject
  public var moment: Timestamp

  public init(of subject: CallPause.Subject, at moment: Timestamp) {
    self.subject = subject
    self.moment = moment
  }
}
