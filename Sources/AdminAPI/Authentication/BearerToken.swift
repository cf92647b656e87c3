internal import HTTPTypes

/// The credentials of `Authorization: Bearer`.
enum BearerToken {
  /// More than any token of ours needs.
  private static let longestHeader = 512

  /// Nil where there is none, or something else.
  static func read(from headers: HTTPFields) -> String? {
    guard let value = headers[.authorization], value.utf8.count <= longestHeader else { return nil }
    let parts = value.split(separator: " ", omittingEmptySubsequences: true)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return String(parts[1])
  }
}
