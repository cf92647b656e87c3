public import Enforcement
public import TikTok

/// Adapters never know each other: that TikTok's client is what renews tokens is said here.
extension TokenKeeper: TokenRenewing {}
