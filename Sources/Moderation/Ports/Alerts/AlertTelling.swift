/// What a channel's end said to one message.
public enum AlertAnswer: Equatable, Sendable {
  case delivered
  /// `error` is in words and safe to show to a tenant: it never tells apart what the gateway's own network holds.
  /// `retryAfter` is the receiver's own wish.
  case failed(error: String, retryAfter: Duration?)
  /// The receiver wants no more of it, or the channel cannot be used as it is.
  case refused(error: String)
}

/// Tells alerts to the outside.
public protocol AlertTelling: Sendable {
  /// Sends the message once. Never throws: what went wrong is part of the answer.
  func tell(_ letter: AlertLetter) async -> AlertAnswer
  /// What is wrong with a target's form, as a sentence without its subject; nil where it may be saved. Which address a
  /// name stands for is looked at when it is connected to.
  func fault(of target: String, for kind: AlertChannel.Kind) -> String?
  /// As much of a target as may be shown: a mail address, or a URL's host and its last four characters.
  func shown(_ target: String, for kind: AlertChannel.Kind) -> String
}
