internal import Moderation
internal import Sealing
internal import TikTok
internal import Workload

/// One part of the way of an event, done for many events.
struct HotPathPart {
  let name: String
  let events: Int
  let run: () -> Void

  /// A thousand, so that what happens once an event is seen and what happens once a run is not.
  private static let events = 1000
  private static let seconds: Int64 = 1_719_535_947

  static func all() throws -> [HotPathPart] {
    let small = try SampleRules(rules: 10, termsEach: 20)
    let large = try SampleRules(rules: 10, termsEach: 1000)
    return [
      verify("verify-open", .open), verify("verify-business", .business),
      decode("decode-open", .open), decode("decode-business", .business),
      try decide("decide-starter", .starter, short),
      try decide("decide-200-terms", small.document, CommentCorpus(count: events, containing: small.terms).comments),
      try decide("decide-10000-terms", large.document, CommentCorpus(count: events, containing: large.terms).comments),
    ]
  }

  private static func verify(_ name: String, _ dialect: Dialect) -> HotPathPart {
    let key = HMACKey("a secret of the sample".utf8)
    let verifier = DeliveryVerifier(
      dialect: dialect, secrets: [.init(key: key, expiresAt: nil)], freshness: Freshness())
    let deliveries = bodies(dialect).map { body in
      switch dialect {
      case .open: (header: Hex.encode(key.tag(of: body)), body: body)
      case .business:
        (header: "t=\(seconds),s=\(Hex.encode(key.tag(of: Array("\(seconds).".utf8) + body)))", body: body)
      }
    }
    return HotPathPart(name: name, events: deliveries.count) {
      for (header, body) in deliveries {
        var signedAt: Timestamp?
        let result = body.withUnsafeBytes {
          verifier.verify(
            header: header, body: $0, receivedAt: Timestamp(seconds: seconds), signedAt: &signedAt)
        }
        precondition(result == .valid(secret: 0))
      }
    }
  }

  private static func decode(_ name: String, _ dialect: Dialect) -> HotPathPart {
    let bodies = bodies(dialect)
    return HotPathPart(name: name, events: bodies.count) {
      for body in bodies {
        guard case .comment = body.withUnsafeBytes({ DeliveryDecoder.decode($0, dialect: dialect) }) else {
          preconditionFailure("the samples are comments")
        }
      }
    }
  }

  private static func decide(
    _ name: String, _ document: RuleSetDocument, _ comments: [CommentEvent]
  ) throws -> HotPathPart {
    let rules = try CompiledRuleSet(document, version: 1)
    let scratch = MatchScratch()
    return HotPathPart(name: name, events: comments.count) {
      var byRule = 0
      for comment in comments where rules.decide(comment, scratch: scratch).basis == .rule { byRule += 1 }
      precondition(byRule > 0 && byRule < comments.count, "the comments must be decided differently")
    }
  }

  private static func bodies(_ dialect: Dialect) -> [[UInt8]] {
    short.enumerated().map { index, comment in
      let text = comment.text ?? ""
      let id = 7_385_350_567_722_402_578 + UInt64(index)
      switch dialect {
      case .open:
        return Array(CommentBody.open(commentID: id, author: index, text: text, seconds: seconds).utf8)
      case .business:
        return Array(
          CommentBody.business(openID: "-000iamDUYtb1xGiL", commentID: id, author: index, text: text, seconds: seconds)
            .utf8)
      }
    }
  }

  private static var short: [CommentEvent] {
    (0..<events).map { index in
      CommentEvent(
        kind: .created, commentID: "7385350567722402578", videoID: "7377694258502880513", authorID: "u\(index)",
        text: SampleComments.texts[index % SampleComments.texts.count], occurredAt: Timestamp(seconds: seconds))
    }
  }
}
