import Foundation
import Moderation
import Testing

@testable import Storage

@Suite struct ProcessLockTests {
  @Test("A second opening in the same process is refused until the first is closed or gone")
  func sameProcess() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("gatehouse.db")
    var first: GatehouseDatabase? = try TestDatabase.open(path)
    #expect(throws: StorageError.locked) { _ = try TestDatabase.open(path) }
    await first?.close()
    var second: GatehouseDatabase? = try TestDatabase.open(path)
    #expect(throws: StorageError.locked) { _ = try TestDatabase.open(path) }
    #expect(second != nil)
    second = nil
    first = nil
    _ = try TestDatabase.open(path)
  }

  @Test("A symbolic link is no way around the lock")
  func link() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("gatehouse.db")
    let first = try TestDatabase.open(path)
    try FileManager.default.createSymbolicLink(atPath: folder.path("other.db"), withDestinationPath: path)
    #expect(throws: StorageError.locked) { _ = try TestDatabase.open(folder.path("other.db")) }
    withExtendedLifetime(first) {}
  }

  @Test("A refused opening does not keep the lock")
  func refused() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("gatehouse.db")
    try Data("no database, but long enough to be looked at".utf8).write(to: URL(filePath: path))
    #expect(throws: StorageError.self) { _ = try TestDatabase.open(path) }
    try FileManager.default.removeItem(atPath: path)
    _ = try TestDatabase.open(path)
  }

  @Test("Another process keeps us out until it is killed")
  func anotherProcess() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("gatehouse.db")
    let output = Pipe()
    let holder = Process()
    holder.executableURL = URL(filePath: "/usr/bin/flock")
    holder.arguments = ["--no-fork", path + ".lock", "sh", "-c", "echo ready; exec sleep 600"]
    holder.standardOutput = output
    try holder.run()
    defer { holder.terminate() }
    #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "ready\n")
    #expect(throws: StorageError.locked) { _ = try TestDatabase.open(path) }
    kill(holder.processIdentifier, SIGKILL)
    holder.waitUntilExit()
    _ = try TestDatabase.open(path)
  }

  @Test("We keep another process out until we close")
  func keepsOthersOut() async throws {
    let test = try TestDatabase()
    func attempt() throws -> Int32 {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/flock")
      process.arguments = ["--nonblock", test.path + ".lock", "true"]
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus
    }
    #expect(try attempt() == 1)
    await test.database.close()
    #expect(try attempt() == 0)
  }
}
