internal import Moderation

/// The reader of rule documents, and on some of what it takes the compiler and the decision.
public struct RuleDocumentTarget: FuzzTarget {
  /// Compiling takes a thousand times as long as reading, but few inputs are documents at all.
  private static let compiledOneIn = 16

  public init() {}

  public var name: String { "rules" }

  public var seeds: [[UInt8]] {
    [
      #"{"rules":[{"id":"a","verdict":"hide","when":{"words":["bad"]}}]}"#,
      #"{"default":"review","rules":[{"id":"b","name":"n","mode":"shadow","verdict":"delete","when":{"all":[{"#
        + #""substrings":["free money"]},{"not":{"any":[{"words":["c++"]},{"link":true}]}}]},"labels":["l"],"#
        + #""notify":true}]}"#,
      RuleSetDocument.starter.canonicalJSON,
    ].map { Array($0.utf8) }
  }

  public func fault(on input: [UInt8]) -> String? {
    do {
      let document = try RuleSetDocument(json: input)
      let canonical = document.canonicalJSON
      guard try RuleSetDocument(json: canonical.utf8) == document else { return "the canonical form reads otherwise" }
      guard isCompiled(input) else { return nil }
      return try decisionFault(of: document)
    } catch {
      let isClear =
        !error.faults.isEmpty
        && error.faults.allSatisfy { fault in
          // By bytes: a combining mark makes another character of the slash before it.
          (fault.path.isEmpty || fault.path.utf8.first == UInt8(ascii: "/")) && !fault.message.isEmpty
        }
      return isClear ? nil : "a fault names no place or says nothing"
    }
  }

  public func takes(_ input: [UInt8]) -> Bool { (try? RuleSetDocument(json: input)) != nil }

  /// The same inputs each time.
  private func isCompiled(_ input: [UInt8]) -> Bool {
    let mixed = input.reduce(14_695_981_039_346_656_037 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    return mixed % UInt64(Self.compiledOneIn) == 0
  }

  private func decisionFault(of document: RuleSetDocument) throws(RuleSetFaults) -> String? {
    let rules = try CompiledRuleSet(document, version: 1)
    let scratch = MatchScratch()
    for text in ["Bad free money c++ https://a.b win $5", "", nil] {
      let comment = CommentEvent(
        kind: .created, commentID: "1", videoID: "2", text: text, occurredAt: Timestamp(seconds: 1_719_535_947))
      let decision = rules.decide(comment, scratch: scratch)
      if rules.explain(comment, scratch: scratch).decision != decision {
        return "the explanation is of another decision"
      }
      if decision.matches.contains(where: { $0.excerpt(of: text ?? "") == nil }) { return "a match lies outside" }
    }
    return nil
  }
}
