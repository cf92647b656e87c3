internal import Moderation

/// What the destinations of one report said in one attempt.
struct ReportRound: Equatable {
  private static let longestError = 500

  private(set) var failures: [String]
  private(set) var refusals: [String] = []
  /// The longest that one of them asked for.
  private(set) var wait: Duration?

  init(failures: [String] = []) { self.failures = failures }

  mutating func note(_ answer: AlertAnswer, of destination: ReportDestination) {
    switch answer {
    case .delivered: break
    case .failed(let error, let retryAfter):
      failures.append("\(destination.name): \(error)")
      wait = [wait, retryAfter].compactMap { $0 }.max()
    case .refused(let error): refusals.append("\(destination.name): \(error)")
    }
  }

  /// Nil where all took it.
  var error: String? {
    let errors = failures + refusals
    return errors.isEmpty ? nil : String(errors.joined(separator: "; ").prefix(Self.longestError))
  }

  /// Whether some would take it later. Those that refuse are asked once more with them: it may have been put right.
  var isWorthAnother: Bool { !failures.isEmpty }
}
