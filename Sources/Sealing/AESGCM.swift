internal import CCrypto

/// AES-256-GCM through libcrypto's EVP interface.
enum AESGCM {
  static let nonceLength = 12
  static let tagLength = 16

  /// `ciphertext || tag`.
  static func seal(_ plaintext: [UInt8], key: [UInt8], nonce: [UInt8], authenticating context: [UInt8])
    throws(CryptoError) -> [UInt8]
  {
    let cipher = try Cipher()
    try cipher.check("EVP_EncryptInit_ex", EVP_EncryptInit_ex(cipher.pointer, EVP_aes_256_gcm(), nil, key, nonce))
    var written: Int32 = 0
    try cipher.check(
      "EVP_EncryptUpdate", EVP_EncryptUpdate(cipher.pointer, nil, &written, context, Int32(context.count)))
    var output = [UInt8](repeating: 0, count: plaintext.count + tagLength)
    try cipher.check(
      "EVP_EncryptUpdate",
      EVP_EncryptUpdate(cipher.pointer, &output, &written, plaintext, Int32(plaintext.count)))
    var tag = [UInt8](repeating: 0, count: tagLength)
    try cipher.check("EVP_EncryptFinal_ex", EVP_EncryptFinal_ex(cipher.pointer, &tag, &written))
    try cipher.check(
      "EVP_CTRL_GCM_GET_TAG",
      EVP_CIPHER_CTX_ctrl(cipher.pointer, EVP_CTRL_GCM_GET_TAG, Int32(tagLength), &tag))
    output.replaceSubrange(plaintext.count..., with: tag)
    return output
  }

  /// Throws `notAuthentic` when the tag does not fit.
  static func open(_ sealed: [UInt8], key: [UInt8], nonce: [UInt8], authenticating context: [UInt8])
    throws(CryptoError) -> [UInt8]
  {
    guard sealed.count >= tagLength else { throw .malformed }
    let cipher = try Cipher()
    try cipher.check("EVP_DecryptInit_ex", EVP_DecryptInit_ex(cipher.pointer, EVP_aes_256_gcm(), nil, key, nonce))
    var written: Int32 = 0
    try cipher.check(
      "EVP_DecryptUpdate", EVP_DecryptUpdate(cipher.pointer, nil, &written, context, Int32(context.count)))
    let length = sealed.count - tagLength
    // One byte more than needed, so that an empty plaintext still has an address to write to.
    var output = [UInt8](repeating: 0, count: length + 1)
    try cipher.check(
      "EVP_DecryptUpdate", EVP_DecryptUpdate(cipher.pointer, &output, &written, sealed, Int32(length)))
    var tag = Array(sealed[length...])
    try cipher.check(
      "EVP_CTRL_GCM_SET_TAG",
      EVP_CIPHER_CTX_ctrl(cipher.pointer, EVP_CTRL_GCM_SET_TAG, Int32(tagLength), &tag))
    var rest = [UInt8](repeating: 0, count: tagLength)
    guard EVP_DecryptFinal_ex(cipher.pointer, &rest, &written) == 1 else { throw .notAuthentic }
    return Array(output[..<length])
  }

  private final class Cipher {
    let pointer: OpaquePointer

    init() throws(CryptoError) {
      guard let pointer = EVP_CIPHER_CTX_new() else { throw .library(operation: "EVP_CIPHER_CTX_new") }
      self.pointer = pointer
    }

    deinit { EVP_CIPHER_CTX_free(pointer) }

    func check(_ operation: String, _ result: Int32) throws(CryptoError) {
      guard result == 1 else { throw .library(operation: operation) }
    }
  }
}
