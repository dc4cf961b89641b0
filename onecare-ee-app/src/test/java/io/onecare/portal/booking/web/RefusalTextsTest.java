package io.onecare.portal.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.booking.RefusalReason;
import io.onecare.core.care.CareRefusal;
import io.onecare.core.member.Coverage;
import io.onecare.core.schedule.HoldRefusal;
import io.onecare.portal.faces.Language;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the library refuses, the pages say why and what to do. */
class RefusalTextsTest {

    private static final String KEY = "booking.message.error.";

    @ParameterizedTest
    @EnumSource(RefusalReason.class)
    void every_reason_has_a_text_in_both_languages(RefusalReason reason) {
        List<String> keys =
                reason == RefusalReason.NOT_COVERED
                        ? Stream.of(Coverage.Reason.values())
                                .map(why -> reason.name() + "." + why.name())
                                .toList()
                        : List.of(reason.name());
        for (String key : keys) {
            assertSaid(key);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_can_happen_to_a_hold_or_a_question_has_a_text(Language language) {
        EnumSet.of(HoldRefusal.SLOT_TAKEN, HoldRefusal.SLOT_WITHDRAWN, HoldRefusal.TOO_MANY_HOLDS)
                .forEach(reason -> assertSaid(reason.name()));
        EnumSet.of(CareRefusal.NOT_FOUND, CareRefusal.KEY_REUSED)
                .forEach(reason -> assertSaid("CARE." + reason.name()));
    }

    private static void assertSaid(String key) {
        for (Language language : Language.values()) {
            assertThat(language.texts().containsKey(KEY + key)).as(key).isTrue();
            assertThat(language.say(KEY + key, "a", "b", "c", "d", "e", "f"))
                    .as(key)
                    .endsWith(".")
                    .doesNotContain("{", "'");
        }
    }
}
