import FoundationEssentials
import Moderation
import Outbound
import Safekeeping
import Sealing
import Storage
import Testing

@Suite("Backups and the key over the admin API")
struct BackupTests {
  private static let body = #"{"passphrase":"correct horse battery"}"#

  @Test("a backup can be restored, is listed, and is in the audit log in the name of who took it")
  func taken() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let answer = try await world.send(.post, "/v1/backups", as: seed.owner, Self.body)
      #expect(answer.status == 200)
      #expect(answer.header("content-length") == String(answer.body.count))
      let name = try #require(answer.header("content-disposition")?.split(separator: "\"").last.map(String.init))

      let folder = FileManager.default.temporaryDirectory.appending(path: "backup-\(UInt64.random(in: 0 ... .max))")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let file = folder.appending(path: name)
      try Data(answer.body).write(to: file)
      let restorer = BackupRestorer(
        unpacker: BackupUnpacker(examiner: DatabaseExaminer(), newestSchema: SchemaVersion.newestKnown),
        settle: { _, _ in })
      let found = try await restorer.verify(file.path, passphrase: "correct horse battery", in: folder.path)
      #expect(found.manifest.database.rows["tenants"] == 2)
      #expect(found.secrets > 3)

      let list = try await world.send(.get, "/v1/backups", as: seed.owner)
      #expect(list.text.contains(#""destination":"caller""#) && list.text.contains(name))
      // The gateway puts the end down after the last byte is on its way.
      var isEnded = false
      for _ in 0..<500 where !isEnded {
        isEnded = try await !world.send(.get, "/v1/backups", as: seed.owner).text.contains(#""ended_at":null"#)
        if !isEnded { try await Task.sleep(for: .milliseconds(5)) }
      }
      #expect(isEnded)
      let audit = try await world.send(.get, "/v1/audit?action=backup.made", as: seed.owner)
      #expect(audit.text.contains(name) && audit.text.contains(#""operator_name":"owner""#), "\(audit.text)")
      for line in world.logs.all { #expect(!line.contains("correct horse")) }
    }
  }

  @Test("a backup is another one each time, whatever the idempotency key")
  func repeated() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let headers = [(name: "Idempotency-Key", value: "nightly")]
      let first = try await world.send(.post, "/v1/backups", as: seed.owner, Self.body, headers: headers)
      let second = try await world.send(.post, "/v1/backups", as: seed.owner, Self.body, headers: headers)
      #expect(first.status == 200 && second.status == 200)
      #expect(first.body != second.body)
    }
  }

  @Test("one rotation of the key begins and no second, and it says how far it is")
  func rotation() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let begun = try await world.send(.post, "/v1/key/rotation", as: seed.owner)
      #expect(begun.status == 202)
      let again = try await world.send(.post, "/v1/key/rotation", as: seed.owner)
      #expect(again.status == 409 && again.member("code") == "rotation_running")
      #expect(again.header("retry-after") == "60")
      let status = try await world.send(.get, "/v1/key", as: seed.owner)
      #expect(!status.text.contains(#""remaining":0"#) && !status.text.contains(#""previous_key_id":null"#))
      let audit = try await world.send(.get, "/v1/audit?action=key.rotation_started", as: seed.owner)
      #expect(audit.text.contains(#""from_key":""#))
    }
  }
}
