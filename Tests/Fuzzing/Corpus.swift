public import Foundation

/// Inputs that were found worth keeping, in files of their own: one folder for each target.
public struct Corpus {
  /// `Tests/Fuzzing/Corpus`.
  public static var folder: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Corpus")
  }

  /// In the order of their names, so that runs can be repeated.
  public let inputs: [[UInt8]]

  public init(of target: any FuzzTarget) throws {
    let folder = Self.folder.appendingPathComponent(target.name)
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    inputs = try files.sorted { $0.path < $1.path }.map { Array(try Data(contentsOf: $0)) }
  }

  /// Writes each input into a file of its own.
  public static func write(_ inputs: [[UInt8]], to folder: String) throws {
    for (index, input) in inputs.enumerated() {
      try Data(input).write(to: URL(fileURLWithPath: folder).appendingPathComponent("seed-\(index)"))
    }
  }
}
