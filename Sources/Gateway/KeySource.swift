public import Sealing

extension Settings {
  /// The key that seals stored secrets: from the environment if it is there, otherwise from the key file. Throws
  /// `KeyFile.Failure`, and `SettingsError` for a malformed key in the environment.
  public func sealingKey() throws -> SealingKey {
    guard let key else { return try KeyFile.read(at: keyFile) }
    guard let sealingKey = SealingKey(hex: key) else {
      throw SettingsError(faults: [.init(key: "key.hex", message: "is not 64 hexadecimal digits")])
    }
    return sealingKey
  }
}
