import Testing

@testable import Moderation

/// What folding sees through, and what it must not take for a term.
@Suite struct EvasionTests {
  @Test(
    "Folded terms are found behind what people do to hide them",
    arguments: [
      ("scam", "ѕсаm"), ("scam", "SCΑM"), ("scam", "ＳＣＡＭ"), ("scam", "𝓼𝓬𝓪𝓶"), ("scam", "ⓢⓒⓐⓜ"), ("scam", "🅂🄲🄰🄼"),
      ("scam", "🅢🅒🅐🅜"), ("scam", "🅰 🆂🅲🅰🅼"), ("scam", "s\u{200B}c\u{AD}a\u{2060}m"), ("scam", "s̷̡̛c̴͉̈́a̵͇͝m̶͚̓"),
      ("scam", "$c@m"), ("scam", "5c4m"), ("scam", "scaaaam"), ("scam", "SSSSCAM"), ("scam", "ṣĉåṁ"), ("scam", "ꜱᴄᴀᴍ"),
      ("scam", "🇸\u{200B}🇨\u{200B}🇦\u{200B}🇲"), ("scam", "🇸🇨🇦🇲"), ("scam", "$¢@m"), ("scam", "scаm"), ("scam", "sсam"),
      ("free", "freeeeee"), ("free", "fr33"), ("free", "FR€€"), ("free", "fr333333"), ("free", "🆓"), ("free", "frее"),
      ("free", "ffffree"), ("free", "ƒree"), ("free", "f\u{202E}ree"), ("free", "ꓝree"),
      ("bullshit", "bu11sh1t"), ("bullshit", "BULL$H!T"), ("bullshit", "bul1shit"), ("kill", "k1ll"), ("kill", "ki11"),
      ("kill", "k!ll"), ("kill", "k111"), ("idiot", "!diot"), ("idiot", "1d10t"), ("lie", "l1e"), ("lie", "11e"),
      ("lie", "liiiie"), ("asshole", "@$$h0le"), ("asshole", "a55hole"), ("boob", "8oo8"), ("sex", "ѕех"),
      ("sex", "s3x"), ("sex", "5ex"), ("sex", "$ex"), ("porn", "p0rn"), ("porn", "рorn"), ("porn", "pоrn"),
      ("café", "CAFE"), ("cafe", "ca\u{301}fe\u{301}"), ("straße", "STRASSE"), ("дурак", "ДУРАААК"), ("дурак", "дyрak"),
      ("ёлка", "елка"), ("ΣΙΣΥΦΟΣ", "σίσυφος"), ("ß", "ss"), ("année", "annee"), ("bad", "b\u{301}ad"),
      ("don't", "don’t"),
      ("العربية", "العـــربية"), ("が", "か\u{3099}"), ("가", "\u{1100}\u{1161}"), ("カタカナ", "ｶﾀｶﾅ"), ("バカ", "ﾊﾞｶ"),
      ("100", "１００"), ("100", "١٠٠"), ("h4ck", "h4ck"), ("mp3", "MP3"), ("b4by", "b4by"),
    ])
  func folded(term: String, text: String) throws {
    #expect(try finds(term, in: text))
    #expect(try finds(term, in: "so, \(text)!"))
    #expect(try finds(term, .words, .aggressive, in: text))
    #expect(try term == text || !finds(term, .words, .exact, in: text))
  }

