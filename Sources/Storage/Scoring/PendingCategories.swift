internal import FoundationEssentials
internal import Moderation

/// The categories that a comment waits for, as they are stored: a JSON array.
enum PendingCategories {
  static func json(_ categories: [String]) -> String? {
    (try? JSONEncoder().encode(categories)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Throws for what `json` never wrote.
  static func categories(json: String) throws -> [String] {
    do {
      return try JSONDecoder().decode([String].self, from: Data(json.utf8))
    } catch {
      throw StorageError.failed(detail: "a pending score's categories cannot be read")
    }
  }
}
