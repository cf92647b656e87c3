internal import FoundationEssentials
public import Moderation
internal import TikTok

/// The decoder of deliveries, beside the standard library's.
public struct DeliveryTarget: FuzzTarget {
  private let dialect: Dialect

  public init(dialect: Dialect) { self.dialect = dialect }

  public var name: String { "delivery-\(dialect.rawValue)" }

  public var seeds: [[UInt8]] {
    switch dialect {
    case .open: [SampleDelivery.open(text: "hi"), SampleDelivery.open(text: #"é \"q\" 😀"#, kind: "deleted")]
    case .business:
      [
        SampleDelivery.business(text: "hi"), SampleDelivery.business(text: nil, action: "set_to_hidden"),
        SampleDelivery.removal, SampleDelivery.ping,
      ]
    }
  }

  public func fault(on input: [UInt8]) -> String? {
    let decoded = decode(input)
    guard decode(input) == decoded else { return "decoded twice, it says two things" }
    switch decoded {
    case .unusable(let reason): return reason.isEmpty ? "no reason is given" : nil
    case .ping, .ignored, .authorizationRemoved: return isJSON(input) ? nil : "taken, and not JSON"
    case .comment(let comment, let openID):
      guard isJSON(input) else { return "taken, and not JSON" }
      if (openID == nil) != (dialect == .open) { return "the account is named where it should not be, or not" }
      return fault(of: comment)
    }
  }

  public func takes(_ input: [UInt8]) -> Bool {
    if case .unusable = decode(input) { false } else { true }
  }

  private func decode(_ input: [UInt8]) -> DecodedDelivery {
    input.withUnsafeBytes { DeliveryDecoder.decode($0, dialect: dialect) }
  }

  private func fault(of comment: CommentEvent) -> String? {
    for id in [comment.commentID, comment.videoID] + [comment.parentCommentID, comment.authorID].compactMap({ $0 }) {
      if id.isEmpty || id.utf8.count > 128 { return "an id is empty or too long" }
    }
    if comment.parentCommentID == "0" { return "a top-level comment has a parent" }
    return comment.occurredAt.milliseconds > 0 ? nil : "it happened before there was time"
  }

  private struct Anything: Decodable {
    init(from decoder: any Decoder) throws {}
  }

  private func isJSON(_ input: [UInt8]) -> Bool {
    (try? JSONDecoder().decode(Anything.self, from: Data(input))) != nil
  }
}
