import Moderation
import Testing

@testable import Diagnosis

@Suite struct DoctorTests {
  private struct Check: DiagnosticCheck {
    var name: String
    var deadline = Duration.seconds(60)
    var body: @Sendable (String) async throws -> [DiagnosticFinding]

    func run() async throws -> [DiagnosticFinding] { try await body(name) }
  }

  private struct Failure: Error, CustomStringConvertible {
    var description: String { "the disk is gone" }
  }

  @Test("what fails and what hangs for ever is a finding, and the others are told, in their order")
  func others() async {
    let (never, _) = AsyncStream.makeStream(of: Void.self)
    let findings = await Doctor([
      Check(name: "fails") { _ in throw Failure() },
      Check(name: "hangs", deadline: .milliseconds(50)) { name in
        // Heeds no cancellation.
        await Task.detached { for await _ in never {} }.value
        return [.ok(name, "never said")]
      },
      Check(name: "fine") { [.ok($0, "one"), .ok($0, "two")] },
    ]).run()
    #expect(findings.map(\.check) == ["fails", "hangs", "fine", "fine"])
    #expect(findings.severities == [.warning, .warning, .ok, .ok])
    #expect(findings[0].message.contains("the disk is gone"))
    #expect(findings.dropLast(2).allSatisfy { $0.remedy != nil })
  }

  @Test("the worst finding is the whole diagnosis'")
  func worst() {
    let findings: [DiagnosticFinding] = [.warning("a", "", remedy: ""), .problem("b", "", remedy: ""), .ok("c", "")]
    #expect(Diagnosis(madeAt: .sample, findings: findings).worst == .problem)
    #expect(Diagnosis(madeAt: .sample, findings: [findings[2], findings[0]]).worst == .warning)
    #expect(Diagnosis(madeAt: .sample, findings: []).worst == .ok)
  }
}
