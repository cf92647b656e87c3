#if TLS
  import FoundationEssentials
  import TestSupport
  import Testing

  @testable import Listening

  @Suite("A served certificate")
  final class ServedCertificateTests {
    private let folder: URL
    private let files: CertificateFiles

    init() throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UInt64.random(in: 0...UInt64.max))")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      files = CertificateFiles(
        certificate: folder.appending(path: "cert.pem").path, key: folder.appending(path: "key.pem").path)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func write(_ certificate: String, _ key: String, keyMode: Int = 0o600) throws {
      try Data(certificate.utf8).write(to: URL(filePath: files.certificate))
      try Data(key.utf8).write(to: URL(filePath: files.key))
      try FileManager.default.setAttributes([.posixPermissions: keyMode], ofItemAtPath: files.key)
    }

    @Test("is taken up anew when its files change, and only then")
    func reload() throws {
      try write(SampleCertificates.first, SampleCertificates.firstKey)
      let served = try ServedCertificate(files)
      let before = served.context
      #expect(try files.expiry() == served.expiry)
      #expect(try !served.reloadIfChanged())
      #expect(served.context === before)
      try write(SampleCertificates.second, SampleCertificates.secondKey)
      #expect(try served.reloadIfChanged())
      #expect(served.context !== before)
      #expect(try !served.reloadIfChanged())
    }

    @Test("goes on as it was while the new files cannot be used, and says so once")
    func badReload() throws {
      try write(SampleCertificates.first, SampleCertificates.firstKey)
      let served = try ServedCertificate(files)
      let before = served.context
      try write(SampleCertificates.second, SampleCertificates.firstKey)
      #expect(throws: TLSFailure.mismatch(certificate: files.certificate, key: files.key)) {
        try served.reloadIfChanged()
      }
      #expect(served.context === before)
      #expect(try !served.reloadIfChanged())
      // The other half arrives.
      try write(SampleCertificates.second, SampleCertificates.secondKey)
      #expect(try served.reloadIfChanged())
    }

    @Test("is refused with what to do about it")
    func refusals() throws {
      #expect(throws: TLSFailure.unreadable(path: files.certificate)) { try ServedCertificate(files) }
      try write("no PEM", SampleCertificates.firstKey)
      #expect(throws: TLSFailure.notCertificate(path: files.certificate)) { try ServedCertificate(files) }
      try write(SampleCertificates.first, "no PEM")
      #expect(throws: TLSFailure.notKey(path: files.key)) { try ServedCertificate(files) }
      try write(SampleCertificates.first, SampleCertificates.firstKey, keyMode: 0o604)
      #expect(throws: TLSFailure.exposedKey(path: files.key)) { try ServedCertificate(files) }
      try write(SampleCertificates.expired, SampleCertificates.expiredKey)
      #expect(throws: TLSFailure.expired(path: files.certificate)) { try ServedCertificate(files) }
      // It can be told all the same when it ended: with the first second of 2021.
      #expect(try files.expiry() == 1_609_459_200)
    }
  }
#endif
