internal import FoundationEssentials
internal import Moderation
internal import Sealing

/// The secret part of a tenant's document as the document has it: sealed to a passphrase, together with all the rest.
///
/// What is authenticated is the whole document but for the ciphertext itself, its members in order: nobody can put
/// other rules or accounts beside these secrets, or others' secrets beside these rules.
struct SealedPart: Sendable {
  static let key = "secrets"

  var header: PassphraseSealer.Header
  var ciphertext: [UInt8]

  /// The document with this part.
  func document(_ rest: JSONValue) -> JSONValue {
    rest.with(
      Self.key, Self.json(header).with("ciphertext", .string(Data(ciphertext).base64EncodedString())))
  }

  /// What is authenticated of a document, which may have its sealed part already.
  static func context(of document: JSONValue, header: PassphraseSealer.Header) -> [UInt8] {
    Array(document.without(key).with(key, json(header)).ordered.jsonText.utf8)
  }

  private static func json(_ header: PassphraseSealer.Header) -> JSONValue {
    let derivation = header.derivation
    return .members([
      "derivation": .members([
        "algorithm": .string(algorithm), "memory_kib": .number("\(derivation.memoryInKiB)"),
        "passes": .number("\(derivation.passes)"), "lanes": .number("\(derivation.lanes)"),
        "salt": .string(Hex.encode(derivation.salt)),
      ]),
      "cipher": .string(cipher), "nonce": .string(Hex.encode(header.nonce)),
    ])
  }

  private static let algorithm = "argon2id"
  private static let cipher = "aes-256-gcm"
}

extension SealedPart {
  /// Reads the part of a document; nil, with a fault, where it is not one that this version can open.
  init?(_ value: JSONValue, in fields: inout BodyFields) {
    let derivation = value["derivation"]
    guard derivation?["algorithm"] == .string(Self.algorithm), value["cipher"] == .string(Self.cipher),
      let memory = Self.number(derivation?["memory_kib"]), let passes = Self.number(derivation?["passes"]),
      let lanes = Self.number(derivation?["lanes"]), let salt = Self.bytes(derivation?["salt"]),
      let nonce = Self.bytes(value["nonce"]), case .string(let text)? = value["ciphertext"],
      let ciphertext = Data(base64Encoded: text)
    else {
      fields.fault(Self.key, "is not in the form in which Gatehouse seals secrets; export the tenant again")
      return nil
    }
    header = PassphraseSealer.Header(
      derivation: KeyDerivation(memoryInKiB: memory, passes: passes, lanes: lanes, salt: salt), nonce: nonce)
    self.ciphertext = Array(ciphertext)
  }

  private static func number(_ value: JSONValue?) -> Int? {
    if case .number(let digits)? = value { Int(digits) } else { nil }
  }

  private static func bytes(_ value: JSONValue?) -> [UInt8]? {
    if case .string(let text)? = value { Hex.decode(text.utf8) } else { nil }
  }
}
