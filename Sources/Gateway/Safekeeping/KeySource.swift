public import Sealing

extension Settings {
  /// The key that seals stored secrets: from the environment if it is there, otherwise from the key file. Throws
  /// `KeyFile.Failure`.
  public func sealingKey() throws -> SealingKey { try key ?? KeyFile.read(at: keyFile) }

  /// That key and, while it is being replaced, the other one. Throws `KeyFile.Failure`.
  func keyRing() throws -> KeyRing {
    if let key { return KeyRing(key, previous: previousKey) }
    let current = try KeyFile.read(at: keyFile)
    guard let next = try KeyFile.readNext(of: keyFile) else { return KeyRing(current) }
    return KeyRing(next, previous: current)
  }
}
