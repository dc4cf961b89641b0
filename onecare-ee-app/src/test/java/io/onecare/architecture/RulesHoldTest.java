package io.onecare.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the project ships keeps every rule of {@link Rules}. */
@AnalyzeClasses(
        packages = "io.onecare",
        importOptions = {
            ImportOption.DoNotIncludeTests.class,
            RulesHoldTest.DoNotIncludeContracts.class
        })
class RulesHoldTest {

    /** The contracts of core's ports are tests that ship in an archive of their own. */
    static final class DoNotIncludeContracts implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest static final ArchRule R01 = Rules.CORE_KNOWS_ONLY_JAVA_AND_PERSISTENCE;
    @ArchTest static final ArchRule R02 = Rules.GEO_DOES_NOT_KNOW_THE_PORTAL;
    @ArchTest static final ArchRule R03 = Rules.FEATURES_OF_CORE_ARE_ACYCLIC;
    @ArchTest static final ArchRule R04 = Rules.FEATURES_OF_THE_PORTAL_ARE_ACYCLIC;
    @ArchTest static final ArchRule R05 = Rules.GEOTOOLS_STAYS_IN_ITS_PACKAGE;
    @ArchTest static final ArchRule R06 = Rules.ONLY_WIRING_BUILDS_THE_LIBRARY;
    @ArchTest static final ArchRule R07 = Rules.ONLY_ADAPTERS_IMPLEMENT_PORTS;
    @ArchTest static final ArchRule R08 = Rules.ONLY_DESKS_OPEN_TRANSACTIONS;
    @ArchTest static final ArchRule R09 = Rules.PAGES_AND_RESOURCES_ASK_DESKS;
    @ArchTest static final ArchRule R10 = Rules.TIME_COMES_FROM_A_CLOCK;
    @ArchTest static final ArchRule R11 = Rules.ZONE_AND_LOCALE_ARE_NAMED;
    @ArchTest static final ArchRule R12 = Rules.EE_IS_JAKARTA;
    @ArchTest static final ArchRule R13 = Rules.ENTITIES_HAVE_NO_PUBLIC_SETTER;
    @ArchTest static final ArchRule R14 = Rules.NO_ENTITY_IN_A_PAGE_OR_RESOURCE;
    @ArchTest static final ArchRule R15 = Rules.EVERY_PACKAGE_IS_NULL_MARKED;
    @ArchTest static final ArchRule R16 = Rules.PERSONAL_TYPES_HIDE_THEMSELVES;
    @ArchTest static final ArchRule R17 = Rules.NO_SESSION_OF_THE_SERVER;

    @ArchTest static final ArchRule R18 = Rules.WHERE_A_REQUEST_COMES_FROM_IS_READ_IN_ONE_PLACE;

    @ArchTest static final ArchRule R19 = Rules.READERS_OF_FILES_KNOW_CORE_AND_CSV;
    @ArchTest static final ArchRule R20 = Rules.TABLES_DO_NOT_KNOW_WHAT_THEY_HOLD;
}
