import Foundation
import Logging
import TestSupport
import Testing

@testable import Outbound

/// Against OpenSSL's own server.
@Suite struct PeerCertificateTests {
  /// The answer of a server with this certificate, to somebody who believes `authority`.
  private func examine(
    _ certificate: String, _ key: String, believing authority: String?, host: String = "localhost"
  ) async throws -> (answer: Result<OutboundResponse, OutboundError>, certificate: PeerCertificate?) {
    let folder = NSTemporaryDirectory() + "certificates-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try certificate.write(toFile: folder + "/c.pem", atomically: false, encoding: .utf8)
    try key.write(toFile: folder + "/k.pem", atomically: false, encoding: .utf8)
    try authority?.write(toFile: folder + "/a.pem", atomically: false, encoding: .utf8)
    let server = Process()
    server.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    server.arguments = [
      "s_server", "-accept", "127.0.0.1:0", "-www", "-cert", folder + "/c.pem", "-key", folder + "/k.pem",
    ]
    let output = Pipe()
    server.standardOutput = output
    server.standardError = FileHandle.nullDevice
    server.standardInput = FileHandle.nullDevice
    try server.run()
    defer { server.terminate() }
    let port = try #require(Self.port(in: output.fileHandleForReading))
    let client = OutboundClient(
      addresses: .allowPrivate, authorities: authority.map { _ in folder + "/a.pem" }, logger: Logger(label: "test"),
      answers: { ["\(host):\(port):127.0.0.1"] })
    defer { client.shutdown() }
    return await client.examine(OutboundRequest(.get, "https://\(host):\(port)/"))
  }

  /// From a line such as `ACCEPT 127.0.0.1:40123`.
  private static func port(in output: FileHandle) -> Int? {
    var text = ""
    while true {
      let piece = output.availableData
      guard !piece.isEmpty else { return nil }
      text += String(decoding: piece, as: UTF8.self)
      for line in text.split(separator: "\n").dropLast(text.hasSuffix("\n") ? 0 : 1) where line.hasPrefix("ACCEPT") {
        return line.split(separator: ":").last.flatMap { Int($0) }
      }
    }
  }

  @Test("of a certificate that is believed, its end is known")
  func believed() async throws {
    let (answer, certificate) = try await examine(
      SampleCertificates.first, SampleCertificates.firstKey, believing: SampleCertificates.first)
    #expect(try answer.get().status == 200)
    // 3 November 2126, 13:16:06.
    #expect(certificate == PeerCertificate(expiresAt: 4_949_385_366))
  }

  @Test("one that signs itself is told from one for another host, and neither is believed")
  func refused() async throws {
    let own = try await examine(SampleCertificates.first, SampleCertificates.firstKey, believing: nil)
    #expect(own.certificate?.fault == .selfSigned)
    guard case .failure(.unreachable) = own.answer else {
      Issue.record("it was believed")
      return
    }
    let second = try await examine(
      SampleCertificates.first, SampleCertificates.firstKey, believing: SampleCertificates.second)
    #expect(second.certificate?.fault != nil)
    let other = try await examine(
      SampleCertificates.first, SampleCertificates.firstKey, believing: SampleCertificates.first, host: "other.example")
    #expect(other.certificate?.fault == .otherHost)
  }

  @Test("one that has expired is told as that")
  func expired() async throws {
    let (_, certificate) = try await examine(
      SampleCertificates.expired, SampleCertificates.expiredKey, believing: SampleCertificates.expired)
    #expect(certificate?.fault == .expired)
  }
}
