public import Moderation

/// Which SQLite is linked.
public struct SQLiteCheck: DiagnosticCheck {
  /// From here on, two processes may write to one write-ahead log.
  private static let safe = [3, 51, 3]

  public let name = "sqlite"
  private let version: @Sendable () async throws -> String

  public init(version: @escaping @Sendable () async throws -> String) { self.version = version }

  public func run() async throws -> [DiagnosticFinding] {
    let version = try await version()
    let parts = version.split(separator: ".").compactMap { Int($0) }
    guard parts.lexicographicallyPrecedes(Self.safe) else { return [.ok(name, "SQLite \(version)")] }
    return [
      .ok(
        name,
        "SQLite \(version): before 3.51.3, two processes that write at once can damage the database, so leave it "
          + "to this one, and copy it with gatehouse backup alone")
    ]
  }
}
