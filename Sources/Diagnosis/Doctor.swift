public import Moderation

/// Runs checks beside each other. One that fails or hangs is a finding, and keeps nobody from the others' findings.
public struct Doctor: Sendable {
  private let checks: [any DiagnosticCheck]

  public init(_ checks: [any DiagnosticCheck]) { self.checks = checks }

  /// In the order of the checks, within the longest of their deadlines.
  public func run() async -> [DiagnosticFinding] {
    await withTaskGroup(of: (Int, [DiagnosticFinding]).self) { group in
      for (index, check) in checks.enumerated() { group.addTask { (index, await Self.findings(of: check)) } }
      var findings = checks.map { _ in [DiagnosticFinding]() }
      for await (index, found) in group { findings[index] = found }
      return findings.flatMap { $0 }
    }
  }

  /// Its tasks are not children of this one, which would have to wait for a check that does not heed its cancellation.
  private static func findings(of check: any DiagnosticCheck) async -> [DiagnosticFinding] {
    let (answers, answer) = AsyncStream.makeStream(of: [DiagnosticFinding].self, bufferingPolicy: .bufferingOldest(1))
    let work = Task { answer.yield(await run(check)) }
    let timer = Task {
      try await Task.sleep(for: check.deadline)
      answer.yield([
        .warning(
          check.name, "it could not be looked at within \(Words.span(check.deadline))",
          remedy: "try again; if it stays so, see the gateway's log for what it waits for")
      ])
    }
    defer {
      work.cancel()
      timer.cancel()
    }
    return await answers.first { _ in true } ?? []
  }

  private static func run(_ check: any DiagnosticCheck) async -> [DiagnosticFinding] {
    do {
      return try await check.run()
    } catch {
      return [
        .warning(check.name, "it could not be looked at: \(error)", remedy: "mend that first, then ask again")
      ]
    }
  }
}
