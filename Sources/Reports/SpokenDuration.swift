internal import Moderation

/// Durations for reading, in the two largest units that say something: `850 ms`, `4.2 s`, `3 min 10 s`, `2 h 5 min`.
public enum SpokenDuration {
  public static func words(_ duration: Duration) -> String {
    let milliseconds = max(0, duration.milliseconds)
    let seconds = (milliseconds + 500) / 1000
    switch milliseconds {
    case ..<1000: return "\(milliseconds) ms"
    case ..<59_950: return "\((milliseconds + 50) / 100 / 10).\((milliseconds + 50) / 100 % 10) s"
    case ..<3_599_500: return "\(seconds / 60) min \(seconds % 60) s"
    case ..<172_800_000: return "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    default: return "\(seconds / 86_400) d \(seconds % 86_400 / 3600) h"
    }
  }
}
