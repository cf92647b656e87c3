#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A colour of a brand, written as `#1f6f5c`.
public struct BrandColour: Hashable, Sendable {
  /// Where a tenant chose none: a quiet green.
  public static let usual = BrandColour(red: 0x1f, green: 0x5f, blue: 0x5b)
  public static let white = BrandColour(red: 255, green: 255, blue: 255)
  public static let black = BrandColour(red: 0, green: 0, blue: 0)

  public let red: UInt8
  public let green: UInt8
  public let blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#` and six hexadecimal digits, of either case.
  public init?(_ text: String) {
    let digits = text.utf8.dropFirst()
    guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6,
      digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }), let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    self.init(
      red: UInt8(value >> 16 & 0xff), green: UInt8(value >> 8 & 0xff), blue: UInt8(value & 0xff))
  }

  /// White where that can be read on it, else black: by WCAG's contrast, one of the two is above 4.5 on every colour.
  public var textColour: BrandColour { contrast(with: .white) >= 4.5 ? .white : .black }

  /// WCAG 2's contrast ratio: from 1 for the same colour to 21 for black and white.
  public func contrast(with other: BrandColour) -> Double {
    let (lighter, darker) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)
  }

  /// So much of `other` mixed in, from 0 to 1.
  public func mixed(with other: BrandColour, _ share: Double) -> BrandColour {
    func mix(_ own: UInt8, _ others: UInt8) -> UInt8 {
      UInt8((Double(own) * (1 - share) + Double(others) * share).rounded())
    }
    return BrandColour(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }

  /// The colour, or as little lighter or darker as it takes to be read on `background`: a contrast of at least `ratio`.
  public func readable(on background: BrandColour, ratio: Double = 4.5) -> BrandColour {
    let goal: BrandColour = background.luminance > 0.18 ? .black : .white
    let steps = (0...20).lazy.map { mixed(with: goal, Double($0) / 20) }
    return steps.first { $0.contrast(with: background) >= ratio } ?? goal
  }

  /// Relative luminance, as WCAG defines it.
  private var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  /// sRGB's curve undone.
  private static func linear(_ channel: UInt8) -> Double {
    let share = Double(channel) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
}

extension BrandColour: CustomStringConvertible {
  public var description: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
