import Foundation
import Glibc

/// One run of the built executable, in an environment that holds nothing but what it was given.
struct CommandRun {
  var status: Int32
  var output: String
  var errors: String

  /// Runs `gatehouse` with `arguments`. `HOME` is `home`; the output goes to pipes, so it is no terminal.
  init(
    _ arguments: [String], home: TemporaryFolder, environment: [String: String] = [:], input: String = ""
  ) async throws {
    let process = Process()
    process.executableURL = try Self.executable()
    process.arguments = arguments
    process.environment = ["HOME": home.path, "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    try process.run()
    try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    async let errorData = Self.readAll(stderr)
    let outputData = await Self.readAll(stdout)
    errors = String(decoding: await errorData, as: UTF8.self)
    output = String(decoding: outputData, as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }

  private static func readAll(_ pipe: Pipe) async -> Data {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(returning: (try? pipe.fileHandleForReading.readToEnd()) ?? Data())
      }
    }
  }

  /// The executable lies beside the test bundle.
  private static func executable() throws -> URL {
    struct NotBuilt: Error {}
    var folder = URL(fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let candidates = CommandLine.arguments.map { URL(fileURLWithPath: $0) } + [folder]
    for candidate in candidates {
      folder = candidate.deletingLastPathComponent()
      let url = folder.appendingPathComponent("gatehouse")
      if FileManager.default.isExecutableFile(atPath: url.path) { return url }
    }
    let url = URL(fileURLWithPath: ".build/debug/gatehouse")
    guard FileManager.default.isExecutableFile(atPath: url.path) else { throw NotBuilt() }
    return url
  }
}
