extension CommonWords {
  /// Words of Portuguese, in the order of their characters.
  static let portuguese: StaticString = """
    a abaixo abandonar aberto abraço abrir absurdo acabar acaso aceitar achar acho acima acontecer acordar acordo
    acreditar acusar adeus adorar adoro adulto agora agosto agradecer ainda ajuda ajudar alegre alegria algum alguma
    alguns alguém ali alimento alma almoço alto alugar aluno além amanhã amar amarelo ambos amei amiga amigo amigos
    amizade amo amor analisar andar anel animal aniversário anjo ano anos antes antigo análise aparecer apartamento
    apenas apesar aplicativo aprender apresentar aquela aquele aqui aquilo ar areia arma arquivo arroz arte artista
    asas assassino assim assistir assunto assustar atenção ator através atriz atrás até aula autor avião avó avô
    azul açúcar baixo banal banana banco banda banheiro banho barato barba barco barriga barulho base bastante
    batata bater beber bebida bebê beijo beleza bem biblioteca bichinho bicho bife blusa boa boca bola bolo bolsa
    bom boneca bonita bonito branco brasil brasileiro brava bravo braço briga brigar brilho brincadeira brincar
    buraco burro busca buscar bênção cabelo caber cabeça cachaça cachorro cada cadeira cadê café cair caixa calma
    calor calça cama caminho camisa campo canal cansada cansado cantar cantor canção capa capaz cara carinho carne
    caro carolina carro carta casa casal casamento caso castelo causa cavalo cedo celular cem cena centro certeza
    certo cerveja chamar chapéu chave chefe chegar cheio cheiro chocolate chorar chuva chá chão cidade cima cinco
    cinema ciência claro classe cliente clima cobra coelho coisa colocar com combinar comer começar começo comida
    como companheiro compra comprar computador computadores comum comunidade concerto concordo confiança confiar
    conhecer conjunto conseguir conselho consertar consigo conta contar contente conteúdo contigo contra controle
    conversa conversar copo cor coragem coração corda coreografia coroa corpo correr corrida cortar costas cozinha
    crente crer crescer criança criar crime crise cruz cu cubano cubo cuidado cuidados cuidar culpa cultura cural
    curioso curso curtir custar câmera cão céu da dado dança dançar dar data de dedo defeito deixar dela dele
    delícia demais dente dentro depois depressa depressão deputada deputado desafio desculpa desde desejo desenho
    desistir deus dever dez dezembro dia diabo diferente difícil digno dinheiro direito direto discutir disputa
    disputar disso diversão divertido dizer do doce documento doente doença doer dois domingo dona dono dor dormir
    doutor duas durante duro dúvida e educação ela ele elefante elegante eles em embora emprego empresa enquanto
    ensinar entanto entender entrada entrar entre então era errado erro escada escola escolher esconder escrever
    escuro escutar espaço especial espelho esperança esperar espeto espetáculo esposa esquecer esquerda essa esse
    esses estado estar este estilo estou estrada estrela estudar estudo está eterno eu evento evitar exato exemplo
    existir experiência explicar faca face faculdade falar falso falta fama famoso família fantasia fase favor
    favorito fazenda fazer febre fechar feia feio feira felicidade feliz feriado ferro festa fevereiro ficar ficha
    figura fila filha filho filme fim final finalmente fino flor floresta fogo folha fome fonte fora forma forte
    fortuna força foto fraco frase frente frio fruta fugir fumar fundo função furar futebol futuro fácil fé galera
    galinha galinhada ganhar garota garoto garrafa gata gato gelo gente geral gol gordo gostar gosto gostoso governo
    grande gravar graça grito grupo grátis guarda guerra guitarra hino história hoje homem honra hora horrível
    horário hospital hotel humano humor hábito idade ideia idioma idiota igreja igual ilha imagem imaginar
    importante impossível incrível infelizmente inferno informação infância inglês inimiga inimigo insulto inteiro
    inteligente interessante internet inverno início ir irmã irmão isso isto janeiro janela jantar jardim jeito
    joelho jogar jogo jornal jovem juiz julho junho junto justiça justo já lado ladrão lago lar laranja largo lata
    lavar legal lei leite lembrar lento lençol ler letra levantar levar leve liberdade ligar limpar limpo limão
    linda lindo linguiça linha lista livre livro lixo lição logo loja longe louca louco lua lugar luta lutar luz lá
    lágrima lápis língua macaco madrinha maio maior mais mal mala mamãe mandar maneira manhã mar maravilha
    maravilhoso marca marido março mas massa matar matéria mau maçã medo meia meio melhor membro memória menina
    menino menor menos mensagem mentir mentira mercado merecer mesa mesmo metade meu meus mil milagre milho minha
    minuto missa mistério moda moeda momento montanha morar morrer morte mostrar motivo moto moça mudar muito mulher
    mundo museu mãe mão mãos médico mês música nada namorada namorado namorar nariz nascer natal natureza navio
    negócio nem nenhum neve nevoeiro ninguém no noite noiva nojo nome normal norte nossa nosso nota notícia nova
    nove novembro novo nunca nuvem não nível nós número o obra obrigada obrigado oceano oculto ocupado odiar oi oito
    olhar olho olá ombro onda onde ontem operação opinião ora oral ordem orelha orgulho ouro outro outubro ouvir ovo
    padre pagar pai palavra palco papai papel par parabéns parar parecer parede parque parte partir passado passagem
    passar passeio passo pastel pato paz país pedir pedra pegar peito peixe pele pena pensar pequeno perder perdão
    perfeito pergunta perguntar perigo perna perto pesado pescador pescoço peso pessoa pessoal piada piano pica
    picada picante picolé pinto pior piscina pista planeta plano planta pneu pobre poder poesia polícia ponte ponto
    por porque porra porrada porta portanto português possível pouco povo praia prata prato prazer praça precisar
    prefiro preparar presente presidente preso pressa preto preço primeiro primo princesa prisão problema procurar
    professor programa projeto prometer pronto proteger prova prêmio príncipe próprio próximo pular puro página
    pássaro pão pé péssimo público quadro qual qualidade qualquer quando quanto quarta quarto quase quatro que
    quebrar queda queijo quem quente querer querida querido questão quinta quinze química rainha raiva rapaz raro
    raso rato razão real realidade realmente receber receita recomeçar recuar rede refeição regra rei relação
    relógio reputar reputação resolver respeito responder resposta restaurante resto reto revista rezar rica rico
    rio rir risada rock roda rola rolar rolo romance rosa rosto roubar roupa rua ruim rápido saber sabor sacola saia
    sair sal sala salvar samba sangue santo sapato saudade saúde se seco segredo seguir segunda segundo segurança
    seguro seis sem semana sempre senhor senhora sentar sentido sentimento sentir ser servir sete setembro seu sexo
    sexta show sim simples sinal sobre sobrinho social sofrer sofá sogra sol soldado sonhar sonho sono sorrir
    sorriso sorte sozinho sua subir sucesso sujo sul surdo surpresa susto sábado são sério só tal talento talvez
    tamanho também tanto tarde taxa teatro tela telefone televisão tem temperatura tempo tentar ter terceiro terra
    terror terça teste teto tia time tio tipo tirar titular tocar toda todo tomar topo tosse total trabalhar
    trabalho trair transporte tratar trem triste tristeza trocar trás três tu tudo título um uma unha universidade
    urso usar vaca vaga vale valor vamos vazio vejo velho vender vento ver verdade verde vergonha vermelho verão
    vestido vez viagem viajar vida vidro vila vinho vir virar visita visitar vista viu viva viver vizinho você
    voltar vontade voz vulcão vídeo vírus xícara zero zona água árvore época óculos ódio ônibus último único útil
    """
}
