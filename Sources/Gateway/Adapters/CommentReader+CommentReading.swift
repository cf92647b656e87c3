public import Enforcement
public import TikTok

extension CommentReader: CommentReading {}
