internal import Gateway
internal import Moderation

/// What can be seen of a gateway without asking it.
struct OfflineDiagnosis {
  private let options: SettingsOptions
  /// Why the gateway was not asked; nil where nobody wanted that.
  private let unreachable: CommandFailure?
  private let origin: String

  init(_ options: SettingsOptions, unreachable: CommandFailure? = nil, origin: String = "") {
    self.options = options
    self.unreachable = unreachable
    self.origin = origin
  }

  func record() async -> DiagnosisRecord {
    var findings = unreachable.map { [Self.noGateway(at: origin, $0)] } ?? []
    do throws(CommandFailure) {
      findings += await OfflineDoctor(try options.settings()).run()
    } catch {
      findings.append(
        .problem(
          "settings", ([error.message] + error.details).joined(separator: "; "),
          remedy: "mend them first: \(error.hint ?? "gatehouse config check says more")"))
    }
    return DiagnosisRecord(findings)
  }

  private static func noGateway(at origin: String, _ failure: CommandFailure) -> DiagnosticFinding {
    .problem(
      "gateway", "no gateway answers at \(origin): \(failure.message)",
      remedy: "start it with gatehouse serve, or its unit; if it runs: \(failure.hint ?? "check --admin-url")")
  }
}
