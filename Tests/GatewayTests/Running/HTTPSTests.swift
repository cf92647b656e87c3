#if TLS
  import Foundation
  import Logging
  import Outbound
  import TestSupport
  import Testing

  extension EndToEnd {
    @Suite("HTTPS on the listeners themselves")
    struct HTTPSTests {
      /// Both listeners with one pair of files.
      private static func settings(_ folder: TemporaryFolder) -> [String: String] {
        var settings = ["GATEHOUSE_LOG_LEVEL": "info"]
        for listener in ["PUBLIC", "ADMIN"] {
          settings["GATEHOUSE_\(listener)_TLS_CERTIFICATE"] = folder.path + "/cert.pem"
          settings["GATEHOUSE_\(listener)_TLS_KEY"] = folder.path + "/key.pem"
        }
        return settings
      }

      private func write(_ certificate: String, _ key: String, _ folder: TemporaryFolder) throws {
        try Data(certificate.utf8).write(to: URL(fileURLWithPath: folder.path + "/cert.pem"))
        try Data(key.utf8).write(to: URL(fileURLWithPath: folder.path + "/key.pem"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path + "/key.pem")
      }

      /// A client that believes in one certificate alone.
      private func client(_ name: String, believing certificate: String, _ folder: TemporaryFolder) throws
        -> OutboundClient
      {
        let path = folder.path + "/\(name).pem"
        try Data(certificate.utf8).write(to: URL(fileURLWithPath: path))
        return OutboundClient(
          addresses: .allowPrivate, authorities: path,
          logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
      }

      @Test("answers on both, and nothing in plain text")
      func answers() async throws {
        try await World.run { world in
          try write(SampleCertificates.first, SampleCertificates.firstKey, world.folder)
          let gateway = try await world.start(Self.settings(world.folder))
          let client = try client("first", believing: SampleCertificates.first, world.folder)
          defer { client.shutdown() }
          for port in [gateway.ingestPort, gateway.adminPort] {
            let answer = try await client.send(OutboundRequest(.get, "https://127.0.0.1:\(port)/health"))
            #expect(answer.status == 200)
            await #expect(throws: OutboundError.self) {
              try await world.http.send(OutboundRequest(.get, "http://127.0.0.1:\(port)/health"))
            }
            // Nobody who believes in another certificate gets through: it is really checked.
            await #expect(throws: OutboundError.self) {
              try await world.http.send(OutboundRequest(.get, "https://127.0.0.1:\(port)/health"))
            }
          }
          #expect(await gateway.stop() == 0)
        }
      }

      @Test(
        "takes up a renewed certificate while connections stay open, and keeps the old one where the new is no good")
      func renewal() async throws {
        try await World.run { world in
          try write(SampleCertificates.first, SampleCertificates.firstKey, world.folder)
          let gateway = try await world.start(Self.settings(world.folder))
          let old = try client("first", believing: SampleCertificates.first, world.folder)
          let new = try client("second", believing: SampleCertificates.second, world.folder)
          defer {
            old.shutdown()
            new.shutdown()
          }
          let url = "https://127.0.0.1:\(gateway.ingestPort)/health"
          #expect(try await old.send(OutboundRequest(.get, url)).status == 200)
          try write(SampleCertificates.second, "no key", world.folder)
          #expect(try await eventually { gateway.child.errors.contains("cannot be used") })
          #expect(try await old.send(OutboundRequest(.get, url)).status == 200)
          try write(SampleCertificates.second, SampleCertificates.secondKey, world.folder)
          #expect(try await eventually { (try? await new.send(OutboundRequest(.get, url)))?.status == 200 })
          // It believes in the first certificate alone, so this came over the connection that it had.
          #expect(try await old.send(OutboundRequest(.get, url)).status == 200)
          #expect(await gateway.stop() == 0)
        }
      }

      @Test("the doctor tells how long its certificate lasts, of the listener that has one")
      func doctor() async throws {
        try await World.run { world in
          try write(SampleCertificates.first, SampleCertificates.firstKey, world.folder)
          let settings = Self.settings(world.folder).filter { !$0.key.hasPrefix("GATEHOUSE_ADMIN_TLS") }
          let gateway = try await world.start(settings)
          let admin = try await world.logIn(gateway, first: true)
          struct Diagnosis: Decodable {
            struct Finding: Decodable {
              var check: String
              var severity: String
              var message: String
            }
            var findings: [Finding]
          }
          let diagnosis: Diagnosis = try await admin.get("/v1/diagnosis")
          let found = diagnosis.findings.filter { $0.check == "certificates" }
          #expect(found.map(\.severity) == ["ok"])
          #expect(found.first?.message.hasPrefix("the certificate of public.tls is good for another") == true)
          #expect(await gateway.stop() == 0)
        }
      }

      @Test("does not begin with files that cannot be used, and says which")
      func refusal() async throws {
        try await World.run { world in
          try write("no certificate", SampleCertificates.firstKey, world.folder)
          let run = try await Child.run(
            ["serve"], environment: world.environment.merging(Self.settings(world.folder)) { $1 }, folder: world.folder)
          #expect(run.status == 1)
          #expect(run.errors.contains("cert.pem holds no certificate in PEM"))
        }
      }
    }
  }
#endif
