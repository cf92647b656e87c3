internal import AdminAPI
internal import Listening
internal import Logging
internal import Moderation
internal import TikTok

/// Settings that can be used, and should not be where there are real clients.
struct SettingsCheck: DiagnosticCheck {
  let name = "settings"
  let settings: Settings

  func run() -> [DiagnosticFinding] {
    let found = adminFindings + platformFindings + otherFindings
    return found.isEmpty ? [.ok(name, "none of them is one that real installations should not have")] : found
  }

  /// Reached from this machine alone.
  private var isAdminLocal: Bool { ["127.0.0.1", "::1", "localhost"].contains(settings.admin.host) }

  private var isAdminEncrypted: Bool {
    settings.adminTLS != nil || settings.adminPublicURL?.hasPrefix("https://") == true
  }

  private var adminFindings: [DiagnosticFinding] {
    guard !isAdminLocal else { return [] }
    var findings: [DiagnosticFinding] = []
    if !isAdminEncrypted {
      findings.append(
        .problem(
          name,
          "the admin listener is at \(settings.admin.host) without HTTPS: passwords and tokens can be read on the way",
          remedy: """
            set admin.tls.certificate and admin.tls.key, or admin.host to 127.0.0.1 behind a proxy that speaks HTTPS; \
            see docs/https.md
            """))
    }
    if settings.requiredSecondFactor == .none {
      findings.append(
        .warning(
          name, "the admin listener is at \(settings.admin.host), and nobody needs a second factor to log in",
          remedy: "set admin.require.second.factor to owners or all; see docs/logins.md"))
    }
    if settings.metricsToken != nil, settings.adminTLS == nil {
      findings.append(
        .warning(
          name, "metrics.token goes to \(settings.admin.host) without HTTPS of the listener's own",
          remedy: "have Prometheus ask over HTTPS, or on this machine, where it needs no token"))
    }
    return findings
  }

  private var platformFindings: [DiagnosticFinding] {
    var findings: [DiagnosticFinding] = []
    let real = PlatformAddresses()
    if settings.platform != real {
      findings.append(
        .warning(
          name, "tiktok.open.url, tiktok.business.url or tiktok.authorise.url leads to a stand-in, not to TikTok",
          remedy: "take them out of the settings where real accounts are moderated"))
    }
    if settings.allowsPrivateAddresses {
      findings.append(
        .warning(
          name, "outbound.allow.private is set: channels that tenants enter can reach this machine's own network",
          remedy: "take it out, unless what the gateway calls is on a network of your own"))
    }
    return findings
  }

  private var otherFindings: [DiagnosticFinding] {
    var findings: [DiagnosticFinding] = []
    if settings.freshness.past > .seconds(900) {
      findings.append(
        .warning(
          name,
          "freshness.past takes deliveries that were signed \(settings.freshness.past.components.seconds) s ago: "
            + "who saw one can repeat it for as long", remedy: "put the clock right instead, and leave it at 300"))
    }
    if settings.logLevel < .info {
      findings.append(
        .warning(
          name, "log.level is \(settings.logLevel): the log grows fast",
          remedy: "set it to info once you have seen enough"))
    }
    return findings
  }
}
