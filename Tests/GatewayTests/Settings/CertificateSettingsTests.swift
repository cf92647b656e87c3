import Listening
import Testing

@testable import Gateway

@Suite("Settings of HTTPS")
struct CertificateSettingsTests {
  @Test(
    "are files for each listener, where the build can speak it, and otherwise refused with what to do",
    arguments: ["public", "admin"])
  func files(_ listener: String) throws {
    let variable = "GATEHOUSE_" + listener.uppercased()
    let environment = ["\(variable)_TLS_CERTIFICATE": "cert.pem", "\(variable)_TLS_KEY": "key.pem"]
    if TLSListener.isAvailable {
      let settings = try Settings.load(file: nil, environment: environment, cores: 2)
      let files = CertificateFiles(certificate: "cert.pem", key: "key.pem")
      #expect(settings.publicTLS == (listener == "public" ? files : nil))
      #expect(settings.adminTLS == (listener == "admin" ? files : nil))
    } else {
      #expect(
        throws: SettingsError(faults: [
          .init(
            key: "\(listener).tls.certificate", source: .environment(variable: "\(variable)_TLS_CERTIFICATE"),
            message: "\(TLSFailure.notBuilt)")
        ])
      ) { try Settings.load(file: nil, environment: environment, cores: 2) }
    }
  }

  @Test("Proxies are trusted by address and by range")
  func proxies() throws {
    let settings = try Settings.load(
      file: nil, environment: ["GATEHOUSE_ADMIN_TRUSTED_PROXIES": "127.0.0.1, 10.0.0.0/8"], cores: 2)
    #expect(settings.proxies.client(peer: "10.1.2.3", forwarded: ["198.51.100.7"]) == "198.51.100.7")
    #expect(settings.proxies.client(peer: "11.1.2.3", forwarded: ["198.51.100.7"]) == "11.1.2.3")
  }
}
