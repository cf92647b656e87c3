/// TikTok said that there were too many calls.
public struct QuotaBreach: Equatable, Sendable {
  /// Whom it was said to.
  public var subject: CallPause.Subject
  public var moment: Timestamp

  public init(of subject: CallPause.Subject, at moment: Timestamp) {
    self.subject = subject
    self.moment = moment
  }
}
