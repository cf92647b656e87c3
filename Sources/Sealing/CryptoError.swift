/// What can go wrong with stored secrets and keys.
public enum CryptoError: Error, Equatable, Sendable {
  /// libcrypto or libargon2 refused; `operation` names the call.
  case library(operation: String)
  /// The ciphertext was made with another key; both ids are safe to show.
  case wrongKey(expected: String, found: String)
  /// The ciphertext is damaged, or belongs to another table, column or row.
  case notAuthentic
  /// Not something that `Sealer` made.
  case malformed
}

extension CryptoError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .library(let operation): "the cryptographic library refused \(operation)"
    case .wrongKey(let expected, let found):
      "a stored secret was sealed with key \(found), but the key in use is \(expected); start with the key file that "
        + "belongs to this database"
    case .notAuthentic: "a stored secret is damaged or was moved from the place it belongs to"
    case .malformed: "a stored secret is not in the form this build writes"
    }
  }
}
