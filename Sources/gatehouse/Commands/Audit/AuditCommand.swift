internal import ArgumentParser

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "What was done in a tenant or in the whole gateway, and by whom.",
    subcommands: [AuditList.self, AuditExport.self, AuditVerify.self])
}
