internal import FoundationEssentials
internal import Gateway
internal import Logging
internal import Sandbox
internal import Sealing

/// What the demo runs on: a stand-in TikTok and a gateway on a fresh database, both in this process, with everything
/// they write in one temporary folder.
struct DemoStage {
  let folder: URL
  let sandbox: SandboxServer
  let sandboxPort: Int
  let gateway: Gateway
  let owner: Setup.Result
  /// Made up for this run; the one-time password is replaced by it.
  let password: String

  static func build() async throws -> DemoStage {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gatehouse-demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let sandbox = SandboxServer(SandboxConfiguration(), logger: ServerLog.logger(.error))
    do {
      let port = try await sandbox.start()
      let settings = try Settings.load(
        file: nil,
        environment: [
          "GATEHOUSE_DATABASE": folder.appending(path: "demo.db").path, "GATEHOUSE_PUBLIC_PORT": "0",
          "GATEHOUSE_ADMIN_PORT": "0", "GATEHOUSE_TIKTOK_OPEN_URL": sandbox.openBase,
          "GATEHOUSE_TIKTOK_BUSINESS_URL": sandbox.businessBase, "GATEHOUSE_OUTBOUND_ALLOW_PRIVATE": "true",
          "GATEHOUSE_TIKTOK_AUTHORISE_URL": sandbox.consentPage,
        ], cores: ProcessInfo.processInfo.activeProcessorCount)
      let logger = ServerLog.logger(.error)
      let owner = try await Setup(settings, logger: logger).run(owner: "owner")
      return DemoStage(
        folder: folder, sandbox: sandbox, sandboxPort: port, gateway: try await Gateway(settings, logger: logger),
        owner: owner, password: try SecureRandom.oneTimePassword())
    } catch {
      await sandbox.stop()
      try? FileManager.default.removeItem(at: folder)
      throw error
    }
  }

  func tearDown() { try? FileManager.default.removeItem(at: folder) }
}
