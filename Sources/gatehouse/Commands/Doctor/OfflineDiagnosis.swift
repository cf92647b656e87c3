internal import Gateway
internal import Moderation

/// What can be seen of a gateway without asking it.
struct OfflineDiagnosis {
  private let options: SettingsOptions
  /// Why the gateway could not be asked; nil where nobody wanted that.
  private let failure: CommandFailure?
  private let origin: String

  init(_ options: SettingsOptions, failure: CommandFailure? = nil, origin: String = "") {
    self.options = options
    self.failure = failure
    self.origin = origin
  }

  func record() async -> DiagnosisRecord {
    var findings = failure.map { [Self.notAsked(at: origin, $0)] } ?? []
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

  private static func notAsked(at origin: String, _ failure: CommandFailure) -> DiagnosticFinding {
    if failure.status != .unreachable {
      return .problem(
        "gateway", "the gateway at \(origin) was not asked: \(failure.message)",
        remedy: "\(failure.hint ?? "run gatehouse login NAME"), then ask again")
    }
    var remedy = "start it with gatehouse serve, or its unit; if it runs, say where its admin listener is (--admin-url)"
    if let hint = failure.hint, hint != ConnectionHint.usual { remedy += "; \(hint)" }
    return .problem("gateway", "no gateway answers at \(origin): \(failure.message)", remedy: remedy)
  }
}
