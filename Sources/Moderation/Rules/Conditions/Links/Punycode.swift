/// The form in ASCII of domains in other scripts (RFC 3492): `bücher.example` is `xn--bcher-kva.example`.
enum Punycode {
  private static let prefix = "xn--"
  private static let (base, least, most, skew, damp) = (36, 1, 26, 38, 700)

  /// `domain` with every label in ASCII, where that is possible.
  static func encodingDomain(_ domain: String) -> String {
    mapLabels(domain) { label in
      if label.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
      return encode(label).map { prefix + $0 }
    }
  }

  /// `domain` with every label in its own script, where that is possible.
  static func decodingDomain(_ domain: String) -> String {
    mapLabels(domain) { $0.hasPrefix(prefix) ? decode($0.dropFirst(prefix.count)) : nil }
  }

  private static func mapLabels(_ domain: String, _ transform: (Substring) -> String?) -> String {
    domain.split(separator: ".", omittingEmptySubsequences: false).map { transform($0) ?? String($0) }
      .joined(separator: ".")
  }

  private static func encode(_ label: Substring) -> String? {
    let scalars = label.unicodeScalars.map { Int($0.value) }
    var output = scalars.filter { $0 < 0x80 }.map { UInt8($0) }
    let plain = output.count
    if plain > 0 { output.append(UInt8(ascii: "-")) }
    var (next, delta, bias, done) = (0x80, 0, 72, plain)
    while done < scalars.count {
      guard let smallest = scalars.filter({ $0 >= next }).min() else { return nil }
      delta += (smallest - next) * (done + 1)
      next = smallest
      for scalar in scalars {
        if scalar < next { delta += 1 }
        guard scalar == next else { continue }
        var rest = delta
        var place = base
        while true {
          let threshold = min(max(place - bias, least), most)
          if rest < threshold { break }
          output.append(digit(threshold + (rest - threshold) % (base - threshold)))
          rest = (rest - threshold) / (base - threshold)
          place += base
        }
        output.append(digit(rest))
        bias = adapted(delta, done + 1, isFirst: done == plain)
        delta = 0
        done += 1
      }
      delta += 1
      next += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func decode(_ label: Substring) -> String? {
    // Longer labels are no domains; the bound keeps the numbers small.
    guard label.utf8.count <= 63, label.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let bytes = Array(label.utf8)
    let dash = bytes.lastIndex(of: UInt8(ascii: "-"))
    var scalars = bytes[..<(dash ?? 0)].map { Int($0) }
    var (index, value, next, bias) = (dash.map { $0 + 1 } ?? 0, 0, 0x80, 72)
    while index < bytes.count {
      let before = value
      var (factor, place) = (1, base)
      while true {
        guard index < bytes.count, let digit = number(bytes[index]), factor < 1 << 40 else { return nil }
        index += 1
        value += digit * factor
        let threshold = min(max(place - bias, least), most)
        if digit < threshold { break }
        factor *= base - threshold
        place += base
      }
      let count = scalars.count + 1
      bias = adapted(value - before, count, isFirst: before == 0)
      next += value / count
      value %= count
      guard next <= 0x10FFFF else { return nil }
      scalars.insert(next, at: value)
      value += 1
    }
    var text = String.UnicodeScalarView()
    for value in scalars {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { return nil }
      text.append(scalar)
    }
    return text.isEmpty ? nil : String(text)
  }

  private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / damp : delta / 2
    delta += delta / count
    var place = 0
    while delta > (base - least) * most / 2 {
      delta /= base - least
      place += base
    }
    return place + (base - least + 1) * delta / (delta + skew)
  }

  private static func digit(_ value: Int) -> UInt8 { UInt8(value < 26 ? value + 97 : value + 22) }

  private static func number(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x61...0x7A: Int(byte) - 0x61
    case 0x30...0x39: Int(byte) - 0x30 + 26
    default: nil
    }
  }
}
