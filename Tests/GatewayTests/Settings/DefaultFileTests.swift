import Foundation
import Listening
import Testing

@testable import Gateway

/// The compiled-in file is the reference: it must say what the reader does, no more and no less.
@Suite struct DefaultFileTests {
  /// What the file says of one setting.
  private struct Entry {
    var key: String
    /// Nil where it is commented out.
    var value: String?
    /// The comment right above it.
    var comment: String
  }

  private static func entries() -> [Entry] {
    let lines = Settings.defaultFile.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.compactMap { index in
      guard let match = lines[index].wholeMatch(of: /(#?)([a-z]+(?:\.[a-z]+)*): (.+)/) else { return nil }
      return Entry(
        key: String(match.2), value: match.1.isEmpty ? String(match.3) : nil, comment: String(lines[index - 1]))
    }
  }

  private func read(_ file: String?, cores: Int = 3) throws -> [Setting] {
    guard let file else { return try Settings.effective(file: nil, environment: [:], cores: cores) }
    let folder = try TemporaryFolder()
    return try Settings.effective(file: try folder.file("g.yaml", file), environment: [:], cores: cores)
  }

  @Test("has every setting once, in the reader's words, and none besides")
  func complete() throws {
    let (settings, entries) = (try read(nil), Self.entries())
    #expect(Set(entries.map(\.key)).count == entries.count)
    #expect(Set(entries.map(\.key)) == Set(settings.map(\.key)))
    for setting in settings {
      let entry = try #require(entries.first { $0.key == setting.key }, "\(setting.key) is not in the file")
      #expect(entry.comment == "# \(setting.variable): \(setting.expecting)")
    }
  }

  @Test("sets every setting to its default, and leaves out those that have none or one of the machine's")
  func defaults() throws {
    let machine = Set(zip(try read(nil, cores: 3), try read(nil, cores: 4)).filter { $0 != $1 }.map(\.0.key))
    #expect(machine == ["public.loops"])
    for setting in try read(nil) {
      let value = Self.entries().first { $0.key == setting.key }?.value
      let isOpen = machine.contains(setting.key) || setting.key == "key.file"
      #expect(value == (isOpen ? nil : setting.value), "\(setting.key)")
    }
  }

  @Test("changes nothing when it is used as it is")
  func harmless() throws {
    let (given, unset) = (try read(Settings.defaultFile), try read(nil))
    #expect(given.map(\.value) == unset.map(\.value))
    #expect(unset.allSatisfy { $0.source == .standard })
    let folder = try TemporaryFolder()
    let file = try folder.file("g.yaml", Settings.defaultFile)
    let loaded = try Settings.load(file: file, environment: [:], cores: 3)
    var (dumped, expected) = ("", "")
    dump(loaded, to: &dumped)
    dump(try Settings.load(file: nil, environment: [:], cores: 3), to: &expected)
    #expect(dumped == expected)
  }

  @Test("has examples that are accepted where a setting is commented out")
  func examples() throws {
    let examples = Settings.defaultFile.replacing(/(?m)^#([a-z]+(?:\.[a-z]+)*: .+)$/) { $0.1 }
    let folder = try TemporaryFolder()
    let file = try folder.file("g.yaml", examples)
    let (_, reader) = try Settings.read(file: file, environment: [:], cores: 2)
    // Not every build can do what every setting asks for.
    #expect(reader.faults.allSatisfy { $0.message == "\(TLSFailure.notBuilt)" }, "\(reader.faults)")
    #expect(reader.settings.allSatisfy { $0.source != .standard && $0.value != nil })
  }
}
