#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// How many files and connections this process may have open at once.
enum OpenFiles {
  /// Beside connections: the database, event loops, and what calls to TikTok and others keep open.
  static let others = 1024

  /// Asks for as many as the system allows. Shells and service managers begin with 1,024, for the sake of old programs
  /// that cannot count further. Returns the limit; nil where the system does not say.
  static func raiseLimit() -> Int? {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return nil }
    if limit.rlim_cur < limit.rlim_max {
      var raised = limit
      raised.rlim_cur = limit.rlim_max
      if setrlimit(resource, &raised) == 0 { limit = raised }
    }
    return Int(clamping: limit.rlim_cur)
  }

  #if canImport(Glibc)
    private static let resource = Int32(RLIMIT_NOFILE.rawValue)
  #else
    private static let resource = Int32(RLIMIT_NOFILE)
  #endif
}
