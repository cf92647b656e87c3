/// Looks at everything that goes wrong in real installations.
public protocol Diagnosing: Sendable {
  /// `everyAccount` asks TikTok about the webhooks of all accounts, however many there are, and not of some. Never
  /// throws: what cannot be looked at is a finding.
  func diagnose(everyAccount: Bool, in scope: GatewayScope) async -> Diagnosis
}

/// One thing to look at.
public protocol DiagnosticCheck: Sendable {
  /// A stable name, which its findings bear.
  var name: String { get }
  /// When it is given up, so that the others are not held up.
  var deadline: Duration { get }
  /// Has at least one finding: where nothing is wrong, that it was looked at. What it throws is a finding too.
  func run() async throws -> [DiagnosticFinding]
}

extension DiagnosticCheck {
  public var deadline: Duration { .seconds(10) }
}
