import Glibc
import Outbound
import Sandbox
import Testing

extension EndToEnd.Faults {
  @Suite struct FailingDiskTests {
    private struct Failure: Sendable {
      var name: String
      var file: String
      var set: @Sendable (FaultShim, Int32) -> Void
      var error: Int32
    }

    private static let failures = [
      Failure(
        name: "disk becomes read-only while it serves", file: "4-read-only", set: { $0.failWrites(with: $1) },
        error: EROFS),
      Failure(name: "disk fails to sync", file: "5-sync", set: { $0.failSyncs(with: $1) }, error: EIO),
    ]

    @Test(
      "a disk that stops taking writes answers deliveries 503 and says so, and what was refused is stored once it takes them",
      .enabled(if: FaultShim.isBuilt, "scripts/test-tools builds the library that fails a disk"),
      arguments: 0..<failures.count)
    func failing(number: Int) async throws {
      let failure = Self.failures[number]
      let shim = try FaultShim()
      try await World.run(shim.environment) { world in
        let gateway = try await world.start()
        let admin = try await world.logIn(gateway, first: true)
        let clients = try await world.onboard(admin, gateway)
        var traffic = Traffic()
        try traffic.write(20, at: world.tiktok, to: clients)
        try await world.settle(clients, admin)

        failure.set(shim, failure.error)
        try traffic.write(200, at: world.tiktok, to: clients)
        var report = FaultReport(failure.name)
        let isRefused = try await eventually { world.tiktok.deliveries().contains { $0.attempts.last?.status == 503 } }
        report.promise("deliveries are answered 503", isRefused, seen: isRefused ? "503" : "none")
        try await report.expectUnready(
          gateway, world, saying: "the disk that holds the database fails to read or write")
        let change = try await admin.send(.post, "/v1/tenants", json: #"{"name":"Late"}"#)
        report.promise("changes are answered 503", change.status == 503, seen: "\(change.status)")

        failure.set(shim, 0)
        let began = ContinuousClock.now
        try await world.settle(clients, admin)
        report.figure("from sound to all taken", of: [ContinuousClock.now - began])
        try await report.expectWhole(try await Ledger(clients, admin), gateway, world, traffic)
        try report.publish(as: failure.file)
        #expect(await gateway.stop() == 0)
      }
    }

    @Test(
      "a gateway does not start on a database that it can only read, says why, and leaves it as it is",
      .enabled(if: SmallDisk.isAvailable, "mounting a small disk needs root and the right to mount"))
    func readOnlyAtStart() async throws {
      let folder = try TemporaryFolder()
      let disk = try SmallDisk(at: folder.path, kibibytes: 4096)
      defer { disk.unmount() }
      try await World.run(databaseFolder: folder.path) { world in
        let before = folder.bytes("gatehouse.db")
        try disk.setReadOnly(true)
        let run = try await Child.run(["serve"], environment: world.environment, folder: world.folder)
        var report = FaultReport("database read-only at start")
        let words = "the database is read-only; check the file's owner and mode and the disk's mount options"
        report.promise(
          "it refuses to start and says why", run.status == 1 && run.errors.contains(words),
          seen: "status \(run.status), \(run.errors.suffix(200))")
        report.promise(
          "the database is left as it was", folder.bytes("gatehouse.db") == before,
          seen: "\(before.count) bytes compared")
        try disk.setReadOnly(false)
        let gateway = try await world.start()
        report.promise("it starts once it may write", true, seen: "ready on port \(gateway.ingestPort)")
        try report.publish(as: "4-read-only-start")
        #expect(await gateway.stop() == 0)
      }
    }
  }
}
