internal import ArgumentParser

struct TenantCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenant", abstract: "The clients of the gateway.",
    subcommands: [
      TenantCreate.self, TenantList.self, TenantShow.self, TenantUpdate.self, TenantDisable.self,
      TenantEnable.self, TenantDelete.self, TenantOnboard.self, TenantExport.self, TenantImport.self,
      TenantRetention.self, TenantBrandingCommand.self,
    ])
}
