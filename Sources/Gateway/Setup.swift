internal import AdminAPI
internal import FoundationEssentials
public import Logging
internal import Moderation
internal import Sealing
internal import Storage

/// What `gatehouse init` does: key, database, first owner.
public struct Setup: Sendable {
  public struct Result: Sendable {
    public var owner: String
    /// Shown once, and to be replaced at the first login.
    public var oneTimePassword: String
    /// Nil when the key came from the environment.
    public var keyFile: String?
    public var keyID: String
  }

  private let settings: Settings
  private let logger: Logger

  public init(_ settings: Settings, logger: Logger) {
    self.settings = settings
    self.logger = logger
  }

  /// Never overwrites a key or a database that has an owner. Throws `GatewayError.alreadyInitialised`,
  /// `KeyFile.Failure`, `MigrationError`, `StorageError`, `OwnerBootstrap.Failure`.
  public func run(owner: String) async throws -> Result {
    let isNewKey = try createKeyIfMissing()
    var isKeyUsed = false
    do {
      let key = try settings.sealingKey()
      let database = try GatehouseDatabase(path: settings.databasePath, logger: logger)
      let outcome: Swift.Result<Result, any Error>
      do {
        outcome = .success(try await initialise(database, owner: owner, key: key))
      } catch {
        outcome = .failure(error)
        isKeyUsed = await isUsed(key, by: database)
      }
      await database.close()
      return try outcome.get()
    } catch {
      // A key that nothing was sealed with is of no use to anybody; without one that was, the database is lost.
      if isNewKey, !isKeyUsed { try? FileManager.default.removeItem(atPath: settings.keyFile) }
      throw error
    }
  }

  /// Whether the database is tied to the key; true when that cannot be told.
  private func isUsed(_ key: SealingKey, by database: GatehouseDatabase) async -> Bool {
    do {
      try await KeyCheck(probes: KeyProbeRepository(database), sealer: Sealer(key: key)).check()
      return true
    } catch GatewayError.notInitialised, CryptoError.wrongKey {
      return false
    } catch {
      return true
    }
  }

  private func createKeyIfMissing() throws -> Bool {
    guard settings.key == nil, !FileManager.default.fileExists(atPath: settings.keyFile) else { return false }
    try KeyFile.create(at: settings.keyFile, key: SealingKey.generate())
    return true
  }

  private func initialise(_ database: GatehouseDatabase, owner: String, key: SealingKey) async throws -> Result {
    let operators = OperatorRepository(database)
    guard try await !operators.hasOperators() else {
      throw GatewayError.alreadyInitialised(path: settings.databasePath)
    }
    let check = KeyCheck(probes: KeyProbeRepository(database), sealer: Sealer(key: key))
    try await check.tie()
    // An earlier attempt may have tied the database to another key.
    try await check.check()
    let password = try await OwnerBootstrap.createFirstOwner(name: owner, in: operators, hasher: PasswordHasher())
    return Result(
      owner: owner, oneTimePassword: password, keyFile: settings.key == nil ? settings.keyFile : nil, keyID: key.id)
  }
}
