extension CommonWords {
  /// Words of Spanish, in the order of their characters.
  static let spanish: StaticString = """
    a abajo abierto abogado abrazo abrigo abril abrir absurdo abuela abuelo aburrido acabar acaso aceite aceptar
    acerca acompañar acordar acuerdo acá adelante además adentro adiós admirar adonde adorar adulto afuera agosto
    agradable agua ahora ahorita ahí aire al alcanzar alegre alegría alemán algo alguien alguna alguno algún allá
    allí alma almuerzo alto alumno amable amanecer amar amarillo ambos amiga amigo amigos amistad amor analista
    analizar ancho andar anillo animal anoche anotar anterior antes antiguo análisis apagar aparecer apartamento
    apellido apenas apoyo aprender aquel aquella aquí arena arma armario arriba arroz arte artista artículo asesino
    asustar así atención aunque auto autobús autor avión ayer ayuda ayudar azul azúcar año años aún bailar baile
    bajo balón banco banda barato barba barco barrio base bastante basura batalla bañera baño beber bebé bello beso
    biblioteca bien bienvenido blanco boca boda bolsa bolsillo bonita bonito bosque bota botella brazo breve brillar
    broma bruja bueno burro buscar caballero caballo cabello caber cabeza cada cadena caer café caja calcular
    calidad callar calle calma calor cama cambiar cambio caminar camino camisa camión campeón campo canal canallas
    canción cansado cantante cantar capaz cara cariño carne caro carrera carro carta casa casado casar casi caso
    castillo catorce causa cena cenar centro cerca cerdo cerrar cerveza chaqueta charlar chica chico chiste
    chocolate cielo cien ciencia cierto cinco cine circular cita ciudad claro clase cliente clima coche cocina
    cocinar coger cola colegio color comedor comentar comentario comenzar comer comida compañero comprar comprender
    computadora comunidad común con concierto concurso conducir confianza conmigo conocer conocido conseguir consejo
    contar contenido contento contestar contigo contra copa corazón correcto correo correr cortar corto cosa costar
    crear crecer creer crisis cruel cruz cuaderno cuadro cual cualquier cuando cuarenta cuarto cuatro cubrir cuchara
    cuchillo cuello cuenta cuento cuerpo cuidado cuidar culebra culpa cultivar cultura cumpleaños cumplir curar
    curioso curso cuánto cámara cárcel círculo código cómo dama dar daño de debajo deber decidir decir dedo dejar
    del delante delgado delicioso demasiado demás dentista dentro deporte derecha derecho desastre desayuno
    descansar descubrir desde desear deseo desierto despacio despertar después detrás diablo diario dibujo
    diccionario diciembre diente diez diferente difícil dinero dios diputada diputado dirección director disculpa
    discutir diseño disfrutar disputa disputar distancia distinto divertido doce doctor documento dolor domingo
    donde dormir dos droga ducha duda dueño dulce durante duro débil día e edad edificio educación efecto ejemplo
    ejercicio el ella ello ellos embarazada embargo emoción empezar empleo empresa en encantar encima encontrar
    enemigo energía enero enfermedad enfermo enojado enorme enseñar entender entonces entrada entrar entre enviar
    equipo equivocado error escalera escapar escena escoger esconder escribir escuchar escuela ese esfuerzo eso
    espacio espada espalda español especial espectáculo espejo esperanza esperar esposa esposo esquina esta estación
    estado estar este estilo esto estrella estudiante estudiar estupendo estómago evitar exacto examen excelente
    experiencia explicar extraño falda falso falta familia famoso favor favorito fe febrero fecha felicidad feliz
    feo fiebre fiel fiesta figura fila fin final finalmente fino firma flor fondo forma foto frase frente fresa
    fresco fruta frío fuego fuera fuerte fuerza fumar función futuro fábrica fácil fútbol gafas galleta gallina gana
    ganar garganta gastar gato general gente gracia gracias gracioso grado gran grande gratis gripe gris gritar
    grupo guante guapa guapo guardar guerra guitarra gustar gusto haber habitación hablar hacer hacia hambre hasta
    helado hermana hermano hermosa hermoso hielo hierba hierro hija hijo hilo historia hoja hola hombre hombro honor
    hora horario horrible hospital hotel hoy hueso huevo humano humo humor héroe idea idioma idiota iglesia igual
    imagen imaginar importante imposible increíble infierno información inglés insulto inteligente interesante
    internet invierno invitar ir isla izquierda jabón jamás jamón jardín jefe joven juego jueves juez jugar jugo
    julio junio juntos justicia justo kilo labio lado ladrón lago largo lata lavar lección leche leer legal lejos
    lengua lento letra levantar ley león libertad libre libro limpiar limpio limón lindo lista listo llamar llave
    llegar llenar lleno llevar llorar lluvia loca loco lograr luchar luego lugar luna lunes luz lágrima lámpara
    lápiz lástima línea madre maestro mal maleta malo mamá mandar manera mano manta mantequilla manzana mapa mar
    maravilla marido marrón martes marzo masa matar mayo mayor mañana mecánico media medio mejor memoria menor menos
    mensaje mente mentir mentira mercado merecer mes mesa meta meter metro mi miedo miel miembro mientras mil
    milagro millón minuto mirada mirar misa mismo misterio mitad miércoles moda modelo modo mojado molestar momento
    moneda mono montaña monte morado morir mostrar moto mover mucho muela muerte mujer mundo museo muy muñeca
    máquina más médico música nacer nada nadar nadie naranja nariz natural navidad necesario necesitar negar negocio
    negro nene ni nieve ninguno ningún nivel niña niño no noche nombre normal norte nos nosotros nota noticia noveno
    novia noviembre novio nube nuestro nueve nuevo nuez nunca número o obra ocho octubre oculto ocupado océano odiar
    odio oeste oficina ofrecer ojalá ojo ola oler olvidar once opinión oración oral orden oreja orgullo orilla oro
    oscuro oso otoño otra otro oír paciencia padre pagar palabra palo pan pantalla pantalón papel papá par para
    parar parecer pared pareja parque parte partido pasado pasar pasear paseo paso pasta pastel patata patio pato
    pavo paz país pecado pecho pedir pegar peinar pelea peligro pelo pelota película peneque penetrar pensar peor
    pequeño pera perder perdón perfecto periódico permiso pero perro persona pesado pescado pescador peso pez pezón
    picante picar pie piedra piel pierna piloto pintar pintura piscina piso pizza plan planta plata plato playa
    plaza pluma plátano pobre poco poder poesía policía pollo poner popular por porque postre precio precioso
    preferir pregunta preguntar premio preocupar preparar presente presidente prestar primavera primero primo
    princesa prisa probar problema producto profesor programa prohibir prometer pronto propio proteger prueba
    príncipe pueblo puente puerta puerto pues puesto punto puro página pájaro público que quedar queja quemar querer
    querida querido queso quien quince quitar quizás rabia radio raro rato ratón raya razón raíz real realidad
    recibir recordar red regalo regla reina relación reloj repetir reputación reputado responder respuesta
    restaurante reunión revista rey rezar reír rico riesgo risa ritmo robar roca rodilla rojo romper ropa rosa
    rostro roto rubio ruido rumbo rápido río saber sabor sabroso sacar sal sala salir salsa saltar salud saludo
    salvar sandía sangre sano santo sapo secreto sed seda seguir segundo seguro seis semana sentado sentido sentir
    septiembre ser serio serpiente servicio servir sesenta señor señora siempre siesta siete siglo significar
    silencio silla simple simpático sin sino sistema sitio situación sobre sobrino sol solamente soldado solo
    soltero sombra sombrero sonar sonreír sonrisa sopa sordo sorpresa soñar suave subir suceder sucio sueldo suerte
    sueño sufrir sumar supuesto sur susto suéter sábado tal talento tamaño también tampoco tan tanto taparse tarde
    tarea tarjeta taxi taza teatro techo tela televisión teléfono temer temporada temprano tener tenis tercero
    terminar ternura terrible tesoro test tiempo tienda tierra tigre tijeras tipo tirar tocar todavía todo tomar
    tonto torcer tormenta toro torta tos total trabajar trabajo traer traje tranquilo tratar trece treinta tren tres
    triste tristeza triunfo té tía tímido tío título tú universidad uno usar uva uña vaca vacación vacío valer
    valiente valle valor vaso vecino vehículo veinte vela vender venir ventana ver verano verdad verde vergüenza
    verso vestido vez viajar viaje vida video vidrio viejo viento viernes vinculo vino virus visita visitar vivir
    vivo volar volcán volver voz vuelo vuelta ya yo zapato zona zorro zumo ángel ánimo árbol éxito último único útil
    """
}
