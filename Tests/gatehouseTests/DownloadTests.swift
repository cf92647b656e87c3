import Foundation
import Testing

@testable import gatehouse

@Suite("A download to a file") struct DownloadTests {
  @Test("what broke off or was refused is gone before its error is told, whoever still holds the download")
  func brokenOff() async throws {
    let server = try StandInServer(["GET /broken": .init(body: "{}\n", headers: ["Content-Length": "9999"])])
    defer { server.stop() }
    let folder = try TemporaryFolder()
    for path: APIPath in ["/broken", "/refused"] {
      let download = try Download(to: folder.path + "/events.jsonl", label: "exporting")
      await #expect(throws: CommandFailure.self) {
        try await download.run(
          AdminClient(origin: server.origin, token: nil), path, query: [], accept: "application/x-ndjson")
      }
      withExtendedLifetime(download) {
        #expect((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) == [])
      }
    }
  }
}
