import Moderation
import Outbound
import Testing

@testable import Diagnosis

@Suite struct PublicURLCheckTests {
  private static let url = "https://hooks.example.com"

  private func check(
    _ url: String? = Self.url, instance: String? = "me", error: OutboundError? = nil,
    certificate: PeerCertificate? = nil
  ) async -> [DiagnosticFinding] {
    await PublicURLCheck(url, header: "Gatehouse-Instance", instance: "me", clock: .fixed) { request in
      #expect(request.url == (url ?? "") + "/livez")
      if let error { return (.failure(error), certificate) }
      let headers = instance.map { [(name: "gatehouse-instance", value: $0)] } ?? []
      return (.success(OutboundResponse(status: 200, headers: headers, body: [])), certificate)
    }.run()
  }

  private func ends(in duration: Duration) -> PeerCertificate {
    PeerCertificate(expiresAt: (Timestamp.sample + duration).seconds)
  }

  @Test("a URL that leads here with a good certificate is fine")
  func healthy() async {
    let found = await check(certificate: ends(in: .seconds(60 * 86_400)))
    #expect(found.severities == [.ok, .ok])
    #expect(found.text.contains("good for another 60 days"))
  }

  @Test("a certificate that ends within two weeks is a warning")
  func endsSoon() async {
    let found = await check(certificate: ends(in: .seconds(5 * 86_400)))
    #expect(found.severities == [.ok, .warning] && found.text.contains("ends in 5 days"))
  }

  @Test("a URL that leads to another gateway, or to something else, is a problem")
  func elsewhere() async {
    let other = await check(instance: "another")
    #expect(other.severities == [.problem] && other.text.contains("another gateway"))
    let something = await check(instance: nil)
    #expect(something.severities == [.problem] && something.text.contains("is not this gateway (status 200)"))
  }

  @Test("no URL is a warning, and one that is not https a problem though it leads here")
  func unusable() async {
    #expect(await check(nil).severities == [.warning])
    #expect(await check("http://hooks.example.com").severities == [.problem, .ok])
  }

  @Test(
    "why a certificate is not believed is said, with what to do",
    arguments: [
      (PeerCertificate.Fault.expired, "has expired"), (.selfSigned, "Let's Encrypt"), (.unknownIssuer, "fullchain.pem"),
      (.otherHost, "is for another host"), (.notYetValid, "is not valid yet"), (.other, "openssl s_client"),
    ])
  func untrusted(fault: PeerCertificate.Fault, words: String) async {
    let found = await check(
      error: .unreachable(host: "hooks.example.com", reason: "SSL"),
      certificate: PeerCertificate(expiresAt: nil, fault: fault))
    #expect(found.severities == [.problem] && found.text.contains(words), "\(found.text)")
  }

  @Test("what cannot be reached from here is a problem, and a private address a warning: it may differ outside")
  func unreachable() async {
    let dead = await check(error: .unreachable(host: "hooks.example.com", reason: "Couldn't connect to server"))
    #expect(dead.severities == [.problem] && dead.text.contains("try from another machine"))
    let inside = await check(error: .forbiddenAddress(host: "hooks.example.com"))
    #expect(inside.severities == [.warning] && inside.text.contains("private address"))
  }
}
