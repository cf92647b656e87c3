"""What people write under the videos. Always the same, so that pictures of two runs can be compared."""

import random

from . import hostile, rulebooks
from .clients import CLIENTS

VIDEOS = [str(7377694258502880513 + 1_000_003 * n) for n in range(6)]
EMOJI = ["", "", "", " 😍", " 🔥", " 👏👏", " 🙏", " ❤️"]
NAMES = ["lena.k", "marco", "petra", "noor", "sam", "tomasz_", "yuki", "amara", "bea.r", "luis", "olga", "finn", "grace",
         "dario", "mei", "the.real.kim", "user88213", "paula", "rui", "zoe"]

# Per language: what is fine, and what the starter rules hide, hold or ask about.
GOOD = {
    "en": ["This made my whole week, thank you!", "Where was this filmed?", "I tried it and my kids loved it",
           "What brand is the pan?", "The transition at 0:12 is so smooth", "Could you do one without sugar?",
           "I showed this to my class", "Second attempt worked, the first one burned", "How long in the oven?",
           "My grandmother made it just like that", "wow", "Saving this for Sunday", "More of these please",
           "Does it keep until tomorrow?", "That view is unreal", "Which size did you take?", "ordered mine yesterday",
           "First!", "Not sure about the raisins, but I respect it", "Please pin the recipe"],
    "pt": ["Que vídeo lindo, obrigada!", "Onde foi gravado?", "Fiz em casa e ficou ótimo", "Qual é a marca da panela?",
           "Minha avó fazia igualzinho", "Quanto tempo no forno?", "Salvei para domingo", "Mais vídeos assim, por favor",
           "Dá para fazer sem açúcar?", "Amei a música", "Que saudade dessa praia", "Chegou o meu pedido hoje"],
    "es": ["¡Qué vídeo tan bonito, gracias!", "¿Dónde lo grabaste?", "Lo hice en casa y quedó riquísimo",
           "¿De qué marca es la sartén?", "Mi abuela lo hacía igual", "¿Cuánto tiempo en el horno?",
           "Guardado para el domingo", "Más vídeos así, por favor", "¿Se puede hacer sin azúcar?", "Me encanta la música",
           "Qué ganas de volver", "Ya llegó mi pedido"],
}
BAD = {
    "en": ["Crypto giveaway on my page!", "free followers, no joke", "free   m0ney, just message my page",
           "Hey dear, DM me", "find me on telegram", "what an idiot", "You're so dumb", "see www.example.com/win now",
           "write to jane.doe@example.com", "golden ticket for the first ten", "THIS IS THE WORST THING EVER MADE",
           "raffle on my page tonight", "a miracle pill for everybody here", "secret discount, link in my bio", "🔥🔥🔥"],
    "pt": ["Ganhe dinheiro fácil no meu perfil", "me chama no whatsapp", "que idiota", "veja www.example.com/premio",
           "golden ticket para os primeiros", "ESTE FOI O PIOR VÍDEO DO ANO INTEIRO", "escreva para ana@example.com"],
    "es": ["Gana dinero fácil desde casa", "escríbeme por whatsapp", "qué idiota eres", "mira www.example.com/premio",
           "golden ticket para los primeros", "ESTE FUE EL PEOR VÍDEO DE TODO EL AÑO", "escribe a ana@example.com"],
}


class Feed:
    """The comments of all accounts, which come in portions."""

    def __init__(self, tiktok):
        self.tiktok = tiktok
        draws = random.Random(7)
        self.waiting = [(account, _text(draws, account.language), f"@{draws.choice(NAMES)}", draws.choice(VIDEOS))
                        for _, _, accounts in CLIENTS.values() for account in accounts for _ in range(account.comments)]
        draws.shuffle(self.waiting)

    def deliver(self, count):
        """So many of them, until the gateway has taken them."""
        portion, self.waiting = self.waiting[:count], self.waiting[count:]
        for comment in portion:
            post(self.tiktok, *comment)
        self.tiktok.until_idle()

    def deliver_hostile(self):
        for text in hostile.TEXTS:
            post(self.tiktok, CLIENTS["aurora"][2][0], text, rulebooks.WATCHED)
        self.tiktok.until_idle()


def _text(draws, language):
    texts = BAD if draws.random() < 0.3 else GOOD
    return draws.choice(texts[language]) + draws.choice(EMOJI)


def post(tiktok, account, text, username="@marco", video=VIDEOS[0]):
    return tiktok("POST", "comments", {
        "account": account.open_id, "video_id": video, "username": username, "text": text})
