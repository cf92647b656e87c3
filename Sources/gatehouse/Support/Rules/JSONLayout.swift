/// Lays valid JSON text out in lines, every token as it was: no number or key order can change.
enum JSONLayout {
  static func indented(_ json: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var depth = 0
    var isInString = false
    var isEscaped = false
    var opensContainer = false

    func breakLine() {
      result.append(0x0A)
      result += Array(repeating: 0x20, count: depth * 2)
    }

    for byte in json {
      if isInString {
        result.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: continue
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth = max(0, depth - 1)
        if !opensContainer { breakLine() }
        result.append(byte)
        opensContainer = false
        continue
      default: break
      }
      if opensContainer { breakLine() }
      opensContainer = false
      result.append(byte)
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        opensContainer = true
      case UInt8(ascii: ","): breakLine()
      case UInt8(ascii: ":"): result.append(0x20)
      case UInt8(ascii: "\""): isInString = true
      default: break
      }
    }
    return result + [0x0A]
  }
}