  @Test(
    "Aggressive folding sees through more",
    arguments: [
      ("free", "f.r.e.e"), ("free", "f r e e"), ("free", "f-r-e-e"), ("free", "F_R_E_E"), ("free", "f🔥r🔥e🔥e"),
      ("free", "f * r * e * e"), ("free", "f.r.3.e"), ("free", "ffree"), ("scam", "s_c_a_m"),
      ("scam", "s c a m"), ("scam", "scaam"), ("lose", "loose"), ("año", "ano"), ("caça", "caca"), ("cano", "caño"),
      ("scam", "🇸 🇨 🇦 🇲"), ("scam", "s|c|a|m"), ("tacos", "ta(os"), ("kill", "k|ll"), ("zone", "2one"),
      ("free money", "f r e e m o n e y"), ("free money", "f.r.e.e m.o.n.e.y"), ("free", "a f r e e phone"),
      ("free", "get f r e e now"), ("hot tea", "h.o.t.t.e.a"), ("błąd", "blad"), ("sık", "sik"),
    ])
  func aggressive(term: String, text: String) throws {
    #expect(try finds(term, .phrases, .aggressive, in: text))
    #expect(try !finds(term, .phrases, .folded, in: text))
    #expect(try finds(term, .phrases, .aggressive, in: "so, \(text)!"))
  }

  /// Terms that an agency could well have on a list.
  private static let sensible = [
    "ass", "cunt", "tit", "sex", "anal", "cum", "breasts", "lie", "lose", "kill", "hell", "fag", "damn", "crap", "rape",
    "scam", "free", "cash", "spam", "porn", "oral", "animal", "ano", "caca", "puta", "coño", "caralho", "burro",
    "bot", "cop", "pot", "sik", "bad", "die", "idiot", "con", "pute", "cul", "bite", "loser", "nude", "btc", "тест",
    "сука",
  ]

  private static let innocents = [
    "Scunthorpe", "class", "assess", "breast cancer", "believe", "100", "b4", "I'm from Scunthorpe, in class",
    "assassin", "passion", "loose", "Essex", "Sussex", "analysis", "document", "title", "hello", "shell", "Pen Island",
    "cucumber", "circumstance", "scampi", "freedom", "cashew", "grape", "scrape", "drape", "therapist", "year 2000",
    "10k likes", "1st", "2nd place", "h8 u", "4ever", "@maria", "#fyp", "5 stars", "años", "año nuevo", "caça", "maçã",
    "reputação", "computador", "disputa", "¡Ora!", "Ora!", "anima!", "Cocó", "vulcão", "ocupado", "concerto", "contigo",
    "Вот это да", "вот", "рот", "СОР И ЁЛКА", "тестирование", "сукать", "κοπέλα", "sık sık", "o que é isso",
    "p.s. i love you", "e.g. this", "U.S.A.", "a b c", "I am a b c d e", "Brasil🇧🇷", "🇧🇷🇵🇹", "🇺🇸", "s.c.r.a.p.e.s",
    "c l a s s i c", "g-r-a-p-e", "mi casa es su casa", "bass", "butt-in", "button", "Dickens", "Cockburn", "pescado",
    "指定", "ありがとう", "สวัสดี", "नमस्ते", "مرحبا بالعالم", "안녕하세요", "😀😃😄", "ha ha ha", "hahaha", "lol", "looool", "yesss",
    "goood", "soooo gooood", "S3 bucket", "iPhone 15", "R2D2", "2x4", "C3PO", "9/11", "24/7", "50%", "$100",
    "100$", "€5", "5€", "#1", "A+", "c++", "C#", "f(x)", "hi!", "wow!!!", "?!", "...", "a|b", "x_y", "snake_case",
    "Mass", "Passau", "Assisi", "Arsenal", "therapy", "skill", "skills", "shellfish", "badge", "body", "diet",
    "soldier",
  ]

  @Test("Innocent texts pass", arguments: Folding.allCases)
  func innocentTexts(folding: Folding) throws {
    for kind in [TermKind.words, .phrases, .wildcards] {
      let finder = try Finder(Self.sensible, kind, folding)
      for text in Self.innocents {
        // Doubled letters are one to aggressive folding, and marks none, as its author wants.
        let accepted = folding == .aggressive ? ["loose": "lose", "año": "ano", "caça": "caca", "sık sık": "sik"] : [:]
        let found = finder.spans(in: text).map { Self.sensible[$0.index] }.filter { accepted[text] != $0 }
        #expect(
          found.filter { !(folding == .aggressive && text.hasPrefix("año") && $0 == "ano") }.isEmpty,
          "\(text): \(found)")
      }
    }
  }
}
