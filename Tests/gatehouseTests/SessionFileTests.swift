import Foundation
import Testing

@testable import gatehouse

@Suite struct SessionFileTests {
  private let content = SessionFile.Content(
    adminURL: "http://127.0.0.1:8081", token: "ghs_secret", expiresAt: "2026-11-24T09:30:00Z", operatorName: "ada")

  @Test("a session is kept in a file that only its owner can read")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    let file = SessionFile(folder: folder.path + "/deep/er")
    #expect(try file.read() == nil)
    try file.write(content)
    try file.write(content)
    #expect(try file.read() == content)
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: file.folder) == ["session.json"])
    try file.delete()
    try file.delete()
    #expect(try file.read() == nil)
  }

  @Test("a session that others can read is refused")
  func openMode() throws {
    let folder = try TemporaryFolder()
    let file = SessionFile(folder: folder.path)
    try file.write(content)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
    #expect(throws: CommandFailure.self) { try file.read() }
  }

  @Test("a file that is no session says what to do")
  func damaged() throws {
    let folder = try TemporaryFolder()
    let file = SessionFile(folder: folder.path)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: try folder.file("session.json", "{"))
    let failure = #expect(throws: CommandFailure.self) { try file.read() }
    #expect(failure?.hint == "delete it and run gatehouse login")
  }
}
