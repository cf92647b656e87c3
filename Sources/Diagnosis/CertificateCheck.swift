public import Moderation

/// How long the certificates last that the listeners serve themselves. Says nothing of a listener that serves none.
public struct CertificateCheck: DiagnosticCheck {
  public struct Certificate: Sendable {
    /// The settings that name its files.
    let setting: String
    let file: String
    let end: @Sendable () throws -> Timestamp

    public init(_ setting: String, file: String, end: @escaping @Sendable () throws -> Timestamp) {
      self.setting = setting
      self.file = file
      self.end = end
    }
  }

  /// Most certificates are renewed a month before their end: what has not been by now is late.
  private static let warning = Duration.seconds(21 * 86_400)

  public let name = "certificates"
  private let certificates: [Certificate]
  private let clock: WallClock

  public init(_ certificates: [Certificate], clock: WallClock) {
    self.certificates = certificates
    self.clock = clock
  }

  public func run() -> [DiagnosticFinding] { certificates.map(finding(of:)) }

  private func finding(of certificate: Certificate) -> DiagnosticFinding {
    let end: Timestamp
    do {
      end = try certificate.end()
    } catch {
      return .problem(
        name, "\(certificate.setting) cannot be used: \(error)",
        remedy: "put that right: until then the gateway does not start; see docs/https.md")
    }
    let left = end - clock.now()
    guard left > .zero else {
      return .problem(
        name, "the certificate of \(certificate.setting), \(certificate.file), ended \(Words.span(left)) ago",
        remedy: """
          renew it: no client believes it, and a gateway does not start with it. One that runs takes the new files up \
          within seconds; see also why it was not renewed by itself
          """)
    }
    guard left < Self.warning else {
      return .ok(name, "the certificate of \(certificate.setting) is good for another \(Words.span(left))")
    }
    return .warning(
      name, "the certificate of \(certificate.setting), \(certificate.file), ends in \(Words.span(left))",
      remedy: """
        renew it; the gateway takes the new files up within seconds, without a restart. If that should have happened \
        by itself, see the log of what renews it, and the gateway's for new files that cannot be used
        """)
  }
}
