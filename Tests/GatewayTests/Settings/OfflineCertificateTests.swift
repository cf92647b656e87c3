#if TLS
  import Foundation
  import Moderation
  import TestSupport
  import Testing

  @testable import Gateway

  @Suite("Certificates of a gateway that does not run")
  struct OfflineCertificateTests {
    @Test("are read from their files, also those with which it would not start")
    func read() async throws {
      let folder = try TemporaryFolder()
      let (good, expired) = (folder.path + "/good.pem", folder.path + "/expired.pem")
      try Data(SampleCertificates.first.utf8).write(to: URL(fileURLWithPath: good))
      try Data(SampleCertificates.expired.utf8).write(to: URL(fileURLWithPath: expired))
      let settings = try Settings.load(
        file: nil,
        environment: [
          "GATEHOUSE_DATABASE": folder.path + "/g.db", "GATEHOUSE_ADMIN_TLS_CERTIFICATE": expired,
          "GATEHOUSE_ADMIN_TLS_KEY": folder.path + "/key.pem", "GATEHOUSE_PUBLIC_TLS_CERTIFICATE": good,
          "GATEHOUSE_PUBLIC_TLS_KEY": folder.path + "/key.pem",
        ], cores: 2)
      let found = await OfflineDoctor(settings).run().filter { $0.check == "certificates" }
      #expect(found.map(\.severity) == [.problem, .ok])
      #expect(found.first?.message.contains("admin.tls, \(expired), ended") == true)
    }
  }
#endif
