/// The common words of one language, to make up comments from.
struct CorpusLanguage: Sendable {
  let words: [String]
  /// Japanese, Chinese and Thai put nothing between words.
  let separator: String
  /// How often it is chosen beside the others.
  let weight: Int

  private init(_ weight: Int, separator: String = " ", _ words: String) {
    self.words = words.split(separator: " ").map(String.init)
    self.separator = separator
    self.weight = weight
  }

  static let all: [CorpusLanguage] = [
    // English
    CorpusLanguage(
      6,
      """
      this is the best video I have seen all week love your colours where did you get that jacket haha showed my mum \
      and she cried part two please song stuck in head now greetings from home great work as always tried recipe it \
      worked at once who else watching night when new one coming out so funny can't stop laughing what name of dog
      """),
    // Portuguese
    CorpusLanguage(
      4,
      """
      que vídeo lindo adorei muito bom parabéns pelo trabalho não acredito kkkk onde você comprou essa roupa saudades \
      do Brasil essa música é perfeita faz outro por favor quem está assistindo em casa meu coração ficou feliz hoje \
      amanhã também quero aprender a fazer assim rainha maravilhosa
      """),
    // Spanish
    CorpusLanguage(
      4,
      """
      qué bonito video me encanta tu estilo jajaja no puedo más saludos desde México dónde compraste eso la canción \
      está increíble haz la segunda parte por favor mañana lo intento en mi casa gracias por compartir eres el mejor \
      siempre tan divertido niños corazón también
      """),
    // German
    CorpusLanguage(
      2,
      """
      das ist wirklich schön gemacht ich liebe dieses Lied wo hast du die Jacke gekauft größe bitte noch mehr davon \
      viele Grüße aus Köln mein Hund schaut immer mit so süß heute Abend probiere ich das Rezept aus danke für alles \
      weiter so übrigens
      """),
    // French
    CorpusLanguage(
      2,
      """
      trop beau cette vidéo j'adore ta façon de parler où as-tu acheté ça mdr je suis mort de rire la chanson est \
      géniale merci beaucoup depuis la Belgique encore s'il te plaît c'était parfait élève très drôle à demain bravo
      """),
    // Turkish
    CorpusLanguage(
      2,
      """
      çok güzel olmuş bayıldım bu şarkının adı ne İzmir'den selamlar gülmekten öldüm devamı gelsin lütfen nereden \
      aldın bunu harika bir iş ışık çocuklar ağlıyor yarın deneyeceğim
      """),
    // Indonesian
    CorpusLanguage(
      2,
      """
      keren banget videonya suka sekali lagu ini judulnya apa kak lanjut part dua dong beli di mana bajunya salam dari \
      Jakarta ngakak terus malam ini coba resepnya semangat terima kasih
      """),
    // Vietnamese
    CorpusLanguage(
      2,
      """
      video này hay quá mình thích lắm bạn mua áo ở đâu vậy bài hát tên gì thế làm phần hai đi nhé cười không ngừng \
      được chúc mừng từ Hà Nội đẹp tuyệt vời
      """),
    // Russian
    CorpusLanguage(
      3,
      """
      какое красивое видео очень понравилось где купила такую куртку песня просто огонь привет из Москвы смеялся до \
      слёз продолжение пожалуйста сегодня попробую рецепт спасибо большое всем молодец ещё
      """),
    // Arabic
    CorpusLanguage(
      3,
      """
      فيديو جميل جدا أحببته كثيرا من أين اشتريت هذا ما اسم الأغنية تحياتي من مصر ضحكت كثيرا الجزء الثاني من فضلك شكرا \
      لك أنت رائع دائما سأجرب الوصفة اليوم
      """),
    // Hindi
    CorpusLanguage(
      2,
      """
      बहुत सुंदर वीडियो है मुझे पसंद आया यह गाना कौन सा है दिल्ली से नमस्ते अगला भाग कब आएगा हँसते हँसते पेट दुख गया \
      धन्यवाद भाई कमाल कर दिया
      """),
    // Korean
    CorpusLanguage(
      2,
      """
      영상 너무 예뻐요 진짜 좋아요 이 노래 제목이 뭐예요 어디서 샀어요 서울에서 인사드려요 다음 편 기대할게요 웃겨 죽겠다 오늘 \
      밤에 만들어 볼게요 감사합니다 최고
      """),
    // Japanese
    CorpusLanguage(
      2, separator: "",
      """
      この 動画 すごく 好き です 曲名 は 何 ですか どこで 買った の かわいい 東京 から 応援 しています 次 も 楽しみ 笑った 今日 \
      作って みます ありがとう ございます 最高
      """),
    // Chinese
    CorpusLanguage(
      2, separator: "",
      """
      这个 视频 太好看了 我 喜欢 你的 风格 在哪里 买 的 这 首歌 叫什么 名字 来自 上海 的 问候 笑死我了 下一集 快点 今天 试试 谢谢 \
      分享 最棒
      """),
    // Thai
    CorpusLanguage(
      2, separator: "",
      """
      วิดีโอ สวย มาก ชอบ เพลงนี้ ชื่อ อะไร ซื้อ ที่ไหน สวัสดี จาก กรุงเทพ ขำ ไม่ไหว แล้ว รอ ตอน ต่อไป นะ คะ วันนี้ จะลอง ทำ ขอบคุณ \
      ที่สุด
      """),
    // Emoji
    CorpusLanguage(2, separator: "", "😂 😭 ❤️ 🔥 🥰 👏 🙏 💯 😍 ✨ 🤣 👍 🎉 👨‍👩‍👧 🇧🇷 👋🏽 🫶🏾 💀 😊 🐶"),
  ]
}
