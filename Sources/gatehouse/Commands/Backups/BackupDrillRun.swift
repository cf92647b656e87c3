internal import ArgumentParser

struct BackupDrillRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drill", abstract: "Try now whether the newest scheduled backup can be restored.",
    discussion: """
      The gateway restores it into a temporary folder, checks the whole database and opens every secret. It fails here \
      if the backup does not hold up.
      """)

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let answer = try await admin.client().create("/v1/backup-drills")
    try admin.show(answer, as: BackupDrillRecord.self)
    let drill: BackupDrillRecord = try answer.decoded()
    if let failure = drill.failure {
      throw CommandFailure(
        status: .failed, message: "\(drill.fileName) cannot be restored: \(failure)",
        hint: "take another one now with gatehouse backup --to FILE, and find out what damaged this one")
    }
  }
}
