package io.onecare.portal.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Phone numbers that ring nobody: Italy reserves no numbers for fiction, so these use area codes
 * that look like the region's but belong to no telephone district.
 *
 * <p>The districts are those of AGCOM's numbering plan (delibera 8/15/CIR), read from the Italian
 * fixed-line pattern of Google's libphonenumber, which finds none of these codes valid (looked at
 * in 2026). Real area codes with subscriber numbers that begin with 0 would not do: the city of
 * Rome answers on 06 0606.
 */
final class DemoPhones {

    private static final Map<String, String> AREA_CODES =
            Map.ofEntries(
                    Map.entry("Piemonte", "0128"),
                    Map.entry("Valle d'Aosta", "0167"),
                    Map.entry("Lombardia", "0378"),
                    Map.entry("Trentino-Alto Adige", "0468"),
                    Map.entry("Veneto", "0448"),
                    Map.entry("Friuli-Venezia Giulia", "0488"),
                    Map.entry("Liguria", "0188"),
                    Map.entry("Emilia-Romagna", "0528"),
                    Map.entry("Toscana", "0579"),
                    Map.entry("Umbria", "0748"),
                    Map.entry("Marche", "0738"),
                    Map.entry("Lazio", "0768"),
                    Map.entry("Abruzzo", "0868"),
                    Map.entry("Molise", "0877"),
                    Map.entry("Campania", "0829"),
                    Map.entry("Puglia", "0838"),
                    Map.entry("Basilicata", "0978"),
                    Map.entry("Calabria", "0969"),
                    Map.entry("Sicilia", "0937"),
                    Map.entry("Sardegna", "0787"));

    private static final String ELSEWHERE = "0378";

    private static final int SECOND_NUMBER_PERCENT = 8;

    private final Random random;
    private final Set<String> taken = new HashSet<>();

    DemoPhones(Random random) {
        this.random = random;
    }

    /**
     * Draws the numbers of one facility.
     *
     * @param region the region it lies in
     * @return one number, seldom two, that no other facility has
     */
    List<String> next(String region) {
        String first = number(region);
        return random.nextInt(100) < SECOND_NUMBER_PERCENT
                ? List.of(first, number(region))
                : List.of(first);
    }

    private String number(String region) {
        String number;
        do {
            number =
                    AREA_CODES.getOrDefault(region, ELSEWHERE)
                            + " 0%05d".formatted(random.nextInt(100_000));
        } while (!taken.add(number));
        return number;
    }
}
