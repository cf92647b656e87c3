import Moderation
import Testing

@testable import Diagnosis

@Suite struct CertificateCheckTests {
  private struct Unreadable: Error, CustomStringConvertible { var description: String { "cert.pem cannot be read" } }

  private func check(_ ends: [Duration]) -> [DiagnosticFinding] {
    let certificates = ends.enumerated().map { index, end in
      CertificateCheck.Certificate("\(index).tls", file: "/etc/\(index).pem") { Timestamp.sample + end }
    }
    return CertificateCheck(certificates, clock: .fixed).run()
  }

  @Test("a listener that serves no certificate has nothing said of it")
  func none() { #expect(check([]).isEmpty) }

  @Test("warns from three weeks before the end, and each is told apart")
  func warned() {
    let day = Duration.seconds(86_400)
    let found = check([day * 21, day * 21 - .milliseconds(1), .milliseconds(1)])
    #expect(found.severities == [.ok, .warning, .warning])
    #expect(found.text.contains("the certificate of 0.tls is good for another 21 days"))
    #expect(found.text.contains("the certificate of 1.tls, /etc/1.pem, ends in 20 days -> renew it; the gateway takes"))
  }

  @Test("one that has ended is a problem, from that moment on")
  func ended() {
    let found = check([.zero, .seconds(-3 * 86_400)])
    #expect(found.severities == [.problem, .problem])
    #expect(found.text.contains("/etc/1.pem, ended 3 days ago -> renew it: no client believes it"))
  }

  @Test("one that cannot be read is a problem that names it")
  func unreadable() {
    let certificate = CertificateCheck.Certificate("admin.tls", file: "cert.pem") { throw Unreadable() }
    let found = CertificateCheck([certificate], clock: .fixed).run()
    #expect(found.severities == [.problem])
    #expect(found.text.contains("admin.tls cannot be used: cert.pem cannot be read"))
  }
}
