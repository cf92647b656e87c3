import Foundation

/// Prometheus' own checker, which `make test` puts into .build/tools.
enum Promtool {
  static let path: String? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return ["/usr/bin/promtool", "/usr/local/bin/promtool", root.path + "/.build/tools/promtool"]
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Its exit status and everything that it says.
  static func run(_ arguments: [String], input: String = "") throws -> (status: Int32, words: String) {
    let process = Process()
    process.executableURL = URL(filePath: path ?? "/nonexistent")
    process.arguments = arguments
    let (given, said) = (Pipe(), Pipe())
    process.standardInput = given
    process.standardOutput = said
    process.standardError = said
    try process.run()
    try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try given.fileHandleForWriting.close()
    let words = String(decoding: try said.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, words)
  }
}
