import Foundation
import Testing

/// A page that says where each requirement is held is worth what its references are.
@Suite("The page on security")
struct DocumentedSecurityTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private let page: String

  init() throws {
    page = try String(contentsOf: Self.root.appending(path: "docs/security.md"), encoding: .utf8)
  }

  @Test("names only files and folders that are there")
  func files() {
    let paths = page.matches(of: /`([A-Za-z][A-Za-z+]*\/[A-Za-z0-9\/+._]*[A-Za-z])`/).map { String($0.1) }
    #expect(paths.count > 80)
    for path in Set(paths) {
      let candidates = [path, "Sources/" + path].map { Self.root.appending(path: $0).path }
      #expect(candidates.contains { FileManager.default.fileExists(atPath: $0) }, "\(path)")
    }
  }

  @Test("names only suites that are there")
  func suites() throws {
    let names = Set(page.matches(of: /[A-Za-z0-9]+Tests/).map { String($0.0) })
    #expect(names.count > 40)
    let files = try FileManager.default.subpathsOfDirectory(atPath: Self.root.appending(path: "Tests").path)
    let suites = Set(
      files.compactMap { $0.split(separator: "/").last.map { $0.replacing(".swift", with: "") } }.map { String($0) })
    for name in names { #expect(suites.contains(name), "\(name)") }
  }
}
