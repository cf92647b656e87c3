internal import ArgumentParser

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "What was changed in a tenant, and by whom.", subcommands: [AuditList.self])
}
