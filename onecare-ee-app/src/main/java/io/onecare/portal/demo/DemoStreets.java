package io.onecare.portal.demo;

import java.util.List;
import java.util.Random;

/** Invents streets: kinds of street that exist, named after things that do not. */
final class DemoStreets {

    private static final List<String> KINDS =
            List.of(
                    "Via",
                    "Via",
                    "Via",
                    "Via",
                    "Via",
                    "Via",
                    "Viale",
                    "Viale",
                    "Piazza",
                    "Corso",
                    "Largo",
                    "Vicolo",
                    "Piazzetta",
                    "Contrada");

    private static final List<String> NAMES =
            List.of(
                    "delle Querce Gemelle",
                    "dell'Orologio Fermo",
                    "del Pozzo Cantante",
                    "dei Tre Ombrelli",
                    "della Lanterna Accesa",
                    "delle Sette Scale",
                    "del Gatto Filosofo",
                    "dei Mulini di Carta",
                    "della Luna Curiosa",
                    "dell'Aquilone Perduto",
                    "delle Rondini in Ritardo",
                    "del Forno Incantato",
                    "dei Cappellai Gentili",
                    "della Fontana Sorda",
                    "dell'Eco Cortese",
                    "del Melo Pensoso",
                    "delle Nuvole Basse",
                    "dei Lampionai Stanchi",
                    "della Volpe Azzurra",
                    "dell'Arco Mai Finito",
                    "del Vento Paziente",
                    "delle Biglie di Vetro",
                    "dei Due Soli",
                    "della Tartaruga Veloce",
                    "dell'Ombra Lunga",
                    "del Ponte senza Fiume",
                    "delle Lucciole d'Inverno",
                    "dei Poeti Distratti",
                    "della Civetta Mattiniera",
                    "dell'Albero Capovolto",
                    "del Tamburo Muto",
                    "delle Chiavi Smarrite",
                    "dei Gelsi Danzanti",
                    "della Giostra Lenta",
                    "dell'Ippogrifo",
                    "del Dromedario Bianco",
                    "delle Cento Finestre",
                    "dei Calzini Spaiati",
                    "della Rugiada Sospesa",
                    "dell'Isola Che Manca",
                    "del Sentiero Rotondo",
                    "delle Comete Vicine",
                    "dei Giardinieri Notturni",
                    "della Balena di Terra",
                    "dell'Unicorno Prudente",
                    "del Cortile Segreto",
                    "delle Parole Leggere",
                    "dei Quattro Quinti",
                    "della Neve d'Agosto",
                    "dell'Usignolo Puntuale");

    private static final int HIGHEST_NUMBER = 140;

    private final Random random;

    DemoStreets(Random random) {
        this.random = random;
    }

    /**
     * Draws street and number.
     *
     * @return such as {@code Via delle Querce Gemelle 12}
     */
    String next() {
        String street =
                KINDS.get(random.nextInt(KINDS.size()))
                        + " "
                        + NAMES.get(random.nextInt(NAMES.size()))
                        + " "
                        + (1 + random.nextInt(HIGHEST_NUMBER));
        return switch (random.nextInt(20)) {
            case 0 -> street + "/A";
            case 1 -> street + "/B";
            case 2 -> street + " bis";
            default -> street;
        };
    }
}
