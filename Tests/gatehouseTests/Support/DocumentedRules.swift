import Foundation
import Moderation
import Testing

/// A rule document that people read: a fenced block of the documentation, or a rule set to begin with.
struct DocumentedRules: Sendable, CustomTestStringConvertible {
  /// The file, and the line of the fence.
  var place: String
  /// What stands after the three backticks.
  var fence: String
  var text = ""

  var testDescription: String { place }

  private static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A file of the project, by its path there.
  static func content(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Every block of a page in YAML or JSON.
  static func blocks(of page: String) throws -> [DocumentedRules] {
    var blocks: [DocumentedRules] = []
    var open: DocumentedRules?
    for (index, line) in try content(page).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard line.hasPrefix("```") else {
        open?.text += line + "\n"
        continue
      }
      if let block = open {
        if block.fence.hasPrefix("yaml") || block.fence.hasPrefix("json") { blocks.append(block) }
        open = nil
      } else {
        open = DocumentedRules(place: "\(page):\(index + 1)", fence: String(line.dropFirst(3)))
      }
    }
    return blocks
  }

  /// `packs/rules-*.yaml`.
  static func packs() throws -> [DocumentedRules] {
    try names(withSuffix: ".yaml").map {
      DocumentedRules(place: "packs/\($0)", fence: "yaml rules", text: try content("packs/\($0)"))
    }
  }

  /// The lists that come with Gatehouse.
  static func starterPacks() throws -> StarterPacks {
    try StarterPacks(files: names(withSuffix: ".txt").map { ($0, Array(try content("packs/\($0)").utf8)) })
  }

  private static func names(withSuffix suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "packs").path)
      .filter { $0.hasSuffix(suffix) }.sorted()
  }
}
