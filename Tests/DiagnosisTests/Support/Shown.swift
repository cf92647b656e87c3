import Moderation

extension [DiagnosticFinding] {
  /// The severities in their order.
  var severities: [DiagnosticFinding.Severity] { map(\.severity) }

  /// Everything that is said.
  var text: String { map { "\($0.message) -> \($0.remedy ?? "")" }.joined(separator: "\n") }
}

extension WallClock {
  static let fixed = WallClock { .sample }
}

extension Timestamp {
  static let sample = Timestamp(seconds: 1_795_000_000)
}
