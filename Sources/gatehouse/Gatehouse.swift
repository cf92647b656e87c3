internal import ArgumentParser
internal import Moderation

/// The root of the command line: what each command does is in Commands.
@main
struct Gatehouse: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gatehouse",
    abstract: "A multi-tenant moderation gateway for TikTok comments.",
    discussion: """
      Management commands talk to the admin API of a running gateway, as the operator who ran gatehouse login.

      Environment:
        GATEHOUSE_ADMIN_URL  where the admin API is (default http://127.0.0.1:8081)
        GATEHOUSE_ADMIN_CA   a PEM file with the private authority of its certificate
        GATEHOUSE_TOKEN      a token (gatehouse token create), instead of a session
        GATEHOUSE_TENANT     the tenant where --tenant is not given
        GATEHOUSE_NGROK_URL  the ngrok agent's API (default http://127.0.0.1:4040)
        NO_COLOR             set to anything: no colour

      Exit status:
         0  done
         1  refused or failed; the message says why
         3  the gateway, or the agent asked, could not be reached
         4  not logged in, or neither role nor token allows it
         5  not found
         6  conflict: a name is taken, in use, or changed by somebody meanwhile
        64  the command line is wrong
      """,
    version: "gatehouse \(Version.current)",
    groupedSubcommands: [
      CommandGroup(
        name: "Run",
        subcommands: [
          InitCommand.self, ServeCommand.self, ConfigCommand.self, DemoCommand.self, SandboxCommand.self,
          BenchCommand.self,
        ]),
      CommandGroup(
        name: "Session",
        subcommands: [
          LoginCommand.self, LogoutCommand.self, PasswordCommand.self, SecondFactorCommand.self,
          AcceptInvitationCommand.self, SessionCommand.self, TokenCommand.self,
        ]),
      CommandGroup(
        name: "Set up",
        subcommands: [
          OperatorCommand.self, TenantCommand.self, AppCommand.self, AccountCommand.self, WebhookCommand.self,
          RulesCommand.self, ListsCommand.self, AlertCommand.self,
        ]),
      CommandGroup(
        name: "Moderate",
        subcommands: [ReviewCommand.self, ActionsCommand.self, DeadLettersCommand.self, ReplayCommand.self]),
      CommandGroup(
        name: "Look",
        subcommands: [
          EventsCommand.self, ParkedCommand.self, NoticesCommand.self, ReportCommand.self, TimeToHiddenCommand.self,
          CoverageCommand.self, QuotaCommand.self, AuditCommand.self,
        ]),
      CommandGroup(
        name: "Data and keys",
        subcommands: [BackupCommand.self, RestoreCommand.self, KeyCommand.self, ErasureCommand.self]),
      CommandGroup(name: "Troubleshoot", subcommands: [DoctorCommand.self]),
    ])

  /// As the default, but what goes wrong while a command runs is said in the same form everywhere, and a
  /// `CommandFailure` ends the process with its own status.
  static func main() async {
    do {
      try UnknownCommand.refuse(inHelp: Array(CommandLine.arguments.dropFirst()))
      var command = try await asyncParseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as CommandFailure {
      end(with: failure)
    } catch {
      if isOfOurs(error) { end(with: CommandFailure(status: .failed, message: "\(error)")) }
      exit(withError: error)
    }
  }

  /// swift-argument-parser gives usage errors, help and exit codes types of its own, and every other error this status.
  private static func isOfOurs(_ error: any Error) -> Bool {
    !(error is ValidationError) && !(error is ExitCode) && !(error is CleanExit) && exitCode(for: error) == .failure
  }

  private static func end(with failure: CommandFailure) -> Never {
    Console.writeError(failure.text(colour: Console.errorColour))
    exit(withError: ExitCode(failure.status.rawValue))
  }
}
