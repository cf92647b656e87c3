internal import Logging

/// The log of a running server: lines on the standard error.
enum ServerLog {
  static func logger(_ level: Logger.Level) -> Logger {
    var logger = Logger(label: "gatehouse", factory: { StreamLogHandler.standardError(label: $0) })
    logger.logLevel = level
    return logger
  }
}
