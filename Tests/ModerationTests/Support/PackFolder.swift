import Foundation

/// The folder `packs/` at the repository's root.
enum PackFolder {
  static let url = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "packs")

  /// Every list in it, by the name of its file.
  static func lists() throws -> [(name: String, bytes: [UInt8])] {
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path).filter { $0.hasSuffix(".txt") }.sorted()
    return try names.map { ($0, Array(try Data(contentsOf: url.appending(path: $0)))) }
  }
}
