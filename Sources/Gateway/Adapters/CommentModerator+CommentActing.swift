public import Enforcement
public import TikTok

/// Adapters never know each other: that TikTok's client is what carries actions out is said here.
extension CommentModerator: CommentActing {}
