/// A set of Unicode's scripts. Characters that several scripts share, such as digits, punctuation and emoji, belong to
/// none.
public struct ScriptSet: Hashable, Sendable {
  /// Bit n stands for the script with number n in `ScriptTable`.
  private var bits: SIMD4<UInt64> = .zero

  /// The empty set.
  public init() {}

  /// The one script with this name in Unicode, such as `Cyrillic` or `Old_Italic`, or this code in ISO 15924, such as
  /// `Cyrl`. Case does not matter, and a space or a hyphen is as good as an underscore. Nil for other names.
  public init?(named name: String) {
    guard let number = Self.numbers[Self.key(name)] else { return nil }
    insert(number)
  }

  /// The names of all scripts in Unicode, sorted.
  public static let names: [String] = ScriptTable.names.map(\.name)

  /// The known names that are most like `name`, best first, at most `count`: what its writer may have meant.
  public static func suggestions(for name: String, count: Int = 3) -> [String] {
    let wanted = Array(key(String(name.prefix(64))).utf8)
    let ranked = names.map { (name: $0, distance: EditDistance.between(wanted, Array(key($0).utf8))) }
    return ranked.filter { $0.distance <= max(2, wanted.count / 2) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(count).map(\.name)
  }

  public var isEmpty: Bool { bits == .zero }

  public mutating func formUnion(_ other: ScriptSet) { bits |= other.bits }

  public func intersects(_ other: ScriptSet) -> Bool { bits & other.bits != .zero }

  /// The names of the scripts in the set, sorted.
  public var names: [String] {
    ScriptTable.names.indices.filter { contains(UInt8($0 + 1)) }.map { ScriptTable.names[$0].name }
  }

  /// The scripts of a text in valid UTF-8.
  init(of text: UnsafeBufferPointer<UInt8>) {
    var finder = ScriptFinder()
    var index = 0
    var isLatin = false
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        isLatin = isLatin || (byte | 0x20) &- 0x61 < 26
        index += 1
        continue
      }
      let (scalar, length) = UTF8Reading.scalar(in: text, at: index)
      let number = finder.number(of: scalar)
      if number != 0 { insert(number) }
      index += length
    }
    if isLatin { insert(Self.latin) }
  }

  @inline(__always)
  private mutating func insert(_ number: UInt8) { bits[Int(number >> 6)] |= 1 << UInt64(number & 63) }

  private func contains(_ number: UInt8) -> Bool { bits[Int(number >> 6)] >> UInt64(number & 63) & 1 == 1 }

  private static let latin = numbers[key("Latin")] ?? 0

  private static let numbers: [String: UInt8] = {
    var numbers: [String: UInt8] = [:]
    for (index, script) in ScriptTable.names.enumerated() {
      numbers[key(script.name)] = UInt8(index + 1)
      numbers[key(script.code)] = UInt8(index + 1)
    }
    return numbers
  }()

  private static func key(_ name: String) -> String {
    String(String.UnicodeScalarView(name.lowercased().unicodeScalars.filter { !"_- ".unicodeScalars.contains($0) }))
  }
}
