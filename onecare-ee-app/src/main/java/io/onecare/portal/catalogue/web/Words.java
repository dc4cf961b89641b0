package io.onecare.portal.catalogue.web;

import io.onecare.core.network.ServiceListing;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Finds services by words of their names and codes, in any case and without regard to accents. */
final class Words {

    private Words() {}

    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Whether a service has each of the words, which are folded. */
    static boolean all(List<String> words, ServiceListing service) {
        String national = service.nationalCode() == null ? "" : service.nationalCode();
        String text =
                folded(
                        String.join(
                                " ",
                                service.code(),
                                service.name().italian(),
                                service.name().english().orElse(""),
                                national));
        return words.stream().allMatch(text::contains);
    }
}
