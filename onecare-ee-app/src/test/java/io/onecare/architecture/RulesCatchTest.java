package io.onecare.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.onecare.core.person.sample.TalkativePerson;
import io.onecare.core.sample.CoreAsksGeo;
import io.onecare.core.sample.EntityWithSetter;
import io.onecare.core.sample.OneHalfOfACycle;
import io.onecare.core.sample.spi.SamplePort;
import io.onecare.core.sampleother.OtherHalfOfACycle;
import io.onecare.geo.sample.GeoAsksPortal;
import io.onecare.geo.sample.GeometryOutside;
import io.onecare.imports.sample.ReaderWithGeometry;
import io.onecare.imports.table.sample.TableOfMoney;
import io.onecare.portal.sample.Impatient;
import io.onecare.portal.sample.OneFeature;
import io.onecare.portal.sample.PortOutsideAdapter;
import io.onecare.portal.sample.Rememberer;
import io.onecare.portal.sample.SelfMadeLibrary;
import io.onecare.portal.sample.Shopkeeper;
import io.onecare.portal.sample.rest.EntityResource;
import io.onecare.portal.sample.web.CuriousView;
import io.onecare.portal.sampleother.OtherFeature;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of {@link Rules} catches a sample that breaks it. */
class RulesCatchTest {

    static Stream<Arguments> samples() {
        return Stream.of(
                broken(Rules.CORE_KNOWS_ONLY_JAVA_AND_PERSISTENCE, CoreAsksGeo.class),
                broken(Rules.GEO_DOES_NOT_KNOW_THE_PORTAL, GeoAsksPortal.class),
                broken(Rules.READERS_OF_FILES_KNOW_CORE_AND_CSV, ReaderWithGeometry.class),
                broken(Rules.TABLES_DO_NOT_KNOW_WHAT_THEY_HOLD, TableOfMoney.class),
                broken(
                        Rules.FEATURES_OF_CORE_ARE_ACYCLIC,
                        OneHalfOfACycle.class,
                        OtherHalfOfACycle.class),
                broken(
                        Rules.FEATURES_OF_THE_PORTAL_ARE_ACYCLIC,
                        OneFeature.class,
                        OtherFeature.class),
                broken(Rules.GEOTOOLS_STAYS_IN_ITS_PACKAGE, GeometryOutside.class),
                broken(Rules.ONLY_WIRING_BUILDS_THE_LIBRARY, SelfMadeLibrary.class),
                broken(
                        Rules.ONLY_ADAPTERS_IMPLEMENT_PORTS,
                        PortOutsideAdapter.class,
                        SamplePort.class),
                broken(Rules.ONLY_DESKS_OPEN_TRANSACTIONS, Shopkeeper.class),
                broken(Rules.PAGES_AND_RESOURCES_ASK_DESKS, CuriousView.class),
                broken(Rules.TIME_COMES_FROM_A_CLOCK, Impatient.class),
                broken(Rules.ZONE_AND_LOCALE_ARE_NAMED, Impatient.class),
                broken(Rules.EE_IS_JAKARTA, Impatient.class),
                broken(Rules.ENTITIES_HAVE_NO_PUBLIC_SETTER, EntityWithSetter.class),
                broken(
                        Rules.NO_ENTITY_IN_A_PAGE_OR_RESOURCE,
                        EntityResource.class,
                        EntityWithSetter.class),
                broken(Rules.EVERY_PACKAGE_IS_NULL_MARKED, CoreAsksGeo.class),
                broken(Rules.NO_SESSION_OF_THE_SERVER, Rememberer.class),
                broken(Rules.WHERE_A_REQUEST_COMES_FROM_IS_READ_IN_ONE_PLACE, Rememberer.class),
                broken(Rules.PERSONAL_TYPES_HIDE_THEMSELVES, TalkativePerson.class));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_rule_catches_its_sample(ArchRule rule, List<Class<?>> sample) {
        var classes = new ClassFileImporter().importClasses(sample);

        assertThat(rule.evaluate(classes).hasViolation()).as(rule.getDescription()).isTrue();
    }

    @Test
    void every_rule_has_a_sample() {
        List<ArchRule> rules =
                Arrays.stream(Rules.class.getDeclaredFields())
                        .filter(field -> field.getType() == ArchRule.class)
                        .map(RulesCatchTest::read)
                        .toList();

        assertThat(samples().map(sample -> sample.get()[0]).toList())
                .containsExactlyInAnyOrderElementsOf(rules);
    }

    private static ArchRule read(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Arguments broken(ArchRule rule, Class<?>... sample) {
        return Arguments.of(rule, List.of(sample));
    }
}
