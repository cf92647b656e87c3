extension RuleSetDocument {
  /// Bytes it takes in memory, roughly.
  var memoryBytes: Int {
    rules.reduce(64) { sum, rule in
      var bytes = MemoryLayout<Rule>.stride + Self.bytes(of: rule.examples.mustMatch + rule.examples.mustPass)
      bytes += Self.bytes(of: rule.effects.labels + (rule.effects.reply?.variants ?? []))
      rule.when.forEach { condition in
        bytes += MemoryLayout<Condition>.stride + 16
        switch condition {
        case .terms(_, let source), .users(let source): bytes += Self.bytes(of: source.terms)
        case .regex(let texts), .videos(let texts), .link(.except(let texts)), .link(.only(let texts)):
          bytes += Self.bytes(of: texts)
        default: break
        }
      }
      return sum + bytes
    }
  }

  /// Strings of up to 15 bytes are kept in place.
  private static func bytes(of texts: [String]) -> Int {
    texts.reduce(0) { $0 + 16 + ($1.utf8.count > 15 ? $1.utf8.count + 32 : 0) }
  }
}
