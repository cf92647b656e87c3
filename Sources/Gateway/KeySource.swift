public import Sealing

extension Settings {
  /// The key that seals stored secrets: from the environment if it is there, otherwise from the key file. Throws
  /// `KeyFile.Failure`.
  public func sealingKey() throws -> SealingKey { try key ?? KeyFile.read(at: keyFile) }
}
