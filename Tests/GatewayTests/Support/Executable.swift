import Foundation

/// The built `gatehouse`, which lies beside the test bundle, unless the environment names another build of it.
enum Executable {
  struct NotBuilt: Error {}

  static func url() throws -> URL {
    if let path = ProcessInfo.processInfo.environment["CHAOS_EXECUTABLE"] { return URL(fileURLWithPath: path) }
    let own = URL(fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let candidates =
      (CommandLine.arguments.map { URL(fileURLWithPath: $0) } + [own])
      .map { $0.deletingLastPathComponent().appendingPathComponent("gatehouse") }
      + [URL(fileURLWithPath: ".build/debug/gatehouse")]
    guard let url = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
      throw NotBuilt()
    }
    return url
  }
}
