package io.onecare.portal.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Invents names of facilities: what it is, then a thing with a turn that no real facility would
 * have, such as <i>Poliambulatorio Fiordaliso a Mezz'Aria</i>.
 */
final class DemoNames {

    private static final List<String> THINGS =
            List.of(
                    "Fiordaliso",
                    "Bucaneve",
                    "Aquilone",
                    "Veliero",
                    "Melograno",
                    "Pettirosso",
                    "Papavero",
                    "Sambuco",
                    "Biancospino",
                    "Calicanto",
                    "Corbezzolo",
                    "Colibrì",
                    "Usignolo",
                    "Acquerello",
                    "Mappamondo",
                    "Cannocchiale",
                    "Ginepro",
                    "Ciclamino",
                    "Glicine",
                    "Pendolo",
                    "Girotondo",
                    "Scoiattolo",
                    "Arcobaleno",
                    "Lampione",
                    "Mulino",
                    "Luna",
                    "Lanterna",
                    "Meridiana",
                    "Libellula",
                    "Ginestra",
                    "Mongolfiera",
                    "Clessidra",
                    "Bussola",
                    "Conchiglia",
                    "Cicogna",
                    "Rondine",
                    "Lucciola",
                    "Quercia",
                    "Betulla",
                    "Ninfea",
                    "Farfalla",
                    "Altalena",
                    "Giostra",
                    "Cometa",
                    "Fontana",
                    "Nuvola",
                    "Primula",
                    "Pervinca",
                    "Tartaruga",
                    "Chiocciola");

    /** Turns that fit things of both genders. */
    private static final List<String> TURNS =
            List.of(
                    "del Mattino",
                    "della Sera",
                    "d'Inverno",
                    "di Marzo",
                    "di Carta",
                    "di Vetro",
                    "d'Ambra",
                    "d'Argento",
                    "di Ponente",
                    "di Levante",
                    "dell'Alba",
                    "a Colori",
                    "senza Fretta",
                    "di Nuvola",
                    "a Mezz'Aria",
                    "Lungimirante",
                    "Gentile",
                    "Cortese",
                    "Celeste",
                    "Sottovento",
                    "di Mezz'Estate",
                    "dell'Altra Riva",
                    "di Lassù",
                    "in Ascolto",
                    "Turchese");

    private static final int PAIR_PERCENT = 5;

    private final Random random;
    private final Set<String> taken = new HashSet<>();

    DemoNames(Random random) {
        this.random = random;
    }

    /**
     * Draws a name.
     *
     * @param kind what the facility is
     * @return a name whose second half no other facility has
     */
    String next(FacilityKind kind) {
        List<String> words = kind.words();
        String first = words.get(random.nextInt(words.size()));
        String fantasy;
        do {
            fantasy = random.nextInt(100) < PAIR_PERCENT ? pair() : thing(kind) + " " + turn();
        } while (!taken.add(fantasy));
        return first + " " + fantasy;
    }

    private String pair() {
        String first = THINGS.get(random.nextInt(THINGS.size()));
        String second = THINGS.get(random.nextInt(THINGS.size()));
        return first.equals(second) ? first + " " + turn() : first + " & " + second;
    }

    private String thing(FacilityKind kind) {
        List<String> things = new ArrayList<>(THINGS);
        things.addAll(kind.emblems());
        return things.get(random.nextInt(things.size()));
    }

    private String turn() {
        return TURNS.get(random.nextInt(TURNS.size()));
    }
}
