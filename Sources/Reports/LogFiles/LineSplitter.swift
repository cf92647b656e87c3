#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Takes the lines that a `LineSplitter` finds.
protocol LineSink {
  mutating func take(_ line: LineSplitter.Line)
}

/// Cuts a stream of chunks into lines, holding at most one line in memory.
struct LineSplitter {
  enum Line {
    /// Without its line break; a carriage return before it is dropped too, unless it is to be kept.
    case whole([UInt8])
    /// Longer than the limit; its bytes are not kept.
    case tooLong
  }

  /// In bytes, without the line break.
  static let longestLine = 1 << 20

  private let keepsReturns: Bool
  private var partial: [UInt8] = []
  private var isDroppingRest = false

  init(keepsReturns: Bool = false) { self.keepsReturns = keepsReturns }

  /// Passes each line that `chunk` completes to `sink`.
  mutating func feed(_ chunk: UnsafeRawBufferPointer, into sink: inout some LineSink) {
    var rest = chunk[...]
    while !rest.isEmpty {
      let bytes = UnsafeRawBufferPointer(rebasing: rest)
      guard let base = bytes.baseAddress, let found = memchr(base, 0x0A, bytes.count) else {
        keep(bytes)
        return
      }
      let length = UnsafeRawPointer(found) - base
      keep(UnsafeRawBufferPointer(start: base, count: length))
      finish(into: &sink)
      rest = rest.dropFirst(length + 1)
    }
  }

  /// Passes on a last line that has no line break.
  mutating func end(into sink: inout some LineSink) {
    if isDroppingRest || !partial.isEmpty { finish(into: &sink) }
  }

  private mutating func keep(_ bytes: UnsafeRawBufferPointer) {
    guard !isDroppingRest else { return }
    // One more than the limit, for the carriage return.
    if partial.count + bytes.count > Self.longestLine + 1 {
      partial = []
      isDroppingRest = true
    } else {
      partial.append(contentsOf: bytes)
    }
  }

  private mutating func finish(into sink: inout some LineSink) {
    if !keepsReturns, partial.last == 0x0D { partial.removeLast() }
    sink.take(isDroppingRest || partial.count > Self.longestLine ? .tooLong : .whole(partial))
    partial.removeAll(keepingCapacity: true)
    isDroppingRest = false
  }
}
