#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What the kernel says of this process. Nil where it does not say: only Linux has `/proc`.
struct ProcessReading: Equatable {
  /// In user and system mode.
  var processorSeconds: Double
  var residentBytes: Int64?
  var virtualBytes: Int64?
  var threads: Int64?
  /// Since 1970.
  var startSeconds: Double?
  var openDescriptors: Int?
  var maximumDescriptors: Double?

  static func now() -> ProcessReading {
    var usage = rusage()
    _ = getrusage(own, &usage)
    let fields = statFields()
    let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
    return ProcessReading(
      processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      residentBytes: fields.flatMap { Int64($0[21]) }.map { $0 * Int64(sysconf(Int32(_SC_PAGESIZE))) },
      virtualBytes: fields.flatMap { Int64($0[20]) }, threads: fields.flatMap { Int64($0[17]) },
      startSeconds: fields.flatMap { Double($0[19]) }.flatMap { start in bootSeconds().map { $0 + start / ticks } },
      openDescriptors: openDescriptorCount(), maximumDescriptors: descriptorLimit())
  }

  #if canImport(Glibc)
    private static let own = Int32(RUSAGE_SELF.rawValue)
    private static let descriptors = Int32(RLIMIT_NOFILE.rawValue)
  #else
    private static let own = Int32(RUSAGE_SELF)
    private static let descriptors = Int32(RLIMIT_NOFILE)
  #endif

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

  /// Those of `/proc/self/stat` after the name, which may hold anything: proc(5) counts them from 3.
  private static func statFields() -> [Substring]? {
    guard let text = text(of: "/proc/self/stat"), let name = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: name)...].split(separator: " ")
    return fields.count > 21 ? fields : nil
  }

  private static func bootSeconds() -> Double? {
    text(of: "/proc/stat")?.split(separator: "\n").first { $0.hasPrefix("btime ") }.flatMap { Double($0.dropFirst(6)) }
  }

  private static func openDescriptorCount() -> Int? {
    guard let folder = opendir("/proc/self/fd") else { return nil }
    defer { closedir(folder) }
    var count = 0
    while readdir(folder) != nil { count += 1 }
    // Without `.`, `..` and the folder itself.
    return count - 3
  }

  private static func descriptorLimit() -> Double? {
    var limit = rlimit()
    guard getrlimit(descriptors, &limit) == 0 else { return nil }
    return limit.rlim_cur >= rlim_t.max ? .infinity : Double(limit.rlim_cur)
  }

  /// Of a file of the kernel's, whose size it does not tell beforehand.
  private static func text(of path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = read(file, &chunk, chunk.count)
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
