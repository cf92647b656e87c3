internal import Moderation

/// Checks and compiles rule sets on a thread of its own: a large one takes seconds.
struct RuleSetChecker: Sendable {
  private let workers = BoundedWorkers(label: "rule-set-checker", threads: 1, queueLimit: 16)

  /// The document in `json`, known to compile. Throws `RuleSetFaults`, or `QueueFull`.
  func document(_ json: [UInt8]) async throws -> RuleSetDocument {
    try await workers.run {
      let document = try RuleSetDocument(json: json)
      _ = try CompiledRuleSet(document, version: 0)
      return document
    }
  }

  /// What the rule set in `json` decides on `comment`. Throws as `document` does.
  func decision(on comment: CommentEvent, by json: [UInt8], version: Int64) async throws -> Decision {
    try await workers.run {
      try CompiledRuleSet(RuleSetDocument(json: json), version: version).decide(comment, scratch: MatchScratch())
    }
  }
}

extension RuleSetChecker {
  /// The document that a larger body holds at `path`; nil where it holds none. Faults name their place in that body.
  func document(_ value: JSONValue?, at path: String) async throws -> RuleSetDocument? {
    guard let value else { return nil }
    return try await relocating(faultsTo: path) { try await document(try Self.bytes(of: value, at: path)) }
  }

  /// As `decision(on:by:version:)`, for a document within a larger body.
  func decision(on comment: CommentEvent, by value: JSONValue, at path: String) async throws -> Decision {
    try await relocating(faultsTo: path) {
      try await decision(on: comment, by: try Self.bytes(of: value, at: path), version: 0)
    }
  }

  private func relocating<Value>(faultsTo path: String, _ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch let faults as RuleSetFaults {
      throw Problem.ruleSet(faults, under: path)
    }
  }

  private static func bytes(of value: JSONValue, at path: String) throws -> [UInt8] {
    do {
      return try RawJSON(value).bytes()
    } catch is EncodingError {
      throw Problem.invalidBody(path, "holds a number that is out of range")
    }
  }
}
