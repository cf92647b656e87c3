import Safekeeping
import Sealing
import Testing

@testable import Gateway

/// `backup.…` belongs together, and so do the two keys: half of it is a mistake that somebody would hear of too late.
@Suite struct BackupSettingsTests {
  private func load(_ yaml: [String: String]) throws -> Settings {
    let folder = try TemporaryFolder()
    let file = try folder.file("g.yaml", yaml.map { "\($0.key): \($0.value)\n" }.joined())
    return try Settings.load(file: file, environment: [:], cores: 1)
  }

  @Test("no backup is made by itself unless it is set up")
  func unset() throws {
    let settings = try load(["backup.interval": "60"])
    #expect(settings.backups == nil && settings.previousKey == nil)
  }

  @Test("is read as it is written, with its defaults")
  func whole() throws {
    let needed = ["backup.folder": "/var/b", "backup.passphrase.file": "/etc/p"]
    let plain = BackupSettings(
      folder: "/var/b", interval: .seconds(86_400), keep: 7, passphraseFile: "/etc/p", drillInterval: .seconds(604_800))
    #expect(try load(needed).backups == plain)
    let full = try load(
      needed.merging(["backup.interval": "60", "backup.keep": "3", "backup.drill.interval": "61"]) { $1 })
    #expect(full.backups?.interval == .seconds(60))
    #expect(full.backups?.keep == 3)
    #expect(full.backups?.drillInterval == .seconds(61))
    let hex = String(repeating: "a5", count: 32)
    let other = String(repeating: "b6", count: 32)
    #expect(try load(["key.hex": hex, "key.previous.hex": other]).previousKey?.hex == other)
  }

  @Test(
    "what does not belong together is refused, by its name",
    arguments: [
      (["backup.folder": "/var/b"], "backup.passphrase.file"), (["backup.passphrase.file": "/etc/p"], "backup.folder"),
      (["key.previous.hex": String(repeating: "a5", count: 32)], "key.previous.hex"),
    ])
  func refused(yaml: [String: String], key: String) {
    let error = #expect(throws: SettingsError.self) { try load(yaml) }
    #expect(error?.faults.map(\.key) == [key])
  }
}
