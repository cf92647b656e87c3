internal import ArgumentParser

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look for what goes wrong, and say what to do about it.",
    discussion: """
      Asks the running gateway, which looks at its files, its disk, its clock, its certificates and its public \
      URL, and at TikTok: whether the webhooks there are ours. For owners who are logged in, or a token with \
      diagnosis:read.

      Where no gateway answers, or with --offline, this looks at the settings and the files alone: it takes no lock \
      and writes nothing, whether a gateway runs or not. Run it as the user who runs the gateway then.

      Each line is fine (✓), a warning (!) or a problem (✗), with what to do below. The exit status is 1 where there \
      is a problem, and 0 otherwise.
      """)

  @Flag(help: "Look at settings and files alone, and ask no gateway.")
  var offline = false

  @Flag(help: "Ask TikTok about the webhooks of every account, and not of 20: a call for each.")
  var all = false

  @OptionGroup var admin: AdminOptions
  @OptionGroup var settings: SettingsOptions

  func validate() throws {
    if offline, all { throw ValidationError("--offline asks TikTok nothing, so it takes no --all") }
  }

  func run() async throws {
    let record = offline ? await OfflineDiagnosis(settings).record() : try await ask()
    if admin.json {
      Console.writeJSON(record.json)
    } else {
      Console.write(DiagnosisText(record).render(colour: Console.outputColour, width: Console.outputWidth))
    }
    if record.hasProblem { throw ExitCode(CommandStatus.failed.rawValue) }
  }

  /// A gateway's refusal ends the command; where none can be asked, its files are looked at.
  private func ask() async throws(CommandFailure) -> DiagnosisRecord {
    let client: AdminClient
    do throws(CommandFailure) {
      client = try admin.client()
    } catch {
      return await withoutGateway(because: error)
    }
    do throws(CommandFailure) {
      return try await client.get("/v1/diagnosis", query: all ? [("every_account", "true")] : []).decoded()
    } catch {
      guard error.status == .unreachable else { throw error }
      return await withoutGateway(because: error)
    }
  }

  private func withoutGateway(because failure: CommandFailure) async -> DiagnosisRecord {
    await OfflineDiagnosis(settings, failure: failure, origin: admin.origin).record()
  }
}
