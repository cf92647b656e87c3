import Foundation
import Logging
import Moderation
import Sealing
import Storage

@testable import Safekeeping

/// A gateway's database with its key file and some secrets, and all that keeps it safe.
struct World: Sendable {
  static let passphrase = "correct horse battery"
  static let scope = GatewayScope(ownWork: ())
  static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  let folder: TemporaryFolder
  let clock = MovingClock()
  let database: GatehouseDatabase
  let ring: KeyRing
  let tenant: TenantScope
  let account: Account

  var path: String { folder.path("gatehouse.db") }
  var keyFile: String { path + ".key" }
  var backups: String { folder.path("backups") }
  var sealer: Sealer { Sealer(ring) }

  /// With `accounts` accounts, each of which has three secrets.
  init(accounts: Int = 3) async throws {
    folder = try TemporaryFolder()
    let key = try SealingKey.generate()
    try KeyFile.create(at: folder.path("gatehouse.db.key"), key: key)
    ring = KeyRing(key)
    database = try GatehouseDatabase(
      path: folder.path("gatehouse.db"), clock: clock.wallClock, logger: Self.logger)
    let sealer = Sealer(ring)
    func seal(_ text: String, _ location: SecretLocation) throws -> SealedSecret {
      SealedSecret(bytes: try sealer.seal(Array(text.utf8), context: location.context))
    }
    try await KeyProbeRepository(database).setProbe(seal("gatehouse", .keyProbe))
    let now = clock.now
    let tenantID = TenantID.fresh()
    try await TenantRepository(database).create(
      Tenant(id: tenantID, name: "acme", isDisabled: false, createdAt: now, updatedAt: now), ruleSet: nil, author: nil,
      in: Self.scope)
    tenant = TenantScope(ownWorkFor: tenantID)
    let appID = AppID.fresh()
    try await AppRepository(database).create(
      App(
        id: appID, tenantID: tenantID, name: "app", clientKey: "key", secret: seal("app secret", .appSecret(appID)),
        createdAt: now, updatedAt: now), in: tenant)
    var last: Account?
    for number in 0..<accounts {
      let id = AccountID.fresh()
      let account = Account(
        id: id, tenantID: tenantID, name: "account \(number)", dialect: .open, openID: nil, appID: nil,
        connection: .connected, isDisabled: false, createdAt: now, updatedAt: now)
      let secretID = WebhookSecretID.fresh()
      try await AccountRepository(database).create(
        account,
        tokens: AccountTokens(
          access: seal("access \(number)", .accessToken(id)), refresh: seal("refresh \(number)", .refreshToken(id)),
          accessExpiresAt: nil, refreshExpiresAt: nil),
        webhookSecret: WebhookSecret(
          id: secretID, accountID: id, secret: seal("webhook \(number)", .webhookSecret(secretID)), createdAt: now,
          expiresAt: nil), in: tenant)
      last = account
    }
    guard let last else { throw StorageError.failed(detail: "a world needs an account") }
    account = last
    try FileManager.default.createDirectory(atPath: folder.path("backups"), withIntermediateDirectories: true)
    try Self.write("\(Self.passphrase)\n", to: folder.path("passphrase"))
  }

  static func write(_ text: String, to path: String, mode: Int = 0o600) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  var settings: BackupSettings {
    BackupSettings(
      folder: backups, interval: .seconds(3600), keep: 2, passphraseFile: folder.path("passphrase"),
      drillInterval: .seconds(86_400))
  }

  var databaseSealer: DatabaseSealer {
    DatabaseSealer(
      databasePath: path, copying: database, examiner: DatabaseExaminer(), ring: ring, clock: clock.wallClock)
  }

  var unpacker: BackupUnpacker { BackupUnpacker(examiner: DatabaseExaminer(), newestSchema: SchemaVersion.newestKnown) }

  func maker(_ settings: BackupSettings? = nil, alerts: AlertRecorder = AlertRecorder()) -> BackupMaker {
    BackupMaker(
      sealer: databaseSealer, unpacker: unpacker, log: BackupRepository(database), databasePath: path,
      settings: settings ?? self.settings, alerts: alerts, clock: clock.wallClock, logger: Self.logger)
  }

  var restorer: BackupRestorer {
    BackupRestorer(unpacker: unpacker) { [clock] path, madeAt in
      try RestoredDatabase.settle(fileAt: path, madeAt: madeAt, at: clock.now)
    }
  }

  func restore(_ backup: String, to path: String) async throws -> BackupRestorer.Result {
    try await restorer.restore(backup, passphrase: Self.passphrase, to: path, keyFile: path + ".key", key: nil)
  }

  /// A backup file.
  func makeBackup(_ name: String = "one.backup") async throws -> String {
    let path = folder.path(name)
    _ = try await databaseSealer.seal(passphrase: Self.passphrase, to: path)
    return path
  }

  /// Every secret, opened with these keys alone.
  func secrets(with keys: KeyRing) async throws -> Set<String> {
    let sealer = Sealer(keys)
    let stored = try await KeyRotationRepository(database).secrets(withoutMark: [0], after: nil, limit: 10_000)
    return Set(
      try stored.map {
        "\($0.location.context)="
          + String(decoding: try sealer.open($0.secret.bytes, context: $0.location.context), as: UTF8.self)
      })
  }

  /// Events as fast as they are taken, until the task is cancelled; how many were acknowledged.
  func load() -> Task<Int, Never> {
    Task {
      var count = 0
      while !Task.isCancelled {
        let first = count
        await record((0..<20).map { "load \(first + $0)" })
        count += 20
      }
      return count
    }
  }

  /// Returns when they are on disk.
  func record(_ comments: [String]) async {
    let entries = comments.map { id in
      JournalEntry(
        tenantID: tenant.tenantID, accountID: account.id,
        content: .comment(
          CommentEvent(
            kind: .created, commentID: id, videoID: "v", authorID: "u", username: "@u", text: "some words about it",
            occurredAt: clock.now),
          decision: Decision(verdict: .allow, basis: .byDefault, ruleSetVersion: 1), action: nil), receivedAt: clock.now
      )
    }
    _ = await GroupCommitJournal(database).record(entries)
  }
}
