public import Foundation

/// The inputs that are kept of a target, in two files of `Tests/Fuzzing/Corpus` with one `EscapedLine` each: real
/// examples, gathered by hand, and what fuzzing found to reach further.
public struct Corpus {
  struct Unreadable: Error, CustomStringConvertible { var description: String }

  /// What is kept of a run at most; bytes of an input.
  public static let mostFound = 300
  public static let longestFound = 4096

  public static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Corpus")

  public let examples: [[UInt8]]
  public let found: [[UInt8]]

  public var inputs: [[UInt8]] { examples + found }

  public init(of target: any FuzzTarget) throws {
    examples = try Self.read(Self.file("examples", of: target))
    found = try Self.read(Self.file("found", of: target))
  }

  private static func file(_ name: String, of target: any FuzzTarget) -> URL {
    folder.appendingPathComponent("\(target.name).\(name).txt")
  }

  private static func read(_ file: URL) throws -> [[UInt8]] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      guard let input = EscapedLine.decode(line) else { throw Unreadable(description: "\(file.path): \(line)") }
      return input
    }
  }

  /// Writes each input into a file of its own, as libFuzzer wants them.
  public static func write(_ inputs: [[UInt8]], to folder: String) throws {
    for (index, input) in inputs.enumerated() {
      try Data(input).write(to: URL(fileURLWithPath: folder).appendingPathComponent("seed-\(index)"))
    }
  }

  /// Keeps what a merge left in a folder, without what is there by hand. Where those are too many, some of each length:
  /// the shortest alone would be those that are refused at once. Answers how many are kept.
  public static func keep(_ folder: String, of target: any FuzzTarget) throws -> Int {
    let files = try FileManager.default.contentsOfDirectory(
      at: URL(fileURLWithPath: folder), includingPropertiesForKeys: nil)
    let byHand = Set(target.seeds + (try Self(of: target)).examples)
    let inputs: [[UInt8]] = try files.map { Array(try Data(contentsOf: $0)) }
    let new = inputs.filter { !$0.isEmpty && $0.count <= longestFound && !byHand.contains($0) }
    let sorted = new.sorted(by: comesFirst)
    let kept = min(sorted.count, mostFound)
    let found = (0..<kept).map { sorted[$0 * sorted.count / kept] }
    let lines = ["# Written by scripts/fuzz-parsers."] + found.map(EscapedLine.encode)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file("found", of: target))
    return found.count
  }

  private static func comesFirst(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count < right.count
  }
}
