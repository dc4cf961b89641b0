package io.onecare.portal.demo;

import io.onecare.geo.gazetteer.Place;
import java.util.List;

/**
 * A facility whose name is a trial for pages and searches: long, in two languages, with accents,
 * apostrophes and ampersands, or the same twice in one town.
 *
 * @param comune the name of a large comune
 * @param kind what it is
 * @param name the name
 */
record HandmadeFacility(String comune, FacilityKind kind, String name) {

    private static final List<HandmadeFacility> ALL =
            List.of(
                    new HandmadeFacility(
                            "Bolzano",
                            FacilityKind.POLIAMBULATORIO,
                            "Poliambulatorio Stella Alpina / Ambulatorium Edelweiss"),
                    new HandmadeFacility(
                            "Aosta",
                            FacilityKind.POLIAMBULATORIO,
                            "Centro Medico Bucaneve di Vetro / Centre Médical Perce-Neige de"
                                    + " Verre"),
                    new HandmadeFacility(
                            "Milano",
                            FacilityKind.POLIAMBULATORIO,
                            "Centro Polispecialistico di Diagnostica e Riabilitazione Mongolfiera"
                                    + " Controvento"),
                    new HandmadeFacility(
                            "Roma",
                            FacilityKind.CENTRO_DIAGNOSTICO,
                            "Centro di Diagnostica per Immagini Le Quattro Lanterne dell'Altra"
                                    + " Riva"),
                    new HandmadeFacility(
                            "Brescia",
                            FacilityKind.STUDIO_DENTISTICO,
                            "Studio Dentistico Sorriso di Carta"),
                    new HandmadeFacility(
                            "Brescia",
                            FacilityKind.STUDIO_DENTISTICO,
                            "Studio Dentistico Sorriso di Carta"),
                    new HandmadeFacility(
                            "Napoli",
                            FacilityKind.LABORATORIO,
                            "Laboratorio di Analisi Cliniche L'Alambicco & la Clessidra"),
                    new HandmadeFacility(
                            "Torino",
                            FacilityKind.CENTRO_DIAGNOSTICO,
                            "Radiologia Pendolo & Meridiana"),
                    new HandmadeFacility(
                            "Genova",
                            FacilityKind.CENTRO_OCULISTICO,
                            "Centro Oculistico Laggiù all'Orizzonte"),
                    new HandmadeFacility(
                            "Palermo",
                            FacilityKind.STUDIO_DI_PSICOLOGIA,
                            "Studio di Psicologia Il Perché delle Nuvole"),
                    new HandmadeFacility(
                            "Bologna",
                            FacilityKind.CENTRO_FISIOTERAPICO,
                            "Centro Fisioterapico Più su della Collina"),
                    new HandmadeFacility(
                            "Firenze",
                            FacilityKind.POLIAMBULATORIO,
                            "Poliambulatorio Città dell'Aquilone"),
                    new HandmadeFacility(
                            "Bari", FacilityKind.CLINICA, "Clinica L'Età dell'Ulivo Parlante"),
                    new HandmadeFacility(
                            "Perugia", FacilityKind.CENTRO_DIAGNOSTICO, "Diagnostica Dov'è l'Eco"));

    /** The handmade facilities that stand in a town, possibly none. */
    static List<HandmadeFacility> in(Place comune) {
        return ALL.stream().filter(facility -> facility.comune.equals(comune.name())).toList();
    }
}
