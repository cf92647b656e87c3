import Foundation
import TestSupport
import Testing

/// Debian's nginx as a process of its own, with the configuration that the documentation gives.
final class Nginx {
  let port: Int
  private let process = Process()

  /// In front of a gateway; the certificate is `SampleCertificates.first`.
  init(before gateway: RunningGateway, _ folder: TemporaryFolder) throws {
    port = try TakenPort.free()
    let certificate = try folder.file("nginx.pem", SampleCertificates.first)
    let key = try folder.file("nginx.key", SampleCertificates.firstKey)
    let documented = try String(contentsOf: Self.root.appending(path: "docs/proxies/nginx.conf"), encoding: .utf8)
      .replacing("listen 443 ssl", with: "listen 127.0.0.1:\(port) ssl")
      .replacing("127.0.0.1:8080", with: "127.0.0.1:\(gateway.ingestPort)")
      .replacing("127.0.0.1:8081", with: "127.0.0.1:\(gateway.adminPort)")
      .replacing(/\S+fullchain\.pem/, with: certificate)
      .replacing(/\S+privkey\.pem/, with: key)
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \(folder.path)/\($0);" }
    let configuration = try folder.file(
      "nginx.conf",
      """
      daemon off; pid \(folder.path)/nginx.pid; error_log stderr;
      events {}
      http {
      access_log off; \(temporary.joined(separator: " "))
      \(documented)
      }
      """)
    process.executableURL = Self.root.appending(path: ".build/tools/nginx")
    process.arguments = ["-p", folder.path, "-c", configuration, "-e", "stderr"]
    try process.run()
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
