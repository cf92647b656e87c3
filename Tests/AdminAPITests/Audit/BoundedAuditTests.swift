import Logging
import Moderation
import Synchronization
import Testing

@testable import AdminAPI

@Suite("What comes in floods") struct BoundedAuditTests {
  private final class Recorder: AuditLog {
    struct Failure: Error {}

    let details = Mutex<[String]>([])
    let fails = Mutex(false)

    func entries(matching: AuditFilter, page: PageRequest, in: AuditScope) async throws -> Page<AuditEntry> {
      throw Failure()
    }
    func entries(matching: AuditFilter, after: AuditEntryID?, limit: Int, in: AuditScope) async throws -> [AuditEntry] {
      throw Failure()
    }
    func record(
      _ action: AuditAction, _ subject: String, detail: String?, by actor: Actor, of tenant: TenantID?,
      at moment: Timestamp
    ) async throws {
      if fails.withLock({ $0 }) { throw Failure() }
      details.withLock { $0.append("\(subject): \(detail ?? "-")") }
    }
    func verify(head: String?, in scope: GatewayScope) async throws -> AuditVerification { throw Failure() }
  }

  private let recorder = Recorder()
  private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
  private let start = Timestamp(seconds: 1_000_000)

  private var details: [String] { recorder.details.withLock { $0 } }

  private func refuse(
    _ bounded: BoundedAudit, _ subject: String = "GET /x", by person: Int64 = 1, at seconds: Int = 0
  ) async {
    await bounded.record(
      .accessRefused, subject, detail: "forbidden", by: Actor(.operator(OperatorID(rawValue: person), token: nil)),
      of: nil, at: start + .seconds(seconds), logger: logger)
  }

  @Test("leaves one entry at once and one with the number when the minute is over")
  func window() async {
    let bounded = BoundedAudit(recorder)
    for second in [0, 1, 59] { await refuse(bounded, at: second) }
    await refuse(bounded, by: 2, at: 59)
    #expect(details == ["GET /x: forbidden", "GET /x: forbidden"])
    await refuse(bounded, at: 60)
    #expect(
      details.dropFirst(2) == ["GET /x: forbidden; 2 more within 60 seconds", "GET /x: forbidden"])
    await refuse(bounded, at: 61)
    await bounded.write(logger: logger)
    #expect(details.last == "GET /x: forbidden; 1 more within 60 seconds" && details.count == 5)
    await bounded.write(logger: logger)
    #expect(details.count == 5)
  }

  @Test("is counted even where every request is another one, and never remembered without end")
  func flood() async {
    let bounded = BoundedAudit(recorder, limit: 10)
    for number in 0..<100 { for _ in 0..<3 { await refuse(bounded, "GET /\(number)") } }
    await bounded.write(logger: logger)
    #expect(details.count { $0.hasSuffix(": forbidden") } == 100)
    #expect(details.count { $0.hasSuffix("2 more within 60 seconds") } == 100)
  }

  @Test("does not stop at a clock that was set back, or at a log that cannot be written")
  func trouble() async {
    let bounded = BoundedAudit(recorder)
    await refuse(bounded, at: 100)
    await refuse(bounded, at: 0)
    #expect(details.count == 2)
    recorder.fails.withLock { $0 = true }
    await refuse(bounded, "GET /y")
    #expect(details.count == 2)
  }
}
