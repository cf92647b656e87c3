public import Moderation
public import Outbound

/// Whether what TikTok is told to deliver to leads here, over a connection that TikTok trusts.
public struct PublicURLCheck: DiagnosticCheck {
  /// Most certificates are renewed a month before their end; later, the renewal has failed.
  private static let warning = Duration.seconds(14 * 86_400)

  public let name = "public_url"
  private let url: String?
  private let header: String
  private let instance: String
  private let clock: WallClock
  private let look: @Sendable (OutboundRequest) async -> Exchange

  public typealias Exchange = (answer: Result<OutboundResponse, OutboundError>, certificate: PeerCertificate?)

  /// `instance` is what this process answers in `header` at `/livez`.
  public init(
    _ url: String?, header: String, instance: String, clock: WallClock,
    look: @escaping @Sendable (OutboundRequest) async -> Exchange
  ) {
    self.url = url
    self.header = header
    self.instance = instance
    self.clock = clock
    self.look = look
  }

  public func run() async -> [DiagnosticFinding] {
    guard let url else {
      return [
        .warning(
          name, "public.url is not set, so that nobody knows where TikTok should deliver to",
          remedy:
            "set public.url to the https:// address that leads to the public listener, then: gatehouse webhook sync")
      ]
    }
    var findings: [DiagnosticFinding] = []
    if !url.hasPrefix("https://") {
      findings.append(
        .problem(
          name, "public.url, \(url), is not https, and TikTok delivers to nothing else",
          remedy: """
            put a proxy with a certificate in front, or set public.tls.certificate and public.tls.key; see \
            docs/https.md
            """))
    }
    let (answer, certificate) = await look(OutboundRequest(.get, url + "/livez", deadline: .seconds(8)))
    switch answer {
    case .failure(let error): findings.append(unreachable(url, error, certificate))
    case .success(let response): findings.append(reached(url, response))
    }
    if case .success = answer, let finding = self.life(of: certificate, url) { findings.append(finding) }
    return findings
  }

  private func reached(_ url: String, _ response: OutboundResponse) -> DiagnosticFinding {
    if response.header(header) == instance { return .ok(name, "\(url) leads to this gateway") }
    if response.header(header) != nil {
      return .problem(
        name, "\(url) leads to another gateway than this one",
        remedy: "check the name's address and the proxy: one of the two gateways is an old one, or on the wrong port")
    }
    return .problem(
      name, "what answers at \(url)/livez is not this gateway (status \(response.status))",
      remedy: """
        have the proxy pass /webhooks/, /oauth/tiktok and /livez on to the public listener as they are, with all \
        headers both ways; see docs/https.md
        """)
  }

  private func life(of certificate: PeerCertificate?, _ url: String) -> DiagnosticFinding? {
    guard let end = certificate?.expiresAt else { return nil }
    let left = Timestamp(seconds: end) - clock.now()
    guard left < Self.warning else { return .ok(name, "its certificate is good for another \(Words.span(left))") }
    return .warning(
      name, "the certificate of \(url), or one that it hangs on, ends in \(Words.span(left))",
      remedy: "renew it; if that should happen by itself, see the log of what renews it")
  }

  private func unreachable(_ url: String, _ error: OutboundError, _ certificate: PeerCertificate?) -> DiagnosticFinding
  {
    if let fault = certificate?.fault {
      return .problem(
        name, "the certificate of \(url) \(Self.words(fault)): TikTok will not deliver to it",
        remedy: Self.remedy(fault))
    }
    if case .forbiddenAddress(let host) = error {
      return .warning(
        name, "from here, \(host) is a private address, which this gateway does not call and TikTok cannot",
        remedy: """
          if the name has another address outside, try it from there: curl -i \(url)/livez; otherwise give it a \
          public one
          """)
    }
    return .problem(
      name, "\(error)",
      remedy: """
        try from another machine: curl -i \(url)/livez. If it answers there, only the way from here back is closed; \
        otherwise check the name's address, the firewall, and that the proxy runs
        """)
  }

  private static func words(_ fault: PeerCertificate.Fault) -> String {
    switch fault {
    case .expired: "has expired"
    case .notYetValid: "is not valid yet"
    case .selfSigned: "is signed by itself"
    case .unknownIssuer: "comes from an issuer nobody knows here"
    case .otherHost: "is for another host"
    case .other: "is not believed"
    }
  }

  private static func remedy(_ fault: PeerCertificate.Fault) -> String {
    switch fault {
    case .expired: "renew it, and see why that did not happen by itself"
    case .notYetValid: "check this machine's clock; otherwise wait, or have it issued again"
    case .selfSigned: "get one from an authority that is publicly trusted, such as Let's Encrypt"
    case .unknownIssuer: "serve the whole chain: the file must hold the certificates in between as well (fullchain.pem)"
    case .otherHost: "get one for the host in public.url, or correct public.url"
    case .other: "see what is wrong with: openssl s_client -connect HOST:443"
    }
  }
}
