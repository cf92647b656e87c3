internal import CEmbedded

/// A file of the repository that was compiled into the binary.
public struct EmbeddedFile: Sendable {
  /// Its name within its folder, or its path where the folder has others.
  public let name: String
  public let bytes: [UInt8]

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// `migrations/*.sql`, in order.
  public static let migrations = (0..<gh_migration_count()).map { EmbeddedFile(gh_migration($0)) }

  /// `packs/*.txt`, in order of their names.
  public static let packs = (0..<gh_pack_count()).map { EmbeddedFile(gh_pack($0)) }

  /// `settings/gatehouse.yaml`.
  public static let defaultSettings = EmbeddedFile(gh_default_settings())

  /// `admin/openapi.yaml`: what the admin API takes and answers.
  public static let openAPI = EmbeddedFile(gh_openapi())

  /// The web console: everything else in `admin`, in order of the paths, which are the names: `core/api.js`.
  public static let console = (0..<gh_console_count()).map { EmbeddedFile(gh_console($0)) }

  /// `passwords/common.txt`.
  public static let commonPasswords = EmbeddedFile(gh_common_passwords())

  private init(_ file: gh_embedded_file) {
    name = String(cString: file.name)
    bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
  }
}
