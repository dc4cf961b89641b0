package io.onecare.portal.demo;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.terms.PublishTerms;
import io.onecare.core.terms.TermsKind;
import io.onecare.core.terms.TermsOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The texts of the demo, which say of themselves that they are made up. */
final class DemoTerms {

    /** The version that is there if and only if the texts were published. */
    static final String CODE = "DEMO-1";

    private static final Map<TermsKind, String> FILES =
            Map.of(
                    TermsKind.PRIVACY_NOTICE, "privacy",
                    TermsKind.GENERAL_CONDITIONS, "conditions");

    private DemoTerms() {}

    /**
     * Publishes both texts. Needs the caller's transaction.
     *
     * @throws IllegalStateException if one is refused; the caller must roll back
     */
    static void saveWith(OneCare oneCare, Actor actor) {
        FILES.forEach((kind, file) -> publish(oneCare, actor, kind, file));
    }

    private static void publish(OneCare oneCare, Actor actor, TermsKind kind, String file) {
        TermsOutcome outcome =
                oneCare.termsEditor()
                        .publish(
                                actor,
                                new PublishTerms(
                                        kind,
                                        CODE,
                                        null,
                                        text(file + "_it.txt"),
                                        text(file + "_en.txt")));
        if (outcome instanceof TermsOutcome.Refused refused) {
            throw new IllegalStateException(
                    "The demo's text (%s, %s) was refused (%s)."
                            .formatted(kind, CODE, refused.reason()));
        }
    }

    private static String text(String file) {
        try (InputStream data = DemoTerms.class.getResourceAsStream(file)) {
            if (data == null) {
                throw new IllegalStateException(
                        "The text (%s) of the demo is missing from the class path.%nMaybe the archive was repacked without its resources."
                                .formatted(file));
            }
            return new String(data.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
