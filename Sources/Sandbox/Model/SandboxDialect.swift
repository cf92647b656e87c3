/// Which of TikTok's two languages an account speaks.
public enum SandboxDialect: String, Codable, CaseIterable, Sendable {
  case open
  case business
}
