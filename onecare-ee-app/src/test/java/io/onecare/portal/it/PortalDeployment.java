package io.onecare.portal.it;

import io.onecare.portal.adapter.mailbox.FaultyLine;
import io.onecare.portal.it.counted.CountedDriver;
import io.onecare.portal.it.inside.FacilitiesInsideLibertyIT;
import io.onecare.portal.it.inside.StatementLog;
import io.onecare.portal.it.inside.TestersEntrance;
import io.onecare.portal.security.AccessFilter;
import io.onecare.portal.security.OriginFilter;
import io.onecare.portal.wiring.ReachabilityFilter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The WAR that the build has just made, deployed once for all tests under its own name and context
 * root, with the tests that run inside it. Its network is the demo network and one facility whose
 * name is markup.
 */
@ArquillianSuiteDeployment
public class PortalDeployment {

    @Deployment
    public static WebArchive war() {
        WebArchive war =
                ShrinkWrap.create(ZipImporter.class, "portal-under-test.war")
                        .importFrom(new File(System.getProperty("it.war")))
                        .as(WebArchive.class)
                        .addPackage(FacilitiesInsideLibertyIT.class.getPackage())
                        .addClass(CountedDriver.class)
                        .addClass(Authenticator.class)
                        .addClass(FaultyLine.class);
        return war.setWebXML(new StringAsset(withTestersEntrance(war)));
    }

    /** The portal's own web.xml, with filters that let tests start and look on. */
    private static String withTestersEntrance(WebArchive war) {
        try (InputStream webXml = war.get("WEB-INF/web.xml").getAsset().openStream()) {
            return new String(webXml.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(ReachabilityFilter.class.getName(), StatementLog.class.getName())
                    .replace(OriginFilter.class.getName(), TestersEntrance.Origins.class.getName())
                    .replace(AccessFilter.class.getName(), TestersEntrance.Access.class.getName());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
