import Enforcement
import Sandbox

extension CallLimits {
  /// TikTok's but for that of the second, which would have tests wait.
  static let unhurried = CallLimits(perSecond: 10_000)
}

extension SandboxQuotas {
  static var unhurried: SandboxQuotas {
    var quotas = SandboxQuotas()
    quotas.perAppPerSecond = 10_000
    return quotas
  }
}
