package io.onecare.core.account;

import java.security.SecureRandom;
import java.util.List;

/**
 * Makes user names that can be said on the phone and tell nothing of the person: a plant and six
 * digits, such as {@code salvia-482713}. Somebody who knows a person cannot guess one.
 */
final class UserNames {

    private static final List<String> PLANTS =
            List.of(
                    "acacia",
                    "acero",
                    "agave",
                    "alloro",
                    "aloe",
                    "anemone",
                    "arnica",
                    "basilico",
                    "begonia",
                    "betulla",
                    "biancospino",
                    "borragine",
                    "calendula",
                    "camelia",
                    "camomilla",
                    "cedro",
                    "ciclamino",
                    "ciliegio",
                    "cipresso",
                    "dalia",
                    "edera",
                    "erica",
                    "eucalipto",
                    "faggio",
                    "felce",
                    "fiordaliso",
                    "frassino",
                    "fresia",
                    "gardenia",
                    "gelsomino",
                    "genziana",
                    "geranio",
                    "giacinto",
                    "giglio",
                    "ginepro",
                    "ginestra",
                    "girasole",
                    "glicine",
                    "ibisco",
                    "iris",
                    "lavanda",
                    "larice",
                    "lilla",
                    "lino",
                    "magnolia",
                    "malva",
                    "mandorlo",
                    "margherita",
                    "melissa",
                    "menta",
                    "mimosa",
                    "mirto",
                    "mughetto",
                    "narciso",
                    "ninfea",
                    "nocciolo",
                    "olivo",
                    "olmo",
                    "orchidea",
                    "ortensia",
                    "papavero",
                    "peonia",
                    "petunia",
                    "pino",
                    "pioppo",
                    "platano",
                    "primula",
                    "quercia",
                    "ranuncolo",
                    "ribes",
                    "robinia",
                    "rosa",
                    "rosmarino",
                    "salvia",
                    "sambuco",
                    "silene",
                    "tamerice",
                    "tarassaco",
                    "tiglio",
                    "timo",
                    "trifoglio",
                    "tulipano",
                    "verbena",
                    "veronica",
                    "viola",
                    "zafferano");

    private static final int NUMBERS = 1_000_000;

    private final SecureRandom random = new SecureRandom();

    /** Perhaps one that is taken. */
    String next() {
        return "%s-%06d"
                .formatted(PLANTS.get(random.nextInt(PLANTS.size())), random.nextInt(NUMBERS));
    }
}
