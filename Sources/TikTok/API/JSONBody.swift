internal import FoundationEssentials
internal import Moderation

/// Bodies of requests. Keys are sorted, so that the same call is always the same bytes.
enum JSONBody {
  static func encode(_ value: some Encodable) throws(PlatformFailure) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(value))
    } catch {
      throw PlatformFailure(kind: .permanent, status: 0, code: nil, message: "the request cannot be written as JSON")
    }
  }
}
