import Foundation

/// The built `gatehouse`, which lies beside the test bundle.
enum Executable {
  struct NotBuilt: Error {}

  static func url() throws -> URL {
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
